use exercises::{Exercise, runner};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use walkdir::{DirEntry, Error, WalkDir};

/// What one student handed in: the named files, and no other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Submission {
    /// The student.
    pub student: String,
    /// The text of each named file, by its name.
    pub files: BTreeMap<String, String>,
    /// What was not read, a named file or a folder, and why.
    pub unread: BTreeMap<String, String>,
}

/// How deep a file may lie: in folders that somebody packed as a whole.
const DEEPEST: usize = 5;

/// A source file longer than this was not written by hand.
const LARGEST: u64 = 1_000_000;

impl Submission {
    /// With nothing in it.
    pub fn new(student: impl Into<String>) -> Self {
        Submission { student: student.into(), ..Default::default() }
    }

    /// The named files in a folder, or in folders inside it; of several with
    /// the same name the one that lies highest, and of those the one that is
    /// written exactly so.
    pub fn in_folder(
        student: &str,
        folder: &Path,
        exercises: &[Exercise],
    ) -> Self {
        let mut submission = Submission::new(student);
        let mut note = |what: &str, path: &Path, why: String| {
            let name = path.strip_prefix(folder).unwrap_or(path).display();
            submission.unread.insert(format!("{what}{name}"), why);
        };
        let mut found = vec![];
        let mut is_deep = false;
        for entry in walk(folder, DEEPEST) {
            let (entry, path) = match &entry {
                Ok(entry) => (entry, entry.path()),
                Err(error) => {
                    let path = error.path().unwrap_or(folder);
                    note("folder ", path, explain(error));
                    continue;
                }
            };
            let kind = entry.file_type();
            if kind.is_dir() {
                if entry.depth() == DEEPEST && !is_deep {
                    is_deep = true;
                    let why = format!("lies deeper than {DEEPEST} folders");
                    note("folder ", path, why);
                }
            } else if !kind.is_file() {
                note("link or device ", path, "is no file".to_owned());
            } else if let Some(name) = known_name(path, exercises) {
                let is_other = !path.ends_with(&name);
                found.push((entry.depth(), is_other, name, path.to_owned()));
            } else if may_be_meant(path) {
                let why = "has another name than what is asked for";
                note("", path, why.to_owned());
            }
        }
        found.sort();
        for (_, _, name, path) in found {
            submission.take(name, &path);
        }
        submission
    }

    /// Takes a file, if there is none of this name yet.
    pub(crate) fn take(&mut self, name: String, path: &Path) {
        if self.files.contains_key(&name) || self.unread.contains_key(&name) {
            return;
        }
        match read(path) {
            Ok(text) => self.files.insert(name, text),
            Err(why) => self.unread.insert(name, why),
        };
    }
}

fn read(path: &Path) -> Result<String, String> {
    let cannot = |error: io::Error| error.to_string();
    match fs::metadata(path).map_err(cannot)?.len() {
        0..=LARGEST => Ok(runner::text_of(&fs::read(path).map_err(cannot)?)),
        _ => Err("too large to be written by hand".to_owned()),
    }
}

/// What is in a folder, in order, down to some depth, but for what systems put
/// there for themselves.
pub(crate) fn walk(
    folder: &Path,
    depth: usize,
) -> impl Iterator<Item = Result<DirEntry, Error>> {
    let is_ours = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0
            || !(name.starts_with('.') || name.starts_with("__MACOSX"))
    };
    let walk = WalkDir::new(folder).max_depth(depth).sort_by_file_name();
    let all = walk.into_iter().filter_entry(is_ours);
    // Without the folder itself.
    all.filter(|it| it.as_ref().map_or(true, |entry| entry.depth() > 0))
}

/// What the system says of a folder that cannot be read.
pub(crate) fn explain(error: &Error) -> String {
    error.io_error().map_or_else(|| error.to_string(), ToString::to_string)
}

/// The names of the files that are taken.
pub(crate) fn names(exercises: &[Exercise]) -> Vec<String> {
    let files = exercises.iter().map(Exercise::file);
    files.chain(["answers.txt".to_owned()]).collect()
}

/// The name of a file that is taken, as it should be written. A browser that
/// saves a file for the second time calls it `5_2 (1).rs`.
fn known_name(path: &Path, exercises: &[Exercise]) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let mut names = names(exercises).into_iter();
    names.find(|known| {
        let (stem, extension) = known.split_once('.').unwrap_or((known, ""));
        let rest = name.get(stem.len()..).filter(|_| {
            name.get(..stem.len()).is_some_and(|s| s.eq_ignore_ascii_case(stem))
        });
        rest.and_then(|rest| rest.rsplit_once('.')).is_some_and(
            |(copy, its)| {
                let is_copy = |c: char| c.is_ascii_digit() || " ()".contains(c);
                its.eq_ignore_ascii_case(extension)
                    && (copy.is_empty()
                        || copy.starts_with(" (") && copy.chars().all(is_copy))
            },
        )
    })
}

/// Whether a file of another name may be what a student handed in, and is no
/// part of the hand-out.
fn may_be_meant(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
    let is_work = ["rs", "txt", "zip", "7z", "docx", "odt", "pdf", "md"]
        .iter()
        .any(|known| extension == *known);
    let ours = ["main.rs", "runner.rs", "paper.pdf", "README.md"];
    is_work && !ours.iter().any(|ours| path.ends_with(ours))
}
