//! Problems of all shapes.

pub use promises::regression::Regression;
use proptest::prelude::*;

/// Up to `n` rows and `p` columns, among them one row, one column, none,
/// copies, columns of zeros, and columns from 10⁻⁸ to 10⁸ times as large.
pub fn any_regression(n: usize, p: usize) -> impl Strategy<Value = Regression> {
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
                    Regression { columns, y }
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
pub fn made(n: usize, p: usize, seed: u64) -> Regression {
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
    Regression { columns, y }
}

/// So many cases for each property; one that fails is printed, not filed.
pub fn count_cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(cases)
    }
}
