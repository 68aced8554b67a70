use exercises::{Draw, Numbers};
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
pub fn read_secret(file: &Path) -> Result<String, String> {
    let text = fs::read_to_string(file)
        .map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    match text.trim() {
        "" => Err(format!("{} is empty: write a secret", file.display())),
        secret => Ok(secret.to_owned()),
    }
}

impl Variants {
    /// What a student gets of an exercise: a sheet, or checks.
    pub fn pick<T: Clone>(
        &self,
        numbers: &Numbers<T>,
        exercise: &str,
        student: &str,
    ) -> T {
        match self {
            Variants::Page => numbers.page().clone(),
            Variants::Secret(_) => {
                let seed = self.seed(exercise, student);
                numbers.variant(&mut Draw::new(seed))
            }
        }
    }

    /// What a student's numbers follow from.
    pub fn seed(&self, exercise: &str, student: &str) -> u64 {
        let secret = match self {
            Variants::Page => "",
            Variants::Secret(secret) => secret,
        };
        let mut sum = Sha256::new();
        for part in [secret, exercise, student] {
            sum.update(part.as_bytes());
            // A byte that is in no text: no two triples say the same.
            sum.update([0xff]);
        }
        let sum: [u8; 32] = sum.finalize().into();
        let seed = sum.first_chunk().copied().expect("32 bytes are enough");
        u64::from_le_bytes(seed)
    }
}
