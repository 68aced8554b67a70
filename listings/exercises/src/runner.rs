//! Compiles and runs files of exercises, and says in a table what became of
//! them. Needs nothing but the standard library, for it is a part of the
//! hand-out, too. It trusts the files: who runs them wrote them.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The longest time for the compiler, and for all checks of a file; each of
/// them ends itself after a second.
pub const LIMIT: Duration = Duration::from_secs(30);

/// What the compiler is told, whatever stands in the file `exercise.rs`.
pub const FLAGS: [&str; 15] = [
    "--edition",
    "2024",
    "--crate-name",
    "exercise",
    "--crate-type",
    "bin",
    "--cap-lints",
    "allow",
    "-Cdebuginfo=0",
    "-Ccodegen-units=1",
    // What nobody looks at takes time to write.
    "-Cstrip=symbols",
    "-Cembed-bitcode=no",
    "-o",
    PROGRAM,
    "exercise.rs",
];

/// The name of the program.
pub const PROGRAM: &str =
    if cfg!(windows) { "exercise.exe" } else { "exercise" };

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What the checks said, or why there are none.
    pub said: String,
    /// For each check whether it is passed; none if none was run.
    pub passed: Vec<bool>,
}

/// Compiles a program that judges itself, and runs it, in an empty folder that
/// is gone afterwards.
///
/// # Errors
/// When there is no compiler, or no folder for temporary files.
pub fn check(program: &str) -> Result<Outcome, String> {
    let folder = new_folder()?;
    let outcome = check_in(&folder, program);
    // What cannot be removed is left to the system.
    let _ = fs::remove_dir_all(&folder);
    outcome
}

/// A folder for temporary files that was not there yet.
///
/// # Errors
/// When none can be made.
pub fn new_folder() -> Result<PathBuf, String> {
    let mut number = 0_u32;
    loop {
        let folder = env::temp_dir().join(format!("exercise-{number}"));
        match fs::create_dir(&folder) {
            Ok(()) => return Ok(folder),
            // Another run's, or left behind by one that was ended.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                number += 1;
            }
            Err(error) => {
                let folder = folder.display();
                return Err(format!("cannot make {folder}: {error}"));
            }
        }
    }
}

fn check_in(folder: &Path, program: &str) -> Result<Outcome, String> {
    let cannot =
        |error: io::Error| format!("cannot use {}: {error}", folder.display());
    let none = |said: String| Ok(Outcome { said, passed: vec![] });
    fs::write(folder.join("exercise.rs"), program).map_err(cannot)?;
    let mut compiler = Command::new(compiler());
    compiler.args(FLAGS);
    let (status, _, errors) = run(compiler, folder)
        .map_err(|error| format!("cannot start {}: {error}", named()))?;
    if let Some(why) = no_program(status, &errors) {
        return none(why);
    }
    let program = folder.join(PROGRAM);
    if !program.exists() {
        return none("makes no program".to_owned());
    }
    let mut checks = Command::new(program);
    // Where a panic comes from takes longer to find than the check.
    checks.env("RUST_BACKTRACE", "0");
    let (_, said, _) = run(checks, folder).map_err(cannot)?;
    let verdict = |line: &str| match line.split_at_checked(4)?.0 {
        "ok  " => Some(true),
        "NO  " => Some(false),
        _ => None,
    };
    let passed: Vec<bool> = said.lines().filter_map(verdict).collect();
    match passed.len() {
        0 => none(format!("ended before its checks did:\n{said}")),
        _ => Ok(Outcome { said, passed }),
    }
}

/// The compiler: what `RUSTC` says, as for cargo.
pub fn compiler() -> OsString {
    env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())
}

/// The compiler, for people.
pub fn named() -> String {
    compiler().to_string_lossy().into_owned()
}

/// How a program ended, unless it was ended, and what it said.
type Run = (Option<ExitStatus>, String, String);

