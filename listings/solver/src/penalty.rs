/// The penalty l1·Σ|wⱼ| + l2·Σwⱼ², with l1 ≥ 0 and l2 ≥ 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Penalty {
    /// The price of Σ|wⱼ|.
    pub l1: f64,
    /// The price of Σwⱼ².
    pub l2: f64,
}

impl Penalty {
    /// λ·Σ|wⱼ|.
    pub fn lasso(lambda: f64) -> Self {
        Penalty { l1: lambda, l2: 0.0 }
    }

    /// λ·Σwⱼ².
    pub fn ridge(lambda: f64) -> Self {
        Penalty { l1: 0.0, l2: lambda }
    }

    /// λ·(r·Σ|wⱼ| + (1 − r)·Σwⱼ²), with the ratio r from 0 to 1.
    ///
    /// (Zou and Hastie, "Regularization and variable selection via the elastic
    /// net", Journal of the Royal Statistical Society B 67, 2005.)
    pub fn elastic_net(lambda: f64, ratio: f64) -> Self {
        Penalty { l1: lambda * ratio, l2: lambda * (1.0 - ratio) }
    }

    /// What these weights cost: l1·Σ|wⱼ| + l2·Σwⱼ².
    pub fn of(self, w: &[f64]) -> f64 {
        w.iter().map(|w| self.l1 * w.abs() + self.l2 * w * w).sum()
    }
}
