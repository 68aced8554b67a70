use crate::prelude::*;

/// What both mistakes cost, and a probability above the cut-off and below a
/// half.
pub(super) fn formulas(draw: &mut Draw) -> Formulas {
    let alarm = draw.pick(10.0, |draw| draw.number(10.0, 40.0, 10.0));
    let times = draw.pick(9.0, |draw| draw.one_of(&[4.0, 7.0, 9.0, 15.0]));
    let missed = times * alarm;
    let told = draw.pick(0.2, |draw| draw.one_of(&[0.25, 0.3, 0.35, 0.4]));
    formulas!(
        [missed, alarm, told],
        cutoff = alarm / (alarm + missed),
        half = 0.5,
        other_way = missed / (alarm + missed),
        ratio = alarm / missed,
        no_treatment = told * missed,
        whole = missed,
        treatment = (1.0 - told) * alarm,
        whole_alarm = alarm,
        alarm_if_ill = told * alarm,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{draw_hundred, get};

    /// Of a hundred people who are told the same, as many are ill as are told.
    #[test]
    fn a_hundred_people_cost_less_if_they_are_treated() {
        for drawn in draw_hundred(formulas) {
            let [missed, alarm, told, from] =
                get(&drawn, ["missed", "alarm", "told", "cutoff"]);
            let [no, yes] = get(&drawn, ["no_treatment", "treatment"]);
            let bill = |share: f64| {
                let ill = (100.0 * share).round();
                (ill * missed / 100.0, (100.0 - ill) * alarm / 100.0)
            };
            let (untreated, treated) = bill(told);
            assert!((untreated - no).abs() + (treated - yes).abs() < 1e-9);
            assert!(told > from && no > yes);
            assert!((from * missed - (1.0 - from) * alarm).abs() < 1e-9);
        }
    }
}
