use crate::data::{X, loss, on_line};
use crate::prelude::*;

/// Tries `count` evenly spaced weights, of which the first is `from` and the
/// last is `to`, and gives back the one with the smallest loss, the mean of
/// (y − w·x)². `count` is 2 or more, and there is no tie.
fn best_on_grid(x: &[f64], y: &[f64], from: f64, to: f64, count: usize) -> f64 {
    let loss = |w: f64| {
        let misses = x.iter().zip(y).map(|(x, y)| y - w * x);
        misses.map(|miss| miss * miss).sum::<f64>() / x.len() as f64
    };
    let step = (to - from) / (count - 1) as f64;
    let grid = (0..count).map(|i| from + i as f64 * step);
    grid.min_by(|a, b| loss(*a).total_cmp(&loss(*b))).unwrap()
}

type Search = (Vec<f64>, Vec<f64>, f64, f64, usize);

/// The first `count` weights of a grid from `from` on that needs `steps` steps
/// to `to`.
fn grid((_, _, from, to, _): &Search, steps: usize, count: usize) -> Vec<f64> {
    let step = (to - from) / steps as f64;
    (0..count).map(|i| from + i as f64 * step).collect()
}

pub(super) fn formulas(search: &Search) -> Formulas {
    let (x, y, from, to, count) = search;
    let high = |w: &f64| loss(x, y, *w);
    let best = |steps: usize, count: usize| {
        let grid = grid(search, steps, count).into_iter();
        let best = grid.min_by(|a, b| high(a).total_cmp(&high(b)));
        best.expect("a grid has a weight")
    };
    let grid = grid(search, count - 1, *count);
    let right = best(count - 1, *count);
    let worst = grid.iter().max_by(|a, b| high(a).total_cmp(&high(b)));
    let place = grid.iter().position(|w| *w == right);
    formulas!(
        best_on_grid = best_on_grid(x, y, *from, *to, *count),
        count_steps = best(*count, *count),
        worst = *worst.expect("a grid has a weight"),
        smallest_loss = high(&right),
        last_missing = best(count - 1, count - 1),
        one_too_many = best(*count, count + 1),
        beyond = best(count - 1, count + 1),
        place = place.expect("the best is one of them") as f64,
    )
}

/// The inputs of the book's data.
const BOOK: [f64; 7] = [-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5];

pub(super) fn arguments(draw: &mut Draw) -> Vec<Search> {
    let others = [X.to_vec(), vec![-2.0, -1.0, 0.0, 1.0, 2.0]];
    let x = draw.pick(X.to_vec(), |draw| draw.one_of(&others));
    let w = draw.pick(0.75, |draw| draw.one_of(&[0.5, 0.75, 1.25, 1.5, 1.75]));
    let on = |from, to, count| (x.clone(), on_line(w, &x), from, to, count);
    // A grid that misses the weight, and has no two that are best.
    let misses = |count: &usize| {
        let place = w / 2.0 * (*count - 1) as f64;
        (0.1..0.4).contains(&(place - place.round()).abs())
    };
    let counts: Vec<usize> = (5..=14).filter(misses).collect();
    let hit = draw.pick(9, |draw| draw.one_of(&[9, 17]));
    let missed = draw.pick(6, |draw| draw.one_of(&counts));
    // Below the weight, and one step more comes nearer to it.
    let end = draw.pick(6, |draw| draw.one_of(&[7, 8, 9]));
    let to = draw.pick(0.25, |_| w - 0.25);
    let line = draw.pick(0.5, |draw| draw.one_of(&[0.5, 1.5]));
    let many = draw.pick(200, |draw| draw.one_of(&[100, 200, 300, 400]));
    let book = |count| (BOOK.to_vec(), on_line(line, &BOOK), 0.0, 2.0, count);
    vec![
        on(0.0, 2.0, hit),
        on(0.0, 2.0, missed),
        on(-1.0, to, end),
        book(many),
        book(many + 1),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::draw_hundred;

    #[test]
    fn lowest_of_all_and_no_tie() {
        for search in draw_hundred(arguments).flatten() {
            let (x, y, from, to, count) = &search;
            let found = best_on_grid(x, y, *from, *to, *count);
            let mut losses: Vec<f64> = grid(&search, count - 1, *count)
                .iter()
                .map(|w| loss(x, y, *w))
                .collect();
            losses.sort_by(f64::total_cmp);
            assert!((loss(x, y, found) - losses[0]).abs() < 1e-12);
            assert!(losses[1] - losses[0] > 1e-6, "{search:?}");
        }
    }
}
