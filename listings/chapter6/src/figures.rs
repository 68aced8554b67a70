use crate::problem::{Problem, landing};
use chapter4::l2_slope;
use chapter5::{l1_minimiser, l1_sum, l2_sum};
use figure::{
    Axis, Emblem, Figure, Ink, Plane, Side, Slide, number, with_chosen,
};

/// The weights that the figures show: 0, the data's weight and the start, with
/// room to see what is beyond 0.
fn stretch(p: &Problem) -> (f64, f64) {
    let low = p.start.min(p.weight).min(0.0);
    let high = p.start.max(p.weight).max(0.0);
    // All three may be 0.
    let span = if high > low { high - low } else { 1.0 };
    let room = |end: f64| span * if end == 0.0 { 0.25 } else { 0.05 };
    (low - room(low), high + room(high))
}

/// How hard each penalty pulls a weight towards 0, and how hard the data pull it
/// away, by the size of the weight.
pub(crate) fn pulls(p: &Problem) -> Figure {
    let weight = if p.weight == 0.0 { 0.5 } else { p.weight.abs() };
    let to = 1.2 * weight;
    let steep = 2.0 * p.data.mean_xx();
    let most = 1.25 * p.lambda.max(p.pull());
    // All pulls are 0 if nothing pulls.
    let most = if most > 0.0 { most } else { 1.0 };
    let across = if p.weight < 0.0 { "weight −w" } else { "weight w" };
    let plane =
        Plane::new(Axis::new(across, 0.0, to), Axis::new("pull", 0.0, most));
    let data = |w: f64| p.pull() - steep * w;
    let goal = p.goal().abs();
    let resting = l1_minimiser(&p.data, p.lambda).abs();
    Figure::new("pulls", "The pulls on a weight")
        .describe(format!(
            "The L1 penalty pulls a weight towards 0 with the same strength \
             {0} at every weight. The pull of the L2 penalty is a straight \
             line that starts at 0 for w = 0. The pull of the data in the \
             other direction falls from {1} at w = 0 to nothing at w = {2}; \
             it crosses L2’s pull at {3}.",
            number(p.lambda),
            number(p.pull()),
            number(p.weight),
            number(p.goal()),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            pen.line(Ink::Loss, &[(0.0, p.pull()), (p.weight.abs(), 0.0)]);
            pen.line(Ink::L1, &[(0.0, p.lambda), (to, p.lambda)]);
            let pull = |w| p.lambda * l2_slope(w);
            pen.curve(Ink::L2, &[], pull);
            pen.dot(Ink::L2, goal, data(goal));
            pen.dot(Ink::L1, resting, p.lambda);
            let (zero, name) = ((0.0, p.lambda), "L1: λ");
            if p.lambda >= p.pull() {
                let name =
                    format!("{name}, stronger than the data: stops at 0");
                pen.label(Ink::L1, zero, Side::AboveRight, &name);
            } else {
                pen.label(Ink::L1, zero, Side::AboveRight, name);
            }
            let end = 0.97 * to;
            pen.label(Ink::L2, (end, pull(end)), Side::AboveLeft, "L2: 2λw");
            let end = (0.9 * weight, data(0.9 * weight));
            let words = format!(
                "data: {} − {}w",
                number(p.pull()),
                if steep == 1.0 { String::new() } else { number(steep) }
            );
            pen.label(Ink::Loss, end, Side::AboveRight, &words);
        })
}

/// The weights around L1's lowest point, as far as its walk hops there.
fn near_the_corner(p: &Problem) -> (f64, f64) {
    let (low, high) = p.band();
    let lowest = l1_minimiser(&p.data, p.lambda);
    (
        lowest + (1.2 * low).min(-0.4 * high),
        lowest + (1.2 * high).max(-0.4 * low),
    )
}

