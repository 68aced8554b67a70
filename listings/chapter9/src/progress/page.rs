//! How far a long run in the page is.

pub(crate) struct Progress;

impl Progress {
    pub(crate) fn new() -> Self {
        Progress
    }

    /// One part more is done.
    pub(crate) fn done(&self, part: &str) {
        command::send("progress", &format!("{part}: done"));
    }
}
