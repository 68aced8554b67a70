use crate::{
    figures, l1_minimiser, l1_sum, l2_lambda_for, l2_minimiser, l2_sum,
    loss_slope, moved_minimiser, rounded_minimiser, zero_threshold,
};
use chapter3::{Data, loss, neighbourhood};
use clap::Args;
use command::{Chapter, Range, Run, lambda, weight};
use figure::{fixed, number};

/// What `cargo run --bin chapter5` can change.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct Parameters {
    /// How strongly the penalty counts
    #[arg(long, value_name = "LAMBDA", default_value = "1.5")]
    #[arg(value_parser = lambda, allow_hyphen_values = true)]
    pub lambda: f64,
    /// The slope of the line that the data lie on
    #[arg(long, value_name = "W", default_value = "0.5")]
    #[arg(value_parser = weight, allow_hyphen_values = true)]
    pub weight: f64,
    /// The inputs, evenly spaced, as FROM:TO:STEP
    #[arg(long, value_name = "RANGE", default_value = "-1.5:1.5:0.5")]
    #[arg(allow_hyphen_values = true)]
    pub x: Range,
}

/// Chapter 5 of the book.
pub struct Chapter5;

impl Chapter for Chapter5 {
    const NAME: &'static str = "chapter5";
    const ABOUT: &'static str = "Loss plus penalty: where the two sums are \
        lowest, and from which λ on L1's lowest point is exactly 0";
    const EXAMPLE: &'static str =
        "cargo run --bin chapter5 -- --lambda 1 --x 0:10:1";
    type Parameters = Parameters;

    fn run(parameters: &Parameters) -> Result<Run, String> {
        let problem = Problem::new(parameters)?;
        Ok(Run {
            table: problem.table(),
            figures: vec![
                figures::sums(&problem),
                figures::halves(&problem),
                figures::path(&problem),
                figures::moved(&problem),
                figures::rounded(&problem),
            ],
        })
    }

    fn values() -> Vec<(&'static str, String)> {
        values(&command::defaults::<Self>()).expect("the defaults are sound")
    }
}

/// The data and the strength of the penalty.
pub(crate) struct Problem {
    pub weight: f64,
    pub lambda: f64,
    pub data: Data,
    /// What the figures show of the weights.
    pub from: f64,
    pub to: f64,
}

impl Problem {
    pub fn new(parameters: &Parameters) -> Result<Self, String> {
        let Parameters { lambda, weight, x } = parameters;
        let data = chapter3::data(*weight, *x)?;
        let (from, to) = neighbourhood(*weight);
        let to = to - (to - from) / 8.0;
        Ok(Problem { weight: *weight, lambda: *lambda, data, from, to })
    }

    fn table(&self) -> String {
        let Problem { data, lambda, .. } = self;
        let (one, two) =
            (l1_minimiser(data, *lambda), l2_minimiser(data, *lambda));
        let row = |name, w: f64, height: f64| {
            format!(
                "{name:<8}{:>13}{:>12}{:>10}\n",
                number(w),
                number(height),
                if w == 0.0 { "yes" } else { "no" }
            )
        };
        format!(
            "data: {} points on y = {}·x, mean(x²) = {}\n\
             λ = {}; L1's best weight is 0 from λ = {} on\n\n\
             {:<8}{:>13}{:>12}{:>10}\n{}{}{}",
            data.x.len(),
            number(self.weight),
            number(data.mean_xx()),
            number(*lambda),
            number(zero_threshold(data)),
            "penalty",
            "best weight",
            "lowest sum",
            "is it 0?",
            row("none", self.weight, loss(data, self.weight)),
            row("L1", one, l1_sum(data, *lambda, one)),
            row("L2", two, l2_sum(data, *lambda, two)),
        )
    }
}

/// Where the page moves the kink to, and how far it rounds it off.
pub(crate) const KINK: f64 = 0.3;
pub(crate) const EPSILON: f64 = 0.01;

fn values(p: &Parameters) -> Result<Vec<(&'static str, String)>, String> {
    let data = &Problem::new(p)?.data;
    let threshold = zero_threshold(data);
    let (one, two) =
        (l1_minimiser(data, p.lambda), l2_minimiser(data, p.lambda));
    let slope = loss_slope(data, 0.0);
    let half = |side: f64| p.weight - side * p.lambda / 2.0 / data.mean_xx();
    let tenth = Problem::new(&Parameters { weight: 0.1, ..p.clone() })?;
    let threshold_of = |x: &str| {
        let x = x.parse().map_err(|error| format!("{x}: {error}"))?;
        let other = Problem::new(&Parameters { x, ..p.clone() })?;
        Ok::<_, String>(number(zero_threshold(&other.data)))
    };
    Ok(vec![
        ("lambda", number(p.lambda)),
        ("weight", number(p.weight)),
        ("threshold", number(threshold)),
        ("l1", number(one)),
        ("l1_lowest", number(l1_sum(data, p.lambda, one))),
        ("l2", number(two)),
        ("l2_lowest", number(l2_sum(data, p.lambda, two))),
        ("at_0", number(l1_sum(data, p.lambda, 0.0))),
        ("at_1", number(l1_sum(data, p.lambda, 1.0))),
        ("loss_at_0", number(loss(data, 0.0))),
        ("loss_near_0", fixed(loss(data, 0.001), 6)),
        ("loss_slope_at_0", number(slope)),
        ("l1_slope_left", number(slope - p.lambda)),
        ("l1_slope_right", number(slope + p.lambda)),
        ("right_half", number(half(1.0))),
        ("left_half", number(half(-1.0))),
        ("l1_at_half", number(l1_minimiser(data, 0.5))),
        ("l2_at_half", number(l2_minimiser(data, 0.5))),
        ("l2_at_thousand", number(l2_minimiser(data, 1000.0))),
        ("l1_weakly", number(l1_minimiser(data, 0.2))),
        ("threshold_of_tenth", number(zero_threshold(&tenth.data))),
        ("l2_at_threshold", number(l2_minimiser(data, threshold))),
        ("lambda_for_hundredth", number(l2_lambda_for(data, 0.01))),
        ("lambda_for_thousandth", number(l2_lambda_for(data, 0.001))),
        ("kink", number(KINK)),
        ("moved", number(moved_minimiser(data, p.lambda, KINK))),
        ("moved_weakly", number(moved_minimiser(data, 0.2, KINK))),
        ("epsilon", number(EPSILON)),
        ("rounded", number(rounded_minimiser(data, p.lambda, EPSILON))),
        ("threshold_0_10", threshold_of("0:10:1")?),
        ("threshold_0_1", threshold_of("0:1:0.1")?),
    ])
}
