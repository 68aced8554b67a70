//! Two ways from a path to weights, and three to a strength.

use crate::problem::Problem;
use crate::values::lowest;
use figure::{Axis, Figure, Ink, Plane, Side, backwards, fixed, number};

/// The errors of the lasso and of the refit for every strength.
pub(crate) fn ways(p: &Problem) -> Figure {
    let (lasso, refit) = (&p.choice().validation, p.refit());
    let place = |alpha: f64| -libm::log10(alpha);
    let marks = [30.0, 10.0, 3.0, 1.0, 0.3, 0.1];
    let marks = marks.map(|alpha| (place(alpha), number(alpha)));
    let plane = Plane::new(
        Axis::new(backwards("α"), place(50.0), place(0.05)).words(&marks),
        Axis::new("error on rows left out", 2900.0, 3600.0)
            .ticks(&[3000.0, 3200.0, 3400.0, 3600.0]),
    );
    let (one, two) = (lasso.best(), refit.best());
    let cp = lasso.alphas[lowest(p, 0)];
    let bic = lasso.alphas[lowest(p, 1)];
    Figure::new("ways", "With the price, and fitted again")
        .describe(format!(
            "The error on rows left out for every strength. The lasso’s is \
             smallest at α = {}, where it is {}; that of least squares on what \
             it keeps at α = {}, where it is {}. Cp is smallest at {}, BIC at \
             {}.",
            number(lasso.alphas[one]),
            fixed(lasso.mean(one), 1),
            number(refit.alphas[two]),
            fixed(refit.mean(two), 1),
            number(cp),
            number(bic),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            for (ink, errors) in [(Ink::L1Ghost, refit), (Ink::L1, lasso)] {
                let points: Vec<_> = (0..errors.alphas.len())
                    .map(|k| (place(errors.alphas[k]), errors.mean(k)))
                    .filter(|(_, error)| *error < 3600.0)
                    .collect();
                pen.line(ink, &points);
            }
            let at = |alpha: f64, error| (place(alpha), error);
            let guide = [at(cp, 2900.0), at(cp, 3200.0)];
            pen.line(Ink::Guide, &guide);
            let words = if cp == bic { "chosen by Cp and BIC" } else { "Cp" };
            pen.label(Ink::Axis, guide[1], Side::Above, words);
            if cp != bic {
                let guide = [at(bic, 2900.0), at(bic, 3300.0)];
                pen.line(Ink::Guide, &guide);
                pen.label(Ink::Axis, guide[1], Side::Above, "BIC");
            }
            pen.dot(Ink::L1, place(lasso.alphas[one]), lasso.mean(one));
            pen.ring(Ink::L1, place(refit.alphas[two]), refit.mean(two));
            // Beside the lasso's steep part, and under what jumps.
            let steep = (0..one).find(|k| lasso.mean(*k) < 3450.0);
            let steep = steep.unwrap_or(one);
            let steep = at(lasso.alphas[steep], lasso.mean(steep));
            let words =
                format!("the lasso: lowest {}", fixed(lasso.mean(one), 0));
            pen.label(Ink::L1, steep, Side::Right, &words);
            let jumps = at(50.0, 2925.0);
            let words = format!("fitted again: {}", fixed(refit.mean(two), 0));
            pen.label(Ink::L1, jumps, Side::Right, &words);
        })
}
