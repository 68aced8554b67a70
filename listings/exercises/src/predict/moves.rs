use crate::data::{soft, square};
use crate::prelude::*;

/// The weight of the book's data; their loss is (w − 0.5)².
const BEST: f64 = 0.5;

fn l1(lambda: f64) -> f64 {
    soft(BEST, lambda / 2.0)
}

fn l2(lambda: f64) -> f64 {
    BEST / (1.0 + lambda)
}

pub(super) fn blue_dot() -> Made {
    formulas!(
        "blue_dot.md",
        [from, to],
        l1 = l1(to),
        l1_from_before = l1(from) - to / 2.0,
        all_of_lambda = BEST - to,
        l2 = l2(to)
    )
}

pub(super) fn red_dot() -> Made {
    formulas!(
        "red_dot.md",
        [from, to],
        l2 = l2(to),
        over_lambda = BEST / to,
        l2_from_before = l2(from) / (1.0 + to),
        l1 = l1(to)
    )
}

pub(super) fn half_bowls() -> Made {
    formulas!(
        "half_bowls.md",
        [from, to],
        right_bowl = BEST - to / 2.0,
        left_bowl = BEST + to / 2.0,
        all_of_lambda = BEST - to
    )
}

pub(super) fn squares() -> Made {
    formulas!(
        "squares.md",
        [to],
        area = square(to - BEST),
        distance = (to - BEST).abs(),
        from_0 = square(to),
        halved = 0.5 * (to - BEST).abs(),
        mirrored = 2.0 * BEST - to,
        mirrored_at_0 = -to
    )
}

/// A weight whose prices the figure reads out.
const WEIGHT: f64 = 0.1;

pub(super) fn prices() -> Made {
    formulas!(
        "prices.md",
        [from, to],
        one_over_to = 1.0 / to,
        weight = WEIGHT,
        cost = (to * WEIGHT, to * square(WEIGHT)),
        cost_before = (WEIGHT, square(WEIGHT)),
        squared_with_lambda = (to * WEIGHT, square(to * WEIGHT)),
        turned_round = (to * square(WEIGHT), to * WEIGHT)
    )
}

/// Where chapter 7 puts the corner.
const CORNER: f64 = 0.3;

pub(super) fn moved_corner() -> Made {
    formulas!(
        "moved_corner.md",
        [from, to],
        corner = CORNER,
        past_corner = 0.5 - to / 2.0,
        before = 0.5 - from / 2.0,
        threshold = 2.0 * (BEST - CORNER),
        half_slope = BEST - CORNER
    )
}

/// How hard the data pull at chapter 8's ten features when all weights are 0;
/// tests/promises/tests/predict.rs holds them against the chapter.
const PULLS: [f64; 10] = [
    0.9038, 0.8187, 0.4713, 0.4913, 0.2737, 0.1113, 0.2137, 0.0063, 0.4363,
    0.1037,
];

fn count_kept(lambda: f64) -> f64 {
    PULLS.iter().filter(|pull| **pull > lambda).count() as f64
}

pub(super) fn kept() -> Made {
    formulas!(
        "kept.md",
        [from, to],
        kept = count_kept(to),
        kept_before = count_kept(from),
        twice_to = 2.0 * to
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{lowest, threshold};
    use crate::{Exercise, Work};

    fn loss(w: f64) -> f64 {
        (w - BEST) * (w - BEST)
    }

    #[test]
    fn the_dots_and_the_half_bowls_are_where_a_search_finds_them() {
        for to in (1..=30).map(|tenths| f64::from(tenths) / 10.0) {
            let near =
                |a: f64, b: f64| assert!((a - b).abs() < 1e-6, "{a} {b}");
            near(lowest(|w| loss(w) + to * w.abs()), l1(to));
            near(lowest(|w| loss(w) + to * w * w), l2(to));
            near(lowest(|w| loss(w) + to * w), BEST - to / 2.0);
            near(lowest(|w| loss(w) - to * w), BEST + to / 2.0);
        }
    }

    #[test]
    fn the_prices_cross_at_1() {
        for lambda in (2..20).map(|tenths| f64::from(tenths) / 10.0) {
            let above = |w: f64| lambda * w * w - lambda * w.abs();
            let crossing = (1..300).map(|i| f64::from(i) / 100.0);
            let crossing: Vec<f64> = crossing
                .filter(|w| above(w - 1e-3) * above(w + 1e-3) < 0.0)
                .collect();
            assert_eq!(crossing, [1.0], "{lambda}");
        }
    }

    #[test]
    fn the_corner_holds_from_its_threshold_on() {
        let sum = |lambda: f64, w: f64| loss(w) + lambda * (w - CORNER).abs();
        let is_held =
            |lambda: f64| (lowest(|w| sum(lambda, w)) - CORNER).abs() < 1e-7;
        assert!((threshold(is_held) - 0.4).abs() < 1e-4);
        assert!(is_held(0.6) && is_held(3.0));
    }

    #[test]
    fn no_dot_is_too_close_to_the_line_to_tell() {
        let Ok(Exercise { work: Work::Paper(paper), .. }) = kept() else {
            panic!("an exercise on paper");
        };
        for seed in 0..200 {
            let sheet = paper.variant(&mut Draw::new(seed));
            let to: f64 = sheet.parts[1].right.to_string().parse().unwrap();
            assert!(PULLS.iter().all(|pull| (pull - to).abs() > 0.02), "{to}");
        }
    }
}
