use crate::answer::format_number;
use crate::prelude::*;

/// A table of six strengths from the largest on, four folds at the best, and
/// by how much each of them is worse at the rule's.
struct Choice {
    alphas: [f64; 6],
    errors: [f64; 6],
    /// The standard errors; that of the best is asked for.
    spreads: [f64; 6],
    kept: [f64; 6],
    folds: [f64; 4],
    worse: [f64; 4],
}

/// The place of the smallest error.
const BEST: usize = 4;
/// The place of the strength that the rule takes.
const RULE: usize = 2;

impl Choice {
    /// Three folds are `step` below `mean`, the one at `place` is far above:
    /// their mean has the standard error `step`.
    fn folds(mean: f64, step: f64, place: usize) -> [f64; 4] {
        let mut folds = [mean - step; 4];
        folds[place] = mean + 3.0 * step;
        folds
    }

    fn draw(draw: &mut Draw) -> Choice {
        let unit = draw.one_of(&[0.1, 0.5, 1.0, 2.0]);
        let step = draw.one_of(&[2.0, 3.0, 4.0, 5.0]);
        let mean = 2.0 * step + draw.number(5.0, 20.0, 1.0);
        // So many steps above the smallest error: the second is within two
        // standard errors, the third within one, the fourth within less.
        let above = [
            draw.number(2.4, 3.0, 0.1),
            draw.number(1.5, 1.9, 0.1),
            draw.one_of(&[0.9, 0.95]),
            draw.number(0.6, 0.8, 0.1),
            0.0,
            draw.number(0.1, 0.4, 0.1),
        ];
        let mut spread = |from: f64| step * draw.number(from, from + 0.3, 0.1);
        let spreads = [
            spread(2.5),
            spread(1.1),
            // That of the folds with what is worse in each, below.
            1.1 * step,
            spread(1.0),
            0.0,
            spread(0.8),
        ];
        let place = draw.one_of(&[0, 1, 2, 3]);
        let worse = Choice::folds(above[RULE] * step, 0.1 * step, place);
        let mut kept = [0.0; 6];
        for i in 1..6 {
            kept[i] = kept[i - 1] + draw.one_of(&[1.0, 2.0, 3.0]);
        }
        Choice {
            alphas: [16.0, 8.0, 4.0, 2.0, 1.0, 0.5].map(|a| unit * a),
            errors: above.map(|above| mean + above * step),
            spreads,
            kept,
            folds: Choice::folds(mean, step, place),
            worse,
        }
    }

    fn smallest(&self) -> f64 {
        mean(&self.folds)
    }

    /// The sum of the folds' squared distances to their mean.
    fn squares(&self) -> f64 {
        squares(&self.folds)
    }

    fn deviation(&self) -> f64 {
        (self.squares() / 3.0).sqrt()
    }

    /// By how much the rule's error is larger, and a part of the standard
    /// deviation of that.
    fn difference(&self, part: f64) -> (f64, f64) {
        (mean(&self.worse), (squares(&self.worse) / 3.0).sqrt() * part)
    }

    fn spread(&self) -> f64 {
        self.deviation() / 2.0
    }

    /// The place of the largest strength with at most this error.
    fn within(&self, limit: f64) -> usize {
        let mut errors = self.errors.iter();
        errors.position(|error| *error <= limit).unwrap_or(BEST)
    }

    /// The strength at a place, and how many features it keeps.
    fn at(&self, place: usize) -> (f64, f64) {
        (self.alphas[place], self.kept[place])
    }

    fn table(&self) -> String {
        let line = |name: &str, cells: [String; 6]| {
            format!("| {name} | {} |\n", cells.join(" | "))
        };
        let row = |name: &str, numbers: [f64; 6]| {
            line(name, numbers.map(format_number))
        };
        let mut spreads = self.spreads.map(format_number);
        spreads[BEST] = "?".into();
        let table = [
            row("α", self.alphas),
            "| --- | --- | --- | --- | --- | --- | --- |\n".into(),
            row("mean of the four folds", self.errors),
            line("its standard error", spreads),
            row("features kept", self.kept),
        ];
        table.concat().trim_end().to_owned()
    }

