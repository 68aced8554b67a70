//! Compiles and runs files of exercises. Needs nothing but the standard
//! library, for it is a part of the hand-out, too.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The longest time for all checks of a file; each of them ends itself after 2
/// seconds.
const LIMIT: Duration = Duration::from_secs(30);

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What the checks said, or why there are none.
    pub said: String,
    /// Whether it compiles.
    pub compiles: bool,
    /// How many checks it passes.
    pub passed: usize,
}

/// Compiles a file and runs its checks, in an empty folder.
///
/// # Errors
/// When there is no compiler, or the folder cannot be used.
pub fn check(source: &Path, folder: &Path) -> Result<Outcome, String> {
    let program =
        folder.join("checks").with_extension(env::consts::EXE_EXTENSION);
    let compiler = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let compiled = Command::new(&compiler)
        .args(["--edition", "2024", "--crate-name", "checks"])
        .args(["--cap-lints", "allow", "-C", "debuginfo=0", "-o"])
        .arg(&program)
        .arg(source.file_name().unwrap_or_default())
        .current_dir(source.parent().unwrap_or(folder))
        .output()
        .map_err(|error| {
            format!("cannot start {}: {error}", compiler.display())
        })?;
    if !compiled.status.success() {
        let errors = String::from_utf8_lossy(&compiled.stderr);
        let said = format!("does not compile:\n{}", first_error(&errors));
        return Ok(Outcome { said, compiles: false, passed: 0 });
    }
    let said = run(&program, folder).map_err(|error| {
        format!("cannot run {}: {error}", program.display())
    })?;
    let passed = said.lines().filter(|line| line.starts_with("ok  ")).count();
    Ok(Outcome { said, compiles: true, passed })
}

/// What a program says before it ends, or is ended.
fn run(program: &Path, folder: &Path) -> std::io::Result<String> {
    // A file, not a pipe: nobody can keep it open and make us wait.
    let output = folder.join("output.txt");
    let mut started = limited(program)
        .stdin(Stdio::null())
        .stdout(File::create(&output)?)
        .stderr(Stdio::null())
        .spawn()?;
    let start = Instant::now();
    let ended: Option<ExitStatus> = loop {
        if let Some(status) = started.try_wait()? {
            break Some(status);
        }
        if start.elapsed() > LIMIT {
            started.kill()?;
            started.wait()?;
            break None;
        }
        thread::sleep(Duration::from_millis(2));
    };
    let said = fs::read(&output)?;
    let said = String::from_utf8_lossy(&said).into_owned();
    Ok(match ended {
        Some(_) => said,
        None => format!("{said}ended after {} seconds\n", LIMIT.as_secs()),
    })
}

/// The program, with at most a gigabyte of memory where that can be said.
fn limited(program: &Path) -> Command {
    if !cfg!(unix) {
        return Command::new(program);
    }
    let mut shell = Command::new("sh");
    shell.args(["-c", "ulimit -v 1000000; exec \"$0\""]).arg(program);
    shell
}

/// The first error among what a compiler says.
fn first_error(errors: &str) -> String {
    let lines = errors.lines().skip_while(|line| !line.starts_with("error"));
    let first = lines.take_while(|line| !line.is_empty());
    first.collect::<Vec<_>>().join("\n") + "\n"
}

/// The files of exercises in a folder, `5_2.rs`, in order.
///
/// # Errors
/// When the folder cannot be read.
pub fn exercises_in(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| {
        format!("cannot read {}: {error}", folder.display())
    })?;
    let place = |path: &Path| -> Option<(u32, u32)> {
        let stem = path.file_stem()?.to_str()?;
        let (chapter, place) = stem.split_once('_')?;
        Some((chapter.parse().ok()?, place.parse().ok()?))
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "rs"))
        .filter(|path| place(path).is_some())
        .collect();
    files.sort_by_key(|path| place(path));
    Ok(files)
}
