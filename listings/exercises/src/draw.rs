use rand::rngs::ChaCha8Rng;
use rand::{RngExt as _, SeedableRng as _};

/// Draws the numbers of a variant: the same seed, the same numbers, on every
/// machine. Or it draws nothing, and takes those of the page.
pub struct Draw(Option<ChaCha8Rng>);

impl Draw {
    /// Starts from a seed.
    pub fn new(seed: u64) -> Self {
        Draw(Some(ChaCha8Rng::seed_from_u64(seed)))
    }

    /// Takes the numbers of the page.
    pub(crate) fn page() -> Self {
        Draw(None)
    }

    /// What is on the page, or what is drawn.
    pub fn pick<T>(&mut self, page: T, draw: impl FnOnce(&mut Self) -> T) -> T {
        if self.0.is_some() { draw(self) } else { page }
    }

    /// # Panics
    /// Where the numbers of the page are taken.
    fn generator(&mut self) -> &mut ChaCha8Rng {
        self.0.as_mut().expect("what is drawn stands in `pick`")
    }

    /// One of these.
    pub fn one_of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.generator().random_range(0..choices.len())].clone()
    }

    /// A multiple of `step` from `from` to `to`, both included.
    pub fn number(&mut self, from: f64, to: f64, step: f64) -> f64 {
        let steps = ((to - from) / step).round() as u32;
        from + f64::from(self.generator().random_range(0..=steps)) * step
    }

    /// The number or its opposite.
    pub fn sign(&mut self, number: f64) -> f64 {
        self.one_of(&[number, -number])
    }
}
