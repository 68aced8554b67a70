use exercises::{Exercise, runner};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

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
        let root = folder;
        let mut folders = vec![root.to_owned()];
        for _ in 0..DEEPEST {
            let mut found = vec![];
            let mut deeper = vec![];
            let mut others = vec![];
            for folder in folders {
                let Entries { folders, files, strange } = match entries(&folder)
                {
                    Ok(entries) => entries,
                    Err(error) => {
                        let name = folder.strip_prefix(root).unwrap_or(root);
                        let name = format!("folder {}", name.display());
                        submission.unread.insert(name, error.to_string());
                        continue;
                    }
                };
                deeper.extend(folders);
                for path in strange {
                    let name = path.strip_prefix(root).unwrap_or(&path);
                    let name = format!("link or device {}", name.display());
                    submission.unread.insert(name, "is no file".to_owned());
                }
                for file in files {
                    match known_name(&file, exercises) {
                        Some(name) => {
                            found.push((!file.ends_with(&name), name, file));
                        }
                        None => others.push(file),
                    }
                }
            }
            found.sort();
            for (_, name, path) in found {
                submission.take(name, &path);
            }
            for file in others.iter().filter(|file| may_be_meant(file)) {
                let name = file.strip_prefix(root).unwrap_or(file);
                let why = "has another name than what is asked for".to_owned();
                submission.unread.insert(name.display().to_string(), why);
            }
            folders = deeper;
        }
        if let Some(deeper) = folders.first() {
            let name = deeper.strip_prefix(root).unwrap_or(root);
            let name = format!("folder {}", name.display());
            let why = format!("lies deeper than {DEEPEST} folders");
            submission.unread.insert(name, why);
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

/// What is in a folder, in order, but for what systems put there for
/// themselves.
#[derive(Default)]
pub(crate) struct Entries {
    pub folders: Vec<PathBuf>,
    pub files: Vec<PathBuf>,
    /// Links and devices, which lead somewhere else.
    pub strange: Vec<PathBuf>,
}

pub(crate) fn entries(folder: &Path) -> io::Result<Entries> {
    let all: io::Result<Vec<fs::DirEntry>> = fs::read_dir(folder)?.collect();
    let (mut all, mut entries) = (all?, Entries::default());
    all.sort_by_key(fs::DirEntry::path);
    for entry in all {
        let (kind, name) = (entry.file_type()?, entry.file_name());
        let name = name.to_string_lossy();
        if name.starts_with('.') || name.starts_with("__MACOSX") {
            continue;
        }
        let its = match () {
            () if kind.is_dir() => &mut entries.folders,
            () if kind.is_file() => &mut entries.files,
            () => &mut entries.strange,
        };
        its.push(entry.path());
    }
    Ok(entries)
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
