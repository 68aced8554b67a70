//! The penalties λ·|w| and λ·w², and their slopes.

use crate::check::{
    ABOVE, ABOVE_LEFT, BELOW_LEFT, BELOW_RIGHT, drawn, emblem as emblem_of,
    from_zero, written,
};
use crate::svg::Plane;
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
        let names = [("l2", "L2: λ·w²"), ("l1", "L1: λ·|w|")];
        figure.still.names(&plane, (0.0, 3.0 * lambda), ABOVE, &names);
        figure.heads(&[
            ("text", "price λ"),
            ("l1", "L1 price of w = 0.1"),
            ("l2", "L2 price of w = 0.1"),
        ]);
        // From 0 to twice the chosen λ.
        let lambdas: Vec<f64> =
            (0..=20).map(|i| lambda * f64::from(i) / 10.0).collect();
        figure.stops(&lambdas, lambda, plane.ends());
        for (frame, &l) in figure.frames.iter_mut().zip(&lambdas) {
            frame.says(&[l, l * 0.1, l * 0.01]);
            let layer = &mut frame.layer;
            layer.graph(&plane, "l1", |w| l * w.abs());
            layer.graph(&plane, "l2", |w| l * w * w);
            // |w| = w² at −1, 0 and 1.
            let equal = [(-1.0, l), (0.0, 0.0), (1.0, l)];
            layer.specks(&plane, "text", &equal);
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
        still.label(&plane, "l1", "L1: ±λ", (1.25, rise), ABOVE_LEFT);
        let near_the_end = (1.2, 2.4 * lambda);
        still.label(&plane, "l2", "L2: 2λw", near_the_end, ABOVE_LEFT);
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
pub fn zoom() {
    // The options change nothing here.
    for options in ["", "--lambda 0.3"] {
        let mut figure = drawn::<Chapter4>(options, "zoom");
        let plane = figure.planes[0].clone();
        let titles = ["weight w", "penalty"];
        plane.axes(titles, (-1.0, 1.0), (-0.45, 1.05));
        let steep = |w: f64| 1000.0 * w * w;
        let still = &mut figure.still;
        still.graph(&plane, "l1", f64::abs);
        still.graph(&plane, "l2", |w| w * w);
        still.graph(&plane, "l2 ghost", steep);
        still.label(&plane, "l2 ghost", "1000·w²", (0.0, 1.05), ABOVE);
        still.label(&plane, "l1", "|w|", (-0.45, 0.65), ABOVE);
        still.label(&plane, "l2", "w²", (-0.85, 0.2), ABOVE);
        figure.heads(&[
            ("text", "times magnified"),
            ("text", "at w ="),
            ("l1", "|w| is"),
            ("l2", "w² is"),
            ("l2", "1000·w² is"),
        ]);
        let times = [
            2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1e3, 2e3, 5e3, 1e4,
        ];
        // Below the plane and the lens.
        figure.stops(&times, 10.0, (46.0, 565.0));
        // A unit is 120 units of the canvas long, in the lens so many times
        // as long. Its edge crosses the axis at ±1/times: 120 from the middle
        // across, and 0.4 · 120 below it.
        let unit = 120.0;
        let radius = unit * f64::sqrt(1.0 + 0.4 * 0.4);
        let middle = (445.0, 166.0);
        let zero = (middle.0, middle.1 + 0.4 * unit);
        let origin = plane.place((0.0, 0.0));
        let canvas = Plane::canvas(336.0);
        for (frame, times) in figure.frames.iter_mut().zip(times) {
            let w = 1.0 / times;
            frame.says(&[times, w, w, w * w, 1000.0 * w * w]);
            let lens = Plane::round(middle, radius, zero, times * unit);
            let layer = &mut frame.layer;
            layer.graph(&lens, "l1", f64::abs);
            layer.graph(&lens, "l2", |w| w * w);
            layer.graph(&lens, "l2 ghost", steep);
            layer.lines(&lens, "axis", &[vec![(-w, 0.0), (w, 0.0)]]);
            let (left, right) = ((-0.86 * w, 0.0), (0.86 * w, 0.0));
            layer.label(&lens, "axis", &written(-w), left, BELOW_RIGHT);
            layer.label(&lens, "axis", &written(w), right, BELOW_LEFT);

            // The part that is magnified, not drawn smaller than 4 units.
            let part = (origin.0, origin.1 - 0.4 * unit * w);
            let small = f64::max(radius * w, 4.0);
            let circles = layer.take(&canvas, "circle", "axis circle");
            assert_eq!(circles.len(), 2);
            let expected = [(part, small), (middle, radius)];
            for (circle, (at, radius)) in circles.iter().zip(expected) {
                let (x, y) = circle.place();
                let off = [x - at.0, y - at.1, circle.radius - radius];
                assert!(off.iter().all(|d| d.abs() < 0.3), "{circle:?}");
            }
            // Two lines that touch both circles, one above and one below.
            let lines = layer.take(&canvas, "path", "faint");
            assert_eq!(lines.len(), 2);
            for (line, side) in lines.iter().zip([-1.0, 1.0]) {
                let line = &line.lines[0];
                let (from, to) = (line[0], line[line.len() - 1]);
                let way = (to.0 - from.0, to.1 - from.1);
                let long = (way.0 * way.0 + way.1 * way.1).sqrt();
                // Downwards from the line, at a right angle to it.
                let down = (-way.1 / long, way.0 / long);
                for (at, middle, radius) in
                    [(from, part, small), (to, middle, radius)]
                {
                    let off = (
                        at.0 - middle.0 - side * radius * down.0,
                        at.1 - middle.1 - side * radius * down.1,
                    );
                    assert!(off.0.abs().max(off.1.abs()) < 0.7, "{line:?}");
                }
            }
        }
        figure.describes(
            "On the left the two penalties and # times the square. A lens over \
             w = # shows them larger on the right. In it the V of L1 keeps its \
             shape at every magnification. The bowl w² melts into the axis at \
             once, and even # times the square does so in the end: magnified # \
             times it still meets the V at the lens’s edge, magnified # times \
             it is there # times as high as the V.",
            // 1000·w² = |w| at 0.001; at 0.0001 it is a tenth of it.
            &[1000.0, 0.0, 1000.0, 1000.0, 10_000.0, 0.1],
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
