use crate::problem::{
    Problem, budget_l1, count_draws, count_mixed, intercept, intercept_error,
    kept, pair_l1, pair_l2,
};
use crate::{CHOSEN_NOISE, TRUE_WEIGHTS, data, drawn_noise, figures, pulls};
use chapter5::{l1_minimiser, l2_minimiser};
use clap::Args;
use command::{Chapter, Unfit, Value, parse, table, value, value_with};
use figure::{Emblem, Figure, number};

/// What `cargo run --bin chapter8` can change.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct Parameters {
    /// How strongly the price counts
    #[arg(long, value_name = "LAMBDA", default_value = "0.4")]
    #[arg(value_parser = parse::lambda)]
    pub lambda: f64,
    /// Draw other noise, about as strong, from this seed
    #[arg(long, value_name = "SEED")]
    #[arg(value_parser = parse::seed)]
    pub noise: Option<u64>,
    /// The best first of two weights without a penalty
    #[arg(long, value_name = "W", default_value = "0.5")]
    #[arg(value_parser = parse::weight)]
    pub w1: f64,
    /// The best second of two weights without a penalty
    #[arg(long, value_name = "W", default_value = "0.2")]
    #[arg(value_parser = parse::weight)]
    pub w2: f64,
    /// How strongly the two features go together
    #[arg(long, value_name = "R", default_value = "0.8")]
    #[arg(value_parser = parse::correlation)]
    pub correlation: f64,
}

/// Chapter 8 of the book.
pub struct Chapter8;

impl Chapter for Chapter8 {
    const NAME: &'static str = env!("CARGO_PKG_NAME");
    const ABOUT: &'static str = "Many weights: which of them the price makes \
        zero, and how to find them one at a time";
    const EXAMPLE: &'static str = "--lambda 0.2 --noise 4";
    type Parameters = Parameters;
    type Problem = Problem;

    fn problem(p: &Parameters) -> Result<Problem, Unfit> {
        if p.w1 == 0.0 && p.w2 == 0.0 {
            let why = "both are 0, so that there is nothing to find; allowed: \
                       at least one that is not 0";
            let options = &["w1", "w2"];
            return Err(Unfit { options, why: why.into() });
        }
        let noise = p.noise.map_or(CHOSEN_NOISE.to_vec(), drawn_noise);
        Ok(Problem {
            lambda: p.lambda,
            data: data(&noise),
            best: (p.w1, p.w2),
            correlation: p.correlation,
        })
    }

    fn table(p: &Problem) -> String {
        let (one, two) = (p.fit(p.lambda), p.l2(p.lambda));
        let (best, thresholds) = (p.l1(0.0), p.thresholds());
        let pulls = pulls(&p.data, &one.weights);
        let rows = (0..best.len()).map(|j| {
            let numbers = [
                TRUE_WEIGHTS[j],
                best[j],
                thresholds[j],
                one.weights[j],
                two[j],
                pulls[j],
            ];
            let [truth, best, from, l1, l2, pull] = numbers.map(number);
            [(j + 1).to_string(), truth, best, from, l1, l2, pull]
        });
        let head =
            ["feature", "truth", "no price", "0 from λ =", "L1", "L2", "pull"];
        let ten = table(head, rows);
        let walk = p.zigzag(64);
        let rows = [0, 1, 2, 4, 8, 16, 32].into_iter().map(|sweep| {
            let w = walk[2 * sweep];
            let numbers = [w[0], w[1], p.sum(w), p.gap(w)].map(number);
            let [one, two, sum, gap] = numbers;
            [sweep.to_string(), one, two, sum, gap]
        });
        format!(
            "{} rows, {} unrelated features, λ = {}\n\n{ten}\n\
             L1 keeps {}, L2 keeps {}\n\n\
             2 features with correlation {}, one weight at a time\n\n{}",
            p.data.rows(),
            p.data.count(),
            number(p.lambda),
            kept(&one.weights),
            kept(&two),
            number(p.correlation),
            table(["sweep", "w1", "w2", "sum", "gap"], rows),
        )
    }

