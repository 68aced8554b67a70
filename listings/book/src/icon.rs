//! The book's icon, and the picture that stands for it where it is shared.

use figure::{Axis, Figure, Ink, Pen, Plane};

/// The two penalties of chapter 4: a V with its corner at 0, and a bowl.
fn penalties(pen: &Pen) {
    pen.curve(Ink::L2, &[], |w| w * w);
    pen.curve(Ink::L1, &[0.0], f64::abs);
    pen.dot(Ink::L1, 0.0, 0.0);
}

/// The icon in the browser's tab, and the social card.
pub fn icon_and_card() -> [Figure; 2] {
    [icon(), card()]
}

fn icon() -> Figure {
    let plane = Plane::new(Axis::new("", -1.1, 1.1), Axis::new("", -0.12, 1.1));
    let plane = plane.at(3.0, 3.0, 58.0, 58.0);
    Figure::new("favicon", "Why L1 Shrinks Weights to Zero")
        .size(64, 64)
        .describe("A blue V with a dot at its corner, and a red bowl.")
        .still(|sheet| penalties(&sheet.pen(&plane)))
}

/// 1200 by 630 when it is shown at twice its size.
fn card() -> Figure {
    let page = Plane::new(Axis::new("", 0.0, 600.0), Axis::new("", 0.0, 315.0))
        .at(0.0, 0.0, 600.0, 315.0);
    let plane = Plane::new(Axis::new("", -1.1, 1.1), Axis::new("", -0.12, 1.1))
        .at(330.0, 40.0, 235.0, 235.0);
    Figure::new("card", "Why L1 Shrinks Weights to Zero")
        .size(600, 315)
        .describe("The title, and beside it a blue V and a red bowl.")
        .still(|sheet| {
            let pen = sheet.pen(&page);
            for (line, words) in ["Why L1", "Shrinks", "Weights", "to Zero"]
                .into_iter()
                .enumerate()
            {
                let y = 235.0 - 46.0 * line as f64;
                pen.headline(Ink::Text, (40.0, y), 40.0, words);
            }
            pen.headline(
                Ink::Axis,
                (40.0, 46.0),
                16.0,
                "a tutorial with runnable Rust",
            );
            penalties(&sheet.pen(&plane));
        })
}
