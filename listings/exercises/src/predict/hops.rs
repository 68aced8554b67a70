use crate::prelude::*;

/// The price in the figure, and the data's slope at 0.
const LAMBDA: f64 = 1.5;
const SLOPE: f64 = -1.0;

/// Where a step of this size leads from just right and from just left of 0.
fn band(eta: f64) -> (f64, f64) {
    (-eta * (SLOPE + LAMBDA), -eta * (SLOPE - LAMBDA))
}

fn word(is_later: bool) -> &'static str {
    if is_later { "later" } else { "sooner" }
}

pub(super) fn exercise() -> Made {
    formulas!(
        "hops.md",
        [from, to],
        band = band(to),
        band_before = band(from),
        price_alone = (-to * LAMBDA, to * LAMBDA),
        upper_first = (band(to).1, band(to).0),
        signs = (-band(to).1, -band(to).0),
        when = word(to < from),
        when_turned = word(to >= from),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The step sizes of the slider.
    const SIZES: [f64; 9] =
        [0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2];

    #[test]
    fn a_walk_stays_in_the_band_and_lands_when_it_is_said() {
        let landing = |eta: f64| {
            let mut w = 1.0_f64;
            let mut steps = 0;
            while w != 0.0 {
                let moved = w - eta * 2.0 * (w - 0.5);
                w = (moved.abs() - eta * LAMBDA).max(0.0) * moved.signum();
                steps += 1;
            }
            steps
        };
        let mut landings = SIZES.map(landing);
        assert!(landings.is_sorted_by(|a, b| a > b), "{landings:?}");
        landings.reverse();
        for eta in SIZES {
            let (low, high) = band(eta);
            let mut w = 1.0_f64;
            let walk = (0..20_000).map(|_| {
                w -= eta * (2.0 * (w - 0.5) + LAMBDA * w.signum());
                w
            });
            let walk: Vec<f64> = walk.skip(200).collect();
            let inside = |w: &f64| low <= *w && *w <= high;
            assert!(walk.iter().all(inside), "{eta}");
            let (least, most) =
                walk.iter().fold((1.0, -1.0), |(a, b): (f64, f64), w| {
                    (a.min(*w), b.max(*w))
                });
            // It uses most of the band.
            assert!(most - least > 0.8 * (high - low), "{eta}");
        }
    }
}
