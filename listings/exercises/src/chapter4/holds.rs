use crate::prelude::*;

pub(super) fn exercise() -> Made {
    formulas!(
        "holds.md",
        [pull, factor, round, power, corner, slope],
        slope_at_0 = -pull,
        round_squared = round * round,
        half = pull / 2.0,
        over_factor = pull / factor,
        pull_and_round = pull + round,
        over_power = pull / power,
        pull_and_corner = pull + corner,
        over_slope = pull / slope,
        times_slope = pull * slope,
    )
}

#[cfg(test)]
mod tests {
    use crate::search::threshold;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the last bits do not count")]
    fn the_prices_hold_from_where_a_search_finds_it() {
        for [pull, factor, round, power, corner, slope] in [
            [1.0, 1000.0, 0.01, 1.5, 0.3, 2.0],
            [6.0, 100.0, 0.1, 1.2, 0.1, 5.0],
            [3.0, 500.0, 0.05, 1.6, 0.4, 4.0],
        ] {
            let holds = |price: &dyn Fn(f64) -> f64| {
                // Next to 0, how much a step costs more than it saves.
                let rise = |lambda: f64, w: f64| {
                    pull * (w * w - w) + lambda * (price(w) - price(0.0))
                };
                let steps = || (1..40).map(|n| 0.1_f64.powi(n));
                let is_lowest = |lambda: f64| {
                    steps().all(|w| {
                        rise(lambda, w) >= 0.0 && rise(lambda, -w) >= 0.0
                    })
                };
                is_lowest(99.0).then(|| threshold(is_lowest))
            };
            let near = |found: Option<f64>, from: f64| {
                assert!((found.unwrap() - from).abs() < 1e-9, "{found:?}");
            };
            near(holds(&f64::abs), pull);
            assert_eq!(holds(&|w| factor * w * w), None);
            near(holds(&|w| w.abs() + w * w), pull);
            assert_eq!(holds(&|w| w.hypot(round)), None);
            assert_eq!(holds(&|w| w.abs().powf(power)), None);
            assert_eq!(holds(&|w| (w - corner).abs()), None);
            near(holds(&|w| slope * w.max(0.0)), pull / slope);
        }
    }
}
