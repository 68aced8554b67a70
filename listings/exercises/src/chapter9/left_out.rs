use crate::data::{mean, soft};
use crate::prelude::*;

/// The error of the lasso with one feature on rows left out. Row i, counted
/// from 0, is in fold i mod `folds`. For each fold, take from the other rows
/// the mean of y, the mean and the standard deviation of x (the mean of the
/// squared distances, and of that the root), z = (x − mean) / deviation, and
/// the weight: mean(z·(y − mean of y)), moved towards 0 by λ/2 and not past
/// it. With these, predict the fold: mean of y + weight·z. The error of the
/// fold is the mean of its squared misses. Return the mean over the folds.
fn left_out_error(x: &[f64], y: &[f64], folds: usize, lambda: f64) -> f64 {
    let mean = |list: &[f64]| list.iter().sum::<f64>() / list.len() as f64;
    let on_fold = |fold: usize| {
        let rows = |list: &[f64], out: bool| -> Vec<f64> {
            let is_wanted = |i: &usize| (i % folds == fold) == out;
            (0..list.len()).filter(is_wanted).map(|i| list[i]).collect()
        };
        let (rest_x, rest_y) = (rows(x, false), rows(y, false));
        let (mean_x, mean_y) = (mean(&rest_x), mean(&rest_y));
        let squares = rest_x.iter().map(|x| (x - mean_x) * (x - mean_x));
        let deviation = mean(&squares.collect::<Vec<f64>>()).sqrt();
        let z = |x: f64| (x - mean_x) / deviation;
        let pulls = rest_x.iter().zip(&rest_y);
        let pulls = pulls.map(|(x, y)| z(*x) * (y - mean_y));
        let pull = mean(&pulls.collect::<Vec<f64>>());
        let w = pull.signum() * (pull.abs() - lambda / 2.0).max(0.0);
        let (out_x, out_y) = (rows(x, true), rows(y, true));
        let out = out_x.iter().zip(&out_y);
        let misses = out.map(|(x, y)| y - mean_y - w * z(*x));
        mean(&misses.map(|miss| miss * miss).collect::<Vec<f64>>())
    };
    (0..folds).map(on_fold).sum::<f64>() / folds as f64
}

type Call = (Vec<f64>, Vec<f64>, usize, f64);

/// The mean and the standard deviation; the squares are divided by their
/// number less `less`.
fn scale(x: &[f64], less: f64) -> (f64, f64) {
    let count = x.len() as f64;
    let middle = x.iter().sum::<f64>() / count;
    let far: Vec<f64> = x.iter().map(|x| x - middle).collect();
    (middle, (mean(&far, &far) * count / (count - less)).sqrt())
}

/// [`left_out_error`] with a slip; of a name that it does not know, without.
fn slipped((x, y, folds, lambda): &Call, slip: &str) -> f64 {
    let fold_of = |i: usize| match slip {
        "blocks" => i * folds / x.len(),
        _ => i % folds,
    };
    let on_fold = |fold: usize| {
        let (out, rest): (Vec<usize>, Vec<usize>) =
            (0..x.len()).partition(|i| fold_of(*i) == fold);
        let of = |rows: &[usize], list: &[f64]| -> Vec<f64> {
            rows.iter().map(|i| list[*i]).collect()
        };
        let scale_of = |x: &[f64]| match slip {
            "one_less" => scale(x, 1.0),
            "not_scaled" => (scale(x, 0.0).0, 1.0),
            _ => scale(x, 0.0),
        };
        let scaled = |rows: &[usize], (middle, deviation): (f64, f64)| {
            let x = of(rows, x).into_iter();
            x.map(|x| (x - middle) / deviation).collect::<Vec<f64>>()
        };
        let learnt = match slip {
            "all_rows_scale" => scale_of(x),
            _ => scale_of(&of(&rest, x)),
        };
        let middle = match slip {
            "no_mean_of_y" => 0.0,
            "all_rows_mean_of_y" => scale(y, 0.0).0,
            _ => scale(&of(&rest, y), 0.0).0,
        };
        let missed = |rows: &[usize], z: &[f64], w: f64| -> Vec<f64> {
            let rows = of(rows, y).into_iter().zip(z);
            rows.map(|(y, z)| y - middle - w * z).collect()
        };
        let z = scaled(&rest, learnt);
        let half = if slip == "not_halved" { 1.0 } else { 2.0 };
        let pull = mean(&z, &missed(&rest, &z, 0.0));
        let w = match slip {
            "past_zero" => pull - pull.signum() * lambda / half,
            _ => soft(pull, lambda / half),
        };
        let (rows, used) = match slip {
            "error_here" => (&rest, learnt),
            "own_scale" => (&out, scale_of(&of(&out, x))),
            _ => (&out, learnt),
        };
        let misses = missed(rows, &scaled(rows, used), w);
        let price = if slip == "with_price" { lambda * w.abs() } else { 0.0 };
        let error = mean(&misses, &misses) + price;
        match slip {
            "over_rows" => error * misses.len() as f64,
            "root" => error.sqrt(),
            _ => error,
        }
    };
    let sum: f64 = (0..*folds).map(on_fold).sum();
    match slip {
        "summed" => sum,
        "over_rows" => sum / x.len() as f64,
        _ => sum / *folds as f64,
    }
}

