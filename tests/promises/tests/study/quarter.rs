//! What every fourth row teaches, asked of the others.

use super::{
    How, Rows, Scale, cross_validated, kept, path, ridge_strengths, strengths,
};

/// Mean squared errors on the other rows.
pub struct Quarter {
    /// Of predicting the mean.
    pub mean: f64,
    pub squares: Option<f64>,
    pub ridge: f64,
    /// Of the lasso at both choices, and how many columns it keeps.
    pub lasso: [(f64, usize); 2],
}

impl Quarter {
    pub fn of(rows: &Rows, how: How) -> Self {
        let (some, others) = rows.fold(0, 4);
        let scale = Scale::of(&some);
        let moments = scale.moments(&some.y);
        let error = |w: &[f64]| scale.error(w, &others);
        let all = strengths(&some, how);
        let errors = cross_validated(&some, &all, how);
        let choices = [errors.best(), errors.one_se()];
        let lasso = path(&moments, &all, how.ratio);
        let ridge = How { ratio: 0.0, ..how };
        let strengths = ridge_strengths(&some);
        let best = cross_validated(&some, &strengths, ridge).best();
        let ridge = moments.ridge(strengths[best]).expect("a price");
        let is_enough = some.y.len() > some.x.len();
        let squares = is_enough.then(|| moments.ridge(0.0)).flatten();
        Quarter {
            mean: error(&vec![0.0; some.x.len()]),
            squares: squares.map(|w| error(&w)),
            ridge: error(&ridge),
            lasso: choices.map(|k| (error(&lasso[k]), kept(&lasso[k]).len())),
        }
    }
}
