//! What to type in other libraries for the book's λ.
//!
//! `libraries.toml` has an entry for each library. The scripts in
//! `tests/libraries/measure` run the formulas that stand there, and keep what
//! they saw; [`page`] makes the page's tables of both.

mod command_line;
mod convert;
mod formula;
mod measured;
pub mod page;

pub use command_line::LibraryCommand;
pub use convert::convert;
pub use formula::{Formula, Sizes};
pub use measured::{Corner, Measured, Row};

use anyhow::{Result, ensure};
use serde::Deserialize;
use std::collections::BTreeSet;

/// A library, as `libraries.toml` describes it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Library {
    /// The anchor of its section, and the name of its result.
    pub id: String,
    /// What readers call it.
    pub name: String,
    /// The languages that it is used from.
    pub language: String,
    /// The script in `tests/libraries/measure` that was run.
    pub script: String,
    /// What is typed for L1 and for L2, where it has them.
    pub lasso: Option<Typed>,
    /// The same for L2.
    pub ridge: Option<Typed>,
    /// Lines to type.
    pub lines: Option<String>,
    /// Whether it scales columns before it prices them.
    pub standardises: String,
    /// Whether the intercept is free or priced.
    pub intercept: String,
    /// How far a weight of the diabetes data may be off with the default
    /// tolerance; the weights reach 38 in size.
    #[serde(default)]
    pub holds: f64,
    /// The same for the weight of the seven points.
    #[serde(default = "near")]
    pub near: f64,
    /// What else readers should know, in Markdown.
    pub note: Option<String>,
}

/// A parameter, and what is typed for it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    /// The parameter's name.
    pub typed: String,
    /// What is typed for λ, as [`Formula`] reads it.
    pub formula: Formula,
}

impl Library {
    /// What is typed for L1, or for L2.
    pub fn price(&self, is_l1: bool) -> Option<&Typed> {
        if is_l1 { self.lasso.as_ref() } else { self.ridge.as_ref() }
    }
}

const fn near() -> f64 {
    1e-5
}

/// All libraries, in the order of the file.
///
/// # Errors
/// When the file has a fault: a formula that cannot be read, two libraries with
/// one name, or one without a price.
pub fn libraries() -> Result<Vec<Library>> {
    #[derive(Deserialize)]
    struct File {
        library: Vec<Library>,
    }
    let file: File = toml::from_str(include_str!("../libraries.toml"))?;
    let mut ids = BTreeSet::new();
    for library in &file.library {
        let id = &library.id;
        ensure!(ids.insert(id), "two libraries are called `{id}`");
        let prices = [&library.lasso, &library.ridge];
        ensure!(prices.iter().any(|p| p.is_some()), "`{id}` has no price");
    }
    Ok(file.library)
}
