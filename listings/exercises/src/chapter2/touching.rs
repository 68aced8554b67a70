use super::{
    Weights, corner, half_over, in_diamond, larger_only, length, nearer, spent,
    times,
};
use crate::prelude::*;

/// Up to which budget the diamond is touched at a corner.
fn last_corner((a, b): Weights) -> f64 {
    (a.abs() - b.abs()).abs()
}

/// The touching point of the disc.
fn in_disc(centre: Weights, t: f64) -> Weights {
    times(centre, t / length(centre))
}

/// The point on the disc's outline that has the smaller weight as it is.
fn smaller_kept((a, b): Weights, t: f64) -> Weights {
    let other = |kept: f64| (t * t - kept * kept).sqrt();
    if a.abs() > b.abs() {
        (other(b).copysign(a), b)
    } else {
        (a, other(a).copysign(b))
    }
}

/// A round bowl's centre, a budget at which an edge is touched, and one at
/// which a corner is.
pub(super) fn formulas(draw: &mut Draw) -> Formulas {
    let larger = draw.pick(0.75, |draw| draw.number(0.6, 1.0, 0.05));
    let smaller = draw.pick(0.25, |draw| draw.number(0.15, 0.3, 0.05));
    let last = larger - smaller;
    let small = draw.pick(0.25, |draw| draw.number(0.1, last - 0.1, 0.05));
    let large = draw.pick(0.75, |draw| draw.number(last + 0.1, larger, 0.05));
    let centre = draw.pick((larger, smaller), |draw| {
        let (a, b) = (draw.sign(larger), draw.sign(smaller));
        draw.one_of(&[(a, b), (b, a)])
    });
    let half = |t: f64| half_over(centre, t);
    let beyond = |w: f64| w - half(small) * w.signum();
    // The centre moved straight towards 0, to the edge of the diamond.
    let shrunk = |t: f64| times(centre, t / spent(centre));
    let in_disc = in_disc(centre, large);
    formulas!(
        [centre, large, small, larger, smaller, in_disc],
        on_edge = in_diamond(centre, large),
        shrunk_large = shrunk(large),
        corner_large = corner(centre, large),
        larger_only_large = larger_only(centre, 2.0 * half(large)),
        all_off_both_large = nearer(centre, 2.0 * half(large)),
        at_corner = in_diamond(centre, small),
        cut_off = nearer(centre, half(small)),
        beyond = (beyond(centre.0), beyond(centre.1)),
        larger_only_small = larger_only(centre, 2.0 * half(small)),
        all_off_both_small = nearer(centre, 2.0 * half(small)),
        shrunk_small = shrunk(small),
        last_corner = last_corner(centre),
        spent = spent(centre),
        no_root = times(in_disc, 1.0 / length(centre)),
        smaller_kept = smaller_kept(centre, large),
    )
}

#[cfg(test)]
mod tests {
    use super::super::brute;
    use super::*;
    use crate::search::{draw_hundred, get, get_list};

    #[test]
    fn touching_points_are_nearest_on_the_outlines() {
        for drawn in draw_hundred(formulas) {
            let [large, small] = get(&drawn, ["large", "small"]);
            let pair = |name| match get_list(&drawn, name)[..] {
                [a, b] => (a, b),
                _ => panic!("{name} is no point"),
            };
            let centre = pair("centre");
            let nearest = |t| brute::lowest(centre, 0.0, brute::diamond(t));
            for t in [large, small] {
                assert!(brute::are_near(nearest(t), in_diamond(centre, t)));
            }
            let in_disc = brute::lowest(centre, 0.0, brute::disc(large));
            assert!(brute::are_near(in_disc, pair("in_disc")));
            // An edge at the large budget, a corner at the small one.
            let (a, b) = in_diamond(centre, large);
            assert!(a != 0.0 && b != 0.0);
            let (a, b) = in_diamond(centre, small);
            assert!(a == 0.0 || b == 0.0);
            let is_corner = |t| {
                let (a, b) = nearest(t);
                a.abs().min(b.abs()) < 1e-5
            };
            let last = get(&drawn, ["last_corner"])[0];
            assert!(is_corner(0.999 * last) && !is_corner(1.001 * last));
        }
    }
}
