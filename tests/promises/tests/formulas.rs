//! Every formula on a page, word for word, beside the code that it stands
//! for: whoever changes one sees that the other must change too.

#[path = "formulas/chapter12.rs"]
mod chapter_12;
#[path = "formulas/chapter11.rs"]
mod labels;
#[path = "formulas/chapter8.rs"]
mod many_weights;
#[path = "formulas/tasks.rs"]
mod tasks;

use crate::ask_number;
use chapter1::{l1_penalty, l2_penalty};
use chapter2::Bowl;
use chapter3::{Data, loss};
use chapter5::{
    l1_minimiser, l1_sum, l2_minimiser, l2_sum, loss_slope, zero_threshold,
};
use many_weights::{
    no_sum_is_lower, one_weight_at_a_time, residuals_and_pulls, ten_best,
    the_rule_for_all_features, u_times_the_residual,
};
use promises::mathematics::{mean, mean_product, soft};
use promises::reference::{list, number, parse};
use promises::regression::Regression;
use promises::{root, texts};
use std::collections::BTreeSet;

/// A page, a formula on it, and a check that the code agrees with it.
type Entry = (&'static str, &'static str, fn());

/// Weights to try; one of them is 0.
const WEIGHTS: [f64; 6] = [-1.3, -0.2, 0.0, 0.1, 0.5, 2.0];

fn same(a: f64, b: f64) {
    let close = (a - b).abs() <= 1e-12 * (1.0 + a.abs());
    assert!(close, "{a} and {b}");
}

/// The book's seven points.
fn points() -> Data {
    Data::on_line(0.5, vec![-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5])
}

/// Points on other lines, with other inputs.
fn lines() -> Vec<(f64, Data)> {
    let line = |w, x: &[f64]| (w, Data::on_line(w, x.to_vec()));
    vec![
        line(0.5, &points().x),
        line(-0.3, &[1.0, 2.0, 4.0]),
        line(0.75, &[-3.0, -1.0, 0.0, 1.0, 3.0]),
    ]
}

/// Points that lie on no line.
fn noisy() -> Data {
    Data { x: vec![-1.0, 0.5, 2.0, 3.0], y: vec![0.4, -1.0, 0.7, 2.5] }
}

fn mean_of(data: &Data, of: impl Fn(f64, f64) -> f64) -> f64 {
    let pairs = data.x.iter().zip(&data.y);
    mean(&pairs.map(|(x, y)| of(*x, *y)).collect::<Vec<_>>())
}

/// The loss of the book's data at a weight.
fn book_loss(w: f64) -> f64 {
    (w - 0.5) * (w - 0.5)
}

/// λ·w² and a thousand times w², as the figures draw them.
fn squares() {
    same(ask_number("chapter4.l2 --lambda 0.7 --at 0.3"), 0.7 * 0.3 * 0.3);
    same(
        ask_number("chapter4.steep_square --at 0.3"),
        ask_number("chapter4.steep") * 0.3 * 0.3,
    );
}

/// In how many of the orders of n things the last is the best: one of n.
fn one_in_n() {
    let orders = |n: u32| -> u32 { (1..=n).product() };
    for n in 1..8 {
        // The last is the best, and the others stand in any order.
        same(
            f64::from(orders(n - 1)) / f64::from(orders(n)),
            1.0 / f64::from(n),
        );
    }
}

/// The loss of a label is −ln of what the model says of it.
fn what_a_label_costs() {
    for (w, x) in [(0.7, 1.5), (-2.0, 0.5), (3.0, -1.0)] {
        let of = |label| {
            let one = Data { x: vec![x], y: vec![label] };
            chapter7::logistic_loss(&one, w)
        };
        let p = 1.0 / (1.0 + f64::exp(-w * x));
        same(of(1.0), -p.ln());
        same(of(0.0), -(1.0 - p).ln());
    }
}

fn the_slope_at_0() {
    let labels = vec![0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0];
    let data = Data { x: points().x, y: labels };
    let slope = mean_of(&data, |x, y| x * (0.5 - y));
    same(chapter7::logistic_slope(&data, 0.0), slope);
}

fn no_square_is_negative() {
    for r in WEIGHTS {
        for u in WEIGHTS {
            assert!(r * r >= 2.0 * u * r - u * u - 1e-15);
            same(r * r - (2.0 * u * r - u * u), (r - u) * (r - u));
        }
    }
}

fn loss_plus_penalty() {
    let data = noisy();
    same(l1_sum(&data, 0.7, 2.0), loss(&data, 2.0) + 0.7 * l1_penalty(&[2.0]));
    same(l2_sum(&data, 0.7, 2.0), loss(&data, 2.0) + 0.7 * l2_penalty(&[2.0]));
}

/// L2's slope, measured by a small step to both sides.
fn l2_slope_is_2w() {
    for w in WEIGHTS {
        let h = 1e-3;
        let rise = chapter4::l2(w + h) - chapter4::l2(w - h);
        assert!((chapter4::l2_slope(w) - rise / (2.0 * h)).abs() < 1e-9);
        same(chapter4::l2_slope(w), 2.0 * w);
    }
}

/// The book's data, as chapter 7 sees them.
const OURS: chapter7::Parabola = chapter7::Parabola { m: 1.0, pull: 1.0 };

/// No weight on a grid is lower than what chapter 7 says.
fn lowest_with_powers() {
    for (q, lambda) in [(0.5, 0.3), (0.5, 1.5), (1.05, 1.5), (3.0, 0.7)] {
        let sum = |w: f64| book_loss(w) + lambda * w.abs().powf(q);
        let best = chapter7::power_minimiser(&OURS, lambda, q);
        let grid = (-1000..1000).map(|i| f64::from(i) / 500.0);
        assert!(grid.map(sum).all(|height| sum(best) <= height + 1e-15));
    }
}

