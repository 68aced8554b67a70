use crate::submission::{explain, names, walk};
use crate::{Grade, Submission, Variants};
use exercises::Exercise;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// A student's name may be no longer, in bytes: it names a file.
const LONGEST: usize = 200;

/// What a class handed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Class {
    /// By student, in order.
    pub submissions: Vec<Submission>,
    /// The names of files that belong to nobody, and of links and devices.
    pub nobodys: Vec<String>,
}

impl Class {
    /// The submissions in a folder: each folder inside it is one, and so are
    /// the files whose names end like a taken file, `smith_5_2.rs`.
    ///
    /// # Errors
    /// When the folder cannot be read, or nothing of the kind is there, or a
    /// name cannot be that of a report.
    pub fn in_folder(
        folder: &Path,
        exercises: &[Exercise],
    ) -> Result<Self, String> {
        let mut students: BTreeMap<String, Submission> = BTreeMap::new();
        let (mut strange, mut nobodys, mut found) = (vec![], vec![], vec![]);
        for entry in walk(folder, 1) {
            let entry = entry.map_err(|error| {
                let (folder, why) = (folder.display(), explain(&error));
                format!("cannot read the submissions in {folder}: {why}")
            })?;
            let (kind, path) = (entry.file_type(), entry.path());
            // Two names that are no Unicode may read the same.
            let name = entry.file_name().to_string_lossy().into_owned();
            let odd = entry.file_name().to_str().is_none().then(|| {
                let bytes = entry.file_name().as_encoded_bytes();
                bytes.escape_ascii().to_string()
            });
            if kind.is_dir() {
                strange.extend(odd);
                let of = Submission::in_folder(&name, path, exercises);
                students.insert(name, of);
                continue;
            }
            let taken = kind.is_file().then(|| split_name(&name, exercises));
            if let Some((student, file)) = taken.flatten() {
                strange.extend(odd);
                let is_other = !name.ends_with(&file);
                found.push((is_other, student, file, path.to_owned()));
            } else {
                nobodys.push(name);
            }
        }
        if !strange.is_empty() {
            return Err(format!(
                "these names are no Unicode, rename them: {}",
                strange.join(", ")
            ));
        }
        // What is written exactly so wins over capitals.
        found.sort();
        for (_, student, file, path) in found {
            let known = students.entry(student);
            let new = Submission::new(known.key());
            known.or_insert(new).take(file, &path);
        }
        if let Some(name) = students.keys().find(|name| name.len() > LONGEST) {
            return Err(format!(
                "the name {name} is longer than {LONGEST} bytes: rename it"
            ));
        }
        if students.is_empty() {
            return Err(format!(
                "there is no submission in {}; a submission is a folder with \
                 the student's name, or files such as NAME_5_2.rs",
                folder.display()
            ));
        }
        nobodys.sort();
        let submissions = students.into_values().collect();
        Ok(Class { submissions, nobodys })
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

/// The student and the taken file in a name such as `smith_5_2.rs`. Something
/// must stand between them: `student15_2.rs` may be anybody's.
fn split_name(name: &str, exercises: &[Exercise]) -> Option<(String, String)> {
    let lower = name.to_ascii_lowercase();
    names(exercises).into_iter().find_map(|file| {
        let before = lower.strip_suffix(&file.to_ascii_lowercase())?;
        let before = &name[..before.len()];
        let student = before.trim_end_matches(['_', '-', ' ']);
        let has_name = !student.is_empty() && student.len() < before.len();
        has_name.then(|| (student.to_owned(), file))
    })
}

/// The files for a teacher: `grades.csv`, and a report for each student.
pub fn files(
    grades: &[Grade],
    folder: &Path,
    book: &str,
) -> Vec<(PathBuf, Vec<u8>)> {
    let report = |grade: &Grade| {
        let name = format!("{}.txt", grade.student);
        let path = folder.join("reports").join(name);
        (path, grade.report(book).into_bytes())
    };
    let table = (folder.join("grades.csv"), table(grades));
    grades.iter().map(report).chain([table]).collect()
}

/// The first of these files that is there and says something else.
///
/// # Errors
/// When that cannot be found out.
pub fn find_other(
    files: &[(PathBuf, Vec<u8>)],
) -> Result<Option<&Path>, String> {
    for (path, bytes) in files {
        match std::fs::read(path) {
            Ok(old) if old == *bytes => {}
            Ok(_) => return Ok(Some(path)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => {
                let path = path.display();
                return Err(format!("cannot read {path}: {error}"));
            }
        }
    }
    Ok(None)
}

/// A row for each student: the points of each exercise, and all of them. A
/// column is empty where somebody reads, and a place where this machine could
/// not grade.
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
            0 if task.failure.is_none() => task.points().to_string(),
            _ => String::new(),
        });
        let row = [disarm(&grade.student)].into_iter().chain(points);
        let together = match grade.failure() {
            None => grade.points().to_string(),
            Some(_) => String::new(),
        };
        write(row.chain([together]).collect());
    }
    table.into_inner().expect("memory takes all")
}

/// A name that a spreadsheet does not compute.
fn disarm(name: &str) -> String {
    let mark = if name.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    format!("{mark}{name}")
}
