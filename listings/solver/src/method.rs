use crate::certificate::Look;
use crate::working_set::{WorkingSet, descend};
use crate::{Loss, Penalty, Quadratic};
use std::borrow::Cow;
use std::mem::take;

/// How the lowest points are found.
pub enum Method<'a> {
    /// On a bowl, with all weights.
    Quadratic(Cow<'a, Quadratic>),
    /// On the columns, with those that matter.
    WorkingSet(WorkingSet<'a>),
}

impl Method<'_> {
    /// What the data say of these weights.
    pub(crate) fn look(&self, w: &[f64]) -> Look {
        match self {
            Method::Quadratic(bowl) => bowl.look(w),
            Method::WorkingSet(set) => set.look(w),
        }
    }

    /// Adds columns with 2·|pull| > `bound` that are not visited yet; whether
    /// there were any.
    pub(crate) fn add(&mut self, pulls: &[f64], bound: f64) -> bool {
        match self {
            Method::Quadratic(_) => false,
            Method::WorkingSet(set) => set.add(pulls, bound),
        }
    }

    /// Coordinate descent from these weights on; after how many sweeps.
    pub(crate) fn descend(
        &self,
        penalty: Penalty,
        tolerance: f64,
        w: &mut Vec<f64>,
    ) -> usize {
        match self {
            Method::Quadratic(bowl) => {
                let (sweeps, at) =
                    descend(&**bowl, penalty, tolerance, take(w));
                *w = at.w;
                sweeps
            }
            Method::WorkingSet(set) => set.descend(penalty, tolerance, w),
        }
    }
}
