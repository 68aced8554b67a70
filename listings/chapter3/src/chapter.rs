use crate::problem::{GRID, Problem};
use crate::{Data, figures, loss};
use clap::Args;
use command::parse::Range;
use command::{Chapter, Unfit, Value, parse, table, value, value_with};
use figure::{Emblem, Figure, number};

/// What `cargo run --bin chapter3` can change.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct Parameters {
    /// The slope of the line that the data lie on
    #[arg(long, value_name = "W", default_value = "0.5")]
    #[arg(value_parser = parse::weight)]
    pub weight: f64,
    /// The inputs, evenly spaced, as FROM:TO:STEP
    #[arg(long, value_name = "RANGE", default_value = "-1.5:1.5:0.5")]
    pub x: Range,
    /// How many random weights to try
    #[arg(long, value_name = "N", default_value = "200")]
    #[arg(value_parser = |text: &str| parse::count(text, 10_000))]
    pub samples: usize,
    /// Where the random numbers start: the same seed, the same weights
    #[arg(long, value_name = "SEED", default_value = "3")]
    #[arg(value_parser = parse::seed)]
    pub seed: u64,
}

/// Chapter 3 of the book.
pub struct Chapter3;

impl Chapter for Chapter3 {
    const NAME: &'static str = env!("CARGO_PKG_NAME");
    const ABOUT: &'static str = "One weight: draw weights at random, compute \
        the mean squared error of each, and see the bowl";
    const EXAMPLE: &'static str = "--weight 0.3 --samples 20";
    type Parameters = Parameters;
    type Problem = Problem;

    fn problem(p: &Parameters) -> Result<Problem, Unfit> {
        let data = data(p.weight, p.x)?;
        Ok(Problem::new(p.weight, data, p.samples, p.seed))
    }

    fn table(p: &Problem) -> String {
        let rows = p.counts().into_iter().map(|count| {
            let w = p.best_of(count);
            [
                count.to_string(),
                number(w),
                number(loss(&p.data, w)),
                number((w - p.weight).abs()),
            ]
        });
        format!(
            "data: {} points on y = {}·x, mean(x²) = {}\n\n{}",
            p.data.x.len(),
            number(p.weight),
            number(p.data.mean_xx()),
            table(["draws", "best weight", "its loss", "off by"], rows)
        )
    }

    fn figures(problem: &Problem) -> Vec<Figure> {
        vec![figures::lines(problem), figures::bowl(problem)]
    }

    fn emblem(problem: &Problem) -> Emblem {
        figures::emblem(problem)
    }

    fn values() -> Vec<Value<Problem>> {
        vec![
            value("points", |p: &Problem| p.data.x.len()),
            value("mean_xx", |p: &Problem| p.data.mean_xx()),
            value_with("loss", "at", |p: &Problem, w| loss(&p.data, w)),
            // The search by random weights between `from` and `to`.
            value("from", |p: &Problem| p.from),
            value("to", |p: &Problem| p.to),
            value("best", Problem::best),
            value("best_distance", |p: &Problem| (p.best() - p.weight).abs()),
            value("mean_distance", Problem::mean_distance),
            // The same stretch, searched by a grid.
            value("grid_points", |_| GRID as usize),
            value("grid_miss", Problem::grid_miss),
        ]
    }
}

/// Points on the line y = weight·x, as a command line asks for them.
///
/// # Errors
/// If every x is 0, so that every weight fits.
pub fn data(weight: f64, x: Range) -> Result<Data, Unfit> {
    let data = Data::on_line(weight, x.numbers());
    if data.mean_xx() == 0.0 {
        let why = "every x is 0, so that every weight fits; allowed: at \
                   least one x that is not 0";
        return Err(Unfit { options: &["x"], why: why.into() });
    }
    Ok(data)
}
