use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process;

/// Writes files so that at every moment each is the old one or the new one,
/// never half of one. Files that already say the same are left alone. Folders
/// are made if need be.
///
/// Every new file is first written in full beside the old one, and only when
/// all are there do they take their places, one after the other. So none is
/// new if one of them cannot be written; if one of them cannot take its place,
/// those before it are new and the others are old.
///
/// Returns the places of those that were written.
///
/// A run that is killed midway may leave a `.part` file beside the old one,
/// which is whole.
///
/// # Errors
/// When a folder cannot be made or a file cannot be written; the message
/// names the path.
pub fn write_all<T: AsRef<[u8]>>(
    files: &[(PathBuf, T)],
) -> io::Result<Vec<PathBuf>> {
    let mut new = vec![];
    for (path, content) in files {
        if is_new(path, content.as_ref())? {
            new.push((path, content.as_ref()));
        }
    }
    let written =
        new.iter().try_for_each(|(path, content)| prepare(path, content));
    let placed = written.and_then(|()| {
        new.iter().try_for_each(|(path, _)| {
            fs::rename(part(path), path).map_err(|error| cannot(path, &error))
        })
    });
    if placed.is_err() {
        for (path, _) in &new {
            // It may not exist; the error that counts is the first one.
            let _ = fs::remove_file(part(path));
        }
    }
    placed.map(|()| new.into_iter().map(|(path, _)| path.clone()).collect())
}

/// Whether a file says something else than it shall, or is not there. What
/// cannot be read is not replaced.
fn is_new(path: &Path, content: &[u8]) -> io::Result<bool> {
    if path.is_dir() {
        return Err(cannot(path, &io::Error::other("it is a folder")));
    }
    match fs::read(path) {
        Ok(old) => Ok(old != content),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Ok(true),
        Err(error) => Err(cannot(path, &error)),
    }
}

/// Writes the new content beside the old file.
fn prepare(path: &Path, content: &[u8]) -> io::Result<()> {
    let write = || {
        fs::create_dir_all(path.parent().unwrap_or(path))?;
        // Whatever lies there is not ours to write through: it may be a link.
        let _ = fs::remove_file(part(path));
        File::create_new(part(path))?.write_all(content)
    };
    write().map_err(|error| cannot(path, &error))
}

fn part(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", process::id()));
    path.with_file_name(name)
}

fn cannot(path: &Path, error: &io::Error) -> io::Error {
    let message = format!("cannot write {}: {error}", path.display());
    io::Error::new(error.kind(), message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name());
        let mut names: Vec<_> =
            names.map(|name| name.into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_not_written_into() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.svg");
        write_all(&[(path.clone(), "old")]).unwrap();
        // Another name of the old file: it must keep the old content.
        let other = folder.path().join("b.svg");
        fs::hard_link(&path, &other).unwrap();
        write_all(&[(path.clone(), "new")]).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::read_to_string(&other).unwrap(), "old");
        assert_eq!(names(folder.path()), ["a.svg", "b.svg"]);
    }

    #[test]
    fn files_that_differ_in_their_extension_only() {
        let folder = tempfile::tempdir().unwrap();
        let files =
            ["a.rs", "a.out"].map(|name| (folder.path().join(name), name));
        write_all(&files).unwrap();
        for (path, text) in files {
            assert_eq!(fs::read_to_string(path).unwrap(), text);
        }
    }

    #[test]
    fn none_is_new_if_one_cannot_be_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("a.svg"), "old").unwrap();
        fs::create_dir(path("b.svg")).unwrap();
        let files = ["a.svg", "b.svg"].map(|name| (path(name), "new"));
        let error = write_all(&files).unwrap_err().to_string();
        assert!(error.contains("b.svg: it is a folder"), "{error}");
        assert_eq!(fs::read_to_string(path("a.svg")).unwrap(), "old");
        assert_eq!(names(folder.path()), ["a.svg", "b.svg"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_planted_link_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.svg");
        let precious = folder.path().join("precious");
        fs::write(&precious, "keep me").unwrap();
        std::os::unix::fs::symlink(&precious, part(&path)).unwrap();
        write_all(&[(path.clone(), "new")]).unwrap();
        assert_eq!(fs::read_to_string(&precious).unwrap(), "keep me");
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(names(folder.path()), ["a.svg", "precious"]);
    }
}
