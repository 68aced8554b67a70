use crate::problem::{Problem, landing};
use chapter4::l2_slope;
use chapter5::{l1_minimiser, l1_sum, l2_sum, loss_slope, zero_threshold};
use figure::{Axis, Emblem, Figure, Ink, Plane, Slide, number, with_chosen};

/// The weights that the figures show: 0, the goals and the start.
fn stretch(p: &Problem) -> (f64, f64) {
    let reach = p.start.abs().max(0.5);
    let low = if p.start < 0.0 { p.start } else { -0.25 * reach };
    (1.05 * low, 1.05 * p.start.max(0.5))
}

/// How hard each penalty pulls a weight down, and how hard the data pull
/// it up.
pub(crate) fn pulls(p: &Problem) -> Figure {
    let most = 1.25 * p.lambda.max(1.0);
    let plane = Plane::new(
        Axis::new("weight w", 0.0, 0.6),
        Axis::new("pull", 0.0, most),
    );
    Figure::new("pulls", "The pulls on a weight")
        .describe(format!(
            "The L1 penalty pulls a weight towards 0 with the same strength \
             {0} at every weight. The pull of the L2 penalty is a straight \
             line that starts at 0 for w = 0. The pull of the data in the \
             other direction falls from {1} at w = 0 to nothing at w = 0.5; \
             it crosses L2’s pull at {2}.",
            number(p.lambda),
            number(zero_threshold(&p.data)),
            number(p.goal()),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            let goal = p.goal();
            let up = [(0.0, -loss_slope(&p.data, 0.0)), (0.5, 0.0)];
            pen.line(Ink::Loss, &up);
            let blue = pen.line(Ink::L1, &[(0.0, p.lambda), (0.6, p.lambda)]);
            let red = pen.curve(Ink::L2, &[], |w| p.lambda * l2_slope(w));
            pen.dot(Ink::L2, goal, -loss_slope(&p.data, goal));
            pen.name_ends(&[
                (Ink::L1, blue, "L1: λ"),
                (Ink::L2, red, "L2: 2λw"),
                (Ink::Loss, (0.6, 0.0), "data: 1 − 2w"),
            ]);
        })
}

/// The walks on the two sums, seen from the side.
pub(crate) fn hills(p: &Problem) -> Figure {
    let (from, to) = stretch(p);
    let data = &p.data;
    let high = l2_sum(data, p.lambda, to).max(l1_sum(data, p.lambda, to));
    let axis = || Axis::new("weight w", from, to);
    let height = |name| Axis::new(name, 0.0, high);
    let above =
        Plane::new(axis(), height("loss + λ|w|")).at(56.0, 34.0, 412.0, 200.0);
    let below =
        Plane::new(axis(), height("loss + λw²")).at(56.0, 322.0, 412.0, 200.0);
    let steps = p.steps.min(24);
    let sub = p.subgradient_walk(p.eta, steps);
    let prox = p.proximal_walk(p.eta, steps);
    let two = p.l2_walk(p.eta, steps);
    let positions: Vec<f64> = (0..=steps).map(|step| step as f64).collect();
    let one = |w| l1_sum(data, p.lambda, w);
    let square = |w| l2_sum(data, p.lambda, w);
    Figure::new("hills", "Walking down the two sums")
        .height(582)
        .describe(format!(
            "Above, two walkers on the L1 sum: a ring that follows the slope \
             and a dot that takes proximal steps. Below, a walker on the L2 \
             sum. After {steps} steps they are at {}, {} and {}.",
            number(sub[steps]),
            number(prox[steps]),
            number(two[steps]),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&above);
            let blue = pen.curve(Ink::L1, &[0.0], one);
            pen.name_ends(&[(Ink::L1, blue, "L1 sum")]);
            let pen = sheet.axes(&below);
            let red = pen.curve(Ink::L2, &[], square);
            pen.name_ends(&[(Ink::L2, red, "L2 sum")]);
        })
        .slide(
            Slide::new("step", &above, &positions, 8.0),
            [
                (Ink::L1, "L1 along the slope"),
                (Ink::L1, "L1 by proximal steps"),
                (Ink::L2, "L2"),
            ],
            |sheet, step| {
                let step = step as usize;
                let pen = sheet.pen(&above);
                pen.specks(Ink::L1, sub[..step].iter().map(|&w| (w, one(w))));
                pen.dot(Ink::L1, prox[step], one(prox[step]));
                pen.ring(Ink::Text, sub[step], one(sub[step]));
                let pen = sheet.pen(&below);
                pen.specks(
                    Ink::L2,
                    two[..step].iter().map(|&w| (w, square(w))),
                );
                pen.dot(Ink::L2, two[step], square(two[step]));
                [sub[step], prox[step], two[step]].map(number)
            },
        )
}

