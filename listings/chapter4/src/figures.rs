use crate::{EQUALLY_STEEP, l1, l1_slopes, l2, l2_slope};
use figure::{Axis, Emblem, Figure, Ink, Pen, Plane, Side, Slide, number};

/// A square this steep is higher than |w| almost everywhere.
pub(crate) const STEEP: f64 = 1000.0;

/// λ·|w| and λ·w², for twenty strengths λ up to twice the chosen one, and what
/// lies between them.
pub(crate) fn penalties(lambda: f64) -> Figure {
    let unit = if lambda == 0.0 { 1.0 } else { lambda };
    let plane = Plane::new(
        Axis::new("weight w", -1.75, 1.75),
        Axis::new("penalty", 0.0, 2.4 * unit),
    );
    let top = plane.y.to;
    let strengths: Vec<f64> =
        (0..=20).map(|i| unit * f64::from(i) / 10.0).collect();
    Figure::new("penalties", "The two penalties")
        .describe(
            "The L1 penalty, a blue V with its corner at w = 0, and the L2 \
             penalty, a red bowl that is flat at w = 0. They are equal at \
             w = −1, 0 and 1; between them the blue V is higher, and beyond \
             them the red bowl.",
        )
        .still(|sheet| {
            sheet.axes(&plane);
        })
        .slide(
            Slide::new("price λ", &plane, &strengths, lambda),
            [
                (Ink::L1, "L1 price of w = 0.1"),
                (Ink::L2, "L2 price of w = 0.1"),
            ],
            |sheet, lambda| {
                let pen = sheet.pen(&plane);
                let one = |w: f64| (lambda * l1(w)).min(top);
                let two = |w: f64| (lambda * l2(w)).min(top);
                if lambda > 0.0 {
                    let (one_at, two_at) = ((-0.4, top), (1.75, top));
                    let words = "blue: L1 costs more";
                    pen.label(Ink::L1, one_at, Side::Above, words);
                    let words = "red: L2 costs more";
                    pen.label(Ink::L2, two_at, Side::AboveLeft, words);
                    between(&pen, Ink::L1, (-1.0, 1.0), &[0.0], &one, &two);
                    // Where the bowl and the V leave the plane.
                    let cut = [(top / lambda).sqrt(), top / lambda];
                    for side in [-1.0, 1.0] {
                        let cut = cut.map(|w| side * w);
                        let ends = (side, 1.75 * side);
                        between(&pen, Ink::L2, ends, &cut, &one, &two);
                    }
                }
                pen.curve(Ink::L1, &[0.0], |w| lambda * l1(w));
                pen.curve(Ink::L2, &[], |w| lambda * l2(w));
                let meet = [-1.0, 0.0, 1.0].map(|w| (w, lambda * l1(w)));
                pen.specks(Ink::Text, meet);
                [number(lambda * l1(0.1)), number(lambda * l2(0.1))]
            },
        )
}

/// What lies between two curves from one weight to another.
fn between(
    pen: &Pen,
    ink: Ink,
    (from, to): (f64, f64),
    corners: &[f64],
    one: &dyn Fn(f64) -> f64,
    other: &dyn Fn(f64) -> f64,
) {
    // There in the times from 0 to 1, over to the other curve, and back from 2
    // to 3.
    let at = |t: f64| {
        let w = from + (to - from) * t.min(3.0 - t).min(1.0);
        let part = (t - 1.0).clamp(0.0, 1.0);
        (w, (1.0 - part) * one(w) + part * other(w))
    };
    let times = corners.iter().map(|w| (w - from) / (to - from));
    let inside = times.filter(|t| (0.0..1.0).contains(t));
    let mut corners: Vec<f64> = inside.flat_map(|t| [t, 3.0 - t]).collect();
    corners.extend([1.0, 2.0]);
    pen.inside(ink, (0.0, 3.0), &corners, at);
}

