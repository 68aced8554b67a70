//! The refit, Cp and BIC, and the elastic net's part of L1.

use super::drawn::Drawn;
use super::{is, is_within};
use chapter9::Data;
use chapter10::{
    Choice, Strengths, choose_refit, nested_error, refit_validation,
};
use promises::mathematics::mean;
use promises::moments::Moments;
use promises::rows::{Rows, Scale};
use promises::study::{
    BOOK, Errors, How, cross_validated, kept, path, strengths,
};

/// Least squares on what the lasso keeps, for each strength.
fn refits(moments: &Moments, alphas: &[f64]) -> Option<Vec<Vec<f64>>> {
    let path = path(moments, alphas, 1.0);
    path.iter().map(|w| moments.refit(&kept(w))).collect()
}

fn refit_errors(rows: &Rows, alphas: &[f64]) -> Errors {
    Errors::of(rows, 10, |moments, _| refits(moments, alphas)).unwrap()
}

#[test]
fn fitted_again() {
    let rows = Rows::diabetes();
    let alphas = strengths(&rows, BOOK);
    let errors = refit_errors(&rows, &alphas);
    let best = errors.best();
    is("chapter10.refit_error", errors.mean(best));
    let moments = Scale::of(&rows).moments(&rows.y);
    let path = path(&moments, &alphas, 1.0);
    is("chapter10.refit_kept", kept(&path[best]).len() as f64);
    let lasso = cross_validated(&rows, &alphas, BOOK).best();
    is("chapter10.kept_best", kept(&path[lasso]).len() as f64);
    let fold = |k| {
        let (out, rest) = rows.fold(k, 10);
        let alphas = strengths(&rest, BOOK);
        let best = refit_errors(&rest, &alphas).best();
        let scale = Scale::of(&rest);
        let w = refits(&scale.moments(&rest.y), &alphas).unwrap();
        scale.error(&w[best], &out)
    };
    is("chapter10.refit_nested", mean(&(0..10).map(fold).collect::<Vec<_>>()));
}

/// Cp and BIC as they are written in books: with the sum of the squared misses,
/// and Cp less the number of rows.
#[test]
fn two_charges_for_a_feature() {
    let rows = Rows::diabetes();
    let alphas = strengths(&rows, BOOK);
    let scale = Scale::of(&rows);
    let moments = scale.moments(&rows.y);
    let path = path(&moments, &alphas, 1.0);
    let n = rows.y.len() as f64;
    let sum = |w: &Vec<f64>| n * scale.error(w, &rows);
    let noise = sum(&moments.ridge(0.0).unwrap()) / (n - 10.0 - 1.0);
    let lowest = |of: &dyn Fn(&Vec<f64>) -> f64| {
        let by_size =
            |a: &usize, b: &usize| of(&path[*a]).total_cmp(&of(&path[*b]));
        (0..path.len()).min_by(by_size).unwrap()
    };
    let count = |w: &Vec<f64>| kept(w).len() as f64;
    let cp = lowest(&|w| sum(w) / noise - n + 2.0 * count(w));
    let bic = lowest(&|w| sum(w) / noise + n.ln() * count(w));
    // The page says that both take the same.
    assert_eq!(cp, bic);
    is("chapter10.cp_alpha", alphas[cp]);
    is("chapter10.cp_kept", count(&path[cp]));
}

#[test]
fn the_part_of_l1() {
    let rows = Rows::diabetes();
    let all = rows.squares_and_products(&rows);
    is("chapter10.products", all.x.len() as f64);
    for ratio in [0.1, 1.0] {
        let how = How { ratio, ..BOOK };
        let alphas = strengths(&all, how);
        let errors = cross_validated(&all, &alphas, how);
        let best = errors.best();
        let moments = Scale::of(&all).moments(&all.y);
        let path = path(&moments, &alphas[..=best], ratio);
        let asked = format!("chapter10.net_error --ratio {ratio}");
        is_within(&asked, errors.mean(best), 1e-4);
        let count = kept(&path[best]).len() as f64;
        is(&format!("chapter10.net_kept --ratio {ratio}"), count);
    }
}

/// In other folds too, the refit's smallest error has more luck in it than the
/// lasso's: nested cross-validation takes more away, and then it is no better.
#[test]
fn the_luck_of_a_curve_that_jumps() {
    let data = chapter9::diabetes();
    let mut worse = 0;
    for seed in 1..=5 {
        let rows = data.with_rows(&Drawn::from(seed).order(442));
        let choose = |rest: &Data| Choice::of(rest, 10, Strengths::REAL);
        let choice = choose(&rows).unwrap();
        let alphas = &choice.validation.alphas;
        let refit = refit_validation(&rows, 10, alphas).unwrap();
        let refit = refit.mean(refit.best());
        let nested =
            nested_error(&rows, 10, &|rest| Ok(choose(rest)?.into_best()));
        let again = nested_error(&rows, 10, &|rest| choose_refit(rest, 10));
        let (nested, again) = (nested.unwrap(), again.unwrap());
        assert!(refit < choice.promise());
        assert!(again - refit > nested - choice.promise());
        worse += usize::from(again > nested);
    }
    assert!(worse >= 3, "{worse}");
}
