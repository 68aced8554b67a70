//! Models of numbers.

use crate::models::{Grid, Models};
use crate::rows::Rows;
use crate::scaled::{Line, Scaled};
use crate::turned::Turned;
use crate::{Kind, Refusal};
use solver::{
    Columns, Loss, NotConverged, Penalty, Quadratic, kept, path, refit, settled,
};

/// All models of some rows, by least squares with and without a price.
pub(crate) struct Squares<'a> {
    scaled: &'a Scaled,
    grid: &'a Grid,
    turned: Turned,
    /// The scaled weights for each strength of these kinds.
    lasso: Vec<Vec<f64>>,
    nets: Vec<Vec<f64>>,
    refits: Vec<Vec<f64>>,
}

impl<'a> Squares<'a> {
    /// Fits all of them; they can be tested on `tests`.
    ///
    /// # Errors
    /// If a fit does not get there.
    pub fn new(
        scaled: &'a Scaled,
        grid: &'a Grid,
        tests: &[&Rows],
    ) -> Result<Self, Refusal> {
        let columns = &scaled.columns;
        let bowl = (columns.count() <= columns.rows().min(BOWL))
            .then(|| columns.quadratic());
        let path = |ratio: f64| {
            let alphas = grid.of_net(ratio);
            match &bowl {
                Some(bowl) => weights(bowl, &alphas, ratio),
                None => weights(columns, &alphas, ratio),
            }
        };
        let lasso = path(1.0)?;
        let mut nets = vec![];
        for ratio in grid.ratios {
            nets.extend(path(*ratio)?);
        }
        let refits = refits(columns, &lasso);
        let turned = Turned::new(scaled, tests);
        Ok(Squares { scaled, grid, turned, lasso, nets, refits })
    }
}

impl Models for Squares<'_> {
    fn errors(&self, kind: Kind, tests: &[&Rows], place: usize) -> Vec<f64> {
        let rows = tests[place];
        let sum = |misses: Vec<f64>| solver::dot(&misses, &misses);
        let weights = match kind {
            Kind::LassoRefit => &self.refits,
            Kind::Lasso => &self.lasso,
            Kind::ElasticNet => &self.nets,
            _ => {
                let ridge = self.grid.ridge.iter();
                let misses = |alpha: &f64| {
                    self.turned.misses(self.scaled, tests, place, *alpha)
                };
                return ridge.map(|alpha| sum(misses(alpha))).collect();
            }
        };
        let misses = |w: &Vec<f64>| self.scaled.misses(rows, w);
        weights.iter().map(|w| sum(misses(w))).collect()
    }

    fn line(&self, kind: Kind, k: usize) -> Line {
        let columns = &self.scaled.columns;
        let weights = match kind {
            Kind::Mean | Kind::Rate => vec![0.0; columns.count()],
            Kind::OneFeature => {
                let mut weights = vec![0.0; columns.count()];
                if let Some((j, pull)) = strongest_alone(columns) {
                    // It has mean square 1, so the pull is the weight.
                    weights[j] = pull;
                }
                weights
            }
            Kind::LassoRefit => self.refits[k].clone(),
            Kind::Lasso => self.lasso[k].clone(),
            Kind::ElasticNet => self.nets[k].clone(),
            Kind::Ridge => self.turned.weights(self.grid.ridge[k]),
            Kind::LeastSquares => self.turned.weights(0.0),
        };
        Line { centre: self.scaled.mean_y, weights }
    }

    fn lasso(&self) -> Vec<Vec<f64>> {
        self.lasso.clone()
    }
}

/// Up to so many columns their products are made once for all strengths.
const BOWL: usize = 1000;

/// The weights of the lasso or an elastic net for each strength.
pub(crate) fn weights(
    data: &impl Loss,
    alphas: &[f64],
    ratio: f64,
) -> Result<Vec<Vec<f64>>, Refusal> {
    let penalty = |alpha: &f64| Penalty {
        l1: 2.0 * alpha * ratio,
        l2: alpha * (1.0 - ratio),
    };
    let penalties: Vec<Penalty> = alphas.iter().map(penalty).collect();
    let why = |error: NotConverged| Refusal::NotConverged(error.to_string());
    let fits = path(data, &penalties).map_err(why)?;
    Ok(fits.into_iter().map(|fit| settled(fit.weights)).collect())
}

/// The column that goes most with y, and how the data pull at its weight.
pub(crate) fn strongest_alone(columns: &Columns) -> Option<(usize, f64)> {
    let pulls = columns.look(&vec![0.0; columns.count()]).pulls;
    let size = |j: &usize| pulls[*j].abs();
    // Of several equally strong ones the first.
    let all = (0..pulls.len()).rev();
    let strongest = all.max_by(|a, b| size(a).total_cmp(&size(b)));
    strongest.map(|j| (j, pulls[j]))
}

/// Least squares on the columns that each of these weights keeps.
fn refits(columns: &Columns, path: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let p = columns.count();
    let is_kept = |j: &usize| path.iter().any(|weights| weights[*j] != 0.0);
    let ever: Vec<usize> = (0..p).filter(is_kept).collect();
    let part = |some: &[usize]| -> Vec<Vec<f64>> {
        some.iter().map(|&j| columns.column(j).to_vec()).collect()
    };
    let bowl = Quadratic::new(&part(&ever), columns.y());
    let mut all: Vec<Vec<f64>> = vec![];
    for (k, weights) in path.iter().enumerate() {
        let kept = kept(weights);
        if k > 0 && kept == solver::kept(&path[k - 1]) {
            all.push(all[k - 1].clone());
            continue;
        }
        let place = |j: &usize| ever.binary_search(j).expect("it is kept");
        let places: Vec<usize> = kept.iter().map(place).collect();
        let solved = refit(&bowl, &places);
        // The shortest of several that are equally good.
        let solved = solved.unwrap_or_else(|| {
            let few = Columns::new(part(&kept), columns.y().to_vec());
            let mut weights = vec![0.0; ever.len()];
            let shortest = Turned::of(&few).weights(0.0);
            for (place, w) in places.iter().zip(shortest) {
                weights[*place] = w;
            }
            weights
        });
        let mut weights = vec![0.0; p];
        for (j, w) in ever.iter().zip(solved) {
            weights[*j] = w;
        }
        all.push(weights);
    }
    all
}
