use crate::{Data, best, draw_weights, figures, loss, neighbourhood};
use clap::Args;
use command::{Chapter, Range, Run, count, seed, weight};
use figure::number;
use std::fmt::Write as _;

/// What `cargo run --bin chapter3` can change.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct Parameters {
    /// The slope of the line that the data lie on
    #[arg(long, value_name = "W", default_value = "0.5")]
    #[arg(value_parser = weight, allow_hyphen_values = true)]
    pub weight: f64,
    /// The inputs, evenly spaced, as FROM:TO:STEP
    #[arg(long, value_name = "RANGE", default_value = "-1.5:1.5:0.5")]
    #[arg(allow_hyphen_values = true)]
    pub x: Range,
    /// How many random weights to try
    #[arg(long, value_name = "N", default_value = "200")]
    #[arg(value_parser = |text: &str| count(text, 10_000))]
    #[arg(allow_hyphen_values = true)]
    pub samples: usize,
    /// Where the random numbers start: the same seed, the same weights
    #[arg(long, value_name = "SEED", default_value = "3")]
    #[arg(value_parser = seed, allow_hyphen_values = true)]
    pub seed: u64,
}

/// Chapter 3 of the book.
pub struct Chapter3;

impl Chapter for Chapter3 {
    const NAME: &'static str = "chapter3";
    const ABOUT: &'static str = "One weight: draw weights at random, compute \
        the mean squared error of each, and see the bowl";
    const EXAMPLE: &'static str =
        "cargo run --bin chapter3 -- --weight 0.3 --samples 20";
    type Parameters = Parameters;

    fn run(parameters: &Parameters) -> Result<Run, String> {
        let experiment = Experiment::new(parameters)?;
        Ok(Run {
            table: experiment.table(),
            figures: vec![
                figures::lines(&experiment),
                figures::bowl(&experiment),
            ],
        })
    }

    fn values() -> Vec<(&'static str, String)> {
        let e = Experiment::new(&command::defaults::<Self>())
            .expect("the defaults are sound");
        let best = e.best_of(e.weights.len());
        let at = |w| number(loss(&e.data, w));
        let step = (e.to - e.from) / f64::from(GRID - 1);
        let grid = (0..GRID).map(|i| e.from + f64::from(i) * step);
        let misses = grid.map(|w| (w - e.weight).abs());
        let nearest = misses.fold(f64::INFINITY, f64::min);
        vec![
            ("seed", command::defaults::<Self>().seed.to_string()),
            ("weight", number(e.weight)),
            ("points", e.data.x.len().to_string()),
            ("mean_xx", number(e.data.mean_xx())),
            ("loss_at_weight", at(e.weight)),
            ("loss_at_0", at(0.0)),
            ("samples", e.weights.len().to_string()),
            ("from", number(e.from)),
            ("to", number(e.to)),
            ("best", number(best)),
            ("best_distance", number((best - e.weight).abs())),
            ("grid_points", GRID.to_string()),
            ("grid_miss", number(nearest)),
        ]
    }
}

/// Points on the line y = weight·x, as a command line asks for them.
///
/// # Errors
/// If every x is 0, so that every weight fits.
pub fn data(weight: f64, x: Range) -> Result<Data, String> {
    let data = Data::on_line(weight, x.numbers());
    if data.mean_xx() == 0.0 {
        return Err("--x: every x is 0, so that every weight fits; allowed: \
                    at least one x that is not 0"
            .into());
    }
    Ok(data)
}

/// A grid with an even number of points has none in its middle.
const GRID: u32 = 200;

/// The data and the weights that are tried on them.
pub(crate) struct Experiment {
    pub weight: f64,
    pub data: Data,
    pub weights: Vec<f64>,
    /// The random weights lie between `from` and `to`.
    pub from: f64,
    pub to: f64,
}

impl Experiment {
    fn new(parameters: &Parameters) -> Result<Self, String> {
        let weight = parameters.weight;
        let data = data(weight, parameters.x)?;
        let (from, to) = neighbourhood(weight);
        let weights =
            draw_weights(parameters.samples, parameters.seed, from, to);
        Ok(Experiment { weight, data, weights, from, to })
    }

    /// The best of the first `count` weights.
    pub fn best_of(&self, count: usize) -> f64 {
        best(&self.data, &self.weights[..count]).expect("count is not 0")
    }

    /// 1, 2, 5, 10, 20, … draws, up to all of them.
    pub fn counts(&self) -> Vec<usize> {
        let all = self.weights.len();
        let powers = (0..).map(|power| 10_usize.pow(power));
        let round = powers.flat_map(|ten| [1, 2, 5].map(|k| k * ten));
        round.take_while(|&count| count < all).chain([all]).collect()
    }

    fn table(&self) -> String {
        let mut table = format!(
            "data: {} points on y = {}·x, mean(x²) = {}\n\n\
             {:>7}  {:>12}  {:>12}  {:>12}\n",
            self.data.x.len(),
            number(self.weight),
            number(self.data.mean_xx()),
            "draws",
            "best weight",
            "its loss",
            "off by",
        );
        for count in self.counts() {
            let w = self.best_of(count);
            writeln!(
                table,
                "{count:>7}  {:>12}  {:>12}  {:>12}",
                number(w),
                number(loss(&self.data, w)),
                number((w - self.weight).abs()),
            )
            .expect("a string grows");
        }
        table
    }
}
