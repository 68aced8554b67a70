use crate::{CodeOf, Draw, Exercise, Formula, Work};

/// How steep a penalty is just left and just right of the weight `at`: the
/// slope from `at` − `step` to `at`, and the slope from `at` to `at` + `step`.
/// A slope is how much the penalty rises on the way to the right, divided by
/// the length of the way; where it falls, the slope is negative.
fn one_sided_slopes(
    penalty: impl Fn(f64) -> f64,
    at: f64,
    step: f64,
) -> (f64, f64) {
    let here = penalty(at);
    let left = (here - penalty(at - step)) / step;
    let right = (penalty(at + step) - here) / step;
    (left, right)
}

type Side = (Formula, f64, f64);

/// The checks, with a step, a place beside 0, and the factor of a steep
/// square, which is as steep as |w| on a step of one over it.
fn sides(step: f64, place: f64, corner: f64, factor: f64) -> Vec<Side> {
    let size = Formula::new("|w: f64| w.abs()", f64::abs);
    let square = Formula::new("|w: f64| w * w", |w| w * w);
    let moved = format!("|w: f64| (w - {corner:?}).abs()");
    let moved = Formula::new(moved, move |w| (w - corner).abs());
    let steep = format!("|w: f64| {factor:?} * w * w");
    let steep = Formula::new(steep, move |w| factor * w * w);
    vec![
        (size, 0.0, step),
        (square, place, step),
        (moved, corner, step),
        (steep.clone(), 0.0, 1.0 / factor),
        (steep, 0.0, 0.001 / factor),
    ]
}

pub(super) fn slope_on_each_side() -> Exercise {
    let page = sides(1.0 / 1024.0, 0.5, 0.25, 1000.0);
    let code = CodeOf::new(
        "one_sided_slopes",
        include_str!("sides.rs"),
        |(penalty, at, step): &Side| {
            one_sided_slopes(|w| penalty.at(w), *at, *step)
        },
    )
    .mistake(
        "You measured across the place, from one side to the other: that \
         hides a corner.",
        |(penalty, at, step)| {
            let rise = penalty.at(at + step) - penalty.at(at - step);
            (rise / (2.0 * step), rise / (2.0 * step))
        },
    )
    .mistake(
        "Your left slope has the wrong sign: it goes from at − step to at.",
        |(penalty, at, step)| {
            let (left, right) = one_sided_slopes(|w| penalty.at(w), *at, *step);
            (-left, right)
        },
    )
    .mistake("That is the rise. Divide it by the step.", {
        |(penalty, at, step)| {
            let (left, right) = one_sided_slopes(|w| penalty.at(w), *at, *step);
            (left * step, right * step)
        }
    })
    .mistake("You gave the right slope first.", |(penalty, at, step)| {
        let (left, right) = one_sided_slopes(|w| penalty.at(w), *at, *step);
        (right, left)
    })
    .mistake("Both of yours are the slope on the right.", {
        |(penalty, at, step)| {
            let (_, right) = one_sided_slopes(|w| penalty.at(w), *at, *step);
            (right, right)
        }
    })
    .mistake("You measured at 0, not at the weight `at`.", {
        |(penalty, _, step)| one_sided_slopes(|w| penalty.at(w), 0.0, *step)
    });
    Exercise {
        number: "4.2",
        title: "Slope on each side",
        minutes: 12,
        trains: "measure on both sides of a place, and find a corner",
        see: "chapter4.html#chapter4-slopes",
        work: Work::Code(code.code(&page, |draw: &mut Draw| {
            let step = draw.one_of(&[256.0, 512.0, 1024.0, 2048.0]);
            let place = draw.number(0.25, 2.0, 0.25);
            let corner = draw.number(0.125, 1.0, 0.125);
            let factor = draw.one_of(&[100.0, 200.0, 500.0, 1000.0]);
            sides(1.0 / step, place, corner, factor)
        })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::by_hand::given;

    #[test]
    fn a_corner_has_two_slopes_and_a_steep_square_looks_like_one() {
        let page = sides(1.0 / 1024.0, 0.5, 0.25, 1000.0);
        let slopes = page.iter().map(|(penalty, at, step)| {
            one_sided_slopes(|w| penalty.at(w), *at, *step)
        });
        let right = [
            (-1.0, 1.0),
            (0.999_023_437_5, 1.000_976_562_5),
            (-1.0, 1.0),
            (-1.0, 1.0),
            (-0.001, 0.001),
        ];
        for (got, right) in slopes.zip(right) {
            assert!((got.0 - right.0).abs() < 1e-9, "{got:?}");
            assert!((got.1 - right.1).abs() < 1e-9, "{got:?}");
        }
    }

    #[test]
    fn each_message_belongs_to_its_mistake() {
        let exercise = slope_on_each_side();
        let first_two = |words: &str| given(&exercise, words)[..2].concat();
        let h = 1.0 / 1024.0;
        let wrong: [(&str, [f64; 4]); 6] = [
            ("You measured across", [0.0, 0.0, 1.0, 1.0]),
            ("Your left slope", [1.0, 1.0, h - 1.0, 1.0 + h]),
            ("That is the rise", [-h, h, (1.0 - h) * h, (1.0 + h) * h]),
            ("You gave the right", [1.0, -1.0, 1.0 + h, 1.0 - h]),
            ("Both of yours", [1.0, 1.0, 1.0 + h, 1.0 + h]),
            ("You measured at 0", [-1.0, 1.0, -h, h]),
        ];
        for (words, wanted) in wrong {
            let given = first_two(words);
            let close = |(a, b): (&f64, &f64)| (a - b).abs() < 1e-11;
            assert_eq!(given.len(), wanted.len(), "{words}");
            assert!(given.iter().zip(&wanted).all(close), "{words}: {given:?}");
        }
    }
}
