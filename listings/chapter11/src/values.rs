//! The numbers that the page can ask for.

use crate::figures::line_at;
use crate::problem::{Path, Problem};
use crate::rare::Told;
use crate::{Counts, Draw, LeftOut, Shuffled, loss_slope};
use chapter3::{Data, mean};
use chapter9::Validation;
use command::{Value, value, value_with};
use libm::log;

pub(crate) fn values() -> Vec<Value<Problem>> {
    [seven(), tumours(), rare()].into_iter().flatten().collect()
}

fn seven() -> Vec<Value<Problem>> {
    vec![
        value_with("line", "at", |p: &Problem, x| line_at(&p.points, x)),
        value_with("cost", "told", |_, p| {
            (0.0 < p && p <= 1.0).then(|| -log(p))
        }),
        value("share", |p: &Problem| mean(p.points.y.iter().copied())),
        value("l1", |p: &Problem| p.l1_at(p.lambda)),
        value("l2", |p: &Problem| p.l2_at(p.lambda)),
        value("intercept_at_zero", |p: &Problem| p.intercept(0.0)),
        value("pull", Problem::pull),
        // The pull at probabilities of 1/2, with the points moved.
        value_with("pull_at_half", "moved", |p: &Problem, by| {
            let points = p.points.x.iter().zip(&p.points.y);
            mean(points.map(|(x, y)| (x + by) * (y - 0.5))).abs()
        }),
        value_with("pull_moved", "moved", |p: &Problem, by| {
            let x = p.points.x.iter().map(|x| x + by).collect();
            loss_slope(&Data { x, y: p.points.y.clone() }, 0.0).abs()
        }),
    ]
}

/// The tumours, with all rows in their own order.
fn tumours() -> Vec<Value<Problem>> {
    let path = |name, path: fn(&Problem) -> (&Path, usize), what: What| {
        value(name, move |p: &Problem| {
            let (path, k) = path(p);
            what(path, k)
        })
    };
    let hardest = |p: &Problem| {
        let (path, k) = l1(p);
        let all = 0..path.left_out.labels.len();
        let mut costs: Vec<f64> =
            all.map(|row| path.left_out.cost(k, row)).collect();
        costs.sort_by(|a, b| b.total_cmp(a));
        costs
    };
    let errors = |told: &LeftOut| {
        Counts::at(0.5, &told.labels, &told.log_odds[0]).errors()
    };
    let less = |p: &Problem| {
        let ((one, i), (two, k)) = (l1(p), l2(p));
        one.validation.less(i, &two.validation, k)
    };
    let free = |name, endings: &'static [&'static str]| {
        value(name, move |p: &Problem| usize::from(p.separates(endings)))
    };
    vec![
        value("rows", |p: &Problem| p.data.rows()),
        value("columns", |p: &Problem| p.data.columns.len()),
        value("yes", |p: &Problem| p.data.y.iter().sum::<f64>()),
        free("separated_mean_worst", &["_mean", "_worst"]),
        free("separated_mean_se", &["_mean", "_se"]),
        free("separated_se_worst", &["_se", "_worst"]),
        value("rate_loss", |p: &Problem| p.rate().validation().mean(0)),
        value("rate_errors", move |p: &Problem| errors(&p.rate())),
        value("alone_loss", |p: &Problem| p.alone().validation().mean(0)),
        value("alone_errors", move |p: &Problem| errors(p.alone())),
        path("lambda_max", |p| (p.l1(), 0), |path, k| path.lambdas[k]),
        path("l1_loss", l1, |path, k| path.validation.mean(k)),
        path("l1_errors", l1, |path, k| path.errors(k) as f64),
        path("l1_kept", l1, |path, k| path.kept(k) as f64),
        path("simple_lambda", simple, |path, k| path.lambdas[k]),
        path("simple_loss", simple, |path, k| path.validation.mean(k)),
        path("simple_errors", simple, |path, k| path.errors(k) as f64),
        path("simple_kept", simple, |path, k| path.kept(k) as f64),
        path("l2_loss", l2, |path, k| path.validation.mean(k)),
        path("l2_errors", l2, |path, k| path.errors(k) as f64),
        path("free_loss", free_end, |path, k| path.validation.mean(k)),
        path("free_errors", free_end, |path, k| path.errors(k) as f64),
        value("l1_less_l2", move |p: &Problem| less(p).0),
        value("l1_less_l2_se", move |p: &Problem| less(p).1),
        value("hardest", move |p: &Problem| hardest(p)[0]),
        value("hardest_told", move |p: &Problem| {
            100.0 * libm::exp(-hardest(p)[0])
        }),
        value("hardest_six", move |p: &Problem| {
            let costs = hardest(p);
            let sum = |some: &[f64]| some.iter().sum::<f64>();
            100.0 * sum(&costs[..6]) / sum(&costs)
        }),
        value("shuffles", |p: &Problem| p.shuffles().len()),
        shuffled("l2_better", |s| s.difference.0 > 0.0),
        shuffled("l2_clearly_better", |s| {
            s.difference.0 > 2.0 * s.difference.1
        }),
        least("fewest_kept", |s| s.kept[0]),
        most("most_kept", |s| s.kept[0]),
        least("fewest_simple", |s| s.kept[1]),
        most("most_simple", |s| s.kept[1]),
        least("fewest_l1_errors", |s| s.errors[0]),
        most("most_l1_errors", |s| s.errors[0]),
        least("fewest_l2_errors", |s| s.errors[1]),
        most("most_l2_errors", |s| s.errors[1]),
    ]
}

/// A number that one strength of a path has.
type What = fn(&Path, usize) -> f64;

fn l1(p: &Problem) -> (&Path, usize) {
    (p.l1(), p.l1().validation.best())
}

