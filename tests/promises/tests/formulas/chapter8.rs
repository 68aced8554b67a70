//! Chapter 8's formulas, checked with features that are drawn.

use super::same;
use chapter1::l1_penalty;
use promises::mathematics::{mean_product, soft};
use promises::regression::Regression;
use solver::Penalty;

/// Three related features of seven rows, and outputs, all drawn.
fn drawn_rows(seed: u64) -> Regression {
    let drawn = chapter3::draw_weights(28, seed, -2.0, 2.0);
    let columns = drawn[..21].chunks(7).map(<[f64]>::to_vec).collect();
    Regression { columns, y: drawn[21..].to_vec() }
}

/// Drawn rows and weights, and numbers u at which no feature pulls harder
/// than λ.
struct Case {
    rows: Regression,
    w: Vec<f64>,
    u: Vec<f64>,
}

const LAMBDA: f64 = 0.7;

impl Case {
    fn price(&self) -> f64 {
        LAMBDA * l1_penalty(&self.w)
    }
}

/// In half of the cases u is any numbers, in the other half the residual; made
/// so small that no feature pulls harder than λ.
fn cases() -> Vec<Case> {
    let case = |seed: u64| {
        let rows = drawn_rows(seed);
        let w = chapter3::draw_weights(3, 1000 + seed, -1.5, 1.5);
        let u = match seed % 2 {
            0 => chapter3::draw_weights(7, 2000 + seed, -3.0, 3.0),
            _ => rows.residual(&w),
        };
        let pulls =
            rows.columns.iter().map(|x| 2.0 * mean_product(x, &u).abs());
        let shrink = (LAMBDA / pulls.fold(0.0, f64::max)).min(1.0);
        let u = u.iter().map(|u| shrink * u).collect();
        Case { rows, w, u }
    };
    (0..400).map(case).collect()
}

/// mean(u·r) is mean(u·y) less a sum over the weights, and twice that sum is
/// at most the price.
pub fn u_times_the_residual() {
    for case in cases() {
        let terms = case.rows.columns.iter().zip(&case.w);
        let sum: f64 = terms.map(|(x, w)| w * mean_product(x, &case.u)).sum();
        let r = case.rows.residual(&case.w);
        let uy = mean_product(&case.u, &case.rows.y);
        assert!((mean_product(&case.u, &r) - (uy - sum)).abs() < 1e-12);
        assert!(2.0 * sum <= case.price() + 1e-12);
    }
}

/// No sum of loss and price is lower than mean(2uy − u²).
pub fn no_sum_is_lower() {
    for case in cases() {
        let sum = case.rows.loss(&case.w) + case.price();
        let terms = case.u.iter().zip(&case.rows.y);
        let heights = terms.map(|(u, y)| 2.0 * u * y - u * u);
        assert!(sum >= heights.sum::<f64>() / 7.0 - 1e-12);
    }
    // At the best weights, the residual is such a u, and reaches the sum.
    let rows = drawn_rows(5);
    let w = solver::lasso(&rows.data(), LAMBDA).unwrap().weights;
    let u = rows.residual(&w);
    let height = 2.0 * mean_product(&u, &rows.y) - mean_product(&u, &u);
    let sum = rows.loss(&w) + LAMBDA * l1_penalty(&w);
    assert!((sum - height).abs() < 1e-9);
}

/// The residual of the code, and how hard the data pull.
pub fn residuals_and_pulls() {
    for seed in 0..20 {
        let rows = drawn_rows(seed);
        let w = chapter3::draw_weights(3, 50 + seed, -1.0, 1.0);
        let (data, r) = (rows.data(), rows.residual(&w));
        for (own, r) in data.residual(&w).iter().zip(&r) {
            same(*own, *r);
        }
        // Minus the slope of the loss, by a step to both sides; a parabola
        // has the same slope between them.
        for (j, pull) in chapter8::pulls(&data, &w).into_iter().enumerate() {
            let moved = |step: f64| {
                let mut w = w.clone();
                w[j] += step;
                rows.loss(&w)
            };
            let slope = (moved(0.5) - moved(-0.5)) / 1.0;
            assert!((pull + slope).abs() < 1e-12, "{pull}, {slope}");
        }
        // What the others leave to a feature.
        let mut without = w.clone();
        without[1] = 0.0;
        let left = rows.residual(&without);
        for (i, left) in left.iter().enumerate() {
            same(r[i] + w[1] * rows.columns[1][i], *left);
        }
    }
}

