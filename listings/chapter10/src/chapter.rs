use crate::figures::{self, crossing, enters};
use crate::problem::{
    DRAWN, Method, Problem, STRENGTHS, distance, two_aims, with_wrong,
};
use crate::{adam, adam_decoupled, lasso_risk, posterior_mean, ridge_risk};
use chapter8::{CHOSEN_NOISE, data};
use clap::Args;
use command::{Chapter, Unfit, Value, parse, table, value, value_with};
use figure::{Emblem, Figure, fixed, number};

/// What `cargo run --bin chapter10` can change.
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
}

/// Chapter 10 of the book.
pub struct Chapter10;

impl Chapter for Chapter10 {
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
            let (risk, t) = lasso_risk(k);
            [
                k.to_string(),
                fixed(risk, 1),
                fixed(ridge_risk(), 1),
                fixed(2.0 * t, 2),
            ]
        });
        format!(
            "λ = {}; correlation of the near-copies {}\n\n{copies}\n\
             right, right, wrong: {}, {}, {}; the wrong one {}\n\n\
             distance to the truth, chapter 8's features: lasso {}, refit {}\n\n\
             {}\nthey meet at {} true weights of 100\n",
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
            fixed(crossing(), 1),
        )
    }

    fn figures(p: &Problem) -> Vec<Figure> {
        vec![
            figures::copies(p),
            figures::wrong(p),
            figures::risk(),
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
            value("wrong_enters", |p: &Problem| enters(p.wrong)),
            value("right_weight", |p: &Problem| {
                with_wrong(p.wrong, p.lambda)[0]
            }),
            value("wrong_weight", |p: &Problem| {
                with_wrong(p.wrong, p.lambda)[2]
            }),
            value_with("lasso_risk", "weights", |_: &Problem, k| {
                let is_count = k.fract() == 0.0 && (1.0..=100.0).contains(&k);
                is_count.then(|| lasso_risk(k as usize).0)
            }),
            value("ridge_risk", |_| ridge_risk()),
            value("crossing", |_| crossing()),
            value("lasso_distance", |p: &Problem| distance(&p.lasso(p.lambda))),
            value("refit_distance", |p: &Problem| distance(&p.refit(p.lambda))),
            value("squares_distance", |p: &Problem| distance(&p.refit(0.0))),
            value("nearest_lambda", |_| STRENGTHS[two_aims().0]),
            value("nearest_alone", |_| DRAWN[two_aims().0].1),
            value("purest_lambda", |_| STRENGTHS[two_aims().1]),
            value("purest_alone", |_| DRAWN[two_aims().1].1),
            value("nearest_distance", |_| DRAWN[two_aims().0].0),
            value("purest_distance", |_| DRAWN[two_aims().1].0),
            value_with("posterior_mean", "temperature", |_: &Problem, t| {
                (t > 0.0).then(|| posterior_mean(1.5, t))
            }),
            value("adam", |p: &Problem| adam(p.lambda, 0.001, 30_000)),
            value("adamw", |p: &Problem| {
                adam_decoupled(p.lambda, 0.001, 30_000)
            }),
        ]
    }
}