fn simple(p: &Problem) -> (&Path, usize) {
    (p.l1(), p.l1().validation.one_standard_error())
}

fn l2(p: &Problem) -> (&Path, usize) {
    (p.l2(), p.l2().validation.best())
}

/// L2 with next to no price.
fn free_end(p: &Problem) -> (&Path, usize) {
    (p.l2(), p.l2().lambdas.len() - 1)
}

fn shuffled(name: &'static str, is: fn(&Shuffled) -> bool) -> Value<Problem> {
    value(name, move |p: &Problem| {
        p.shuffles().iter().filter(|one| is(one)).count()
    })
}

fn least(name: &'static str, of: fn(&Shuffled) -> usize) -> Value<Problem> {
    value(name, move |p: &Problem| p.shuffles().iter().map(of).min())
}

fn most(name: &'static str, of: fn(&Shuffled) -> usize) -> Value<Problem> {
    value(name, move |p: &Problem| p.shuffles().iter().map(of).max())
}

/// Where a yes is rare.
fn rare() -> Vec<Value<Problem>> {
    let plain = |name, what: fn(Told) -> f64| {
        value(name, move |p: &Problem| what(p.rare().plain()))
    };
    let weighted = |name, what: fn(Told) -> f64| {
        value(name, move |p: &Problem| what(p.rare().weighted()))
    };
    let drawn = |name, is: fn(&Draw) -> bool| {
        value(name, move |p: &Problem| {
            p.draws().iter().filter(|draw| is(draw)).count()
        })
    };
    let yes = |p: &Problem| p.rare().data.y.iter().sum::<f64>();
    let rows = |p: &Problem| p.rare().data.y.len() as f64;
    let at_cost = |p: &Problem, from: f64| {
        Counts::at(from, &p.rare().data.y, p.rare().told())
    };
    // Where a missed yes costs as much as the weights say.
    let odds = move |p: &Problem| (rows(p) - yes(p)) / yes(p);
    let mean_cost = |name, of: fn(&Draw) -> Counts| {
        value(name, move |p: &Problem| {
            mean(p.draws().iter().map(|draw| of(draw).cost(odds(p))))
        })
    };
    // What weights cost more, draw by draw.
    let more = move |p: &Problem| {
        let of = |draw: &Draw| {
            let [with, without] = [draw.weighted.counts, draw.plain.from_share];
            vec![with.cost(odds(p)) - without.cost(odds(p))]
        };
        let folds = p.draws().iter().map(of).collect();
        Validation { alphas: vec![0.0], folds }
    };
    let mean_paid = |p: &Problem, from: f64| {
        mean(p.draws().iter().map(|draw| {
            Counts::at(from, &draw.labels, &draw.told).cost(p.missed)
        }))
    };
    vec![
        value("rare_yes", yes),
        value("rare_no", move |p: &Problem| rows(p) - yes(p)),
        value("rare_rows", rows),
        value("rare_rate", move |p: &Problem| yes(p) / rows(p)),
        value("always_no", move |p: &Problem| 100.0 * (1.0 - yes(p) / rows(p))),
        // Where the price is half of that which drops all columns.
        value("half_accuracy", |p: &Problem| 100.0 * half(p).accuracy()),
        value("half_found", |p: &Problem| half(p).found),
        plain("rare_found", |told| told.counts.found as f64),
        plain("rare_alarms", |told| told.counts.alarms as f64),
        plain("rare_loss", |told| told.log_loss),
        weighted("weighted_found", |told| told.counts.found as f64),
        weighted("weighted_alarms", |told| told.counts.alarms as f64),
        weighted("weighted_loss", |told| told.log_loss),
        weighted("weighted_mean", |told| told.probability),
        value("odds", odds),
        value("expected_shift", move |p: &Problem| log(odds(p))),
        value("shift", |p: &Problem| {
            let rare = p.rare();
            rare.weighted_fit.intercept - rare.path.fits[rare.simple].intercept
        }),
        value("cutoff", Problem::cutoff),
        value("found", move |p: &Problem| at_cost(p, p.cutoff()).found),
        value("alarms", move |p: &Problem| at_cost(p, p.cutoff()).alarms),
        value("paid", move |p: &Problem| at_cost(p, p.cutoff()).cost(p.missed)),
        value("paid_at_half", move |p: &Problem| {
            at_cost(p, 0.5).cost(p.missed)
        }),
        value("mean_paid", move |p: &Problem| mean_paid(p, p.cutoff())),
        value("mean_paid_at_half", move |p: &Problem| mean_paid(p, 0.5)),
        value("draws", |p: &Problem| p.draws().len()),
        drawn("worse_loss", |d| d.weighted.log_loss > d.plain.log_loss),
        drawn("more_than_rate", |d| {
            let c = d.weighted.counts;
            let yes = (c.found + c.missed) as f64;
            d.weighted.probability > yes / (yes + (c.alarms + c.quiet) as f64)
        }),
        drawn("more_found", |d| d.weighted.counts.found > d.plain.counts.found),
        mean_cost("cost_from_share", |d| d.plain.from_share),
        mean_cost("cost_weighted", |d| d.weighted.counts),
        value("weights_cost_more", move |p: &Problem| more(p).mean(0)),
        value("weights_cost_more_se", move |p: &Problem| {
            more(p).standard_error(0)
        }),
        drawn("as_many_found", |d| {
            d.plain.from_share.found >= d.weighted.counts.found
        }),
        drawn("more_alarms", |d| {
            d.weighted.counts.alarms > d.plain.counts.alarms
        }),
    ]
}

/// What rows left out are told where the price is about half of that which
/// drops all columns.
fn half(p: &Problem) -> Counts {
    let path = &p.rare().path;
    Told::of(&path.left_out, path.nearest(path.lambdas[0] / 2.0)).counts
}
