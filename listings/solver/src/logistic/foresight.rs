use crate::Penalty;

/// What the first bowl for each penalty is off by changes little from one
/// penalty to the next, and in proportion to how far these are apart.
pub(super) struct Foresight {
    /// How much harder than on the bowl the data pulled at each weight.
    drift: Vec<f64>,
    /// By how much of it the next bowl is moved.
    share: f64,
    /// The visited columns, and how hard the bowl says that the data pull.
    members: Vec<usize>,
    pub expected: Vec<f64>,
    /// The penalty, and how far it is from the one before.
    penalty: Penalty,
    distance: f64,
    is_first: bool,
}

impl Foresight {
    /// For so many columns.
    pub fn new(count: usize) -> Self {
        Foresight {
            drift: vec![0.0; count],
            share: 0.0,
            members: vec![],
            expected: vec![],
            penalty: Penalty::lasso(0.0),
            distance: 0.0,
            is_first: false,
        }
    }

    /// Another penalty.
    pub fn start(&mut self, penalty: Penalty) {
        let Penalty { l1, l2 } = self.penalty;
        let distance = (penalty.l1 - l1).abs() + (penalty.l2 - l2).abs();
        let share = distance / self.distance;
        self.share = if share < 2.0 { share } else { 0.0 };
        (self.penalty, self.distance) = (penalty, distance);
        self.is_first = true;
    }

    /// Moves the members' pulls on the first bowl for a penalty.
    pub fn move_pulls(&mut self, members: &[usize], pulls: &mut [f64]) {
        self.members = members.to_vec();
        if self.is_first {
            for (&j, pull) in members.iter().zip(pulls) {
                *pull += self.share * self.drift[j];
            }
        }
    }

    /// What the first bowl was off by, when we have gone this part of the way.
    pub fn learn(&mut self, pulls: &[f64], part: f64) {
        if self.is_first {
            let used = self.share;
            let drifts = pulls.iter().zip(&self.expected);
            for (&j, (pull, expected)) in self.members.iter().zip(drifts) {
                let used = used * self.drift[j];
                let is_whole = part == 1.0;
                self.drift[j] =
                    if is_whole { used + pull - expected } else { 0.0 };
            }
        }
        self.is_first = false;
    }
}
