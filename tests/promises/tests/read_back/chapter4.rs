//! The penalties λ·|w| and λ·w², and their slopes.

use crate::check::{BELOW_RIGHT, drawn, emblem as emblem_of, from_zero};
use chapter4::Chapter4;

/// Options, and the λ that they ask for.
const PROBLEMS: [(&str, f64); 3] =
    [("", 1.0), ("--lambda 0.3", 0.3), ("--lambda 25", 25.0)];

#[test]
pub fn penalties() {
    for (options, lambda) in PROBLEMS {
        let mut figure = drawn::<Chapter4>(options, "penalties");
        let plane = figure.planes[0].clone();
        let up = from_zero(3.2 * lambda);
        plane.axes(["weight w", "penalty"], (-1.25, 1.25), up);
        figure.heads(&[
            ("text", "price λ"),
            ("l1", "L1 price of w = 0.1"),
            ("l2", "L2 price of w = 0.1"),
        ]);
        // From 0 to twice the chosen λ.
        let lambdas: Vec<f64> =
            (0..=20).map(|i| lambda * f64::from(i) / 10.0).collect();
        figure.stops(&lambdas, lambda);
        for (frame, &l) in figure.frames.iter_mut().zip(&lambdas) {
            frame.says(&[l, l * 0.1, l * 0.01]);
            let layer = &mut frame.layer;
            layer.graph(&plane, "l1", |w| l * w.abs());
            layer.graph(&plane, "l2", |w| l * w * w);
            // |w| = w² at −1, 0 and 1.
            let equal = [(-1.0, l), (0.0, 0.0), (1.0, l)];
            layer.specks(&plane, "text", &equal);
            layer.ends(
                &plane,
                &[
                    ("l1", "L1: λ·|w|", l * 1.25),
                    ("l2", "L2: λ·w²", l * 1.25 * 1.25),
                ],
            );
        }
        figure.describes(
            "The L1 penalty, a blue V with its corner at w = #, and the L2 \
             penalty, a red bowl that is flat at w = #. They are equal at \
             w = #, # and #; between them the red bowl is lower.",
            &[0.0, 0.0, -1.0, 0.0, 1.0],
        );
        figure.is_read();
    }
}

#[test]
pub fn slopes() {
    for (options, lambda) in PROBLEMS {
        let mut figure = drawn::<Chapter4>(options, "slopes");
        let plane = figure.planes[0].clone();
        let up = (-2.5 * lambda, 2.5 * lambda);
        let titles = ["weight w", "slope of the penalty"];
        plane.axes(titles, (-1.25, 1.25), up);
        let still = &mut figure.still;
        still.lines(&plane, "axis", &[vec![(-1.25, 0.0), (1.25, 0.0)]]);
        let (down, rise) = (-lambda, lambda);
        still.lines(
            &plane,
            "l1",
            &[
                vec![(-1.25, down), (0.0, down)],
                vec![(0.0, rise), (1.25, rise)],
            ],
        );
        still.lines(&plane, "l1 ghost", &[vec![(0.0, down), (0.0, rise)]]);
        still.dots(&plane, "l1 ring", &[(0.0, down), (0.0, rise)]);
        still.graph(&plane, "l2", |w| 2.0 * lambda * w);
        // 2λ·|w| = λ where |w| = 1/2.
        still.dots(&plane, "text dot", &[(-0.5, down), (0.5, rise)]);
        let words = "equal at 0.5";
        still.label(&plane, "text", words, (0.5, rise), BELOW_RIGHT);
        still.ends(
            &plane,
            &[("l1", "L1: ±λ", rise), ("l2", "L2: 2λw", 2.5 * lambda)],
        );
        figure.describes(
            "The slope of L1 is # for every weight below # and # for every \
             weight above, with a jump at #. The slope of L2 is a straight \
             line through #. The two are equally steep at w = # and at w = #.",
            &[down, 0.0, rise, 0.0, 0.0, -0.5, 0.5],
        );
        figure.is_read();
    }
}

#[test]
pub fn emblem() {
    let (plane, mut layer) =
        emblem_of::<Chapter4>("", (-1.25, 1.25), (-0.1, 1.35));
    layer.graph(&plane, "l1", f64::abs);
    layer.graph(&plane, "l2", |w| w * w);
    layer.is_read();
}