/// Each step of coordinate descent is the formula, and no other value of that
/// weight makes the sum lower.
pub fn one_weight_at_a_time() {
    for seed in 0..20 {
        let rows = drawn_rows(seed);
        let w = chapter3::draw_weights(3, 70 + seed, -1.0, 1.0);
        let bowl = rows.data().quadratic();
        for (j, lambda) in [(0, 0.0), (1, 0.4), (2, 3.0)] {
            let x = &rows.columns[j];
            let mean_xx = mean_product(x, x);
            let left = rows.pulls(&w)[j] + mean_xx * w[j];
            let best = chapter8::best_alone(&bowl, lambda, &w, j);
            let formula = soft(left, lambda / 2.0) / mean_xx;
            assert!((best - formula).abs() < 1e-12);
            let sum = |v: f64| {
                let mut w = w.clone();
                w[j] = v;
                rows.sum(Penalty::lasso(lambda), &w)
            };
            let grid = (-4000..=4000).map(|i| f64::from(i) / 1000.0);
            assert!(grid.map(sum).all(|height| sum(best) <= height + 1e-12));
        }
    }
}

/// On a grid over two related weights the lowest point meets the conditions,
/// as nearly as the grid is fine; and weights that meet them are the lowest.
pub fn the_rule_for_all_features() {
    for (best, r, lambda) in [
        ((0.5, 0.2), 0.8, 0.4),
        ((0.5, -0.4), 0.8, 0.1),
        ((-0.5, 0.6), 0.3, 0.2),
        ((0.7, -0.1), -0.6, 0.5),
        ((0.2, 0.3), 0.9, 1.5),
    ] {
        let bowl = chapter8::related(best, r);
        let sum = |w: [f64; 2]| {
            let (a, b) = (w[0] - best.0, w[1] - best.1);
            let loss = a * a + 2.0 * r * a * b + b * b;
            loss + lambda * l1_penalty(&w)
        };
        let misses = |w: [f64; 2]| {
            let (a, b) = (best.0 - w[0], best.1 - w[1]);
            let pulls = [2.0 * (a + r * b), 2.0 * (r * a + b)];
            let miss = |(pull, w): (f64, f64)| match w {
                0.0 => (pull.abs() - lambda).max(0.0),
                _ => (pull - lambda * w.signum()).abs(),
            };
            pulls.into_iter().zip(w).map(miss).fold(0.0, f64::max)
        };
        let parts = 200;
        let place = |i: i32| f64::from(i) / f64::from(parts);
        let line = || -parts..=parts;
        let grid = line().flat_map(|i| line().map(move |j| (i, j)));
        let grid: Vec<[f64; 2]> =
            grid.map(|(i, j)| [place(i), place(j)]).collect();
        let by_sum =
            |a: &&[f64; 2], b: &&[f64; 2]| sum(**a).total_cmp(&sum(**b));
        let lowest = *grid.iter().min_by(by_sum).unwrap();
        assert!(misses(lowest) < 4.0 / f64::from(parts), "{lowest:?}");
        let end = *chapter8::zigzag(&bowl, lambda, 1000).last().unwrap();
        assert!(misses(end) < 1e-12, "{end:?}");
        assert!(sum(end) <= sum(lowest) + 1e-12);
        // Whoever breaks the rule can still go down.
        for w in grid.iter().filter(|w| misses(**w) > 0.1).step_by(97) {
            let around = [place(-1), 0.0, place(1)];
            let near = around.map(|a| around.map(|b| [w[0] + a, w[1] + b]));
            let lower = near.as_flattened().iter().any(|v| sum(*v) < sum(*w));
            assert!(lower, "{w:?}");
        }
    }
}

/// The best weights of the ten features without a price, by the sums over the
/// rows.
pub fn ten_best() -> Vec<f64> {
    let data = chapter8::data(&chapter8::CHOSEN_NOISE);
    let features = chapter8::features();
    features.iter().map(|x| mean_product(x, data.y())).collect()
}
