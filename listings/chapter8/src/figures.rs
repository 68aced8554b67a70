use crate::problem::{Problem, budget_l1, budget_l2, kept, pair_l1, pair_l2};
use crate::{TRUE_WEIGHTS, Weights, pulls};
use chapter2::outlines::{AROUND, circle, contour, diamond, disc};
use figure::{
    Axis, Emblem, Figure, Ink, Pen, Plane, Side, Slide, fixed, number,
    with_chosen,
};
use solver::{Bowl, Penalty, gap};

/// Strengths from 0 to `most` in so many steps, and the chosen one.
fn strengths(p: &Problem, most: f64, parts: u32) -> Vec<f64> {
    let at = |i| most * f64::from(i) / f64::from(parts);
    with_chosen((0..=parts).map(at).collect(), p.lambda)
}

/// A round number beyond the threshold of every feature.
fn most(p: &Problem) -> f64 {
    let last = p.thresholds().into_iter().fold(p.lambda, f64::max);
    (last * 6.0).ceil() / 5.0
}

/// What the data still pull at each weight, against the price.
pub(crate) fn rule(p: &Problem) -> Figure {
    let most = most(p);
    let plane = Plane::new(
        Axis::new("", 0.4, 10.6).ticks(&[]),
        Axis::new("pull, 2·|mean(xⱼ·residual)|", 0.0, 1.05 * most),
    )
    .at(56.0, 34.0, 532.0, 276.0);
    let feature = |j: usize| j as f64 + 1.0;
    Figure::new("rule", "What the data pull, and the price")
        .height(400)
        .describe(rule_in_words(p))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            let names: Vec<_> =
                (1..=10).map(|j| (f64::from(j), j.to_string())).collect();
            pen.numbers(Ink::Axis, 22.0, &names);
            pen.numbers(Ink::L1, 48.0, &[(0.1, "w".into())]);
            for (j, threshold) in p.thresholds().into_iter().enumerate() {
                pen.specks(Ink::Loss, [(feature(j), threshold)]);
            }
        })
        .slide(
            Slide::new("price λ", &plane, &strengths(p, most, 24), p.lambda),
            [(Ink::L1, "L1 keeps"), (Ink::Loss, "strongest pull at a 0")],
            |sheet, lambda| {
                let pen = sheet.pen(&plane);
                let weights = p.l1(lambda);
                let pulls = pulls(&p.data, &weights);
                let bars = |is_kept: bool| {
                    let bars = weights.iter().zip(&pulls).enumerate();
                    bars.filter(move |(_, (w, _))| (**w != 0.0) == is_kept)
                        .map(|(j, (_, pull))| (feature(j), pull.abs()))
                };
                pen.bars(Ink::Loss, 0.5, bars(false));
                pen.bars(Ink::L1, 0.5, bars(true));
                pen.line(Ink::L1, &[(0.4, lambda), (10.6, lambda)]);
                let places = weights.iter().enumerate();
                let row: Vec<_> =
                    places.map(|(j, w)| (feature(j), short(*w))).collect();
                pen.numbers(Ink::L1, 48.0, &row);
                let strongest = bars(false).map(|bar| bar.1);
                let strongest = strongest.reduce(f64::max);
                [
                    format!("{} of 10", kept(&weights)),
                    strongest.map_or_else(|| "—".into(), |s| fixed(s, 3)),
                ]
            },
        )
}

fn rule_in_words(p: &Problem) -> String {
    let weights = p.l1(p.lambda);
    let kept: Vec<String> = (1..=10)
        .filter(|j| weights[j - 1] != 0.0)
        .map(|j| j.to_string())
        .collect();
    format!(
        "A bar for each of ten features shows how hard the data still pull at \
         its weight, and a line stands at λ = {}. The bars of kept weights \
         end at the line; all others end below it, and their weights are 0. \
         Kept: {}.",
        number(p.lambda),
        if kept.is_empty() { "none".into() } else { kept.join(", ") },
    )
}

/// A weight with two decimals, three if it is small, and never "0" unless it
/// is exactly 0.
fn short(w: f64) -> String {
    match w.abs() {
        0.0 => "0".into(),
        size if size < 0.0005 => number(w),
        size if size < 0.01 => fixed(w, 3),
        _ => fixed(w, 2),
    }
}

