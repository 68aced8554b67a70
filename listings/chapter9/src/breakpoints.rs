use solver::{Columns, Loss, solve};

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
/// Between two events the weights of the features that are in lie on straight
/// lines: with their signs s, each step of α down by δ moves them by δ·d,
/// where G·d = s on these features. A feature comes in when the data pull at
/// it as hard as α, and goes out when its line reaches 0.
///
/// (Osborne, Presnell and Turlach, "A new approach to variable selection in
/// least squares problems", IMA Journal of Numerical Analysis 20, 2000; Efron,
/// Hastie, Johnstone and Tibshirani, "Least angle regression", Annals of
/// Statistics 32, 2004.)
///
/// A feature that depends on those that are in never comes in.
pub fn breakpoints(data: &Columns) -> Vec<Event> {
    let mut walk = Walk::new(data);
    let mut events = vec![];
    // Every event changes the signs of one feature: more than that many is
    // a circle, made by rounding.
    while events.len() < 20 * data.count() {
        match walk.next() {
            Some(event) => events.push(event),
            None => break,
        }
    }
    events
}

/// Where on the path we are.
struct Walk<'a> {
    data: &'a Columns,
    /// How the data pull at each weight where all are 0.
    pulls: Vec<f64>,
    /// The rows of G of those features that were in at some time; of the
    /// others, nothing, as all of G may be too large.
    gram: Vec<Vec<f64>>,
    alpha: f64,
    weights: Vec<f64>,
    /// The features that are in, each with its sign.
    inside: Vec<(usize, f64)>,
    /// Features that depend on those that are in.
    barred: Vec<usize>,
    /// The feature of the last event, which must not have the next one in the
    /// same place.
    last: Option<usize>,
}

impl<'a> Walk<'a> {
    fn new(data: &'a Columns) -> Self {
        let weights = vec![0.0; data.count()];
        let alpha = f64::INFINITY;
        Walk {
            data,
            pulls: data.look(&weights).pulls,
            gram: vec![vec![]; data.count()],
            alpha,
            weights,
            inside: vec![],
            barred: vec![],
            last: None,
        }
    }

    /// How the weights that are in move while α falls by 1.
    fn direction(&self) -> Option<Vec<f64>> {
        let row = |&(i, _): &(usize, f64)| {
            let with = |&(j, _): &(usize, f64)| self.gram[i][j];
            self.inside.iter().map(with).collect()
        };
        let gram: Vec<Vec<f64>> = self.inside.iter().map(row).collect();
        let signs: Vec<f64> = self.inside.iter().map(|(_, s)| *s).collect();
        solve(&gram, &signs)
    }

    fn next(&mut self) -> Option<Event> {
        if self.alpha.is_infinite() {
            return self.first();
        }
        let direction = self.direction()?;
        let (step, feature, sign) = self
            .entries(&direction)
            .chain(self.exits(&direction))
            .filter(|(step, ..)| *step > 0.0 && *step < self.alpha)
            .min_by(|a, b| a.0.total_cmp(&b.0))?;
        self.alpha -= step;
        for ((j, _), d) in self.inside.iter().zip(&direction) {
            self.weights[*j] += step * d;
        }
        let comes_in = sign != 0.0;
        if comes_in {
            self.enter(feature, sign);
            if self.direction().is_none() {
                self.inside.pop();
                self.barred.push(feature);
                return self.next();
            }
        } else {
            self.inside.retain(|(j, _)| *j != feature);
            self.weights[feature] = 0.0;
        }
        self.last = Some(feature);
        Some(Event { alpha: self.alpha, feature, comes_in })
    }

    fn first(&mut self) -> Option<Event> {
        // Of copies, the first.
        let size = |j: usize| self.pulls[j].abs();
        let strongest = (0..self.pulls.len())
            .rev()
            .max_by(|&a, &b| size(a).total_cmp(&size(b)))
            .filter(|&j| size(j) != 0.0)?;
        self.alpha = size(strongest);
        self.enter(strongest, self.pulls[strongest].signum());
        self.last = Some(strongest);
        Some(Event { alpha: self.alpha, feature: strongest, comes_in: true })
    }

    fn enter(&mut self, feature: usize, sign: f64) {
        self.inside.push((feature, sign));
        if self.gram[feature].is_empty() {
            self.gram[feature] = self.data.products(feature);
        }
    }

    /// How the data pull at weight j now.
    fn pull(&self, j: usize) -> f64 {
        let parts = self
            .inside
            .iter()
            .map(|(k, _)| self.gram[*k][j] * self.weights[*k]);
        self.pulls[j] - parts.sum::<f64>()
    }

    /// For each feature that is out: how far α falls until the data pull at
    /// it as hard, and the sign with which it comes in.
    fn entries(
        &self,
        direction: &[f64],
    ) -> impl Iterator<Item = (f64, usize, f64)> {
        let is_out = |j: &usize| {
            let is_in = self.inside.iter().any(|(k, _)| k == j);
            !is_in && !self.barred.contains(j)
        };
        let steps = |j: usize| {
            let pull = self.pull(j);
            // While α falls by 1, the pull falls by this.
            let falls: f64 = self
                .inside
                .iter()
                .zip(direction)
                .map(|((k, _), d)| self.gram[*k][j] * d)
                .sum();
            [1.0, -1.0].map(|sign| {
                // sign·pull − step·sign·falls = α − step
                let step = (self.alpha - sign * pull) / (1.0 - sign * falls);
                // A feature that has just gone out is at the line already.
                let is_there = self.last == Some(j)
                    && (sign * pull - self.alpha).abs() < 1e-9 * self.alpha;
                (if is_there { -1.0 } else { step }, j, sign)
            })
        };
        let steps: Vec<_> =
            (0..self.weights.len()).filter(is_out).flat_map(steps).collect();
        steps.into_iter()
    }

    /// For each feature that is in: how far α falls until its weight is 0.
    fn exits(
        &self,
        direction: &[f64],
    ) -> impl Iterator<Item = (f64, usize, f64)> {
        let steps = self.inside.iter().zip(direction);
        let steps = steps.filter(|((j, _), _)| self.last != Some(*j));
        let step = |((j, _), d): (&(usize, f64), &f64)| {
            (-self.weights[*j] / d, *j, 0.0)
        };
        steps.map(step).collect::<Vec<_>>().into_iter()
    }
}
