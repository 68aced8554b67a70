//! Chapter 9's values: the diabetes data, all of it and with a column left
//! out, against `study` and against numbers computed with other tools.

use super::{hold, hold_within, refuse};
use chapter9::{Data, Method};
use promises::mathematics::standard_error;
use promises::moments::Moments;
use promises::reference::{list, number, reference};
use promises::rows::{Rows, Scale};
use promises::study::{
    BOOK, Errors, How, Study, kept, path,
    resampled::{Chosen, choose_again},
    split::Split,
};
use std::collections::BTreeMap;

fn ten(path: &str) -> f64 {
    number(reference(&format!("diabetes/{path}")))
}

/// The lowest points without a price, fold by fold.
fn squares(rows: &Rows, folds: usize) -> Errors {
    let fit =
        Errors::of(rows, folds, |moments, _| Some(vec![moments.ridge(0.0)?]));
    fit.expect("enough rows")
}

/// The mean of the differences between two choices, fold by fold, and its
/// standard error.
fn difference((a, i): (&Errors, usize), (b, k): (&Errors, usize)) -> [f64; 2] {
    let pairs = a.0.iter().zip(&b.0);
    let differences: Vec<f64> = pairs.map(|(a, b)| a[i] - b[k]).collect();
    let mean = differences.iter().sum::<f64>() / differences.len() as f64;
    [mean, standard_error(&differences)]
}

/// How many of ridge's weights change their sign between a price without an
/// end, where each has the sign of its pull, and none.
fn crossings(s: &Study) -> usize {
    let moments = Scale::of(&s.rows).moments(&s.rows.y);
    let smaller = (0..300).map(|k| 10_f64.powf(-2.0 - f64::from(k) / 50.0));
    let smaller: Vec<Vec<f64>> =
        smaller.map(|alpha| moments.ridge(alpha).expect("a price")).collect();
    let crosses = |j: &usize| {
        let mut path = s.ridge_path.iter().chain(&smaller);
        path.any(|w| w[*j] * moments.pulls[*j] < 0.0)
    };
    (0..moments.pulls.len()).filter(crosses).count()
}

#[test]
fn chapter_9_against_a_second_computation() {
    let diabetes = Rows::diabetes();
    let fewer = diabetes.clone().without(&["bmi"]);
    let five = How { folds: 5, strengths: 40, ..BOOK };
    for (options, rows, how) in [
        ("", diabetes, BOOK),
        ("--drop bmi --folds 5 --alphas 40", fewer, five),
    ] {
        let asked = |name: &str| format!("{name} {options}");
        let hold = |name: &str, expected: f64| hold(&asked(name), expected);
        let s = Study::of(rows.clone(), how);
        let [best, simple_place] = s.choices();
        let e = &s.errors;
        hold("chapter9.rows", 442.0);
        hold("chapter9.features", rows.names.len() as f64);
        hold("chapter9.alpha_max", s.alphas[0]);
        hold("chapter9.best_alpha", s.alphas[best]);
        hold("chapter9.best_error", e.mean(best));
        hold("chapter9.best_se", e.se(best));
        hold("chapter9.best_kept", kept(&s.path[best]).len() as f64);
        hold("chapter9.simple_alpha", s.alphas[simple_place]);
        hold("chapter9.simple_error", e.mean(simple_place));
        hold("chapter9.simple_kept", kept(&s.path[simple_place]).len() as f64);
        let ridge = s.ridge_errors.mean(s.ridge_errors.best());
        hold("chapter9.ridge_error", ridge);
        hold("chapter9.ridge_crossings", crossings(&s) as f64);
        let free = Scale::of(&s.rows).moments(&s.rows.y).ridge(0.0);
        let sizes = free.expect("more rows than columns").into_iter();
        let largest = sizes.fold(0.0, |most, w| f64::max(most, w.abs()));
        hold("chapter9.largest_weight", largest);
        let y = || s.rows.y.iter().copied();
        hold("chapter9.smallest_output", y().fold(f64::MAX, f64::min));
        hold("chapter9.largest_output", y().fold(f64::MIN, f64::max));
        hold("chapter9.best_root", e.mean(best).sqrt());
        let none = |moments: &Moments, _: &Rows| {
            Some(vec![vec![0.0; moments.pulls.len()]])
        };
        let without = Errors::of(&rows, s.how.folds, none).expect("folds");
        hold("chapter9.mean_error", without.mean(0));
        hold("chapter9.mean_root", without.mean(0).sqrt());
        let squares = squares(&rows, s.how.folds);
        hold("chapter9.squares_error", squares.mean(0));
        let [less, se] = difference((&squares, 0), (e, best));
        hold_within(&asked("chapter9.squares_less_best"), less, 1e-6);
        hold_within(&asked("chapter9.squares_less_best_se"), se, 1e-6);
        let [less, se] = difference((e, simple_place), (e, best));
        hold_within(&asked("chapter9.simple_less_best"), less, 1e-6);
        hold_within(&asked("chapter9.simple_less_best_se"), se, 1e-6);
        let refit = refit(&rows, how, &s.alphas[..=simple_place]);
        let [less, se] = difference((&refit, 0), (e, best));
        hold_within(&asked("chapter9.refit_less_best"), less, 1e-6);
        hold_within(&asked("chapter9.refit_less_best_se"), se, 1e-6);
        if options.is_empty() {
            again(&rows, &s);
        }
        splits(options, &rows);
    }
}

