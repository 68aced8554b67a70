use solver::{Columns, Loss, Penalty, solve, violation};

/// A feature comes into the model or goes out of it as α falls.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Event {
    /// The α at which it happens.
    pub alpha: f64,
    /// Which feature, counted from 0.
    pub feature: usize,
    /// In, or out.
    pub comes_in: bool,
}

/// All events of the lasso's path, from the largest α down to 0.
///
/// A feature that depends on those that are in never comes in.
pub fn breakpoints(data: &Columns) -> Vec<Event> {
    let mut walk = Walk::new(data);
    let mut events = vec![];
    while let Some(event) = walk.ahead {
        if walk.pass(event) {
            events.push(event);
        }
    }
    events
}

/// Where on the lasso's path we are, on the way down from the largest α.
///
/// Between two events the weights of the features that are in lie on straight
/// lines: with their signs s, each step of α down by δ moves them by δ·d,
/// where G·d = s on these features. A feature comes in when the data pull at
/// it as hard as α, and goes out when its line reaches 0.
///
/// (Osborne, Presnell and Turlach, "A new approach to variable selection in
/// least squares problems", IMA Journal of Numerical Analysis 20, 2000; Efron,
/// Hastie, Johnstone and Tibshirani, "Least angle regression", Annals of
/// Statistics 32, 2004.)
pub(crate) struct Walk<'a> {
    data: &'a Columns,
    /// The rows of G of those features that were in at some time; of the
    /// others nothing, as all of G may be too large.
    gram: Vec<Vec<f64>>,
    /// How hard the data pull at most where all weights are 0.
    most: f64,
    alpha: f64,
    weights: Vec<f64>,
    /// How the data pull at each feature, c − Gw.
    pulls: Vec<f64>,
    /// The features that are in, each with its sign, and how their weights
    /// move while α falls by 1.
    inside: Vec<(usize, f64)>,
    direction: Vec<f64>,
    /// By how much each pull falls meanwhile.
    falls: Vec<f64>,
    /// Whether a feature is in, or depends on those that are.
    is_taken: Vec<bool>,
    /// The feature of the last event, which must not have the next one in the
    /// same place.
    last: Option<usize>,
    /// The next event.
    ahead: Option<Event>,
    /// Every event changes the signs of one feature: more than this many are
    /// a circle, made by rounding.
    left: usize,
}

impl<'a> Walk<'a> {
    pub(crate) fn new(data: &'a Columns) -> Self {
        let p = data.count();
        let pulls = data.look(&vec![0.0; p]).pulls;
        let size = |j: usize| pulls[j].abs();
        // Of copies, the first.
        let strongest =
            (0..p).rev().max_by(|&a, &b| size(a).total_cmp(&size(b)));
        let strongest = strongest.filter(|&j| size(j) > 0.0);
        let alpha = strongest.map_or(0.0, size);
        let ahead =
            strongest.map(|feature| Event { alpha, feature, comes_in: true });
        Walk {
            data,
            gram: vec![vec![]; p],
            most: alpha,
            alpha,
            weights: vec![0.0; p],
            pulls,
            inside: vec![],
            direction: vec![],
            falls: vec![0.0; p],
            is_taken: vec![false; p],
            last: None,
            ahead,
            left: 20 * p,
        }
    }

    /// The weights at an α that is not above the one asked for before. `None`
    /// if they violate the optimality conditions: rounding, where several
    /// events are in one place, can lead the walk astray.
    pub(crate) fn weights_at(&mut self, alpha: f64) -> Option<Vec<f64>> {
        while let Some(event) = self.ahead.filter(|e| e.alpha > alpha) {
            self.pass(event);
        }
        let mut weights = self.weights.clone();
        let fall = (self.alpha - alpha).max(0.0);
        for ((j, _), d) in self.inside.iter().zip(&self.direction) {
            weights[*j] += fall * d;
        }
        let off = violation(self.data, Penalty::lasso(2.0 * alpha), &weights);
        (off <= 1e-8 * self.most).then_some(weights)
    }

