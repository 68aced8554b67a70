use crate::figures::STEEP;
use crate::{EQUALLY_STEEP, figures, l1, l1_slopes, l2, l2_slope};
use clap::Args;
use command::{Chapter, Unfit, Value, parse, table, value, value_with};
use figure::{Emblem, Figure, number};

/// What `cargo run --bin chapter4` can change.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct Parameters {
    /// How strongly the penalties count
    #[arg(long, value_name = "LAMBDA", default_value = "1")]
    #[arg(value_parser = parse::lambda)]
    pub lambda: f64,
}

/// Chapter 4 of the book.
pub struct Chapter4;

impl Chapter for Chapter4 {
    const NAME: &'static str = env!("CARGO_PKG_NAME");
    const ABOUT: &'static str = "The penalties |w| and w² on their own: what \
        each costs, and how steep each is";
    const EXAMPLE: &'static str = "--lambda 0.5";
    type Parameters = Parameters;
    /// The strength λ.
    type Problem = f64;

    fn problem(parameters: &Parameters) -> Result<f64, Unfit> {
        Ok(parameters.lambda)
    }

    fn table(lambda: &f64) -> String {
        let weights = [-1.0, -0.5, -0.1, -0.01, 0.0, 0.01, 0.1, 0.5, 1.0];
        let rows = weights.into_iter().map(|w| {
            let (left, right) = l1_slopes(w);
            let slope = |slope| number(lambda * slope);
            [
                number(w),
                number(lambda * l1(w)),
                number(lambda * l2(w)),
                if left == right {
                    slope(left)
                } else {
                    format!("{} | {}", slope(left), slope(right))
                },
                slope(l2_slope(w)),
            ]
        });
        let head = ["w", "λ·|w|", "λ·w²", "slope of λ·|w|", "of λ·w²"];
        format!("λ = {}\n\n{}", number(*lambda), table(head, rows))
    }

    fn figures(lambda: &f64) -> Vec<Figure> {
        vec![
            figures::penalties(*lambda),
            figures::slopes(*lambda),
            figures::zoom(),
        ]
    }

    fn emblem(_: &f64) -> Emblem {
        figures::emblem()
    }

    fn values() -> Vec<Value<f64>> {
        vec![
            // What a weight costs.
            value_with("l1", "at", |lambda, w| lambda * l1(w)),
            value_with("l2", "at", |lambda, w| lambda * l2(w)),
            // How steep that is.
            value_with("l1_slope_left", "at", |lambda, w| {
                lambda * l1_slopes(w).0
            }),
            value_with("l1_slope_right", "at", |lambda, w| {
                lambda * l1_slopes(w).1
            }),
            value_with("l2_slope", "at", |lambda, w| lambda * l2_slope(w)),
            value("equally_steep", |_| EQUALLY_STEEP),
            // The steep square, and where it costs as much as |w|.
            value("steep", |_| STEEP),
            value_with("steep_square", "at", |lambda, w| {
                lambda * STEEP * l2(w)
            }),
            value("steep_crossing", |_| 1.0 / STEEP),
        ]
    }
}
