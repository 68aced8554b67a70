//! The self-contained programs of the chapters, and what they print.

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};
use std::env;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The `.out` file of every program in a chapter's folder of examples: the
/// command that runs it, and what it prints. A program is run again when it or
/// the compiler has changed since it was last run here.
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
    let run = |command: &mut Command| {
        let run = command.output().with_context(|| {
            format!("cannot start {}", command.get_program().display())
        })?;
        let said = String::from_utf8_lossy(&run.stderr);
        ensure!(run.status.success(), "{}: {said}", source.display());
        Ok(String::from_utf8_lossy(&run.stdout).replace("\r\n", "\n"))
    };
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let compiler = run(Command::new(&rustc).arg("--version"));
    let last_run = last_run(root, source)?;
    if let Ok(last) = fs::read_to_string(&last_run) {
        let output = match &compiler {
            Ok(compiler) => last.strip_prefix(compiler),
            // Where there is none, none has changed.
            Err(_) => last.split_once('\n').map(|(_, output)| output),
        };
        if let Some(output) = output {
            return Ok(output.to_owned());
        }
    }
    let compiler = compiler?;
    // Not in the book's own folder: some linkers cannot write where the path
    // has a `%`.
    let built = tempfile::tempdir().context("no folder to compile in")?;
    let program = built.path().join("example");
    let program = program.with_extension(env::consts::EXE_EXTENSION);
    run(Command::new(rustc)
        .args(["--edition", "2024", "-D", "warnings", "-o"])
        .args([&program, source]))?;
    let output = run(&mut Command::new(&program))?;
    let output = format!("$ cargo run --example {}\n{output}", name.display());
    base::write_all(&[(last_run, compiler + &output)])?;
    Ok(output)
}

/// Whether an `.out` file disagrees with what its program printed when it was
/// last run, or the program has changed since. Not known before it was run.
pub(crate) fn is_stale(out: &Path) -> bool {
    let root = out.ancestors().find(|folder| folder.ends_with("listings"));
    let root = root.and_then(Path::parent).unwrap_or(out);
    let is_output = out.extension().is_some_and(|e| e == "out");
    match last_run(root, &out.with_extension("rs")) {
        Ok(last_run) if is_output => match fs::read_to_string(&last_run) {
            Ok(last) => {
                let output = last.split_once('\n').unwrap_or_default().1;
                fs::read_to_string(out).is_ok_and(|now| now != output)
            }
            Err(_) => last_run.parent().is_some_and(Path::is_dir),
        },
        _ => false,
    }
}

/// The file that keeps what a program printed, after a line with the compiler.
/// A program that has changed has another one, in the same folder.
fn last_run(root: &Path, source: &Path) -> Result<PathBuf> {
    let code = fs::read(source)
        .with_context(|| format!("cannot read {}", source.display()))?;
    let folder = target_folder(root).join("self-contained");
    let folder = folder.join(source.file_stem().unwrap_or_default());
    Ok(folder.join(short_sum(&code)).with_extension("out"))
}

/// The folder of all that is compiled: cargo's own, in which this program lies,
/// whatever named it (a variable, an option or a setting); cargo marks it. A
/// program that lies elsewhere takes `target` in the book's folder.
pub fn target_folder(root: &Path) -> PathBuf {
    let program = env::current_exe().unwrap_or_default();
    let marks = ["CACHEDIR.TAG", ".rustc_info.json"];
    let is_marked =
        |folder: &&Path| marks.iter().any(|mark| folder.join(mark).is_file());
    let folder = program.ancestors().find(is_marked);
    folder.map_or_else(|| root.join("target"), Path::to_owned)
}

/// The beginning of the SHA-256 sum of some bytes.
pub(crate) fn short_sum(bytes: &[u8]) -> String {
    let [a, b, c, d, ..] = <[u8; 32]>::from(Sha256::digest(bytes));
    format!("{:08x}", u32::from_be_bytes([a, b, c, d]))
}