/// The walks against the step, for several step sizes.
pub(crate) fn walks(p: &Problem) -> Figure {
    let (from, to) = stretch(p);
    let steps = p.steps.min(200);
    let plane = Plane::new(
        Axis::new("step", 0.0, steps as f64),
        Axis::new("weight w", from, to),
    );
    // No larger than lets every walk settle.
    let sizes = [0.01, 0.02, 0.03, 0.05, 0.08, 0.1, 0.12, 0.15, 0.2];
    let most = 0.5 / (1.0 + p.lambda);
    let sizes = sizes.into_iter().filter(|s| *s <= most).collect();
    let sizes = with_chosen(sizes, p.eta);
    let (low, high) = p.band();
    let beyond = p.lambda > zero_threshold(&p.data);
    Figure::new("walks", "The three walks, step by step")
        .describe(format!(
            "Weights against steps, η = {}. {} The L2 walk, red, goes to {}, \
             closer with each step.",
            number(p.eta),
            if beyond {
                format!(
                    "The subgradient walk, dashed, ends up hopping around 0 \
                     for ever, between {} and {}. The proximal walk, solid \
                     blue, goes with it until it lands on 0 and stays.",
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
        })
        .slide(
            Slide::new("step size η", &plane, &sizes, p.eta),
            [(Ink::L1, "the proximal walk lands on 0")],
            |sheet, eta| {
                let pen = sheet.pen(&plane);
                let sub = p.subgradient_walk(eta, steps);
                let prox = p.proximal_walk(eta, steps);
                let two = p.l2_walk(eta, steps);
                let points = |walk: &[f64]| -> Vec<(f64, f64)> {
                    walk.iter()
                        .enumerate()
                        .map(|(i, &w)| (i as f64, w))
                        .collect()
                };
                let hopping = pen.line(Ink::L1Ghost, &points(&sub));
                let red = pen.line(Ink::L2, &points(&two));
                let blue = pen.line(Ink::L1, &points(&prox));
                pen.name_ends(&[
                    (Ink::L1Ghost, hopping, "subgradient"),
                    (Ink::L1, blue, "proximal"),
                    (Ink::L2, red, "L2"),
                ]);
                [landing(&prox).map_or_else(
                    || format!("not in {steps} steps"),
                    |step| format!("at step {step}"),
                )]
            },
        )
}

/// A walk that lands on 0, and one that hops around it.
pub(crate) fn emblem(p: &Problem) -> Emblem {
    let (from, to) = stretch(p);
    let steps = p.steps.min(24);
    Emblem::new((0.0, steps as f64), (from, to), |pen| {
        let points = |walk: &[f64]| -> Vec<(f64, f64)> {
            walk.iter().enumerate().map(|(i, &w)| (i as f64, w)).collect()
        };
        let prox = p.proximal_walk(p.eta, steps);
        pen.line(Ink::L1Ghost, &points(&p.subgradient_walk(p.eta, steps)));
        pen.line(Ink::L1, &points(&prox));
        if let Some(step) = landing(&prox) {
            pen.dot(Ink::L1, step as f64, 0.0);
        }
    })
}
