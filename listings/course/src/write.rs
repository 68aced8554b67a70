use anyhow::{Error, Result, bail};
use std::path::PathBuf;

/// Writes files. One that is there and says something else is replaced only if
/// the teacher says so: it may be somebody's work.
///
/// # Errors
/// When such a file is there, or one cannot be read or written.
pub fn write(files: &[(PathBuf, Vec<u8>)], replace: bool) -> Result<()> {
    if !replace
        && let Some(other) = grader::find_other(files).map_err(Error::msg)?
    {
        bail!(
            "{} is there and says something else; nothing is written: name \
             another place with --out, or add --replace",
            other.display()
        );
    }
    base::write_all(files)?;
    Ok(())
}
