use super::bowl::Bowl;
use super::labelled::Labelled;
use super::look::Look;
use super::place::{Place, Way, furthest};
use super::{NoAnswer, certificate};
use crate::Penalty;
use crate::blocks::{add_all, all_products};
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
    /// The loss at w = 0.
    pub loss: f64,
    /// How far the last step has changed the log odds of a row at most.
    pub stride: f64,
}

/// How fast the steps come closer.
#[derive(Default)]
struct Pace {
    /// The violation before the last step and after it.
    before: f64,
    now: f64,
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
        let (pace, loss, stride) = (Pace::default(), at.loss(data), 0.0);
        Ok(Walk { data, at, pulls, look, bowl, pace, loss, stride })
    }

    /// Looks at all columns that may pull harder than `price`.
    pub fn look(&mut self, price: f64) {
        let known = &self.bowl.members;
        let Walk { data, at, pulls, .. } = self;
        self.pulls = self.look.again(data, at, price, known, pulls);
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
        let (w, pulls) = self.of_members();
        certificate::violation(penalty, &w, &pulls)
    }

    /// The bowl of this place, over the columns that matter here.
    pub fn take_bowl(&mut self, penalty: Penalty) {
        let may_count = |&j: &usize| {
            self.at.w[j] != 0.0 || self.pulls[j].abs() > 0.9 * penalty.l1
        };
        let members = self.bowl.members.iter().copied().filter(may_count);
        self.bowl = Bowl::new(self.data, &self.at, members.collect());
    }

    /// The visited columns' weights at which bowl + penalty is lowest.
    pub fn best_on_bowl(
        &mut self,
        penalty: Penalty,
        tolerance: f64,
    ) -> Vec<f64> {
        let (w, pulls) = self.of_members();
        self.pace.before = self.violation(penalty);
        let near = (0.3 * tolerance).max(0.03 * self.pace.before);
        self.bowl.best(penalty, &w, &pulls, near)
    }

    /// Goes to these weights of the visited columns, or only a part of the way
    /// as long as loss + penalty may be higher there.
    pub fn go_towards(&mut self, penalty: Penalty, best: &[f64]) {
        let (from, before) = self.of_members();
        let way = self.way(best);
        let cost = penalty.of(&from);
        let mut is_lower = false;
        let mut part = 1.0;
        while part > 1e-12 {
            let (at, mut rise) = self.at.go(self.data, &way, part);
            let to = self.bowl.members.iter().map(|&j| at.w[j]);
            let to: Vec<f64> = to.collect();
            let price = penalty.of(&to) - cost;
            // Where both are rounding, the step may be taken.
            let rounding = 1e-15 * cost;
            if rise + price > rounding {
                // That is too careful where rows far out, whose
                // probabilities are 0 or 1 all along, move most.
                let real = at.loss(self.data) - self.at.loss(self.data);
                if real + price < -1e-10 * self.loss {
                    rise = real;
                }
            }
            if rise + price <= rounding {
                is_lower = rise + price < -1e-12 * self.loss;
                self.at = at;
                break;
            }
            part /= 2.0;
        }
        self.stride = part * furthest(&way.log_odds);
        self.look_at_members();
        let (to, now) = self.of_members();
        let less = before.iter().zip(now).map(|(before, now)| before - now);
        self.bowl.learn(&from, &to, &less.collect::<Vec<_>>());
        self.pace.step(self.violation(penalty), is_lower);
    }

    /// The way from here to these weights of the visited columns.
    fn way(&self, best: &[f64]) -> Way {
        let (mut changes, mut columns) = (vec![], vec![]);
        for (&j, best) in self.bowl.members.iter().zip(best) {
            let change = best - self.at.w[j];
            changes.push(change);
            if change != 0.0 {
                columns.push((change, self.data.centred(j)));
            }
        }
        let intercept = self.bowl.follow(&changes);
        let mut log_odds = vec![intercept; self.data.rows()];
        add_all(&mut log_odds, &columns);
        let to = self.bowl.members.iter().copied().zip(best.iter().copied());
        Way { to: to.collect(), intercept, log_odds }
    }

    /// The pulls at the visited columns, anew.
    fn look_at_members(&mut self) {
        let members = &self.bowl.members;
        let columns = members.iter().map(|&j| self.data.centred(j));
        let columns: Vec<_> = columns.collect();
        let pulls = all_products(&self.at.rest, &columns);
        for (&j, pull) in members.iter().zip(pulls) {
            self.pulls[j] = pull;
        }
    }

    /// The visited columns' weights, and how the data pull at them.
    fn of_members(&self) -> (Vec<f64>, Vec<f64>) {
        let members = self.bowl.members.iter();
        members.map(|&j| (self.at.w[j], self.pulls[j])).unzip()
    }

    /// Whether the bowl that we have leads there in fewer looks at the data
    /// than a new one takes.
    pub fn is_fast(&self, tolerance: f64) -> bool {
        let Pace { before, now, .. } = self.pace;
        let pace = now / before;
        let needed = log(tolerance / now) / log(pace);
        // A bowl takes n·k²/2 products of k columns, two for the time of one
        // of other products. A step takes 2·n·k of these, which come from
        // memory, some k² for every sweep, and exponentials for each row.
        let n = self.data.rows() as f64;
        let k = self.bowl.members.len() as f64;
        let step = 2.0 * n * k + 20.0 * k * k + 40.0 * n;
        pace < 1.0 && needed < 1.0 + n * k * k / 4.0 / step
    }

    /// Whether the last steps have come neither closer nor lower: then nothing
    /// is left but rounding.
    pub fn is_stuck(&self) -> bool {
        self.pace.in_vain > 5
    }

    /// Another penalty.
    pub fn start(&mut self) {
        self.pace = Pace { closest: f64::INFINITY, ..Pace::default() };
        self.stride = 0.0;
    }
}

impl Pace {
    fn step(&mut self, now: f64, is_lower: bool) {
        self.now = now;
        let is_closer = now < 0.9 * self.closest;
        self.closest = self.closest.min(now);
        self.in_vain = if is_closer || is_lower { 0 } else { self.in_vain + 1 };
    }
}
