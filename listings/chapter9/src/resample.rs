use crate::validation::{penalty, settled};
use crate::{Data, Scaled};
use chapter7::draw_normal;
use maybe_rayon::prelude::*;
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use solver::{NotConverged, elastic_net};

/// How often each feature is kept at this α when the rows are drawn again: as
/// many rows, each as likely as the other, some of them more than once.
///
/// (Efron, "Bootstrap methods: another look at the jackknife", Annals of
/// Statistics 7, 1979.)
///
/// # Errors
/// If one of the fits does not get there.
pub fn frequencies(
    data: &Data,
    alpha: f64,
    r: f64,
    draws: u64,
) -> Result<Vec<f64>, NotConverged> {
    let kept = |seed: u64| {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let n = data.rows();
        let rows: Vec<usize> =
            (0..n).map(|_| random.random_range(0..n)).collect();
        let scaled = Scaled::new(&data.with_rows(&rows));
        let fit = elastic_net(&scaled.columns, penalty(alpha, r))?;
        let weights = settled(fit.weights);
        Ok(weights.iter().map(|w| *w != 0.0).collect::<Vec<bool>>())
    };
    let kept: Result<Vec<_>, _> =
        (1..=draws).into_par_iter().map(kept).collect();
    let kept = kept?;
    let share = |j: usize| {
        let times = kept.iter().filter(|kept| kept[j]).count();
        times as f64 / draws as f64
    };
    Ok((0..data.columns.len()).map(share).collect())
}

/// The data with `count` features more that are nothing but normal noise.
#[must_use]
pub fn with_noise(data: &Data, count: usize, seed: u64) -> Data {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut data = data.clone();
    for k in 1..=count {
        data.names.push(format!("noise {k}"));
        let column =
            (0..data.rows()).map(|_| draw_normal(&mut random)).collect();
        data.columns.push(column);
    }
    data
}