/// All ten weights for every λ, for both penalties.
pub(crate) fn paths(p: &Problem) -> Figure {
    let most = most(p);
    let ends = p.l1(0.0);
    let reach = ends.iter().fold(0.0, |m: f64, w| m.max(w.abs()));
    let end = 1.05 * reach;
    let tick = round_below(end);
    let planes = [56.0, 354.0].map(|left| {
        Plane::new(
            Axis::new("λ", 0.0, most),
            Axis::new("", -end, end).ticks(&[-tick, 0.0, tick]),
        )
        .at(left, 58.0, 234.0, 234.0)
    });
    let thresholds = p.thresholds();
    Figure::new("paths", "Ten weights for every λ")
        .height(350)
        .describe(format!(
            "On the left ten blue lines go straight from the best weights at \
             λ = 0 to 0 and stay there; at λ = {} there are {} left. On the \
             right ten red curves come closer to 0, and at λ = {} all {} are \
             still on their way.",
            number(p.lambda),
            kept(&p.l1(p.lambda)),
            number(p.lambda),
            kept(&p.l2(p.lambda)),
        ))
        .still(|sheet| {
            let names = [(Ink::L1, "L1 (lasso)"), (Ink::L2, "L2 (ridge)")];
            for (plane, (ink, name)) in planes.iter().zip(names) {
                let pen = sheet.axes(plane);
                pen.label(ink, (most, end), Side::AboveLeft, name);
            }
            let [one, two] = planes.each_ref().map(|plane| sheet.pen(plane));
            for j in 0..ends.len() {
                let is_true = TRUE_WEIGHTS[j] != 0.0;
                let (l1, l2) = if is_true {
                    (Ink::L1Trace, Ink::L2Trace)
                } else {
                    (Ink::L1Ghost, Ink::L2Ghost)
                };
                one.curve(l1, &[thresholds[j]], |l| p.l1(l)[j]);
                two.curve(l2, &[], |l| p.l2(l)[j]);
            }
        })
        .slide(
            across_both(p, most),
            [(Ink::L1, "L1 keeps"), (Ink::L2, "L2 keeps")],
            |sheet, lambda| {
                let inks = [Ink::L1, Ink::L2];
                let weights = [p.l1(lambda), p.l2(lambda)];
                for ((plane, ink), weights) in
                    planes.iter().zip(inks).zip(&weights)
                {
                    let pen = sheet.pen(plane);
                    pen.line(Ink::Guide, &[(lambda, -end), (lambda, end)]);
                    pen.specks(ink, weights.iter().map(|w| (lambda, *w)));
                }
                weights.map(|w| format!("{} of 10", kept(&w)))
            },
        )
}

/// The largest of …, 0.1, 0.2, 0.4, 0.5, 0.8, 1, 2, … up to a number.
fn round_below(most: f64) -> f64 {
    let mut power = 1e-9;
    while power * 10.0 <= most {
        power *= 10.0;
    }
    let parts = [8.0, 5.0, 4.0, 2.0, 1.0].map(|part| part * power);
    parts.into_iter().find(|part| *part <= most).unwrap_or(most)
}

/// A slider over λ, from 0 to `most`, below two planes side by side.
fn across_both(p: &Problem, most: f64) -> Slide {
    let axis = || Axis::new("", 0.0, 1.0);
    let both = Plane::new(axis(), axis()).at(56.0, 0.0, 532.0, 1.0);
    Slide::new("price λ", &both, &strengths(p, most, 12), p.lambda)
}

