use crate::study::Study;
use std::sync::Arc;

/// What a run is about: data, and all that was found out about them.
#[derive(Clone)]
pub struct Problem {
    pub(crate) study: Arc<Study>,
    /// The name of what is predicted.
    pub(crate) target: String,
    /// The seed by which the rows were shuffled, if they were.
    pub(crate) seed: Option<u64>,
    /// What the reader should know of the file.
    pub(crate) notes: Vec<String>,
}