    fn formulas(&self) -> Formulas {
        let (smallest, spread) = (self.smallest(), self.spread());
        let (squares, deviation) = (self.squares(), self.deviation());
        let (limit, over_four) = (smallest + spread, (squares / 4.0).sqrt());
        let within = |limit: f64| self.at(self.within(limit));
        let alpha = |limit: f64| self.alphas[self.within(limit)];
        let mut low = self.errors.iter().zip(&self.spreads);
        let overlapping = low.position(|(error, s)| error - s <= limit);
        let last = self.errors.iter().rposition(|error| *error <= limit);
        formulas!(
            [spread, deviation, limit, smallest],
            table = self.table(),
            best_alpha = self.alphas[BEST],
            folds = self.folds,
            over_four = over_four / 2.0,
            not_the_root = deviation / 4.0,
            undivided = squares.sqrt(),
            over_four_alone = over_four,
            variance = squares / 3.0 / 2.0,
            deviation_up = smallest + deviation,
            down = smallest - spread,
            chosen = within(limit),
            within_deviation = within(smallest + deviation),
            within_small = within(smallest + over_four / 2.0),
            best = self.at(BEST),
            overlapping = self.at(overlapping.unwrap_or(BEST)),
            last = self.at(last.unwrap_or(BEST)),
            chosen_without_spread = alpha(smallest),
            chosen_with_spread = alpha(limit),
            next = self.alphas[BEST + 1],
            worse = self.worse,
            difference = self.difference(0.5),
            one_difference = self.difference(1.0),
            difference_over_four = self.difference(0.25),
            spread_of_an_error = (self.difference(0.0).0, spread),
        )
    }
}

fn mean(folds: &[f64; 4]) -> f64 {
    folds.iter().sum::<f64>() / 4.0
}

fn squares(folds: &[f64; 4]) -> f64 {
    let far = folds.map(|fold| fold - mean(folds));
    far.map(|far| far * far).iter().sum()
}

pub(super) fn formulas(draw: &mut Draw) -> Formulas {
    let page = Choice {
        alphas: [16.0, 8.0, 4.0, 2.0, 1.0, 0.5],
        errors: [15.0, 13.5, 11.9, 11.5, 10.0, 10.4],
        spreads: [6.0, 2.5, 2.2, 2.1, 0.0, 1.9],
        kept: [0.0, 1.0, 3.0, 5.0, 8.0, 10.0],
        folds: Choice::folds(10.0, 2.0, 0),
        worse: Choice::folds(1.9, 0.2, 0),
    };
    draw.pick(page, Choice::draw).formulas()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::draw_hundred;

    #[test]
    fn the_rule_takes_the_third_strength_and_the_table_has_one_gap() {
        for choice in draw_hundred(Choice::draw) {
            let [a, b, c, d] = choice.folds;
            // The variance from the six differences between two folds.
            let pairs = [a - b, a - c, a - d, b - c, b - d, c - d];
            let variance = pairs.map(|d| d * d).iter().sum::<f64>() / 12.0;
            assert!((choice.spread() - (variance / 4.0).sqrt()).abs() < 1e-12);
            assert!((choice.errors[BEST] - choice.smallest()).abs() < 1e-12);
            let limit = choice.smallest() + choice.spread();
            assert_eq!(choice.within(limit), RULE);
            let above = choice.errors[RULE] - choice.errors[BEST];
            let (worse, error) = choice.difference(0.5);
            assert!((worse - above).abs() < 1e-12);
            let [mut there, worse_by] = [choice.folds, choice.worse];
            for (fold, by) in there.iter_mut().zip(worse_by) {
                *fold += by;
            }
            let spread = (squares(&there) / 3.0).sqrt() / 2.0;
            assert!((spread - choice.spreads[RULE]).abs() < 1e-12);
            // "By many standard errors", and in each fold.
            assert!(worse > 8.0 * error);
            assert!(choice.worse.iter().all(|worse| *worse > 0.0));
            assert_eq!(choice.within(choice.smallest()), BEST);
            assert_eq!(choice.table().matches('?').count(), 1);
        }
    }
}
