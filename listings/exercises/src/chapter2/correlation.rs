use super::{Weights, corner, in_diamond, length, spent, times};
use crate::prelude::*;

/// Where the disc is touched: where loss + μ·(w₁² + w₂²) is lowest, with the
/// one μ that brings the weights to the length t.
fn in_disc((a, b): Weights, t: f64, rho: f64) -> Weights {
    let (c, d) = (a + rho * b, b + rho * a);
    let at = |mu: f64| {
        let own = 1.0 + mu;
        let below = own * own - rho * rho;
        ((own * c - rho * d) / below, (own * d - rho * c) / below)
    };
    let (mut low, mut high) = (0.0, 100.0);
    for _ in 0..100 {
        let mu = f64::midpoint(low, high);
        if length(at(mu)) > t { low = mu } else { high = mu }
    }
    at(high)
}

/// A centre, two budgets, one with a corner and one with an edge, and how far
/// ρ goes to both sides.
pub(super) fn formulas(draw: &mut Draw) -> Formulas {
    let first = draw.pick(0.5, |draw| draw.number(0.5, 0.8, 0.05));
    let second = draw.pick(0.2, |draw| draw.number(0.1, 0.2, 0.05));
    let (centre, last) = ((first, second), first - second);
    let small = draw.pick(0.25, |draw| last - draw.one_of(&[0.05, 0.1]));
    let large = draw.pick(0.35, |draw| last + draw.one_of(&[0.05, 0.1]));
    let rho = draw.pick(0.9, |draw| draw.one_of(&[0.9, 0.95]));
    formulas!(
        [centre, first, second, small, large, rho],
        on_edge = in_diamond(centre, large),
        corner = corner(centre, large),
        in_disc = in_disc(centre, large, rho),
        shrunk = times(centre, large / spent(centre)),
    )
}

#[cfg(test)]
mod tests {
    use super::super::brute;
    use super::*;
    use crate::search::{draw_hundred, get};

    #[test]
    fn what_is_said_of_rho_is_so() {
        for drawn in draw_hundred(formulas) {
            let [first, second, small, large, rho] =
                get(&drawn, ["first", "second", "small", "large", "rho"]);
            let (centre, last) = ((first, second), first - second);
            let mut seconds = vec![];
            for rho in [-rho, 0.0, 0.5, rho] {
                for t in [small, large, 0.99 * last, 1.01 * last] {
                    let one = brute::lowest(centre, rho, brute::diamond(t));
                    assert!(brute::are_near(one, in_diamond(centre, t)));
                    let two = brute::lowest(centre, rho, brute::disc(t));
                    let found = in_disc(centre, t, rho);
                    assert!(brute::are_near(two, found), "{two:?} {found:?}");
                }
                let on_edge = |t| in_diamond(centre, t).1 > 0.0;
                assert!(!on_edge(small) && on_edge(large));
                assert!(!on_edge(0.99 * last) && on_edge(1.01 * last));
                seconds.push(in_disc(centre, small, rho).1);
            }
            // Negative for the negative ρ alone; and one moves, each time.
            assert!(seconds[0] < -0.001, "{centre:?} {small} {seconds:?}");
            assert!(seconds[1..].windows(2).all(|w| w[1] > w[0] + 0.001));
            assert!(seconds[1] > 0.0);
        }
    }

    /// As printed by the chapter's program.
    #[test]
    fn the_disc_of_the_page() {
        for (rho, (a, b)) in [
            (-0.9, (0.2491, -0.0214)),
            (0.0, (0.2321, 0.0928)),
            (0.5, (0.2097, 0.1361)),
            (0.9, (0.1842, 0.169)),
        ] {
            let (first, second) = in_disc((0.5, 0.2), 0.25, rho);
            assert!((first - a).abs() < 5.1e-5, "{first}");
            assert!((second - b).abs() < 5.1e-5, "{second}");
        }
    }
}
