use super::predictions;
use crate::data::{mean, soft};
use crate::{CodeOf, Exercise, Work};

/// The value of weight `j` for which mean((y − Σ wₖ·xₖ)²) + λ·Σ|wₖ| is lowest
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

/// mean(xⱼ·residual), mean(xⱼ²) and the weight as it is.
fn known((x, y, w, j, _): &Call) -> (f64, f64, f64) {
    let said = predictions(x, w);
    let rest: Vec<f64> = y.iter().zip(said).map(|(y, s)| y - s).collect();
    (mean(&x[*j], &rest), mean(&x[*j], &x[*j]), w[*j])
}

pub(super) fn exercise() -> Exercise {
    let x = [vec![2.0, 2.0, -2.0, -2.0], vec![3.0, 1.0, -1.0, -3.0]];
    let page = checks(&x, [0.5, 0.25], [0.5, 0.05], [2.0, 3.0]);
    let code = CodeOf::new(
        "update",
        include_str!("one_weight.rs"),
        |(x, y, w, j, lambda): &Call| update(x, y, w, *j, *lambda),
    )
    .mistake(
        "The residual lacks what weight j explains already: add mean(xⱼ²)·wⱼ.",
        |call| {
            let (pull, square, _) = known(call);
            soft(pull, call.4 / 2.0) / square
        },
    )
    .mistake(
        "You took y in place of what the other weights leave unexplained.",
        |call| {
            let (_, square, _) = known(call);
            soft(mean(&call.0[call.3], &call.1), call.4 / 2.0) / square
        },
    )
    .mistake(
        "You took off all of λ; the slope of the loss has a 2: take λ/2.",
        |(x, y, w, j, lambda)| update(x, y, w, *j, 2.0 * lambda),
    )
    .mistake(
        "You did not divide by mean(xⱼ²), as if the features had been \
         standardised.",
        |call| {
            let (_, square, _) = known(call);
            update(&call.0, &call.1, &call.2, call.3, call.4) * square
        },
    )
    .mistake(
        "What weight j explains is mean(xⱼ²)·wⱼ; you added wⱼ alone.",
        |call| {
            let (pull, square, w) = known(call);
            soft(pull + w, call.4 / 2.0) / square
        },
    )
    .mistake("No further than 0: the corner holds the weight.", |call| {
        let (pull, square, w) = known(call);
        let alone = pull + square * w;
        (alone - alone.signum() * call.4 / 2.0) / square
    })
    .mistake(
        "A negative weight became 0: shorten the size, then give it its sign.",
        |call| {
            let (pull, square, w) = known(call);
            (pull + square * w - call.4 / 2.0).max(0.0) / square
        },
    )
    .mistake(
        "You added over the rows where the loss takes the mean.",
        |(x, y, w, j, lambda)| update(x, y, w, *j, lambda / y.len() as f64),
    )
    .mistake(
        "A negative weight moves up towards 0; you moved it further down.",
        |call| {
            let (pull, square, w) = known(call);
            let (alone, half) = (pull + square * w, call.4 / 2.0);
            if alone.abs() <= half { 0.0 } else { (alone - half) / square }
        },
    )
    .mistake("The threshold comes before the division.", |call| {
        let (pull, square, w) = known(call);
        soft(pull / square + w, call.4 / 2.0)
    });
    Exercise {
        number: "8.2",
        title: "The best value of one weight",
        minutes: 20,
        trains: "write the step that finds many weights, one at a time",
        see: "chapter8.html#chapter8-zigzag=2",
        work: Work::Code(code.code(&page, |draw| {
            let mut column =
                || (0..4).map(|_| draw.number(-3.0, 3.0, 1.0)).collect();
            let x: [Vec<f64>; 2] = [column(), column()];
            let mut quarter = || draw.number(0.25, 1.0, 0.25);
            let best = [quarter(), quarter()];
            let at = [quarter(), quarter() - 0.2];
            let lambda = draw.one_of(&[0.5, 1.0, 2.0]);
            let mut table = checks(&x, best, at, [lambda, 0.0]);
            // The whole number above the threshold.
            let (pull, _, _) = known(&table[3]);
            table[3].4 = (2.0 * pull.abs()).floor() + 1.0;
            let (pull, square, _) = known(&table[4]);
            let weak = (8.0 * pull.abs() / square).floor() / 8.0;
            table[4].4 = weak.min(lambda / 2.0);
            table
        })),
    }
}

/// The checks for two features; without a price the weights `best` are best.
fn checks(
    x: &[Vec<f64>; 2],
    best: [f64; 2],
    [first, second]: [f64; 2],
    [lambda, high]: [f64; 2],
) -> Vec<Call> {
    let y = predictions(x, &best);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Draw;
    use crate::chapter8::brute::lowest;

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
                    let said = predictions(&x, &w);
                    let rest: Vec<f64> =
                        y.iter().zip(said).map(|(y, said)| y - said).collect();
                    mean(&rest, &rest) + lambda * value.abs()
                };
                let best = lowest(sum);
                assert!((update(&x, &y, &w, j, lambda) - best).abs() < 1e-6);
            }
        }
    }
}
