use crate::figures;
use crate::problem::{Problem, landing, last, zeros};
use crate::steps_to_zero;
use chapter5::{l1_minimiser, loss_slope, zero_threshold};
use clap::Args;
use command::parse::Range;
use command::{Chapter, Unfit, Value, parse, table, value, value_with};
use figure::{Emblem, Figure, number};

/// What `cargo run --bin chapter6` can change.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct Parameters {
    /// How strongly the penalty counts
    #[arg(long, value_name = "LAMBDA", default_value = "1.5")]
    #[arg(value_parser = parse::lambda)]
    pub lambda: f64,
    /// The step size η
    #[arg(long, value_name = "ETA", default_value = "0.1")]
    #[arg(value_parser = parse::rate)]
    pub eta: f64,
    /// The weight that the walks start from
    #[arg(long, value_name = "W", default_value = "1")]
    #[arg(value_parser = parse::weight)]
    pub start: f64,
    /// The slope of the line that the data lie on
    #[arg(long, value_name = "W", default_value = "0.5")]
    #[arg(value_parser = parse::weight)]
    pub weight: f64,
    /// The inputs, evenly spaced, as FROM:TO:STEP
    #[arg(long, value_name = "RANGE", default_value = "-1.5:1.5:0.5")]
    pub x: Range,
    /// How many steps
    #[arg(long, value_name = "N", default_value = "24")]
    #[arg(value_parser = |text: &str| parse::count(text, 10_000))]
    pub steps: usize,
}

/// Chapter 6 of the book.
pub struct Chapter6;

impl Chapter for Chapter6 {
    const NAME: &'static str = env!("CARGO_PKG_NAME");
    const ABOUT: &'static str = "Three walks downhill: on the L1 sum along \
        the slope and with a soft threshold, and on the L2 sum";
    const EXAMPLE: &'static str = "--eta 0.05 --steps 40";
    type Parameters = Parameters;
    type Problem = Problem;

    fn problem(p: &Parameters) -> Result<Problem, Unfit> {
        let Parameters { lambda, eta, start, weight, steps, .. } = *p;
        let data = chapter3::data(weight, p.x)?;
        let largest = Problem::largest_step_size(&data, lambda);
        if eta >= largest {
            let largest = number(largest);
            let why = format!(
                "with λ = {lambda} and the step size η = {eta} the L2 walk \
                 does not come closer to its goal; allowed with this λ and \
                 these inputs: η below {largest}"
            );
            return Err(Unfit { options: &["lambda", "eta", "x"], why });
        }
        Ok(Problem { weight, data, lambda, eta, start, steps })
    }

    fn table(p: &Problem) -> String {
        let walks = [
            p.slope_walk(p.eta, p.steps),
            p.threshold_walk(p.eta, p.steps),
            p.l2_walk(p.eta, p.steps),
        ];
        // The first steps one by one, then a few on the way to the last.
        let is_shown = |step: &usize| {
            *step <= 12 || step.is_multiple_of((p.steps / 4).max(1))
        };
        let rows = (0..=p.steps).filter(is_shown).map(|step| {
            let [sub, prox, two] = walks.each_ref().map(|w| number(w[step]));
            [step.to_string(), sub, prox, two]
        });
        let head = ["step", "L1 slope walk", "L1 threshold walk", "L2"];
        format!(
            "λ = {}, η = {}; lowest points: L1 at {}, L2 at {}\n\n{}\n\
             steps on exactly 0: slope walk {}, threshold walk {}, L2 {}\n",
            number(p.lambda),
            number(p.eta),
            number(l1_minimiser(&p.data, p.lambda)),
            number(p.goal()),
            table(head, rows),
            zeros(&walks[0]),
            zeros(&walks[1]),
            zeros(&walks[2])
        )
    }

    fn figures(problem: &Problem) -> Vec<Figure> {
        vec![
            figures::pulls(problem),
            figures::hills(problem),
            figures::walks(problem),
        ]
    }

    fn emblem(problem: &Problem) -> Emblem {
        figures::emblem(problem)
    }

    fn values() -> Vec<Value<Problem>> {
        let sub = |p: &Problem| p.slope_walk(p.eta, p.steps);
        let prox = |p: &Problem| p.threshold_walk(p.eta, p.steps);
        let two = |p: &Problem| p.l2_walk(p.eta, p.steps);
        vec![
            // Lowest points and pulls.
            value("threshold", |p: &Problem| zero_threshold(&p.data)),
            value("l1", |p: &Problem| l1_minimiser(&p.data, p.lambda)),
            value("l2", Problem::goal),
            value_with("loss_slope", "at", |p: &Problem, w| {
                loss_slope(&p.data, w)
            }),
            value("balancing_sign", |p: &Problem| {
                p.is_beyond().then(|| -loss_slope(&p.data, 0.0) / p.lambda)
            }),
            // Where a walk is after its last step.
            value("slope_walk", move |p| last(&sub(p))),
            value("threshold_walk", move |p| last(&prox(p))),
            value("l2_walk", move |p| last(&two(p))),
            value("frozen", Problem::frozen),
            // How often it was on exactly 0, and since when.
            value("slope_zeros", move |p| zeros(&sub(p))),
            value("landing", move |p| landing(&prox(p))),
            value("predicted_landing", |p: &Problem| {
                steps_to_zero(&p.data, p.lambda, p.eta, p.start)
            }),
            // Where the threshold walk heads, and how fast.
            value("way_bottom", |p: &Problem| p.way().0),
            value("way_factor", |p: &Problem| p.way().1),
            value("way_at_start", |p: &Problem| p.way().2),
            // Between which weights the slope walk hops.
            value("band_low", |p: &Problem| p.is_beyond().then(|| p.band().0)),
            value("band_high", |p: &Problem| p.is_beyond().then(|| p.band().1)),
            // By what a step multiplies the distance to the goal.
            value("l2_factor", |p: &Problem| {
                let walk = p.l2_walk(p.eta, 2);
                (walk[2] - p.goal()) / (walk[1] - p.goal())
            }),
            value("threshold_factor", |p: &Problem| {
                let walk = p.threshold_walk(p.eta, 2);
                walk[2] / walk[1]
            }),
            // L1's part of a step, and the shortest step right of 0.
            value("l1_part", |p: &Problem| p.eta * p.lambda),
            value("least_step", |p: &Problem| {
                let least = p.eta * (p.lambda - p.pull());
                p.is_beyond().then_some(least)
            }),
        ]
    }
}
