//! How good the recommendation is where the truth is known.

use crate::Kind;

/// What is recommended in many draws of each world, as letters, and what the
/// world is. `tests/worlds.rs` makes them.
const NUMBERS: &str = include_str!("worlds.txt");
const LABELS: &str = include_str!("worlds_of_labels.txt");

/// The letter of a kind; a large one is a hit.
pub fn letter(kind: Kind) -> char {
    match kind {
        Kind::Mean | Kind::Rate => 'm',
        Kind::OneFeature => 'o',
        Kind::LassoRefit => 'f',
        Kind::Lasso => 'l',
        Kind::ElasticNet => 'e',
        Kind::Ridge => 'r',
        Kind::LeastSquares => 's',
    }
}

/// How often the recommendation was a hit in a world: how often the error, or
/// the log loss, of the recommended model on 2000 new rows was at most 5 %
/// above the smallest of all models.
#[derive(Clone, Debug, PartialEq)]
pub struct HitRate {
    /// What the world is.
    pub world: &'static str,
    /// How often it was drawn.
    pub draws: usize,
    /// How often the recommendation was a hit.
    pub hits: usize,
    /// How often each of [`Kind::compared`] was recommended.
    pub recommended: Vec<(Kind, usize)>,
}

/// The hit rates in all worlds of numbers, or of labels.
pub fn hit_rates(is_label: bool) -> Vec<HitRate> {
    let rate = |line: &'static str| {
        let (letters, world) = line.split_once(' ').expect("letters, a world");
        let count = |letter: char| {
            letters.chars().filter(|c| c.eq_ignore_ascii_case(&letter)).count()
        };
        let kinds = Kind::compared(is_label).iter();
        let recommended = kinds.map(|kind| (*kind, count(letter(*kind))));
        let recommended = recommended.collect();
        let hits = letters.chars().filter(char::is_ascii_uppercase).count();
        HitRate { world, draws: letters.len(), hits, recommended }
    };
    let worlds = if is_label { LABELS } else { NUMBERS };
    worlds.lines().map(rate).collect()
}