const FORMULAS: &[Entry] = &[
    ("chapter1", r"y = x", || {
        let points = chapter1::Points::new(&[0.0; 8], 1);
        assert_eq!(points.x, points.y);
    }),
    ("chapter1", r"b + w_1 x + w_2 x^2 + \dots + w_7 x^7", || {
        let weights = vec![1.0, -2.0, 0.5, 0.0, 3.0, -0.25, 2.0];
        let polynomial =
            chapter1::Polynomial { intercept: 0.3, weights: weights.clone() };
        for x in WEIGHTS {
            let terms = weights.iter().zip(1..).map(|(w, k)| w * x.powi(k));
            same(polynomial.at(x), 0.3 + terms.sum::<f64>());
        }
    }),
    (
        "chapter1",
        r"\text{loss} + \lambda \cdot \text{penalty}",
        loss_plus_penalty,
    ),
    (
        "chapter1",
        r"\text{L1:}\quad \sum_j \lvert w_j \rvert \qquad\qquad \text{L2:}\quad \sum_j w_j^2",
        || {
            let sum = |of: fn(f64) -> f64| WEIGHTS.into_iter().map(of).sum();
            same(l1_penalty(&WEIGHTS), sum(f64::abs));
            same(l2_penalty(&WEIGHTS), sum(|w| w * w));
        },
    ),
    ("chapter1", r"3 + 2 + 0 = {{#given 5}}", || {
        same(l1_penalty(&[3.0, -2.0, 0.0]), 5.0);
    }),
    ("chapter1", r"9 + 4 + 0 = {{#given 13}}", || {
        same(l2_penalty(&[3.0, -2.0, 0.0]), 13.0);
    }),
    ("chapter2", r"\lvert w_1 \rvert + \lvert w_2 \rvert \le t", || {
        let bowl = Bowl { centre: (3.0, -2.0), correlation: 0.4 };
        let (a, b) = chapter2::lowest_in_diamond(&bowl, 1.5);
        same(a.abs() + b.abs(), 1.5);
    }),
    ("chapter2", r"2s(1 - \rho)(d_1 - d_2)", along_an_edge),
    ("chapter2", r"(a - t)^2", || {
        // Four triangles of the square outside of the diamond.
        let (a, t) = (10.0, 2.0);
        let outside = (2.0 * a) * (2.0 * a) - 2.0 * t * t;
        let share = 4.0 * (a - t) * (a - t) / outside;
        same(chapter2::corner_probability(t, a), share);
    }),
    ("chapter2", r"d_1 = d_2", an_edge_is_lowest_where_both_are_equal),
    ("chapter2", r"d_1 = -d_2", an_edge_is_lowest_where_both_are_equal),
    ("chapter2", r"x_1 x_2", two_inputs),
    ("chapter2", r"d_1 x_1 + d_2 x_2", two_inputs),
    ("chapter2", r"w_1^2 + w_2^2 \le t^2", || {
        let bowl = Bowl { centre: (3.0, -2.0), correlation: 0.4 };
        let (a, b) = chapter2::lowest_in_disc(&bowl, 1.5);
        same(a * a + b * b, 1.5 * 1.5);
    }),
    (
        "chapter2",
        r"\operatorname{loss}(w) = d_1^2 + 2 \rho \, d_1 d_2 + d_2^2 .",
        || {
            for r in [-0.7, 0.0, 0.5] {
                let bowl = Bowl { centre: (0.5, 0.2), correlation: r };
                for (a, b) in WEIGHTS.into_iter().zip(WEIGHTS.into_iter().rev())
                {
                    let (d1, d2) = (a - 0.5, b - 0.2);
                    let loss = d1.powi(2) + 2.0 * r * d1 * d2 + d2.powi(2);
                    same(bowl.loss((a, b)), loss);
                }
            }
        },
    ),
    ("chapter3", r"w \cdot x", || {
        assert_eq!(Data::on_line(3.0, vec![2.0]).y, [6.0]);
    }),
    (
        "chapter3",
        r"\operatorname{loss}(w) = \frac{1}{n} \sum_{i=1}^{n} (y_i - w \cdot x_i)^2",
        || {
            let data = noisy();
            for w in WEIGHTS {
                let pairs = data.x.iter().zip(&data.y);
                let squares = pairs.map(|(x, y)| (y - w * x).powi(2));
                same(loss(&data, w), squares.sum::<f64>() / 4.0);
            }
        },
    ),
    ("chapter3", r"w^* x_i", || {
        assert_eq!(Data::on_line(3.0, vec![2.0]).y, [6.0]);
    }),
    ("chapter3", r"(w^* - w) \cdot x_i", || {
        for (best, data) in lines() {
            for (x, y) in data.x.iter().zip(&data.y) {
                same(y - 2.0 * x, (best - 2.0) * x);
            }
        }
    }),
    (
        "chapter3",
        r"\operatorname{loss}(w) = \operatorname{mean}(x^2) \cdot (w - w^*)^2 .",
        || {
            for (best, data) in lines() {
                let mean_xx = mean_of(&data, |x, _| x * x);
                for w in WEIGHTS {
                    same(loss(&data, w), mean_xx * (w - best).powi(2));
                }
            }
        },
    ),
    (
        "chapter3",
        r"\operatorname{mean}(x^2) = {{#value chapter3.mean_xx}}",
        || same(points().mean_xx(), mean_of(&points(), |x, _| x * x)),
    ),
    ("chapter3", r"(w - {{#value chapter3.weight}})^2", || {
        for w in WEIGHTS {
            same(loss(&points(), w), book_loss(w));
        }
    }),
    // The last of n is as likely the best as any other.
    ("chapter3", r"1/n", one_in_n),
    ("chapter4", r"\lambda w^2", squares),
    ("chapter4", r"\lambda s", || {
        assert_eq!(chapter4::l1(0.25), 0.25);
    }),
    (
        "chapter4",
        r"(s - {{#value chapter3.weight}})^2 = {{#value chapter3.loss --at 0}} - s + s^2",
        || {
            for s in WEIGHTS {
                same(loss(&points(), s), 0.25 - s + s * s);
            }
        },
    ),
    // What a move from 0 to s saves.
    ("chapter4", r"s - s^2", || {
        for s in WEIGHTS {
            same(loss(&points(), 0.0) - loss(&points(), s), s - s * s);
        }
    }),
    ("chapter4", r"(w + s)^2 - w^2 = 2ws + s^2", || {
        for (w, s) in WEIGHTS.into_iter().zip([0.5, -0.1, 0.01, 2.0]) {
            let rise = chapter4::l2(w + s) - chapter4::l2(w);
            same(rise, 2.0 * w * s + s * s);
        }
    }),
    ("chapter4", r"2w + s", l2_slope_is_2w),
    ("chapter4", r"2w", l2_slope_is_2w),
    ("chapter4", r"2\lvert w \rvert", l2_slope_is_2w),
    ("chapter4", r"{{#value chapter4.steep}} \cdot w^2", squares),
    ("chapter4", r"{{#value chapter4.steep}} \cdot s^2", squares),
    ("chapter4", r"2w = 1", || {
        same(chapter4::l2_slope(chapter4::EQUALLY_STEEP), 1.0);
    }),
    ("chapter4", r"\lvert w \rvert = w^2", || {
        for w in [-1.0, 0.0, 1.0] {
            same(chapter4::l1(w), chapter4::l2(w));
        }
    }),
    (
        "chapter5",
        r"\operatorname{loss}(w) + \lambda \lvert w \rvert \quad\text{and}\quad \operatorname{loss}(w) + \lambda w^2 .",
        || {
            for w in WEIGHTS {
                let data = noisy();
                same(l1_sum(&data, 0.7, w), loss(&data, w) + 0.7 * w.abs());
                same(l2_sum(&data, 0.7, w), loss(&data, w) + 0.7 * w * w);
            }
        },
    ),
    ("chapter5", r"\lambda w^2", squares),
    ("chapter5", r"2w", l2_slope_is_2w),
    ("chapter5", r"S(z, t)", || {
        for z in WEIGHTS {
            same(chapter5::soft_threshold(z, 0.4), soft(z, 0.4));
        }
    }),
    ("chapter5", r"(w - 0.5)^2", || {
        for w in WEIGHTS {
            same(loss(&points(), w), book_loss(w));
        }
    }),
    ("chapter5", r"2(w - 0.5)", || {
        for w in WEIGHTS {
            same(loss_slope(&points(), w), 2.0 * (w - 0.5));
        }
    }),
    ("chapter5", r"\lambda = 2 \lvert \operatorname{mean}(xy) \rvert", || {
        for data in [noisy(), points()] {
            let mean_xy = mean_of(&data, |x, y| x * y);
            same(zero_threshold(&data), 2.0 * mean_xy.abs());
        }
    }),
    ("chapter5", r"2 \operatorname{mean}(x^2) \lvert w^* \rvert", || {
        for (best, data) in lines() {
            let mean_xx = mean_of(&data, |x, _| x * x);
            same(zero_threshold(&data), 2.0 * mean_xx * f64::abs(best));
        }
    }),
    ("chapter5", r"(y - sx)^2 = y^2 - 2xy \cdot s + x^2 s^2", || {
        for (x, y) in [(1.0, 2.0), (-0.5, 3.0)] {
            for s in WEIGHTS {
                let one = Data { x: vec![x], y: vec![y] };
                let sum = y * y - 2.0 * x * y * s + x * x * s * s;
                same(loss(&one, s), sum);
            }
        }
    }),
    ("chapter5", r"2 \operatorname{mean}(xy)", || {
        let mean_xy = mean_of(&noisy(), |x, y| x * y);
        same(loss_slope(&noisy(), 0.0), -2.0 * mean_xy);
    }),
    ("chapter5", r"w^* x", on_a_line),
    (
        "chapter5",
        r"\operatorname{mean}(xy) = w^* \operatorname{mean}(x^2)",
        on_a_line,
    ),
    ("chapter5", r"\operatorname{mean}(x^2)", on_a_line),
    ("chapter5", r"2(w - 0.5) + \lambda", slopes_of_the_sums),
    ("chapter5", r"2(w - 0.5) + 2 \lambda w", slopes_of_the_sums),
    ("chapter5", r"2 \lambda w", slopes_of_the_sums),
    ("chapter5", r"-\lambda/2", where_slopes_are_0),
    ("chapter5", r"+\lambda/2", where_slopes_are_0),
    ("chapter5", r"\operatorname{mean}(x^2) \cdot w", where_slopes_are_0),
    ("chapter5", r"\operatorname{mean}(xy) - \lambda/2", where_slopes_are_0),
    (
        "chapter5",
        r"(\operatorname{mean}(x^2) + \lambda) \cdot w",
        where_slopes_are_0,
    ),
    ("chapter5", r"\operatorname{mean}(xy)", where_slopes_are_0),
    (
        "chapter5",
        r"2(\operatorname{mean}(x^2) \cdot w - \operatorname{mean}(xy))",
        || {
            let data = noisy();
            let mean_xy = mean_of(&data, |x, y| x * y);
            let mean_xx = mean_of(&data, |x, _| x * x);
            for w in WEIGHTS {
                same(loss_slope(&data, w), 2.0 * (mean_xx * w - mean_xy));
            }
        },
    ),
    ("chapter5", r"0.5 - \lambda/2", || {
        for lambda in [0.0, 0.3, 0.9] {
            same(l1_minimiser(&points(), lambda), 0.5 - lambda / 2.0);
        }
    }),
    ("chapter5", r"0.5 / (1 + \lambda)", || {
        for lambda in [0.0, 0.3, 9.0] {
            same(l2_minimiser(&points(), lambda), 0.5 / (1.0 + lambda));
        }
    }),
    (
        "chapter5",
        r"\begin{aligned} w_{\mathrm{L1}} &= \frac{S(\operatorname{mean}(xy),\ \lambda/2)} {\operatorname{mean}(x^2)}, \\ w_{\mathrm{L2}} &= \frac{\operatorname{mean}(xy)} {\operatorname{mean}(x^2) + \lambda} . \end{aligned}",
        || {
            let data = noisy();
            let mean_xy = mean_of(&data, |x, y| x * y);
            let mean_xx = mean_of(&data, |x, _| x * x);
            for lambda in [0.0, 0.5, 2.0, 10.0] {
                let one = soft(mean_xy, lambda / 2.0) / mean_xx;
                same(l1_minimiser(&data, lambda), one);
                let two = mean_xy / (mean_xx + lambda);
                same(l2_minimiser(&data, lambda), two);
            }
        },
    ),
    ("chapter5", r"w^* / (1 + 2 \lvert w^* \rvert)", || {
        for (best, data) in lines() {
            let there = l2_minimiser(&data, zero_threshold(&data));
            same(there, best / (1.0 + 2.0 * f64::abs(best)));
        }
    }),
    (
        "chapter5",
        r"2 \cdot \operatorname{mean}(x^2) \cdot 0.1 = {{#value chapter5.threshold --weight 0.1}}",
        || same(zero_threshold(&Data::on_line(0.1, points().x)), 2.0 * 0.1),
    ),
    ("chapter6", r"2w", l2_slope_is_2w),
    ("chapter6", r"\eta \lambda", || {
        let step = |w| chapter6::threshold_step(&points(), 1.5, 0.1, w);
        // After the step on the loss, 0.1·1.5 towards 0.
        same(step(1.0), 1.0 - 0.1 * 2.0 * 0.5 - 0.1 * 1.5);
    }),
    ("chapter6", r"2(w - {{#value chapter6.weight}})", || {
        for w in WEIGHTS {
            same(loss_slope(&points(), w), 2.0 * (w - 0.5));
        }
    }),
    (
        "chapter6",
        r"\lambda \cdot {{#value chapter6.balancing_sign --fraction}} = {{#value chapter6.threshold}}",
        || same(1.5 * (2.0 / 3.0), zero_threshold(&points())),
    ),
    ("chapter6", r"-1 + {{#value chapter6.lambda}}", hops),
    ("chapter6", r"-1 - {{#value chapter6.lambda}}", hops),
    ("chapter6", r"1 - 2\eta = {{#value chapter6.way_factor}}", || {
        let step = |w| chapter6::threshold_step(&points(), 1.5, 0.1, w);
        same((step(1.0) + 0.25) / 1.25, 1.0 - 2.0 * 0.1);
    }),
    ("chapter6", r"2(1 + \lambda)", steps_of_the_l2_walk),
    ("chapter6", r"1 - 2 \eta (1 + \lambda)", steps_of_the_l2_walk),
    ("chapter6", r"1/(1+\lambda)", || {
        // Just below, the L2 walk comes closer; just above, it runs away.
        let far = |eta: f64| {
            let step = |w| chapter6::l2_step(&points(), 1.5, eta, w);
            (chapter6::walk(1.0, 50, step)[50] - 0.2).abs()
        };
        assert!(far(0.99 / 2.5) < 0.8 && far(1.01 / 2.5) > 0.8);
    }),
    ("chapter6", r"\eta \lambda = {{#value chapter6.l1_part}}", || {
        let step = |lambda| chapter6::slope_step(&points(), lambda, 0.1, 1.0);
        same(step(0.0) - step(1.5), 0.1 * 1.5);
    }),
    (
        "chapter6",
        r"\eta (\lambda - 1) = {{#value chapter6.least_step}}",
        || {
            let near = 1e-13;
            let next = chapter6::slope_step(&points(), 1.5, 0.1, near);
            same(near - next, 0.1 * (1.5 - 1.0));
        },
    ),
    ("chapter7", r"\lvert w - {{#value chapter7.kink}} \rvert", || {
        let sum = |w: f64| book_loss(w) + 1.5 * (w - 0.3).abs();
        let best = chapter7::kinks_minimiser(&OURS, 1.5, &[0.3]);
        assert!(WEIGHTS.iter().all(|w| sum(best) <= sum(*w)));
        same(best, 0.3);
    }),
    ("chapter7", r"\sqrt{w^2 + \varepsilon^2}", || {
        let sum = |w: f64| book_loss(w) + 1.5 * (w * w + 0.0001).sqrt();
        let best = chapter7::rounded_minimiser(&OURS, 1.5, 0.01);
        for near in [-1e-3, -1e-5, 1e-5, 1e-3] {
            assert!(sum(best) < sum(best + near));
        }
    }),
    ("chapter7", r"\lvert w \rvert^q", lowest_with_powers),
    ("chapter7", r"\lambda \lvert w \rvert^q", lowest_with_powers),
    ("chapter7", r"\lambda \cdot q \cdot w^{q - 1} .", slopes_of_powers),
    ("chapter7", r"q \cdot w^{q - 1}", slopes_of_powers),
    ("chapter7", r"2w", l2_slope_is_2w),
    ("chapter7", r"1/(2 - xs)", near_a_half),
    ("chapter7", r"1/2 + xs/4", near_a_half),
    ("chapter7", r"2 \operatorname{mean}(xy)", || {
        let mean_xy = mean_of(&noisy(), |x, y| x * y);
        same(chapter7::Parabola::of(&noisy()).pull, 2.0 * mean_xy);
        same(loss_slope(&noisy(), 0.0), -2.0 * mean_xy);
    }),
    ("chapter7", r"\lambda \lvert w - k \rvert", || {
        let kinks = [-1.0, -0.5, 0.0, 0.5, 1.0];
        let price = |w: f64| kinks.iter().map(|k| (w - k).abs()).sum::<f64>();
        let sum = |w: f64| book_loss(w) + 0.2 * price(w);
        let best = chapter7::kinks_minimiser(&OURS, 0.2, &kinks);
        assert!((-300..300).all(|i| sum(best) <= sum(f64::from(i) / 100.0)));
    }),
    ("chapter7", r"2\lambda", || {
        // From one end of a step of the staircase to the other.
        let at = |pull| {
            let bowl = chapter7::Parabola { m: 1.0, pull };
            chapter7::kinks_minimiser(&bowl, 0.4, &[-0.5, 0.0, 0.5])
        };
        let (start, end) = (1.0 + 2.0 * 0.4 - 0.4, 1.0 + 2.0 * 0.4 + 0.4);
        assert_eq!([at(start), at(end)], [0.5; 2]);
        assert!(at(start - 1e-6) < 0.5 && at(end + 1e-6) > 0.5);
        same(end - start, 2.0 * 0.4);
    }),
    ("chapter7", r"p = 1/(1 + e^{-wx})", what_a_label_costs),
    ("chapter7", r"-\ln p", what_a_label_costs),
    ("chapter7", r"-\ln(1 - p)", what_a_label_costs),
    ("chapter7", r"\lvert y - wx \rvert", || {
        for w in WEIGHTS {
            let mean = mean_of(&noisy(), |x, y| (y - w * x).abs());
            same(chapter7::Loss::Absolute(noisy()).at(w), mean);
        }
    }),
    ("chapter7", r"\operatorname{mean}(x(1/2 - y))", the_slope_at_0),
    ("chapter7", r"xs/2", || {
        let (x, s) = (1.5, 1e-4);
        for (y, sign) in [(1.0, -1.0), (0.0, 1.0)] {
            let one = Data { x: vec![x], y: vec![y] };
            let cost = |w| chapter7::logistic_loss(&one, w);
            let rise = cost(s) - cost(0.0);
            assert!((rise - sign * x * s / 2.0).abs() < s * s);
        }
    }),
    ("chapter7", r"\operatorname{mean}(x \cdot (1/2 - y))", the_slope_at_0),
    ("chapter8", r"\operatorname{mean}(x_j x_k) = 0", || {
        let features = chapter8::features();
        assert_eq!(features.len(), 10);
        for (j, one) in features.iter().enumerate() {
            assert!(one.iter().all(|x| x.abs() == 1.0) && one.len() == 16);
            for other in &features[..j] {
                let pairs = one.iter().zip(other);
                assert_eq!(pairs.filter(|(a, b)| a == b).count(), 8);
                assert_eq!(mean_product(one, other), 0.0);
            }
        }
    }),
    (
        "chapter8",
        r"\operatorname{loss}(w) = \operatorname{loss}(w^*) + \sum_j (w_j - w_j^*)^2 .",
        || {
            let data = chapter8::data(&chapter8::CHOSEN_NOISE);
            let (features, best) = (chapter8::features(), ten_best());
            let y = data.y().to_vec();
            let loss = |w: &[f64]| {
                Regression { columns: features.clone(), y: y.clone() }.loss(w)
            };
            for seed in 0..50 {
                let w = chapter3::draw_weights(10, seed, -1.0, 1.0);
                let squares = w.iter().zip(&best).map(|(w, b)| (w - b).powi(2));
                same(loss(&w), loss(&best) + squares.sum::<f64>());
                same(data.quadratic().loss(&w), loss(&w));
            }
        },
    ),
    ("chapter8", r"2 \lvert w_j^* \rvert", || {
        let data = chapter8::data(&chapter8::CHOSEN_NOISE);
        for (j, best) in ten_best().into_iter().enumerate() {
            let threshold = 2.0 * best.abs();
            let at = |lambda| solver::lasso(&data, lambda).unwrap().weights[j];
            assert!(
                at(threshold - 1e-6) != 0.0 && at(threshold + 1e-12) == 0.0
            );
        }
    }),
    ("chapter8", r"1 + \lambda", || {
        let data = chapter8::data(&chapter8::CHOSEN_NOISE);
        for lambda in [0.1, 0.4, 3.0] {
            let ridge = solver::ridge(&data.quadratic(), lambda).unwrap();
            for (w, best) in ridge.iter().zip(ten_best()) {
                same(w * (1.0 + lambda), best);
            }
        }
    }),
    ("chapter8", r"r = y - \sum_j w_j x_j", residuals_and_pulls),
    (
        "chapter8",
        r"\begin{aligned} 2 \operatorname{mean}(x_j r) &= \lambda \operatorname{sign}(w_j) && \text{if } w_j \neq 0, \\ 2 \lvert \operatorname{mean}(x_j r) \rvert &\leq \lambda && \text{if } w_j = 0 . \end{aligned}",
        the_rule_for_all_features,
    ),
    (
        "chapter8",
        r"\lvert w_1 \rvert + \lvert w_2 \rvert = {{#value chapter8.budget_l1}}",
        || {
            // The diamond with the budget of 0.3 + 0 is touched at (0.3, 0).
            let bowl = Bowl { centre: (0.5, 0.2), correlation: 0.0 };
            let (a, b) = chapter2::lowest_in_diamond(&bowl, 0.3);
            let end =
                chapter8::zigzag(&chapter8::related((0.5, 0.2), 0.0), 0.4, 10)
                    [10];
            same(a, end[0]);
            same(b, end[1]);
            same(a.abs() + b.abs(), 0.3);
        },
    ),
    ("chapter8", r"r + w_j x_j", residuals_and_pulls),
    (
        "chapter8",
        r"w_j \leftarrow \frac{S(\operatorname{mean}(x_j r) + \operatorname{mean}(x_j^2)\, w_j,\ \lambda/2)}{\operatorname{mean}(x_j^2)} .",
        one_weight_at_a_time,
    ),
    ("chapter8", r"q^2 \geq 2uq - u^2", no_square_is_negative),
    ("chapter8", r"(q - u)^2 \geq 0", no_square_is_negative),
    ("chapter8", r"2uq", u_times_the_residual),
    ("chapter8", r"2uy", u_times_the_residual),
    ("chapter8", r"2 \operatorname{mean}(x_j u)", u_times_the_residual),
    (
        "chapter8",
        r"\sum_j v_j \cdot 2 \operatorname{mean}(x_j u)",
        u_times_the_residual,
    ),
    ("chapter8", r"\lambda \sum_j \lvert v_j \rvert", u_times_the_residual),
    ("chapter8", r"q = y - \sum_j v_j x_j", residuals_and_pulls),
    (
        "chapter8",
        r"\operatorname{mean}(q^2) + \lambda \sum_j \lvert v_j \rvert \geq \operatorname{mean}(2uy - u^2) .",
        no_sum_is_lower,
    ),
    (
        "chapter12",
        r"\lambda(r \lvert w \rvert + (1 - r) w^2)",
        chapter_12::both_prices,
    ),
    ("chapter12", r"x_1 + x_2", chapter_12::the_output_is_a_sum),
    ("chapter12", r"y = x", || {
        let points = chapter1::Points::new(&[0.0; 8], 7);
        assert_eq!(points.x, points.y);
    }),
    ("chapter12", r"2\rho\lambda", chapter_12::the_wrong_pull),
    ("chapter12", r"2\rho < 1", chapter_12::it_stays_out),
    ("chapter12", r"\lambda/2", || {
        let ten = chapter8::data(&chapter8::CHOSEN_NOISE);
        let bowl = ten.quadratic();
        let (best, lambda) = (&bowl.c, 0.3);
        let fit = solver::lasso(&bowl, lambda).unwrap();
        for (w, best) in fit.weights.iter().zip(best) {
            if *w != 0.0 {
                same(best.abs() - w.abs(), lambda / 2.0);
            }
        }
    }),
    // Typed without s, ridge gives w*/(1 + λ/s): the weight says which s it is.
    ("library", r"\sqrt{\operatorname{mean}(y^2)}", || {
        let s = mean_of(&points(), |_, y| y * y).sqrt();
        let glmnet = include_str!("../../libraries/results/glmnet.json");
        let mut seen = 0;
        for row in list(&parse(glmnet)["other"]) {
            if row["data"] == "one weight" && row["r"] == 0 {
                let [lambda, plain] =
                    ["lambda", "plain"].map(|name| number(&row[name]));
                assert!((plain - 0.5 / (1.0 + lambda / s)).abs() < 1e-9);
                seen += 1;
            }
        }
        assert_eq!(seen, 3);
    }),
    ("library", "n - 1", || {
        let squares = 7.0 * mean_of(&points(), |_, y| y * y);
        let spark = include_str!("../../libraries/results/spark.json");
        let mut seen = 0;
        for row in list(&parse(spark)["plain"]) {
            if row["r"] == 0.0 {
                let below = if row["solver"] == "l-bfgs" { 6.0 } else { 7.0 };
                let s = f64::sqrt(squares / below);
                let [lambda, weight] =
                    ["lambda", "weight"].map(|name| number(&row[name]));
                assert!((weight - 0.5 / (1.0 + lambda / s)).abs() < 1e-6);
                seen += 1;
            }
        }
        assert_eq!(seen, 6);
    }),
    ("misconceptions", r"\lvert w \rvert^{1.05}", lowest_with_powers),
    (
        "misconceptions",
        r"-(\operatorname{loss} + \lambda \lvert w \rvert)/T",
        chapter_12::the_density_falls_with_the_sum,
    ),
    ("library", r"\lambda w^2", chapter_12::inside_the_loss),
    (
        "chapter11",
        r"h = b + wx, \qquad p = \frac{e^h}{1 + e^h} .",
        labels::a_line_is_bent,
    ),
    ("chapter11", r"p/(1 - p)", labels::a_line_is_bent),
    ("chapter11", r"\ln(1 + e^h) - h", labels::a_label_costs),
    ("chapter11", r"\ln(1 + e^h)", labels::a_label_costs),
    ("chapter11", r"\ln(1 + e^h) - yh", labels::a_label_costs),
    ("chapter11", r"sx", labels::a_small_weight_saves),
    ("chapter11", r"(1 - \bar y)sx", labels::a_small_weight_saves),
    ("chapter11", r"\bar y sx", labels::a_small_weight_saves),
    ("chapter11", r"p \cdot \text{missed}", labels::what_mistakes_cost),
    ("chapter11", r"(1 - p) \cdot \text{alarm}", labels::what_mistakes_cost),
    ("chapter11", r"-\ln p", labels::a_label_costs),
    ("chapter11", r"-\ln(1 - p)", labels::a_label_costs),
    (
        "chapter11",
        r"\operatorname{mean}(\ln(1 + e^h) - yh)",
        labels::a_label_costs,
    ),
    ("chapter11", r"\bar y", labels::the_pull_at_0),
    ("chapter11", r"-sx(y - \bar y)", labels::a_small_weight_saves),
    (
        "chapter11",
        r"\lvert \operatorname{mean}(x(y - \bar y)) \rvert",
        labels::the_pull_at_0,
    ),
    (
        "chapter11",
        r"\operatorname{mean}(x \cdot (y - {{#given 1/10}}))",
        labels::the_pull_at_0,
    ),
    (
        "chapter11",
        r"\lvert \operatorname{mean}(x_j(y - p)) \rvert \le \lambda",
        labels::the_rule_for_columns,
    ),
    ("chapter11", r"p(1 - p)", labels::nearly_a_bowl),
    (
        "chapter11",
        r"p = \text{alarm}/(\text{alarm} + \text{missed})",
        labels::what_mistakes_cost,
    ),
    (
        "chapter11",
        r"\ln {{#value chapter11.odds --decimals 2}}",
        labels::weights_without_a_price,
    ),
    ("chapter10", r"{{#given 0.95}}^{k}", || {
        for k in [1, 5, 20] {
            let asked = format!("chapter10.covered_by_formula --features {k}");
            let share = (0..k).fold(1.0, |share, _| 0.95 * share);
            assert!((ask_number(&asked) - 100.0 * share).abs() < 1e-6);
        }
    }),
    ("library", r"2\lambda w", chapter_12::beside_the_step),
    ("library", r"2\lambda w = 1", chapter_12::where_the_decay_is_1),
    ("library", r"\lambda(1 - m)", chapter_12::what_momentum_leaves),
    (
        "library",
        r"2 \lambda w = \frac{1 - 2w}{\sqrt{(1 - 2w)^2 + s^2}} .",
        chapter_12::where_noise_lets_it_rest,
    ),
];

