use crate::problem::Problem;
use crate::{
    figures, l2_lambda_for, l2_minimiser, loss_slope, steepen, zero_threshold,
};
use chapter3::loss;
use chapter4::l1_slopes;
use clap::Args;
use command::parse::Range;
use command::{Chapter, Unfit, Value, parse, table, value, value_with};
use figure::{Emblem, Figure, number};

/// What `cargo run --bin chapter5` can change.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct Parameters {
    /// How strongly the penalty counts
    #[arg(long, value_name = "LAMBDA", default_value = "1.5")]
    #[arg(value_parser = parse::lambda)]
    pub lambda: f64,
    /// The slope of the line that the data lie on
    #[arg(long, value_name = "W", default_value = "0.5")]
    #[arg(value_parser = parse::weight)]
    pub weight: f64,
    /// The inputs, evenly spaced, as FROM:TO:STEP
    #[arg(long, value_name = "RANGE", default_value = "-1.5:1.5:0.5")]
    pub x: Range,
}

/// The best weight and the lowest sum without a penalty, with L1 and with L2,
/// as a table.
pub fn table_of_sums(lowest: [(f64, f64); 3]) -> String {
    let row = |(name, (w, height)): (&str, (f64, f64))| {
        let is_zero = if w == 0.0 { "yes" } else { "no" };
        [name.to_owned(), number(w), number(height), is_zero.to_owned()]
    };
    let head = ["penalty", "best weight", "lowest sum", "is it 0?"];
    table(head, ["none", "L1", "L2"].into_iter().zip(lowest).map(row))
}

/// Chapter 5 of the book.
pub struct Chapter5;

impl Chapter for Chapter5 {
    const NAME: &'static str = env!("CARGO_PKG_NAME");
    const ABOUT: &'static str = "Loss plus penalty: where the two sums are \
        lowest, and from which λ on L1's lowest point is exactly 0";
    const EXAMPLE: &'static str = "--lambda 1 --x 0:10:1";
    type Parameters = Parameters;
    type Problem = Problem;

    fn problem(p: &Parameters) -> Result<Problem, Unfit> {
        let data = chapter3::data(p.weight, p.x)?;
        Ok(Problem::new(p.weight, p.lambda, data))
    }

    fn table(p: &Problem) -> String {
        let table = table_of_sums([
            (p.weight, loss(&p.data, p.weight)),
            (p.l1(), p.l1_sum(p.l1())),
            (p.l2(), p.l2_sum(p.l2())),
        ]);
        format!(
            "data: {} points on y = {}·x, mean(x²) = {}\n\
             λ = {}; L1's best weight is 0 from λ = {} on\n\n{table}",
            p.data.x.len(),
            number(p.weight),
            number(p.data.mean_xx()),
            number(p.lambda),
            number(zero_threshold(&p.data)),
        )
    }

    fn figures(problem: &Problem) -> Vec<Figure> {
        vec![
            figures::sums(problem),
            figures::halves(problem),
            figures::path(problem),
            steepen::steepen(problem),
        ]
    }

    fn emblem(problem: &Problem) -> Emblem {
        figures::emblem(problem)
    }

    fn values() -> Vec<Value<Problem>> {
        vec![
            // Where each sum is lowest, and how high it is there.
            value("l1", Problem::l1),
            value("l2", Problem::l2),
            value("l1_lowest", |p: &Problem| p.l1_sum(p.l1())),
            value("l2_lowest", |p: &Problem| p.l2_sum(p.l2())),
            value("threshold", |p: &Problem| zero_threshold(&p.data)),
            value("l2_at_threshold", |p: &Problem| {
                l2_minimiser(&p.data, zero_threshold(&p.data))
            }),
            value_with("l2_lambda", "for", |p: &Problem, w| {
                // λ is never below 0, so that L2 only shortens.
                let lambda = l2_lambda_for(&p.data, w);
                (lambda >= 0.0).then_some(lambda)
            }),
            // Heights and slopes at a weight.
            value_with("loss", "at", |p: &Problem, w| loss(&p.data, w)),
            value_with("l1_sum", "at", Problem::l1_sum),
            value_with("loss_slope", "at", |p: &Problem, w| {
                loss_slope(&p.data, w)
            }),
            value_with("l1_slope_left", "at", |p: &Problem, w| {
                loss_slope(&p.data, w) + p.lambda * l1_slopes(w).0
            }),
            value_with("l1_slope_right", "at", |p: &Problem, w| {
                loss_slope(&p.data, w) + p.lambda * l1_slopes(w).1
            }),
            // The two bowls that the L1 sum is made of.
            value("right_bowl", |p: &Problem| p.half_bowl(1.0, p.lambda)),
            value("left_bowl", |p: &Problem| p.half_bowl(-1.0, p.lambda)),
        ]
    }
}
