use crate::prelude::*;

/// How many features there are to choose from, and how often the interval of
/// one that was named before holds, in per cent.
pub(super) fn formulas(draw: &mut Draw) -> Formulas {
    let count = draw.pick(8.0, |draw| draw.number(4.0, 15.0, 1.0));
    let level = draw.pick(95.0, |draw| draw.one_of(&[90.0, 95.0, 96.0, 98.0]));
    let (holds, misses) = (level / 100.0, (100.0 - level) / 100.0);
    let all_hold: f64 = (0..count as usize).map(|_| holds).product();
    formulas!(
        [count, level, all_hold],
        named_before = holds,
        chances_added = 1.0 - misses * count,
        one_misses = 1.0 - all_hold,
        named_miss = misses,
        misses_added = misses * count,
        halved = misses / 2.0,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{draw_hundred, get};

    /// All cases are counted, by how many of the intervals miss.
    #[test]
    fn it_is_what_all_cases_give() {
        for drawn in draw_hundred(formulas) {
            let [count, level, all_hold, one_misses] =
                get(&drawn, ["count", "level", "all_hold", "one_misses"]);
            let mut ways = vec![1.0];
            for _ in 0..count as usize {
                let mut next = vec![0.0; ways.len() + 1];
                for (missed, chance) in ways.iter().enumerate() {
                    next[missed] += level / 100.0 * chance;
                    next[missed + 1] += (1.0 - level / 100.0) * chance;
                }
                ways = next;
            }
            assert!((ways[0] - all_hold).abs() < 1e-12);
            assert!((ways[1..].iter().sum::<f64>() - one_misses).abs() < 1e-12);
        }
    }
}
