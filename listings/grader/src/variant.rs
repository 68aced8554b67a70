use exercises::{Code, Draw, Paper, Sheet, Table};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// Whose numbers an exercise has: those of the page, or each student's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Variants {
    /// The numbers of the page, for everybody.
    Page,
    /// Numbers that follow from this secret, the student and the exercise.
    Secret(String),
}

/// The secret in a file, without the line end that editors add.
///
/// # Errors
/// When it cannot be read, or is empty.
pub fn secret(file: &Path) -> Result<String, String> {
    let text = fs::read_to_string(file)
        .map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    match text.trim() {
        "" => Err(format!("{} is empty: write a secret", file.display())),
        secret => Ok(secret.to_owned()),
    }
}

impl Variants {
    /// The student's numbers on paper.
    pub fn sheet(&self, paper: &Paper, number: &str, student: &str) -> Sheet {
        match self.draw(number, student) {
            None => paper.page().clone(),
            Some(mut draw) => paper.variant(&mut draw),
        }
    }

    /// The student's numbers in the checks.
    pub fn table(&self, code: &Code, number: &str, student: &str) -> Table {
        match self.draw(number, student) {
            None => code.page().clone(),
            Some(mut draw) => code.variant(&mut draw),
        }
    }

    fn draw(&self, number: &str, student: &str) -> Option<Draw> {
        let Variants::Secret(secret) = self else { return None };
        let mut sum = Sha256::new();
        for part in [secret, number, student] {
            sum.update(part.as_bytes());
            // A byte that is in no text: no two triples say the same.
            sum.update([0xff]);
        }
        let sum: [u8; 32] = sum.finalize().into();
        let seed = sum.first_chunk().copied().expect("32 bytes are enough");
        Some(Draw::new(u64::from_le_bytes(seed)))
    }
}
