//! How far a long run is.

use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Nothing is said before this: most runs are over by then.
pub const QUIET: Duration = Duration::from_secs(2);

/// Says how far a run is, to whoever waits for it.
pub struct Progress {
    start: Instant,
    quiet: Duration,
    every: Duration,
    say: fn(&str),
    /// When something was said last.
    last: Mutex<Option<Instant>>,
}

impl Progress {
    /// Starts to count; `say` is called when it is no longer `quiet`, and no
    /// more often than `every`.
    pub fn new(quiet: Duration, every: Duration, say: fn(&str)) -> Self {
        let start = Instant::now();
        Progress { start, quiet, every, say, last: Mutex::new(None) }
    }

    /// So many parts of something are done.
    pub fn tell(&self, what: &str, done: usize, of: usize) {
        let Ok(mut last) = self.last.lock() else { return };
        let since = last.unwrap_or(self.start).elapsed();
        let has_begun = last.is_none() || since >= self.every;
        if self.start.elapsed() >= self.quiet && has_begun {
            (self.say)(&format!("{what}: {done} of {of}"));
            *last = Some(Instant::now());
        }
    }

    /// Whether anything was said.
    pub fn has_said(&self) -> bool {
        self.last.lock().is_ok_and(|last| last.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static SAID: Mutex<Vec<String>> = Mutex::new(vec![]);

    fn count(quiet: Duration, every: Duration) -> usize {
        let say = |words: &str| SAID.lock().unwrap().push(words.to_owned());
        let progress = Progress::new(quiet, every, say);
        (1..=3).for_each(|part| progress.tell("folds", part, 3));
        let said = std::mem::take(&mut *SAID.lock().unwrap());
        assert_eq!(progress.has_said(), !said.is_empty());
        assert!(said.first().is_none_or(|first| first == "folds: 1 of 3"));
        said.len()
    }

    #[test]
    fn a_short_run_says_nothing_and_a_long_one_not_too_often() {
        let long = Duration::from_secs(3600);
        assert_eq!(count(long, Duration::ZERO), 0);
        assert_eq!(count(Duration::ZERO, long), 1);
        assert_eq!(count(Duration::ZERO, Duration::ZERO), 3);
    }
}
