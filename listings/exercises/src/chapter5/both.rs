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

fn formulas((x, y, a, b): &Both) -> Formulas {
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

fn draw(draw: &mut Draw) -> Vec<Both> {
    let x = draw.one_of(&[
        vec![-3.0, -1.0, 0.0, 1.0, 3.0],
        vec![-2.0, -1.0, 0.0, 1.0, 2.0],
        vec![1.0, 2.0, 3.0, 4.0],
    ]);
    let w = draw.number(0.5, 1.5, 0.125);
    let far = 4.0 * w * mean(&x, &x);
    let uneven = vec![1.0, 2.0];
    let close = 2.0 * w * mean(&uneven, &uneven) - 0.5;
    let on = |w: f64, a, b| (x.clone(), on_line(w, &x), a, b);
    let mut some = || draw.number(0.25, 1.0, 0.25);
    let (a, b, c) = (some(), some(), some());
    vec![
        on(w, a, 0.0),
        on(w, 0.0, b),
        (uneven.clone(), on_line(w, &uneven), close, b),
        on(-w, far, b),
        on(-w, a, c),
    ]
}

pub(super) fn exercise() -> Made {
    let d = |w: f64, a: f64, b: f64| (X.to_vec(), on_line(w, &X), a, b);
    let page = [
        d(0.75, 1.0, 0.0),
        d(0.75, 0.0, 1.0),
        // Points whose mean is not 0.
        (vec![1.0, 2.0], vec![2.0, 4.0], 6.0, 3.5),
        d(-0.75, 8.0, 1.0),
        d(-0.75, 1.0, 1.0),
    ];
    code(text!("both.md"), include_str!("both.rs"), &page, draw, formulas)
}
