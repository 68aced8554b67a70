use crate::study::Study;

/// What a run is about: data, and all that was found out about them.
pub struct Problem {
    pub(crate) study: Study,
    /// The seed by which the rows were shuffled, if they were.
    pub(crate) seed: Option<u64>,
}
