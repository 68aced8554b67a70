use crate::input::rows;
use crate::problem::Problem;
use crate::{figures, report};
use clap::Args;
use command::{Chapter, Unfit, Value, parse};
use figure::{Emblem, Figure};

/// What `cargo run --bin chapter9` can change.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct Parameters {
    /// Columns to leave out
    #[arg(long, value_name = "NAME[,NAME]", value_delimiter = ',')]
    pub drop: Vec<String>,
    /// Add the square of each feature, and the product of any two
    #[arg(long)]
    pub expand: bool,
    /// How many folds cross-validation has
    #[arg(long, value_name = "N", default_value = "10")]
    #[arg(value_parser = folds)]
    pub folds: usize,
    /// Shuffle the rows before they are put into folds, from this seed
    #[arg(long, value_name = "SEED")]
    #[arg(value_parser = parse::seed)]
    pub seed: Option<u64>,
    /// How many strengths are tried
    #[arg(long, value_name = "N", default_value = "100")]
    #[arg(value_parser = strengths)]
    pub alphas: usize,
    /// Ridge in place of the lasso
    #[arg(long)]
    pub ridge: bool,
    /// The elastic net in place of the lasso, with this part of L1
    #[arg(long, value_name = "L1_RATIO", conflicts_with = "ridge")]
    #[arg(value_parser = |text: &str| parse::from_to(text, 0.001, 1.0))]
    pub elastic_net: Option<f64>,
}

fn folds(text: &str) -> Result<usize, String> {
    let folds = parse::count(text, 1000).ok().filter(|folds| *folds > 1);
    folds.ok_or_else(|| "allowed: a whole number from 2 to 1000".into())
}

fn strengths(text: &str) -> Result<usize, String> {
    let count = parse::count(text, 1000).ok().filter(|count| *count > 1);
    count.ok_or_else(|| "allowed: a whole number from 2 to 1000".into())
}

impl Parameters {
    /// The part of the price that is L1.
    pub(crate) fn ratio(&self) -> f64 {
        if self.ridge { 0.0 } else { self.elastic_net.unwrap_or(1.0) }
    }
}

/// Chapter 9 of the book.
pub struct Chapter9;

impl Chapter for Chapter9 {
    const NAME: &'static str = env!("CARGO_PKG_NAME");
    const ABOUT: &'static str = "Real data: the path, a strength chosen by \
        cross-validation, and what it is worth";
    const EXAMPLE: &'static str = "--drop bmi --folds 5";
    type Parameters = Parameters;
    type Problem = Problem;

    fn problem(p: &Parameters) -> Result<Problem, Unfit> {
        Problem::new(p)
    }

    fn check(p: &Parameters) -> Result<(), Unfit> {
        rows(p).map(|_| ())
    }

    fn table(p: &Problem) -> String {
        report::report(p)
    }

    fn figures(p: &Problem) -> Vec<Figure> {
        let s = &p.study;
        let all = [
            Some(figures::paths(s)),
            Some(figures::errors(s)),
            figures::splits(s),
        ];
        all.into_iter().flatten().collect()
    }

    fn emblem(p: &Problem) -> Emblem {
        figures::emblem(&p.study)
    }

    fn values() -> Vec<Value<Problem>> {
        crate::values::values()
    }
}
