use crate::chapter8::{predictions, unrelated};
use crate::data::{mean, soft};
use crate::{CodeOf, Exercise, Work};

/// The weights when the lasso chooses and least squares fits again. The lasso
/// drops a feature x if 2·|mean(x·y)| is at most λ, and keeps it otherwise. A
/// kept feature gets the weight that makes mean((y − w·x)²) lowest, a dropped
/// one exactly 0. Each feature has a number for each row. The mean of the
/// product of any two features is 0; there is no intercept, and nothing is
/// standardised.
fn refit(features: &[Vec<f64>], y: &[f64], lambda: f64) -> Vec<f64> {
    let mean = |a: &[f64], b: &[f64]| {
        a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>() / a.len() as f64
    };
    let weight = |x: &Vec<f64>| {
        let pull = mean(x, y);
        if 2.0 * pull.abs() > lambda { pull / mean(x, x) } else { 0.0 }
    };
    features.iter().map(weight).collect()
}

type Call = (Vec<Vec<f64>>, Vec<f64>, f64);

/// A weight for each feature, from mean(x·y), mean(x²) and λ.
fn each((x, y, lambda): &Call, weight: fn(f64, f64, f64) -> f64) -> Vec<f64> {
    x.iter().map(|x| weight(mean(x, y), mean(x, x), *lambda)).collect()
}

/// The number, or 0.
fn kept(is_kept: bool, weight: f64) -> f64 {
    if is_kept { weight } else { 0.0 }
}

pub(super) fn exercise() -> Exercise {
    let page = checks(2.0, [1.0, -0.5, 0.25], [0.75, 4.0, 1.25, 0.125]);
    let code = CodeOf::new(
        "refit",
        include_str!("refits.rs"),
        |(features, y, lambda): &Call| refit(features, y, *lambda),
    )
    .mistake(
        "Chosen, but not fitted again: these are the lasso's own weights.",
        |call| {
            each(call, |pull, square, lambda| soft(pull, lambda / 2.0) / square)
        },
    )
    .mistake("That is least squares. Nothing was dropped.", |call| {
        each(call, |pull, square, _| pull / square)
    })
    .mistake(
        "You gave λ/2 back to each kept weight; the lasso took λ/2 over \
         mean(x²).",
        |call| {
            each(call, |pull, square, lambda| {
                let weight = soft(pull, lambda / 2.0) / square;
                let back = pull.signum() * lambda / 2.0;
                kept(2.0 * pull.abs() > lambda, weight + back)
            })
        },
    )
    .mistake(
        "The zeros got something back, too. What was dropped stays 0.",
        |call| {
            each(call, |pull, square, lambda| {
                let weight = soft(pull, lambda / 2.0) / square;
                weight + pull.signum() * lambda / 2.0 / square
            })
        },
    )
    .mistake(
        "You compared the weight with λ. Compare the pull, 2·|mean(x·y)|.",
        |call| {
            each(call, |pull, square, lambda| {
                let weight = pull / square;
                kept(weight.abs() > lambda, weight)
            })
        },
    )
    .mistake("The pull is twice the mean: the 2 is missing.", |call| {
        each(call, |pull, square, lambda| {
            kept(pull.abs() > lambda, pull / square)
        })
    })
    .mistake(
        "The size decides what is kept, but the weight has its sign.",
        |call| {
            each(call, |pull, square, lambda| {
                kept(2.0 * pull.abs() > lambda, pull.abs() / square)
            })
        },
    )
    .mistake("Least squares divides by mean(x²).", |call| {
        each(call, |pull, _, lambda| kept(2.0 * pull.abs() > lambda, pull))
    })
    .mistake(
        "With a pull of exactly λ the corner holds the weight at 0.",
        |call| {
            each(call, |pull, square, lambda| {
                kept(2.0 * pull.abs() >= lambda, pull / square)
            })
        },
    )
    .mistake("A pull to the left counts, too: take its size.", |call| {
        each(call, |pull, square, lambda| {
            kept(2.0 * pull > lambda, pull / square)
        })
    });
    Exercise {
        number: "10.2",
        title: "The refit",
        minutes: 15,
        trains: "let the lasso choose, and take the price off what it keeps",
        see: "chapter10.html#chapter10-refits=0.4",
        work: Work::Code(code.code(&page, |draw| {
            // Eighths: all means are exact.
            let size = draw.one_of(&[2.0, 4.0]);
            let c = draw.number(0.125, 0.375, 0.125);
            let b = c + draw.number(0.25, 0.5, 0.125);
            let a = b + draw.number(0.125, 0.5, 0.125);
            let lambdas = [b + c, 2.0 * size * a, 2.0 * b + 0.25, c - 0.0625];
            // Some pulls go to the right, some to the left.
            let [first, second] = draw.one_of(&[[1.0, -1.0], [-1.0, 1.0]]);
            let third = draw.sign(c);
            checks(size, [first * a, second * b, third], lambdas)
        })),
    }
}

/// The checks for y that is the sum of these parts of features of the size 1,
/// the first of which is given with another size.
fn checks(size: f64, parts: [f64; 3], lambdas: [f64; 4]) -> Vec<Call> {
    let y = predictions(&unrelated(1.0), &parts);
    let features = unrelated(size).to_vec();
    lambdas.map(|lambda| (features.clone(), y.clone(), lambda)).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Draw;
    use crate::chapter8::brute::lowest;

    #[test]
    fn it_keeps_what_the_lasso_keeps_and_has_the_lowest_loss() {
        let mut draw = Draw::new(1);
        for _ in 0..100 {
            let parts = [0; 3].map(|_| draw.number(-2.0, 2.0, 0.125) + 0.0625);
            let lambda = draw.number(0.25, 4.0, 0.25) + 0.03;
            let (x, y, _) = checks(3.0, parts, [lambda; 4]).remove(0);
            let refitted = refit(&x, &y, lambda);
            for (x, weight) in x.iter().zip(refitted) {
                // The other features do not move where this one is lowest.
                let sum = |w: f64, lambda: f64| {
                    let misses: Vec<f64> =
                        x.iter().zip(&y).map(|(x, y)| y - w * x).collect();
                    mean(&misses, &misses) + lambda * w.abs()
                };
                let chosen = lowest(|w| sum(w, lambda)).abs() > 1e-6;
                let fitted = lowest(|w| sum(w, 0.0));
                assert!((weight - kept(chosen, fitted)).abs() < 1e-6);
            }
        }
    }
}
