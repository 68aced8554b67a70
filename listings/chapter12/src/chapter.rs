use crate::draws::{best, kept_and_refitted, nearest, purest, squares_mean};
use crate::figures::{self, enters};
use crate::problem::{Method, Problem, distance, exact_copies, with_wrong};
use crate::risk::crossing;
use crate::{
    adam, adam_decoupled, adam_decoupled_with_noise, lasso_risk,
    posterior_mean, ridge_risk,
};
use chapter8::{CHOSEN_NOISE, data};
use clap::Args;
use command::{Chapter, Unfit, Value, parse, table, value, value_with};
use figure::{Emblem, Figure, fixed, number};

/// What `cargo run --bin chapter12` can change.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct Parameters {
    /// How strongly the price counts
    #[arg(long, value_name = "LAMBDA", default_value = "0.4")]
    #[arg(value_parser = parse::lambda)]
    pub lambda: f64,
    /// How strongly two near-copies go together
    #[arg(long, value_name = "R", default_value = "0.96")]
    #[arg(value_parser = |text: &str| parse::from_to(text, 0.0, 0.99))]
    pub correlation: f64,
    /// By how much the noise prefers the second of them; less than 0: the first
    #[arg(long, value_name = "PUSH", default_value = "0.05")]
    #[arg(value_parser = |text: &str| parse::from_to(text, -1.0, 1.0))]
    pub push: f64,
    /// The part of the elastic net's price that is L1
    #[arg(long, value_name = "RATIO", default_value = "0.5")]
    #[arg(value_parser = |text: &str| parse::from_to(text, 0.0, 1.0))]
    pub ratio: f64,
    /// How strongly a wrong feature goes with each of two right ones
    #[arg(long, value_name = "R", default_value = "0.6")]
    #[arg(value_parser = |text: &str| parse::from_to(text, 0.0, 0.7))]
    pub wrong: f64,
    /// The sum of the squares of a hundred true weights
    #[arg(long, value_name = "EFFECT", default_value = "100")]
    #[arg(value_parser = |text: &str| parse::from_to(text, 10.0, 1000.0))]
    pub effect: f64,
}

/// Chapter 12 of the book.
pub struct Chapter12;

impl Chapter for Chapter12 {
    const NAME: &'static str = env!("CARGO_PKG_NAME");
    const ABOUT: &'static str = "Lasso, ridge or both: near-copies, wrong \
        features, few or many true weights, and what is kept";
    const EXAMPLE: &'static str = "--push -0.05 --lambda 0.2";
    type Parameters = Parameters;
    type Problem = Problem;

    fn problem(p: &Parameters) -> Result<Problem, Unfit> {
        Ok(Problem {
            lambda: p.lambda,
            correlation: p.correlation,
            push: p.push,
            ratio: p.ratio,
            wrong: p.wrong,
            effect: p.effect,
            ten: data(&CHOSEN_NOISE),
        })
    }

    fn table(p: &Problem) -> String {
        let row = |name: &str, method| {
            let w = p.copies(method, p.correlation, p.lambda);
            [name.to_owned(), number(w[0]), number(w[1])]
        };
        let copies = table(
            ["two near-copies", "w1", "w2"],
            [
                row("lasso", Method::Lasso),
                row("elastic net", Method::ElasticNet),
                row("ridge", Method::Ridge),
            ],
        );
        let w = with_wrong(p.wrong, p.lambda);
        let (one, two) = (p.lasso(p.lambda), p.refit(p.lambda));
        let risks = [1, 5, 10, 20, 30, 50, 100].into_iter().map(|k| {
            let (risk, t) = lasso_risk(k, p.effect);
            [
                k.to_string(),
                fixed(risk, 1),
                fixed(ridge_risk(p.effect), 1),
                fixed(2.0 * t, 2),
            ]
        });
        format!(
            "λ = {}; correlation of the near-copies {}\n\n{copies}\n\
             right, right, wrong: {}, {}, {}; the wrong one {}\n\n\
             distance to the truth, chapter 8's features: lasso {}, refit {}\n\n\
             {}\nthey meet at {} true weights of 100, whose squares add up to \
             {}\n",
            number(p.lambda),
            number(p.correlation),
            number(w[0]),
            number(w[1]),
            number(w[2]),
            enters(p.wrong).map_or_else(
                || "never comes in".into(),
                |l| format!("comes in at λ = {}", number(l))
            ),
            number(distance(&one)),
            number(distance(&two)),
            table(["true weights", "lasso", "ridge", "best λ"], risks),
            fixed(crossing(p.effect), 1),
            number(p.effect),
        )
    }

