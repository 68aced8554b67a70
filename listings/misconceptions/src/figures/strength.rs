//! About strength.

use super::{picture, plane};
use crate::problem::Problem;
use chapter3::Data;
use chapter5::{l1_minimiser, l2_minimiser, zero_threshold};
use figure::{Figure, Ink, Side, number};

/// What both prices leave of the weight at one λ.
pub(super) fn same(p: &Problem) -> Figure {
    let lambda = zero_threshold(&p.data);
    let weights = [
        (Ink::Loss, "no price", l1_minimiser(&p.data, 0.0)),
        (Ink::L2, "L2", l2_minimiser(&p.data, lambda)),
        (Ink::L1, "L1", l1_minimiser(&p.data, lambda)),
    ];
    let plane = plane((0.4, 3.6), (-0.15, 0.62));
    let [none, two, one] = weights.map(|(_, _, w)| number(w));
    picture(
        "same",
        "The same λ pulls equally hard with both.",
        format!(
            "Bars for the best weight: {none} without a price, and at λ = {} \
             {two} with L2 and {one} with L1.",
            number(lambda),
        ),
        |sheet| {
            let pen = sheet.pen(&plane);
            pen.line(Ink::Axis, &[(0.4, 0.0), (3.6, 0.0)]);
            for (place, (ink, name, w)) in (1..).map(f64::from).zip(weights) {
                if w == 0.0 {
                    pen.ring(ink, place, 0.0);
                } else {
                    pen.bars(ink, 0.4, [(place, w)]);
                }
                pen.label(ink, (place, w), Side::Above, &number(w));
                pen.label(ink, (place, 0.0), Side::Below, name);
            }
            let words = format!("both at λ = {}", number(lambda));
            pen.label(Ink::Text, (2.5, 0.48), Side::Above, &words);
        },
    )
}

/// L1's weight of one feature over λ, in two units.
pub(super) fn unit(_: &Problem) -> Figure {
    // Seven inputs and a weight; in a unit ten times smaller the inputs are
    // ten times as large, and the weight is a tenth.
    let inputs: Vec<f64> = (-3..=3).map(|i| f64::from(i) * 0.05).collect();
    let weight = 5.0;
    let small = inputs.iter().map(|x| 10.0 * x).collect();
    let units = [
        (weight, Data::on_line(weight, inputs)),
        (weight / 10.0, Data::on_line(weight / 10.0, small)),
    ];
    let zeros = units.each_ref().map(|(_, data)| zero_threshold(data));
    let plane = plane((0.0, 1.5), (-0.2, 1.06));
    picture(
        "unit",
        "The unit of a feature does not matter.",
        format!(
            "What is left of L1’s weight over λ, for the same data in two \
             units: it is 0 from λ = {} on in the one, and from {} on in the \
             other, ten times smaller.",
            number(zeros[0]),
            number(zeros[1]),
        ),
        |sheet| {
            let pen = sheet.pen(&plane);
            pen.line(Ink::Axis, &[(0.0, 0.0), (1.5, 0.0)]);
            let names = ["in m", "in dm"];
            for (((weight, data), zero), name) in
                units.iter().zip(zeros).zip(names)
            {
                let left = |l: f64| l1_minimiser(data, l) / weight;
                pen.curve(Ink::L1, &[zero], left);
                pen.dot(Ink::L1, zero, 0.0);
                let words = format!("λ = {} {name}", number(zero));
                let side = Side::BelowRight;
                pen.label(Ink::L1, (zero, 0.0), side, &words);
            }
            let words = ["one feature,", "0 from where on?"];
            let words = words.map(|line| (Ink::Text, line));
            pen.names((1.5, 0.9), Side::Left, &words);
        },
    )
}
