use crate::data::{mean, predict, residual, soft};
use crate::prelude::*;

/// The value of weight `j` for which mean((y − Σ w·x)²) + λ·Σ|w| is lowest
/// while all other weights stay as they are in `w`. `x[k]` is feature k, a
/// number for each row, not all of them 0. There is no intercept, and nothing
/// is standardised. Where the corner holds weight `j`, it is exactly 0.
fn update(x: &[Vec<f64>], y: &[f64], w: &[f64], j: usize, lambda: f64) -> f64 {
    let rows = y.len() as f64;
    let residual = |row: usize| {
        let said = x.iter().zip(w).map(|(x, w)| w * x[row]);
        y[row] - said.sum::<f64>()
    };
    let square = x[j].iter().map(|x| x * x).sum::<f64>() / rows;
    let pulls = (0..y.len()).map(|row| x[j][row] * residual(row));
    let alone = pulls.sum::<f64>() / rows + square * w[j];
    alone.signum() * (alone.abs() - lambda / 2.0).max(0.0) / square
}

type Call = (Vec<Vec<f64>>, Vec<f64>, Vec<f64>, usize, f64);

/// mean(x·residual) and mean(x²), of the feature of weight j.
fn known((x, y, w, j, _): &Call) -> (f64, f64) {
    (mean(&x[*j], &residual(x, y, w)), mean(&x[*j], &x[*j]))
}

pub(super) fn formulas(call: &Call) -> Formulas {
    let (x, y, w, j, lambda) = call;
    let ((pull, square), half) = (known(call), lambda / 2.0);
    let right = update(x, y, w, *j, *lambda);
    let alone = pull + square * w[*j];
    let is_held = alone.abs() <= half;
    formulas!(
        update = right,
        own_part_missing = soft(pull, half) / square,
        from_y = soft(mean(&x[*j], y), half) / square,
        all_of_lambda = update(x, y, w, *j, 2.0 * lambda),
        undivided = right * square,
        own_weight_alone = soft(pull + w[*j], half) / square,
        past_0 = (alone - alone.signum() * half) / square,
        negative_cut = (alone - half).max(0.0) / square,
        summed = update(x, y, w, *j, lambda / y.len() as f64),
        moved_down = if is_held { 0.0 } else { (alone - half) / square },
        divided_first = soft(pull / square + w[*j], half),
    )
}

/// The checks for two features; without a price the weights `best` are best.
fn checks(
    x: &[Vec<f64>; 2],
    best: [f64; 2],
    [first, second]: [f64; 2],
    [lambda, high]: [f64; 2],
) -> Vec<Call> {
    let y = predict(x, &best);
    let turned: Vec<f64> = y.iter().map(|y| -y).collect();
    let call = |y: &[f64], w: [f64; 2], j: usize, lambda: f64| {
        (x.to_vec(), y.to_vec(), w.to_vec(), j, lambda)
    };
    vec![
        call(&y, [0.0, 0.0], 0, lambda),
        call(&y, [first, 0.0], 1, lambda),
        call(&y, [first, second], 0, lambda),
        call(&y, [first, 0.0], 1, high),
        // So weak a price that it leaves something even after the division.
        call(&turned, [0.0, 0.0], 0, lambda / 2.0),
    ]
}

fn draw_others(draw: &mut Draw) -> Vec<Call> {
    let mut column = || (0..4).map(|_| draw.number(-3.0, 3.0, 1.0)).collect();
    let x: [Vec<f64>; 2] = [column(), column()];
    let mut quarter = || draw.number(0.25, 1.0, 0.25);
    let best = [quarter(), quarter()];
    let at = [quarter(), quarter() - 0.2];
    let lambda = draw.one_of(&[0.5, 1.0, 2.0]);
    let mut table = checks(&x, best, at, [lambda, 0.0]);
    // The whole number above the threshold.
    let (pull, _) = known(&table[3]);
    table[3].4 = (2.0 * pull.abs()).floor() + 1.0;
    let (pull, square) = known(&table[4]);
    let weak = (8.0 * pull.abs() / square).floor() / 8.0;
    table[4].4 = weak.min(lambda / 2.0);
    table
}

pub(super) fn arguments(draw: &mut Draw) -> Vec<Call> {
    let x = [vec![2.0, 2.0, -2.0, -2.0], vec![3.0, 1.0, -1.0, -3.0]];
    draw.pick(checks(&x, [0.5, 0.25], [0.5, 0.05], [2.0, 3.0]), draw_others)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::lowest;

    #[test]
    fn it_is_where_the_sum_is_lowest() {
        let mut draw = Draw::new(1);
        for _ in 0..100 {
            let mut numbers = |count: usize| -> Vec<f64> {
                (0..count).map(|_| draw.number(-3.0, 3.0, 0.3)).collect()
            };
            let x = [numbers(5), numbers(5), numbers(5)];
            let (y, w, lambda) = (numbers(5), numbers(3), numbers(1)[0].abs());
            for j in 0..3 {
                let sum = |value: f64| {
                    let mut w = w.clone();
                    w[j] = value;
                    let rest = residual(&x, &y, &w);
                    mean(&rest, &rest) + lambda * value.abs()
                };
                let best = lowest(sum);
                assert!((update(&x, &y, &w, j, lambda) - best).abs() < 1e-6);
            }
        }
    }
}
