//! The kinds of models, and what a fitted one is.

/// A kind of model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The mean of the target, for every row.
    Mean,
    /// The share of yes, for every row: what the mean is for a label.
    Rate,
    /// A model without a price on the column that goes most with the target.
    OneFeature,
    /// Least squares on the columns that the lasso keeps.
    LassoRefit,
    /// The lasso.
    Lasso,
    /// The elastic net.
    ElasticNet,
    /// Ridge.
    Ridge,
    /// Least squares on all columns; of several equally good weights the
    /// shortest.
    LeastSquares,
}

impl Kind {
    /// Those that are compared where a number is predicted, from the simplest
    /// on.
    pub const NUMBERS: [Kind; 7] = [
        Kind::Mean,
        Kind::OneFeature,
        Kind::LassoRefit,
        Kind::Lasso,
        Kind::ElasticNet,
        Kind::Ridge,
        Kind::LeastSquares,
    ];

    /// Those for a label: none of them is without a price on many columns,
    /// since these can often separate yes from no in every row, and then no
    /// weights are the best.
    pub const LABELS: [Kind; 5] = [
        Kind::Rate,
        Kind::OneFeature,
        Kind::Lasso,
        Kind::ElasticNet,
        Kind::Ridge,
    ];

    /// All that are compared, from the simplest on.
    pub fn compared(is_label: bool) -> &'static [Kind] {
        if is_label { &Kind::LABELS } else { &Kind::NUMBERS }
    }

    /// As it stands in sentences and tables.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Mean => "the mean",
            Kind::Rate => "the rate",
            Kind::OneFeature => "one feature",
            Kind::LassoRefit => "lasso with refit",
            Kind::Lasso => "lasso",
            Kind::ElasticNet => "elastic net",
            Kind::Ridge => "ridge",
            Kind::LeastSquares => "least squares",
        }
    }

    /// Whether it has a price, and so a strength.
    pub(crate) fn is_priced(self) -> bool {
        use Kind::{ElasticNet, Lasso, LassoRefit, Ridge};
        [LassoRefit, Lasso, ElasticNet, Ridge].contains(&self)
    }
}

/// A strength that was chosen, in the convention of libraries, on standardised
/// columns: for a number (1/2n)·Σ(y − b − Xw)², for a label the mean log loss,
/// plus α·(r·Σ|w| + (1 − r)/2·Σw²).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strength {
    /// α, for the target in its own unit.
    pub alpha: f64,
    /// r, the part of the price that is L1, for the target in its own unit.
    pub ratio: f64,
    /// r, for a target that is divided by its standard deviation: as such it
    /// was tried, since otherwise it would change with the target's unit.
    pub tried_ratio: f64,
}

impl Strength {
    /// For a target with this standard deviation; `alpha` and `ratio` belong
    /// to the target divided by it.
    pub(crate) fn new(alpha: f64, ratio: f64, sd: f64) -> Self {
        let (l1, l2) = (alpha * ratio * sd, alpha * (1.0 - ratio));
        let own = if l1 + l2 > 0.0 { l1 / (l1 + l2) } else { ratio };
        Strength { alpha: l1 + l2, ratio: own, tried_ratio: ratio }
    }
}

/// A model of all rows, in the units of the table: the prediction, for a label
/// its log odds, is intercept + Σ weightⱼ·xⱼ, or, with more digits where
/// numbers are large beside their differences, centre +
/// Σ weightⱼ·(xⱼ − meanⱼ). A gap counts as the mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// The intercept.
    pub intercept: f64,
    /// A weight for each column of the table.
    pub weights: Vec<f64>,
    /// The mean of each column, which fills its gaps.
    pub means: Vec<f64>,
    /// The standard deviation of each column, gaps filled; 0 if it is the same
    /// in every row.
    pub deviations: Vec<f64>,
    /// The prediction where every column is at its mean.
    pub centre: f64,
}

impl Fit {
    /// The prediction for a row: a number for each column, NaN for a gap.
    pub fn predict(&self, row: impl Iterator<Item = f64>) -> f64 {
        let mut prediction = self.centre;
        for ((x, w), mean) in row.zip(&self.weights).zip(&self.means) {
            if *w != 0.0 && !x.is_nan() {
                prediction += w * (x - mean);
            }
        }
        prediction
    }
}
