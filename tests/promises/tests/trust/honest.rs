//! Baselines, nested cross-validation, and columns chosen before the folds.

use super::drawn::{columns, noise};
use super::{is, is_within};
use crate::ask_number;
use chapter10::draw_screened;
use promises::mathematics::mean;
use promises::moments::Moments;
use promises::rows::{Rows, Scale};
use promises::study::{
    BOOK, Errors, How, cross_validated, path, ridge_strengths, strengths,
};

/// The error of one way to weigh the features, on ten folds.
fn error(rows: &Rows, fit: impl Fn(&Moments) -> Vec<f64>) -> f64 {
    let fit = |moments: &Moments, _: &Rows| Some(vec![fit(moments)]);
    Errors::of(rows, 10, fit).expect("weights").mean(0)
}

#[test]
fn simple_models_on_the_same_folds() {
    let rows = Rows::diabetes();
    let none = vec![0.0; 10];
    is("chapter10.mean_root", error(&rows, |_| none.clone()).sqrt());
    let one = |moments: &Moments| {
        let pulls = &moments.pulls;
        let by_size =
            |a: &usize, b: &usize| pulls[*a].abs().total_cmp(&pulls[*b].abs());
        let strongest = (0..10).max_by(by_size).unwrap();
        let mut w = none.clone();
        w[strongest] = pulls[strongest];
        w
    };
    is("chapter10.one_root", error(&rows, one).sqrt());
    let squares = |moments: &Moments| moments.ridge(0.0).unwrap();
    is("chapter10.squares_root", error(&rows, squares).sqrt());
    let ridge = How { ratio: 0.0, ..BOOK };
    let errors = cross_validated(&rows, &ridge_strengths(&rows, 20.0), ridge);
    is("chapter10.ridge_root", errors.mean(errors.best()).sqrt());
    let errors = cross_validated(&rows, &strengths(&rows, BOOK), BOOK);
    is("chapter10.lasso_root", errors.mean(errors.best()).sqrt());
    is("chapter10.lasso_error", errors.mean(errors.best()));
    is("chapter10.rows", 442.0);
}

/// Each fold is tested by what the rest chose, by folds and strengths of its
/// own.
#[test]
fn a_fold_that_took_no_part_in_the_choice() {
    let rows = Rows::diabetes();
    let fold = |k| {
        let (out, rest) = rows.fold(k, 10);
        let alphas = strengths(&rest, BOOK);
        let best = cross_validated(&rest, &alphas, BOOK).best();
        let scale = Scale::of(&rest);
        let path = path(&scale.moments(&rest.y), &alphas, 1.0);
        scale.error(&path[best], &out)
    };
    let errors: Vec<f64> = (0..10).map(fold).collect();
    is("chapter10.nested_error", mean(&errors));
}

/// The five columns that go most with y, by their correlations.
fn strongest(rows: &Rows) -> Vec<usize> {
    let (n, y) = (rows.y.len(), mean(&rows.y));
    let size = |x: &Vec<f64>| {
        let x_mean = mean(x);
        let both = |i: usize| (x[i] - x_mean) * (rows.y[i] - y);
        let own = |i: usize| (x[i] - x_mean) * (x[i] - x_mean);
        let along: f64 = (0..n).map(both).sum();
        along * along / (0..n).map(own).sum::<f64>()
    };
    let sizes: Vec<f64> = rows.x.iter().map(size).collect();
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by(|a, b| sizes[*b].total_cmp(&sizes[*a]));
    order[..5].to_vec()
}

#[test]
fn what_all_rows_chose_cannot_be_tested_by_some_of_them() {
    for (count, seed) in [(10, 1), (100, 2), (1000, 3), (1000, 4)] {
        let rows = noise(count, seed);
        let squares = |moments: &Moments, _: &Rows| {
            Some(vec![moments.ridge(0.0).unwrap()])
        };
        let five = columns(&rows, &strongest(&rows));
        let before = Errors::of(&five, 5, squares).unwrap().mean(0);
        let inside = (0..5).map(|k| {
            let (out, rest) = rows.fold(k, 5);
            let chosen = strongest(&rest);
            let (out, rest) = (columns(&out, &chosen), columns(&rest, &chosen));
            let scale = Scale::of(&rest);
            scale.error(&scale.moments(&rest.y).ridge(0.0).unwrap(), &out)
        });
        let inside = inside.sum::<f64>() / 5.0;
        // On new rows each column is noise of its own, and so is y.
        let scale = Scale::of(&five);
        let w = scale.moments(&five.y).ridge(0.0).unwrap();
        let own: Vec<f64> =
            w.iter().zip(&scale.sds).map(|(w, sd)| w / sd).collect();
        let shift: f64 = own.iter().zip(&scale.means).map(|(w, m)| w * m).sum();
        let intercept = scale.mean_y - shift;
        let size: f64 = own.iter().map(|w| w * w).sum();
        let truly = 1.0 + intercept * intercept + size;
        let own = draw_screened(count, seed);
        for (own, expected) in
            [(own.before, before), (own.inside, inside), (own.truly, truly)]
        {
            assert!((own - expected).abs() < 1e-9, "{own}, not {expected}");
        }
    }
    let all: Vec<_> = (1..=100).map(|seed| draw_screened(1000, seed)).collect();
    let of = |of: fn(&chapter10::Screened) -> f64| {
        mean(&all.iter().map(of).collect::<Vec<_>>())
    };
    is("chapter10.screened_before --among 1000", of(|s| s.before));
    is("chapter10.screened_inside --among 1000", of(|s| s.inside));
    is("chapter10.screened_truly --among 1000", of(|s| s.truly));
    is("chapter10.draws", 100.0);
    is("chapter10.noise_rows", 30.0);
}

/// On a hundred other seeds the page says the same.
#[test]
fn other_draws_of_noise_say_the_same() {
    for question in [
        "chapter10.screened_before --among 1000",
        "chapter10.screened_inside --among 1000",
        "chapter10.screened_truly --among 1000",
    ] {
        let other = ask_number(&format!("{question} --seed 1001"));
        is_within(question, other, 0.1);
    }
}
