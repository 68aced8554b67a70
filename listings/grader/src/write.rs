use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Writes files, with the folders that they need. Only when all are written do
/// they take the places of what was there before.
///
/// # Errors
/// When one cannot be written.
pub fn write_all(files: &[(PathBuf, Vec<u8>)]) -> Result<(), String> {
    let written: Result<(), String> = files.iter().try_for_each(write_beside);
    let renamed = written.and_then(|()| {
        files.iter().try_for_each(|(path, _)| {
            fs::rename(new(path), path).map_err(|error| explain(path, &error))
        })
    });
    if renamed.is_err() {
        for (path, _) in files {
            // It may not be there.
            let _ = fs::remove_file(new(path));
        }
    }
    renamed
}

fn write_beside((path, bytes): &(PathBuf, Vec<u8>)) -> Result<(), String> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(|error| explain(folder, &error))?;
    // Not through a link that somebody has put there.
    let _ = fs::remove_file(new(path));
    File::create_new(new(path))
        .and_then(|mut file| file.write_all(bytes))
        .map_err(|error| explain(path, &error))
}

/// A name beside a file, for as long as it is not complete.
fn new(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    PathBuf::from(name)
}

fn explain(path: &Path, error: &std::io::Error) -> String {
    format!("cannot write {}: {error}", path.display())
}
