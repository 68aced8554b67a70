//! From the options to the problem: the patients that they ask for, studied.

use crate::progress::Progress;
use crate::study::{Settings, Study};
use crate::{Data, Parameters, Problem};
use command::Unfit;
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;

/// The data that the page shows; `data/README.md` says where they come from.
const DIABETES: &str = include_str!("../data/diabetes.csv");

/// The patients of the page, in the order of their file.
pub fn diabetes() -> Data {
    Data::built_in(DIABETES)
}

/// The patients, without the measurements of these names.
fn without(drop: &[String]) -> Result<Data, Unfit> {
    let Data { names, columns, y } = diabetes();
    let unfit = |why| Unfit { options: &["drop"], why };
    if let Some(other) = drop.iter().find(|name| !names.contains(name)) {
        let all = names.join(", ");
        return Err(unfit(format!("there is no '{other}'; there are {all}")));
    }
    let kept = names.into_iter().zip(columns);
    let kept = kept.filter(|(name, _)| !drop.contains(name));
    let (names, columns): (Vec<_>, Vec<_>) = kept.unzip();
    if names.is_empty() {
        return Err(unfit("nothing is left; leave out fewer".into()));
    }
    Ok(Data { names, columns, y })
}

impl Problem {
    pub(crate) fn new(p: &Parameters) -> Result<Self, Unfit> {
        let plain = rows(p)?;
        let data = if p.expand { plain.expanded() } else { plain.clone() };
        let settings =
            Settings { folds: p.folds, strengths: p.alphas, ratio: p.ratio() };
        let progress = Progress::new();
        let study =
            Study::new(data, &plain, settings, |part| progress.done(part));
        let study = study.map_err(|error| Unfit {
            options: &["alphas"],
            why: error.to_string(),
        })?;
        Ok(Problem { study, seed: p.seed })
    }
}

/// The data that are asked for, in the order in which they go into folds.
pub(crate) fn rows(p: &Parameters) -> Result<Data, Unfit> {
    let data = without(&p.drop)?;
    let rows = data.rows();
    if rows < 2 * p.folds {
        let why = format!(
            "{} folds need {} rows, two for each, and there are {rows}; give \
             fewer --folds",
            p.folds,
            2 * p.folds
        );
        return Err(Unfit { options: &["folds"], why });
    }
    Ok(shuffled(data, p.seed))
}

/// The rows in another order.
fn shuffled(data: Data, seed: Option<u64>) -> Data {
    let Some(seed) = seed else { return data };
    let mut rows: Vec<usize> = (0..data.rows()).collect();
    rows.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
    data.with_rows(&rows)
}