/// The walks on the two sums, seen from the side, and the hops around L1's
/// lowest point, magnified.
pub(crate) fn hills(p: &Problem) -> Figure {
    let (from, to) = stretch(p);
    let data = &p.data;
    let one = |w| l1_sum(data, p.lambda, w);
    let square = |w| l2_sum(data, p.lambda, w);
    let high = square(to).max(one(to));
    let [left, right] = [56.0, 338.0].map(|left| {
        let up = Axis::new("", 0.0, high);
        Plane::new(Axis::new("weight w", from, to), up)
            .at(left, 40.0, 240.0, 190.0)
    });
    // Room below the lowest point for a name, above the curve for the hops.
    let (low, top) = near_the_corner(p);
    let lowest = l1_minimiser(data, p.lambda);
    let rise = one(low).max(one(top)) - one(lowest);
    let up = Axis::new("", one(lowest) - 0.4 * rise, one(lowest) + 1.5 * rise);
    let near = Plane::new(Axis::new("weight w", low, top), up.ticks(&[]))
        .at(56.0, 314.0, 522.0, 220.0);
    let steps = p.steps.min(24);
    let sub = p.slope_walk(p.eta, steps);
    let prox = p.threshold_walk(p.eta, steps);
    let two = p.l2_walk(p.eta, steps);
    let positions: Vec<f64> = (0..=steps).map(|step| step as f64).collect();
    Figure::new("hills", "Walking down the two sums")
        .height(594)
        .describe(hills_in_words(p, [sub[steps], prox[steps], two[steps]]))
        .still(|sheet| {
            sheet.magnify(&left, &near);
            let pen = sheet.axes(&left);
            pen.curve(Ink::L1, &[0.0], one);
            let crest = (f64::midpoint(from, to), high);
            pen.label(Ink::L1, crest, Side::Above, "loss + λ|w|");
            let pen = sheet.axes(&right);
            pen.curve(Ink::L2, &[], square);
            pen.label(Ink::L2, crest, Side::Above, "loss + λw²");
            let pen = sheet.axes(&near);
            pen.curve(Ink::L1, &[0.0], one);
            let name = landing(&prox).map_or_else(
                || "dot: threshold walk".into(),
                |step| format!("dot: threshold walk, lands at step {step}"),
            );
            let foot = (lowest, one(lowest) - 0.08 * rise);
            pen.label(Ink::L1, foot, Side::BelowRight, &name);
            let above = (f64::midpoint(low, top), one(lowest) + 1.5 * rise);
            pen.label(
                Ink::L1Ghost,
                above,
                Side::Below,
                "ring: slope walk; dashed: its last hops",
            );
        })
        .slide(
            Slide::new("step", &near, &positions, 8.0).short(),
            [
                (Ink::L1, "L1, slope walk"),
                (Ink::L1, "L1, threshold walk"),
                (Ink::L2, "L2"),
            ],
            |sheet, step| {
                let step = step as usize;
                let on_the_curve = |&w: &f64| (w, one(w));
                let hops = sub[step.saturating_sub(9)..=step].iter();
                let inside = |w: &&f64| (low..=top).contains(*w);
                let hops: Vec<_> =
                    hops.filter(inside).map(on_the_curve).collect();
                sheet.pen(&near).hops(Ink::L1Ghost, &hops);
                for plane in [&left, &near] {
                    let pen = sheet.pen(plane);
                    pen.specks(Ink::L1, prox[..step].iter().map(on_the_curve));
                    pen.wide_ring(Ink::L1, sub[step], one(sub[step]));
                    pen.dot(Ink::L1, prox[step], one(prox[step]));
                }
                let pen = sheet.pen(&right);
                pen.specks(
                    Ink::L2,
                    two[..step].iter().map(|&w| (w, square(w))),
                );
                pen.dot(Ink::L2, two[step], square(two[step]));
                [sub[step], prox[step], two[step]].map(number)
            },
        )
}

fn hills_in_words(p: &Problem, ends: [f64; 3]) -> String {
    let [sub, prox, two] = ends.map(number);
    let walk = p.threshold_walk(p.eta, p.steps.min(24));
    let landing = landing(&walk).map_or_else(String::new, |step| {
        format!(" The dot lands on 0 at step {step}.")
    });
    format!(
        "On the left two walkers on the L1 sum: a ring, the slope walk, and a \
         dot, the threshold walk.{landing} On the right a walker on the L2 sum. Below, the lowest point of the L1 sum, magnified: \
         dashed arcs are the last hops of the ring. After {} steps the ring \
         is at {sub}, the dot at {prox}, and the walker on the right at {two}.",
        walk.len() - 1,
    )
}

