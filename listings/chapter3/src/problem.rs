use crate::{Data, best, draw_weights, neighbourhood};

/// The data, and the weights that are tried on them.
pub struct Problem {
    pub(crate) weight: f64,
    pub(crate) data: Data,
    pub(crate) weights: Vec<f64>,
    /// The random weights lie between `from` and `to`.
    pub(crate) from: f64,
    pub(crate) to: f64,
}

/// A grid with an even number of points has none in its middle.
pub(crate) const GRID: u32 = 200;

impl Problem {
    /// The data lie on y = weight·x.
    pub(crate) fn new(
        weight: f64,
        data: Data,
        samples: usize,
        seed: u64,
    ) -> Self {
        let (from, to) = neighbourhood(weight);
        let weights = draw_weights(samples, seed, from, to);
        Problem { weight, data, weights, from, to }
    }

    /// The best of the first `count` weights.
    pub(crate) fn best_of(&self, count: usize) -> f64 {
        best(&self.data, &self.weights[..count]).expect("count is not 0")
    }

    /// The best of all weights.
    pub(crate) fn best(&self) -> f64 {
        self.best_of(self.weights.len())
    }

    /// How far the best of as many draws is from the right weight, in the mean
    /// of a hundred seeds.
    pub(crate) fn mean_distance(&self) -> f64 {
        // On the line the loss is m·(w − w*)²: the best weight is the nearest.
        let distance = |seed| {
            let count = self.weights.len();
            let drawn = draw_weights(count, seed, self.from, self.to);
            let off = drawn.iter().map(|w| (w - self.weight).abs());
            off.fold(f64::INFINITY, f64::min)
        };
        (1..=100).map(distance).sum::<f64>() / 100.0
    }

    /// 1, 2, 5, 10, 20, … draws, up to all of them.
    pub(crate) fn counts(&self) -> Vec<usize> {
        let all = self.weights.len();
        let powers = (0..).map(|power| 10_usize.pow(power));
        let round = powers.flat_map(|ten| [1, 2, 5].map(|k| k * ten));
        round.take_while(|&count| count < all).chain([all]).collect()
    }

    /// How far the nearest weight of a grid is from the right one.
    pub(crate) fn grid_miss(&self) -> f64 {
        let step = (self.to - self.from) / f64::from(GRID - 1);
        let grid = (0..GRID).map(|i| self.from + f64::from(i) * step);
        let misses = grid.map(|w| (w - self.weight).abs());
        misses.fold(f64::INFINITY, f64::min)
    }
}
