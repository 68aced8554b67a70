//! What lies in a folder, and in zip files inside it.

use crate::submission::known_name;
use exercises::runner;
use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{Error, Read as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use unicode_normalization::UnicodeNormalization as _;
use walkdir::{DirEntry, WalkDir};
use zip::ZipArchive;

/// Something that lies in a folder.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The names from the folder to it, in one spelling.
    pub path: Vec<String>,
    pub what: What,
    /// When it was last written.
    pub time: SystemTime,
}

#[derive(Clone, Debug)]
pub(crate) enum What {
    /// A folder, or a zip file that could be opened.
    Folder,
    File(PathBuf),
    /// Out of a zip file.
    Packed(Vec<u8>),
    /// Nothing that can be read, and why.
    Unread(String),
}

/// How deep a file may lie: in folders that somebody packed as a whole.
const DEEPEST: usize = 8;

/// A source file longer than this was not written by hand.
const LARGEST: u64 = 1_000_000;

/// Why nothing in a folder `target` is read.
const MADE: &str = "is what cargo made";

/// As many files as are read of a zip.
const MOST: usize = 1000;

/// All that lies in a folder, in order, but for what systems put there for
/// themselves.
///
/// # Errors
/// When the folder itself cannot be read.
pub(crate) fn list(folder: &Path) -> Result<Vec<Found>, String> {
    let walk = WalkDir::new(folder).max_depth(DEEPEST).sort_by_file_name();
    let is_ours = |entry: &DirEntry| {
        entry.depth() == 0
            || !is_a_systems(&entry.file_name().to_string_lossy())
    };
    let mut all = vec![];
    let mut walk = walk.into_iter().filter_entry(is_ours);
    while let Some(entry) = walk.next() {
        let (path, entry) = match entry {
            Ok(entry) => (entry.path().to_owned(), Ok(entry)),
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                let why = error
                    .io_error()
                    .map_or_else(|| error.to_string(), ToString::to_string);
                (path, Err(why))
            }
        };
        let inside = path.strip_prefix(folder).unwrap_or(&path);
        let names = inside.iter().map(|it| spell(&it.to_string_lossy()));
        let names: Vec<String> = names.collect();
        let time = fs::metadata(&path).and_then(|it| it.modified());
        let time = time.unwrap_or(SystemTime::UNIX_EPOCH);
        let mut found =
            |what| all.push(Found { path: names.clone(), what, time });
        match entry {
            Err(why) if names.is_empty() => {
                let folder = folder.display();
                return Err(format!("cannot read {folder}: {why}"));
            }
            Err(why) => found(What::Unread(why)),
            Ok(_) if names.is_empty() && path.is_dir() => {}
            Ok(entry) if is_hidden(&entry.file_name().to_string_lossy()) => {
                if let Some(work) = hidden_work(&path) {
                    found(What::Unread(format!("is hidden, and has {work}")));
                }
                if entry.file_type().is_dir() {
                    walk.skip_current_dir();
                }
            }
            Ok(_) if inside.to_str().is_none() => {
                found(What::Unread("its name is no Unicode".to_owned()));
            }
            Ok(entry) if entry.file_type().is_dir() => match entry.depth() {
                DEEPEST => {
                    let why = format!("lies deeper than {DEEPEST} folders");
                    found(What::Unread(why));
                }
                depth if depth > 1 && entry.file_name() == "target" => {
                    found(What::Unread(MADE.to_owned()));
                    walk.skip_current_dir();
                }
                _ => found(What::Folder),
            },
            Ok(_) if !path.is_file() || path.is_symlink() => {
                found(What::Unread("is no file".to_owned()));
            }
            Ok(entry) if is_zip(&entry.file_name().to_string_lossy()) => {
                match unpack(&path, &names, time) {
                    Err(why) => found(What::Unread(why)),
                    Ok(files) => {
                        found(What::Folder);
                        all.extend(files);
                    }
                }
            }
            Ok(_) => found(What::File(path)),
        }
    }
    Ok(all)
}

/// A name in one spelling: some systems write é as e and an accent.
pub fn spell(name: &str) -> String {
    name.nfc().collect()
}