/// Runs a program in a folder until it ends, or the time is over.
fn run(mut program: Command, folder: &Path) -> io::Result<Run> {
    // Files, not pipes: nobody can keep them open and make us wait.
    let files = ["said.txt", "errors.txt"].map(|name| folder.join(name));
    let mut child = program
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(File::create(&files[0])?)
        .stderr(File::create(&files[1])?)
        .spawn()?;
    let status = wait(&mut child, LIMIT, |_| false)?;
    let [said, errors] = files.map(fs::read);
    Ok((status, text_of(&said?), text_of(&errors?)))
}

/// How a process ended by itself; none if its time is over, and it was ended.
/// The time goes on while `is_held_up`, which is given its number, says no.
///
/// # Errors
/// When the system does not tell.
pub fn wait(
    child: &mut Child,
    limit: Duration,
    is_held_up: impl Fn(u32) -> bool,
) -> io::Result<Option<ExitStatus>> {
    let mut waited = Duration::ZERO;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if waited > limit {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        let start = Instant::now();
        thread::sleep(Duration::from_millis(2));
        if !is_held_up(child.id()) {
            waited += start.elapsed();
        }
    }
}

/// Why a compiler that ended so made no program, if it did not.
pub fn no_program(status: Option<ExitStatus>, errors: &str) -> Option<String> {
    let Some(status) = status else {
        let seconds = LIMIT.as_secs();
        return Some(format!("does not compile in {seconds} seconds"));
    };
    let why = || format!("does not compile:\n{}", first_error(errors));
    (!status.success()).then(why)
}

/// The first error among what a compiler says, or all if it calls none so.
fn first_error(errors: &str) -> String {
    let lines = errors.lines().skip_while(|line| !line.starts_with("error"));
    let first = lines.take_while(|line| !line.is_empty());
    match first.collect::<Vec<_>>().join("\n") {
        none if none.is_empty() => errors.to_owned(),
        first => first + "\n",
    }
}

/// The text of a file from any system.
pub fn text_of(bytes: &[u8]) -> String {
    // Some editors write two bytes for each letter, and say so at the front.
    let wide = |order: fn([u8; 2]) -> u16| {
        let pairs = bytes[2..].chunks_exact(2);
        let units: Vec<u16> = pairs.map(|p| order([p[0], p[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
    .trim_start_matches('\u{feff}')
    .replace("\r\n", "\n")
}

/// Checks the files of exercises in a folder, `5_2.rs`, or those that are
/// wanted, `5.2`. Prints a table, or all that the checks of a single one say.
///
/// # Errors
/// When there is no file, or a wanted one is not there, or one cannot be read,
/// or there is no compiler.
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
    if files.is_empty() {
        let folder = folder.display();
        return Err(format!("there is no file such as 5_2.rs in {folder}"));
    }
    files.sort_by_key(|file| place(file));
    let mut are_done = true;
    for file in &files {
        let bytes = fs::read(file).map_err(|error| cannot(file, &error))?;
        let text = text_of(&bytes);
        let heading = text.lines().next().unwrap_or_default();
        let heading = heading.trim_start_matches(['/', ' ']);
        let outcome = check(&text)?;
        let is_done = !outcome.passed.contains(&false);
        are_done &= is_done && !outcome.passed.is_empty();
        say(&match files.len() {
            1 => format!("{heading}\n{}", outcome.said),
            _ => format!("{heading:<40} {}", in_short(&outcome)),
        });
    }
    Ok(if are_done { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// How many checks are passed and which mistake was made, or why none was run.
fn in_short(Outcome { said, passed }: &Outcome) -> String {
    let count = passed.iter().filter(|passed| **passed).count();
    let verdict = match passed.len() {
        0 => return said.lines().take(2).collect::<Vec<_>>().join(" "),
        of => format!("{count} of {of} checks"),
    };
    // What the checks say of a mistake stands after them.
    let is_check =
        |line: &str| line.starts_with("ok  ") || line.starts_with("NO  ");
    let mistake = said.lines().rfind(|line| !is_check(line));
    format!("{verdict:<17} {}", mistake.unwrap_or_default())
}

/// Whoever has seen enough may close the pipe.
pub fn say(words: &str) {
    let _ = writeln!(io::stdout(), "{words}");
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