/// A walk's weights over its steps.
fn over_steps(walk: &[f64]) -> Vec<(f64, f64)> {
    walk.iter().enumerate().map(|(step, &w)| (step as f64, w)).collect()
}

/// The walks against the step, for several step sizes.
pub(crate) fn walks(p: &Problem) -> Figure {
    let (from, to) = stretch(p);
    let steps = p.steps.min(200);
    let plane = Plane::new(
        Axis::new("step", 0.0, steps as f64),
        Axis::new("weight w", from, to),
    );
    // No larger than lets every walk settle, no smaller than lets it arrive.
    let fine = [0.03, 0.04, 0.045, 0.05, 0.055];
    let sizes = fine.into_iter().chain((6..=20).map(|i| 0.01 * f64::from(i)));
    let m = p.data.mean_xx();
    let most = 0.5 / (m + p.lambda);
    let sizes = sizes.map(|size| size / m);
    let sizes = sizes.filter(|size| *size <= most).collect();
    let sizes = with_chosen(sizes, p.eta);
    let (low, high) = p.band();
    let beyond = p.lambda > p.pull();
    let below = 0.09 * (to - from);
    Figure::new("walks", "The three walks, step by step")
        .describe(format!(
            "Weights against steps, η = {}. {} The L2 walk, red, goes to {}, \
             closer with each step.",
            number(p.eta),
            if beyond {
                format!(
                    "The slope walk, dashed, ends up hopping around 0 for \
                     ever, between {} and {}. The threshold walk, solid blue, \
                     lands on 0 and stays.",
                    number(low),
                    number(high),
                )
            } else {
                format!(
                    "Both L1 walks go to {}.",
                    number(l1_minimiser(&p.data, p.lambda))
                )
            },
            number(p.goal()),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            pen.line(Ink::Axis, &[(0.0, 0.0), (steps as f64, 0.0)]);
            // On the side of 0 from which the walks come they are gone soon.
            let top = if p.start < 0.0 { 0.5 * from } else { 0.95 * to };
            let names = [
                (Ink::L1, "L1, threshold walk: solid"),
                (Ink::L1Ghost, "L1, slope walk: dashed"),
                (Ink::L2, "L2"),
            ];
            pen.names((steps as f64, top), Side::Left, &names);
        })
        .slide(
            Slide::new("step size η", &plane, &sizes, p.eta).short(),
            [(Ink::L1, "the threshold walk lands on 0")],
            |sheet, eta| {
                let pen = sheet.pen(&plane);
                let sub = p.slope_walk(eta, steps);
                let prox = p.threshold_walk(eta, steps);
                let two = p.l2_walk(eta, steps);
                pen.line(Ink::L1Ghost, &over_steps(&sub));
                pen.line(Ink::L2, &over_steps(&two));
                pen.line(Ink::L1, &over_steps(&prox));
                let Some(step) = landing(&prox) else {
                    return [format!("not in {steps} steps")];
                };
                let (at, words) = (step as f64, format!("step {step}"));
                pen.line(Ink::Guide, &[(at, -2.0 * below), (at, 0.0)]);
                pen.dot(Ink::L1, at, 0.0);
                pen.label(Ink::L1, (at, -below), Side::BelowRight, &words);
                [format!("at step {step}")]
            },
        )
}

/// A walk that lands on 0, and one that hops around it.
pub(crate) fn emblem(p: &Problem) -> Emblem {
    let (from, to) = stretch(p);
    let steps = p.steps.min(24);
    Emblem::new((0.0, steps as f64), (from, to), |pen| {
        let prox = p.threshold_walk(p.eta, steps);
        pen.line(Ink::L1Ghost, &over_steps(&p.slope_walk(p.eta, steps)));
        pen.line(Ink::L1, &over_steps(&prox));
        if let Some(step) = landing(&prox) {
            pen.dot(Ink::L1, step as f64, 0.0);
        }
    })
}