/// What can go wrong.
const SLIPS: [&str; 14] = [
    "all_rows_scale",
    "own_scale",
    "blocks",
    "error_here",
    "no_mean_of_y",
    "one_less",
    "with_price",
    "not_halved",
    "summed",
    "not_scaled",
    "over_rows",
    "all_rows_mean_of_y",
    "past_zero",
    "root",
];

pub(super) fn formulas(call: &Call) -> Formulas {
    let (x, y, folds, lambda) = call;
    let right = left_out_error(x, y, *folds, *lambda);
    let slips = SLIPS.map(|slip| (slip, slipped(call, slip).into()));
    [formulas!(left_out_error = right), slips.to_vec()].concat()
}

/// The checks for seven rows. Without the last one all folds are equally large;
/// with it they are not.
fn checks(x: &[f64; 7], y: &[f64; 7], lambda: f64, high: f64) -> Vec<Call> {
    [(6, 3, lambda), (6, 2, 0.0), (6, 3, high), (7, 3, lambda)]
        .map(|(rows, folds, lambda)| {
            (x[..rows].to_vec(), y[..rows].to_vec(), folds, lambda)
        })
        .to_vec()
}

fn draw_others(draw: &mut Draw) -> Vec<Call> {
    let mut x = [draw.number(-2.0, 2.0, 1.0); 7];
    for i in 0..6 {
        x[i + 1] = x[i] + draw.one_of(&[1.0, 1.0, 2.0, 4.0]);
    }
    let y = x.map(|x| x + draw.number(-2.0, 3.0, 1.0));
    // No pull is above the deviation of y.
    let (_, deviation) = scale(&y[..6], 3.0);
    checks(&x, &y, draw.one_of(&[0.5, 1.0, 2.0]), {
        (2.0 * deviation).ceil() + 1.0
    })
}

pub(super) fn arguments(draw: &mut Draw) -> Vec<Call> {
    let x = [0.0, 1.0, 2.0, 3.0, 4.0, 8.0, 10.0];
    let y = [1.0, 0.0, 3.0, 3.0, 6.0, 7.0, 6.0];
    draw.pick(checks(&x, &y, 1.0, 9.0), draw_others)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::lowest;

    /// The weight and the intercept by search, in the unit of x.
    fn by_search((x, y, folds, lambda): &Call) -> f64 {
        let on_fold = |fold: usize| {
            let (out, rest): (Vec<usize>, Vec<usize>) =
                (0..x.len()).partition(|i| i % folds == fold);
            let loss = |rows: &[usize], w: f64, c: f64| {
                let misses = rows.iter().map(|i| y[*i] - c - w * x[*i]);
                misses.map(|m| m * m).sum::<f64>() / rows.len() as f64
            };
            let own: Vec<f64> = rest.iter().map(|i| x[*i]).collect();
            // mean((x − x')²) over all pairs is twice the variance.
            let pairs = own.iter().flat_map(|a| own.iter().map(move |b| a - b));
            let pairs: Vec<f64> = pairs.collect();
            let unit = (mean(&pairs, &pairs) / 2.0).sqrt();
            let best = |w: f64| lowest(|c| loss(&rest, w, c));
            let w =
                lowest(|w| loss(&rest, w, best(w)) + lambda * unit * w.abs());
            loss(&out, w, best(w))
        };
        (0..*folds).map(on_fold).sum::<f64>() / *folds as f64
    }

    #[test]
    fn it_is_what_a_search_gives() {
        let mut draw = Draw::new(1);
        for _ in 0..10 {
            let x = [0.0, 1.0, 2.0, 3.0, 4.0, 8.0, 10.0];
            let y = x.map(|x| 0.5 * x + draw.number(-2.0, 2.0, 0.5));
            for call in checks(&x, &y, 1.0, 12.0) {
                let right = left_out_error(&call.0, &call.1, call.2, call.3);
                assert!((right - by_search(&call)).abs() < 1e-4);
            }
        }
    }
}