/// Whether a formula says more than a name, a value, or both.
fn computes(tex: &str) -> bool {
    let letters = |s: &str| s.chars().filter(char::is_ascii_alphabetic).count();
    let name = |part: &str| {
        let part = part.trim();
        let operators = ["+", "/", "=", "\\cdot", "\\frac", "\\sum", " ", "("];
        let base = part.split(['^', '_']).next().unwrap_or_default();
        let single = letters(base) == 1 || base.starts_with('\\');
        let digits = base.starts_with(|c: char| c.is_ascii_digit());
        single && !digits && !operators.iter().any(|o| part.contains(o))
    };
    let value = |part: &str| {
        let part = part.trim().trim_start_matches('-');
        let directive = part.starts_with("{{#") && part.ends_with("}}");
        directive || part.parse::<f64>().is_ok()
    };
    let size =
        tex.strip_prefix("\\lvert ").and_then(|t| t.strip_suffix(" \\rvert"));
    let assigned = tex.split_once(['=', '≥']).or(tex.split_once("\\ge"));
    !(name(tex)
        || value(tex)
        || size.is_some_and(name)
        || tex
            .strip_prefix("\\lambda \\lvert ")
            .is_some_and(|t| t == "w \\rvert")
        || assigned.is_some_and(|(a, b)| name(a) && value(b)))
}

