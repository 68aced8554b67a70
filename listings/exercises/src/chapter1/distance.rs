use crate::argument::Formula;
use crate::{CodeOf, Exercise, Work};

/// How far a fit is from the truth: the root of the mean of the squared
/// distances at the places i/half, for each whole number i from −half to
/// half, both included.
fn distance(
    fit: impl Fn(f64) -> f64,
    truth: impl Fn(f64) -> f64,
    half: i32,
) -> f64 {
    let places = (-half..=half).map(|i| f64::from(i) / f64::from(half));
    let misses = places.map(|x| fit(x) - truth(x));
    let squares = misses.map(|miss| miss * miss);
    (squares.sum::<f64>() / f64::from(2 * half + 1)).sqrt()
}

type Curves = (Formula, Formula, i32);

/// The distances at some places.
fn misses((fit, truth, _): &Curves, places: &[f64]) -> Vec<f64> {
    places.iter().map(|x| fit.at(*x) - truth.at(*x)).collect()
}

/// The distances at all places.
fn all_misses(curves: &Curves) -> Vec<f64> {
    let half = curves.2;
    let places = (-half..=half).map(|i| f64::from(i) / f64::from(half));
    misses(curves, &places.collect::<Vec<f64>>())
}

fn sum_of_squares(misses: &[f64]) -> f64 {
    misses.iter().map(|miss| miss * miss).sum()
}

fn root_mean_square(misses: &[f64]) -> f64 {
    (sum_of_squares(misses) / misses.len() as f64).sqrt()
}

/// The noise's share of the weights of the chapter's grey curve, the
/// polynomial through all eight points.
const SWING: [f64; 8] = [
    0.07441, -2.16598, -1.27072, 21.31989, 3.69946, -46.46727, -2.55315,
    27.06336,
];

/// x with so many times the noise that it has on the page.
fn grey(times: f64) -> Formula {
    let mut weights = SWING.map(|w| (times * w * 1e5).round() / 1e5);
    weights[1] = ((weights[1] + 1.0) * 1e5).round() / 1e5;
    let text =
        format!("|x: f64| {weights:?}.iter().rfold(0.0, |sum, w| sum * x + w)");
    Formula::new(text, move |x| weights.iter().rfold(0.0, |sum, w| sum * x + w))
}

/// The line a·x.
fn line(a: f64) -> Formula {
    Formula::new(format!("|x: f64| {a:?} * x"), move |x| a * x)
}

/// The line x + b.
fn lifted(b: f64) -> Formula {
    Formula::new(format!("|x: f64| x + {b:?}"), move |x| x + b)
}

fn truth() -> Formula {
    Formula::new("|x: f64| x", |x| x)
}

pub(super) fn exercise() -> Exercise {
    let page = [
        (line(2.0), truth(), 2),
        (lifted(0.25), truth(), 3),
        (grey(1.0), truth(), 1000),
    ];
    let code = CodeOf::new(
        "distance",
        include_str!("distance.rs"),
        |(fit, truth, half): &Curves| {
            distance(|x| fit.at(x), |x| truth.at(x), *half)
        },
    )
    .mistake("The root is missing.", |curves| {
        let misses = all_misses(curves);
        sum_of_squares(&misses) / misses.len() as f64
    })
    .mistake("You averaged the sizes of the distances: square first.", {
        |curves| {
            let misses = all_misses(curves);
            let sizes = misses.iter().map(|miss| miss.abs());
            sizes.sum::<f64>() / misses.len() as f64
        }
    })
    .mistake("The place 1 is missing: half is included.", |curves| {
        let misses = all_misses(curves);
        root_mean_square(&misses[..misses.len() - 1])
    })
    .mistake("You took the sum of the squares, not their mean.", |curves| {
        sum_of_squares(&all_misses(curves)).sqrt()
    })
    .mistake("Take the mean before the root.", |curves| {
        let misses = all_misses(curves);
        sum_of_squares(&misses).sqrt() / misses.len() as f64
    })
    .mistake("There are 2·half + 1 places: 0 is one of them.", |curves| {
        let misses = all_misses(curves);
        (sum_of_squares(&misses) / (misses.len() - 1) as f64).sqrt()
    })
    .mistake(
        "i / half of whole numbers is a whole number: make both f64 first.",
        |curves| {
            let half = curves.2;
            let places = (-half..=half).map(|i| f64::from(i / half));
            let places: Vec<f64> = places.collect();
            root_mean_square(&misses(curves, &places))
        },
    )
    .mistake(
        "You looked at the chapter's eight points only: that is the noise.",
        |curves| {
            let points = (0..8).map(|i| f64::from(2 * i - 7) / 7.0);
            let points: Vec<f64> = points.collect();
            root_mean_square(&misses(curves, &points))
        },
    );
    Exercise {
        number: "1.2",
        title: "The chapter's distance",
        minutes: 20,
        trains: "measure how far a curve is from the truth, between the points",
        see: "chapter1.html#what-is-wrong-with-a-perfect-fit",
        work: Work::Code(code.code(&page, |draw| {
            let steep = draw.one_of(&[2.0, 3.0, 4.0, -1.0, -2.0]);
            let off = draw.number(0.25, 1.5, 0.25);
            let times = draw.one_of(&[0.5, 0.75, 1.25, 1.5, -0.5, -1.0]);
            let mut half =
                |from: f64, to: f64, step| draw.number(from, to, step) as i32;
            vec![
                (line(steep), truth(), half(2.0, 5.0, 1.0)),
                (lifted(off), truth(), half(2.0, 5.0, 1.0)),
                (grey(times), truth(), half(500.0, 1500.0, 100.0)),
            ]
        })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grey_curve_goes_through_the_eight_points() {
        let noise = [0.2, -0.1, -0.2, 0.3, -0.2, 0.1, 0.2, -0.3];
        for (i, noise) in (0..8).zip(noise) {
            let x = f64::from(2 * i - 7) / 7.0;
            assert!((grey(1.0).at(x) - x - noise).abs() < 1e-4);
        }
    }

    #[test]
    fn distances_of_the_page() {
        let far = |fit: Formula, half| distance(|x| fit.at(x), |x| x, half);
        assert!((far(line(2.0), 2) - 0.5_f64.sqrt()).abs() < 1e-12);
        assert!((far(lifted(0.25), 3) - 0.25).abs() < 1e-12);
        assert_eq!(format!("{:.5}", far(grey(1.0), 1000)), "0.40705");
        // As the integral of (a − 1)²·x² over the places from −1 to 1.
        assert!((far(line(4.0), 100_000) - 3.0_f64.sqrt()).abs() < 1e-4);
    }
}
