use exercises::Exercise;
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
}

/// How deep a file may lie: in folders that somebody packed as a whole.
const DEEPEST: usize = 5;

/// A source file longer than this was not written by hand.
const LARGEST: u64 = 1_000_000;

impl Submission {
    /// The named files in a folder, or in folders inside it; of several with
    /// the same name the one that lies highest.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn in_folder(
        student: &str,
        folder: &Path,
        exercises: &[Exercise],
    ) -> io::Result<Self> {
        let mut submission =
            Submission { student: student.to_owned(), ..Default::default() };
        let mut folders = vec![folder.to_owned()];
        for _ in 0..DEEPEST {
            let mut deeper = vec![];
            for folder in folders {
                for path in sorted(&folder)? {
                    if path.is_symlink() {
                        continue;
                    }
                    if path.is_dir() {
                        deeper.push(path);
                    } else if let Some(name) = known_name(&path, exercises) {
                        submission.take(name, &path)?;
                    }
                }
            }
            folders = deeper;
        }
        Ok(submission)
    }

    /// Takes a file, if there is none of this name yet.
    pub(crate) fn take(&mut self, name: String, path: &Path) -> io::Result<()> {
        if fs::metadata(path)?.len() <= LARGEST {
            let text = || fs::read(path).map(|bytes| text_of(&bytes));
            if let std::collections::btree_map::Entry::Vacant(place) =
                self.files.entry(name)
            {
                place.insert(text()?);
            }
        }
        Ok(())
    }
}

/// The entries of a folder, in order.
pub(crate) fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries: io::Result<Vec<PathBuf>> =
        fs::read_dir(folder)?.map(|e| Ok(e?.path())).collect();
    let mut entries = entries?;
    entries.sort();
    Ok(entries)
}

/// The names of the files that are taken.
pub(crate) fn names(exercises: &[Exercise]) -> Vec<String> {
    let files = exercises.iter().map(Exercise::file);
    files.chain(["answers.txt".to_owned()]).collect()
}

/// The name of a file that is taken, as it should be written.
fn known_name(path: &Path, exercises: &[Exercise]) -> Option<String> {
    let name = path.file_name()?.to_str()?.to_ascii_lowercase();
    names(exercises).into_iter().find(|known| *known == name)
}

/// The text of a file from any system.
fn text_of(bytes: &[u8]) -> String {
    // Some editors write two bytes for each letter, and say so at the front.
    let wide = |order: fn([u8; 2]) -> u16| {
        let pairs = bytes[2..].chunks_exact(2);
        let units: Vec<u16> = pairs.map(|p| order([p[0], p[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
    .trim_start_matches('\u{feff}')
    .replace("\r\n", "\n")
}
