//! The numbers that the page can ask for.

use crate::problem::{AGAIN, COLUMNS, DRAWS, INTERVALS, Problem};
use crate::promise::spread;
use crate::screened::{CHOSEN, ROWS};
use crate::survivors::NOISE;
use crate::{Baselines, Promise, Screened, Survivors, criteria, kept};
use command::{Value, value, value_with};

pub(crate) fn values() -> Vec<Value<Problem>> {
    [honest(), together(), selected(), again(), ways()]
        .into_iter()
        .flatten()
        .collect()
}

/// Baselines, and what a promise leaves out.
fn honest() -> Vec<Value<Problem>> {
    type Error = fn(&Baselines) -> f64;
    let models: [(_, _, Error); 5] = [
        ("mean_error", "mean_root", |b| b.mean),
        ("one_error", "one_root", |b| b.one),
        ("squares_error", "squares_root", |b| b.squares),
        ("ridge_error", "ridge_root", |b| b.ridge),
        ("lasso_error", "lasso_root", |b| b.lasso),
    ];
    let models = models.into_iter().flat_map(|(error, root, of)| {
        [
            value(error, move |p: &Problem| of(p.baselines())),
            value(root, move |p: &Problem| of(p.baselines()).sqrt()),
        ]
    });
    let screened = |name, of: fn(&Screened) -> f64| {
        value_with(name, "among", move |p: &Problem, columns| {
            let k = COLUMNS.iter().position(|c| *c as f64 == columns)?;
            Some(spread(p.screened()[k].iter().map(of)).0)
        })
    };
    let on_noise = |name, which: usize| {
        value(name, move |p: &Problem| {
            spread(p.lasso_on_noise().iter().map(|one| one[which])).0
        })
    };
    let others = [
        value("rows", |p: &Problem| p.data.rows()),
        value("draws", |_| DRAWS as f64),
        value("nested_error", Problem::nested),
        value("nested_root", |p: &Problem| p.nested().sqrt()),
        value("noise_rows", |_| ROWS),
        value("screened_kept", |_| CHOSEN),
        screened("screened_before", |s| s.before),
        screened("screened_inside", |s| s.inside),
        screened("screened_truly", |s| s.truly),
        on_noise("noise_promised", 0),
        on_noise("noise_nested", 1),
        on_noise("noise_truly", 2),
    ];
    models.chain(others).collect()
}

/// Rows that belong together, and rows in time: means of all draws, and how
/// much these vary.
fn together() -> Vec<Value<Problem>> {
    type All = fn(&Problem) -> &[[Promise; 2]];
    type Error = fn(&Promise) -> f64;
    let (visits, days): (All, All) = (Problem::visits, Problem::days);
    let (promised, truly): (Error, Error) = (|p| p.promised, |p| p.truly);
    let all = [
        ("rows_promised", "rows_promised_sd", visits, 0, promised),
        ("rows_truly", "rows_truly_sd", visits, 0, truly),
        ("patients_promised", "patients_promised_sd", visits, 1, promised),
        ("patients_truly", "patients_truly_sd", visits, 1, truly),
        ("random_promised", "random_promised_sd", days, 0, promised),
        ("random_truly", "random_truly_sd", days, 0, truly),
        ("past_promised", "past_promised_sd", days, 1, promised),
        ("past_truly", "past_truly_sd", days, 1, truly),
    ];
    let both = all.into_iter().flat_map(|(mean, sd, all, kind, error)| {
        let of = move |p: &Problem| {
            spread(all(p).iter().map(|one| error(&one[kind])))
        };
        [
            value(mean, move |p: &Problem| of(p).0),
            value(sd, move |p: &Problem| of(p).1),
        ]
    });
    // In how many draws folds of rows lead to the larger error on new rows.
    let worse = value("rows_worse", |p: &Problem| {
        let is_worse = |one: &&[Promise; 2]| one[0].truly > one[1].truly;
        p.visits().iter().filter(is_worse).count()
    });
    both.chain([worse]).collect()
}

/// After selecting, and with more columns than rows.
fn selected() -> Vec<Value<Problem>> {
    let covered = |name, kind: usize| {
        value(name, move |p: &Problem| 100.0 * p.covered(p.features)[kind])
    };
    vec![
        value("intervals", |_| INTERVALS as f64),
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
        value_with("often", "feature", |p: &Problem, j| {
            Some(100.0 * p.often().get(index(j)?)?)
        }),
        value("halves", |p: &Problem| p.halves().len()),
        value_with("half", "feature", |p: &Problem, j| {
            let j = index(j).filter(|j| *j < p.data.columns.len())?;
            Some(100.0 * p.on_halves(j))
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
        value("alpha_best", move |p: &Problem| {
            chosen(p, p.choice().validation.best())
        }),
        value("kept_best", |p: &Problem| kept(p.choice().best()).len()),
        value("refit_error", |p: &Problem| p.refit().mean(p.refit().best())),
        value("refit_gain", |p: &Problem| refit_gain(p).0),
        value("refit_gain_se", |p: &Problem| refit_gain(p).1),
        value("refit_alpha", move |p: &Problem| chosen(p, p.refit().best())),
        value("refit_kept", move |p: &Problem| kept_at(p, p.refit().best())),
        value("cp_alpha", move |p: &Problem| chosen(p, lowest(p, 0))),
        value("cp_kept", move |p: &Problem| kept_at(p, lowest(p, 0))),
        value("bic_alpha", move |p: &Problem| chosen(p, lowest(p, 1))),
        value("bic_kept", move |p: &Problem| kept_at(p, lowest(p, 1))),
        value_with("net_error", "ratio", |p: &Problem, r| {
            is_ratio(r).then(|| p.net(r).0)
        }),
        value_with("net_kept", "ratio", |p: &Problem, r| {
            is_ratio(r).then(|| p.net(r).1)
        }),
        value("products", |p: &Problem| p.data.expanded().columns.len()),
    ]
}

/// By how much the refit's smallest error is below the lasso's, fold by fold:
/// the mean, and its standard error.
fn refit_gain(p: &Problem) -> (f64, f64) {
    let (lasso, refit) = (&p.choice().validation, p.refit());
    let folds = lasso.folds.iter().zip(&refit.folds);
    let gain = folds.map(|(a, b)| a[lasso.best()] - b[refit.best()]);
    let (mean, sd) = spread(gain);
    (mean, sd / (lasso.folds.len() as f64).sqrt())
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

/// The place from 0 of what is counted from 1; 1.5 counts nothing.
fn index(number: f64) -> Option<usize> {
    let is_count = number >= 1.0 && number.fract() == 0.0;
    is_count.then(|| number as usize - 1)
}