/// Points on a line: y = w*·x, and mean(xy) is w* times mean(x²).
fn on_a_line() {
    for (best, data) in lines() {
        for (x, y) in data.x.iter().zip(&data.y) {
            same(*y, best * x);
        }
        let mean_xx = mean_of(&data, |x, _| x * x);
        same(mean_of(&data, |x, y| x * y), best * mean_xx);
    }
}

/// How steep the sums are right of 0, by tiny steps to both sides.
fn slopes_of_the_sums() {
    let (h, lambda) = (1e-6, 0.7);
    let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-8, "{a}, not {b}");
    for w in [0.1, 0.3, 2.0] {
        let steep = |sum: fn(&Data, f64, f64) -> f64| {
            let (up, down) = (w + h, w - h);
            (sum(&points(), lambda, up) - sum(&points(), lambda, down))
                / (2.0 * h)
        };
        near(steep(l1_sum), 2.0 * (w - 0.5) + lambda);
        near(steep(l2_sum), 2.0 * (w - 0.5) + 2.0 * lambda * w);
    }
}

/// The slope of the L1 sum on both sides of 0, and where a step leads.
fn hops() {
    let tiny = 1e-13;
    let step = |w| chapter6::slope_step(&points(), 1.5, 0.1, w);
    same(step(tiny), -0.1 * (-1.0 + 1.5));
    same(step(-tiny), -0.1 * (-1.0 - 1.5));
}

