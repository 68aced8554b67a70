use crate::figures;
use crate::problem::Problem;
use chapter3::INPUTS;
use clap::Args;
use command::{Chapter, Unfit, Value, parse, value};
use figure::{Emblem, Figure, number};

/// What `cargo run --bin instrument` can change.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct Parameters {
    /// How strongly the penalty counts
    #[arg(long, value_name = "LAMBDA", default_value = "0.8")]
    #[arg(value_parser = |text: &str| parse::from_to(text, 0.0, 3.0))]
    pub lambda: f64,
    /// The slope of the line that the data lie on, but for the noise
    #[arg(long, value_name = "W", default_value = "0.5")]
    #[arg(value_parser = |text: &str| parse::from_to(text, -1.0, 1.0))]
    pub weight: f64,
    /// The standard deviation of the noise
    #[arg(long, value_name = "SD", default_value = "0")]
    #[arg(value_parser = |text: &str| parse::from_to(text, 0.0, 1.0))]
    pub noise: f64,
    /// By how much each of the seven points is moved up
    #[arg(long, value_name = "MOVES", default_value = "0,0,0,0,0,0,0")]
    #[arg(value_parser = moves)]
    pub moved: [f64; INPUTS.len()],
}

fn moves(text: &str) -> Result<[f64; INPUTS.len()], String> {
    let moves = text.split(',').map(|by| parse::from_to(by, -5.0, 5.0).ok());
    let moves: Option<Vec<f64>> = moves.collect();
    let why = "allowed: seven numbers from -5 to 5 with commas between, for \
               example 0,0,0,0.5,0,0,0";
    moves.and_then(|moves| moves.try_into().ok()).ok_or_else(|| why.into())
}

/// The instrument, the page on which all figures move together.
pub struct Instrument;

impl Chapter for Instrument {
    const NAME: &'static str = env!("CARGO_PKG_NAME");
    const ABOUT: &'static str = "The whole argument at once: data, loss and \
        sums, pulls, dead zone and path for one λ, one weight and some noise";
    const EXAMPLE: &'static str = "--lambda 1 --noise 0.5";
    type Parameters = Parameters;
    type Problem = Problem;

    fn problem(p: &Parameters) -> Result<Problem, Unfit> {
        Ok(Problem::new(p.weight, p.lambda, p.noise, p.moved))
    }

    fn table(p: &Problem) -> String {
        let bare = p.least_squares();
        let table = chapter5::table_of_sums([
            (bare, p.loss(bare)),
            (p.l1(), p.l1_sum(p.l1())),
            (p.l2(), p.l2_sum(p.l2())),
        ]);
        let moved = if p.is_moved() {
            format!("moved by {}\n", p.moved.map(number).join(", "))
        } else {
            String::new()
        };
        format!(
            "data: {} points on y = {}·x, noise {}, λ = {}\n{moved}\n{table}\n\
             L1's best weight is 0 from λ = {} on,\n\
             and for least-squares weights up to {} in size\n",
            p.data.x.len(),
            number(p.weight),
            number(p.noise),
            number(p.lambda),
            number(p.threshold()),
            number(p.dead_zone()),
        )
    }

    fn figures(problem: &Problem) -> Vec<Figure> {
        vec![
            figures::data(problem),
            figures::sums(problem),
            figures::pulls(problem),
            figures::zone(problem),
            figures::path(problem),
        ]
    }

    fn emblem(problem: &Problem) -> Emblem {
        figures::emblem(problem)
    }

    fn values() -> Vec<Value<Problem>> {
        vec![
            value("least_squares", Problem::least_squares),
            value("l1", Problem::l1),
            value("l2", Problem::l2),
            value("threshold", Problem::threshold),
            value("dead_zone", Problem::dead_zone),
        ]
    }
}
