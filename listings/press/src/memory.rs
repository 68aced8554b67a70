use crate::Program;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::{env, fs, io};

/// What chapters have answered, kept beside the program that asks. As long as
/// it is the same program the answers are the same, and whoever changes a
/// sentence does not wait for the numbers.
pub struct Memory {
    file: PathBuf,
    /// The program: how long it is, and when it was compiled.
    program: String,
    answers: Mutex<BTreeMap<String, String>>,
}

impl Memory {
    /// That of the program that runs.
    ///
    /// # Errors
    /// When the program cannot be found.
    pub fn of_this_program() -> io::Result<Arc<Self>> {
        let path = env::current_exe()?;
        let seen = fs::metadata(&path)?;
        let program = format!("{} {:?}", seen.len(), seen.modified()?);
        Ok(Arc::new(Memory::of(path.with_extension("answers"), program)))
    }

    /// What a file keeps of this program, a question and its answer in a line.
    fn of(file: PathBuf, program: String) -> Self {
        let text = fs::read_to_string(&file).unwrap_or_default();
        let kept = text.strip_prefix(&format!("{program}\n"));
        let lines = kept.unwrap_or_default().lines();
        let pairs = lines.filter_map(|line| line.split_once('\t'));
        let answers = pairs.map(|(q, a)| (q.to_owned(), a.to_owned()));
        let answers = Mutex::new(answers.collect());
        Memory { file, program, answers }
    }

    /// The program of a chapter, which is asked nothing twice.
    pub fn remember(self: &Arc<Self>, of: Program) -> Program {
        let Program { name, ask, measure, .. } = of;
        let memory = self.clone();
        let ask = move |question: &str| {
            memory.answer(&format!("{name}.{question}"), || ask(question))
        };
        let memory = self.clone();
        let measure = move |question: &str| {
            // Written like this, a number is read as it was.
            let answer =
                || measure(question).map(|number| format!("{number:?}"));
            let answer =
                memory.answer(&format!("= {name}.{question}"), answer)?;
            answer.parse().map_err(|_| format!("{answer} is no number"))
        };
        Program { ask: Box::new(ask), measure: Box::new(measure), ..of }
    }

    /// The pixels of a picture, which takes long to draw.
    ///
    /// # Panics
    /// If somebody wrote other letters into the file of answers.
    pub fn picture(&self, of: &str, draw: impl FnOnce() -> Vec<u8>) -> Vec<u8> {
        let drawn = || Ok(BASE64_STANDARD.encode(draw()));
        let kept = self.answer(&format!("# {of}"), drawn);
        let kept = kept.expect("drawing says nothing");
        BASE64_STANDARD.decode(kept).expect("as it was written")
    }

    fn answer(
        &self,
        question: &str,
        ask: impl FnOnce() -> Result<String, String>,
    ) -> Result<String, String> {
        let known =
            || self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(answer) = known().get(question) {
            return Ok(answer.clone());
        }
        let answer = ask()?;
        known().insert(question.to_owned(), answer.clone());
        Ok(answer)
    }

    /// Keeps the answers for the next time.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep(&self) -> io::Result<()> {
        let answers =
            self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let lines = answers.iter().map(|(q, a)| format!("{q}\t{a}\n"));
        let text = format!("{}\n{}", self.program, lines.collect::<String>());
        base::write_all(&[(self.file.clone(), text)])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Memory;

    #[test]
    fn only_the_same_program_remembers() {
        let folder = tempfile::tempdir().unwrap();
        let of = |program: &str| {
            Memory::of(folder.path().join("book.answers"), program.to_owned())
        };
        let ask = |memory: &Memory, answer: &str| {
            memory.answer("chapter5.l1", || Ok(answer.to_owned()))
        };
        let first = of("a");
        assert_eq!(ask(&first, "0"), Ok("0".to_owned()));
        assert_eq!(ask(&first, "1"), Ok("0".to_owned()));
        first.keep().unwrap();
        assert_eq!(ask(&of("a"), "1"), Ok("0".to_owned()));
        assert_eq!(ask(&of("a2"), "1"), Ok("1".to_owned()));
    }
}