/// What two inputs predict, and the loss that follows.
fn two_inputs() {
    // Mean squares of 1, and the mean product ½.
    let rows = [(1.0, 1.0), (1.0, 1.0), (1.0, 1.0), (1.0, -1.0)];
    let bowl = Bowl { centre: (0.5, 0.2), correlation: 0.5 };
    for (a, b) in WEIGHTS.into_iter().zip(WEIGHTS.into_iter().rev()) {
        let misses = rows.map(|(x1, x2)| (a - 0.5) * x1 + (b - 0.2) * x2);
        let loss = misses.map(|miss| miss * miss).iter().sum::<f64>() / 4.0;
        same(bowl.loss((a, b)), loss);
    }
}

/// One weight gains a little, and the other loses it.
fn along_an_edge() {
    for correlation in [-0.9, 0.0, 0.5] {
        let bowl = Bowl { centre: (0.5, 0.2), correlation };
        let (d1, d2, s) = (-0.3, 0.1, 1e-6);
        let at = |s: f64| bowl.loss((0.5 + d1 + s, 0.2 + d2 - s));
        let change = 2.0 * s * (1.0 - correlation) * (d1 - d2);
        assert!((at(s) - at(0.0) - change).abs() < 5.0 * s * s);
    }
    the_diamond_does_not_care_for_rho();
}