fn is_a_systems(name: &str) -> bool {
    name.starts_with("._")
        || name.starts_with("__MACOSX")
        || ["desktop.ini", "Thumbs.db"].contains(&name)
}

/// What systems and programs hide holds their own, and rarely a student's.
fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
}

/// Whether a file could be graded, were it not hidden.
fn is_work(name: &str) -> bool {
    known_name(name.trim_start_matches('.'))
        .is_some_and(|known| known.student.is_empty())
}

/// The first such file in what is hidden.
fn hidden_work(path: &Path) -> Option<String> {
    let all = WalkDir::new(path).max_depth(DEEPEST).sort_by_file_name();
    let names = all
        .into_iter()
        .filter_map(Result::ok)
        .map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names = names.filter(|name| !is_a_systems(name));
    names.find(|name| is_work(name))
}

/// Whether a file was packed, by its name.
pub(crate) fn is_zip(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".zip")
}

/// The files in a zip that may be of interest.
fn unpack(
    zip: &Path,
    names: &[String],
    time: SystemTime,
) -> Result<Vec<Found>, String> {
    let cannot = |why: String| format!("cannot be unpacked: {why}");
    let file = File::open(zip).map_err(|error| cannot(error.to_string()))?;
    let mut zip =
        ZipArchive::new(file).map_err(|error| cannot(error.to_string()))?;
    // What cargo made in a folder that somebody packed is one thing.
    let made =
        |name: &str| name.find("/target/").map(|at| at + "/target".len());
    let mut own: Vec<usize> = vec![];
    let mut files = vec![];
    for place in 0..zip.len() {
        let name = zip.name_for_index(place).and_then(Result::ok);
        let name = name.map(Cow::into_owned).unwrap_or_default();
        let Some(end) = made(&name) else {
            own.push(place);
            continue;
        };
        let inside = name[..end].split('/').map(spell);
        let path: Vec<String> = names.iter().cloned().chain(inside).collect();
        if files.iter().all(|found: &Found| found.path != path) {
            let what = What::Unread(MADE.to_owned());
            files.push(Found { path, what, time });
        }
    }
    if own.len() > MOST {
        return Err(cannot(format!("it has more than {MOST} files")));
    }
    for place in own {
        let file = zip.by_index(place);
        let mut file = file.map_err(|error| cannot(error.to_string()))?;
        let Some(inside) = file.enclosed_name() else { continue };
        let inside = inside.iter().map(|it| spell(&it.to_string_lossy()));
        let path: Vec<String> = names.iter().cloned().chain(inside).collect();
        let own = &path[names.len()..];
        if file.is_dir() || own.iter().any(|it| is_a_systems(it)) {
            continue;
        }
        if let Some(at) = own.iter().position(|it| is_hidden(it)) {
            let work = own.last().filter(|it| is_work(it));
            let path = path[..=names.len() + at].to_vec();
            if let Some(work) = work
                && files.iter().all(|found| found.path != path)
            {
                let what = What::Unread(format!("is hidden, and has {work}"));
                files.push(Found { path, what, time });
            }
            continue;
        }
        let mut bytes = vec![];
        let read = file.by_ref().take(LARGEST + 1).read_to_end(&mut bytes);
        let what = match read {
            Err(error) => What::Unread(error.to_string()),
            Ok(_) => What::Packed(bytes),
        };
        files.push(Found { path, what, time });
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

impl Found {
    /// Its own name.
    pub fn name(&self) -> &str {
        self.path.last().map_or("", String::as_str)
    }

    /// What it says, or why that is not read.
    pub fn read(&self) -> Result<String, String> {
        let cannot = |error: Error| error.to_string();
        let bytes = match &self.what {
            What::Folder => Err("is a folder".to_owned())?,
            What::Unread(why) => Err(why.clone())?,
            What::Packed(bytes) => bytes.clone(),
            What::File(path) => {
                let file = File::open(path).map_err(cannot)?;
                let mut bytes = vec![];
                file.take(LARGEST + 1)
                    .read_to_end(&mut bytes)
                    .map_err(cannot)?;
                bytes
            }
        };
        if bytes.len() as u64 > LARGEST {
            return Err("too large to be written by hand".to_owned());
        }
        Ok(runner::text_of(&bytes))
    }
}
