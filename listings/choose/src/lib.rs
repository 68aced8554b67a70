//! Which model should I choose? A comparison on rows that are left out.
//!
//! [`compare`] fits models to the same folds of a table and measures them on
//! the rows left out, whether a number or a label is predicted; [`recommend`]
//! says which one to take and why; [`Trust`] shows how far to trust it, and
//! [`hit_rates`] how good such a recommendation is where the truth is known. A [`Study`] is all of this for a
//! reader's own file, with a report, a model's file and figures; [`predict`]
//! takes the model to new rows.
//!
//! One idea in each file: `folds` deals the rows, `blocks` reads them once,
//! `rows` weighs and packs them, `scaled` standardises what a fit learns from,
//! `models` says what fits have in common, `squares` has those of numbers (and
//! `turned` ridge and least squares among them), `logits` those of labels,
//! `judge` says what they are good for, and `means` how sure a mean is.

mod blocks;
mod compare;
mod data;
mod figures;
#[cfg(not(target_family = "wasm"))]
mod folder;
mod folds;
mod hits;
mod judge;
mod kinds;
mod logits;
mod means;
mod model;
mod models;
mod narrowed;
mod options;
mod parallel;
#[cfg(not(target_family = "wasm"))]
mod png;
mod predict;
mod printed;
mod progress;
mod race;
mod recommend;
mod report;
mod rows;
mod said;
mod scaled;
pub mod sheet;
mod spark;
mod squares;
mod study;
mod trust;
mod turned;

pub use compare::{Comparison, Curve, Model, compare};
pub use data::{Column, Data, MEMORY, Refusal, Settings, memory};
#[cfg(not(target_family = "wasm"))]
pub use folder::ReportFolder;
pub use hits::{HitRate, hit_rates, letter};
pub use judge::{Confusion, Costs, Judged, Told};
pub use kinds::{Fit, Kind, Strength};
pub use means::Mean;
pub use model::{Feature, Label, ModelFile};
pub use options::{ChooseCommand, Options, Task, command_again};
pub use parallel::Tell;
#[cfg(not(target_family = "wasm"))]
pub use png::png;
pub use predict::{Predicted, predict};
pub use progress::{Progress, QUIET};
pub use recommend::{Reason, Recommendation, recommend};
pub use spark::spark_script;
pub use study::Study;
pub use trust::{Noise, Simple, Trust, trust};
