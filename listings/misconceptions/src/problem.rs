use chapter3::Data;
use chapter9::{Scaled, breakpoints, diabetes, weights};

/// What the pictures are about: the data, and what the page asks the chapters
/// for, too.
pub struct Problem {
    /// Chapter 5's points, and its λ.
    pub(crate) data: Data,
    pub(crate) lambda: f64,
    /// Chapter 6's step size and start, and how many of these steps of its
    /// slope walk end on 0.
    pub(crate) eta: f64,
    pub(crate) start: f64,
    pub(crate) steps: usize,
    pub(crate) zeros: f64,
    /// How far chapter 2's square of centres reaches.
    pub(crate) reach: f64,
    /// Chapter 12's near-copies: how strongly they go together, and the λ.
    pub(crate) correlation: f64,
    pub(crate) copies_lambda: f64,
    /// Chapter 10's features of noise: how many there are, and how many its
    /// choice keeps in the mean.
    pub(crate) noise: f64,
    pub(crate) kept: f64,
    /// Chapter 12's total effect, and how many weights share it where the
    /// lasso and ridge are equally good.
    pub(crate) effect: f64,
    pub(crate) crossing: f64,
}

/// The lasso's weight of one feature of the diabetes data at two strengths,
/// and wherever a path bends between them; the smallest strength first.
pub(crate) fn path_of(
    feature: &str,
    (from, to): (f64, f64),
) -> Vec<(f64, f64)> {
    let data = diabetes();
    let j = data.find(feature).expect("it is a feature of these data");
    let scaled = Scaled::new(&data);
    let bends = breakpoints(&scaled.columns).into_iter().map(|e| e.alpha);
    let bends = bends.filter(|alpha| (from..to).contains(alpha));
    let alphas: Vec<f64> =
        [to].into_iter().chain(bends).chain([from]).collect();
    let path = weights(&scaled, &alphas, 1.0).expect("there are many rows");
    let path = alphas.into_iter().zip(path).map(|(alpha, w)| (alpha, w[j]));
    path.rev().collect()
}
