//! Intervals after choosing, and more columns than rows.

use super::drawn::{Drawn, noise};
use super::{is, is_within};
use crate::ask_number;
use chapter10::{count_kept, draw_common_cause, draw_intervals};
use promises::mathematics::{find_zero, integrate, mean};
use promises::rows::{Rows, Scale};

/// Student's t that 97.5 of 100 draws are below, from its density: the constant
/// is found by integrating all of it.
fn student(freedom: f64) -> f64 {
    let density = |t: f64| (1.0 + t * t / freedom).powf(-(freedom + 1.0) / 2.0);
    let half = integrate((0.0, 60.0), 20_000, density);
    find_zero((0.0, 10.0), |t| integrate((0.0, t), 2000, density) / half - 0.95)
}

/// The correlation of two columns.
fn correlation(a: &[f64], b: &[f64]) -> f64 {
    let (mean_a, mean_b) = (mean(a), mean(b));
    let sum = |a: &[f64], b: &[f64], (m, k): (f64, f64)| -> f64 {
        a.iter().zip(b).map(|(a, b)| (a - m) * (b - k)).sum()
    };
    sum(a, b, (mean_a, mean_b))
        / (sum(a, a, (mean_a, mean_a)) * sum(b, b, (mean_b, mean_b))).sqrt()
}

/// Whether the interval of a weight holds 0: then its t, which is a function of
/// the correlation, is at most the quantile.
fn covers(x: &[f64], y: &[f64], quantile: f64) -> bool {
    let (r, freedom) = (correlation(x, y), x.len() as f64 - 2.0);
    r.abs() * (freedom / (1.0 - r * r)).sqrt() <= quantile
}

fn first(columns: &[Vec<f64>], y: &[f64]) -> usize {
    let size = |j: &usize| correlation(&columns[*j][..y.len()], y).abs();
    let all = 0..columns.len();
    all.max_by(|a, b| size(a).total_cmp(&size(b))).unwrap()
}

#[test]
fn an_interval_for_what_was_chosen() {
    let (whole, half) = (student(98.0), student(48.0));
    for seed in 1..=20 {
        let mut drawn = Drawn::from(seed);
        let y = drawn.normals(100);
        let x: Vec<_> = (0..30).map(|_| drawn.normals(100)).collect();
        let own = draw_intervals(seed);
        assert_eq!(own.len(), 30);
        for (count, [same, other]) in (1..).zip(own) {
            let j = first(&x[..count], &y);
            assert_eq!(same.covers(), covers(&x[j], &y, whole));
            let j = first(&x[..count], &y[..50]);
            assert_eq!(other.covers(), covers(&x[j][50..], &y[50..], half));
            // The ends of the interval: w ± t·s.e.
            let r = correlation(&x[j][50..], &y[50..]);
            let error = other.reach / half;
            let t = r * (48.0 / (1.0 - r * r)).sqrt();
            assert!((other.weight / error - t).abs() < 1e-8);
        }
    }
}

/// A hidden cause of both makes a feature without an effect look like one that
/// has one, whatever the draw.
#[test]
fn a_common_cause() {
    let whole = student(98.0);
    let misses = |seed: u64| {
        let mut drawn = Drawn::from(seed);
        let hidden = drawn.normals(100);
        let mut moved = || -> Vec<f64> {
            let noise = drawn.normals(100);
            hidden.iter().zip(noise).map(|(z, e)| z + e).collect()
        };
        let (x, y) = (moved(), moved());
        let own = draw_common_cause(seed);
        assert_eq!(own.covers(), covers(&x, &y, whole));
        // The true weight is cov(x, y) / var(x) = 1/2.
        assert!((own.weight - 0.5).abs() < 0.5, "{}", own.weight);
        !own.covers()
    };
    let count = (1..=100).filter(|seed| misses(*seed)).count();
    is("chapter10.common_cause", count as f64);
    assert!((1001..=1100).filter(|seed| misses(*seed)).count() > 95);
}

/// The feature that goes most with y is the one that the lasso lets in first.
#[test]
fn the_first_one_in() {
    for seed in 1..=20 {
        let rows = noise(12, seed);
        let first = first(&rows.x, &rows.y);
        let moments = Scale::of(&rows).moments(&rows.y);
        let most = moments.pulls.iter().fold(0.0, |m, p| f64::max(m, p.abs()));
        let w = moments.net(0.999 * most, 1.0, &[0.0; 12]);
        assert_eq!(promises::study::kept(&w), [first]);
    }
}

#[test]
fn shares_of_two_thousand_draws() {
    let all: Vec<_> = (1..=2000).map(draw_intervals).collect();
    for count in [1, 5, 20, 30] {
        for (name, kind) in
            [("chapter10.covered ", 0), ("chapter10.covered_half ", 1)]
        {
            let covers = all.iter().filter(|one| one[count - 1][kind].covers());
            let share = covers.count() as f64 / 20.0;
            is(&format!("{name}--features {count}"), share);
            let kept = if kind == 0 { count as i32 } else { 1 };
            let expected = 0.95_f64.powi(kept);
            let error = (expected * (1.0 - expected) / 2000.0).sqrt();
            let off = (share / 100.0 - expected).abs() / error;
            assert!(off < 4.0, "{name} {count}: {share}, {off} errors off");
        }
    }
    is("chapter10.covered_by_formula --features 20", 100.0 * 0.95_f64.powi(20));
    is("chapter10.intervals", 2000.0);
    let other = ask_number("chapter10.covered --features 20 --seed 5001");
    is_within("chapter10.covered --features 20", other, 0.1);
}

/// One of thirty rows is for the intercept, whatever the number of columns.
#[test]
fn at_most_one_less_than_rows() {
    for (seed, columns) in (1..=20).zip([5, 20, 29, 30, 60].into_iter().cycle())
    {
        let counts = count_kept(columns, seed);
        let most = counts.iter().map(|(_, kept)| *kept).max().unwrap();
        assert!(most <= columns.min(29), "{columns}: {most}");
        assert_eq!(counts[0].1, 0);
        assert!((counts.last().unwrap().0 - 0.001).abs() < 1e-9);
        // The weights of a second computation, at some strengths.
        let rows: Rows = noise(columns, seed);
        let moments = Scale::of(&rows).moments(&rows.y);
        let largest =
            moments.pulls.iter().fold(0.0, |m, p| f64::max(m, p.abs()));
        let mut w = vec![0.0; columns];
        for (share, kept) in counts.iter().take(14) {
            w = moments.net(share * largest, 1.0, &w);
            assert_eq!(promises::study::kept(&w).len(), *kept);
        }
    }
    is("chapter10.wide_kept --columns 100", 29.0);
}
