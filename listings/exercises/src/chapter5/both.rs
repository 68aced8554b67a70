use crate::data::{X, mean, on_line, soft};
use crate::prelude::*;

/// The weight at which loss(w) + a·|w| + b·w² is lowest, where loss(w) is the
/// mean of (y − w·x)², and a and b are 0 or more. Where the sum is lowest at
/// its corner at w = 0, exactly 0 comes back.
fn best_weight(x: &[f64], y: &[f64], a: f64, b: f64) -> f64 {
    let mean = |u: &[f64], v: &[f64]| -> f64 {
        u.iter().zip(v).map(|(u, v)| u * v).sum::<f64>() / u.len() as f64
    };
    let pull = mean(x, y);
    let held = (pull.abs() - a / 2.0).max(0.0);
    pull.signum() * held / (mean(x, x) + b)
}

type Both = (Vec<f64>, Vec<f64>, f64, f64);

pub(super) fn formulas((x, y, a, b): &Both) -> Formulas {
    let (pull, scale, half) = (mean(x, y), mean(x, x) + b, a / 2.0);
    let right = best_weight(x, y, *a, *b);
    let is_held = pull.abs() <= half;
    let count = x.len() as f64;
    formulas!(
        best_weight = right,
        all_of_a = best_weight(x, y, 2.0 * a, *b),
        unscaled = soft(pull, half) / (1.0 + b),
        divided_first = soft(pull / scale, half),
        past_0 = (pull - pull.signum() * half) / scale,
        moved_down_past_0 = (pull - half) / scale,
        undivided = soft(pull, half),
        negative_cut = (pull - half).max(0.0) / scale,
        moved_down = if is_held { 0.0 } else { (pull - half) / scale },
        half_of_b = best_weight(x, y, *a, b / 2.0),
        no_sign = right.abs(),
        summed = best_weight(x, y, a / count, b / count),
    )
}

pub(super) fn arguments(draw: &mut Draw) -> Vec<Both> {
    let others = [
        vec![-3.0, -1.0, 0.0, 1.0, 3.0],
        vec![-2.0, -1.0, 0.0, 1.0, 2.0],
        vec![1.0, 2.0, 3.0, 4.0],
    ];
    let x = draw.pick(X.to_vec(), |draw| draw.one_of(&others));
    let w = draw.pick(0.75, |draw| draw.number(0.5, 1.5, 0.125));
    let mut some = || draw.pick(1.0, |draw| draw.number(0.25, 1.0, 0.25));
    let (a, b, c) = (some(), some(), some());
    let far = draw.pick(8.0, |_| 4.0 * w * mean(&x, &x));
    let on = |w: f64, a, b| (x.clone(), on_line(w, &x), a, b);
    // Points whose mean is not 0.
    let uneven = vec![1.0, 2.0];
    let steep = draw.pick(2.0, |_| w);
    let close = draw.pick(6.0, |_| 2.0 * w * mean(&uneven, &uneven) - 0.5);
    let held = draw.pick(3.5, |_| b);
    vec![
        on(w, a, 0.0),
        on(w, 0.0, b),
        (uneven.clone(), on_line(steep, &uneven), close, held),
        on(-w, far, b),
        on(-w, a, c),
    ]
}
