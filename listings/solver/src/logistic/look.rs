//! Most columns need not be looked at. From what they were told when all were
//! looked at last follows how hard they can pull by now at most, and if that
//! is less than the price, their weights are 0.

use super::labelled::Labelled;
use super::place::Place;
use crate::blocks::all_products;
use crate::dot::{add, dot};

/// How the data pulled at all weights, and what was left over then.
pub(super) struct Look {
    pub pulls: Vec<f64>,
    rest: Vec<f64>,
}

impl Look {
    /// At all columns.
    pub fn new(data: &Labelled, at: &Place) -> Self {
        let columns = (0..data.count()).map(|j| data.centred(j));
        let pulls = all_products(&at.rest, &columns.collect::<Vec<_>>());
        Look { pulls, rest: at.rest.clone() }
    }

    /// How the data pull at each weight here: exactly where it may be harder
    /// than `price`, and elsewhere a number that is at least as large. How they
    /// pull at the `known` columns stands in `pulls`.
    ///
    /// What is left over now is the c-fold of what was left over then, and a
    /// remainder e. So a column pulls with c times its pull then, give or take
    /// ‖xⱼ‖·‖e‖ (Cauchy and Schwarz). (The idea is that of Ndiaye, Fercoq,
    /// Gramfort and Salmon, "Gap safe screening rules for sparsity enforcing
    /// penalties", Journal of Machine Learning Research 18, 2017.)
    pub fn again(
        &mut self,
        data: &Labelled,
        at: &Place,
        price: f64,
        known: &[usize],
        pulls: &[f64],
    ) -> Vec<f64> {
        if at.rest == self.rest {
            return self.pulls.clone();
        }
        let c = dot(&at.rest, &self.rest) / dot(&self.rest, &self.rest);
        let mut e = at.rest.clone();
        add(&mut e, -c, &self.rest);
        // A little more, for what rounding may take away.
        let far = dot(&e, &e).sqrt() * (1.0 + 1e-12) + 1e-15;
        let mut is_known = vec![false; data.count()];
        for &j in known {
            is_known[j] = true;
        }
        let mut looks = 0;
        let pull = |(j, then): (usize, &f64)| {
            if is_known[j] {
                return pulls[j];
            }
            let most = (c * then).abs() + data.length(j) * far;
            if most <= price {
                return most;
            }
            looks += 1;
            dot(data.centred(j), &at.rest)
        };
        let pulls: Vec<f64> = self.pulls.iter().enumerate().map(pull).collect();
        if 4 * looks > data.count() {
            *self = Look::new(data, at);
            return self.pulls.clone();
        }
        pulls
    }
}