/// Where the slopes of both sums are 0, on either side of 0.
fn where_slopes_are_0() {
    let data = noisy();
    let turned =
        Data { x: data.x.clone(), y: data.y.iter().map(|y| -y).collect() };
    let lambda = 0.3;
    for (data, side) in [(data, 1.0), (turned, -1.0)] {
        let mean_xx = mean_of(&data, |x, _| x * x);
        let mean_xy = mean_of(&data, |x, y| x * y);
        let w = chapter5::l1_minimiser(&data, lambda);
        assert!(side * w > 0.0);
        same(mean_xx * w, mean_xy - side * lambda / 2.0);
        let w = chapter5::l2_minimiser(&data, lambda);
        same((mean_xx + lambda) * w, mean_xy);
    }
}

/// How an L2 walk comes closer: the slope, and the factor of a step.
fn steps_of_the_l2_walk() {
    for (lambda, eta, w) in [(1.5, 0.1, 1.0), (0.4, 0.2, -2.0)] {
        let lowest = 0.5 / (1.0 + lambda);
        let slope = loss_slope(&points(), w) + 2.0 * lambda * w;
        same(slope, 2.0 * (1.0 + lambda) * (w - lowest));
        let next = chapter6::l2_step(&points(), lambda, eta, w);
        let factor = 1.0 - 2.0 * eta * (1.0 + lambda);
        same(next - lowest, factor * (w - lowest));
    }
}

