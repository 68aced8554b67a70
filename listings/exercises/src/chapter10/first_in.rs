use crate::prelude::*;

/// How many features there are to choose from.
pub(super) fn formulas(draw: &mut Draw) -> Formulas {
    let count = draw.pick(8.0, |draw| draw.number(4.0, 15.0, 1.0));
    let all_hold: f64 = (0..count as usize).map(|_| 0.95).product();
    formulas!(
        [count, all_hold],
        named_before = 0.95,
        chances_added = 1.0 - 0.05 * count,
        one_misses = 1.0 - all_hold,
        named_miss = 0.05,
        misses_added = 0.05 * count,
        halved = 0.025,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{draw_hundred, get};

    /// Each of so many intervals misses in one case of twenty: all cases are
    /// counted, by how many of them miss.
    #[test]
    fn it_is_what_all_cases_give() {
        for drawn in draw_hundred(formulas) {
            let [count, all_hold, one_misses] =
                get(&drawn, ["count", "all_hold", "one_misses"]);
            let mut ways = vec![1.0];
            for _ in 0..count as usize {
                let mut next = vec![0.0; ways.len() + 1];
                for (missed, chance) in ways.iter().enumerate() {
                    next[missed] += 19.0 / 20.0 * chance;
                    next[missed + 1] += chance / 20.0;
                }
                ways = next;
            }
            assert!((ways[0] - all_hold).abs() < 1e-12);
            assert!((ways[1..].iter().sum::<f64>() - one_misses).abs() < 1e-12);
        }
    }
}
