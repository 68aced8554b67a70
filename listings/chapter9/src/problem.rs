use crate::study::Study;

/// What a run is about: data, and all that was found out about them.
pub struct Problem {
    pub(crate) study: Study,
    /// The name of what is predicted.
    pub(crate) target: String,
    /// The seed by which the rows were shuffled, if they were.
    pub(crate) seed: Option<u64>,
    /// What the reader should know of the file.
    pub(crate) notes: Vec<String>,
}
