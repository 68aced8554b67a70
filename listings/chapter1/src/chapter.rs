use crate::{
    CHOSEN_NOISE, Points, Polynomial, drawn_noise, figures, l1_penalty,
    l2_penalty,
};
use clap::Args;
use command::{Chapter, Run, count, lambda, seed};
use figure::{fixed, number};
use std::fmt::Write as _;

/// What `cargo run --bin chapter1` can change.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct Parameters {
    /// The highest power of x
    #[arg(long, value_name = "DEGREE", default_value = "7")]
    #[arg(value_parser = |text: &str| count(text, 7))]
    #[arg(allow_hyphen_values = true)]
    pub degree: usize,
    /// How strongly the penalty counts
    #[arg(long, value_name = "LAMBDA", default_value = "0.1")]
    #[arg(value_parser = lambda, allow_hyphen_values = true)]
    pub lambda: f64,
    /// Draw other noise, from this seed [default: the noise of the page]
    #[arg(long, value_name = "SEED")]
    #[arg(value_parser = seed, allow_hyphen_values = true)]
    pub noise: Option<u64>,
}

/// Chapter 1 of the book.
pub struct Chapter1;

impl Chapter for Chapter1 {
    const NAME: &'static str = "chapter1";
    const ABOUT: &'static str = "Eight points near a line, and a polynomial \
        fitted to them without a penalty, with L1 and with L2";
    const EXAMPLE: &'static str =
        "cargo run --bin chapter1 -- --lambda 0.01 --noise 4";
    type Parameters = Parameters;

    fn run(parameters: &Parameters) -> Result<Run, String> {
        let example = Example::new(parameters);
        Ok(Run {
            table: example.table(),
            figures: vec![figures::fits(&example)],
        })
    }

    fn values() -> Vec<(&'static str, String)> {
        values(&Example::new(&command::defaults::<Self>()))
    }
}

/// The points and the strength of the penalty.
pub(crate) struct Example {
    pub lambda: f64,
    pub points: Points,
}

impl Example {
    fn new(parameters: &Parameters) -> Self {
        let noise = parameters.noise.map_or(CHOSEN_NOISE.to_vec(), drawn_noise);
        let degree = parameters.degree as i32;
        Example {
            lambda: parameters.lambda,
            points: Points::new(&noise, degree),
        }
    }

    fn table(&self) -> String {
        let points = &self.points;
        let mut table = format!(
            "8 points near y = x, λ = {}\n\n\
             {:<14}{:>12}{:>10}{:>15}{:>19}\n",
            number(self.lambda),
            "penalty",
            "sum of |w|",
            "not zero",
            "error on data",
            "distance to truth",
        );
        for (name, fit) in [
            ("none", points.unpenalised()),
            ("L2 (ridge)", points.l2(self.lambda)),
            ("L1 (lasso)", points.l1(self.lambda)),
            ("a line, none", Points::new(&self.noise(), 1).unpenalised()),
        ] {
            writeln!(
                table,
                "{name:<14}{:>12}{:>10}{:>15}{:>19}",
                number(l1_penalty(&fit.weights)),
                format!("{} of {}", fit.kept(), fit.weights.len()),
                fixed(self.error(&fit), 4),
                number(fit.distance_to_truth()),
            )
            .expect("a string grows");
        }
        table
    }

    /// The mean squared error of a fit at the eight points.
    fn error(&self, fit: &Polynomial) -> f64 {
        let pairs = self.points.x.iter().zip(&self.points.y);
        let misses: Vec<f64> = pairs.map(|(x, y)| y - fit.at(*x)).collect();
        mean_square(&misses)
    }

    fn noise(&self) -> Vec<f64> {
        let pairs = self.points.x.iter().zip(&self.points.y);
        pairs.map(|(x, y)| y - x).collect()
    }
}

fn mean_square(numbers: &[f64]) -> f64 {
    l2_penalty(numbers) / numbers.len() as f64
}

/// How often the page draws new noise.
const DRAWS: u64 = 200;

fn values(e: &Example) -> Vec<(&'static str, String)> {
    let points = &e.points;
    let (none, one, two) =
        (points.unpenalised(), points.l1(e.lambda), points.l2(e.lambda));
    let line = Points::new(&e.noise(), 1).unpenalised();
    let size = |fit: &Polynomial| number(l1_penalty(&fit.weights));
    let distance = |fit: &Polynomial| number(fit.distance_to_truth());
    let largest = none.weights.iter().fold(0.0, |m, w| w.abs().max(m));

    let draws = (1..=DRAWS).map(|seed| Points::new(&drawn_noise(seed), 7));
    let (mut ridge_better, mut lasso_better, mut alone) = (0, 0, 0);
    for drawn in draws {
        let bare = drawn.unpenalised().distance_to_truth();
        let lasso = drawn.l1(e.lambda);
        let ridge = drawn.l2(e.lambda);
        ridge_better += u32::from(ridge.distance_to_truth() < bare);
        lasso_better += u32::from(lasso.distance_to_truth() < bare);
        alone += u32::from(lasso.kept() == 1 && lasso.weights[0] != 0.0);
    }
    vec![
        ("lambda", number(e.lambda)),
        ("size_none", size(&none)),
        ("size_l1", size(&one)),
        ("size_line", size(&line)),
        ("largest", number(largest)),
        ("kept_l1", one.kept().to_string()),
        ("kept_l2", two.kept().to_string()),
        ("noise", number(mean_square(&e.noise()).sqrt())),
        ("distance_none", distance(&none)),
        ("distance_l1", distance(&one)),
        ("distance_l2", distance(&two)),
        ("distance_line", distance(&line)),
        ("draws", DRAWS.to_string()),
        ("draws_l2_better", ridge_better.to_string()),
        ("draws_l1_better", lasso_better.to_string()),
        ("draws_x_alone", alone.to_string()),
    ]
}
