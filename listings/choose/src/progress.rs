//! How far a long run is.

use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Says nothing before this; most runs are over.
const QUIET: Duration = Duration::from_secs(2);

/// Says how far a run is, to whoever waits for it.
pub struct Progress {
    start: Instant,
    every: Duration,
    say: fn(&str),
    /// When something was said last.
    last: Mutex<Option<Instant>>,
}

impl Progress {
    /// Starts to count; `say` is called no more often than `every`.
    pub fn new(every: Duration, say: fn(&str)) -> Self {
        let start = Instant::now();
        Progress { start, every, say, last: Mutex::new(None) }
    }

    /// So many parts of something are done.
    pub fn tell(&self, what: &str, done: usize, of: usize) {
        let Ok(mut last) = self.last.lock() else { return };
        let since = last.unwrap_or(self.start).elapsed();
        if self.start.elapsed() > QUIET && since >= self.every {
            (self.say)(&format!("{what}: {done} of {of}"));
            *last = Some(Instant::now());
        }
    }

    /// Whether anything was said.
    pub fn has_said(&self) -> bool {
        self.last.lock().is_ok_and(|last| last.is_some())
    }
}
