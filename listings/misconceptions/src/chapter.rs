use crate::figures;
use crate::problem::Problem;
use chapter2::Chapter2;
use chapter3::{Data, INPUTS};
use chapter5::Chapter5;
use chapter6::Chapter6;
use chapter10::Chapter10;
use chapter12::Chapter12;
use clap::Args;
use command::{Asked, Chapter, Unfit, Value, defaults, parse};
use figure::{Emblem, Figure};

/// What `cargo run --bin misconceptions` can change.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct Parameters {
    /// How many steps of gradient descent are looked through for a 0
    #[arg(long, value_name = "N", default_value = "10000")]
    #[arg(value_parser = |text: &str| parse::count(text, 10_000))]
    pub steps: usize,
}

/// The page of the sentences that are nearly right.
pub struct Misconceptions;

/// What the page asks a chapter for.
fn ask<C: Chapter>(question: &str) -> f64 {
    let answer = Asked::<C>::default().measure(question);
    answer.unwrap_or_else(|why| panic!("{}.{question}: {why}", C::NAME))
}

impl Chapter for Misconceptions {
    const NAME: &'static str = env!("CARGO_PKG_NAME");
    const ABOUT: &'static str = "A small picture for each of the sentences \
        that people get wrong";
    const EXAMPLE: &'static str = "--steps 300";
    type Parameters = Parameters;
    type Problem = Problem;

    fn problem(p: &Parameters) -> Result<Problem, Unfit> {
        let sums = defaults::<Chapter5>();
        let walks = defaults::<Chapter6>();
        let copies = defaults::<Chapter12>();
        Ok(Problem {
            data: Data::on_line(sums.weight, INPUTS.to_vec()),
            lambda: sums.lambda,
            eta: walks.eta,
            start: walks.start,
            steps: p.steps,
            zeros: ask::<Chapter6>(&format!("slope_zeros --steps {}", p.steps)),
            reach: ask::<Chapter2>("reach"),
            correlation: copies.correlation,
            copies_lambda: copies.lambda,
            noise: ask::<Chapter10>("noise_columns"),
            kept: ask::<Chapter10>("noise_best"),
            effect: copies.effect,
            crossing: ask::<Chapter12>("crossing"),
        })
    }

    fn table(problem: &Problem) -> String {
        let figures = figures::all(problem);
        let lines = figures.iter().map(|figure| {
            format!("“{}”\n  {}\n", figure.title(), figure.description())
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn figures(problem: &Problem) -> Vec<Figure> {
        figures::all(problem)
    }

    fn emblem(problem: &Problem) -> Emblem {
        figures::emblem(problem)
    }

    fn values() -> Vec<Value<Problem>> {
        vec![]
    }
}
