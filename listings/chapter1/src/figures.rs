use crate::problem::Problem;
use crate::{Polynomial, l1_penalty};
use figure::{
    Axis, Emblem, Figure, Ink, Pen, Plane, Side, Slide, fixed, number, sampled,
    with_chosen,
};

/// The strengths that the slider offers, besides the chosen one.
const STRENGTHS: [f64; 21] = [
    0.001, 0.0015, 0.002, 0.003, 0.004, 0.005, 0.007, 0.01, 0.015, 0.02, 0.03,
    0.04, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.5, 0.7, 1.0,
];

/// The three fits above; the weights of the swinging one, which cancel; and
/// those of the others below.
pub(crate) fn fits(p: &Problem) -> Figure {
    let points = &p.points;
    let x = Axis::new("x", -1.0, 1.0);
    let above =
        Plane::new(x, Axis::new("y", -1.5, 1.5)).at(56.0, 34.0, 518.0, 180.0);
    let none = points.unpenalised();
    let totals = running(&none.weights);
    let high = 1.15 * totals.iter().fold(1.0, |m: f64, t| m.max(t.abs()));
    let powers = Axis::new("", 0.5, 7.5).ticks(&[]);
    let stairs =
        Axis::new("no penalty: large weights, which cancel", -high, high);
    let stairs = Plane::new(powers.clone(), stairs);
    let stairs = stairs.at(56.0, 300.0, 518.0, 124.0);
    let weights =
        Axis::new("with a penalty: the weights, drawn larger", -2.0, 2.0);
    let below = Plane::new(powers, weights.ticks(&[-2.0, 0.0, 2.0]))
        .at(56.0, 536.0, 518.0, 90.0);
    let strengths = with_chosen(STRENGTHS.to_vec(), p.lambda);
    Figure::new("fits", "Three polynomials through eight points")
        .height(694)
        .describe(in_words(p))
        .still(|sheet| {
            let pen = sheet.axes(&above);
            pen.line(Ink::Guide, &[(-1.0, -1.0), (1.0, 1.0)]);
            pen.curve(Ink::Loss, &[], |x| none.at(x));
            // Where none of the curves comes, whatever the strength.
            pen.names(
                (-1.0, 1.4),
                Side::Right,
                &[(Ink::L1, "L1 (lasso)"), (Ink::L2, "L2 (ridge)")],
            );
            let swing = sampled(0.0, 1.0, &[], |x| none.at(x));
            let peak = swing.into_iter().max_by(|a, b| a.1.total_cmp(&b.1));
            if let Some(peak) = peak {
                pen.label(Ink::Loss, peak, Side::Above, "no penalty");
            }
            pen.label(Ink::Guide, (-1.0, -1.0), Side::BelowRight, "truth");
            pile(&sheet.axes(&stairs), &none.weights, &totals);
            let pen = sheet.axes(&below);
            pen.line(Ink::Axis, &[(0.5, 0.0), (7.5, 0.0)]);
            for (ink, down, name) in ROWS {
                pen.numbers(ink, down, &[(0.14, name.into())]);
            }
        })
        .slide(
            Slide::new("price λ", &above, &strengths, p.lambda),
            [
                (Ink::L1, "L1 keeps"),
                (Ink::L2, "L2 keeps"),
                (Ink::L1, "L1 sum of sizes"),
                (Ink::L2, "L2 sum of sizes"),
            ],
            |sheet, lambda| {
                let (one, two) = (points.l1(lambda), points.l2(lambda));
                let pen = sheet.pen(&above);
                pen.curve(Ink::L2, &[], |x| two.at(x));
                pen.curve(Ink::L1, &[], |x| one.at(x));
                for (&x, &y) in points.x.iter().zip(&points.y) {
                    pen.dot(Ink::Text, x, y);
                }
                let pen = sheet.pen(&below);
                bars(&pen, Ink::L2, 0.17, &two.weights);
                bars(&pen, Ink::L1, -0.17, &one.weights);
                let kept = |fit: &Polynomial| {
                    format!("{} of {}", fit.kept(), fit.weights.len())
                };
                [
                    kept(&one),
                    kept(&two),
                    short(l1_penalty(&one.weights)),
                    short(l1_penalty(&two.weights)),
                ]
            },
        )
}

/// What the weights of a polynomial belong to.
const POWERS: [&str; 7] = ["x", "x²", "x³", "x⁴", "x⁵", "x⁶", "x⁷"];

/// The rows of numbers below the bars.
const ROWS: [(Ink, f64, &str); 2] =
    [(Ink::L1, 30.0, "L1"), (Ink::L2, 56.0, "L2")];

