use crate::{Answers, Class, Grade, Variants};
use exercises::{Exercise, Work};
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

impl Class {
    /// How many have handed in a sheet with tasks, and how many of these have
    /// tasks with other numbers than theirs.
    pub fn count_other_sheets(
        &self,
        exercises: &[Exercise],
        variants: &Variants,
    ) -> (usize, usize) {
        let (mut sheets, mut others) = (0, 0);
        for submission in &self.submissions {
            let answers = submission.files.get("answers.txt");
            let answers = answers.map_or("", String::as_str);
            let answers = Answers::read(answers, exercises);
            let student = submission.name();
            let known = exercises.iter().filter_map(|exercise| {
                let Work::Paper(paper) = &exercise.work else { return None };
                let sheet = variants.pick(paper, exercise.number, student);
                answers
                    .have_task(exercise)
                    .then(|| answers.have_other_numbers(exercise, &sheet))
            });
            let known: Vec<bool> = known.collect();
            sheets += usize::from(!known.is_empty());
            others += usize::from(known.contains(&true));
        }
        (sheets, others)
    }

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
