//! Chapter 12's formulas.

use super::{book_loss, same};
use crate::values::wrong_feature;
use crate::{ask_number, ask_point};
use chapter12::{
    adam, adam_decoupled, adam_decoupled_with_noise, near_copies,
    posterior_mean,
};
use promises::mathematics::{mean_product, soft};

/// No weights near the elastic net's are lower under its price.
pub fn both_prices() {
    for (lambda, r) in [(0.4, 0.5), (0.2, 0.9), (1.0, 0.1), (0.7, 1.0)] {
        let asked = format!("--lambda {lambda} --ratio {r}");
        let best = ask_point(&format!("chapter12.copies_net {asked}"));
        let best = [best.0, best.1];
        let bowl = near_copies(0.96, 0.05);
        let price = |w: f64| lambda * (r * w.abs() + (1.0 - r) * w * w);
        let sum = |w: [f64; 2]| bowl.loss(&w) + price(w[0]) + price(w[1]);
        for step in [1e-3, 1e-2, 0.1] {
            for i in 0..32 {
                let angle = f64::from(i) * std::f64::consts::TAU / 32.0;
                let moved = [
                    best[0] + step * angle.cos(),
                    best[1] + step * angle.sin(),
                ];
                // The answer has nine decimals.
                assert!(sum(best) < sum(moved) + 1e-9, "{lambda}, {r}");
            }
        }
    }
}

/// The code's means are those of such rows.
pub fn the_output_is_a_sum() {
    for r in [0.0, 0.45, 0.6, 0.7] {
        let rows = wrong_feature(r);
        let bowl = chapter12::wrong_feature(r);
        for (j, one) in rows.columns.iter().enumerate() {
            same(bowl.c[j] + 1.0, mean_product(one, &rows.y) + 1.0);
            for (k, other) in rows.columns.iter().enumerate() {
                same(bowl.gram[j][k] + 1.0, mean_product(one, other) + 1.0);
            }
        }
        same(bowl.s, mean_product(&rows.y, &rows.y));
    }
}

/// Where the right ones are in and the wrong one is not, the data pull at it
/// with 2rλ.
pub fn the_wrong_pull() {
    for r in [0.1, 0.45, 0.6] {
        for lambda in [0.1, 0.7, 1.9] {
            let w = soft(1.0, lambda / 2.0);
            let pulls = wrong_feature(r).pulls(&[w, w, 0.0]);
            same(2.0 * pulls[0], lambda);
            same(2.0 * pulls[1], lambda);
            same(2.0 * pulls[2], 2.0 * r * lambda);
        }
    }
}

/// It stays out if that is less than the price.
pub fn it_stays_out() {
    for r in [0.2, 0.4, 0.49, 0.51, 0.6, 0.69] {
        for lambda in [0.01, 0.4, 1.9] {
            let asked =
                format!("chapter12.wrong_weight --wrong {r} --lambda {lambda}");
            assert_eq!(ask_number(&asked) == 0.0, 2.0 * r < 1.0, "{asked}");
        }
    }
}

/// A sum of the density over many weights.
pub fn the_density_falls_with_the_sum() {
    for (lambda, t) in [(1.5, 0.1), (0.3, 0.5), (0.8, 0.05)] {
        let density = |w: f64| (-(book_loss(w) + lambda * w.abs()) / t).exp();
        let weights = (-40_000..=40_000).map(|i| f64::from(i) / 4000.0);
        let (mut mass, mut sum) = (0.0, 0.0);
        for w in weights {
            mass += density(w);
            sum += w * density(w);
        }
        assert!((sum / mass - posterior_mean(lambda, t)).abs() < 1e-6);
    }
}

/// With λw² in the loss, Adam ends where loss + λw² is lowest.
pub fn inside_the_loss() {
    for lambda in [0.2, 1.5] {
        let end = adam(lambda, 0.001, 30_000);
        let sum = |w: f64| book_loss(w) + lambda * w * w;
        assert!(sum(end) < sum(end - 1e-3) && sum(end) < sum(end + 1e-3));
    }
}

/// The first step goes by 1, the slope's sign, and by the decay.
pub fn beside_the_step() {
    for (lambda, eta) in [(0.0, 0.1), (0.4, 0.01), (1.5, 0.001)] {
        let w = adam_decoupled(lambda, eta, 1);
        assert!((w - (1.0 - eta * (1.0 + 2.0 * lambda))).abs() < 1e-8);
        assert!((adam(lambda, eta, 1) - (1.0 - eta)).abs() < 1e-8);
    }
}

/// Without noise the decay holds against a pull of 1.
pub fn where_the_decay_is_1() {
    for lambda in [1.1, 1.5, 3.0] {
        let end = adam_decoupled(lambda, 0.001, 30_000);
        assert!((2.0 * lambda * end - 1.0).abs() < 1e-2);
    }
    // Up to λ = 1 it is too weak to move the weight from the lowest loss.
    for lambda in [0.1, 0.5, 0.9] {
        let end = adam_decoupled(lambda, 0.001, 30_000);
        assert!((end - 0.5).abs() < 1e-2, "{end}");
    }
}

/// A decay beside the step does not go through the momentum, which makes the
/// steps of the loss longer.
pub fn what_momentum_leaves() {
    for (lambda, m) in [(0.5, 0.0), (0.5, 0.9), (2.0, 0.5)] {
        let (mut w, mut move_by, eta) = (1.0, 0.0, 0.02);
        for _ in 0..5_000 {
            move_by = m * move_by - eta * (2.0 * w - 1.0);
            w += move_by - eta * 2.0 * lambda * w;
        }
        same(w, 0.5 / (1.0 + lambda * (1.0 - m)));
    }
}

/// With noise it holds against the slope, divided by the size of both.
pub fn where_noise_lets_it_rest() {
    for (lambda, s) in [(1.5, 0.5), (1.5, 2.0), (3.0, 1.0)] {
        let w = adam_decoupled_with_noise(lambda, 0.001, s, 200_000, 9);
        let slope = 1.0 - 2.0 * w;
        let pull = slope / (slope * slope + s * s).sqrt();
        assert!((2.0 * lambda * w - pull).abs() < 0.03, "{lambda}, {s}");
    }
}