/// Least squares on what each fold's rest keeps at the last of these strengths.
fn refit(rows: &Rows, how: How, alphas: &[f64]) -> Errors {
    let fit = Errors::of(rows, how.folds, |moments, _| {
        let path = path(moments, alphas, how.ratio);
        Some(vec![moments.refit(&kept(path.last()?))?])
    });
    fit.expect("few features")
}

/// Both choices with the rows in other folds.
fn again(rows: &Rows, s: &Study) {
    let [_, place] = s.choices();
    let own = kept(&s.path[place]);
    let with_sex: Vec<usize> =
        (0..rows.x.len()).filter(|j| *j == 1 || own.contains(j)).collect();
    let count = |all: &[Chosen], features: &Vec<usize>| {
        all.iter().filter(|c| c.simple == *features).count() as f64
    };
    let all = choose_again(rows, s.how, rows.y.len(), 50);
    let errors: Vec<f64> = all.iter().map(|c| c.error).collect();
    let fewest = all.iter().map(|c| c.best.len()).min().unwrap();
    let most = all.iter().map(|c| c.best.len()).max().unwrap();
    hold("chapter9.shuffles", 50.0);
    hold("chapter9.shuffles_spread", standard_error(&errors) * 50_f64.sqrt());
    hold("chapter9.shuffles_fewest", fewest as f64);
    hold("chapter9.shuffles_most", most as f64);
    hold("chapter9.shuffles_same", count(&all, &own));
    hold("chapter9.shuffles_with --feature sex", count(&all, &with_sex));
}

/// The chapter's own splits.
fn own(rows: &Rows) -> Vec<chapter9::Split> {
    let Rows { names, x, y } = rows.clone();
    let data = Data { names, columns: x, y };
    chapter9::splits(&data, 100).unwrap()
}

/// The values are means and counts of a hundred splits.
fn splits(options: &str, rows: &Rows) {
    use Method::{Lasso, Mean, Plain, Ridge, Squares};
    let hold = |name: &str, expected| {
        hold_within(&format!("{name} {options}"), expected, 1e-6);
    };
    let own = own(rows);
    let columns = rows.squares_and_products(rows).names.len();
    hold("chapter9.splits", own.len() as f64);
    hold("chapter9.split_rows", 111.0);
    hold("chapter9.tested_rows", 331.0);
    hold("chapter9.split_columns", columns as f64);
    let error = |split: &chapter9::Split, of| split.error(of).unwrap();
    let errors = |of: Method| own.iter().map(move |split| error(split, of));
    let mean = |of| errors(of).sum::<f64>() / 100.0;
    let mut squares: Vec<f64> = errors(Squares).collect();
    squares.sort_by(f64::total_cmp);
    let middle = f64::midpoint(squares[49], squares[50]);
    hold("chapter9.split_squares_middle", middle);
    hold("chapter9.split_squares_most", errors(Squares).fold(0.0, f64::max));
    hold("chapter9.split_ridge", mean(Ridge));
    hold("chapter9.split_lasso", mean(Lasso));
    hold("chapter9.split_plain", mean(Plain));
    let mut kept: Vec<usize> = own.iter().map(|split| split.kept[0]).collect();
    kept.sort_unstable();
    hold("chapter9.split_fewest", kept[0] as f64);
    hold("chapter9.split_most", kept[99] as f64);
    let before =
        |a, b| errors(a).zip(errors(b)).filter(|(a, b)| a < b).count() as f64;
    hold("chapter9.mean_before_squares", before(Mean, Squares));
    hold("chapter9.ridge_before_mean", before(Ridge, Mean));
    hold("chapter9.lasso_before_mean", before(Lasso, Mean));
    hold("chapter9.lasso_before_ridge", before(Lasso, Ridge));
    hold("chapter9.plain_before_ridge", before(Plain, Ridge));
    hold("chapter9.plain_before_lasso", before(Plain, Lasso));
}

