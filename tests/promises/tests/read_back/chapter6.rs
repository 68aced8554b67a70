//! The book's data, mean(x²) = 1 and w* = 1/2: loss(w) = (w − 1/2)², which
//! pulls a weight up by 1 − 2w.

use crate::check::{drawn, from_zero};
use chapter6::Chapter6;

#[test]
pub fn pulls() {
    let problems =
        [("", 1.5), ("--lambda 0.4", 0.4), ("--lambda 6 --eta 0.05", 6.0)];
    for (options, lambda) in problems {
        let mut figure = drawn::<Chapter6>(options, "pulls");
        let plane = figure.planes[0].clone();
        let top = 1.25 * f64::max(lambda, 1.0);
        plane.axes(["weight w", "pull"], (0.0, 0.6), from_zero(top));
        let still = &mut figure.still;
        still.graph(&plane, "l1", |_| lambda);
        still.graph(&plane, "l2", |w| 2.0 * lambda * w);
        // Beyond 1/2 the data no longer pull up.
        still.lines(&plane, "loss", &[vec![(0.0, 1.0), (0.5, 0.0)]]);
        // L2 and the data pull equally: 2λ·w = 1 − 2w.
        let goal = 0.5 / (1.0 + lambda);
        still.dots(&plane, "l2 dot", &[(goal, 2.0 * lambda * goal)]);
        still.ends(
            &plane,
            &[
                ("l1", "L1: λ", lambda),
                ("l2", "L2: 2λw", 1.2 * lambda),
                ("loss", "data: 1 − 2w", 0.0),
            ],
        );
        figure.describes(
            "The L1 penalty pulls a weight towards 0 with the same strength # \
             at every weight. The pull of the L2 penalty is a straight line \
             that starts at 0 for w = 0. The pull of the data in the other \
             direction falls from # at w = 0 to nothing at w = #; it crosses \
             L2’s pull at #.",
            &[lambda, 1.0, 0.5, goal],
        );
        figure.is_read();
    }
}
