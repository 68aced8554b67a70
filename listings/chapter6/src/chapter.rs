use crate::{
    band, clip_and_freeze_step, figures, l2_step, proximal_step, steps_to_zero,
    subgradient_step, walk,
};
use chapter3::{Data, INPUTS};
use chapter5::{l1_minimiser, l2_minimiser, loss_slope, zero_threshold};
use clap::Args;
use command::{Chapter, Run, count, lambda, rate, weight};
use figure::number;
use std::fmt::Write as _;

/// What `cargo run --bin chapter6` can change.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct Parameters {
    /// How strongly the penalty counts
    #[arg(long, value_name = "LAMBDA", default_value = "1.5")]
    #[arg(value_parser = lambda, allow_hyphen_values = true)]
    pub lambda: f64,
    /// The step size η
    #[arg(long, value_name = "ETA", default_value = "0.1")]
    #[arg(value_parser = rate, allow_hyphen_values = true)]
    pub eta: f64,
    /// The weight that the walks start from
    #[arg(long, value_name = "W", default_value = "1")]
    #[arg(value_parser = weight, allow_hyphen_values = true)]
    pub start: f64,
    /// How many steps
    #[arg(long, value_name = "N", default_value = "24")]
    #[arg(value_parser = |text: &str| count(text, 10_000))]
    #[arg(allow_hyphen_values = true)]
    pub steps: usize,
}

/// Chapter 6 of the book.
pub struct Chapter6;

impl Chapter for Chapter6 {
    const NAME: &'static str = "chapter6";
    const ABOUT: &'static str = "Three walks downhill: the L1 sum by its \
        slope, the L1 sum by proximal steps, and the L2 sum";
    const EXAMPLE: &'static str =
        "cargo run --bin chapter6 -- --eta 0.05 --steps 40";
    type Parameters = Parameters;

    fn run(parameters: &Parameters) -> Result<Run, String> {
        let descent = Descent::new(parameters)?;
        Ok(Run {
            table: descent.table(),
            figures: vec![
                figures::pulls(&descent),
                figures::hills(&descent),
                figures::walks(&descent),
            ],
        })
    }

    fn values() -> Vec<(&'static str, String)> {
        values(&command::defaults::<Self>()).expect("the defaults are sound")
    }
}

/// The book's data and the three walks on them.
pub(crate) struct Descent {
    pub data: Data,
    pub lambda: f64,
    pub eta: f64,
    pub start: f64,
    pub steps: usize,
}

impl Descent {
    fn new(p: &Parameters) -> Result<Self, String> {
        // Every step of L2 multiplies the distance to its goal by
        // 1 − 2η·(1 + λ); the walk runs away unless that is within ±1.
        let most = 1.0 / (1.0 + p.lambda);
        if p.eta > most {
            return Err(format!(
                "--eta {}: with λ = {} the L2 walk runs away from its goal; \
                 allowed: up to {most}",
                p.eta, p.lambda
            ));
        }
        let data = Data::on_line(0.5, INPUTS.to_vec());
        let Parameters { lambda, eta, start, steps } = *p;
        Ok(Descent { data, lambda, eta, start, steps })
    }

    /// The walks by subgradient, by proximal step, and on the L2 sum, with
    /// this step size.
    pub fn walks(&self, eta: f64, steps: usize) -> [Vec<f64>; 3] {
        let Descent { data, lambda, start, .. } = self;
        [
            walk(*start, steps, |w| subgradient_step(data, *lambda, eta, w)),
            walk(*start, steps, |w| proximal_step(data, *lambda, eta, w)),
            walk(*start, steps, |w| l2_step(data, *lambda, eta, w)),
        ]
    }

