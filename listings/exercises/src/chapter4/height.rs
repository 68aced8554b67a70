use crate::prelude::*;

fn same_cost(factor: f64) -> f64 {
    1.0 / factor
}

fn same_slope(factor: f64) -> f64 {
    1.0 / (2.0 * factor)
}

/// Whether a step pays on which the loss falls by its length.
fn pays(step: f64, cost: f64) -> String {
    let word = if cost < step { "yes" } else { "no" };
    // Shorter numbers than an answer may have.
    let cost = format!("{cost:.12}");
    format!("{word}, it costs {}", cost.trim_end_matches('0'))
}

pub(super) fn exercise() -> Made {
    formulas!(
        "height.md",
        [factor, step, lambda],
        same_cost = same_cost(factor),
        square_costs_1 = 1.0 / factor.sqrt(),
        same_slope = same_slope(factor),
        half_for_2w = 2.0 / factor,
        square_pays = pays(step, factor * step * step),
        unsquared = pays(step, factor * step),
        size_pays = pays(step, lambda * step),
        size_squared = pays(step, lambda * step * step),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::threshold;
    use crate::{Exercise, Work};

    #[test]
    fn the_places_are_where_a_search_finds_them() {
        for factor in [10.0, 25.0, 50.0, 125.0, 500.0] {
            let square = |w: f64| factor * w * w;
            let slope = |w: f64| (square(w + 1e-7) - square(w)) / 1e-7;
            let cost = threshold(|w| square(w) >= w);
            let steep = threshold(|w| slope(w) >= 1.0);
            assert!((same_cost(factor) - cost).abs() < 1e-6);
            assert!((same_slope(factor) - steep).abs() < 1e-6);
        }
    }

    /// As what is told says, with all numbers of the text.
    #[test]
    fn a_step_pays_with_the_square_alone() {
        let Ok(Exercise { work: Work::Paper(paper), .. }) = exercise() else {
            panic!("an exercise on paper");
        };
        for seed in 0..200 {
            let sheet = paper.variant(&mut Draw::new(seed));
            for (part, word) in sheet.parts[2..4].iter().zip(["yes", "no"]) {
                let right = part.right.to_string();
                assert!(right.starts_with(&format!("{word}, it costs ")));
            }
        }
    }
}