    /// Goes on to the next event. Whether it happens: a feature that depends
    /// on those that are in stays out.
    fn pass(&mut self, event: Event) -> bool {
        let fall = self.alpha - event.alpha;
        self.alpha = event.alpha;
        for ((j, _), d) in self.inside.iter().zip(&self.direction) {
            self.weights[*j] += fall * d;
        }
        for (pull, falls) in self.pulls.iter_mut().zip(&self.falls) {
            *pull -= fall * falls;
        }
        let j = event.feature;
        if event.comes_in {
            self.inside.push((j, self.pulls[j].signum()));
            if self.gram[j].is_empty() {
                self.gram[j] = self.data.products(j);
            }
        } else {
            self.inside.retain(|(k, _)| *k != j);
            self.weights[j] = 0.0;
        }
        self.is_taken[j] = event.comes_in;
        let happens = self.turn();
        if happens {
            self.last = Some(j);
        } else {
            self.inside.pop();
        }
        self.left = self.left.saturating_sub(1);
        self.ahead = self.next().filter(|_| self.left > 0);
        happens
    }

    /// The direction for the features that are in; whether there is one.
    fn turn(&mut self) -> bool {
        let row = |&(i, _): &(usize, f64)| {
            let with = |&(j, _): &(usize, f64)| self.gram[i][j];
            self.inside.iter().map(with).collect()
        };
        let gram: Vec<Vec<f64>> = self.inside.iter().map(row).collect();
        let signs: Vec<f64> = self.inside.iter().map(|(_, s)| *s).collect();
        let Some(direction) = solve(&gram, &signs) else { return false };
        self.falls.fill(0.0);
        for ((j, _), d) in self.inside.iter().zip(&direction) {
            for (falls, g) in self.falls.iter_mut().zip(&self.gram[*j]) {
                *falls += d * g;
            }
        }
        self.direction = direction;
        true
    }

    fn next(&self) -> Option<Event> {
        let (fall, feature, comes_in) = self
            .entries()
            .chain(self.exits())
            .filter(|(fall, ..)| *fall > 0.0 && *fall < self.alpha)
            .min_by(|a, b| a.0.total_cmp(&b.0))?;
        Some(Event { alpha: self.alpha - fall, feature, comes_in })
    }

    /// For each feature that is out, and each sign: how far α falls until the
    /// data pull at it as hard.
    fn entries(&self) -> impl Iterator<Item = (f64, usize, bool)> {
        let is_out = |j: &usize| !self.is_taken[*j];
        (0..self.weights.len()).filter(is_out).flat_map(|j| {
            [1.0, -1.0].map(|sign| {
                let pull = sign * self.pulls[j];
                // sign·pull − fall·sign·falls = α − fall
                let fall = (self.alpha - pull) / (1.0 - sign * self.falls[j]);
                // A feature that has just gone out is at the line already.
                let is_there = self.last == Some(j)
                    && (pull - self.alpha).abs() < 1e-9 * self.alpha;
                (if is_there { -1.0 } else { fall }, j, true)
            })
        })
    }

    /// For each feature that is in: how far α falls until its weight is 0.
    fn exits(&self) -> impl Iterator<Item = (f64, usize, bool)> {
        let steps = self.inside.iter().zip(&self.direction);
        let steps = steps.filter(|((j, _), _)| self.last != Some(*j));
        steps.map(|((j, _), d)| (-self.weights[*j] / d, *j, false))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid;
    use chapter7::draw_normal;
    use rand::SeedableRng;
    use rand::rngs::ChaCha8Rng;
    use solver::{Columns, lasso};

    /// With fewer columns than rows, as many and more; also with one of them
    /// twice, where only the sum of both weights is known.
    #[test]
    fn the_walk_goes_where_coordinate_descent_does() {
        for (seed, p) in (1..).zip([1, 2, 5, 12, 19, 30, 45]) {
            let mut random = ChaCha8Rng::seed_from_u64(seed);
            let mut column =
                |_| (0..30).map(|_| draw_normal(&mut random)).collect();
            let y = column(0);
            let mut columns: Vec<Vec<f64>> = (0..p).map(column).collect();
            columns.push(columns[0].clone());
            let data = Columns::new(columns, y);
            let mut walk = Walk::new(&data);
            let most = walk.most;
            for alpha in grid(1.1 * most, 60) {
                let mut weights = walk.weights_at(alpha).expect("lowest");
                let mut other = lasso(&data, 2.0 * alpha).unwrap().weights;
                for w in [&mut weights, &mut other] {
                    w[0] += w.pop().unwrap();
                }
                for (j, (a, b)) in weights.iter().zip(&other).enumerate() {
                    assert!((a - b).abs() < 1e-6, "{p} {j}: {a}, not {b}");
                }
            }
        }
    }
}
