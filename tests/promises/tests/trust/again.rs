//! Rows drawn again, halves, and noise, on chapter 9's second computation.

use super::is;
use promises::rows::Rows;
use promises::study::resampled::{choose_again, noise, often};
use promises::study::{BOOK, cross_validated, strengths};

#[test]
fn other_patients() {
    let rows = Rows::diabetes();
    let alphas = strengths(&rows, BOOK);
    let best = alphas[cross_validated(&rows, &alphas, BOOK).best()];
    for (options, alpha) in [("", best), ("--alpha 8", 8.0)] {
        for (name, share) in rows.names.iter().zip(often(&rows, alpha, 1.0)) {
            is(
                &format!("chapter10.often --feature {name} {options}"),
                100.0 * share,
            );
        }
    }
    is("chapter10.again", 200.0);
    let halves = choose_again(&rows, BOOK, 221, 100);
    for (j, name) in rows.names.iter().enumerate() {
        let keep = halves.iter().filter(|half| half.simple.contains(&j));
        is(&format!("chapter10.half --feature {name}"), keep.count() as f64);
    }
    // bmi, bp, s3 and s5.
    let same = halves.iter().filter(|half| half.simple == [2, 3, 6, 8]);
    is("chapter10.halves_same", same.count() as f64);
    is("chapter10.halves", 100.0);
}

#[test]
fn features_of_noise() {
    let noise = noise(&Rows::diabetes(), BOOK);
    let simple: Vec<f64> = noise.iter().map(|(_, k)| *k as f64).collect();
    let all: usize = noise.iter().map(|(best, _)| best).sum();
    is("chapter10.noise_best", all as f64 / 20.0);
    is("chapter10.noise_simple", promises::mathematics::mean(&simple));
    is(
        "chapter10.noise_simple_se",
        promises::mathematics::standard_error(&simple),
    );
    let clean = simple.iter().filter(|kept| **kept == 0.0);
    is("chapter10.noise_clean", clean.count() as f64);
    is("chapter10.noises", 20.0);
    is("chapter10.noise_columns", 10.0);
}
