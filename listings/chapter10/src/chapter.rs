use crate::figures;
use crate::problem::Problem;
use crate::promise::spread;
use clap::Args;
use command::{Chapter, Unfit, Value, parse, table};
use figure::{Emblem, Figure, fixed, number};

/// What `cargo run --bin chapter10` can change.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct Parameters {
    /// How many patients come twice, a multiple of 5
    #[arg(long, value_name = "N", default_value = "40")]
    #[arg(value_parser = patients)]
    pub patients: usize,
    /// Of how many features without an effect the first is taken
    #[arg(long, value_name = "N", default_value = "20")]
    #[arg(value_parser = |text: &str| parse::count(text, 30))]
    pub features: usize,
    /// How many columns of noise there are
    #[arg(long, value_name = "N", default_value = "100")]
    #[arg(value_parser = |text: &str| parse::count(text, 1000))]
    pub columns: usize,
    /// At which strength the features of patients drawn again are counted
    /// [default: the one with the smallest error]
    #[arg(long, value_name = "ALPHA")]
    #[arg(value_parser = |text: &str| parse::from_to(text, 0.05, 45.0))]
    pub alpha: Option<f64>,
    /// From which seed simulations are drawn
    #[arg(long, value_name = "SEED", default_value = "1")]
    #[arg(value_parser = parse::seed)]
    pub seed: u64,
}

fn patients(text: &str) -> Result<usize, String> {
    let patients = parse::count(text, 200).ok();
    let patients = patients.filter(|n| *n >= 20 && n % 5 == 0);
    patients.ok_or_else(|| "allowed: 20, 25, 30 and so on up to 200".into())
}

/// Chapter 10 of the book.
pub struct Chapter10;

impl Chapter for Chapter10 {
    const NAME: &'static str = env!("CARGO_PKG_NAME");
    const ABOUT: &'static str = "How far to trust it: what an error promises, \
        and how much of a list of features another sample keeps";
    const EXAMPLE: &'static str = "--features 5 --patients 100";
    type Parameters = Parameters;
    type Problem = Problem;

    fn problem(p: &Parameters) -> Result<Problem, Unfit> {
        let counts = [p.patients, p.features, p.columns];
        Ok(Problem::new(counts, p.alpha, p.seed))
    }

    fn table(p: &Problem) -> String {
        let b = p.baselines();
        let row = |name: &str, error: f64| {
            [name.to_owned(), fixed(error, 1), fixed(error.sqrt(), 2)]
        };
        let baselines = table(
            ["on rows left out", "error", "its root"],
            [
                row("the mean", b.mean),
                row("one feature", b.one),
                row("least squares", b.squares),
                row("ridge", b.ridge),
                row("lasso", b.lasso),
                row("lasso, nested", p.nested()),
            ],
        );
        let kinds = [
            ("folds of rows", p.visits(), 0),
            ("folds of patients", p.visits(), 1),
            ("folds of random days", p.days(), 0),
            ("learnt from the past", p.days(), 1),
        ];
        let promises = kinds.map(|(name, all, kind)| {
            let promised = spread(all.iter().map(|one| one[kind].promised));
            let truly = spread(all.iter().map(|one| one[kind].truly));
            let [promised, truly] = [promised, truly].map(|(mean, sd)| {
                format!("{} ± {}", fixed(mean, 2), fixed(sd, 2))
            });
            [name.to_owned(), promised, truly]
        });
        let promises =
            table(["root of the error", "promised", "truly"], promises);
        let [same, other] = p.covered(p.features);
        let percent = |share: f64| fixed(100.0 * share, 1);
        let names = |j: usize| p.data.names[j].clone();
        let often = p.often().iter().enumerate().map(|(j, share)| {
            [names(j), percent(*share), percent(p.on_halves(j))]
        });
        let often = table(["kept, per cent", "drawn again", "halves"], often);
        format!(
            "{baselines}\n{promises}\n95 per cent intervals of the first of {} \
             features hold 0: {} per cent, from other rows {}\n\n{} columns of \
             noise: at most {} kept\n\nα = {}\n{often}",
            p.features,
            percent(same),
            percent(other),
            p.columns,
            p.counts(p.columns).iter().map(|c| c.1).max().unwrap_or(0),
            number(p.alpha()),
        )
    }

    fn figures(p: &Problem) -> Vec<Figure> {
        vec![
            figures::screened(p),
            figures::together(p),
            figures::intervals(p),
            figures::wide(p),
            figures::often(p),
            figures::noise(p),
            figures::ways(p),
        ]
    }

    fn emblem(p: &Problem) -> Emblem {
        figures::emblem(p)
    }

    fn values() -> Vec<Value<Problem>> {
        crate::values::values()
    }
}
