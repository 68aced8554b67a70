//! Which rows are left out together, and which are learnt from.

use crate::{Data, Refusal, Settings};
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use std::collections::BTreeMap;
use std::ops::Range;

/// The rows, dealt into folds.
pub(crate) struct Folds {
    /// The rows of each fold.
    pub rows: Vec<Vec<usize>>,
    /// Whether they follow each other in time.
    in_time: bool,
    /// What is drawn together when rows are drawn again, for each row: its
    /// group, its stretch of time, or itself.
    pub units: Vec<usize>,
}

/// Folds to learn from, and folds to test on.
pub(crate) struct Split {
    pub learnt: Vec<usize>,
    pub tests: Vec<usize>,
}

/// How many folds in time are only learnt from: nothing comes before the first
/// one, and nothing could choose a strength for the second.
const FIRST: usize = 2;

impl Folds {
    /// Deals the rows: shuffled; a group as a whole; or in the order of time.
    /// Labels are dealt each by itself, so that every fold has both as far as
    /// groups and time allow it.
    ///
    /// # Errors
    /// If there are too few rows, groups or times, or both are given; or if
    /// one of two labels is too rare.
    pub fn deal(data: &Data, settings: Settings) -> Result<Self, Refusal> {
        let Settings { folds, seed } = settings;
        assert!(folds >= FEWEST, "a strength is chosen beside the tested fold");
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        // Numbers are all of one kind.
        let kind = |row: usize| data.is_label && data.y[row] == 1.0;
        let kinds: Vec<bool> = (0..data.y.len()).map(kind).collect();
        if data.is_label {
            let yes = kinds.iter().filter(|kind| **kind).count();
            let there = yes.min(kinds.len() - yes);
            enough(
                there,
                folds,
                |folds| folds.max(5),
                |needed, enough_for| Refusal::TooRare {
                    there,
                    needed,
                    enough_for,
                },
            )?;
        }
        match (&data.groups, &data.time) {
            (Some(_), Some(_)) => Err(Refusal::GroupsAndTime),
            (Some(groups), None) => {
                let folds = Folds::of_groups(groups, &kinds, folds, random)?;
                folds.refuse_one_kind(data, "groups")
            }
            (None, Some(time)) => {
                let folds = Folds::in_time(time, folds)?;
                folds.start_with_both(data).refuse_one_kind(data, "times")
            }
            (None, None) => {
                let count = data.y.len();
                enough_of("rows", count, folds, |folds| (2 * folds).max(8))?;
                let mut order: Vec<usize> = (0..count).collect();
                order.shuffle(&mut random);
                order.sort_by_key(|row| kinds[*row]);
                let fold =
                    |k| order.iter().skip(k).step_by(folds).copied().collect();
                let rows = (0..folds).map(fold).collect();
                Ok(Folds { rows, in_time: false, units: (0..count).collect() })
            }
        }
    }

    /// The largest groups first, each into the fold that has the fewest rows,
    /// or, for labels, the smallest share of those that the group has.
    fn of_groups(
        groups: &[usize],
        kinds: &[bool],
        folds: usize,
        mut random: ChaCha8Rng,
    ) -> Result<Self, Refusal> {
        enough_of("rows", groups.len(), folds, |folds| (2 * folds).max(8))?;
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (row, group) in groups.iter().enumerate() {
            members.entry(*group).or_default().push(row);
        }
        enough_of("groups", members.len(), folds, |folds| folds)?;
        let mut members: Vec<Vec<usize>> = members.into_values().collect();
        let mut units = vec![0; groups.len()];
        for (unit, rows) in members.iter().enumerate() {
            for row in rows {
                units[*row] = unit;
            }
        }
        members.shuffle(&mut random);
        members.sort_by_key(|rows| usize::MAX - rows.len());
        let all: Vec<usize> = (0..groups.len()).collect();
        let totals = count_kinds(&all, kinds);
        let mut rows: Vec<Vec<usize>> = vec![vec![]; folds];
        for group in members {
            let own = count_kinds(&group, kinds);
            let crowd = |fold: &Vec<usize>| {
                let there = count_kinds(fold, kinds);
                let part = |k: usize| {
                    there[k] * own[k] / (totals[k] * totals[k]).max(1.0)
                };
                part(0) + part(1)
            };
            let emptiest = rows.iter_mut().min_by(|a, b| {
                let by_size = a.len().cmp(&b.len());
                crowd(a).total_cmp(&crowd(b)).then(by_size)
            });
            emptiest.expect("there are folds").extend(group);
        }
        Ok(Folds { rows, in_time: false, units })
    }

