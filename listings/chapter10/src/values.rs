//! The numbers that the page can ask for.

use crate::problem::{AGAIN, COLUMNS, DRAWS, INTERVALS, Problem};
use crate::promise::spread;
use crate::screened::ROWS;
use crate::survivors::NOISE;
use crate::{
    Baselines, Promise, Screened, Survivors, criteria, draw_common_cause,
    last_day_error,
};
use command::{Value, value, value_of, value_with};
use solver::kept;

pub(crate) fn values() -> Vec<Value<Problem>> {
    [honest(), together(), selected(), again(), ways()]
        .into_iter()
        .flatten()
        .collect()
}

/// Baselines, and what a promise leaves out.
fn honest() -> Vec<Value<Problem>> {
    let root = |name, of: fn(&Baselines) -> f64| {
        value(name, move |p: &Problem| of(p.baselines()).sqrt())
    };
    let screened = |name, of: fn(&Screened) -> f64| {
        value_with(name, "among", move |p: &Problem, columns| {
            let k = COLUMNS.iter().position(|c| *c as f64 == columns)?;
            Some(spread(p.screened()[k].iter().map(of)).0)
        })
    };
    vec![
        root("mean_root", |b| b.mean),
        root("one_root", |b| b.one),
        root("squares_root", |b| b.squares),
        root("ridge_root", |b| b.ridge),
        root("lasso_root", |b| b.lasso),
        value("lasso_error", |p: &Problem| p.choice().promise()),
        value("rows", |p: &Problem| p.data.rows()),
        value("draws", |_| DRAWS as f64),
        value("nested_error", Problem::nested),
        value("noise_rows", |_| ROWS),
        screened("screened_before", |s| s.before),
        screened("screened_inside", |s| s.inside),
        screened("screened_truly", |s| s.truly),
    ]
}

/// Rows that belong together, and rows in time: means of all draws.
fn together() -> Vec<Value<Problem>> {
    type All = fn(&Problem) -> &[[Promise; 2]];
    type Error = fn(&Promise) -> f64;
    let (visits, days): (All, All) = (Problem::visits, Problem::days);
    let (promised, truly): (Error, Error) = (|p| p.promised, |p| p.truly);
    let all = [
        ("rows_promised", visits, 0, promised),
        ("rows_truly", visits, 0, truly),
        ("patients_promised", visits, 1, promised),
        ("patients_truly", visits, 1, truly),
        ("random_promised", days, 0, promised),
        ("random_truly", days, 0, truly),
        ("past_promised", days, 1, promised),
        ("past_truly", days, 1, truly),
    ];
    let means = all.into_iter().map(|(name, all, kind, error)| {
        value(name, move |p: &Problem| {
            spread(all(p).iter().map(|one| error(&one[kind]))).0
        })
    });
    // In how many draws folds of rows lead to the larger error on new rows.
    let worse = value("rows_worse", |p: &Problem| {
        let is_worse = |one: &&[Promise; 2]| one[0].truly > one[1].truly;
        p.visits().iter().filter(is_worse).count()
    });
    let last_day = value("last_day", |p: &Problem| {
        spread(p.draw(DRAWS, last_day_error).into_iter()).0
    });
    means.chain([worse, last_day]).collect()
}

/// After selecting, and with more columns than rows.
fn selected() -> Vec<Value<Problem>> {
    let covered = |name, kind: usize| {
        value(name, move |p: &Problem| 100.0 * p.covered(p.features)[kind])
    };
    vec![
        value("intervals", |_| INTERVALS as f64),
        // How many draws seem to show an effect that there is not.
        value("common_cause", |p: &Problem| {
            let all = p.draw(DRAWS, draw_common_cause);
            all.iter().filter(|interval| !interval.covers()).count()
        }),
        covered("covered", 0),
        covered("covered_half", 1),
        value("covered_by_formula", |p: &Problem| {
            100.0 * libm::pow(0.95, p.features as f64)
        }),
        value("wide_kept", |p: &Problem| {
            p.counts(p.columns).iter().map(|(_, kept)| *kept).max()
        }),
    ]
}

/// Other patients, and noise among the features.
fn again() -> Vec<Value<Problem>> {
    let mean = |p: &Problem, of: fn(&Survivors) -> usize| {
        spread(p.survivors().iter().map(|noise| of(noise) as f64))
    };
    vec![
        value("again", |_| AGAIN as f64),
        value_of("often", "feature", |p: &Problem, name| {
            Some(100.0 * p.often()[p.data.find(name)?])
        }),
        value("halves", |p: &Problem| p.halves().len()),
        value_of("half", "feature", |p: &Problem, name| {
            Some(100.0 * p.on_halves(p.data.find(name)?))
        }),
        value("halves_same", |p: &Problem| {
            let short = kept(p.choice().simple());
            p.halves().iter().filter(|half| **half == short).count()
        }),
        value("noises", |p: &Problem| p.survivors().len()),
        value("noise_columns", |_| NOISE),
        value("noise_best", move |p: &Problem| mean(p, |noise| noise.best).0),
        value("noise_simple", move |p: &Problem| {
            mean(p, |noise| noise.simple).0
        }),
        value("noise_simple_se", move |p: &Problem| {
            let count = p.survivors().len() as f64;
            mean(p, |noise| noise.simple).1 / count.sqrt()
        }),
        value("noise_clean", |p: &Problem| {
            p.survivors().iter().filter(|noise| noise.simple == 0).count()
        }),
    ]
}

/// Other ways to weights, and to a strength.
fn ways() -> Vec<Value<Problem>> {
    let kept_at = |p: &Problem, k: usize| kept(&p.choice().path[k]).len();
    let chosen = |p: &Problem, k: usize| p.choice().validation.alphas[k];
    vec![
        value("kept_best", |p: &Problem| kept(p.choice().best()).len()),
        value("refit_error", |p: &Problem| p.refit().mean(p.refit().best())),
        value("refit_nested", Problem::refit_nested),
        value("refit_kept", move |p: &Problem| kept_at(p, p.refit().best())),
        value("cp_alpha", move |p: &Problem| chosen(p, lowest(p, 0))),
        value("cp_kept", move |p: &Problem| kept_at(p, lowest(p, 0))),
        value_with("net_error", "ratio", |p: &Problem, r| {
            is_ratio(r).then(|| p.net(r).0)
        }),
        value_with("net_kept", "ratio", |p: &Problem, r| {
            is_ratio(r).then(|| p.net(r).1)
        }),
        value("products", |p: &Problem| p.data.expanded().columns.len()),
    ]
}

fn is_ratio(r: f64) -> bool {
    (0.01..=1.0).contains(&r)
}

/// Where Cp, or BIC, is lowest: the place of the strength.
pub(crate) fn lowest(p: &Problem, which: usize) -> usize {
    let all = criteria(p.choice());
    let by_size =
        |a: &usize, b: &usize| all[*a][which].total_cmp(&all[*b][which]);
    (0..all.len()).min_by(by_size).expect("there are strengths")
}
