use crate::prelude::*;

/// Five inputs, and labels of which more are yes than no or fewer.
pub(super) fn formulas(draw: &mut Draw) -> Formulas {
    let inputs = [
        [0.0, 1.0, 2.0, 3.0, 6.0],
        [1.0, 2.0, 4.0, 5.0, 7.0],
        [-1.0, 0.0, 2.0, 4.0, 8.0],
        [-2.0, 1.0, 3.0, 5.0, 9.0],
    ];
    let x = draw.pick([0.0, 1.0, 2.0, 4.0, 5.0], |draw| draw.one_of(&inputs));
    let labels = [
        [0.0, 0.0, 0.0, 1.0, 1.0],
        [0.0, 0.0, 1.0, 0.0, 1.0],
        [0.0, 1.0, 0.0, 1.0, 1.0],
    ];
    let y = draw.pick([0.0, 0.0, 1.0, 1.0, 1.0], |draw| draw.one_of(&labels));
    let share = y.iter().sum::<f64>() / 5.0;
    let sum = |p: f64| -> f64 {
        x.iter().zip(&y).map(|(x, y)| x * (y - p)).sum::<f64>().abs()
    };
    formulas!(
        [x, y, share],
        half = 0.5,
        share_of_no = 1.0 - share,
        drops_from = sum(share) / 5.0,
        at_half = sum(0.5) / 5.0,
        at_0 = sum(0.0) / 5.0,
        summed = sum(share),
        with_two = 2.0 * sum(share) / 5.0,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{draw_hundred, get, get_list};

    /// The pull at w = 0 is the fall of the lowest mean cost there: costs are
    /// compared at a weight a little beside 0, the intercept searched on a
    /// grid.
    #[test]
    #[expect(
        clippy::disallowed_methods,
        reason = "compared to four digits, which all machines share"
    )]
    fn the_pull_is_how_fast_the_best_cost_falls() {
        for drawn in draw_hundred(formulas) {
            let [share, pull] = get(&drawn, ["share", "drops_from"]);
            let (x, y) = (get_list(&drawn, "x"), get_list(&drawn, "y"));
            let cost = |b: f64, w: f64| -> f64 {
                let rows = x.iter().zip(&y).map(|(x, y)| {
                    let log_odds = b + w * x;
                    log_odds.exp().ln_1p() - y * log_odds
                });
                rows.sum::<f64>() / 5.0
            };
            let odds = (share / (1.0 - share)).ln();
            let best = |w: f64| {
                let grid = (-4000..=4000).map(|i| odds + f64::from(i) * 1e-5);
                grid.map(|b| cost(b, w)).fold(f64::MAX, f64::min)
            };
            let slope = (best(1e-3) - best(-1e-3)) / 2e-3;
            assert!((slope.abs() - pull).abs() < 1e-4, "{slope}, {pull}");
        }
    }
}