/// Three of the splits, computed once more with all strengths.
#[test]
fn chapter_9_splits_once_more() {
    let rows = Rows::diabetes();
    let own = own(&rows);
    for seed in [1, 2, 50] {
        let (split, other) = (&own[seed - 1], Split::of(&rows, seed as u64));
        let [lasso, one_se] = other.lasso;
        for (method, expected) in [
            (Method::Mean, other.mean),
            (Method::Squares, other.squares[0].unwrap()),
            (Method::Ridge, other.ridge),
            (Method::Lasso, lasso.0),
            (Method::OneSe, one_se.0),
            (Method::Plain, other.squares[1].unwrap()),
        ] {
            let error = split.error(method).unwrap();
            let is_close = (error / expected - 1.0).abs() < 1e-6;
            assert!(is_close, "{seed} {method:?}: {error}, not {expected}");
        }
        assert_eq!(split.kept, [lasso.1, one_se.1], "{seed}");
    }
}

#[test]
fn chapter_9_against_other_tools() {
    let cv = |name: &str| ten(&format!("cv_lasso/{name}"));
    let squares = ten("cv_ols/mean");
    hold("chapter9.squares_less_best", squares - cv("cv_min"));
    hold("chapter9.simple_less_best", cv("cv_at_1se") - cv("cv_min"));
    let events = list(reference("diabetes/knots/events"));
    let mut seen = BTreeMap::new();
    let mut place = 0;
    for event in events {
        let of = |key: &str| event[key].as_str().expect("a word");
        let feature = of("col");
        let times = seen.entry((feature, of("what"))).or_insert(0);
        *times += 1;
        let name = match (of("what"), *times) {
            ("enter", 1) => "chapter9.comes_in",
            ("enter", 2) => "chapter9.comes_in_again",
            ("leave", 1) => "chapter9.goes_out",
            other => panic!("{other:?}"),
        };
        let alpha = number(&event["alpha"]);
        hold(&format!("{name} --feature {feature}"), alpha);
        if name == "chapter9.comes_in" {
            place += 1;
            let asked = format!("chapter9.place --feature {feature}");
            hold(&asked, f64::from(place));
        }
    }
    for name in ["comes_in", "goes_out", "comes_in_again", "place"] {
        refuse(&format!("chapter9.{name} --feature s7"));
    }
    refuse("chapter9.comes_in_again --feature s5");
}

/// The features that come in and go out are those that differ on both sides
/// of an event, and between events nothing changes.
#[test]
fn chapter_9_events_elsewhere() {
    let rows = Rows::diabetes().without(&["bmi"]);
    let moments = Scale::of(&rows).moments(&rows.y);
    let count = |alpha: f64| {
        kept(&moments.net(alpha, 1.0, &vec![0.0; rows.names.len()])).len()
    };
    let Rows { names, x, y } = rows.clone();
    let scaled = chapter9::Scaled::new(&Data { names, columns: x, y });
    let all = chapter9::breakpoints(&scaled.columns);
    let event = |n: usize| all[n - 1].alpha;
    let first = event(1);
    hold("chapter9.alpha_max --drop bmi", first);
    assert_eq!((count(first * 1.0001), count(first * 0.9999)), (0, 1));
    let mut last = first;
    let mut events = 1;
    // The last of all features may come in after others have gone out.
    while count(last * 0.999_999) < rows.names.len() || events < 9 {
        events += 1;
        let next = event(events);
        assert!(next < last, "{next} after {last}");
        let (above, below) = (count(next * 1.000_01), count(next * 0.999_99));
        assert_eq!(above.abs_diff(below), 1, "at {next}");
        assert_eq!(count(last * 0.999_99), above, "{last} to {next}");
        last = next;
    }
    assert_eq!(count(1e-9), rows.names.len());
}
