use crate::figures;
use crate::problem::Problem;
use clap::Args;
use command::{Chapter, Unfit, Value, parse, table, value_with};
use figure::{Emblem, Figure, number};

/// What `cargo run --bin chapter11` can change.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct Parameters {
    /// How strongly the price counts
    #[arg(long, value_name = "LAMBDA", default_value = "1.5")]
    #[arg(value_parser = parse::lambda)]
    pub lambda: f64,
}

/// Chapter 11 of the book.
pub struct Chapter11;

impl Chapter for Chapter11 {
    const NAME: &'static str = env!("CARGO_PKG_NAME");
    const ABOUT: &'static str = "Yes or no";
    const EXAMPLE: &'static str = "--lambda 0.5";
    type Parameters = Parameters;
    type Problem = Problem;

    fn problem(p: &Parameters) -> Result<Problem, Unfit> {
        Ok(Problem { lambda: p.lambda })
    }

    fn table(p: &Problem) -> String {
        let rows = [0.0, 0.5, 1.0].map(|w| [number(w), number(p.price(w))]);
        table(["weight", "price"], rows)
    }

    fn figures(problem: &Problem) -> Vec<Figure> {
        vec![figures::prices(problem)]
    }

    fn emblem(problem: &Problem) -> Emblem {
        figures::emblem(problem)
    }

    fn values() -> Vec<Value<Problem>> {
        vec![value_with("price", "at", Problem::price)]
    }
}
