use crate::data::square;
use crate::prelude::*;

/// A fit: what it loses on the data, and its numbers.
struct Fit {
    loss: f64,
    intercept: f64,
    weights: Vec<f64>,
}

impl Fit {
    fn l1(&self) -> f64 {
        self.weights.iter().map(|w| w.abs()).sum()
    }

    fn l2(&self) -> f64 {
        self.weights.iter().map(|w| square(*w)).sum()
    }
}

/// Two fits, and a strength at which L1 likes the one, L2 the other.
struct Fits {
    wild: Fit,
    calm: Fit,
    lambda: f64,
}

impl Fits {
    fn page() -> Fits {
        let fit = |loss, intercept, weights| Fit { loss, intercept, weights };
        let wild = fit(0.02, 3.0, vec![2.0, -2.0, 1.0]);
        let calm = fit(0.42, 1.0, vec![1.0, 0.0, 0.0]);
        Fits { wild, calm, lambda: 0.08 }
    }

    fn draw(draw: &mut Draw) -> Fits {
        let large = draw.one_of(&[2.0, 4.0, 5.0]);
        let kept = draw.one_of(&[1.0, 2.0, 3.0]);
        let first = draw.sign(large);
        let wild = Fit {
            loss: draw.number(0.01, 0.05, 0.01),
            intercept: draw.one_of(&[4.0, 5.0, 6.0]),
            weights: vec![first, -first, kept],
        };
        let change = draw.one_of(&[0.04, 0.05, 0.08, 0.1, 0.2]);
        let calm = Fit {
            loss: wild.loss + change * 2.0 * large,
            intercept: draw.one_of(&[1.0, 2.0]),
            weights: vec![kept, 0.0, 0.0],
        };
        Fits { wild, calm, lambda: 0.8 * change }
    }

    fn both(&self, price: impl Fn(&Fit) -> f64) -> (f64, f64) {
        (price(&self.wild), price(&self.calm))
    }

    fn extra_loss(&self) -> f64 {
        self.calm.loss - self.wild.loss
    }

    /// From which λ on the calm one is at least as good.
    fn change(&self, price: impl Fn(&Fit) -> f64) -> f64 {
        let (wild, calm) = self.both(price);
        self.extra_loss() / (wild - calm)
    }

    fn formulas(&self) -> Formulas {
        let Fits { wild, calm, lambda } = self;
        formulas!(
            wild_loss = wild.loss,
            wild_intercept = wild.intercept,
            wild_weights = &wild.weights[..],
            calm_loss = calm.loss,
            calm_intercept = calm.intercept,
            calm_weights = &calm.weights[..],
            lambda = *lambda,
            l1 = self.both(Fit::l1),
            l1_with_intercept = self.both(|fit| fit.l1() + fit.intercept),
            signed = self.both(|fit| fit.weights.iter().sum()),
            l2 = self.both(Fit::l2),
            l2_with_intercept =
                self.both(|fit| fit.l2() + square(fit.intercept)),
            l2_signed =
                self.both(|fit| fit.weights.iter().map(|w| w * w.abs()).sum()),
            l1_squared = self.both(|fit| square(fit.l1())),
            l2_root = self.both(|fit| fit.l2().sqrt()),
            change_l1 = self.change(Fit::l1),
            change_l1_with_intercept =
                self.change(|fit| fit.l1() + fit.intercept),
            change_l1_of_wild = self.extra_loss() / wild.l1(),
            change_l1_from_0 = calm.loss / (wild.l1() - calm.l1()),
            change_l1_turned = 1.0 / self.change(Fit::l1),
            change_l2 = self.change(Fit::l2),
            change_l2_with_intercept =
                self.change(|fit| fit.l2() + square(fit.intercept)),
            change_l1_squared = self.change(|fit| square(fit.l1())),
            change_l2_root = self.change(|fit| fit.l2().sqrt()),
            change_l2_turned = 1.0 / self.change(Fit::l2),
            change_l2_of_wild = self.extra_loss() / wild.l2(),
            change_l2_from_0 = calm.loss / (wild.l2() - calm.l2()),
        )
    }
}

pub(super) fn exercise() -> Made {
    paper(text!("price.md"), &Fits::page(), Fits::draw, Fits::formulas)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{draw_hundred, threshold};

    #[test]
    fn the_calm_fit_wins_from_there_on() {
        let drawn = draw_hundred(Fits::draw);
        for fits in std::iter::once(Fits::page()).chain(drawn) {
            let found = |price: fn(&Fit) -> f64| {
                threshold(|lambda| {
                    let (wild, calm) = fits.both(price);
                    fits.calm.loss + lambda * calm
                        <= fits.wild.loss + lambda * wild
                })
            };
            let (one, two) = (fits.change(Fit::l1), fits.change(Fit::l2));
            assert!((found(Fit::l1) - one).abs() < 1e-9);
            assert!((found(Fit::l2) - two).abs() < 1e-9);
            // What the text says of the two fits.
            assert!(two < fits.lambda && fits.lambda < one);
            assert_eq!(fits.wild.weights.iter().sum::<f64>(), fits.calm.l1());
        }
    }
}