    fn figures(problem: &Problem) -> Vec<Figure> {
        vec![
            figures::rule(problem),
            figures::paths(problem),
            figures::budgets(problem),
            figures::zigzag(problem),
        ]
    }

    fn emblem(problem: &Problem) -> Emblem {
        figures::emblem(problem)
    }

    fn values() -> Vec<Value<Problem>> {
        vec![
            // The ten features.
            value("kept", |p: &Problem| kept(&p.l1(p.lambda))),
            value("kept_l2", |p: &Problem| kept(&p.l2(p.lambda))),
            value_with("alone", "feature", |p: &Problem, j| {
                feature(&p.l1(0.0), j)
            }),
            value_with("threshold", "feature", |p: &Problem, j| {
                feature(&p.thresholds(), j)
            }),
            value_with("l1", "feature", |p: &Problem, j| {
                feature(&p.l1(p.lambda), j)
            }),
            value_with("pull", "feature", |p: &Problem, j| {
                feature(&pulls(&p.data, &p.l1(p.lambda)), j)
            }),
            // The same over draws of noise.
            value("draws_idle_kept", |p: &Problem| {
                count_draws(p.lambda, |truth, w| truth == 0.0 && w != 0.0)
            }),
            value("draws_true_dropped", |p: &Problem| {
                count_draws(p.lambda, |truth, w| truth != 0.0 && w == 0.0)
            }),
            value("draws_mixed", |_| count_mixed()),
            // The price and the budget.
            value("pair_l1", |p: &Problem| pair_l1(&p.round(), p.lambda)),
            value("pair_l2", |p: &Problem| pair_l2(&p.round(), p.lambda)),
            value("budget_l1", |p: &Problem| {
                budget_l1(pair_l1(&p.round(), p.lambda))
            }),
            value("threshold_w1", |p: &Problem| 2.0 * p.best.0.abs()),
            value("threshold_w2", |p: &Problem| 2.0 * p.best.1.abs()),
            // One weight at a time.
            value("related_lowest", |p: &Problem| {
                pair_l1(&p.related(), p.lambda)
            }),
            value_with("walk", "step", |p: &Problem, step| {
                after(p, step).map(|[one, two]| (one, two))
            }),
            value_with("sum", "step", |p: &Problem, step| {
                after(p, step).map(|w| p.sum(w))
            }),
            value_with("bound", "step", |p: &Problem, step| {
                after(p, step).map(|w| p.sum(w) - p.gap(w))
            }),
            value_with("gap", "step", |p: &Problem, step| {
                after(p, step).map(|w| p.gap(w))
            }),
            // The intercept.
            value("intercept_l1", |p: &Problem| {
                l1_minimiser(&intercept(), p.lambda)
            }),
            value("intercept_l2", |p: &Problem| {
                l2_minimiser(&intercept(), p.lambda)
            }),
            value("intercept_error_l1", |p: &Problem| {
                intercept_error(l1_minimiser(&intercept(), p.lambda))
            }),
            value("intercept_error_l2", |p: &Problem| {
                intercept_error(l2_minimiser(&intercept(), p.lambda))
            }),
        ]
    }
}

/// Where coordinate descent is after this many steps, at most 1000.
fn after(p: &Problem, steps: f64) -> Option<[f64; 2]> {
    let is_count = (0.0..=1000.0).contains(&steps) && steps.fract() == 0.0;
    is_count.then(|| p.zigzag(steps as usize)[steps as usize])
}

/// The number of the feature that is counted from 1, if there is one.
fn feature(numbers: &[f64], j: f64) -> Option<f64> {
    let is_whole = j >= 1.0 && j.fract() == 0.0;
    is_whole.then(|| numbers.get(j as usize - 1).copied())?
}
