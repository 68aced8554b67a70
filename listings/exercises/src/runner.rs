//! Compiles and runs files of exercises, and says in a table what became of
//! them. Needs nothing but the standard library, for it is a part of the
//! hand-out, too.

use std::env;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// The longest time for all checks of a file; each of them ends itself after a
/// second.
const LIMIT: Duration = Duration::from_secs(30);

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What the checks said, or why there are none.
    pub said: String,
    /// For each check whether it is passed; none if the file does not compile.
    pub passed: Vec<bool>,
}

/// Compiles a program and runs its checks, in an empty folder that is gone
/// afterwards.
///
/// # Errors
/// When there is no compiler, or no folder for temporary files.
pub fn check(program: &str) -> Result<Outcome, String> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("exercise-{}-{count}", std::process::id());
    let folder = env::temp_dir().join(name);
    let outcome = fs::create_dir(&folder)
        .map_err(|error| format!("cannot make {}: {error}", folder.display()))
        .and_then(|()| check_in(&folder, program));
    // What cannot be removed is left to the system.
    let _ = fs::remove_dir_all(&folder);
    outcome
}

fn check_in(folder: &Path, program: &str) -> Result<Outcome, String> {
    let cannot =
        |error: io::Error| format!("cannot use {}: {error}", folder.display());
    fs::write(folder.join("exercise.rs"), program).map_err(cannot)?;
    let compiler = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let compiled = Command::new(&compiler)
        .args(["--edition", "2024", "--cap-lints", "allow"])
        .args(["-C", "debuginfo=0", "exercise.rs"])
        .current_dir(folder)
        .output()
        .map_err(|error| {
            format!("cannot start {}: {error}", compiler.display())
        })?;
    if !compiled.status.success() {
        let errors = String::from_utf8_lossy(&compiled.stderr);
        let said = format!("does not compile:\n{}", first_error(&errors));
        return Ok(Outcome { said, passed: vec![] });
    }
    let program = folder.join("exercise");
    let program = program.with_extension(env::consts::EXE_EXTENSION);
    let said = run(&program, folder).map_err(cannot)?;
    let verdict = |line: &str| match line.split_at_checked(4)?.0 {
        "ok  " => Some(true),
        "NO  " => Some(false),
        _ => None,
    };
    let passed = said.lines().filter_map(verdict).collect();
    Ok(Outcome { said, passed })
}

/// What a program says before it ends, or is ended.
fn run(program: &Path, folder: &Path) -> io::Result<String> {
    // A file, not a pipe: nobody can keep it open and make us wait.
    let output = folder.join("output.txt");
    let mut started = limited(program, folder)?
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(File::create(&output)?)
        .stderr(Stdio::null())
        .spawn()?;
    let start = Instant::now();
    while started.try_wait()?.is_none() {
        if start.elapsed() > LIMIT {
            started.kill()?;
            started.wait()?;
        } else {
            thread::sleep(Duration::from_millis(2));
        }
    }
    Ok(String::from_utf8_lossy(&fs::read(&output)?).into_owned())
}

/// The program, with at most a gigabyte of memory, and as a user who owns
/// nothing if we are the one who owns everything.
#[cfg(unix)]
fn limited(program: &Path, folder: &Path) -> io::Result<Command> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    const NOBODY: u32 = 65534;

    let mut shell = Command::new("sh");
    shell.args(["-c", "ulimit -v 1000000; exec \"$0\""]).arg(program);
    if fs::metadata(folder)?.uid() == 0 {
        for path in [program, folder] {
            fs::set_permissions(path, fs::Permissions::from_mode(0o755))?;
        }
        shell.uid(NOBODY).gid(NOBODY);
    }
    Ok(shell)
}

#[cfg(not(unix))]
fn limited(program: &Path, _: &Path) -> io::Result<Command> {
    Ok(Command::new(program))
}

/// The first error among what a compiler says.
fn first_error(errors: &str) -> String {
    let lines = errors.lines().skip_while(|line| !line.starts_with("error"));
    let first = lines.take_while(|line| !line.is_empty());
    first.collect::<Vec<_>>().join("\n") + "\n"
}

/// Checks the files of exercises in a folder, `5_2.rs`, or those that are
/// wanted, `5.2`. Prints a table, or all that the checks of a single one say.
///
/// # Errors
/// When a wanted file is not there, or cannot be read, or there is no compiler.
pub fn report(folder: &Path, wanted: &[String]) -> Result<ExitCode, String> {
    let cannot = |path: &Path, error: &io::Error| {
        format!("cannot read {}: {error}", path.display())
    };
    let mut files = match wanted {
        [] => exercises_in(folder).map_err(|error| cannot(folder, &error))?,
        wanted => wanted
            .iter()
            .map(|number| folder.join(number.replace('.', "_") + ".rs"))
            .collect(),
    };
    files.sort_by_key(|file| place(file));
    let mut are_done = true;
    for file in &files {
        let text = fs::read_to_string(file).map_err(|e| cannot(file, &e))?;
        let heading = text.lines().next().unwrap_or_default();
        let heading = heading.trim_start_matches(['/', ' ', '\u{feff}']);
        let Outcome { said, passed } = check(&text)?;
        let is_done = passed.iter().all(|passed| *passed) && !passed.is_empty();
        are_done &= is_done;
        if files.len() == 1 {
            println!("{heading}\n{said}");
            continue;
        }
        let count = passed.iter().filter(|passed| **passed).count();
        let verdict = match passed.len() {
            0 => "does not compile".to_owned(),
            of => format!("{count} of {of} checks"),
        };
        println!("{heading:<40} {verdict:<17} {}", mistake(&said));
    }
    Ok(if are_done { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What the checks say of a mistake; it stands after them.
fn mistake(said: &str) -> &str {
    let is_of_none =
        |line: &&str| !line.starts_with("ok  ") && !line.starts_with("NO  ");
    said.lines().find(is_of_none).unwrap_or_default()
}

/// Chapter and place in it, if it is the file of an exercise.
fn place(file: &Path) -> Option<(u32, u32)> {
    let (chapter, place) = file.file_stem()?.to_str()?.split_once('_')?;
    let is_rust = file.extension()? == "rs";
    is_rust.then_some((chapter.parse().ok()?, place.parse().ok()?))
}

fn exercises_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries: io::Result<Vec<fs::DirEntry>> =
        fs::read_dir(folder)?.collect();
    let files = entries?.into_iter().map(|entry| entry.path());
    Ok(files.filter(|file| place(file).is_some()).collect())
}
