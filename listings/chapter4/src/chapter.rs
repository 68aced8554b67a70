use crate::{EQUALLY_STEEP, figures, l1, l1_slopes, l2, l2_slope};
use clap::Args;
use command::{Chapter, Run, lambda};
use figure::{fixed, number};
use std::fmt::Write as _;

/// What `cargo run --bin chapter4` can change.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct Parameters {
    /// How strongly the penalties count
    #[arg(long, value_name = "LAMBDA", default_value = "1")]
    #[arg(value_parser = lambda, allow_hyphen_values = true)]
    pub lambda: f64,
}

/// Chapter 4 of the book.
pub struct Chapter4;

impl Chapter for Chapter4 {
    const NAME: &'static str = "chapter4";
    const ABOUT: &'static str = "The penalties |w| and w² on their own: what \
        each costs, and how steep each is";
    const EXAMPLE: &'static str = "cargo run --bin chapter4 -- --lambda 0.5";
    type Parameters = Parameters;

    fn run(parameters: &Parameters) -> Result<Run, String> {
        let lambda = parameters.lambda;
        Ok(Run {
            table: table(lambda),
            figures: vec![
                figures::penalties(lambda),
                figures::slopes(lambda),
                figures::zoom(),
            ],
        })
    }

    fn values() -> Vec<(&'static str, String)> {
        let (left, right) = l1_slopes(0.0);
        vec![
            ("l1_of_tenth", number(l1(0.1))),
            ("l2_of_tenth", number(l2(0.1))),
            ("l1_of_2", number(l1(2.0))),
            ("l2_of_2", number(l2(2.0))),
            ("l1_left", number(left)),
            ("l1_right", number(right)),
            ("l2_at_0", number(l2_slope(0.0))),
            ("equally_steep", number(EQUALLY_STEEP)),
            ("l2_slope_at_tenth", number(l2_slope(0.1))),
            ("l2_slope_at_hundredth", number(l2_slope(0.01))),
            ("tiny", number(TINY)),
            ("steep_of_tiny", fixed(figures::STEEP * l2(TINY), 5)),
            ("steep", number(figures::STEEP)),
            // STEEP · w² = |w| where w = 1 / STEEP.
            ("steep_crossing", number(1.0 / figures::STEEP)),
        ]
    }
}

/// A move away from 0, small enough that the steep square hardly notices.
const TINY: f64 = 0.0001;

fn table(lambda: f64) -> String {
    let mut table = format!(
        "λ = {}\n\n{:>8}  {:>10}  {:>10}  {:>14}  {:>12}\n",
        number(lambda),
        "w",
        "λ·|w|",
        "λ·w²",
        "slope of λ·|w|",
        "of λ·w²",
    );
    for w in [-1.0, -0.5, -0.1, -0.01, 0.0, 0.01, 0.1, 0.5, 1.0] {
        let (left, right) = l1_slopes(w);
        let slope = |slope| number(lambda * slope);
        let l1_slope = if left == right {
            slope(left)
        } else {
            format!("{} | {}", slope(left), slope(right))
        };
        writeln!(
            table,
            "{:>8}  {:>10}  {:>10}  {l1_slope:>14}  {:>12}",
            number(w),
            number(lambda * l1(w)),
            number(lambda * l2(w)),
            slope(l2_slope(w)),
        )
        .expect("a string grows");
    }
    table
}
