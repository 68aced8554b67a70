use crate::problem::{DRAWS, Problem, zeros};
use crate::{
    Loss, figures, inner_valley, jump, l1_minimiser, l2_minimiser, power_slope,
    power_threshold,
};
use chapter3::{Data, INPUTS};
use clap::Args;
use command::parse::Range;
use command::{Chapter, Unfit, Value, parse, table, value, value_with};
use figure::{Emblem, Figure, number};

/// What `cargo run --bin chapter7` can change.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct Parameters {
    /// How strongly the price counts
    #[arg(long, value_name = "LAMBDA", default_value = "1.5")]
    #[arg(value_parser = parse::lambda)]
    pub lambda: f64,
    /// The exponent of the price |w|^q
    #[arg(long, value_name = "Q", default_value = "1.01")]
    #[arg(value_parser = |text: &str| parse::from_to(text, 0.01, 100.0))]
    pub q: f64,
    /// The slope of the line that the data lie on
    #[arg(long, value_name = "W", default_value = "0.5")]
    #[arg(value_parser = parse::weight)]
    pub weight: f64,
    /// The inputs, evenly spaced, as FROM:TO:STEP
    #[arg(long, value_name = "RANGE", default_value = "-1.5:1.5:0.5")]
    pub x: Range,
    /// The corners of the staircase's price, as FROM:TO:STEP
    #[arg(long, value_name = "RANGE", default_value = "-1:1:0.5")]
    pub kinks: Range,
    /// The standard deviation of the noise
    #[arg(long, value_name = "SD", default_value = "0.3")]
    #[arg(value_parser = parse::size)]
    pub noise: f64,
    /// Where the random numbers start: the same seed, the same noise
    #[arg(long, value_name = "SEED", default_value = "7")]
    #[arg(value_parser = parse::seed)]
    pub seed: u64,
    /// The other loss: logistic, absolute or squared
    #[arg(long, value_name = "LOSS", default_value = "logistic")]
    #[arg(value_parser = kind_of_loss)]
    pub loss: Kind,
    /// The labels of the book's seven inputs, for the logistic loss
    #[arg(long, value_name = "LABELS", default_value = "0010111")]
    #[arg(value_parser = labels)]
    pub labels: [bool; INPUTS.len()],
}

/// The losses that one can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Kind {
    Logistic,
    Absolute,
    Squared,
}

fn kind_of_loss(text: &str) -> Result<Kind, String> {
    match text {
        "logistic" => Ok(Kind::Logistic),
        "absolute" => Ok(Kind::Absolute),
        "squared" => Ok(Kind::Squared),
        _ => Err("allowed: logistic, absolute or squared".into()),
    }
}

fn labels(text: &str) -> Result<[bool; INPUTS.len()], String> {
    let bits = text.chars().map(|c| match c {
        '0' => Some(false),
        '1' => Some(true),
        _ => None,
    });
    let bits: Option<Vec<bool>> = bits.collect();
    let why = "allowed: seven digits, each 0 or 1, for example 0010111";
    bits.and_then(|bits| bits.try_into().ok()).ok_or_else(|| why.into())
}

/// Chapter 7 of the book.
pub struct Chapter7;

impl Chapter for Chapter7 {
    const NAME: &'static str = env!("CARGO_PKG_NAME");
    const ABOUT: &'static str = "Prices with a corner elsewhere, with none, \
        with a sharper one or with several: where is each sum lowest?";
    const EXAMPLE: &'static str = "--lambda 0.38 --q 0.5";
    type Parameters = Parameters;
    type Problem = Problem;

    fn problem(p: &Parameters) -> Result<Problem, Unfit> {
        let data = chapter3::data(p.weight, p.x)?;
        let y = p.labels.map(|label| f64::from(u8::from(label)));
        let loss = match p.loss {
            Kind::Logistic => {
                Loss::Logistic(Data { x: INPUTS.to_vec(), y: y.to_vec() })
            }
            Kind::Absolute => Loss::Absolute(data.clone()),
            Kind::Squared => Loss::Squared(data.clone()),
        };
        Ok(Problem {
            q: p.q,
            kinks: p.kinks.numbers(),
            noise: p.noise,
            seed: p.seed,
            loss,
            ..Problem::new(p.weight, p.lambda, data)
        })
    }

