use crate::{Points, Polynomial, drawn_noise, l2_penalty};

/// The points and the strength of the penalty.
pub struct Problem {
    pub(crate) lambda: f64,
    pub(crate) points: Points,
}

impl Problem {
    pub(crate) fn new(lambda: f64, noise: &[f64], degree: usize) -> Self {
        Problem { lambda, points: Points::new(noise, degree) }
    }

    /// The mean squared error of a fit at the eight points.
    pub(crate) fn error(&self, fit: &Polynomial) -> f64 {
        let pairs = self.points.x.iter().zip(&self.points.y);
        let misses: Vec<f64> = pairs.map(|(x, y)| y - fit.at(*x)).collect();
        mean_square(&misses)
    }

    /// The root of the mean squared noise.
    pub(crate) fn noise_size(&self) -> f64 {
        let pairs = self.points.x.iter().zip(&self.points.y);
        let noise: Vec<f64> = pairs.map(|(x, y)| y - x).collect();
        mean_square(&noise).sqrt()
    }
}

fn mean_square(numbers: &[f64]) -> f64 {
    l2_penalty(numbers) / numbers.len() as f64
}

/// A way to fit a polynomial with a penalty of strength λ.
pub(crate) type Fit = fn(&Points, f64) -> Polynomial;

/// Ten strengths for each power of ten, each about a quarter larger than the
/// one before.
const STRENGTHS: [f64; 10] =
    [1.0, 1.25, 1.6, 2.0, 2.5, 3.15, 4.0, 5.0, 6.3, 8.0];

/// The strength from 0.001 to 0.8 with which a fit comes nearest to the truth,
/// and how near.
pub(crate) fn best(points: &Points, fit: Fit) -> (f64, f64) {
    smallest(|lambda| fit(points, lambda).distance_to_truth())
}

/// How near a fit comes to the truth with the strength, from the same ones, at
/// which the point that is left out is foreseen best, each point in turn. This
/// asks the data and not the truth.
pub(crate) fn chosen_by_left_out(points: &Points, fit: Fit) -> f64 {
    let rest: Vec<Points> = (0..8).map(|i| points.without(i)).collect();
    let error = |lambda| {
        let misses = rest
            .iter()
            .enumerate()
            .map(|(i, rest)| points.y[i] - fit(rest, lambda).at(points.x[i]));
        mean_square(&misses.collect::<Vec<f64>>())
    };
    fit(points, smallest(error).0).distance_to_truth()
}

/// The strength from 0.001 to 0.8 at which something is smallest, and how
/// small.
fn smallest(of: impl Fn(f64) -> f64) -> (f64, f64) {
    [0.001, 0.01, 0.1]
        .into_iter()
        .flat_map(|power| STRENGTHS.map(|strength| power * strength))
        .map(|lambda| (lambda, of(lambda)))
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .expect("thirty strengths")
}

/// How often the page draws new noise, from the seeds 1, 2, 3, ….
pub const DRAWS: u64 = 200;

/// For how many of the draws something is so.
pub(crate) fn count_draws(is_so: impl Fn(&Points) -> bool) -> usize {
    let draws = (1..=DRAWS).map(|seed| Points::new(&drawn_noise(seed), 7));
    draws.filter(is_so).count()
}