/// What the weights are together, from none of them to all.
fn running(weights: &[f64]) -> Vec<f64> {
    let sums = weights.iter().scan(0.0, |sum, w| {
        *sum += w;
        Some(*sum)
    });
    [0.0].into_iter().chain(sums).collect()
}

/// The weights one upon the other, each from where the last one ends: at x = 1
/// all powers are 1, and the curve is as high as all together.
fn pile(pen: &Pen, weights: &[f64], totals: &[f64]) {
    let steps = || (1..).map(f64::from).zip(totals.windows(2));
    let bars = steps().map(|(power, ends)| (power, ends[0], ends[1]));
    pen.bars_between(Ink::Loss, 0.44, bars);
    // From where a bar ends to where the next one begins.
    let level = |(power, ends): (f64, &[f64])| {
        [(power + 0.22, ends[1]), (power + 0.78, ends[1])]
    };
    let last = weights.len();
    pen.strokes(Ink::Guide, steps().take(last - 1).map(level));
    let left = totals[last];
    let end = (last as f64 + 0.42, left);
    pen.dot(Ink::Loss, end.0, end.1);
    let words = format!("together: {}", short(left));
    pen.label(Ink::Loss, end, Side::AboveLeft, &words);
    let power = |(i, name): (usize, &str)| (i as f64 + 1.0, name.into());
    let powers: Vec<_> = POWERS.into_iter().enumerate().map(power).collect();
    pen.numbers(Ink::Axis, 22.0, &powers);
    pen.numbers(Ink::Loss, 48.0, &numbers(weights));
}

/// A bar for each weight, a little aside, or a ring if it is exactly 0; and
/// the weights in the row of their ink.
fn bars(pen: &Pen, ink: Ink, aside: f64, weights: &[f64]) {
    let places = weights.iter().enumerate().map(|(i, w)| (i as f64 + 1.0, *w));
    let drawn = places.map(|(power, w)| (power + aside, w));
    pen.bars(ink, 0.28, drawn.clone().filter(|(_, w)| *w != 0.0));
    for (power, _) in drawn.filter(|(_, w)| *w == 0.0) {
        pen.ring(ink, power, 0.0);
    }
    for (_, down, _) in ROWS.iter().filter(|row| row.0 == ink) {
        pen.numbers(ink, *down, &numbers(weights));
    }
}

/// The weights, each at its power.
fn numbers(weights: &[f64]) -> Vec<(f64, String)> {
    let numbers = weights.iter().enumerate();
    numbers.map(|(i, w)| (i as f64 + 1.0, short(*w))).collect()
}

/// A weight, or a sum of sizes, in a few letters, and never "0" unless it is
/// exactly 0.
pub(crate) fn short(w: f64) -> String {
    match w.abs() {
        0.0 => "0".into(),
        size if size < 0.0005 => number(w),
        size if size < 10.0 => fixed(w, 3),
        _ => fixed(w, 1),
    }
}

fn in_words(p: &Problem) -> String {
    let (one, two) = (p.points.l1(p.lambda), p.points.l2(p.lambda));
    let none = p.points.unpenalised();
    let totals = running(&none.weights);
    format!(
        "Eight points near the line y = x. The polynomial without a penalty \
         goes through every point and swings between them; its weights add \
         up to {} in size. With λ = {}, L2 gives a smooth curve with {} \
         weights that add up to {}. L1 keeps {}, which adds up to {}. \
         In the middle, the weights without a penalty, one upon the other: they \
         rise to {}, fall to {}, and together are {}. Below, bars show the \
         weights of the other two; a ring marks a weight that is exactly zero.",
        short(l1_penalty(&none.weights)),
        number(p.lambda),
        two.kept(),
        short(l1_penalty(&two.weights)),
        one.kept(),
        short(l1_penalty(&one.weights)),
        short(totals.iter().copied().fold(0.0, f64::max)),
        short(totals.iter().copied().fold(0.0, f64::min)),
        short(totals[totals.len() - 1]),
    )
}

/// The polynomial through every point, and the line that L1 leaves.
pub(crate) fn emblem(p: &Problem) -> Emblem {
    let points = &p.points;
    let (none, one) = (points.unpenalised(), points.l1(p.lambda));
    Emblem::new((-1.0, 1.0), (-1.5, 1.5), |pen| {
        pen.curve(Ink::Loss, &[], |x| none.at(x));
        pen.curve(Ink::L1, &[], |x| one.at(x));
        let points = points.x.iter().zip(&points.y);
        pen.specks(Ink::Text, points.map(|(x, y)| (*x, *y)));
    })
}
