use crate::argument::Curve;
use crate::data::mean;
use crate::prelude::*;

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

type Curves = (Curve, Curve, i32);

pub(super) fn formulas((fit, truth, half): &Curves) -> Formulas {
    let misses = |places: &mut dyn Iterator<Item = f64>| -> Vec<f64> {
        places.map(|x| fit.at(x) - truth.at(x)).collect()
    };
    let of_half = |i: i32| f64::from(i) / f64::from(*half);
    let all = misses(&mut (-half..=*half).map(of_half));
    let whole = misses(&mut (-half..=*half).map(|i| f64::from(i / half)));
    let eight = misses(&mut (0..8).map(|i| f64::from(2 * i - 7) / 7.0));
    let but_last = &all[..all.len() - 1];
    let squares: f64 = all.iter().map(|miss| miss * miss).sum();
    let count = all.len() as f64;
    formulas!(
        distance = distance(|x| fit.at(x), |x| truth.at(x), *half),
        no_root = squares / count,
        sizes = all.iter().map(|miss| miss.abs()).sum::<f64>() / count,
        last_missing = mean(but_last, but_last).sqrt(),
        root_of_sum = squares.sqrt(),
        mean_of_root = squares.sqrt() / count,
        one_place_less = (squares / (count - 1.0)).sqrt(),
        whole_numbers = mean(&whole, &whole).sqrt(),
        eight_points = mean(&eight, &eight).sqrt(),
    )
}

/// The noise's share of the weights of the chapter's grey curve, the
/// polynomial through all eight points.
const SWING: [f64; 8] = [
    0.07441, -2.16598, -1.27072, 21.31989, 3.69946, -46.46727, -2.55315,
    27.06336,
];

/// x with so many times the noise that it has on the page.
fn grey(times: f64) -> Curve {
    let mut weights = SWING.map(|w| (times * w * 1e5).round() / 1e5);
    weights[1] = ((weights[1] + 1.0) * 1e5).round() / 1e5;
    let text =
        format!("|x: f64| {weights:?}.iter().rfold(0.0, |sum, w| sum * x + w)");
    Curve::new(text, move |x| weights.iter().rfold(0.0, |sum, w| sum * x + w))
}

/// The line a·x.
fn line(a: f64) -> Curve {
    Curve::new(format!("|x: f64| {a:?} * x"), move |x| a * x)
}

/// The line x + b.
fn lifted(b: f64) -> Curve {
    Curve::new(format!("|x: f64| x + {b:?}"), move |x| x + b)
}

pub(super) fn arguments(draw: &mut Draw) -> Vec<Curves> {
    let steep =
        draw.pick(2.0, |draw| draw.one_of(&[2.0, 3.0, 4.0, -1.0, -2.0]));
    let off = draw.pick(0.25, |draw| draw.number(0.25, 1.5, 0.25));
    let times =
        draw.pick(1.0, |draw| draw.one_of(&[0.5, 0.75, 1.25, 1.5, -0.5, -1.0]));
    let mut half = |page: i32, from: f64, to: f64, step: f64| {
        draw.pick(page, |draw| draw.number(from, to, step) as i32)
    };
    let truth = Curve::new("|x: f64| x", |x| x);
    vec![
        (line(steep), truth.clone(), half(2, 2.0, 5.0, 1.0)),
        (lifted(off), truth.clone(), half(3, 2.0, 5.0, 1.0)),
        (grey(times), truth, half(1000, 500.0, 1500.0, 100.0)),
    ]
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
    fn a_steep_line_is_as_far_as_an_integral_says() {
        // Of (a − 1)²·x² over the places from −1 to 1.
        let steep = line(4.0);
        let far = distance(|x| steep.at(x), |x| x, 100_000);
        assert!((far - 3.0_f64.sqrt()).abs() < 1e-4);
    }
}
