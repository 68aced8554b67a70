use super::place::Place;
use crate::Centre;
use crate::dot::dot;

/// The data: n labels, each 0 (no) or 1 (yes), and p columns of n numbers.
#[derive(Clone, Debug)]
pub struct Labelled {
    /// The columns less their means, so that a column far from 0 loses no
    /// digits. That moves the intercept, and nothing else.
    x: Vec<Vec<f64>>,
    means: Vec<f64>,
    /// √Σ xᵢⱼ² of each column.
    lengths: Vec<f64>,
    y: Vec<f64>,
    /// What part of all each row counts for: 1/n without row weights.
    shares: Vec<f64>,
}

impl Labelled {
    /// These columns (p of them, each with n numbers) and labels (n of them).
    ///
    /// # Panics
    /// If a column is not as long as the labels, there are none, or one is
    /// neither 0 nor 1.
    pub fn new(columns: Vec<Vec<f64>>, labels: Vec<f64>) -> Self {
        let ones = vec![1.0; labels.len()];
        Self::weighted(columns, labels, &ones)
    }

    /// The same, where each row counts as much as its weight says. A weight
    /// of 3 is as good as the row three times.
    ///
    /// # Panics
    /// As [`Labelled::new`]; and if the weights are not as many as the labels,
    /// one is negative or not finite, or all are 0.
    pub fn weighted(
        mut columns: Vec<Vec<f64>>,
        labels: Vec<f64>,
        row_weights: &[f64],
    ) -> Self {
        let n = labels.len();
        assert!(n > 0, "no data");
        assert!(columns.iter().all(|x| x.len() == n), "uneven columns");
        let is_label = |y: &f64| [0.0, 1.0].contains(y);
        assert!(labels.iter().all(is_label), "a label is neither 0 nor 1");
        let all: f64 = row_weights.iter().sum();
        let is_weight = |s: &f64| *s >= 0.0;
        let fine = row_weights.len() == n && row_weights.iter().all(is_weight);
        assert!(fine && all > 0.0 && all.is_finite(), "row weights");
        let mut means = Vec::new();
        for x in &mut columns {
            let centre = Centre::of(x);
            for x in x.iter_mut() {
                *x = centre.to(*x);
            }
            means.push(centre.mean());
        }
        let lengths = columns.iter().map(|x| dot(x, x).sqrt()).collect();
        let shares = row_weights.iter().map(|s| s / all).collect();
        Labelled { x: columns, means, lengths, y: labels, shares }
    }

    /// How many rows there are, n.
    pub fn rows(&self) -> usize {
        self.y.len()
    }

    /// How many columns there are, p.
    pub fn count(&self) -> usize {
        self.x.len()
    }

    /// The labels.
    pub fn labels(&self) -> &[f64] {
        &self.y
    }

    /// The share of yes, ȳ: the (weighted) mean of the labels.
    pub fn rate(&self) -> f64 {
        dot(&self.shares, &self.y)
    }

    /// The loss of this intercept and these weights: the mean of
    /// ln(1 + e^h) − y·h.
    pub fn loss(&self, intercept: f64, weights: &[f64]) -> f64 {
        self.place(intercept, weights).loss(self)
    }

    /// How the data pull at each weight: mean(xᵢⱼ·(yᵢ − pᵢ)), which is the
    /// slope of the loss in the direction of wⱼ, turned round.
    pub fn pulls(&self, intercept: f64, weights: &[f64]) -> Vec<f64> {
        let rest = self.place(intercept, weights).rest;
        let all: f64 = rest.iter().sum();
        let columns = self.x.iter().zip(&self.means);
        columns.map(|(x, mean)| dot(x, &rest) + mean * all).collect()
    }

    fn place(&self, intercept: f64, weights: &[f64]) -> Place {
        let moved = dot(weights, &self.means);
        Place::with_intercept(self, intercept + moved, weights.to_vec())
    }

    /// Column j less its mean.
    pub(super) fn centred(&self, j: usize) -> &[f64] {
        &self.x[j]
    }

    /// √Σ xᵢⱼ² of that column.
    pub(super) fn length(&self, j: usize) -> f64 {
        self.lengths[j]
    }

    /// What part of all each row counts for.
    pub(super) fn shares(&self) -> &[f64] {
        &self.shares
    }

    /// The intercept for columns as they are, from the one for columns less
    /// their means.
    pub(super) fn intercept(&self, centred: f64, weights: &[f64]) -> f64 {
        centred - dot(weights, &self.means)
    }
}
