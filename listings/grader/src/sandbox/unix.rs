//! Groups of processes and limits, as Unix knows them.

mod users;

pub use users::user;

use super::Limits;
use exercises::runner;
use std::ffi::OsStr;
use std::fs::{self, DirEntry, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

/// Gives the compiler's user the folder of a program to write in.
pub fn hand_over(program: &Path, user: Option<u32>) -> io::Result<()> {
    fs::set_permissions(program, Permissions::from_mode(0o700))?;
    chown(program.join("exercise.rs"), user, user)?;
    chown(program, user, user)
}

/// Takes a program from the user for whom it was compiled and is now run.
pub fn take_back(program: &Path, user: Option<u32>) -> io::Result<()> {
    let Some(_) = user else { return Ok(()) };
    for path in [program, &program.join(runner::PROGRAM)] {
        // There may be no program.
        if path.try_exists()? {
            chown(path, Some(0), Some(0))?;
            fs::set_permissions(path, Permissions::from_mode(0o755))?;
        }
    }
    Ok(())
}

/// Whether the compiler runs for such a user; where it lies in a private
/// home it does not, and runs for us.
pub fn can_compile(user: u32) -> io::Result<bool> {
    static CAN: OnceLock<bool> = OnceLock::new();
    if let Some(can) = CAN.get() {
        return Ok(*can);
    }
    let mut compiler = Command::new(runner::compiler());
    compiler.arg("-vV").uid(user).gid(user).current_dir("/");
    let can = match compiler.stdin(Stdio::null()).output() {
        Ok(output) => {
            output.status.success() && output.stdout.starts_with(b"rustc")
        }
        Err(error) => match error.kind() {
            ErrorKind::NotFound | ErrorKind::PermissionDenied => false,
            _ => return Err(error),
        },
    };
    Ok(*CAN.get_or_init(|| can))
}

/// A process with limits, in a group of its own, for a user if that may be
/// chosen.
pub fn limit(program: &OsStr, limits: &Limits, user: Option<u32>) -> Command {
    let Limits { seconds, memory, file, .. } = limits;
    let mut limits = format!(
        "umask 022; ulimit -t {seconds}; ulimit -f {file}; \
         ulimit -v {memory} 2>/dev/null; "
    );
    let mut shell = Command::new("sh");
    if let Some(user) = user {
        // Of processes. The dead count, too, where nobody buries them.
        let most = 500 + count(user, true);
        let limit = format!("ulimit -u {most} 2>/dev/null || ulimit -p {most}");
        limits += &(limit + "; ");
        shell.uid(user).gid(user);
    }
    shell.arg("-c").arg(limits + "exec \"$0\" \"$@\"");
    shell.arg(program).process_group(0);
    shell
}

/// Ends what is left of a group of processes, or all that run for a user, and
/// waits until they are gone.
pub fn end(group: u32, user: Option<u32>) -> io::Result<()> {
    let mut kill = Command::new("sh");
    let whom = match user {
        Some(user) => {
            kill.uid(user).gid(user);
            "-1".to_owned()
        }
        None => format!("-{group}"),
    };
    kill.args(["-c", "kill -s KILL -- \"$0\" 2>/dev/null", &whom]);
    // It fails where nothing is left, as mostly.
    kill.stdin(Stdio::null()).status()?;
    // Two seconds at most; whoever gets the user next looks once more.
    let is_busy = || user.is_some_and(|user| count(user, false) > 0);
    for _ in (0..100).take_while(|_| is_busy()) {
        thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}

/// Whether a process waits for nothing but the processor, or has it, where the
/// system tells: its limit of the processor's time ends it.
pub fn is_held_up(process: u32) -> bool {
    state(Path::new(&format!("/proc/{process}"))) == Some(b'R')
}

/// How many processes of a user run, or how many have ended and are still in
/// the list, where the system has the list in a folder.
fn count(user: u32, ended: bool) -> usize {
    let is_one = |entry: &io::Result<DirEntry>| {
        let Ok(process) = entry else { return false };
        let is_theirs = process.metadata().is_ok_and(|of| of.uid() == user);
        is_theirs
            && state(&process.path())
                .is_some_and(|state| b"ZX".contains(&state) == ended)
    };
    let all = fs::read_dir("/proc").into_iter().flatten();
    all.filter(is_one).count()
}

/// The letter for what a process does, if it is still there.
fn state(process: &Path) -> Option<u8> {
    // `PID (NAME) STATE`, and a name may have brackets.
    let text = fs::read(process.join("stat")).ok()?;
    let end = text.iter().rposition(|byte| *byte == b')')?;
    text.get(end + 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::process::ExitStatusExt;

    /// A busy machine costs nobody anything.
    #[cfg(target_os = "linux")]
    #[test]
    fn whoever_computes_is_ended_by_the_processors_time_alone() {
        let time = Duration::from_millis(50);
        let limits =
            Limits { time, seconds: 1, memory: 1_000_000, file: 1_000 };
        for (script, is_ended_by_it) in
            [("while :; do :; done", Some(true)), ("sleep 9", None)]
        {
            let mut shell = limit(OsStr::new("sh"), &limits, None);
            let mut child = shell.args(["-c", script]).spawn().unwrap();
            let status = runner::wait(&mut child, time, is_held_up).unwrap();
            end(child.id(), None).unwrap();
            // By KILL, or where it can be told by XCPU.
            let by_time = [Some(9), Some(24)];
            let ended = status.map(|it| by_time.contains(&it.signal()));
            assert_eq!(ended, is_ended_by_it);
        }
    }

    /// A loop that writes does not fill the disk.
    #[test]
    fn a_file_ends_where_its_limit_is() {
        let time = Duration::from_secs(10);
        let limits =
            Limits { time, seconds: 9, memory: 1_000_000, file: 1_000 };
        let said = tempfile::NamedTempFile::new().unwrap();
        let mut shell = limit(OsStr::new("head"), &limits, None);
        shell.args(["-c", "2000000", "/dev/zero"]);
        shell.stdout(said.reopen().unwrap()).status().unwrap();
        // A block has 512 bytes, or twice as many, by the shell.
        let length = said.as_file().metadata().unwrap().len();
        assert!([512_000, 1_024_000].contains(&length), "{length}");
    }
}
