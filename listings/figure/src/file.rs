use std::io;
use std::path::Path;
use std::{fs, process};

/// Writes `text` to `path` so that at every moment either the old file or the
/// new one is there, never half of one. A file that already says the same is
/// left alone. The folder is made if need be.
///
/// A run that is killed midway leaves a stray `.part` file beside the old
/// one, which is whole.
///
/// # Errors
/// When the folder cannot be made or the file cannot be written; the message
/// names the path.
pub fn write(path: &Path, text: &str) -> io::Result<()> {
    if fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(());
    }
    let part = path.with_extension(format!("{}.part", process::id()));
    let written = path
        .parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(&part, text))
        .and_then(|()| fs::rename(&part, path));
    written.map_err(|error| {
        // The part may not exist; the error that counts is the first one.
        let _ = fs::remove_file(&part);
        io::Error::new(
            error.kind(),
            format!("cannot write {}: {error}", path.display()),
        )
    })
}
