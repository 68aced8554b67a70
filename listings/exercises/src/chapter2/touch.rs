use super::{corner, half_over, larger_only, nearer, spent, times};
use crate::prelude::*;

/// Where the diamond |w₁| + |w₂| ≤ t is touched: the place in it that is
/// nearest to `centre`, for the bowl is round. Both coordinates of `centre`
/// are 0 or more, and t is above 0. A centre inside the diamond is itself
/// that place. At a corner, one of the two is exactly 0.
fn touch(centre: (f64, f64), t: f64) -> (f64, f64) {
    let (a, b) = centre;
    let by = (a + b - t).max(0.0) / 2.0;
    if a > by && b > by || by == 0.0 {
        (a - by, b - by)
    } else if a > b {
        (t, 0.0)
    } else {
        (0.0, t)
    }
}

type Budget = ((f64, f64), f64);

pub(super) fn formulas(&(centre, t): &Budget) -> Formulas {
    let right = touch(centre, t);
    let (a, b) = centre;
    // Below 0 inside the diamond.
    let by = (spent(centre) - t) / 2.0;
    let is_inside = by <= 0.0;
    let half = half_over(centre, t);
    formulas!(
        touch = right,
        in_proportion = times(centre, (t / spent(centre)).min(1.0)),
        cut_off = nearer(centre, half),
        always_corner = if is_inside { centre } else { corner(centre, t) },
        moved_out = if is_inside { (a - by, b - by) } else { right },
        beyond = (a - half, b - half),
        first_corner = if right.0 == 0.0 { (t, 0.0) } else { right },
        all_off_both = nearer(centre, 2.0 * half),
        larger_only = larger_only(centre, 2.0 * half),
    )
}

pub(super) fn arguments(draw: &mut Draw) -> Vec<Budget> {
    let a = draw.pick(0.75, |draw| draw.number(0.625, 1.0, 0.0625));
    let b = draw.pick(0.25, |draw| draw.number(0.125, 0.375, 0.0625));
    let last = a - b;
    let edge = draw
        .pick(0.75, |draw| draw.number(last + 0.125, a + b - 0.125, 0.0625));
    let corner =
        draw.pick(0.25, |draw| draw.number(0.125, last - 0.0625, 0.0625));
    vec![
        ((a, b), edge),
        ((a, b), corner),
        ((a, b), last),
        ((b, b / 2.0), draw.pick(0.5, |_| a)),
        ((b, a), corner),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::brute;
    use super::*;

    #[test]
    fn touches_where_the_diamond_is_nearest() {
        for a in 0..=8 {
            for b in 0..=8 {
                for t in 1..=16 {
                    let centre = (f64::from(a) / 8.0, f64::from(b) / 8.0);
                    let t = f64::from(t) / 8.0;
                    let found = if spent(centre) <= t {
                        centre
                    } else {
                        brute::lowest(centre, 0.0, brute::diamond(t))
                    };
                    assert!(brute::are_near(touch(centre, t), found));
                }
            }
        }
    }
}
