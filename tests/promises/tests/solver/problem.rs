//! Problems of all shapes, and what is plain about them.

use proptest::prelude::*;
use solver::{Columns, Penalty};

/// Columns and y.
#[derive(Clone, Debug)]
pub struct Problem {
    pub columns: Vec<Vec<f64>>,
    pub y: Vec<f64>,
}

impl Problem {
    pub fn data(&self) -> Columns {
        Columns::new(self.columns.clone(), self.y.clone())
    }

    pub fn residual(&self, w: &[f64]) -> Vec<f64> {
        let fit = |i: usize| -> f64 {
            self.columns.iter().zip(w).map(|(x, w)| x[i] * w).sum()
        };
        (0..self.y.len()).map(|i| self.y[i] - fit(i)).collect()
    }

    /// Loss + penalty.
    pub fn sum(&self, penalty: Penalty, w: &[f64]) -> f64 {
        let squares = self.residual(w).iter().map(|r| r * r).sum::<f64>();
        let l1: f64 = w.iter().map(|w| w.abs()).sum();
        let l2: f64 = w.iter().map(|w| w * w).sum();
        squares / self.y.len() as f64 + penalty.l1 * l1 + penalty.l2 * l2
    }

    /// mean(xᵢⱼ·rᵢ) for each j.
    pub fn pulls(&self, w: &[f64]) -> Vec<f64> {
        let r = self.residual(w);
        let pull = |x: &Vec<f64>| -> f64 {
            let products = x.iter().zip(&r).map(|(x, r)| x * r);
            products.sum::<f64>() / r.len() as f64
        };
        self.columns.iter().map(pull).collect()
    }

    pub fn lambda_max(&self) -> f64 {
        let pulls = self.pulls(&vec![0.0; self.columns.len()]);
        2.0 * pulls.iter().fold(0.0, |most, pull| pull.abs().max(most))
    }

    /// How far the weights are from fulfilling the optimality conditions,
    /// written down as subgradients.
    pub fn violation(&self, penalty: Penalty, w: &[f64]) -> f64 {
        let slopes = self.pulls(w).into_iter().zip(w).map(|(pull, w)| {
            let smooth = -2.0 * pull + 2.0 * penalty.l2 * w;
            let (low, high) = match w {
                0.0 => (smooth - penalty.l1, smooth + penalty.l1),
                w => {
                    let slope = smooth + penalty.l1 * w / w.abs();
                    (slope, slope)
                }
            };
            // How far 0 is from the slopes low … high.
            low.max(-high).max(0.0)
        });
        slopes.fold(0.0, f64::max)
    }
}

/// Up to `n` rows and `p` columns, among them one row, one column, none,
/// copies, columns of zeros, and columns from 10⁻⁸ to 10⁸ times as large.
pub fn any_problem(n: usize, p: usize) -> impl Strategy<Value = Problem> {
    (1..=n, 0..=p, 0..5_u8, -8..=8_i32).prop_flat_map(
        |(n, p, kind, exponent)| {
            let column = prop::collection::vec(-2.0..2.0_f64, n);
            let exponents = prop::collection::vec(-8..=8_i32, p);
            let columns = prop::collection::vec(column.clone(), p);
            (columns, exponents, column).prop_map(
                move |(mut columns, exponents, mut y)| {
                    match kind {
                        0 => scale(&mut y, exponent),
                        1 => {
                            for column in columns.iter_mut().skip(1).step_by(2)
                            {
                                column.fill(0.0);
                            }
                        }
                        2 => {
                            for j in (1..columns.len()).step_by(2) {
                                let copy = columns[j - 1].clone();
                                columns[j] = copy;
                            }
                        }
                        3 => {
                            for (x, exponent) in
                                columns.iter_mut().zip(exponents)
                            {
                                scale(x, exponent);
                            }
                        }
                        _ => {}
                    }
                    Problem { columns, y }
                },
            )
        },
    )
}

fn scale(x: &mut [f64], exponent: i32) {
    let factor: f64 = format!("1e{exponent}").parse().expect("a number");
    for x in x {
        *x *= factor;
    }
}

/// Columns that no one drew by chance: numbers from −1 to 1 that look random,
/// the same on every machine.
pub fn made(n: usize, p: usize, seed: u64) -> Problem {
    let mut state = seed | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % 20_001) as f64 / 10_000.0 - 1.0
    };
    let columns: Vec<Vec<f64>> =
        (0..p).map(|_| (0..n).map(|_| next()).collect()).collect();
    let y = (0..n)
        .map(|i| {
            let truth: f64 = columns.iter().take(3).map(|x| x[i]).sum();
            truth + 0.5 * next()
        })
        .collect();
    Problem { columns, y }
}
