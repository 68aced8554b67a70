//! The self-contained programs of the chapters, and what they print.

use anyhow::{Context, Result, ensure};
use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The `.out` file of every program in a chapter's folder of examples: the
/// command that runs it, and what it prints. A program that has not changed
/// since it was last run here is not run again.
///
/// # Errors
/// When a program does not compile, or fails.
pub(crate) fn outputs(
    root: &Path,
    folder: &Path,
) -> Result<Vec<(PathBuf, String)>> {
    let mut sources = vec![];
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(vec![]),
        entries => entries,
    };
    let cannot = || format!("cannot read {}", folder.display());
    for entry in entries.with_context(cannot)? {
        let path = entry.with_context(cannot)?.path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            sources.push(path);
        }
    }
    sources.sort();
    let output = |source: PathBuf| {
        let output = output(root, &source)?;
        Ok((source.with_extension("out"), output))
    };
    sources.into_iter().map(output).collect()
}

fn output(root: &Path, source: &Path) -> Result<String> {
    let name = source.file_stem().unwrap_or_default();
    let last_run = last_runs(root).join(name);
    let read = |path: &Path| {
        fs::read_to_string(path)
            .with_context(|| format!("cannot read {}", path.display()))
    };
    let copy = last_run.with_extension("rs");
    let printed = last_run.with_extension("out");
    let code = read(source)?;
    if printed.is_file() && read(&copy).is_ok_and(|old| old == code) {
        return read(&printed);
    }
    // Not in the book's own folder: some linkers cannot write where the path
    // has a `%`.
    let built = tempfile::tempdir().context("no folder to compile in")?;
    let program = built.path().join("example");
    let program = program.with_extension(std::env::consts::EXE_EXTENSION);
    let run = |command: &mut Command| {
        let run = command.output().with_context(|| {
            format!("cannot start {}", command.get_program().display())
        })?;
        let said = String::from_utf8_lossy(&run.stderr);
        ensure!(run.status.success(), "{}: {said}", source.display());
        Ok(String::from_utf8_lossy(&run.stdout).replace("\r\n", "\n"))
    };
    run(Command::new(rustc())
        .args(["--edition", "2024", "-D", "warnings", "-o"])
        .args([&program, source]))?;
    let output = run(&mut Command::new(&program))?;
    let output = format!("$ cargo run --example {}\n{output}", name.display());
    let files = [(printed, output.clone()), (copy, code)];
    figure::write_all(&files)?;
    Ok(output)
}

/// Whether an `.out` file disagrees with what its program printed when it was
/// last run, or the program has changed since. Not known before it was run.
pub(crate) fn is_stale(out: &Path) -> bool {
    let root = out.ancestors().find(|folder| folder.ends_with("listings"));
    let root = root.and_then(Path::parent);
    let (Some(root), Some(name)) = (root, out.file_stem()) else {
        return false;
    };
    let last_run = last_runs(root).join(name);
    let differs = |extension: &str| {
        let last = fs::read(last_run.with_extension(extension));
        let now = fs::read(out.with_extension(extension));
        last.is_ok_and(|last| now.is_ok_and(|now| now != last))
    };
    out.extension().is_some_and(|extension| extension == "out")
        && (differs("rs") || differs("out"))
}

/// Where the programs that were run are kept, with what they printed.
fn last_runs(root: &Path) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR");
    let folder = target.map_or(root.join("target"), PathBuf::from);
    folder.join("self-contained")
}

fn rustc() -> OsString {
    std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())
}
