//! Where a student's program is compiled and run, apart from everything else.

#[cfg(not(unix))]
#[path = "sandbox/elsewhere.rs"]
mod system;
#[cfg(unix)]
#[path = "sandbox/unix.rs"]
mod system;

use exercises::runner;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::{Mutex, OnceLock};
use std::time::Duration;

/// What became of a student's program.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Outcome {
    /// There is none, and why.
    NoProgram(String),
    /// What it gave in each check, or why it gave nothing.
    Answers(Vec<Result<Vec<f64>, String>>),
}

/// What is done without: a process that takes more of it is ended.
struct Limits {
    /// For all of it, whatever it waits for, but for the processor.
    time: Duration,
    /// Of the processor, in seconds.
    seconds: u32,
    /// In thousands of bytes.
    memory: u32,
    /// Of each file, in blocks of 512 bytes.
    file: u32,
}

const COMPILER: Limits = Limits {
    time: runner::LIMIT,
    seconds: 30,
    memory: 4_000_000,
    file: 400_000,
};

/// A second of the processor, however much else the machine does.
const CHECK: Limits = Limits {
    time: Duration::from_secs(4),
    seconds: 1,
    memory: 1_000_000,
    file: 20_000,
};

/// What is said of a check that was ended by a limit or by itself. Whoever
/// takes more and more memory meets now one limit first and now another, as
/// busy as the machine is: all have the same words.
const NO_ANSWER: &str =
    "no answer: it crashed, or took more than a second or a gigabyte";

/// The same of the compiler.
const NO_PROGRAM: &str = "does not compile: the compiler crashed, or took \
                          more than 30 seconds or four gigabytes";

/// As much as is read of what a process says.
const READ: u64 = 4_000;

const SAID: &str = "said";
const ERRORS: &str = "errors";

/// All that a process learns of our environment: where the compiler and its
/// parts are.
const ENVIRONMENT: [&str; 14] = [
    "PATH",
    "HOME",
    "CARGO_HOME",
    "RUSTUP_HOME",
    "RUSTUP_TOOLCHAIN",
    // Windows, and the linker there.
    "SystemRoot",
    "SystemDrive",
    "ProgramData",
    "ProgramFiles",
    "ProgramFiles(x86)",
    "TEMP",
    "TMP",
    "LIB",
    "INCLUDE",
];

/// A program of several files, and how many checks each has.
pub(crate) struct Program {
    pub text: String,
    pub checks: Vec<usize>,
}

/// What became of programs: many hand in the same, what was handed out, say.
static KNOWN: Mutex<BTreeMap<String, Vec<Outcome>>> =
    Mutex::new(BTreeMap::new());

/// Compiles a program and starts it once for each check of each file, which
/// its arguments number; a program that was run before is not run again. What
/// becomes of each file.
///
/// # Errors
/// When this machine cannot do that; nothing that a student writes is an error.
pub(crate) fn run(program: &Program) -> Result<Vec<Outcome>, String> {
    let known = || KNOWN.lock().expect("nobody panics with it");
    if let Some(outcomes) = known().get(&program.text) {
        return Ok(outcomes.clone());
    }
    let outcomes = compile_and_check(program)?;
    known().insert(program.text.clone(), outcomes.clone());
    Ok(outcomes)
}

fn compile_and_check(program: &Program) -> Result<Vec<Outcome>, String> {
    let sandbox = Sandbox::new()?;
    let cannot = |error: io::Error| {
        format!("cannot use {}: {error}", sandbox.folder.display())
    };
    let Program { text, checks } = program;
    if let Some(why) = sandbox.compile(text, &COMPILER).map_err(cannot)? {
        return Ok(vec![Outcome::NoProgram(why); checks.len()]);
    }
    let all = checks.iter().enumerate().map(|(file, count)| {
        let check = |check| sandbox.check(file, check).map_err(cannot);
        let answers: Result<Vec<_>, String> = (0..*count).map(check).collect();
        Ok(Outcome::Answers(answers?))
    });
    all.collect()
}

/// Tries the compiler on a program that is right.
///
/// # Errors
/// When there is none, or it does not compile that, or that does not run.
pub fn try_compiler() -> Result<(), String> {
    let text = "fn main() { println!(\"\\n= [0.5]\") }".to_owned();
    let why = match &run(&Program { text, checks: vec![1] })?[..] {
        [Outcome::NoProgram(why)] => format!("a right program {why}"),
        [Outcome::Answers(answers)] if *answers == [Ok(vec![0.5])] => {
            return Ok(());
        }
        answers => format!("what it makes does not run: {answers:?}"),
    };
    let compiler = runner::named();
    Err(format!("nothing can be graded with {compiler}: {}", why.trim()))
}

/// The compiler itself, where rustup has put a program in front of it that
/// looks for it each time.
fn compiler() -> OsString {
    static COMPILER: OnceLock<OsString> = OnceLock::new();
    let find = || {
        let named = runner::compiler();
        let asked = Command::new(&named).args(["--print", "sysroot"]).output();
        let root =
            asked.map(|it| String::from_utf8_lossy(&it.stdout).into_owned());
        let found =
            Path::new(root.unwrap_or_default().trim()).join("bin/rustc");
        if found.is_absolute() && found.is_file() {
            found.into()
        } else {
            named
        }
    };
    COMPILER.get_or_init(find).clone()
}

