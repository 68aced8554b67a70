use crate::figures;
use crate::problem::{Path, Problem};
use crate::rare::Told;
use clap::Args;
use command::{Chapter, Unfit, Value, parse, table};
use figure::{Emblem, Figure, fixed, number};
use solver::kept;

/// What `cargo run --bin chapter11` can change.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct Parameters {
    /// How strongly the price counts, for the seven points
    #[arg(long, value_name = "LAMBDA", default_value = "0.1")]
    #[arg(value_parser = parse::lambda)]
    pub lambda: f64,
    /// The labels of the seven points
    #[arg(long, value_name = "LABELS", default_value = "0010111")]
    #[arg(value_parser = labels)]
    pub labels: [bool; 7],
    /// What a missed yes costs, when a false alarm costs 1
    #[arg(long, value_name = "COST", default_value = "10")]
    #[arg(value_parser = |text: &str| parse::from_to(text, 0.01, 1000.0))]
    pub missed: f64,
    /// From which seed folds and rows are drawn
    #[arg(long, value_name = "SEED", default_value = "1")]
    #[arg(value_parser = parse::seed)]
    pub seed: u64,
}

fn labels(text: &str) -> Result<[bool; 7], String> {
    let is_label = |c: char| ['0', '1'].contains(&c);
    let labels: Vec<bool> = text.chars().map(|c| c == '1').collect();
    let has_both = text.contains('0') && text.contains('1');
    let labels = labels.try_into().ok();
    labels.filter(|_| has_both && text.chars().all(is_label)).ok_or_else(|| {
        "allowed: seven digits, each 0 or 1, and both of them, for example \
         0010111"
            .into()
    })
}

/// Chapter 11 of the book.
pub struct Chapter11;

impl Chapter for Chapter11 {
    const NAME: &'static str = env!("CARGO_PKG_NAME");
    const ABOUT: &'static str = "Yes or no: what probabilities cost, and \
        which columns L1 keeps then";
    const EXAMPLE: &'static str = "--labels 0001111 --missed 50";
    type Parameters = Parameters;
    type Problem = Problem;

    fn problem(p: &Parameters) -> Result<Problem, Unfit> {
        Ok(Problem::new(p.lambda, p.labels, p.missed, p.seed))
    }

    fn table(p: &Problem) -> String {
        let line = |name: &str, w: Option<f64>| {
            let shown = |x: Option<f64>| x.map_or("none".into(), number);
            let b = w.map(|w| p.intercept(w));
            [name.to_owned(), shown(w), shown(b)]
        };
        let points = table(
            ["seven points", "w", "b"],
            [
                line("without a price", p.l1_at(0.0)),
                line("L1", p.l1_at(p.lambda)),
                line("L2", p.l2_at(p.lambda)),
            ],
        );
        let row = |name: &str, path: &Path, k: usize| {
            let told = Told::of(&path.left_out, k);
            let v = &path.validation;
            [
                name.to_owned(),
                number(path.lambdas[k]),
                format!(
                    "{} ± {}",
                    fixed(v.mean(k), 4),
                    fixed(v.standard_error(k), 4)
                ),
                told.counts.errors().to_string(),
                kept(&path.fits[k].weights).len().to_string(),
            ]
        };
        let (one, two) = (p.l1(), p.l2());
        let left_out = table(
            ["569 tumours, left out", "λ", "log loss", "errors", "columns"],
            [
                row("L1, smallest", one, one.validation.best()),
                row("L1, one s.e.", one, one.validation.one_standard_error()),
                row("L2, smallest", two, two.validation.best()),
                row("L2, hardly a price", two, two.lambdas.len() - 1),
            ],
        );
        let rare = p.rare();
        let kind = |name: &str, told: Told| {
            [
                name.to_owned(),
                told.counts.found.to_string(),
                told.counts.alarms.to_string(),
                fixed(told.log_loss, 4),
                fixed(told.probability, 4),
            ]
        };
        let kinds = table(
            ["20 yes, 357 no", "found", "false alarms", "log loss", "mean p"],
            [
                kind("each row counts once", rare.plain()),
                kind("yes and no count the same", rare.weighted()),
            ],
        );
        format!(
            "λ = {}; L1 is 0 from λ = {} on\n{points}\n{left_out}\n{kinds}\n\
             a missed yes costs {}: say yes from p = {} on\n",
            number(p.lambda),
            number(p.pull()),
            number(p.missed),
            number(p.cutoff()),
        )
    }

    fn figures(p: &Problem) -> Vec<Figure> {
        vec![
            figures::curve(p),
            figures::cost(p),
            figures::corner(p),
            figures::apart(p),
            figures::kept(p),
            figures::errors(p),
            figures::believed(p),
            figures::rare(p),
        ]
    }

    fn emblem(p: &Problem) -> Emblem {
        figures::emblem(p)
    }

    fn values() -> Vec<Value<Problem>> {
        crate::values::values()
    }
}
