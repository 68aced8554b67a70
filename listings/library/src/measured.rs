//! What the scripts saw, and how it is said in a table.

use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What a script printed.
#[derive(Clone, Debug, Deserialize)]
pub struct Measured {
    /// The versions of the library and of what it was run with.
    pub versions: BTreeMap<String, String>,
    /// The day.
    pub measured: String,
    /// The weights for each question.
    pub rows: Vec<Row>,
    /// What became of odd columns and of no price at all.
    #[serde(default)]
    pub corners: Vec<Corner>,
}

/// One fit.
#[derive(Clone, Debug, Deserialize)]
pub struct Row {
    /// Which data.
    pub data: String,
    /// The book's λ.
    pub lambda: f64,
    /// 1 for the lasso, 0 for ridge.
    pub r: f64,
    /// What was typed.
    pub typed: f64,
    /// The weights, if there were any.
    #[serde(default)]
    pub weights: Vec<f64>,
    /// The largest distance of a weight from the book's.
    pub off: Option<f64>,
    /// What the library said in place of weights.
    pub error: Option<String>,
    /// The kind of the last warning.
    pub warning: Option<String>,
}

/// One odd question.
#[derive(Clone, Debug, Deserialize)]
pub struct Corner {
    /// Which: copies, constant column, missing cell, no price.
    pub corner: String,
    /// The weights, if there were any; null where one is no number.
    #[serde(default)]
    pub weights: Vec<Option<f64>>,
    /// What the library said in place of weights.
    pub error: Option<String>,
    /// The kind of the last warning.
    pub warning: Option<String>,
    /// Without a price: how far a weight is off from least squares.
    pub off: Option<f64>,
    /// What a missing cell was taken for, if that could be seen.
    #[serde(rename = "as")]
    pub taken_as: Option<String>,
}

/// How Python's libraries call the warning that a search ended early.
const ENDED_EARLY: Option<&str> = Some("ConvergenceWarning");

impl Measured {
    /// What was measured of a library.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn of(root: &Path, id: &str) -> Result<Self> {
        let folder = root.join("tests/libraries/results/measured");
        let file = folder.join(id).with_extension("json");
        let what = || format!("{}", file.display());
        let text = fs::read_to_string(&file).with_context(what)?;
        serde_json::from_str(&text).with_context(what)
    }

    /// The library and what it was run with, each with its version.
    pub fn with(&self) -> String {
        let versions = self.versions.iter();
        let versions = versions.map(|(name, v)| format!("{name} {v}"));
        versions.collect::<Vec<_>>().join(", ")
    }

    /// The largest error of a weight of the diabetes data with the default
    /// tolerance, for L1 or L2.
    pub fn off(&self, is_l1: bool) -> Option<f64> {
        let r = if is_l1 { 1.0 } else { 0.0 };
        let rows = self.rows.iter();
        let rows = rows.filter(|row| row.data == "diabetes" && row.r == r);
        rows.filter_map(|row| row.off).reduce(f64::max)
    }

    /// Whether it warned that the search on these data ended early.
    pub fn warns(&self, is_l1: bool) -> bool {
        let r = if is_l1 { 1.0 } else { 0.0 };
        let mut rows = self.rows.iter().filter(|row| row.r == r);
        rows.any(|row| row.warning.as_deref() == ENDED_EARLY)
    }

    /// The same without a price.
    pub fn warns_without_price(&self) -> bool {
        let corner = self.corner("no price");
        corner.is_some_and(|no| no.warning.as_deref() == ENDED_EARLY)
    }

    /// Whether weights that L1 makes zero are exactly 0; `None` without L1.
    pub fn makes_zeros(&self) -> Option<bool> {
        let is_zero = |row: &&Row| row.r == 1.0 && row.data == "diabetes";
        let strong = self.rows.iter().filter(is_zero).find(|r| r.lambda > 9.0);
        strong.map(|row| row.weights.contains(&0.0))
    }

    fn corner(&self, name: &str) -> Option<&Corner> {
        self.corners.iter().find(|corner| corner.corner == name)
    }

    /// How two equal columns share their weight, in words.
    pub fn copies(&self) -> Option<String> {
        let corner = self.corner("copies")?;
        if corner.error.is_some() {
            return Some("an error".to_owned());
        }
        let [Some(a), Some(b)] = corner.weights[..] else { return None };
        let (small, large) = (a.abs().min(b.abs()), a.abs().max(b.abs()));
        Some(match () {
            () if large > 1.0 => "huge numbers".to_owned(),
            () if small < 1e-5 * large && a > b => "the first".to_owned(),
            () if small < 1e-5 * large => "the last".to_owned(),
            () if small > 0.999 * large => "half each".to_owned(),
            () => format!("{a:.2} and {b:.2}"),
        })
    }

    /// What becomes of a column of sevens.
    pub fn constant(&self) -> Option<String> {
        let corner = self.corner("constant column")?;
        if corner.error.is_some() {
            return Some("an error".to_owned());
        }
        let [Some(w), Some(constant)] = corner.weights[..] else {
            return Some("no number".to_owned());
        };
        let is_right = constant.abs() < 1e-3 && (w - 0.3).abs() < 0.2;
        Some(if is_right { "0".to_owned() } else { format!("{constant:.2}") })
    }

    /// How far the weights without a price are off from least squares; `None`
    /// where there is none.
    pub fn off_without_price(&self) -> Option<f64> {
        self.corner("no price")?.off
    }

    /// What one missing cell does.
    pub fn missing(&self) -> Option<String> {
        let corner = self.corner("missing cell")?;
        if corner.error.is_some() {
            return Some("an error".to_owned());
        }
        let weights = &corner.weights;
        if weights.is_empty() || weights.iter().any(Option::is_none) {
            return Some("no numbers".to_owned());
        }
        let is_one = weights.iter().all(|w| *w == weights[0]);
        let what = match weights[..] {
            [Some(all), ..] if is_one => &*format!("all weights {all}"),
            [_, Some(0.0), ..] => "its column gets 0",
            _ => corner.taken_as.as_deref().unwrap_or("other weights"),
        };
        let aside = if corner.warning.is_some() { "" } else { ", silently" };
        Some(format!("{what}{aside}"))
    }
}
