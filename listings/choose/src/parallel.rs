//! Many fits at once, each of which needs memory.

use crate::Refusal;
use maybe_rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Is told what is done, how many parts are through, and of how many.
pub type Tell<'a> = dyn Fn(&'static str, usize, usize) + Sync + 'a;

/// However many processors there are, no more fits than that are made at once.
const MOST: usize = 8;

/// How many fits are made at once.
pub(crate) fn at_once() -> usize {
    threads().min(MOST)
}

#[cfg(not(target_family = "wasm"))]
fn threads() -> usize {
    maybe_rayon::current_num_threads()
}

/// In a page there is one.
#[cfg(target_family = "wasm")]
fn threads() -> usize {
    1
}

/// Works on all of these, some at once. The results are in the order of these,
/// whichever was done first.
pub(crate) fn in_parallel<T: Sync, R: Send>(
    all: &[T],
    step: &'static str,
    tell: &Tell,
    work: impl Fn(&T) -> Result<R, Refusal> + Sync,
) -> Result<Vec<R>, Refusal> {
    let done = AtomicUsize::new(0);
    let counted = |one: &T| {
        let result = work(one);
        tell(step, done.fetch_add(1, Ordering::Relaxed) + 1, all.len());
        result
    };
    let is_few = threads() <= MOST;
    let part = if is_few { all.len().max(1) } else { MOST };
    let parts = all.chunks(part).map(|part| {
        let places = (0..part.len()).into_par_iter();
        let results = places.map(|k| counted(&part[k]));
        results.collect::<Result<Vec<R>, Refusal>>()
    });
    let parts: Result<Vec<Vec<R>>, Refusal> = parts.collect();
    Ok(parts?.into_iter().flatten().collect())
}
