use crate::submission::{names, sorted};
use crate::{Grade, Submission, Variants};
use exercises::Exercise;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// The submissions in a folder, by student: each folder inside it is one, and
/// so are the files whose names end like a taken file, `smith_5_2.rs`.
///
/// # Errors
/// When a folder or a file cannot be read, or nothing of the kind is there.
pub fn submissions_in(
    folder: &Path,
    exercises: &[Exercise],
) -> Result<Vec<Submission>, String> {
    let cannot = |error: io::Error| {
        format!("cannot read the submissions in {}: {error}", folder.display())
    };
    let mut students: BTreeMap<String, Submission> = BTreeMap::new();
    for path in sorted(folder).map_err(cannot)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_symlink() {
            continue;
        }
        if path.is_dir() {
            let found = Submission::in_folder(&name, &path, exercises);
            students.insert(name.into_owned(), found.map_err(cannot)?);
        } else if let Some((student, file)) = of_student(&name, exercises) {
            let known = students.entry(student.clone());
            let known = known.or_insert_with(|| Submission {
                student,
                ..Submission::default()
            });
            known.take(file, &path).map_err(cannot)?;
        }
    }
    if students.is_empty() {
        return Err(format!(
            "there is no submission in {}; a submission is a folder with the \
             student's name, or files such as NAME_5_2.rs",
            folder.display()
        ));
    }
    Ok(students.into_values().collect())
}

/// The student and the taken file in a name such as `smith_5_2.rs`.
fn of_student(name: &str, exercises: &[Exercise]) -> Option<(String, String)> {
    names(exercises).into_iter().find_map(|file| {
        let student = name.strip_suffix(&*file)?;
        let student = student.trim_end_matches(['_', '-', ' ']);
        let has_name = !student.is_empty() && student.len() < name.len();
        has_name.then(|| (student.to_owned(), file))
    })
}

/// Grades all of them, several at once, in their order.
///
/// # Errors
/// As [`Grade::of`].
pub fn grade_class(
    submissions: &[Submission],
    exercises: impl Fn() -> Vec<Exercise> + Sync,
    variants: &Variants,
) -> Result<Vec<Grade>, String> {
    let next = AtomicUsize::new(0);
    let grades = Mutex::new(BTreeMap::new());
    let work = || {
        let exercises = exercises();
        loop {
            let i = next.fetch_add(1, Ordering::Relaxed);
            let Some(submission) = submissions.get(i) else { break };
            let grade = Grade::of(submission, &exercises, variants);
            let mut grades = grades.lock().expect("nobody panics with it");
            grades.insert(i, grade);
        }
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

/// Writes `grades.csv` and a report for each student into a folder that is new
/// or empty, or was written by this function.
///
/// # Errors
/// When a file cannot be written, or the folder holds something else.
pub fn write_grades(
    grades: &[Grade],
    folder: &Path,
    book: &str,
) -> Result<(), String> {
    let cannot = |path: &Path, error: &dyn std::fmt::Display| {
        format!("cannot write {}: {error}", path.display())
    };
    let reports = folder.join("reports");
    fs::create_dir_all(&reports).map_err(|e| cannot(&reports, &e))?;
    for grade in grades {
        let path = reports.join(format!("{}.txt", grade.student));
        fs::write(&path, grade.report(book)).map_err(|e| cannot(&path, &e))?;
    }
    let path = folder.join("grades.csv");
    fs::write(&path, table(grades)).map_err(|e| cannot(&path, &e))
}

/// A row for each student: the points of each exercise, and all of them. A
/// column is empty where somebody reads.
fn table(grades: &[Grade]) -> Vec<u8> {
    let mut table = csv::Writer::from_writer(vec![]);
    let tasks = grades.first().map_or(&[][..], |grade| &grade.tasks);
    let head = tasks.iter().map(|task| match task.by_hand {
        0 => format!("{} of {}", task.number, task.most()),
        most => format!("{} of {most} by hand", task.number),
    });
    let most = grades.first().map_or(0, Grade::most);
    let head = ["student".to_owned()]
        .into_iter()
        .chain(head)
        .chain([format!("together of {most}")]);
    let mut write = |row: Vec<String>| {
        table.write_record(row).expect("memory takes all rows, all alike");
    };
    write(head.collect());
    for grade in grades {
        let points = grade.tasks.iter().map(|task| match task.by_hand {
            0 => task.points().to_string(),
            _ => String::new(),
        });
        let row = [grade.student.clone()].into_iter().chain(points);
        write(row.chain([grade.points().to_string()]).collect());
    }
    table.into_inner().expect("memory takes all")
}
