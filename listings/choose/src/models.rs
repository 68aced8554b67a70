//! The models that are compared.

/// A kind of model, from the simplest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The mean of the target, for every row.
    Mean,
    /// Least squares on the feature that goes most with the target.
    OneFeature,
    /// Least squares on the features that the lasso keeps.
    LassoRefit,
    /// The lasso.
    Lasso,
    /// The elastic net.
    ElasticNet,
    /// Ridge.
    Ridge,
    /// Least squares on all features.
    LeastSquares,
}

impl Kind {
    /// All of them, from the simplest on.
    pub const ALL: [Kind; 7] = [
        Kind::Mean,
        Kind::OneFeature,
        Kind::LassoRefit,
        Kind::Lasso,
        Kind::ElasticNet,
        Kind::Ridge,
        Kind::LeastSquares,
    ];

    /// As it stands in sentences and tables.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Mean => "the mean",
            Kind::OneFeature => "one feature",
            Kind::LassoRefit => "lasso with refit",
            Kind::Lasso => "lasso",
            Kind::ElasticNet => "elastic net",
            Kind::Ridge => "ridge",
            Kind::LeastSquares => "least squares",
        }
    }
}

/// A strength that was chosen: (1/2n)·Σ(y − b − Xw)² +
/// α·(r·Σ|w| + (1 − r)/2·Σw²), on standardised columns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strength {
    /// α, in the convention of libraries.
    pub alpha: f64,
    /// r, the part of the price that is L1.
    pub ratio: f64,
}

/// A model of all rows, in the units of the table: the prediction is
/// intercept + Σ weightⱼ·xⱼ.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// The intercept.
    pub intercept: f64,
    /// A weight for each column of the table.
    pub weights: Vec<f64>,
    /// The mean of each column, which fills its gaps.
    pub means: Vec<f64>,
    /// The standard deviation of each column, gaps filled.
    pub deviations: Vec<f64>,
}
