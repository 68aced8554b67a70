use crate::data::{X, mean, on_line, soft};
use crate::prelude::*;

#[rustfmt::skip]
/// The weights of a walk down mean((y − w·x)²) + λ·|w|: `start`, then one for
/// each of `steps` steps. A step goes down the slope of the loss alone, times
/// `eta`; then comes the price as a soft threshold (chapter 6). What this takes
/// to 0 is exactly 0; nothing else is set to 0; and then it goes on stepping.
fn l1_walk(
    x: &[f64], y: &[f64], lambda: f64, eta: f64, start: f64, steps: usize,
) -> Vec<f64> {
    let step = |w: &f64| {
        let slopes = x.iter().zip(y).map(|(x, y)| 2.0 * x * (w * x - y));
        let down = w - eta * slopes.sum::<f64>() / x.len() as f64;
        Some(down - down.clamp(-eta * lambda, eta * lambda))
    };
    let walk = std::iter::successors(Some(start), step);
    walk.take(steps + 1).collect()
}

/// x, y, λ, η, the start, and how many steps.
type Walk = (Vec<f64>, Vec<f64>, f64, f64, f64, usize);

/// A walk with another step: to it come the weight, and what a step on the
/// loss alone makes of any weight.
fn walk(
    walk: &Walk,
    step: impl Fn(f64, &dyn Fn(f64) -> f64) -> f64,
) -> Vec<f64> {
    let (x, y, _, eta, start, steps) = walk;
    let down = |w: f64| w + 2.0 * eta * (mean(x, y) - mean(x, x) * w);
    let next = |w: &f64| Some(step(*w, &down));
    std::iter::successors(Some(*start), next).take(steps + 1).collect()
}

/// The slope of |w|; at 0 it is taken to be 0.
fn sign(w: f64) -> f64 {
    if w == 0.0 { 0.0 } else { w.signum() }
}

pub(super) fn formulas(a: &Walk) -> Formulas {
    let (x, y, lambda, eta, start, steps) = a;
    let threshold = eta * lambda;
    let crossed = |next: f64, w: f64| next - threshold * sign(w);
    formulas!(
        l1_walk = l1_walk(x, y, *lambda, *eta, *start, *steps),
        across = walk(a, |w, down| crossed(down(w), w)),
        frozen = walk(a, |w, down| {
            let crosses = w * crossed(down(w), w) <= 0.0;
            if crosses { 0.0 } else { soft(down(w), threshold) }
        }),
        small_cut = walk(a, |w, down| {
            let w = soft(down(w), threshold);
            if w.abs() < 1e-3 { 0.0 } else { w }
        }),
        lambda_off = walk(a, |w, down| soft(down(w), *lambda)),
        half_off = walk(a, |w, down| soft(down(w), threshold / 2.0)),
        threshold_first = walk(a, |w, down| down(soft(w, threshold))),
        negative_cut = walk(a, |w, down| (down(w) - threshold).max(0.0)),
        moved_down = walk(a, |w, down| {
            let w = down(w);
            if w.abs() <= threshold { 0.0 } else { w - threshold }
        }),
        start_missing =
            walk(a, |w, down| soft(down(w), threshold)).split_off(1),
        half_slope =
            walk(a, |w, down| soft(f64::midpoint(w, down(w)), threshold)),
        free_at_0 = walk(a, |w, down| {
            let next = crossed(down(w), w);
            if w * next < 0.0 { 0.0 } else { next }
        }),
    )
}

/// η is such that a step on the loss halves the way to its lowest point; one λ
/// is above the threshold.
pub(super) fn arguments(draw: &mut Draw) -> Vec<Walk> {
    let others = [
        vec![-3.0, -1.0, 0.0, 1.0, 3.0],
        vec![-2.0, -1.0, 0.0, 1.0, 2.0],
        vec![-1.0, 1.0, -1.0, 1.0],
        vec![1.0, -3.0, 3.0, -1.0, 0.0],
    ];
    let x = draw.pick(X.to_vec(), |draw| draw.one_of(&others));
    let weight = draw.pick(0.75, |draw| draw.number(0.5, 1.5, 0.125));
    let (eta, pull) = (0.25 / mean(&x, &x), 2.0 * weight * mean(&x, &x));
    let small = draw.pick(2.0, |draw| pull * draw.one_of(&[0.25, 0.375, 0.5]));
    let large = draw.pick(8.0, |draw| pull + draw.number(1.0, 4.0, 0.5));
    let on = |weight: f64, lambda, eta, start, steps| {
        (x.clone(), on_line(weight, &x), lambda, eta, start, steps)
    };
    vec![
        on(weight, large, eta, 1.0, 4),
        // From left of 0 the first step lands on 0, and the next leaves it.
        on(weight, small, eta, -eta * (small + 2.0 * pull), 4),
        // Exactly at the threshold the walk comes close to 0, and only close.
        on(weight, pull, eta, 1.0, 12),
        on(-weight, small, eta / 2.0, -1.0, 3),
        // Points whose mean is not 0.
        (vec![1.0, 2.0], vec![2.0, 4.0], 2.0, 0.125, 0.5, 1),
        on(weight, small, eta, 0.0, 2),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::lowest;

    #[test]
    fn each_step_is_lowest_in_the_model_of_the_sum() {
        for (x, y, lambda, eta, start, steps) in arguments(&mut Draw::page()) {
            let loss = |w: f64| {
                let misses = x.iter().zip(&y).map(|(x, y)| y - w * x);
                misses.map(|miss| miss * miss).sum::<f64>() / x.len() as f64
            };
            let walk = l1_walk(&x, &y, lambda, eta, start, steps);
            for step in walk.windows(2) {
                let slope =
                    (loss(step[0] + 1e-5) - loss(step[0] - 1e-5)) / 2e-5;
                let next = lowest(|v| {
                    let far = v - step[0];
                    slope * far + far * far / (2.0 * eta) + lambda * v.abs()
                });
                assert!((step[1] - next).abs() < 1e-5, "{step:?}");
            }
        }
    }
}
