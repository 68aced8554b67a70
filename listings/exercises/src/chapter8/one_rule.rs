use crate::data::{mean, predict, residual, soft, unrelated_columns};
use crate::prelude::*;

/// Three unrelated features, and a price.
struct Three {
    columns: [Vec<f64>; 3],
    y: Vec<f64>,
    lambda: f64,
}

/// The places of the features.
const A: usize = 0;
const B: usize = 1;
const C: usize = 2;

impl Three {
    /// The numbers of the first feature have this size, and y is the sum of
    /// these parts of features of the size 1.
    fn new(size: f64, parts: [f64; 3], lambda: f64) -> Three {
        let y = predict(&unrelated_columns(1.0), &parts);
        Three { columns: unrelated_columns(size), y, lambda }
    }

    fn draw(draw: &mut Draw) -> Three {
        let size = draw.one_of(&[2.0, 4.0, 5.0]);
        let c = draw.number(0.1, 0.4, 0.05);
        let half = c + draw.number(0.05, 0.2, 0.05);
        let b = half + draw.number(0.1, 0.4, 0.05);
        let a = half + draw.number(0.4, 1.2, 0.1);
        Three::new(size, [a, -b, draw.sign(c)], 2.0 * half)
    }

    fn product(&self, j: usize) -> f64 {
        mean(&self.columns[j], &self.y)
    }

    fn square(&self, j: usize) -> f64 {
        mean(&self.columns[j], &self.columns[j])
    }

    fn threshold(&self, j: usize) -> f64 {
        2.0 * self.product(j).abs()
    }

    fn weight(&self, j: usize) -> f64 {
        self.weight_less(j, self.lambda / 2.0)
    }

    fn weight_less(&self, j: usize, taken: f64) -> f64 {
        soft(self.product(j), taken) / self.square(j)
    }

    /// How hard the data pull at a weight when all have had their say.
    fn pull(&self, j: usize) -> f64 {
        let weights = [A, B, C].map(|j| self.weight(j));
        let rest = residual(&self.columns, &self.y, &weights);
        2.0 * mean(&self.columns[j], &rest)
    }

    /// With a in a unit twice as large.
    fn in_larger_unit(&self) -> Three {
        let [a, b, c] = self.columns.clone();
        let a = a.iter().map(|a| a / 2.0).collect();
        let (y, lambda) = (self.y.clone(), self.lambda);
        Three { columns: [a, b, c], y, lambda }
    }

    fn formulas(&self) -> Formulas {
        let [a, b, c] = [A, B, C].map(|j| self.product(j));
        let (lambda, half) = (self.lambda, self.lambda / 2.0);
        let [pull_a, pull_b, pull_c] = [A, B, C].map(|j| self.pull(j));
        let (weight_a, threshold_a) = (self.weight(A), self.threshold(A));
        let larger = self.in_larger_unit();
        formulas!(
            [lambda, threshold_a, weight_a, pull_c],
            a = &self.columns[A][..],
            b = &self.columns[B][..],
            c = &self.columns[C][..],
            y = &self.y[..],
            larger_a = &larger.columns[A][..],
            product_a = a,
            unscaled_a = threshold_a / self.square(A),
            summed_a = threshold_a * self.y.len() as f64,
            thresholds = (self.threshold(B), self.threshold(C)),
            products = (self.threshold(B) / 2.0, self.threshold(C) / 2.0),
            signed = (2.0 * b, 2.0 * c),
            divided_first_a = soft(a / self.square(A), half),
            all_of_lambda_a = self.weight_less(A, lambda),
            undivided_a = weight_a * self.square(A),
            weight_b = self.weight(B),
            moved_down_b = (b - half) / self.square(B),
            other_sign_b = -self.weight(B),
            all_of_lambda_b = self.weight_less(B, lambda),
            weight_c = self.weight(C),
            past_0_c = c - c.signum() * half,
            product_c = c,
            pulls = (pull_a, pull_b),
            pulls_at_0 = (2.0 * a, 2.0 * b),
            half_pulls = (pull_a / 2.0, pull_b / 2.0),
            pulls_b_turned = (pull_a, -pull_b),
            half_pull_c = pull_c / 2.0,
            lambda_as_pull_c = lambda.copysign(pull_c),
            pull_c_turned = -pull_c,
            threshold_now = larger.threshold(A),
            twice_threshold_a = 2.0 * threshold_a,
            weight_now = larger.weight(A),
            twice_weight_a = 2.0 * weight_a,
            half_weight_a = weight_a / 2.0,
        )
    }
}

pub(super) fn formulas(draw: &mut Draw) -> Formulas {
    let page = Three::new(2.0, [1.0, -0.5, 0.2], 0.6);
    draw.pick(page, Three::draw).formulas()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{draw_hundred, lowest};

    fn sum(three: &Three, w: &[f64]) -> f64 {
        let rest = residual(&three.columns, &three.y, w);
        let sizes: f64 = w.iter().map(|w| w.abs()).sum();
        mean(&rest, &rest) + three.lambda * sizes
    }

    #[test]
    fn no_weights_nearby_have_a_lower_sum() {
        for three in draw_hundred(Three::draw) {
            for three in [three.in_larger_unit(), three] {
                let w = [A, B, C].map(|j| three.weight(j));
                let here = sum(&three, &w);
                for step in 0..27 {
                    let mut near = w;
                    for (place, w) in [1, 3, 9].into_iter().zip(&mut near) {
                        *w += 1e-4 * f64::from(step / place % 3 - 1);
                    }
                    assert!(sum(&three, &near) >= here - 1e-15);
                }
            }
        }
    }

    #[test]
    fn a_weight_leaves_0_below_its_threshold() {
        for mut three in draw_hundred(Three::draw) {
            for j in [A, B, C] {
                let threshold = three.threshold(j);
                for (times, is_zero) in [(0.99, false), (1.01, true)] {
                    three.lambda = threshold * times;
                    let best = lowest(|w| {
                        let mut weights = [0.0; 3];
                        weights[j] = w;
                        sum(&three, &weights)
                    });
                    assert_eq!(best.abs() < 1e-6, is_zero, "{best}");
                }
            }
        }
    }
}