/// Two weights: the price λ, and the budget t that it amounts to.
pub(crate) fn budgets(p: &Problem) -> Figure {
    let bowl = p.round();
    let outlined = chapter2::Bowl { centre: p.best, correlation: 0.0 };
    let last = 2.0 * p.best.0.abs().max(p.best.1.abs());
    let most = (1.2 * last).max(p.lambda);
    let whole = budget_l1(p.best);
    let reach = 1.1 * whole;
    let axis = |name| Axis::new(name, -reach, reach);
    let scene = Plane::new(axis("w₁"), axis("w₂")).at(56.0, 58.0, 234.0, 234.0);
    let plane = Plane::new(
        Axis::new("λ", 0.0, most),
        Axis::new("budget t", 0.0, reach),
    )
    .at(354.0, 58.0, 234.0, 234.0);
    let used = [
        |bowl: &Bowl, lambda| budget_l1(pair_l1(bowl, lambda)),
        |bowl: &Bowl, lambda| budget_l2(pair_l2(bowl, lambda)),
    ];
    let corners = [2.0 * p.best.0.abs(), 2.0 * p.best.1.abs()];
    Figure::new("budgets", "The price and the budget")
        .height(350)
        .describe(budgets_in_words(p))
        .still(|sheet| {
            let pen = sheet.axes(&scene);
            for k in 1..=4 {
                let loss = bowl.s * f64::from(k * k) / 9.0;
                let at = |time| contour(&outlined, loss, time);
                pen.path(Ink::Axis, AROUND, &[], at);
            }
            pen.specks(Ink::Loss, [p.best]);
            let pen = sheet.axes(&plane);
            pen.curve(Ink::L1, &corners, |l| used[0](&bowl, l));
            pen.curve(Ink::L2, &[], |l| used[1](&bowl, l));
            let names = [(Ink::L1, "diamond"), (Ink::L2, "disc")];
            pen.names((most, 0.95 * reach), Side::Left, &names);
        })
        .slide(
            across_both(p, most),
            [(Ink::L1, "L1 is lowest at"), (Ink::L2, "L2 is lowest at")],
            |sheet, lambda| {
                let (one, two) =
                    (pair_l1(&bowl, lambda), pair_l2(&bowl, lambda));
                let (t1, t2) = (budget_l1(one), budget_l2(two));
                let pen = sheet.pen(&scene);
                let corners = [0.0, 1.0, 2.0, 3.0, 4.0];
                if t1 > 0.0 {
                    pen.path(Ink::L1, AROUND, &corners, |u| diamond(t1, u));
                }
                pen.path(Ink::L2, AROUND, &[], |time| disc(t2, time));
                pen.dot(Ink::L2, two.0, two.1);
                pen.dot(Ink::L1, one.0, one.1);
                let pen = sheet.pen(&plane);
                pen.line(Ink::Guide, &[(lambda, 0.0), (lambda, t1.max(t2))]);
                pen.dot(Ink::L2, lambda, t2);
                pen.dot(Ink::L1, lambda, t1);
                [one, two].map(pair)
            },
        )
}

/// Two weights, as wide at every position of a slider.
fn pair((one, two): Weights) -> String {
    format!("({}, {})", fixed(one, 3), fixed(two, 3))
}

fn budgets_in_words(p: &Problem) -> String {
    let bowl = p.round();
    let (one, two) = (pair_l1(&bowl, p.lambda), pair_l2(&bowl, p.lambda));
    let numbers = |w: Weights| format!("({}, {})", number(w.0), number(w.1));
    format!(
        "Left, circles around the best weights {}, and around 0 the diamond \
         and the disc that belong to λ = {}. The lasso’s weights {} are on \
         the diamond, ridge’s {} on the disc. Right, the budgets of both \
         fall as λ rises; the diamond’s becomes 0, at λ = {}.",
        numbers(p.best),
        number(p.lambda),
        numbers(one),
        numbers(two),
        number(2.0 * p.best.0.abs().max(p.best.1.abs())),
    )
}

/// How many steps of coordinate descent the figure shows.
const STEPS: usize = 16;

/// Coordinate descent on the contours of the sum.
pub(crate) fn zigzag(p: &Problem) -> Figure {
    let bowl = p.related();
    let sum = |w: Weights| bowl.loss(&[w.0, w.1]) + p.lambda * budget_l1(w);
    let lowest = pair_l1(&bowl, p.lambda);
    let walk = p.zigzag(STEPS);
    let (across, up) = room(&walk, lowest, p.best);
    let plane = Plane::new(
        Axis::new("w₁", across.0, across.1),
        Axis::new("w₂", up.0, up.1),
    )
    .at(56.0, 34.0, 518.0, 518.0 * (up.1 - up.0) / (across.1 - across.0));
    let height = 34.0 + 518.0 * (up.1 - up.0) / (across.1 - across.0) + 60.0;
    // From a large λ on (0, 0) is the lowest point.
    let above = sum((0.0, 0.0)).max(sum(p.best)) - sum(lowest);
    let positions: Vec<f64> = (0..=STEPS).map(|k| k as f64).collect();
    Figure::new("zigzag", "One weight at a time")
        .height(height as u32)
        .describe(zigzag_in_words(p))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            for k in 1..=6 {
                let level = sum(lowest) + above * f64::from(k * k) / 25.0;
                level_line(&pen, lowest, level, &sum);
            }
            pen.ring(Ink::L1, lowest.0, lowest.1);
        })
        .slide(
            Slide::new("step", &plane, &positions, 6.0),
            [
                (Ink::L1, "weights"),
                (Ink::L1, "above the lowest by"),
                (Ink::L1, "gap"),
            ],
            |sheet, step| {
                let pen = sheet.pen(&plane);
                let so_far: Vec<Weights> = walk[..=step as usize]
                    .iter()
                    .map(|w| (w[0], w[1]))
                    .collect();
                pen.line(Ink::L1, &so_far);
                let here = so_far[so_far.len() - 1];
                pen.dot(Ink::L1, here.0, here.1);
                [
                    pair(here),
                    fixed((sum(here) - sum(lowest)).max(0.0), 5),
                    fixed(
                        gap(&bowl, Penalty::lasso(p.lambda), &[here.0, here.1]),
                        5,
                    ),
                ]
            },
        )
}

