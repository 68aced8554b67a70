use super::blocks::{add_all, add_products, blocks};
use super::bowl::Bowl;
use super::labelled::Labelled;
use super::look::Look;
use super::place::Place;
use super::{NoAnswer, certificate};
use crate::Penalty;
use libm::log;

/// On the way along a path.
pub(super) struct Walk<'a> {
    pub data: &'a Labelled,
    /// Where we are.
    pub at: Place,
    /// How the data pull at each weight there. For a column that is not
    /// visited it may be more than that, but never more than its price.
    pub pulls: Vec<f64>,
    look: Look,
    bowl: Bowl,
    pace: Pace,
}

/// How fast the steps come closer.
#[derive(Default)]
struct Pace {
    /// The violation before the last step and after it.
    before: f64,
    now: f64,
    /// Since the bowl was taken.
    steps: usize,
    /// The smallest violation so far, and how many steps have come no closer
    /// than that, nor lower.
    closest: f64,
    in_vain: usize,
}

impl<'a> Walk<'a> {
    /// At w = 0.
    pub fn new(data: &'a Labelled) -> Result<Self, NoAnswer> {
        let rows = || data.labels().iter().zip(data.shares());
        let share = |y: f64| -> f64 {
            rows().filter(|row| *row.0 == y).map(|row| row.1).sum()
        };
        for (label, other) in [(0.0, 1.0), (1.0, 0.0)] {
            if share(other) == 0.0 {
                return Err(NoAnswer::OneClass(label));
            }
        }
        let b = log(share(1.0) / share(0.0));
        let at = Place::new(data, b, vec![0.0; data.count()]);
        let look = Look::new(data, &at);
        let pulls = look.pulls.clone();
        if pulls.iter().any(|pull| !pull.is_finite()) {
            return Err(NoAnswer::NotFinite);
        }
        let bowl = Bowl::new(data, &at, vec![]);
        Ok(Walk { data, at, pulls, look, bowl, pace: Pace::default() })
    }

    /// Looks at all columns that may pull harder than `price`.
    pub fn look(&mut self, price: f64) {
        self.pulls = self.look.again(self.data, &self.at, price);
    }

    /// Visits columns that pull harder than `bound`, too; whether there are
    /// any that were not visited.
    pub fn visit(&mut self, bound: f64) -> bool {
        let pulls = &self.pulls;
        let mut outside = vec![true; pulls.len()];
        for &j in &self.bowl.members {
            outside[j] = false;
        }
        let missing = |&j: &usize| outside[j] && pulls[j].abs() > bound;
        let mut missing: Vec<_> = (0..pulls.len()).filter(missing).collect();
        missing.sort_by(|&a, &b| pulls[b].abs().total_cmp(&pulls[a].abs()));
        missing.truncate(self.bowl.members.len().max(20));
        let are_any = !missing.is_empty();
        self.bowl.add(self.data, missing);
        are_any
    }

    /// The largest violation of the optimality conditions here.
    pub fn violation(&self, penalty: Penalty) -> f64 {
        let members = &self.bowl.members;
        let of = |x: &[f64]| members.iter().map(|&j| x[j]).collect::<Vec<_>>();
        certificate::violation(penalty, &of(&self.at.w), &of(&self.pulls))
    }

    /// The bowl of this place, over the columns that matter here.
    pub fn take_bowl(&mut self, penalty: Penalty) {
        let may_count = |&j: &usize| {
            self.at.w[j] != 0.0 || self.pulls[j].abs() > 0.8 * penalty.l1
        };
        let members = self.bowl.members.iter().copied().filter(may_count);
        self.bowl = Bowl::new(self.data, &self.at, members.collect());
        self.pace.steps = 0;
    }

    /// The visited columns' weights at which bowl + penalty is lowest.
    pub fn best_on_bowl(
        &mut self,
        penalty: Penalty,
        tolerance: f64,
    ) -> Vec<f64> {
        let members = &self.bowl.members;
        let w = members.iter().map(|&j| self.at.w[j]).collect();
        let pulls: Vec<f64> = members.iter().map(|&j| self.pulls[j]).collect();
        self.pace.before = self.violation(penalty);
        let near = (0.3 * tolerance).max(0.01 * self.pace.before);
        self.bowl.best(penalty, w, &pulls, near)
    }

    /// Goes to these weights of the visited columns, or only a part of the way
    /// if loss + penalty is higher there.
    pub fn go_towards(&mut self, penalty: Penalty, best: &[f64]) {
        let members = &self.bowl.members;
        let mut w = self.at.w.clone();
        let mut changes = vec![];
        for (&j, best) in members.iter().zip(best) {
            changes.push(best - w[j]);
            w[j] = *best;
        }
        let columns: Vec<&[f64]> =
            members.iter().map(|&j| self.data.centred(j)).collect();
        let moved = changes.iter().copied().zip(columns.iter().copied());
        let moved: Vec<_> = moved.filter(|(w, _)| *w != 0.0).collect();
        let db = self.bowl.follow(&changes);
        let mut way = vec![db; self.data.rows()];
        add_all(&mut way, &moved);
        let sum = self.at.sum(penalty);
        let mut part = 1.0;
        let mut is_lower = false;
        while part > 1e-12 {
            let at = self.at.towards(self.data, (&w, db, &way), part);
            let new = at.sum(penalty);
            if new <= sum * (1.0 + 1e-14) {
                is_lower = new < sum * (1.0 - 1e-12);
                self.at = at;
                break;
            }
            part /= 2.0;
        }
        let mut pulls = vec![0.0; columns.len()];
        for rows in blocks(self.data.rows()) {
            let columns: Vec<_> =
                columns.iter().map(|x| &x[rows.clone()]).collect();
            add_products(&mut pulls, &self.at.rest[rows], &columns);
        }
        for (&j, pull) in members.iter().zip(pulls) {
            self.pulls[j] = pull;
        }
        let now = self.violation(penalty);
        self.pace.step(now, is_lower);
    }

    /// Whether the bowl that we have leads there in fewer looks at the data
    /// than a new one takes.
    pub fn is_fast(&self, tolerance: f64) -> bool {
        let Pace { before, now, .. } = self.pace;
        let pace = now / before;
        let needed = log(tolerance / now) / log(pace);
        pace < 1.0 && needed < 2.0 + self.bowl.members.len() as f64 / 4.0
    }

    /// Whether the last steps have come neither closer nor lower: then nothing
    /// is left but rounding.
    pub fn is_stuck(&self) -> bool {
        self.pace.in_vain > 5
    }

    /// Another penalty.
    pub fn start(&mut self) {
        self.pace = Pace { closest: f64::INFINITY, ..Pace::default() };
    }
}

impl Pace {
    fn step(&mut self, now: f64, is_lower: bool) {
        self.now = now;
        self.steps += 1;
        let is_closer = now < 0.9 * self.closest;
        self.closest = self.closest.min(now);
        self.in_vain = if is_closer || is_lower { 0 } else { self.in_vain + 1 };
    }
}
