//! About selecting.

use super::{picture, plane};
use crate::problem::{Problem, path_of};
use chapter5::{l1_minimiser, l1_sum};
use chapter8::best_fit;
use chapter12::{lasso_risk, near_copies, posterior_mean, ridge_risk};
use figure::{Figure, Ink, Side, fixed, number};
use solver::Penalty;

/// Which of two near-copies the lasso keeps, for two pushes of the data.
pub(super) fn copies(p: &Problem) -> Figure {
    let pushes = [-0.05, 0.05].map(|push| {
        let bowl = near_copies(p.correlation, push);
        (push, best_fit(&bowl, Penalty::lasso(p.copies_lambda)).weights)
    });
    let plane = plane((0.4, 5.6), (-0.16, 0.42));
    let pair = |i: usize| {
        let (push, w) = &pushes[i];
        let [one, two] = [w[0], w[1]].map(number);
        format!("with a push of {} they are {one} and {two}", number(*push))
    };
    picture(
        "copies",
        "Of features that go together the lasso keeps one at random.",
        format!(
            "The lasso’s weights of two features that go together: {}, {}. A \
             ring marks a 0.",
            pair(0),
            pair(1),
        ),
        |sheet| {
            let pen = sheet.pen(&plane);
            pen.line(Ink::Axis, &[(0.4, 0.0), (5.6, 0.0)]);
            for ((push, weights), place) in pushes.iter().zip([1.0, 4.0]) {
                let names = ["first", "second"];
                for ((i, w), name) in (0..).zip(weights).zip(names) {
                    let place = place + f64::from(i);
                    if *w == 0.0 {
                        pen.ring(Ink::L1, place, 0.0);
                    } else {
                        pen.bars(Ink::L1, 0.6, [(place, *w)]);
                    }
                    pen.label(Ink::L1, (place, 0.0), Side::Below, name);
                }
                let more = if *push < 0.0 { "first" } else { "second" };
                let words = format!("{more} favoured");
                pen.label(Ink::Text, (place + 0.5, 0.33), Side::Above, &words);
            }
        },
    )
}

/// How many features of noise cross-validation keeps.
pub(super) fn noise(p: &Problem) -> Figure {
    let (count, kept) = (number(p.noise), fixed(p.kept, 1));
    let plane = plane((0.0, p.noise), (0.0, 1.0));
    picture(
        "noise",
        "Cross-validation finds the features that matter.",
        format!(
            "A row of {count} boxes for {count} features of pure noise. Those \
             that the lasso keeps are full: {kept} in the mean.",
        ),
        |sheet| {
            let pen = sheet.pen(&plane);
            let (low, high) = (0.36, 0.6);
            for left in (0..p.noise as u32).map(f64::from) {
                let full = 0.86 * (p.kept - left).clamp(0.0, 1.0);
                if full > 0.0 {
                    let bar = (left + 0.07 + full / 2.0, low, high);
                    pen.bars_between(Ink::L1, full, [bar]);
                }
                let [from, to] = [left + 0.07, left + 0.93];
                let corners =
                    [(from, low), (to, low), (to, high), (from, high)];
                pen.line(
                    Ink::Axis,
                    &[
                        corners[0], corners[1], corners[2], corners[3],
                        corners[0],
                    ],
                );
            }
            let middle = p.noise / 2.0;
            let words = format!("{count} features of pure noise");
            pen.label(Ink::Text, (middle, 0.68), Side::Above, &words);
            let words = format!("the lasso keeps {kept} in the mean");
            pen.label(Ink::L1, (middle, 0.3), Side::Below, &words);
        },
    )
}

/// A weight that is 0 and comes back at a higher price.
pub(super) fn back() -> Figure {
    let (from, to) = (0.004, 0.2);
    let path = path_of("s3", (from, to));
    let at_zero = path.iter().filter(|(_, w)| *w == 0.0).map(|(a, _)| *a);
    let zero: Vec<f64> = at_zero.collect();
    let (first, last) = (zero[0], zero[zero.len() - 1]);
    let most = path[0].1;
    let plane = plane((0.0, 1.02 * to), (-1.6 * most, 1.2 * most));
    let ends = [first, last].map(|alpha| fixed(alpha, 4));
    picture(
        "back",
        "Once a weight is zero, it stays zero as the price rises.",
        format!(
            "The weight of s3 over the price: above 0, then 0 from α = {} to \
             {}, then below 0.",
            ends[0], ends[1],
        ),
        |sheet| {
            let pen = sheet.pen(&plane);
            pen.line(Ink::Axis, &[(0.0, 0.0), (to, 0.0)]);
            pen.line(Ink::L1, &path);
            pen.dot(Ink::L1, first, 0.0);
            pen.dot(Ink::L1, last, 0.0);
            let middle = f64::midpoint(first, last);
            pen.label(Ink::L1, (middle, 0.0), Side::Above, "zero");
            pen.label(Ink::L1, (0.035, 0.8 * most), Side::Right, "not zero");
            pen.label(Ink::L1, (0.14, -0.9 * most), Side::Left, "not zero");
            pen.label(Ink::Text, (to, 0.0), Side::AboveLeft, "higher price →");
            let foot = (0.0, -1.5 * most);
            let words = "upwards: the weight of s3";
            pen.label(Ink::Text, foot, Side::AboveRight, words);
        },
    )
}

