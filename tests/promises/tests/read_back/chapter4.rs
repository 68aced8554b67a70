//! The penalties λ·|w| and λ·w², and their slopes.

use crate::prelude::*;
use chapter4::Chapter4;

/// Options, and the λ that they ask for.
const CASES: [(&str, f64); 3] =
    [("", 1.0), ("--lambda 0.3", 0.3), ("--lambda 25", 25.0)];

#[test]
fn penalties() {
    for (options, lambda) in CASES {
        let mut figure = drawn::<Chapter4>(options, "penalties");
        let top = 2.4 * lambda;
        let titles = ["weight w", "penalty"];
        figure.axes(titles, (-1.75, 1.75), from_zero(top));
        figure.heads(
            "price λ; L1 price of w = 0.1; L2 price of w = 0.1",
            &[L1, L2],
        );
        // From 0 to twice the chosen λ.
        let lambdas: Vec<f64> =
            (0..=20).map(|i| lambda * f64::from(i) / 10.0).collect();
        for (mut frame, l) in figure.slider(&lambdas, lambda) {
            frame.says("#; #", &[l * 0.1, l * 0.01]);
            frame.graph(L1, |w| l * w.abs());
            frame.graph(L2, |w| l * w * w);
            // |w| = w² at −1, 0 and 1.
            frame.specks(Text, &[(-1.0, l), (0.0, 0.0), (1.0, l)]);
            // Blue where |w| is larger, red where w² is, up to the edge.
            let around = |from: i32, to: i32| {
                let there = (from..=to).map(|i| f64::from(i) / 1000.0);
                let one = there.clone().map(|w| (w, (l * w.abs()).min(top)));
                let two = there.rev().map(|w| (w, (l * w * w).min(top)));
                let mut around: Vec<Point> = one.chain(two).collect();
                around.push(around[0]);
                around
            };
            if l > 0.0 {
                frame.labels(&[
                    (L1, "blue: L1 costs more", (-0.4, top), Above),
                    (L2, "red: L2 costs more", (1.75, top), AboveLeft),
                ]);
                frame.areas(L1, &[around(-1000, 1000)]);
                frame.areas(L2, &[around(-1750, -1000), around(1000, 1750)]);
            }
        }
        figure.says(&[0.0, 0.0, -1.0, 0.0, 1.0]);
    }
}

#[test]
fn slopes() {
    for (options, rise) in CASES {
        let mut figure = drawn::<Chapter4>(options, "slopes");
        let up = (-2.5 * rise, 2.5 * rise);
        let titles = ["weight w", "slope of the penalty"];
        figure.axes(titles, (-1.25, 1.25), up);
        let still = &mut figure.still;
        still.line(Axis, &[(-1.25, 0.0), (1.25, 0.0)]);
        let level = |from: f64, to: f64, y: f64| vec![(from, y), (to, y)];
        let steps = [level(-1.25, 0.0, -rise), level(0.0, 1.25, rise)];
        still.lines(L1, &steps);
        let ends = [(0.0, -rise), (0.0, rise)];
        still.line(Guide, &ends);
        still.rings(L1, &ends);
        still.graph(L2, |w| 2.0 * rise * w);
        // 2λ·|w| = λ where |w| = 1/2.
        still.dots(Text, &[(-0.5, -rise), (0.5, rise)]);
        still.labels(&[
            (Text, "equal at 0.5", (0.5, rise), BelowRight),
            (L1, "L1: ±λ", (1.25, rise), AboveLeft),
            (L2, "L2: 2λw", (1.2, 2.4 * rise), AboveLeft),
        ]);
        figure.says(&[-rise, 0.0, rise, 0.0, 0.0, -0.5, 0.5]);
    }
}

#[test]
fn zoom() {
    // The options change nothing here.
    for (options, _) in CASES {
        let mut figure = drawn::<Chapter4>(options, "zoom");
        let titles = ["weight w", "penalty"];
        let plane = figure.axes(titles, (-1.0, 1.0), (-0.45, 1.05));
        let steep = |w: f64| 1000.0 * w * w;
        let penalties = |layer: &mut Layer| {
            layer.graph(L1, f64::abs);
            layer.graph(L2, |w| w * w);
            layer.graph(L2Ghost, steep);
        };
        penalties(&mut figure.still);
        figure.still.labels(&[
            (L2Ghost, "1000·w²", (0.0, 1.05), Above),
            (L1, "|w|", (-0.45, 0.65), Above),
            (L2, "w²", (-0.85, 0.2), Above),
        ]);
        figure.heads(
            "times magnified; at w =; |w| is; w² is; 1000·w² is",
            &[Text, L1, L2, L2],
        );
        let times = [
            2.0, 2.5, 4.0, 5.0, 8.0, 10.0, 20.0, 25.0, 40.0, 50.0, 80.0, 100.0,
            200.0, 250.0, 500.0, 1e3, 2e3, 2.5e3, 5e3, 1e4,
        ];
        // A unit is 120 units of the canvas long, in the lens so many times
        // as long. Its edge crosses the axis at ±1/times: 120 from the middle
        // across, and 0.4 · 120 below it.
        let unit = 120.0;
        let radius = unit * f64::sqrt(1.0 + 0.4 * 0.4);
        let middle = (445.0, 166.0);
        let zero = (middle.0, middle.1 + 0.4 * unit);
        let origin = plane.place((0.0, 0.0));
        // Below the plane and the lens.
        let along = (46.0, 565.0);
        for (mut frame, times) in figure.slider_along(along, &times, 1000.0) {
            let w = 1.0 / times;
            frame.says("#; #; #; #", &[w, w, w * w, 1000.0 * w * w]);
            frame.on(&Plane::round(middle, radius, zero, times * unit));
            penalties(&mut frame);
            frame.line(Axis, &[(-w, 0.0), (w, 0.0)]);
            frame.labels(&[
                (Axis, &written(-w), (-0.86 * w, 0.0), BelowRight),
                (Axis, &written(w), (0.86 * w, 0.0), BelowLeft),
            ]);
            // The part that is magnified, not drawn smaller than 4 units.
            let part = (origin.0, origin.1 - 0.4 * unit * w);
            frame.lens([(part, f64::max(radius * w, 4.0)), (middle, radius)]);
        }
        // 1000·w² = |w| at 0.001; at 0.0001 it is a tenth of it.
        figure.says(&[1000.0, 0.0, 1000.0, 1000.0, 10_000.0, 0.1]);
    }
}

#[test]
fn emblem() {
    let mut layer = draw_emblem::<Chapter4>("", (-1.25, 1.25), (-0.1, 1.35));
    layer.graph(L1, f64::abs);
    layer.graph(L2, |w| w * w);
}
