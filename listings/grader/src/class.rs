use crate::{Class, Grade, Variants};
use exercises::Exercise;
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

impl Class {
    /// Grades all submissions, several at once, in their order.
    pub fn grades(
        &self,
        exercises: &[Exercise],
        variants: &Variants,
    ) -> Vec<Grade> {
        let next = AtomicUsize::new(0);
        let grades = Mutex::new(BTreeMap::new());
        let work = || loop {
            let i = next.fetch_add(1, Ordering::Relaxed);
            let Some(submission) = self.submissions.get(i) else { break };
            let grade = Grade::of(submission, exercises, variants);
            let mut grades = grades.lock().expect("nobody panics with it");
            grades.insert(i, grade);
        };
        thread::scope(|scope| {
            let count = thread::available_parallelism().map_or(1, usize::from);
            for _ in 0..count {
                scope.spawn(work);
            }
        });
        let grades = grades.into_inner().expect("nobody panics with it");
        grades.into_values().collect()
    }
}