/// Room for the walk and the points that it is about: from where to where
/// across, and upwards.
fn room(
    walk: &[[f64; 2]],
    lowest: Weights,
    best: Weights,
) -> (Weights, Weights) {
    let points = || {
        let walk = walk.iter().map(|w| (w[0], w[1]));
        walk.chain([lowest, best])
    };
    let ends = |of: fn(Weights) -> f64| {
        points().map(of).fold((0.0_f64, 0.0_f64), |(low, high), v| {
            (low.min(v), high.max(v))
        })
    };
    let (across, up) = (ends(|w| w.0), ends(|w| w.1));
    let wide = (across.1 - across.0).max(up.1 - up.0);
    let room = 0.15 * wide;
    // At least half as high as wide, and no higher than wide.
    let up_middle = f64::midpoint(up.0, up.1);
    let half = (up.1 - up.0 + 2.0 * room).max(0.5 * (wide + 2.0 * room)) / 2.0;
    let across_middle = f64::midpoint(across.0, across.1);
    let wide = wide / 2.0 + room;
    (
        (across_middle - wide, across_middle + wide),
        (up_middle - half, up_middle + half),
    )
}

/// The weights at which a sum has a certain value: a closed line around the
/// lowest point, with corners where it crosses an axis.
fn level_line(
    pen: &Pen,
    lowest: Weights,
    level: f64,
    sum: &impl Fn(Weights) -> f64,
) {
    let along = |direction: Weights| {
        let at = |far: f64| {
            (lowest.0 + far * direction.0, lowest.1 + far * direction.1)
        };
        let mut high = 1e-3;
        while sum(at(high)) < level {
            high *= 2.0;
        }
        let mut low = 0.0;
        for _ in 0..60 {
            let middle = f64::midpoint(low, high);
            if sum(at(middle)) < level {
                low = middle;
            } else {
                high = middle;
            }
        }
        at(high)
    };
    let at = |time: f64| along(circle(time));
    pen.path(Ink::Axis, AROUND, &crossings(at), at);
}

/// The times at which an outline crosses an axis, found by halving.
fn crossings(at: impl Fn(f64) -> Weights) -> Vec<f64> {
    const PARTS: u32 = 400;
    let part = |k: u32| 4.0 * f64::from(k) / f64::from(PARTS);
    let mut times = vec![];
    for of in [|w: Weights| w.0, |w: Weights| w.1] {
        for k in 0..PARTS {
            let (mut low, mut high) = (part(k), part(k + 1));
            let side = of(at(low)) < 0.0;
            if (of(at(high)) < 0.0) == side {
                continue;
            }
            for _ in 0..50 {
                let middle = f64::midpoint(low, high);
                if (of(at(middle)) < 0.0) == side {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            times.push(high);
        }
    }
    times.sort_by(f64::total_cmp);
    times
}

fn zigzag_in_words(p: &Problem) -> String {
    let bowl = p.related();
    let lowest = pair_l1(&bowl, p.lambda);
    let walk = p.zigzag(STEPS);
    let end = walk[STEPS];
    format!(
        "Lines of equal height of the L1 sum over two weights, with corners \
         on the axes. A walk starts at (0, 0) and goes along one axis at a \
         time. After {STEPS} steps it is at ({}, {}); the lowest point is \
         ({}, {}).",
        number(end[0]),
        number(end[1]),
        number(lowest.0),
        number(lowest.1),
    )
}

/// Bars under a line.
pub(crate) fn emblem(p: &Problem) -> Emblem {
    let most = most(p);
    Emblem::new((0.4, 10.6), (0.0, most), |pen| {
        let weights = p.l1(p.lambda);
        let pulls = pulls(&p.data, &weights);
        let bars = |is_kept: bool| {
            let bars = weights.iter().zip(&pulls).enumerate();
            bars.filter(move |(_, (w, _))| (**w != 0.0) == is_kept)
                .map(|(j, (_, pull))| (j as f64 + 1.0, pull.abs()))
        };
        pen.bars(Ink::Loss, 0.5, bars(false));
        pen.bars(Ink::L1, 0.5, bars(true));
        pen.line(Ink::L1, &[(0.4, p.lambda), (10.6, p.lambda)]);
    })
}