/// A folder that is gone afterwards, and where we are root a user who owns
/// nothing, for whom this student's processes run.
struct Sandbox {
    folder: PathBuf,
    program: PathBuf,
    /// With a lock, which is closed after the folder is gone.
    user: Option<(u32, File)>,
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        // What cannot be removed is left to the system.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Sandbox {
    fn new() -> Result<Self, String> {
        let folder = runner::new_folder()?;
        let program = folder.join("program");
        let mut sandbox = Sandbox { folder, program, user: None };
        sandbox.user = system::user(&sandbox.folder)?;
        Ok(sandbox)
    }

    fn user(&self) -> Option<u32> {
        self.user.as_ref().map(|(user, _)| *user)
    }

    /// Why there is no program, if there is none.
    fn compile(
        &self,
        text: &str,
        limits: &Limits,
    ) -> io::Result<Option<String>> {
        fs::create_dir(&self.program)?;
        fs::write(self.program.join("exercise.rs"), text)?;
        system::hand_over(&self.program, self.user())?;
        let user = match self.user() {
            Some(user) => system::can_compile(user)?.then_some(user),
            None => None,
        };
        let arguments = runner::FLAGS.map(str::to_owned);
        let compiler = compiler();
        let status = self.process(&compiler, &arguments, limits, user)?;
        system::take_back(&self.program, self.user())?;
        if status.is_none_or(|it| it.code().is_none()) {
            return Ok(Some(NO_PROGRAM.to_owned()));
        }
        let errors = read_first(&self.file(ERRORS))?;
        let why = runner::no_program(status, &errors);
        let is_there = self.program.join(runner::PROGRAM).try_exists()?;
        Ok(why.or((!is_there).then(|| "makes no program".to_owned())))
    }

    /// What a check gives, or why it gives nothing.
    fn check(
        &self,
        file: usize,
        check: usize,
    ) -> io::Result<Result<Vec<f64>, String>> {
        let program = self.program.join(runner::PROGRAM).into_os_string();
        let arguments = [file, check].map(|number| number.to_string());
        let status = self.process(&program, &arguments, &CHECK, self.user())?;
        let errors = read_last(&self.file(ERRORS))?;
        let reason = match status.and_then(|status| status.code()) {
            None => NO_ANSWER,
            Some(0) => match numbers(&read_last(&self.file(SAID))?) {
                Some(numbers) => return Ok(Ok(numbers)),
                None => "the program was ended before it answered",
            },
            Some(_) => {
                let panic = errors.split_once("panicked at");
                let message = panic.and_then(|(_, rest)| rest.lines().nth(1));
                message.unwrap_or("it crashed")
            }
        };
        Ok(Err(reason.to_owned()))
    }

    /// Runs a process until it or its time ends, and ends all that it started.
    /// How it ended; none if it was ended.
    fn process(
        &self,
        program: &OsString,
        arguments: &[String],
        limits: &Limits,
        user: Option<u32>,
    ) -> io::Result<Option<ExitStatus>> {
        let mut command = system::limit(program, limits, user);
        command.args(arguments).current_dir(&self.program).env_clear();
        for name in ENVIRONMENT {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        if cfg!(unix) {
            command.env("TMPDIR", &self.program);
        }
        let mut child = command
            .stdin(Stdio::null())
            .stdout(File::create(self.file(SAID))?)
            .stderr(File::create(self.file(ERRORS))?)
            .spawn()?;
        let status = runner::wait(&mut child, limits.time, system::is_held_up);
        system::end(child.id(), user)?;
        status
    }

    /// What a process says goes into files, not pipes: nobody can keep them
    /// open and make us wait. They lie where a student's processes cannot put
    /// others in their place.
    fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

/// The first that a file says.
fn read_first(file: &Path) -> io::Result<String> {
    read(File::open(file)?)
}

/// The last that a file says.
fn read_last(file: &Path) -> io::Result<String> {
    let mut file = File::open(file)?;
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(READ)))?;
    read(file)
}

fn read(file: File) -> io::Result<String> {
    let mut bytes = vec![];
    file.take(READ).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The numbers of the answer in what a program says; all must be some.
fn numbers(said: &str) -> Option<Vec<f64>> {
    let (_, list) = said.rsplit_once("\n= [")?;
    let (list, _) = list.split_once(']')?;
    list.split_terminator(", ").map(|number| number.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Instant;

    /// In a second here, and in as many as are said there.
    #[test]
    fn a_compiler_that_never_ends_is_ended() {
        assert_eq!(COMPILER.time, runner::LIMIT);
        assert_eq!(u64::from(COMPILER.seconds), runner::LIMIT.as_secs());
        assert_eq!((COMPILER.seconds, COMPILER.memory), (30, 4_000_000));
        assert_eq!((CHECK.seconds, CHECK.memory), (1, 1_000_000));
        let time = Duration::from_secs(2);
        let limits = Limits { time, seconds: 1, ..COMPILER };
        let program = "const FOREVER: () = loop {}; fn main() {}";
        let start = Instant::now();
        let why = Sandbox::new().unwrap().compile(program, &limits).unwrap();
        assert_eq!(why.unwrap(), NO_PROGRAM);
        assert!(start.elapsed() < runner::LIMIT);
    }
}
