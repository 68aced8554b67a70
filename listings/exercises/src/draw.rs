use rand::rngs::ChaCha8Rng;
use rand::{RngExt as _, SeedableRng as _};

/// Draws the numbers of a variant: the same seed, the same numbers, on every
/// machine.
pub struct Draw(ChaCha8Rng);

impl Draw {
    /// Starts from a seed.
    pub fn new(seed: u64) -> Self {
        Draw(ChaCha8Rng::seed_from_u64(seed))
    }

    /// One of these.
    pub fn one_of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.0.random_range(0..choices.len())].clone()
    }

    /// A multiple of `step` from `from` to `to`, both included.
    pub fn number(&mut self, from: f64, to: f64, step: f64) -> f64 {
        let steps = ((to - from) / step).round() as u32;
        from + f64::from(self.0.random_range(0..=steps)) * step
    }

    /// The number or its opposite.
    pub fn sign(&mut self, number: f64) -> f64 {
        self.one_of(&[number, -number])
    }
}
