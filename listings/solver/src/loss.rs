use crate::certificate::{Look, Rounding};
use crate::dot::dot;
use crate::method::Method;
use crate::updates::Updates;
use crate::working_set::WorkingSet;
use crate::{Columns, Quadratic};
use std::borrow::Cow;

/// The loss (1/n)·‖y − Xw‖² as the solvers need to know it. [`Quadratic`] and
/// [`Columns`] are the two forms of it.
pub trait Loss {
    /// How many weights there are, p.
    fn count(&self) -> usize;

    /// What the data say of these weights.
    fn look(&self, w: &[f64]) -> Look;

    /// The way to find the lowest points for this many penalties.
    fn method(&self, penalties: usize) -> Method<'_>;
}

impl Loss for Quadratic {
    fn count(&self) -> usize {
        self.c.len()
    }

    fn look(&self, w: &[f64]) -> Look {
        let at = self.place(w.to_vec());
        let lengths = (0..self.count()).map(|j| self.gram[j][j].sqrt());
        let rounding = Rounding::new(self.s.sqrt(), lengths, w);
        Look { loss: Updates::loss(self, &at), pulls: at.rest, rounding }
    }

    fn method(&self, _: usize) -> Method<'_> {
        Method::Quadratic(Cow::Borrowed(self))
    }
}

impl Loss for Columns {
    fn count(&self) -> usize {
        self.count()
    }

    fn look(&self, w: &[f64]) -> Look {
        let (r, n) = (self.residual(w), self.rows() as f64);
        let pull = |j| dot(self.column(j), &r) / n;
        let pulls = (0..self.count()).map(pull).collect();
        let y = (dot(self.y(), self.y()) / n).sqrt();
        let rounding = Rounding::new(y, self.lengths(), w);
        Look { loss: dot(&r, &r) / n, pulls, rounding }
    }

    /// Making the bowl costs as much as p/2 looks at the data, and spares two
    /// for each penalty.
    fn method(&self, penalties: usize) -> Method<'_> {
        if self.count() <= self.rows().min(4 * penalties) {
            Method::Quadratic(Cow::Owned(self.quadratic()))
        } else {
            Method::WorkingSet(WorkingSet::new(self))
        }
    }
}

/// λ_max = 2·max|mean(xᵢⱼ·yᵢ)|: the smallest λ at which all weights of the
/// lasso are 0. It is 0 if there are no columns.
///
/// (Friedman, Hastie and Tibshirani, "Regularization paths for generalized
/// linear models via coordinate descent", Journal of Statistical Software 33,
/// 2010, section 2.5.)
pub fn lambda_max(data: &impl Loss) -> f64 {
    data.look(&vec![0.0; data.count()]).strongest()
}