    /// In the order of time, in folds of about one size; rows of one time stay
    /// together. What is drawn together are stretches whose length grows with
    /// the third root of n (Künsch, "The jackknife and the bootstrap for
    /// general stationary observations", Annals of Statistics 17, 1989).
    fn in_time(time: &[f64], folds: usize) -> Result<Self, Refusal> {
        let (count, compared) = (time.len(), folds);
        let folds = compared + FIRST;
        enough_of("rows", count, compared, |folds| 2 * (folds + FIRST))?;
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by(|&a, &b| time[a].total_cmp(&time[b]));
        let mut rows: Vec<Vec<usize>> = vec![vec![]; folds];
        let mut done = 0;
        for together in order.chunk_by(|&a, &b| time[a] == time[b]) {
            rows[done * folds / count].extend(together);
            done += together.len();
        }
        let filled = rows.iter().filter(|rows| !rows.is_empty()).count();
        let need = |folds| folds + FIRST;
        enough_of("stretches of time", filled, compared, need)?;
        let stretch = libm::cbrt(count as f64).ceil() as usize;
        let mut units = vec![0; count];
        for (place, row) in order.iter().enumerate() {
            units[*row] = place / stretch;
        }
        Ok(Folds { rows, in_time: true, units })
    }

    /// In time, rows of one label alone teach nothing: the first stretches
    /// become one until it has both.
    fn start_with_both(mut self, data: &Data) -> Self {
        while data.is_label
            && self.rows.len() > FIRST + 1
            && self.has_one_label(data, 0)
        {
            let second = self.rows.remove(1);
            self.rows[0].extend(second);
        }
        self
    }

    /// Each label must be learnt from, whichever folds are left out.
    fn refuse_one_kind(
        self,
        data: &Data,
        unit: &'static str,
    ) -> Result<Self, Refusal> {
        if !data.is_label {
            return Ok(self);
        }
        // Two folds more than are left out at once, or in time the first.
        let is_fine = if self.in_time {
            self.rows.len() > FIRST + 1 && !self.has_one_label(data, 0)
        } else {
            [0.0, 1.0].iter().all(|label| {
                let has_it = |fold: &&Vec<usize>| {
                    fold.iter().any(|row| data.y[*row] == *label)
                };
                self.rows.iter().filter(has_it).count() > 2
            })
        };
        if is_fine { Ok(self) } else { Err(Refusal::OneLabel { unit }) }
    }

    /// Whether all rows of this fold have one label.
    pub fn has_one_label(&self, data: &Data, fold: usize) -> bool {
        let rows = &self.rows[fold];
        data.is_label && rows.iter().all(|row| data.y[*row] == data.y[rows[0]])
    }

    /// The folds on which models are compared.
    pub fn compared(&self) -> Range<usize> {
        let first = if self.in_time { FIRST } else { 0 };
        first..self.rows.len()
    }

    /// For each fold that is compared: what is learnt from, and the fold.
    pub fn splits(&self) -> Vec<Split> {
        self.compared().map(|k| self.split(&[k])).collect()
    }

    /// Splits inside of what is learnt from, in which strengths are chosen.
    /// What is fitted without two folds serves them both: each is a test for
    /// the strength of the other.
    pub fn inner_splits(&self) -> Vec<Split> {
        let all = self.rows.len();
        if self.in_time {
            return (1..all - 1).map(|k| self.split(&[k])).collect();
        }
        let pairs = (0..all).flat_map(|k| (k + 1..all).map(move |l| [k, l]));
        pairs.map(|pair| self.split(&pair)).collect()
    }

    fn split(&self, tests: &[usize]) -> Split {
        let is_learnt = |fold: &usize| {
            if self.in_time { *fold < tests[0] } else { !tests.contains(fold) }
        };
        let learnt = (0..self.rows.len()).filter(is_learnt).collect();
        Split { learnt, tests: tests.to_vec() }
    }

    /// Whether this test of an inner split may choose the strength with which
    /// this fold is predicted.
    pub fn may_choose(&self, split: &Split, test: usize, fold: usize) -> bool {
        if self.in_time {
            test < fold
        } else {
            test != fold && split.tests.contains(&fold)
        }
    }
}

/// How many of these rows are of each kind.
fn count_kinds(rows: &[usize], kinds: &[bool]) -> [f64; 2] {
    let second = rows.iter().filter(|row| kinds[**row]).count();
    [rows.len() - second, second].map(|count| count as f64)
}

/// A strength is chosen on folds beside the tested one.
const FEWEST: usize = 3;

/// Refuses fewer than so many folds need: how many they would need, or any
/// folds at all, and for how many folds there are enough.
fn enough(
    there: usize,
    folds: usize,
    need: impl Fn(usize) -> usize,
    refuse: impl Fn(usize, Option<usize>) -> Refusal,
) -> Result<(), Refusal> {
    if there >= need(folds) {
        return Ok(());
    }
    let enough_for = (FEWEST..folds).rfind(|fewer| there >= need(*fewer));
    let needed = need(if enough_for.is_some() { folds } else { FEWEST });
    Err(refuse(needed, enough_for))
}

/// The same for rows, groups or times.
fn enough_of(
    unit: &'static str,
    there: usize,
    folds: usize,
    need: impl Fn(usize) -> usize,
) -> Result<(), Refusal> {
    enough(there, folds, need, |needed, enough_for| Refusal::TooFewRows {
        unit,
        there,
        needed,
        enough_for,
    })
}
