use crate::prelude::*;

/// The rows, the variance of the noise, and three strengths: how many features
/// each keeps, and its error. Of the totals the second is the smallest.
pub(super) fn formulas(draw: &mut Draw) -> Formulas {
    let rows = draw.pick(50.0, |draw| draw.one_of(&[20.0, 40.0, 50.0, 80.0]));
    let fine = draw.pick(4.0, |draw| draw.number(3.0, 8.0, 1.0));
    let variance = fine * rows / 2.0;
    let first = draw.pick(2.0, |draw| draw.number(1.0, 3.0, 1.0));
    let second = draw.pick(5.0, |draw| first + draw.number(2.0, 4.0, 1.0));
    let third = draw.pick(9.0, |draw| second + draw.number(3.0, 5.0, 1.0));
    let kept = [first, second, third];
    let least = draw.pick(126.0, |draw| draw.number(150.0, 200.0, 1.0));
    let gain = draw.pick(3.0, |draw| draw.number(2.0, 5.0, 1.0));
    let loss = draw.pick(7.0, |draw| draw.number(6.0, 8.0, 1.0));
    let totals = [least + gain, least, least + loss];
    let errors = [0, 1, 2].map(|i| totals[i] - fine * kept[i]);
    let with = |fine: f64| [0, 1, 2].map(|i| errors[i] + fine * kept[i]);
    formulas!(
        [rows, variance, kept, errors, fine, totals],
        no_two = fine / 2.0,
        no_rows = 2.0 * variance,
        deviation = 2.0 * variance.sqrt() / rows,
        one_each = errors.map(|error| error + fine),
        no_two_totals = with(fine / 2.0),
        smallest = least,
        smallest_error = errors[2],
        largest = least + loss,
        fewest = totals[0],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{draw_hundred, get, get_list};

    /// The errors fall as features come in, and each strength's total is its
    /// error and the fine of its features, one added after the other.
    #[test]
    fn the_second_wins_and_longer_lists_have_smaller_errors() {
        for drawn in draw_hundred(formulas) {
            let [one] = get(&drawn, ["fine"]);
            let (kept, errors) =
                (get_list(&drawn, "kept"), get_list(&drawn, "errors"));
            assert!(errors[0] > errors[1] && errors[1] > errors[2]);
            let total = |i: usize| {
                (0..kept[i] as usize).fold(errors[i], |sum, _| sum + one)
            };
            assert!(total(1) < total(0) && total(1) < total(2));
            assert_eq!(
                [0, 1, 2].map(total).to_vec(),
                get_list(&drawn, "totals")
            );
        }
    }
}
