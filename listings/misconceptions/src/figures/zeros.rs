//! About zeros.

use super::{picture, plane, slope_walk};
use crate::problem::Problem;
use chapter2::corner_probability;
use chapter2::outlines::{AROUND, diamond as outline};
use chapter5::{
    l1_minimiser, l1_sum, l2_lambda_for, l2_minimiser, zero_threshold,
};
use chapter6::{clip_and_freeze_step, walk};
use chapter7::{Parabola, power_minimiser};
use figure::{Axis, Figure, Ink, Plane, Side, fixed, number};

/// Steps of the slope walk, above and below 0.
pub(super) fn gradient(p: &Problem) -> Figure {
    let shown = 22;
    let plane = plane((0.0, shown as f64), (-0.22, 1.08));
    let words = format!(
        "{} of {} steps end on 0",
        number(p.zeros),
        number(p.steps as f64)
    );
    picture(
        "gradient",
        "Gradient descent with an L1 penalty gives exact zeros.",
        format!(
            "A weight goes down towards 0 in steps, and then hops over 0, \
             forth and back. Of {} steps {} end on 0.",
            number(p.steps as f64),
            number(p.zeros),
        ),
        |sheet| {
            let pen = sheet.pen(&plane);
            pen.line(Ink::Axis, &[(1.0, 0.0), (shown as f64, 0.0)]);
            pen.label(Ink::Text, (1.2, 0.0), Side::Left, "0");
            let walk = slope_walk(p, shown);
            pen.line(Ink::L1Trace, &walk);
            pen.specks(Ink::L1, walk);
            let top = (shown as f64, 0.75);
            pen.label(Ink::L1, top, Side::Left, &words);
        },
    )
}

/// A weight that is frozen on its way to its best value.
pub(super) fn freeze(p: &Problem) -> Figure {
    let (lambda, eta, start) = (0.2, 0.1, -0.14);
    let sum = |w: f64| l1_sum(&p.data, lambda, w);
    let step = |w| clip_and_freeze_step(&p.data, lambda, eta, w);
    let frozen = walk(start, 1, step)[1];
    let best = l1_minimiser(&p.data, lambda);
    let plane = plane((-0.26, 0.74), (0.02, 0.52));
    picture(
        "freeze",
        "A weight that the penalty takes across 0 may be frozen there.",
        format!(
            "The L1 sum over the weight. A step leads from {} to {}, where the \
             weight is frozen; the lowest point lies beyond, at {}.",
            number(start),
            number(frozen),
            number(best),
        ),
        |sheet| {
            let pen = sheet.pen(&plane);
            pen.curve(Ink::L1, &[0.0], sum);
            pen.specks(Ink::Text, [(start, sum(start))]);
            pen.label(Ink::Text, (start, sum(start)), Side::BelowLeft, "start");
            pen.dot(Ink::L1, frozen, sum(frozen));
            let words = format!("frozen as it crosses {}", number(frozen));
            pen.label(Ink::L1, (frozen, sum(frozen)), Side::AboveRight, &words);
            pen.ring(Ink::L1, best, sum(best));
            let words = format!("best: {}", number(best));
            pen.label(Ink::L1, (best, sum(best)), Side::Above, &words);
        },
    )
}

/// Two prices of nearly the same height, and the weights that they leave.
pub(super) fn height(p: &Problem) -> Figure {
    let q = 1.05;
    let bowl = Parabola::of(&p.data);
    let left = |q| number(power_minimiser(&bowl, p.lambda, q));
    let most = 0.6;
    let plane = plane((0.0, 1.38), (-0.03, 0.68));
    let price = |q: f64| move |w: f64| (w, libm::pow(w, q));
    let names = [
        (1.0, Ink::L1, 0.53, format!("|w|: {}", left(1.0))),
        (q, Ink::Text, 0.42, format!("power {q}: {}", left(q))),
        (2.0, Ink::L2, 0.31, format!("w²: {}", left(2.0))),
    ];
    picture(
        "height",
        "L1 makes zeros because |w| is larger than w² for small weights.",
        format!(
            "Three prices over small weights. |w| and its power {q} are nearly \
             equal, and both are larger than w². At λ = {} they leave the \
             weights {}, {} and {}.",
            number(p.lambda),
            left(1.0),
            left(q),
            left(2.0),
        ),
        |sheet| {
            let pen = sheet.pen(&plane);
            pen.line(Ink::Axis, &[(0.0, 0.0), (most, 0.0)]);
            for (q, ink, at, words) in names {
                pen.path(ink, (0.0, most), &[], price(q));
                pen.label(ink, (most, at), Side::Right, &words);
            }
            let head = "best weight with";
            pen.label(Ink::Text, (most, 0.64), Side::Right, head);
        },
    )
}

