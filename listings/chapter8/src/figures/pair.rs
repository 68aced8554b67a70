//! Two features: the budget that a price amounts to, and coordinate descent.

use super::strengths;
use crate::Weights;
use crate::problem::{Problem, budget_l1, budget_l2, pair_l1, pair_l2};
use chapter2::outlines::{AROUND, circle};
use figure::{Axis, Figure, Ink, Pen, Plane, Side, Slide, edge, fixed, number};
use solver::{Penalty, Quadratic, gap};

/// Two weights: the price λ, and the budget t that it amounts to.
pub(crate) fn budgets(p: &Problem) -> Figure {
    let bowl = p.round();
    let last = 2.0 * p.best.0.abs().max(p.best.1.abs());
    let most = (1.2 * last).max(p.lambda);
    let reach = 1.1 * budget_l1(p.best);
    let axis = |name| Axis::new(name, -reach, reach);
    let scene = Plane::new(axis("w₁"), axis("w₂")).at(56.0, 58.0, 234.0, 234.0);
    // Beside the upper half of the scene, with the same unit upwards.
    let up = Axis::new("size t, the budget", 0.0, reach).ticks(&[]);
    let plane = Plane::new(Axis::new("λ", 0.0, most), up).at(
        354.0,
        58.0,
        234.0,
        117.0 * 1.06,
    );
    let used = [
        |bowl: &Quadratic, lambda| budget_l1(pair_l1(bowl, lambda)),
        |bowl: &Quadratic, lambda| budget_l2(pair_l2(bowl, lambda)),
    ];
    let corners = [2.0 * p.best.0.abs(), 2.0 * p.best.1.abs()];
    Figure::new("budgets", "The price and the budget")
        .height(350)
        .describe(budgets_in_words(p))
        .still(|sheet| {
            let pen = sheet.axes(&scene);
            for k in 1..=3 {
                let size = budget_l2(p.best) * f64::from(k) / 3.0;
                pen.round(Ink::Axis, p.best, size);
            }
            pen.specks(Ink::Loss, [p.best]);
            let pen = sheet.axes(&plane);
            // The line is seen in the rings, a dot too.
            for bend in corners {
                pen.wide_ring(Ink::L1, bend, used[0](&bowl, bend));
            }
            pen.curve(Ink::L1, &corners, |l| used[0](&bowl, l));
            pen.curve(Ink::L2, &[], |l| used[1](&bowl, l));
            // Beside their lines: the first falls, the second is nearly level
            // at its end.
            let start = (0.1 * most, used[0](&bowl, 0.0));
            pen.label(Ink::L1, start, Side::Right, "diamond");
            let end = (most, used[1](&bowl, 0.7 * most));
            pen.label(Ink::L2, end, Side::AboveLeft, "disc");
            let below =
                Plane::new(Axis::new("", 0.0, 1.0), Axis::new("", 0.0, 1.0));
            let pen = sheet.pen(&below.at(354.0, 264.0, 234.0, 60.0));
            let names = [
                (Ink::Axis, "dotted: same size t"),
                (Ink::L1, "○ a weight becomes 0"),
            ];
            pen.names((0.0, 1.0), Side::Right, &names);
        })
        .slide(
            Slide::new("price λ", &plane, &strengths(p, most, 28), p.lambda),
            [(Ink::L1, "L1 is lowest at"), (Ink::L2, "L2 is lowest at")],
            |sheet, lambda| {
                let (one, two) =
                    (pair_l1(&bowl, lambda), pair_l2(&bowl, lambda));
                let (t1, t2) = (budget_l1(one), budget_l2(two));
                let pen = sheet.pen(&scene);
                if t1 > 0.0 {
                    let corners =
                        [(t1, 0.0), (0.0, t1), (-t1, 0.0), (0.0, -t1)];
                    pen.line(Ink::L1, &[&corners[..], &corners[..1]].concat());
                }
                pen.round(Ink::L2, (0.0, 0.0), t2);
                // From the tops of both shapes on to their budgets.
                let wide = Axis::new("", 0.0, scene.width);
                let wide = Plane { x: wide, ..plane.clone() };
                let start = scene.left + scene.width / 2.0;
                let far = plane.left - start + plane.width * lambda / most;
                let wide = wide.at(start, plane.top, far, plane.height);
                let level = sheet.pen(&wide);
                for t in [t1, t2] {
                    level.line(Ink::Guide, &[(0.0, t), (scene.width, t)]);
                }
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

/// A number with five decimals, and never a 0 that is none.
fn small(x: f64) -> String {
    if 0.0 < x && x < 5e-6 { "below 0.00001".into() } else { fixed(x, 5) }
}

fn budgets_in_words(p: &Problem) -> String {
    let bowl = p.round();
    let (one, two) = (pair_l1(&bowl, p.lambda), pair_l2(&bowl, p.lambda));
    let numbers = |w: Weights| format!("({}, {})", number(w.0), number(w.1));
    format!(
        "Left, circles around the best weights {}, and around 0 the diamond \
         and the disc that belong to λ = {}. The lasso’s weights {} are on \
         the diamond, ridge’s {} on the disc. Right, as high as the tops of \
         both, their budgets, which fall as λ rises; the diamond’s becomes \
         0, at λ = {}.",
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
            for k in 1..=5 {
                let level = sum(lowest) + above * f64::from(k * k) / 25.0;
                level_line(&pen, lowest, level, &sum);
            }
            pen.ring(Ink::L1, lowest.0, lowest.1);
            pen.label(Ink::L1, lowest, Side::AboveLeft, "lowest point");
            pen.label(Ink::L1, (0.0, 0.0), Side::AboveLeft, "start");
        })
        .slide(
            Slide::new("step", &plane, &positions, 6.0).short(),
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
                pen.specks(Ink::L1, so_far.iter().copied());
                let here = so_far[so_far.len() - 1];
                pen.dot(Ink::L1, here.0, here.1);
                [
                    pair(here),
                    small((sum(here) - sum(lowest)).max(0.0)),
                    small(gap(
                        &bowl,
                        Penalty::lasso(p.lambda),
                        &[here.0, here.1],
                    )),
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
        at(edge(high, 0.0, |far| sum(at(far)) >= level))
    };
    let at = |time: f64| along(circle(time));
    pen.path(Ink::Axis, AROUND, &crossings(at), at);
}

/// The times at which an outline crosses an axis.
fn crossings(at: impl Fn(f64) -> Weights) -> Vec<f64> {
    const PARTS: u32 = 400;
    let part = |k: u32| 4.0 * f64::from(k) / f64::from(PARTS);
    let mut times = vec![];
    for of in [|w: Weights| w.0, |w: Weights| w.1] {
        for k in 0..PARTS {
            let (low, high) = (part(k), part(k + 1));
            let is_below = |time: f64| of(at(time)) < 0.0;
            let before = is_below(low);
            if is_below(high) != before {
                times.push(edge(high, low, |time| is_below(time) != before));
            }
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
