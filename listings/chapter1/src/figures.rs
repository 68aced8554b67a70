use crate::problem::Problem;
use crate::{Polynomial, l1_penalty};
use figure::{Axis, Emblem, Figure, Ink, Plane, Slide, number, with_chosen};

/// The strengths that the slider offers, besides the chosen one.
const STRENGTHS: [f64; 13] = [
    0.001, 0.002, 0.003, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0,
];

/// The three fits above, and the weights of two of them below.
pub(crate) fn fits(p: &Problem) -> Figure {
    let points = &p.points;
    let above =
        Plane::new(Axis::new("x", -1.0, 1.0), Axis::new("y", -1.5, 1.5))
            .at(56.0, 34.0, 412.0, 276.0);
    let powers = Axis::new("power of x", 0.4, 7.6)
        .ticks(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]);
    let below = Plane::new(powers, Axis::new("weight", -2.0, 2.0))
        .at(56.0, 404.0, 412.0, 190.0);
    let none = points.unpenalised();
    let strengths = with_chosen(STRENGTHS.to_vec(), p.lambda);
    Figure::new("fits", "Three polynomials through eight points")
        .height(654)
        .describe(in_words(p))
        .still(|sheet| {
            let pen = sheet.axes(&above);
            pen.line(Ink::Guide, &[(-1.0, -1.0), (1.0, 1.0)]);
            pen.curve(Ink::Loss, &[], |x| none.at(x));
            let pen = sheet.axes(&below);
            pen.line(Ink::Axis, &[(0.4, 0.0), (7.6, 0.0)]);
        })
        .slide(
            Slide::new("price λ", &above, &strengths, p.lambda),
            [
                (Ink::L1, "L1 keeps"),
                (Ink::L2, "L2 keeps"),
                (Ink::L1, "L1 sizes add up to"),
                (Ink::L2, "L2 sizes add up to"),
            ],
            |sheet, lambda| {
                let (one, two) = (points.l1(lambda), points.l2(lambda));
                let pen = sheet.pen(&above);
                let red = pen.curve(Ink::L2, &[], |x| two.at(x));
                let blue = pen.curve(Ink::L1, &[], |x| one.at(x));
                for (&x, &y) in points.x.iter().zip(&points.y) {
                    pen.dot(Ink::Text, x, y);
                }
                pen.name_ends(&[
                    (Ink::Guide, (1.0, 1.0), "truth"),
                    (Ink::Loss, (1.0, none.at(1.0)), "no penalty"),
                    (Ink::L1, blue, "L1 (lasso)"),
                    (Ink::L2, red, "L2 (ridge)"),
                ]);
                let pen = sheet.pen(&below);
                for (i, (w1, w2)) in
                    one.weights.iter().zip(&two.weights).enumerate()
                {
                    let power = i as f64 + 1.0;
                    pen.bar(Ink::L2, power + 0.17, 0.3, *w2);
                    match w1 {
                        0.0 => pen.ring(Ink::L1, power - 0.17, 0.0),
                        w1 => pen.bar(Ink::L1, power - 0.17, 0.3, *w1),
                    }
                }
                let kept = |fit: &Polynomial| {
                    format!("{} of {}", fit.kept(), fit.weights.len())
                };
                [
                    kept(&one),
                    kept(&two),
                    number(l1_penalty(&one.weights)),
                    number(l1_penalty(&two.weights)),
                ]
            },
        )
}

fn in_words(p: &Problem) -> String {
    let (one, two) = (p.points.l1(p.lambda), p.points.l2(p.lambda));
    let none = p.points.unpenalised();
    format!(
        "Eight points near the line y = x. The polynomial without a penalty \
         goes through every point and swings between them; its weights add \
         up to {} in size. With λ = {}, L2 gives a smooth curve with {} \
         weights that add up to {}. L1 keeps {}, which adds up to {}. \
         Below, bars show the weights of both; a ring marks a weight \
         that is exactly zero.",
        number(l1_penalty(&none.weights)),
        number(p.lambda),
        two.kept(),
        number(l1_penalty(&two.weights)),
        one.kept(),
        number(l1_penalty(&one.weights)),
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
