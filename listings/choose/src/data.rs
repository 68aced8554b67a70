//! What is compared: a table of numbers, and how it is to be done.

use crate::blocks::BAGS;
use crate::parallel::at_once;
use solver::logistic::log_loss;
use std::fmt;

/// A table of n rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Data {
    /// The target's name.
    pub target: String,
    /// The target: n numbers.
    pub y: Vec<f64>,
    /// Whether these are labels, 1 for a yes and 0 for a no.
    pub is_label: bool,
    /// The features. A category has a column of 0 and 1 for every level.
    pub columns: Vec<Column>,
    /// How much each row counts, if not all alike: n numbers above 0.
    pub weights: Option<Vec<f64>>,
    /// To which group each row belongs: rows of a group stay together.
    pub groups: Option<Vec<usize>>,
    /// When each row was measured: then only the past is learnt from.
    pub time: Option<Vec<f64>>,
}

/// A column of numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// Its name; for a level `column=level`.
    pub name: String,
    /// n numbers; NaN is a gap, which each fold fills with the mean that the
    /// rows have that it learns from.
    pub numbers: Vec<f64>,
    /// The name of the category, if this is one of its levels.
    pub level_of: Option<String>,
}

/// How a comparison is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How many folds are left out, one after the other.
    pub folds: usize,
    /// The seed from which rows are dealt into folds and drawn again.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { folds: 10, seed: 1 }
    }
}

/// How many bytes a comparison may take beside the table.
pub const MEMORY: u64 = 1 << 30;

impl Data {
    /// Refuses what would take too much memory.
    pub(crate) fn check(&self, settings: Settings) -> Result<(), Refusal> {
        let rows = self.y.len();
        assert!(!self.columns.is_empty(), "no column to compare with");
        let is_even = |column: &Column| column.numbers.len() == rows;
        assert!(self.columns.iter().all(is_even), "uneven columns");
        let count = self.columns.len();
        let needed = memory(rows, count, self.is_label, settings);
        if needed > MEMORY { Err(Refusal::TooLarge { needed }) } else { Ok(()) }
    }

    /// What it costs to predict this in a row: the square of the miss, or, for
    /// a label whose log odds are predicted, the log loss.
    pub(crate) fn loss(&self, row: usize, predicted: f64) -> f64 {
        if self.is_label {
            return log_loss(self.y[row], predicted);
        }
        let miss = self.y[row] - predicted;
        miss * miss
    }
}

/// About how many bytes the comparison and the trust in it need at their
/// peak, beside the table itself: one copy of the rows, or of the bags in which
/// they are packed, some numbers for each row, and for each fit that is made
/// at the same time three copies of what it learns from, its weights for all
/// strengths, and the products of columns. Rows with labels are not packed.
pub fn memory(
    rows: usize,
    columns: usize,
    is_label: bool,
    settings: Settings,
) -> u64 {
    let [n, p, folds] = [rows, columns, settings.folds].map(|k| k as u64);
    let packed = if is_label { n } else { folds * (p + 2) };
    let held = n.min(packed * BAGS as u64) + n.min(packed);
    let strengths = 500;
    let fit = 3 * n.min(packed) * p + strengths * p + 2 * p.min(1000).pow(2);
    8 * (held * p + 30 * n + at_once() as u64 * fit)
}

/// Why there is no comparison.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// There are not enough rows, groups or times for the folds.
    TooFewRows {
        /// What there is: rows, groups or times.
        unit: &'static str,
        /// How many there are.
        there: usize,
        /// How many these folds need.
        needed: usize,
        /// For how many folds they are enough, if for any.
        enough_for: Option<usize>,
    },
    /// Rows cannot be kept together in groups and in time at once.
    GroupsAndTime,
    /// Too few rows have the rarer of two labels.
    TooRare {
        /// How many have it.
        there: usize,
        /// How many these folds need.
        needed: usize,
        /// For how many folds they are enough, if for any.
        enough_for: Option<usize>,
    },
    /// Where some groups or times are left out, one label is.
    OneLabel {
        /// What there is: groups or times.
        unit: &'static str,
    },
    /// This option is for labels.
    NoLabel(&'static str),
    /// It would take more memory than [`MEMORY`].
    TooLarge {
        /// How many bytes it would take.
        needed: u64,
    },
    /// A fit did not get there.
    NotConverged(String),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::TooFewRows { unit, there, needed, enough_for } => write!(
                f,
                "{} {needed} {unit}, and there are {there}; give more{}",
                needing(*enough_for),
                or_fewer(*enough_for)
            ),
            Refusal::GroupsAndTime => f.write_str(
                "rows are either kept together in groups or put in the order \
                 of time; give one of the two",
            ),
            Refusal::TooRare { there, needed, enough_for } => write!(
                f,
                "the rarer of the two labels is in {there} rows, and {} \
                 {needed}; give more rows{}",
                needing(*enough_for),
                or_fewer(*enough_for)
            ),
            Refusal::OneLabel { unit: "times" } => f.write_str(
                "one of the two labels comes so late that nearly all that is \
                 before has the other: nothing can be learnt of it in time; \
                 give more rows, or leave out --time",
            ),
            Refusal::OneLabel { unit } => write!(
                f,
                "one of the two labels is in so few {unit} that none is left \
                 to learn from where some are left out; give more {unit}"
            ),
            Refusal::NoLabel(option) => write!(
                f,
                "{option} is for a target of two values, a label; this one is \
                 a number"
            ),
            Refusal::TooLarge { needed } => write!(
                f,
                "the comparison would take {} MB of memory, and at most {} \
                 are allowed; leave out columns, or rows",
                needed >> 20,
                MEMORY >> 20
            ),
            Refusal::NotConverged(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for Refusal {}

/// Who needs more: these folds, or any.
fn needing(enough_for: Option<usize>) -> &'static str {
    if enough_for.is_some() { "these folds need" } else { "any folds need" }
}

fn or_fewer(enough_for: Option<usize>) -> String {
    enough_for.map_or_else(String::new, |most| format!(", or --folds {most}"))
}
