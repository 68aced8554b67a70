use crate::problem::{COARSE, DRAWS, Problem, REACH};
use crate::{
    Bowl, Weights, coarse_disc, corner_probability, figures, lowest_in_diamond,
    lowest_in_disc,
};
use clap::Args;
use command::{Chapter, Unfit, Value, parse, table, value};
use figure::{Emblem, Figure, number};

/// What `cargo run --bin chapter2` can change.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct Parameters {
    /// The best first weight without a penalty
    #[arg(long, value_name = "W", default_value = "0.5")]
    #[arg(value_parser = parse::weight)]
    pub w1: f64,
    /// The best second weight without a penalty
    #[arg(long, value_name = "W", default_value = "0.2")]
    #[arg(value_parser = parse::weight)]
    pub w2: f64,
    /// The correlation of the two features
    #[arg(long, value_name = "R", default_value = "0.5")]
    #[arg(value_parser = parse::correlation)]
    pub correlation: f64,
    /// The budget t
    #[arg(long, value_name = "T", default_value = "0.25")]
    #[arg(value_parser = parse::size)]
    pub budget: f64,
}

/// Chapter 2 of the book.
pub struct Chapter2;

impl Chapter for Chapter2 {
    const NAME: &'static str = env!("CARGO_PKG_NAME");
    const ABOUT: &'static str = "The diamond and the disc over the loss of two \
        weights: where each is touched";
    const EXAMPLE: &'static str = "--correlation -0.5 --budget 0.4";
    type Parameters = Parameters;
    type Problem = Problem;

    fn problem(p: &Parameters) -> Result<Problem, Unfit> {
        let Parameters { w1, w2, correlation, budget } = *p;
        if w1 == 0.0 && w2 == 0.0 {
            let why = "both are 0, so that no budget is felt; allowed: at \
                       least one that is not 0";
            let options = &["w1", "w2"];
            return Err(Unfit { options, why: why.into() });
        }
        Ok(Problem { bowl: Bowl { centre: (w1, w2), correlation }, budget })
    }

    fn table(problem: &Problem) -> String {
        let Problem { bowl, budget } = problem;
        let row = |name: &str, w: Weights| {
            let zeros = [w.0, w.1].iter().filter(|w| **w == 0.0).count();
            [
                name.to_owned(),
                number(w.0),
                number(w.1),
                number(bowl.loss(w)),
                zeros.to_string(),
            ]
        };
        let head = ["shape", "w1", "w2", "loss", "exact zeros"];
        let rows = [
            row("none", bowl.centre),
            row("diamond", lowest_in_diamond(bowl, *budget)),
            row("disc", lowest_in_disc(bowl, *budget)),
        ];
        format!(
            "budget t = {}, correlation {}\n\n{}",
            number(*budget),
            number(bowl.correlation),
            table(head, rows)
        )
    }

    fn figures(problem: &Problem) -> Vec<Figure> {
        vec![
            figures::shapes(problem),
            figures::edges(problem),
            figures::corners(),
        ]
    }

    fn emblem(problem: &Problem) -> Emblem {
        figures::emblem(problem)
    }

    fn values() -> Vec<Value<Problem>> {
        vec![
            value("centre", |p: &Problem| p.bowl.centre),
            // Where each shape is lowest.
            value("diamond", |p: &Problem| {
                lowest_in_diamond(&p.bowl, p.budget)
            }),
            value("disc", |p: &Problem| lowest_in_disc(&p.bowl, p.budget)),
            // How often that is a corner, if the bowl is round.
            value("reach", |_| REACH),
            value("corner_probability", |p: &Problem| {
                p.fits().then(|| corner_probability(p.budget, REACH))
            }),
            value("draws", |_| DRAWS),
            value("simulated_corners", |p: &Problem| {
                p.fits().then(|| p.simulated_corners())
            }),
            // What a careless simulation says of the disc.
            // How fast the loss falls at the diamond's touching point, for
            // each unit of a weight.
            value("falls_w1", |p: &Problem| falls(p).0),
            value("falls_w2", |p: &Problem| falls(p).1),
            value("coarse_samples", |_| COARSE.0 as usize),
            value("coarse_draws", |_| COARSE.1),
            value("coarse_percentage", |p: &Problem| {
                let share = || coarse_disc(p.budget, REACH, COARSE.0, COARSE.1);
                p.fits().then(|| 100.0 * share())
            }),
        ]
    }
}

/// How fast the loss falls where the diamond is touched, along both weights.
fn falls(p: &Problem) -> Weights {
    let (w1, w2) = p.bowl.slopes(lowest_in_diamond(&p.bowl, p.budget));
    (-w1, -w2)
}
