use crate::{
    Bowl, coarse_disc, corner_probability, draw_touches, figures, is_corner,
    lowest_in_diamond, lowest_in_disc,
};
use clap::Args;
use command::{Chapter, Run, correlation, size, weight};
use figure::{fixed, number};

/// What `cargo run --bin chapter2` can change.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct Parameters {
    /// The best first weight without a penalty
    #[arg(long, value_name = "W", default_value = "0.5")]
    #[arg(value_parser = weight, allow_hyphen_values = true)]
    pub w1: f64,
    /// The best second weight without a penalty
    #[arg(long, value_name = "W", default_value = "0.2")]
    #[arg(value_parser = weight, allow_hyphen_values = true)]
    pub w2: f64,
    /// The correlation of the two features
    #[arg(long, value_name = "R", default_value = "0.5")]
    #[arg(value_parser = correlation, allow_hyphen_values = true)]
    pub correlation: f64,
    /// The budget t
    #[arg(long, value_name = "T", default_value = "0.25")]
    #[arg(value_parser = size, allow_hyphen_values = true)]
    pub budget: f64,
}

/// Chapter 2 of the book.
pub struct Chapter2;

impl Chapter for Chapter2 {
    const NAME: &'static str = "chapter2";
    const ABOUT: &'static str = "The diamond and the disc over the loss of two \
        weights: where each is touched";
    const EXAMPLE: &'static str =
        "cargo run --bin chapter2 -- --correlation -0.5 --budget 0.4";
    type Parameters = Parameters;

    fn run(parameters: &Parameters) -> Result<Run, String> {
        let Parameters { w1, w2, correlation, budget } = *parameters;
        if w1 == 0.0 && w2 == 0.0 {
            return Err(
                "--w1 and --w2 are both 0, so that no budget is felt; \
                        allowed: at least one that is not 0"
                    .into(),
            );
        }
        let bowl = Bowl { centre: (w1, w2), correlation };
        Ok(Run {
            table: table(&bowl, budget),
            figures: vec![
                figures::shapes(&bowl, budget),
                figures::surface(&bowl, budget),
                figures::corners(),
            ],
        })
    }

    fn values() -> Vec<(&'static str, String)> {
        values(&command::defaults::<Self>())
    }
}

fn table(bowl: &Bowl, t: f64) -> String {
    let row = |name: &str, w: (f64, f64)| {
        let zeros = [w.0, w.1].iter().filter(|w| **w == 0.0).count();
        format!(
            "{name:<9}{:>9}{:>9}{:>12}{zeros:>15}\n",
            number(w.0),
            number(w.1),
            number(bowl.loss(w)),
        )
    };
    format!(
        "budget t = {}, correlation {}\n\n{:<9}{:>9}{:>9}{:>12}{:>15}\n{}{}{}",
        number(t),
        number(bowl.correlation),
        "shape",
        "w1",
        "w2",
        "loss",
        "exact zeros",
        row("none", bowl.centre),
        row("diamond", lowest_in_diamond(bowl, t)),
        row("disc", lowest_in_disc(bowl, t)),
    )
}

/// The square from which centres are drawn, and how many.
pub(crate) const REACH: f64 = 10.0;
const DRAWS: usize = 20_000;
/// How coarsely a careless simulation samples the disc's edge.
const COARSE: u32 = 100;

fn values(p: &Parameters) -> Vec<(&'static str, String)> {
    let bowl = Bowl { centre: (p.w1, p.w2), correlation: p.correlation };
    let point = |w: (f64, f64)| format!("({}, {})", number(w.0), number(w.1));
    let simulated = |t| {
        let touches = draw_touches(t, REACH, DRAWS, 1);
        let corners = touches.iter().filter(|(_, w)| is_corner(*w)).count();
        fixed(corners as f64 / DRAWS as f64, 3)
    };
    let exact = |t| fixed(corner_probability(t, REACH), 3);
    let diamond = lowest_in_diamond(&bowl, p.budget);
    let disc = lowest_in_disc(&bowl, p.budget);
    vec![
        ("centre", point(bowl.centre)),
        ("budget", number(p.budget)),
        ("diamond", point(diamond)),
        ("disc", point(disc)),
        ("diamond_larger", point(lowest_in_diamond(&bowl, 0.5))),
        ("reach", number(REACH)),
        ("draws", DRAWS.to_string()),
        ("exact_1", exact(1.0)),
        ("exact_5", exact(5.0)),
        ("simulated_1", simulated(1.0)),
        ("simulated_5", simulated(5.0)),
        ("coarse_samples", COARSE.to_string()),
        ("coarse", fixed(100.0 * coarse_disc(1.0, REACH, COARSE, 5000), 1)),
    ]
}