    fn figures(p: &Problem) -> Vec<Figure> {
        vec![
            figures::copies(p),
            figures::wrong(p),
            figures::risk(p),
            figures::aims(),
            figures::refits(p),
        ]
    }

    fn emblem(_: &Problem) -> Emblem {
        figures::emblem()
    }

    fn values() -> Vec<Value<Problem>> {
        let copies = |name, method| {
            value(name, move |p: &Problem| {
                let w = p.copies(method, p.correlation, p.lambda);
                (w[0], w[1])
            })
        };
        vec![
            copies("copies_lasso", Method::Lasso),
            copies("copies_net", Method::ElasticNet),
            copies("copies_ridge", Method::Ridge),
            value("copies_exact", |p: &Problem| exact_copies(p.lambda)),
            value("wrong_enters", |p: &Problem| enters(p.wrong)),
            value("right_weight", |p: &Problem| {
                with_wrong(p.wrong, p.lambda)[0]
            }),
            value("wrong_weight", |p: &Problem| {
                with_wrong(p.wrong, p.lambda)[2]
            }),
            value_with("lasso_risk", "weights", |p: &Problem, k| {
                let is_count = k.fract() == 0.0 && (1.0..=100.0).contains(&k);
                is_count.then(|| lasso_risk(k as usize, p.effect).0)
            }),
            value("ridge_risk", |p: &Problem| ridge_risk(p.effect)),
            value("crossing", |p: &Problem| crossing(p.effect)),
            // Chapter 1's draws.
            value("nearest_lambda", |_| nearest().lambda),
            value("nearest_alone", |_| nearest().alone),
            value("nearest_distance", |_| nearest().distance),
            value("purest_lambda", |_| purest().lambda),
            value("purest_alone", |_| purest().alone),
            value("purest_distance", |_| purest().distance),
            // Chapter 8's features, with the noise of the page.
            value("lasso_distance", |p: &Problem| distance(&p.lasso(p.lambda))),
            value("refit_distance", |p: &Problem| distance(&p.refit(p.lambda))),
            // The mean over draws of their noise, each fit at its best λ.
            value("lasso_mean", |_| best(0).1),
            value("refit_mean", |_| best(1).1),
            value("ridge_mean", |_| best(2).1),
            value("squares_mean", |_| squares_mean()),
            value_with("refit_kept", "feature", |p: &Problem, j| {
                feature(j).map(|j| kept_and_refitted(p.lambda, j).0)
            }),
            value_with("refit_weight", "feature", |p: &Problem, j| {
                feature(j).map(|j| kept_and_refitted(p.lambda, j).1)
            }),
            value_with("posterior_mean", "temperature", |_: &Problem, t| {
                (t > 0.0).then(|| posterior_mean(1.5, t))
            }),
            value("adam", |p: &Problem| adam(p.lambda, 0.001, 30_000)),
            value("adamw", |p: &Problem| {
                adam_decoupled(p.lambda, 0.001, 30_000)
            }),
            value_with("adamw_noise", "noise", |p: &Problem, noise| {
                let steps = 200_000;
                (0.0..=100.0).contains(&noise).then(|| {
                    adam_decoupled_with_noise(p.lambda, 0.001, noise, steps, 1)
                })
            }),
        ]
    }
}

/// A feature of chapter 8 by its number, counted from 0, if it has one.
fn feature(number: f64) -> Option<usize> {
    let is_one = number.fract() == 0.0 && (1.0..=10.0).contains(&number);
    is_one.then(|| number as usize - 1)
}
