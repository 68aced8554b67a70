use crate::data::square;
use crate::prelude::*;

/// A fit: what it loses on the data, and its numbers.
struct Fit {
    loss: f64,
    intercept: f64,
    weights: [f64; 3],
}

impl Fit {
    fn sum(&self, price: fn(f64) -> f64) -> f64 {
        self.weights.iter().map(|w| price(*w)).sum()
    }

    fn l1(&self) -> f64 {
        self.sum(f64::abs)
    }

    fn l2(&self) -> f64 {
        self.sum(square)
    }
}

/// Two fits, and a strength at which L1 likes the one, L2 the other.
pub(super) fn formulas(draw: &mut Draw) -> Formulas {
    let large = draw.pick(2.0, |draw| draw.one_of(&[2.0, 4.0, 5.0]));
    let kept = draw.pick(1.0, |draw| draw.one_of(&[1.0, 2.0, 3.0]));
    let first: f64 = draw.pick(2.0, |draw| draw.sign(large));
    let wild = Fit {
        loss: draw.pick(0.02, |draw| draw.number(0.01, 0.05, 0.01)),
        intercept: draw.pick(3.0, |draw| draw.one_of(&[4.0, 5.0, 6.0])),
        weights: [first, -first, kept],
    };
    let changes = [0.04, 0.05, 0.08, 0.1, 0.2];
    let change = draw.pick(0.1, |draw| draw.one_of(&changes));
    let calm = Fit {
        loss: draw.pick(0.42, |_| wild.loss + change * 2.0 * large),
        intercept: draw.pick(1.0, |draw| draw.one_of(&[1.0, 2.0])),
        weights: [kept, 0.0, 0.0],
    };
    let lambda = draw.pick(0.08, |_| 0.8 * change);
    let both = |price: fn(&Fit) -> f64| (price(&wild), price(&calm));
    // From which λ on the calm one is at least as good.
    let extra_loss = calm.loss - wild.loss;
    let change = |price: fn(&Fit) -> f64| {
        let (wild, calm) = both(price);
        extra_loss / (wild - calm)
    };
    formulas!(
        wild_loss = wild.loss,
        wild_intercept = wild.intercept,
        wild_weights = wild.weights,
        calm_loss = calm.loss,
        calm_intercept = calm.intercept,
        calm_weights = calm.weights,
        lambda = lambda,
        l1 = both(Fit::l1),
        l1_with_intercept = both(|fit| fit.l1() + fit.intercept),
        signed = both(|fit| fit.sum(|w| w)),
        l2 = both(Fit::l2),
        l2_with_intercept = both(|fit| fit.l2() + square(fit.intercept)),
        l2_signed = both(|fit| fit.sum(|w| w * w.abs())),
        l1_squared = both(|fit| square(fit.l1())),
        l2_root = both(|fit| fit.l2().sqrt()),
        change_l1 = change(Fit::l1),
        change_l1_with_intercept = change(|fit| fit.l1() + fit.intercept),
        change_l1_of_wild = extra_loss / wild.l1(),
        change_l1_from_0 = calm.loss / (wild.l1() - calm.l1()),
        change_l1_turned = 1.0 / change(Fit::l1),
        change_l2 = change(Fit::l2),
        change_l2_with_intercept =
            change(|fit| fit.l2() + square(fit.intercept)),
        change_l1_squared = change(|fit| square(fit.l1())),
        change_l2_root = change(|fit| fit.l2().sqrt()),
        change_l2_turned = 1.0 / change(Fit::l2),
        change_l2_of_wild = extra_loss / wild.l2(),
        change_l2_from_0 = calm.loss / (wild.l2() - calm.l2()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{draw_hundred, get, get_list, threshold};

    #[test]
    fn the_calm_fit_wins_from_there_on() {
        let page = formulas(&mut Draw::page());
        for drawn in draw_hundred(formulas).chain([page]) {
            let [wild, calm] = get(&drawn, ["wild_loss", "calm_loss"]);
            let [one, two] = ["l1", "l2"].map(|name| {
                let prices = get_list(&drawn, name);
                threshold(|lambda| {
                    calm + lambda * prices[1] <= wild + lambda * prices[0]
                })
            });
            let [lambda, l1, l2] =
                get(&drawn, ["lambda", "change_l1", "change_l2"]);
            assert!((one - l1).abs() < 1e-9 && (two - l2).abs() < 1e-9);
            // What the text says of the two fits.
            assert!(l2 < lambda && lambda < l1);
            let signed = get_list(&drawn, "signed");
            assert_eq!(signed[0], signed[1]);
            assert_eq!(signed[1], get_list(&drawn, "l1")[1]);
        }
    }
}
