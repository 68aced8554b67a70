use std::io;
use std::path::{Path, PathBuf};
use std::{fs, process};

/// Writes files so that at every moment each is the old one or the new one,
/// never half of one; and so that none is new if one of them cannot be
/// written. Files that already say the same are left alone. Folders are made
/// if need be.
///
/// A run that is killed midway leaves a stray `.part` file beside the old
/// one, which is whole.
///
/// # Errors
/// When a folder cannot be made or a file cannot be written; the message
/// names the path.
pub fn write_all(files: &[(PathBuf, String)]) -> io::Result<()> {
    let is_new = |(path, text): &&(PathBuf, String)| {
        fs::read(path).map_or(true, |old| old != text.as_bytes())
    };
    let new: Vec<_> = files.iter().filter(is_new).collect();
    let written = new.iter().try_for_each(|(path, text)| prepare(path, text));
    let placed = written.and_then(|()| {
        new.iter().try_for_each(|(path, _)| {
            fs::rename(part(path), path).map_err(|error| cannot(path, &error))
        })
    });
    if placed.is_err() {
        for (path, _) in new {
            // It may not exist; the error that counts is the first one.
            let _ = fs::remove_file(part(path));
        }
    }
    placed
}

/// Writes the new content beside the old file.
fn prepare(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    if path.is_dir() {
        return Err(cannot(path, &io::Error::other("it is a folder")));
    }
    folder
        .and_then(|()| fs::write(part(path), text))
        .map_err(|error| cannot(path, &error))
}

fn part(path: &Path) -> PathBuf {
    path.with_extension(format!("{}.part", process::id()))
}

fn cannot(path: &Path, error: &io::Error) -> io::Error {
    let message = format!("cannot write {}: {error}", path.display());
    io::Error::new(error.kind(), message)
}
