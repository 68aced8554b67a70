//! Chapter 1: two penalties, two questions.
//!
//! Eight points near a line, and a polynomial with enough weights to thread
//! every one of them. This crate fits it without a penalty, with L1 and with
//! L2, in the book's convention: the mean squared error plus λ times the
//! penalty on the weights of the standardised powers of x.

mod chapter;
mod figures;
#[cfg(doctest)]
mod page;
mod problem;

pub use chapter::{Chapter1, Parameters};
pub use problem::{DRAWS, Problem};

use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use solver::{Quadratic, Standard, lasso, ridge};

/// The noise on the eight points that the page shows. It is chosen, not
/// drawn, so that the example can be checked by hand.
pub const CHOSEN_NOISE: [f64; 8] = [0.2, -0.1, -0.2, 0.3, -0.2, 0.1, 0.2, -0.3];

/// Eight inputs, evenly spaced from −1 to 1: (2i − 7)/7.
pub fn inputs() -> Vec<f64> {
    (0..8).map(|i| f64::from(2 * i - 7) / 7.0).collect()
}

/// Other noise, each number as likely as the other from −0.35 to 0.35, which
/// is about as strong as the chosen noise.
pub fn drawn_noise(seed: u64) -> Vec<f64> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    (0..8).map(|_| random.random_range(-0.35..0.35)).collect()
}

// ANCHOR: penalties
/// The L1 penalty of some weights, Σ|w|.
pub fn l1_penalty(weights: &[f64]) -> f64 {
    weights.iter().map(|w| w.abs()).sum()
}

/// The L2 penalty of some weights, Σw².
pub fn l2_penalty(weights: &[f64]) -> f64 {
    weights.iter().map(|w| w * w).sum()
}
// ANCHOR_END: penalties

/// The polynomial b + w₁·x + w₂·x² + … + w_d·x^d.
#[derive(Clone, Debug)]
pub struct Polynomial {
    /// The intercept b, which is never penalised.
    pub intercept: f64,
    /// The weights w₁, w₂, …, w_d.
    pub weights: Vec<f64>,
}

impl Polynomial {
    /// Its value at `x`.
    pub fn at(&self, x: f64) -> f64 {
        let step = |sum, w| sum * x + w;
        self.weights.iter().rev().fold(0.0, step) * x + self.intercept
    }
}

impl Polynomial {
    /// How far it is from the truth y = x: the root of the mean squared
    /// difference at 2001 evenly spaced points from −1 to 1.
    pub fn distance_to_truth(&self) -> f64 {
        let squares = (-1000..=1000).map(|i| {
            let x = f64::from(i) / 1000.0;
            let miss = self.at(x) - x;
            miss * miss
        });
        (squares.sum::<f64>() / 2001.0).sqrt()
    }

    /// How many of its weights are not exactly zero.
    pub fn kept(&self) -> usize {
        self.weights.iter().filter(|w| **w != 0.0).count()
    }
}

/// Eight points, ready to be fitted by polynomials of one degree.
pub struct Points {
    /// The inputs.
    pub x: Vec<f64>,
    /// The outputs: the truth y = x plus noise.
    pub y: Vec<f64>,
    /// The columns x, x², …, x^d, standardised.
    powers: Vec<Standard>,
    mean_y: f64,
    bowl: Quadratic,
}

impl Points {
    /// Eight points with this noise, for polynomials of this degree.
    ///
    /// # Panics
    /// Unless the degree is from 1 to 7, and the noise has 8 numbers.
    pub fn new(noise: &[f64], degree: usize) -> Self {
        assert!((1..=7).contains(&degree) && noise.len() == 8);
        let x = inputs();
        let y = x.iter().zip(noise).map(|(x, e)| x + e).collect();
        Points::of_degree(x, y, degree)
    }

    /// All points but number `i`, for polynomials of the same degree. Seven
    /// weights for seven points are too many to be found without a penalty.
    pub(crate) fn without(&self, i: usize) -> Self {
        let (mut x, mut y) = (self.x.clone(), self.y.clone());
        x.remove(i);
        y.remove(i);
        Points::of_degree(x, y, self.powers.len())
    }

    fn of_degree(x: Vec<f64>, y: Vec<f64>, degree: usize) -> Self {
        // Each power is the one before it, times x.
        let times_x = |column: &Vec<f64>| {
            Some(column.iter().zip(&x).map(|(power, x)| power * x).collect())
        };
        let powers = std::iter::successors(Some(x.clone()), times_x);
        let powers: Vec<Standard> = powers
            .take(degree)
            .map(|column| Standard::new(&column).expect("no power is constant"))
            .collect();
        let mean_y = y.iter().sum::<f64>() / y.len() as f64;
        let centred: Vec<f64> = y.iter().map(|y| y - mean_y).collect();
        let columns: Vec<_> = powers.iter().map(|p| p.column.clone()).collect();
        let bowl = Quadratic::new(&columns, &centred);
        Points { x, y, powers, mean_y, bowl }
    }

    /// A straight line through the same points, without a penalty.
    pub(crate) fn line(&self) -> Polynomial {
        Points::of_degree(self.x.clone(), self.y.clone(), 1).unpenalised()
    }
}

// ANCHOR: fits
impl Points {
    /// The polynomial with the smallest mean squared error.
    pub fn unpenalised(&self) -> Polynomial {
        let weights = ridge(&self.bowl, 0.0);
        self.polynomial(&weights.expect("seven weights for eight points"))
    }

    /// The one with the smallest mean squared error + λ·Σw².
    pub fn l2(&self, lambda: f64) -> Polynomial {
        let weights = ridge(&self.bowl, lambda);
        self.polynomial(&weights.expect("seven weights for eight points"))
    }

    /// The one with the smallest mean squared error + λ·Σ|w|.
    pub fn l1(&self, lambda: f64) -> Polynomial {
        let fit = lasso(&self.bowl, lambda).expect("a small problem");
        self.polynomial(&fit.weights)
    }
}
// ANCHOR_END: fits

impl Points {
    /// The sum at the lasso's weights is at most this much too high.
    pub fn l1_gap(&self, lambda: f64) -> f64 {
        lasso(&self.bowl, lambda).expect("a small problem").gap
    }

    /// From the weights of the standardised powers back to those of the
    /// powers themselves.
    fn polynomial(&self, weights: &[f64]) -> Polynomial {
        let pairs = || weights.iter().zip(&self.powers);
        let shift: f64 = pairs().map(|(w, p)| w * p.mean / p.sd).sum();
        Polynomial {
            intercept: self.mean_y - shift,
            weights: pairs().map(|(w, p)| w / p.sd).collect(),
        }
    }
}
