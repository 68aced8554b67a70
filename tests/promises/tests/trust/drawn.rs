//! The same draws as the chapter's, from the same seeds.

use promises::rows::Rows;
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, seq::SliceRandom};
use std::f64::consts::TAU;

pub struct Drawn(ChaCha8Rng);

impl Drawn {
    pub fn from(seed: u64) -> Self {
        Drawn(ChaCha8Rng::seed_from_u64(seed))
    }

    /// A normal number, by Box and Muller's method.
    pub fn normal(&mut self) -> f64 {
        let u: f64 = self.0.random_range(0.0..1.0);
        let v: f64 = self.0.random_range(0.0..1.0);
        (-2.0 * (1.0 - u).ln()).sqrt() * (TAU * v).cos()
    }

    pub fn normals(&mut self, count: usize) -> Vec<f64> {
        (0..count).map(|_| self.normal()).collect()
    }

    pub fn order(&mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        order.shuffle(&mut self.0);
        order
    }
}

/// Thirty rows of noise to predict, and columns of noise.
pub fn noise(columns: usize, seed: u64) -> Rows {
    let mut drawn = Drawn::from(seed);
    let y = drawn.normals(30);
    let x: Vec<_> = (0..columns).map(|_| drawn.normals(30)).collect();
    Rows { names: vec![String::new(); columns], x, y }
}

/// These columns alone.
pub fn columns(rows: &Rows, some: &[usize]) -> Rows {
    Rows {
        names: some.iter().map(|&j| rows.names[j].clone()).collect(),
        x: some.iter().map(|&j| rows.x[j].clone()).collect(),
        y: rows.y.clone(),
    }
}