/// Where the bowl's centre must be for a corner to be lowest, for two budgets.
pub(super) fn diamond(p: &Problem) -> Figure {
    let reach = p.reach;
    let chance = |t| fixed(corner_probability(t, reach), 3);
    let axis = || Axis::new("", -reach, reach);
    let budgets = [(1.0, 35.0), (5.0, 177.0)];
    picture(
        "diamond",
        "The diamond is always touched at a corner.",
        format!(
            "Two squares with a diamond in the middle, a small one and a large \
             one. The blue parts, from which a corner is touched, have the \
             probability {} around the small one and {} around the large one.",
            chance(budgets[0].0),
            chance(budgets[1].0),
        ),
        |sheet| {
            for (t, left) in budgets {
                let plane =
                    Plane::new(axis(), axis()).at(left, 54.0, 88.0, 88.0);
                let pen = sheet.pen(&plane);
                let wide = reach - t;
                for (x, y) in [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)]
                {
                    // From the corner outwards.
                    let at = |out: f64, side: f64| {
                        (x * out + y * side, y * out + x * side)
                    };
                    let ends = [at(t, 0.0), at(reach, wide), at(reach, -wide)];
                    pen.area(Ink::L1, &ends);
                }
                let corners = [0.0, 1.0, 2.0, 3.0, 4.0];
                pen.path(Ink::L1, AROUND, &corners, |time| outline(t, time));
                let words = format!("t = {}: chance {}", number(t), chance(t));
                pen.label(Ink::L1, (0.0, -reach), Side::Below, &words);
            }
            let whole = self::plane((0.0, 1.0), (0.0, 1.0));
            let top = sheet.pen(&whole);
            let words =
                ["centre of the loss in the blue:", "touched at a corner"];
            let names = words.map(|line| (Ink::L1, line));
            top.names((0.5, 0.86), Side::Above, &names);
        },
    )
}

/// The best weights for growing λ.
pub(super) fn ridge(p: &Problem) -> Figure {
    let (most, small) = (6.0, 0.01);
    let zero = zero_threshold(&p.data);
    let lambda = number(l2_lambda_for(&p.data, small));
    let plane = plane((0.0, most), (-0.13, 0.53));
    picture(
        "ridge",
        "With a large enough λ ridge reaches zero.",
        format!(
            "Best weights over λ. L1’s goes on a straight line to 0, where it \
             is from λ = {} on. Ridge’s comes ever closer and never arrives: at \
             λ = {lambda} it is {small}.",
            number(zero),
        ),
        |sheet| {
            let pen = sheet.pen(&plane);
            pen.line(Ink::Axis, &[(0.0, 0.0), (most, 0.0)]);
            pen.curve(Ink::L2, &[], |l| l2_minimiser(&p.data, l));
            pen.curve(Ink::L1, &[zero], |l| l1_minimiser(&p.data, l));
            pen.dot(Ink::L1, zero, 0.0);
            let words = format!("L1: 0 from λ = {} on", number(zero));
            pen.label(Ink::L1, (zero, 0.0), Side::BelowRight, &words);
            let words = format!("ridge: {small} only at λ = {lambda}");
            pen.label(Ink::L2, (most, 0.25), Side::Left, &words);
        },
    )
}
