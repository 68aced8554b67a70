use super::{corner, half_over, larger_only, nearer, spent, times};
use crate::{CodeOf, Exercise, Work};

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

pub(super) fn exercise() -> Exercise {
    let page = [
        ((0.75, 0.25), 0.75),
        ((0.75, 0.25), 0.25),
        ((0.75, 0.25), 0.5),
        ((0.25, 0.125), 0.5),
        ((0.25, 0.75), 0.25),
    ];
    let code = CodeOf::new(
        "touch",
        include_str!("touch.rs"),
        |(centre, t): &Budget| touch(*centre, *t),
    )
    .mistake(
        "You shrank both in proportion; straight across, both lose the same.",
        |(centre, t)| times(*centre, (t / spent(*centre)).min(1.0)),
    )
    .mistake(
        "Where you cut one weight off at 0, the other one is all of t.",
        |(centre, t)| nearer(*centre, half_over(*centre, *t)),
    )
    .mistake("Not every budget ends in a corner: edges are touched, too.", {
        |(centre, t)| {
            let is_inside = spent(*centre) <= *t;
            if is_inside { *centre } else { corner(*centre, *t) }
        }
    })
    .mistake("A centre inside the diamond stays: the budget is not felt.", {
        |(centre, t)| {
            let by = (spent(*centre) - t) / 2.0;
            let is_inside = by < 0.0;
            let across = (centre.0 - by, centre.1 - by);
            if is_inside { across } else { touch(*centre, *t) }
        }
    })
    .mistake("You went on beyond the corner, to a weight below 0.", {
        |(centre, t)| {
            let by = half_over(*centre, *t);
            (centre.0 - by, centre.1 - by)
        }
    })
    .mistake(
        "The second weight can be the larger one: its corner is (0, t).",
        {
            |(centre, t)| {
                let (a, b) = touch(*centre, *t);
                if a == 0.0 { (*t, 0.0) } else { (a, b) }
            }
        },
    )
    .mistake("You took all that is too much from each; each loses half.", {
        |(centre, t)| nearer(*centre, 2.0 * half_over(*centre, *t))
    })
    .mistake("You took all from the larger weight; both lose the same.", {
        |(centre, t)| larger_only(*centre, 2.0 * half_over(*centre, *t))
    });
    Exercise {
        number: "2.2",
        title: "Touching points in code",
        minutes: 15,
        trains: "turn a picture into a function, with its corners and its inside",
        see: "chapter2.html#chapter2-shapes=0.25",
        work: Work::Code(code.code(&page, |draw| {
            let a = draw.number(0.625, 1.0, 0.0625);
            let b = draw.number(0.125, 0.375, 0.0625);
            let last = a - b;
            let edge = draw.number(last + 0.125, a + b - 0.125, 0.0625);
            let corner = draw.number(0.125, last - 0.0625, 0.0625);
            vec![
                ((a, b), edge),
                ((a, b), corner),
                ((a, b), last),
                ((b, b / 2.0), a),
                ((b, a), corner),
            ]
        })),
    }
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
