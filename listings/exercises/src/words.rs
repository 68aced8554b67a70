/// An open question: a few sentences that somebody reads.
pub struct Words {
    /// What is to be written.
    pub task: &'static str,
    /// What gives points, and how many.
    pub rubric: Vec<(u32, &'static str)>,
    /// What people write that is wrong, and what they are told.
    pub wrong: Vec<(&'static str, &'static str)>,
    /// An answer that gets all points.
    pub model: &'static str,
}

impl Words {
    /// The most points that it gives.
    pub fn points(&self) -> u32 {
        self.rubric.iter().map(|(points, _)| points).sum()
    }
}