fn near_a_half() {
    for (x, s) in [(1.5, 1e-4), (-3.0, 1e-3)] {
        let p = solver::logistic::probability(x * s);
        let tiny = x * x * s * s;
        assert!((p - 1.0 / (2.0 - x * s)).abs() < tiny);
        assert!((p - 0.5 - x * s / 4.0).abs() < tiny);
        // The cost of a yes falls twice as much as p rises.
        let falls = 2.0_f64.ln() + p.ln();
        assert!((falls - 2.0 * (p - 0.5)).abs() < tiny);
    }
}

fn slopes_of_powers() {
    for (q, w) in [(0.5, 0.3), (1.0, 0.2), (1.01, 1e-6), (3.0, 2.0_f64)] {
        let h = 1e-4 * w;
        let rise = (w + h).powf(q) - (w - h).powf(q);
        let slope = chapter7::power_slope(q, w);
        assert!((rise / (2.0 * h) / slope - 1.0).abs() < 1e-6);
        assert!((q * w.powf(q - 1.0) / slope - 1.0).abs() < 1e-9);
    }
}

fn the_diamond_does_not_care_for_rho() {
    for (b1, b2) in [(0.5, 0.2), (-0.7, 1.3), (2.0, -0.1), (0.9, 0.8)] {
        let touch = |correlation| {
            let bowl = Bowl { centre: (b1, b2), correlation };
            chapter2::lowest_in_diamond(&bowl, 0.4)
        };
        let round = touch(0.0);
        for rho in [-0.9, -0.3, 0.5, 0.9] {
            same(touch(rho).0, round.0);
            same(touch(rho).1, round.1);
        }
    }
}

