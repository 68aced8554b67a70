use crate::{
    Loss, Parabola, draw_pulls, kinks_minimiser, l1_lowest, l1_minimiser,
    l2_lowest, l2_minimiser, power_minimiser, rounded_minimiser,
    zero_probability,
};
use chapter3::{Data, reach};
use chapter5::View;

/// The data, the prices and what else a run is about.
pub struct Problem {
    pub(crate) weight: f64,
    pub(crate) lambda: f64,
    pub(crate) data: Data,
    /// What the data say about the squared loss.
    pub(crate) bowl: Parabola,
    /// The exponent of the price |w|^q.
    pub(crate) q: f64,
    /// The corners of the price λ·Σ|w − k|, in order.
    pub(crate) kinks: Vec<f64>,
    /// The standard deviation of the noise.
    pub(crate) noise: f64,
    pub(crate) seed: u64,
    /// The loss of the last section.
    pub(crate) loss: Loss,
    /// What the figures show.
    pub(crate) view: View,
}

/// Where the page moves the corner to, and how far it rounds it off, for
/// weights that reach as far as the book's.
const KINK: f64 = 0.3;
const EPSILON: f64 = 0.01;

/// How many times noise is drawn.
pub(crate) const DRAWS: usize = 10_000;

impl Problem {
    /// The data lie on y = weight·x.
    pub(crate) fn new(weight: f64, lambda: f64, data: Data) -> Self {
        Problem {
            weight,
            lambda,
            bowl: Parabola::of(&data),
            q: 1.0,
            kinks: vec![],
            noise: 1.0,
            seed: 0,
            loss: Loss::Squared(data.clone()),
            view: View::of(weight, &data),
            data,
        }
    }

    /// Where the figures and the page move the corner to.
    pub(crate) fn kink(&self) -> f64 {
        KINK * reach(self.weight) * if self.weight < 0.0 { -1.0 } else { 1.0 }
    }

    /// How far the figures and the page round the corner off.
    pub(crate) fn epsilon(&self) -> f64 {
        EPSILON * reach(self.weight)
    }

    /// Where the L1 sum with its corner at [`Problem::kink`] is lowest.
    pub(crate) fn moved(&self, lambda: f64) -> f64 {
        kinks_minimiser(&self.bowl, lambda, &[self.kink()])
    }

    /// Where the L1 sum with its corner rounded off is lowest.
    pub(crate) fn rounded(&self) -> f64 {
        rounded_minimiser(&self.bowl, self.lambda, self.epsilon())
    }

    /// Where loss + λ·|w|^q is lowest.
    pub(crate) fn power(&self, q: f64) -> f64 {
        power_minimiser(&self.bowl, self.lambda, q)
    }

    /// Where the L1 sum is lowest if the data pull so hard.
    pub(crate) fn l1_at(&self, pull: f64) -> f64 {
        l1_minimiser(&Parabola { pull, ..self.bowl }, self.lambda)
    }

    /// Where the L2 sum is lowest if the data pull so hard.
    pub(crate) fn l2_at(&self, pull: f64) -> f64 {
        l2_minimiser(&Parabola { pull, ..self.bowl }, self.lambda)
    }

    /// Where loss + λ·Σ|w − k| is lowest if the data pull so hard.
    pub(crate) fn stair_at(&self, pull: f64) -> f64 {
        let bowl = Parabola { pull, ..self.bowl };
        kinks_minimiser(&bowl, self.lambda, &self.kinks)
    }

    /// The data with noise, drawn again and again.
    pub(crate) fn noisy(&self) -> Vec<Parabola> {
        let pulls = draw_pulls(&self.data, self.noise, DRAWS, self.seed);
        pulls.into_iter().map(|pull| Parabola { pull, ..self.bowl }).collect()
    }

    /// How likely L1's best weight is exactly 0.
    pub(crate) fn zero_probability(&self, lambda: f64) -> f64 {
        let n = self.data.x.len();
        zero_probability(&self.bowl, lambda, self.noise, n)
    }

    /// How many draws are expected to give exactly 0, and by how much their
    /// number goes up and down: the standard deviation √(N·p·(1 − p)).
    pub(crate) fn expected_zeros(&self) -> (f64, f64) {
        let (p, n) = (self.zero_probability(self.lambda), DRAWS as f64);
        (n * p, (n * p * (1.0 - p)).sqrt())
    }

    /// The standard deviation of the best weight without a price.
    pub(crate) fn spread(&self) -> f64 {
        let n = self.data.x.len() as f64;
        self.noise / (self.bowl.m * n).sqrt()
    }

    /// Where the last section's loss plus λ·|w| is lowest, if anywhere.
    pub(crate) fn loss_l1(&self, lambda: f64) -> Option<f64> {
        l1_lowest(|w| self.loss.slope(w), lambda)
    }

    /// Where the last section's loss plus λ·w² is lowest, if anywhere.
    pub(crate) fn loss_l2(&self, lambda: f64) -> Option<f64> {
        l2_lowest(|w| self.loss.slope(w), lambda)
    }
}

/// How many of some weights are exactly 0.
pub(crate) fn zeros(weights: &[f64]) -> usize {
    weights.iter().filter(|w| **w == 0.0).count()
}

/// Which share of all draws has its weight in each stretch of a width, if any
/// has, in order: number i is from i·width to (i + 1)·width.
pub(crate) fn shares(mut weights: Vec<f64>, width: f64) -> Vec<(i64, f64)> {
    weights.sort_by(f64::total_cmp);
    let stretch = |w: &f64| (w / width).floor() as i64;
    let same = weights.chunk_by(|a, b| stretch(a) == stretch(b));
    let share = |of: &[f64]| (stretch(&of[0]), of.len() as f64 / DRAWS as f64);
    same.map(share).collect()
}
