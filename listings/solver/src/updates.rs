use crate::Penalty;

/// Weights, and what is kept up to date while they change one at a time.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The weights.
    pub w: Vec<f64>,
    /// What they leave over: all pulls, c − Gw, or the residual, y − Xw.
    pub rest: Vec<f64>,
}

/// What coordinate descent asks of the data.
pub(crate) trait Updates {
    /// The place of these weights.
    fn place(&self, w: Vec<f64>) -> Place;

    /// mean(xᵢⱼ²), for column j.
    fn mean_square(&self, j: usize) -> f64;

    /// How the data pull at weight j there: mean(xᵢⱼ·rᵢ).
    fn pull(&self, at: &Place, j: usize) -> f64;

    /// Gives weight j this value.
    fn set(&self, at: &mut Place, j: usize, value: f64);

    /// The loss there.
    fn loss(&self, at: &Place) -> f64;

    /// Weights that are better by a linear system, if that is cheap here.
    fn jump(&self, penalty: Penalty, w: &[f64]) -> Option<Vec<f64>>;
}