fn an_edge_is_lowest_where_both_are_equal() {
    let mut sides = [0, 0];
    for (b1, b2) in [(0.5, 0.4), (-0.7, 0.8), (2.0, -1.9), (-0.3, -0.4)] {
        for correlation in [-0.9, 0.0, 0.5] {
            let bowl = Bowl { centre: (b1, b2), correlation };
            let (w1, w2) = chapter2::lowest_in_diamond(&bowl, 0.4);
            let sign = (w1 * w2).signum();
            sides[usize::from(sign > 0.0)] += 1;
            same(w1 - b1, sign * (w2 - b2));
        }
    }
    assert_eq!(sides, [6, 6]);
}

/// The formulas of every page that compute something, each with its page.
fn on_pages() -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for (name, text) in texts(&root().join("src"), ".md") {
        let formulas = press::formulas(&text).into_iter();
        let computing = formulas.filter(|tex| computes(tex));
        // In a quotation, the sign of the quotation may come between.
        found.extend(
            computing.map(|tex| (name.clone(), tex.replace(" > ", " "))),
        );
    }
    found
}

#[test]
fn every_formula_is_held_against_the_code() {
    let on_pages = on_pages();
    let listed: BTreeSet<(String, String)> = FORMULAS
        .iter()
        .map(|(page, tex, _)| ((*page).to_owned(), (*tex).to_owned()))
        .collect();
    let unlisted: Vec<_> = on_pages.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&on_pages).collect();
    assert!(
        unlisted.is_empty() && gone.is_empty(),
        "on pages, but without a check in tests/promises/tests/formulas.rs: \
         {unlisted:#?}\nin the list there, but on no page: {gone:#?}"
    );
    for (_, _, check) in FORMULAS {
        check();
    }
}