    fn table(&self) -> String {
        let [sub, prox, two] = self.walks(self.eta, self.steps);
        let mut table = format!(
            "λ = {}, η = {}; lowest points: L1 at {}, L2 at {}\n\n\
             {:>6}{:>16}{:>14}{:>12}\n",
            number(self.lambda),
            number(self.eta),
            number(l1_minimiser(&self.data, self.lambda)),
            number(l2_minimiser(&self.data, self.lambda)),
            "step",
            "L1 subgradient",
            "L1 proximal",
            "L2",
        );
        // The first steps one by one, then a few on the way to the last.
        let shown = |step: &usize| {
            *step <= 12 || step.is_multiple_of((self.steps / 4).max(1))
        };
        for step in (0..=self.steps).filter(shown) {
            let cells = [&sub, &prox, &two].map(|walk| number(walk[step]));
            let [sub, prox, two] = cells;
            writeln!(table, "{step:>6}{sub:>16}{prox:>14}{two:>12}")
                .expect("a string grows");
        }
        let zeros = |walk: &[f64]| walk.iter().filter(|w| **w == 0.0).count();
        writeln!(
            table,
            "\nsteps on exactly 0: subgradient {}, proximal {}, L2 {}",
            zeros(&sub),
            zeros(&prox),
            zeros(&two)
        )
        .expect("a string grows");
        table
    }
}

fn values(p: &Parameters) -> Result<Vec<(&'static str, String)>, String> {
    let d = Descent::new(p)?;
    let data = &d.data;
    let (low, high) = band(data, d.lambda, d.eta);
    let [sub, prox, two] = d.walks(d.eta, 10_000);
    let landed = prox.iter().position(|w| *w == 0.0);
    let landed = landed.ok_or("the proximal walk lands on 0")?;
    let zeros = sub.iter().filter(|w| **w == 0.0).count();
    let from_zero =
        walk(0.0, 3, |w| subgradient_step(data, d.lambda, d.eta, w));
    let frozen =
        walk(-0.14, 100, |w| clip_and_freeze_step(data, 0.2, d.eta, w));
    let passing = walk(-0.14, 2, |w| proximal_step(data, 0.2, d.eta, w));
    let border = walk(d.start, 20, |w| proximal_step(data, 1.0, d.eta, w));
    let predicted = |eta| {
        steps_to_zero(data, d.lambda, eta, d.start)
            .map(|steps| steps.to_string())
            .ok_or("λ is beyond the threshold")
    };
    let goal = l2_minimiser(data, d.lambda);
    Ok(vec![
        ("lambda", number(d.lambda)),
        ("eta", number(d.eta)),
        ("start", number(d.start)),
        ("threshold", number(zero_threshold(data))),
        ("before_crossing", number(sub[landed - 1])),
        ("after_crossing", number(sub[landed])),
        ("after_that", number(sub[landed + 1])),
        ("landed", landed.to_string()),
        ("band_low", number(low)),
        ("band_high", number(high)),
        ("many_steps", (sub.len() - 1).to_string()),
        ("zeros", zeros.to_string()),
        ("never", if zeros == 0 { "never" } else { "sometimes" }.to_owned()),
        ("loss_slope_at_0", number(loss_slope(data, 0.0))),
        ("from_zero_1", number(from_zero[1])),
        ("from_zero_2", number(from_zero[2])),
        ("from_zero_3", number(from_zero[3])),
        ("certificate", number(zero_threshold(data) / d.lambda)),
        ("l1_part", number(d.eta * d.lambda)),
        ("least_step", number(d.eta * (d.lambda - zero_threshold(data)))),
        ("passing", number(passing[2])),
        ("goal", number(goal)),
        ("l2_factor", number((two[2] - goal) / (two[1] - goal))),
        ("l2_at_landing", number(two[landed])),
        ("border_20", number(border[20])),
        ("border_factor", number(border[2] / border[1])),
        ("frozen", number(frozen[100])),
        ("frozen_best", number(l1_minimiser(data, 0.2))),
        ("predicted_half", predicted(0.05)?),
        ("predicted_tenth", predicted(0.01)?),
    ])
}