    fn table(p: &Problem) -> String {
        let row = |price: String, w: f64, from: Option<f64>| {
            let is_zero = if w == 0.0 { "yes" } else { "no" };
            let from = from.map_or_else(|| "never".into(), number);
            [price, figures::tiny(w), is_zero.to_owned(), from]
        };
        let mut exponents = vec![0.5, 0.9, 0.99, 1.0, 1.01, 1.1, 2.0];
        if !exponents.contains(&p.q) {
            exponents.push(p.q);
            exponents.sort_by(f64::total_cmp);
        }
        let powers = exponents.into_iter().map(|q| {
            let from = power_threshold(&p.bowl, q);
            row(format!("|w|^{}", number(q)), p.power(q), from)
        });
        let head = ["price", "best weight", "is it 0?", "0 from λ ="];
        let drawn: Vec<f64> = best_of_draws(p, |b| l1_minimiser(b, p.lambda));
        let (expected, error) = p.expected_zeros();
        let lowest =
            |w: Option<f64>| w.map_or_else(|| "nowhere".into(), number);
        format!(
            "data: {} points on y = {}·x, mean(x²) = {}, λ = {}\n\n{}\n\
             corner at {}: {}; rounded off by {}: {}\n\
             {} corners from {} to {}: {}\n\
             {} draws of noise: L1 is exactly 0 in {}, expected {} ± {}\n\
             the other loss: L1 {}, L2 {}; L1 is 0 from λ = {} on\n",
            p.data.x.len(),
            number(p.weight),
            number(p.bowl.m),
            number(p.lambda),
            table(head, powers),
            number(p.kink()),
            number(p.moved(p.lambda)),
            number(p.epsilon()),
            number(p.rounded()),
            p.kinks.len(),
            number(p.kinks[0]),
            number(p.kinks[p.kinks.len() - 1]),
            number(p.stair_at(p.bowl.pull)),
            number(DRAWS as f64),
            zeros(&drawn),
            figure::fixed(expected, 0),
            figure::fixed(error, 0),
            lowest(p.loss_l1(p.lambda)),
            lowest(p.loss_l2(p.lambda)),
            number(p.loss.threshold()),
        )
    }

    fn figures(problem: &Problem) -> Vec<Figure> {
        vec![
            figures::moved(problem),
            figures::rounded(problem),
            figures::powers(problem),
            figures::dead_zone(problem),
            figures::spike(problem),
            figures::stairs(problem),
            figures::losses(problem),
        ]
    }

    fn emblem(problem: &Problem) -> Emblem {
        figures::emblem(problem)
    }

    fn values() -> Vec<Value<Problem>> {
        vec![
            // The corner moved, and rounded off.
            value("kink", Problem::kink),
            value("moved", |p: &Problem| p.moved(p.lambda)),
            value("epsilon", Problem::epsilon),
            value("rounded", Problem::rounded),
            // The price |w|^q.
            value("power", |p: &Problem| {
                let w = p.power(p.q);
                (w == 0.0 || w.abs() > f64::MIN_POSITIVE).then_some(w)
            }),
            value_with("price_slope", "at", |p: &Problem, w| {
                (w > 0.0).then(|| p.lambda * power_slope(p.q, w))
            }),
            value("jump_at", |p: &Problem| {
                (p.q < 1.0).then(|| jump(&p.bowl, p.q).0)
            }),
            value("jump_from", |p: &Problem| {
                (p.q < 1.0).then(|| jump(&p.bowl, p.q).1)
            }),
            value("valley", |p: &Problem| inner_valley(&p.bowl, p.lambda, p.q)),
            // The best weight if the data pull so hard.
            value("pull", |p: &Problem| p.bowl.pull),
            value_with("l1", "pull", Problem::l1_at),
            value_with("l2", "pull", Problem::l2_at),
            value_with("stair", "pull", Problem::stair_at),
            // With noise.
            value("draws", |_| DRAWS),
            value("zero_probability", |p: &Problem| {
                p.zero_probability(p.lambda)
            }),
            value("l1_zeros", |p: &Problem| {
                zeros(&best_of_draws(p, |b| l1_minimiser(b, p.lambda)))
            }),
            value("l2_zeros", |p: &Problem| {
                zeros(&best_of_draws(p, |b| l2_minimiser(b, p.lambda)))
            }),
            value("expected_zeros", |p: &Problem| p.expected_zeros().0),
            value("expected_error", |p: &Problem| p.expected_zeros().1),
            // Another loss.
            value("loss_threshold", |p: &Problem| p.loss.threshold()),
            value("loss_alone", |p: &Problem| p.loss_l1(0.0)),
            value("loss_l1", |p: &Problem| p.loss_l1(p.lambda)),
            value("loss_l2", |p: &Problem| p.loss_l2(p.lambda)),
        ]
    }
}

/// The best weight of each draw.
fn best_of_draws(
    p: &Problem,
    best: impl Fn(&crate::Parabola) -> f64,
) -> Vec<f64> {
    p.noisy().iter().map(best).collect()
}