/// How steep the two penalties are.
pub(crate) fn slopes(lambda: f64) -> Figure {
    let unit = if lambda == 0.0 { 1.0 } else { lambda };
    let plane = Plane::new(
        Axis::new("weight w", -1.25, 1.25),
        Axis::new("slope of the penalty", -2.5 * unit, 2.5 * unit),
    );
    let (left, right) = l1_slopes(0.0);
    Figure::new("slopes", "How steep the penalties are")
        .describe(format!(
            "The slope of L1 is {} for every weight below 0 and {} for every \
             weight above, with a jump at 0. The slope of L2 is a straight \
             line through 0. The two are equally steep at w = −{2} and at \
             w = {2}.",
            number(lambda * left),
            number(lambda * right),
            number(EQUALLY_STEEP),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            pen.line(Ink::Axis, &[(-1.25, 0.0), (1.25, 0.0)]);
            pen.line(
                Ink::Guide,
                &[(0.0, lambda * left), (0.0, lambda * right)],
            );
            pen.line(Ink::L1, &[(-1.25, lambda * left), (0.0, lambda * left)]);
            pen.line(Ink::L1, &[(0.0, lambda * right), (1.25, lambda * right)]);
            pen.curve(Ink::L2, &[], |w| lambda * l2_slope(w));
            pen.ring(Ink::L1, 0.0, lambda * left);
            pen.ring(Ink::L1, 0.0, lambda * right);
            for w in [-EQUALLY_STEEP, EQUALLY_STEEP] {
                pen.dot(Ink::Text, w, lambda * l2_slope(w));
            }
            pen.label(
                Ink::Text,
                (EQUALLY_STEEP, lambda),
                Side::BelowRight,
                &format!("equal at {}", number(EQUALLY_STEEP)),
            );
            let (one, two) = ((1.25, lambda), (1.2, lambda * l2_slope(1.2)));
            pen.label(Ink::L1, one, Side::AboveLeft, "L1: ±λ");
            pen.label(Ink::L2, two, Side::AboveLeft, "L2: 2λw");
        })
}

/// The penalties, and a lens over 0 that magnifies them.
pub(crate) fn zoom() -> Figure {
    // Where 1/power and its square are short numbers.
    let powers = [
        2.0, 2.5, 4.0, 5.0, 8.0, 10.0, 20.0, 25.0, 40.0, 50.0, 80.0, 100.0,
        200.0, 250.0, 500.0, 1e3, 2e3, 2.5e3, 5e3, 1e4,
    ];
    let most = powers[powers.len() - 1];
    let plane = Plane::new(
        Axis::new("weight w", -1.0, 1.0).ticks(&[-1.0, 0.0, 1.0]),
        Axis::new("penalty", -0.45, 1.05).ticks(&[0.0, 1.0]),
    )
    .at(46.0, 94.0, 240.0, 180.0);
    // Its edge crosses the axis as far from 0 as it says.
    let middle: f64 = 0.4;
    // The slider ends where the axis in the lens does.
    let both = plane.clone().at(46.0, 94.0, 519.0, 180.0);
    let (across, radius) = (445.0, 120.0 * (1.0 + middle * middle).sqrt());
    Figure::new("zoom", "The penalties near 0, magnified")
        .height(336)
        .describe(format!(
            "On the left the two penalties and {0} times the square. A lens \
             over w = 0 shows them larger on the right. In it the V of L1 \
             keeps its shape at every magnification. The bowl w² melts into \
             the axis at once, and even {0} times the square does so in the \
             end: magnified {0} times it still meets the V at the lens’s \
             edge, magnified {1} times it is there {2} times as high as the V.",
            number(STEEP),
            number(most),
            number(STEEP * l2(1.0 / most) / l1(1.0 / most)),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            pen.curve(Ink::L2Ghost, &[], |w| STEEP * l2(w));
            pen.curve(Ink::L2, &[], l2);
            pen.curve(Ink::L1, &[0.0], l1);
            pen.label(Ink::L2Ghost, (0.0, 1.05), Side::Above, "1000·w²");
            pen.label(Ink::L1, (-0.45, 0.65), Side::Above, "|w|");
            pen.label(Ink::L2, (-0.85, 0.2), Side::Above, "w²");
        })
        .slide(
            Slide::new("times magnified", &both, &powers, 1000.0),
            [
                (Ink::Text, "at w ="),
                (Ink::L1, "|w| is"),
                (Ink::L2, "w² is"),
                (Ink::L2, "1000·w² is"),
            ],
            |sheet, power| {
                let reach = 1.0 / power;
                let place = (0.0, middle * reach);
                let at = (across, 214.0 - 120.0 * middle);
                let lens = plane.lens(place, power, at, radius);
                let pen = sheet.lens(&plane, &lens);
                pen.path(Ink::Axis, (-reach, reach), &[], |w| (w, 0.0));
                for (w, side) in
                    [(-reach, Side::BelowRight), (reach, Side::BelowLeft)]
                {
                    let words = number(w);
                    pen.label(Ink::Axis, (0.86 * w, 0.0), side, &words);
                }
                pen.curve(Ink::L2Ghost, &[], |w| STEEP * l2(w));
                pen.curve(Ink::L2, &[], l2);
                pen.curve(Ink::L1, &[0.0], l1);
                [reach, l1(reach), l2(reach), STEEP * l2(reach)].map(number)
            },
        )
}

/// The two penalties.
pub(crate) fn emblem() -> Emblem {
    Emblem::new((-1.25, 1.25), (-0.1, 1.35), |pen| {
        pen.curve(Ink::L2, &[], l2);
        pen.curve(Ink::L1, &[0.0], l1);
    })
}
