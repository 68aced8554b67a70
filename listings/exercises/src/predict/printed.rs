use crate::data::soft;
use crate::points::Points;
use crate::prelude::*;

/// A program that should find L1's best weight, and what it does wrong.
struct Program {
    points: Points,
    lambda: f64,
    mistake: usize,
}

/// What can be wrong with it.
const MISTAKES: [&str; 4] = [
    "it takes λ off, not λ/2: (mean(xy) − λ)/mean(x²)",
    "it does not divide: mean(xy) − λ/2",
    "it divides too early: mean(xy)/mean(x²) − λ/2",
    "it is L2's formula: mean(xy)/(mean(x²) + λ)",
];

impl Program {
    /// What it would print with a mistake.
    fn with(&self, mistake: usize) -> f64 {
        let (square, product) = (self.points.square(), self.points.product());
        let half = self.lambda / 2.0;
        match mistake {
            0 => soft(product, 2.0 * half) / square,
            1 => soft(product, half),
            2 => soft(product / square, half),
            _ => product / (square + self.lambda),
        }
    }

    fn draw(draw: &mut Draw) -> Program {
        loop {
            let program = Program {
                points: Points::draw(draw),
                lambda: draw.number(0.25, 1.5, 0.25),
                mistake: draw.one_of(&[0, 1, 2, 3]),
            };
            if program.is_clear() {
                return program;
            }
        }
    }

    /// Whether all mistakes print other numbers, and none of them prints 0 or
    /// what is right.
    fn is_clear(&self) -> bool {
        let mut all: Vec<f64> = (0..4).map(|i| self.with(i)).collect();
        all.extend([0.0, self.points.l1(self.lambda)]);
        all.sort_by(f64::total_cmp);
        all.windows(2).all(|pair| pair[1] - pair[0] > 0.002)
    }

    fn formulas(&self) -> Formulas {
        let Program { points, lambda, mistake } = self;
        // The three others, in their order.
        let other = |by: usize| MISTAKES[(mistake + by) % 4];
        formulas!(
            x = &points.x[..],
            y = points.line(),
            lambda = *lambda,
            right = points.l1(*lambda),
            printed = self.with(*mistake),
            weight = points.weight,
            mistake = MISTAKES[*mistake],
            next = other(1),
            second = other(2),
            third = other(3),
        )
    }
}

pub(super) fn formulas(draw: &mut Draw) -> Formulas {
    let page = Program { points: Points::d(), lambda: 1.0, mistake: 2 };
    draw.pick(page, Program::draw).formulas()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{draw_hundred, lowest};

    #[test]
    fn what_is_right_is_lowest_and_mistakes_are_not() {
        for program in draw_hundred(Program::draw) {
            let lambda = program.lambda;
            let found = lowest(|w| program.points.loss(w) + lambda * w.abs());
            assert!((found - program.points.l1(lambda)).abs() < 1e-6);
            for mistake in 0..4 {
                assert!((found - program.with(mistake)).abs() > 1e-3);
            }
        }
    }
}
