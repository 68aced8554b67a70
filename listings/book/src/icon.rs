//! The book's icon, and the picture that stands for it where it is shared.

use chapter3::{Data, loss};
use chapter5::{l1_minimiser, l1_sum, l2_minimiser, l2_sum};
use figure::{Axis, Figure, Ink, Plane};

/// The icon in the browser's tab, and the social card.
pub fn icon_and_card() -> [Figure; 2] {
    [icon(), card()]
}

/// The L1 penalty on its axis, in thick lines: it is seen very small.
fn icon() -> Figure {
    let plane = Plane::new(Axis::new("", -1.0, 1.0), Axis::new("", -0.2, 1.0));
    let plane = plane.at(8.0, 10.0, 48.0, 48.0);
    Figure::new("favicon", "Why L1 Shrinks Weights to Zero")
        .size(64, 64)
        .style(
            ".figure{background:none}.figure path{stroke-width:7}\
             .figure .axis{stroke-width:4}.figure .dot{r:9px;stroke:none}",
        )
        .describe("A blue V with a dot at its corner, which stands on a line.")
        .still(|sheet| {
            let pen = sheet.pen(&plane);
            pen.line(Ink::Axis, &[(-1.0, 0.0), (1.0, 0.0)]);
            // One shape with the dot, as small as it is seen.
            pen.dot(Ink::L1, 0.0, 0.0);
            pen.curve(Ink::L1, &[0.0], f64::abs);
        })
}

/// The title beside the main figure, in the book's type, whose files lie
/// beside the card. 1200 by 630 when it is shown at twice its size.
fn card() -> Figure {
    let page = Plane::new(Axis::new("", 0.0, 600.0), Axis::new("", 0.0, 315.0))
        .at(0.0, 0.0, 600.0, 315.0);
    let plane = Plane::new(Axis::new("", -0.5, 1.2), Axis::new("", -0.1, 1.6))
        .at(300.0, 40.0, 265.0, 235.0);
    let data = Data::on_line(0.5, vec![-1.0, 1.0]);
    let lambda = 1.5;
    Figure::new("card", "Why L1 Shrinks Weights to Zero")
        .size(600, 315)
        .style(
            "@font-face{font-family:S;font-weight:400;\
             src:url(fonts/source-serif-400.woff2)}\
             @font-face{font-family:S;font-weight:600;\
             src:url(fonts/source-serif-600.woff2)}\
             .figure{--text-font:S,Georgia,serif}\
             .figure .text{font-weight:600}",
        )
        .describe(
            "The title, and beside it the loss of a weight and two sums: the \
             blue one has its lowest point at a corner at 0, the red one \
             beside it.",
        )
        .still(|sheet| {
            let pen = sheet.pen(&page);
            for (line, words) in ["Why L1", "Shrinks", "Weights", "to Zero"]
                .into_iter()
                .enumerate()
            {
                let y = 235.0 - 47.0 * line as f64;
                pen.headline(Ink::Text, (40.0, y), 44.0, words);
            }
            pen.headline(
                Ink::Axis,
                (40.0, 42.0),
                16.0,
                "A tutorial with runnable Rust",
            );
            let pen = sheet.pen(&plane);
            pen.line(Ink::Axis, &[(-0.5, 0.0), (1.2, 0.0)]);
            pen.curve(Ink::Loss, &[], |w| loss(&data, w));
            pen.curve(Ink::L2, &[], |w| l2_sum(&data, lambda, w));
            pen.curve(Ink::L1, &[0.0], |w| l1_sum(&data, lambda, w));
            let two = l2_minimiser(&data, lambda);
            pen.dot(Ink::L2, two, l2_sum(&data, lambda, two));
            let one = l1_minimiser(&data, lambda);
            pen.dot(Ink::L1, one, l1_sum(&data, lambda, one));
        })
}
