use super::{
    Weights, corner, half_over, in_diamond, larger_only, length, nearer, spent,
    times,
};
use crate::prelude::*;

/// A round bowl's centre, a budget at which an edge is touched, and one at
/// which a corner is.
struct Round {
    centre: Weights,
    large: f64,
    small: f64,
}

impl Round {
    /// Up to which budget the diamond is touched at a corner.
    fn last_corner(&self) -> f64 {
        (self.centre.0.abs() - self.centre.1.abs()).abs()
    }

    /// The point on the disc's outline that has the smaller weight as it is.
    fn smaller_kept(&self) -> Weights {
        let (a, b) = self.centre;
        let other = |kept: f64| (self.large * self.large - kept * kept).sqrt();
        if a.abs() > b.abs() {
            (other(b).copysign(a), b)
        } else {
            (a, other(a).copysign(b))
        }
    }

    /// The touching point of the disc with the large budget.
    fn in_disc(&self) -> Weights {
        times(self.centre, self.large / length(self.centre))
    }

    /// The centre moved straight towards 0, to the edge of the diamond.
    fn shrunk(&self, t: f64) -> Weights {
        times(self.centre, t / spent(self.centre))
    }

    fn draw(draw: &mut Draw) -> Round {
        let larger = draw.number(0.6, 1.0, 0.05);
        let smaller = draw.number(0.15, 0.3, 0.05);
        let last = larger - smaller;
        let small = draw.number(0.1, last - 0.1, 0.05);
        let large = draw.number(last + 0.1, larger, 0.05);
        let (a, b) = (draw.sign(larger), draw.sign(smaller));
        let centre = draw.one_of(&[(a, b), (b, a)]);
        Round { centre, large, small }
    }
}

fn formulas(round: &Round) -> Formulas {
    let Round { centre, large, small } = *round;
    let half = |t: f64| half_over(centre, t);
    let beyond = |w: f64| w - half(small) * w.signum();
    formulas!(
        centre = centre,
        large = large,
        small = small,
        on_edge = in_diamond(centre, large),
        shrunk_large = round.shrunk(large),
        corner_large = corner(centre, large),
        larger_only_large = larger_only(centre, 2.0 * half(large)),
        all_off_both_large = nearer(centre, 2.0 * half(large)),
        at_corner = in_diamond(centre, small),
        cut_off = nearer(centre, half(small)),
        beyond = (beyond(centre.0), beyond(centre.1)),
        larger_only_small = larger_only(centre, 2.0 * half(small)),
        all_off_both_small = nearer(centre, 2.0 * half(small)),
        shrunk_small = round.shrunk(small),
        last_corner = round.last_corner(),
        spent = spent(centre),
        larger = centre.0.abs().max(centre.1.abs()),
        smaller = centre.0.abs().min(centre.1.abs()),
        in_disc = round.in_disc(),
        no_root = times(round.in_disc(), 1.0 / length(centre)),
        smaller_kept = round.smaller_kept(),
    )
}

pub(super) fn exercise() -> Made {
    let page = Round { centre: (0.75, 0.25), large: 0.75, small: 0.25 };
    paper(text!("touching.md"), &page, Round::draw, formulas)
}

#[cfg(test)]
mod tests {
    use super::super::brute;
    use super::*;
    use crate::search::draw_hundred;

    #[test]
    fn touching_points_are_nearest_on_the_outlines() {
        for round in draw_hundred(Round::draw) {
            let Round { centre, large, small } = round;
            let nearest = |t| brute::lowest(centre, 0.0, brute::diamond(t));
            for t in [large, small] {
                assert!(brute::are_near(nearest(t), in_diamond(centre, t)));
            }
            let in_disc = brute::lowest(centre, 0.0, brute::disc(large));
            assert!(brute::are_near(in_disc, round.in_disc()));
            // An edge at the large budget, a corner at the small one.
            let (a, b) = in_diamond(centre, large);
            assert!(a != 0.0 && b != 0.0);
            let (a, b) = in_diamond(centre, small);
            assert!(a == 0.0 || b == 0.0);
            let is_corner = |t| {
                let (a, b) = nearest(t);
                a.abs().min(b.abs()) < 1e-5
            };
            let last = round.last_corner();
            assert!(is_corner(0.999 * last) && !is_corner(1.001 * last));
        }
    }
}
