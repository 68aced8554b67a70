//! How far a long run is: shown after a second, and only on a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::{Duration, Instant};

/// The parts that a study has.
const PARTS: u64 = 5;

pub(crate) struct Progress {
    bar: ProgressBar,
    start: Instant,
}

impl Progress {
    pub(crate) fn new() -> Self {
        let style = ProgressStyle::with_template("{bar:24} {msg}");
        let bar = ProgressBar::with_draw_target(
            Some(PARTS),
            ProgressDrawTarget::hidden(),
        )
        .with_style(style.expect("a bar and words"));
        Progress { bar, start: Instant::now() }
    }

    /// One part more is done.
    pub(crate) fn done(&self, part: &str) {
        if self.bar.is_hidden() && self.start.elapsed() > Duration::from_secs(1)
        {
            // Nothing is drawn if this is no terminal.
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_message(format!("{part}: done"));
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