/// How likely each weight is after the data.
pub(super) fn prior(p: &Problem) -> Figure {
    let temperature = 0.1;
    let sum = |w: f64| l1_sum(&p.data, p.lambda, w);
    let top = l1_minimiser(&p.data, p.lambda);
    let density = |w: f64| libm::exp((sum(top) - sum(w)) / temperature);
    let mean = posterior_mean(p.lambda, temperature);
    let (from, to) = (-0.5, 0.75);
    let plane = plane((from, to), (-0.22, 1.2));
    let words = format!("mean: {}", number(mean));
    picture(
        "prior",
        "A Laplace prior makes weights zero.",
        format!(
            "How likely each weight is: a curve with its highest point in a \
             corner at {}, and wide on both sides. The mean weight is {}.",
            number(top),
            number(mean),
        ),
        |sheet| {
            let pen = sheet.pen(&plane);
            pen.line(Ink::Axis, &[(from, 0.0), (to, 0.0)]);
            let shape = |w: f64| (w, density(w));
            pen.inside(Ink::L1, (from, to), &[top], shape);
            pen.curve(Ink::L1, &[top], density);
            pen.dot(Ink::L1, top, density(top));
            let words_top = format!("highest at {}", number(top));
            pen.label(Ink::L1, (top, density(top)), Side::Right, &words_top);
            pen.line(Ink::Guide, &[(mean, 0.0), (mean, density(mean))]);
            pen.label(Ink::Text, (mean, 0.0), Side::Below, &words);
            pen.label(Ink::L1, (0.27, 0.2), Side::Right, "likely, too");
            let words = ["how likely", "each weight is"];
            let words = words.map(|line| (Ink::Text, line));
            pen.names((to, 0.8), Side::Left, &words);
        },
    )
}

/// How far the lasso and ridge are from the truth, from few true weights to
/// many.
pub(super) fn better(p: &Problem) -> Figure {
    let most = 60;
    let ridge = ridge_risk(p.effect);
    let lasso: Vec<(f64, f64)> =
        (1..=most).map(|k| (k as f64, lasso_risk(k, p.effect).0)).collect();
    let most = most as f64;
    let high = lasso[lasso.len() - 1].1;
    let plane = plane((0.0, most), (-0.3 * high, 1.1 * high));
    let crossing = fixed(p.crossing, 0);
    picture(
        "better",
        "The lasso predicts better than ridge.",
        format!(
            "How far each is from the truth, over the number of true weights. \
             Ridge’s is level, the lasso’s rises. They meet at {crossing}: \
             with fewer the lasso is nearer, with more ridge.",
        ),
        |sheet| {
            let pen = sheet.pen(&plane);
            pen.line(Ink::Axis, &[(0.0, 0.0), (most, 0.0)]);
            pen.line(Ink::L2, &[(0.0, ridge), (most, ridge)]);
            pen.line(Ink::L1, &lasso);
            pen.line(Ink::Guide, &[(p.crossing, 0.0), (p.crossing, ridge)]);
            pen.dot(Ink::Text, p.crossing, ridge);
            let low = (most, 0.3 * high);
            pen.label(Ink::Text, low, Side::Left, "low: near the truth");
            pen.label(Ink::L2, (most, ridge), Side::BelowLeft, "ridge nearer");
            pen.label(Ink::L1, (0.0, ridge), Side::AboveRight, "lasso nearer");
            pen.label(Ink::Text, (0.0, 0.0), Side::BelowRight, "few");
            pen.label(Ink::Text, (most, 0.0), Side::BelowLeft, "many");
            let words = format!("{crossing} true weights");
            pen.label(Ink::Text, (p.crossing, 0.0), Side::Below, &words);
        },
    )
}
