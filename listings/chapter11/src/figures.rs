use crate::problem::Problem;
use figure::{Axis, Emblem, Figure, Ink, Plane, Side, number};

/// The price of every weight.
pub(crate) fn prices(p: &Problem) -> Figure {
    let most = p.price(1.0).max(1.0);
    let plane = Plane::new(
        Axis::new("weight w", -1.0, 1.0),
        Axis::new("price", 0.0, most),
    );
    Figure::new("prices11", "The price of a weight")
        .describe(format!(
            "A V with its corner at w = 0. At w = 1 the price is {}.",
            number(p.price(1.0))
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            pen.curve(Ink::L1, &[0.0], |w| p.price(w));
            let end = (1.0, p.price(1.0));
            pen.label(Ink::L1, end, Side::Right, "λ|w|");
        })
}

/// The price of every weight, small.
pub(crate) fn emblem(p: &Problem) -> Emblem {
    Emblem::new((-1.0, 1.0), (0.0, p.price(1.0).max(1.0)), |pen| {
        pen.curve(Ink::L1, &[0.0], |w| p.price(w));
    })
}
