//! Users, groups of processes and limits, as Unix knows them.

use super::Limits;
use exercises::runner;
use std::ffi::OsStr;
use std::fs::{self, DirEntry, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

/// Users that no system gives to anybody: 65520 to 65533.
const LAST_USER: u32 = 65_533;
const USERS: u32 = 14;

/// A user for this run, if we are root and so may choose one.
pub fn unprivileged(folder: &Path, number: u32) -> Option<u32> {
    let is_root = fs::metadata(folder).is_ok_and(|of| of.uid() == 0);
    is_root.then_some(LAST_USER - number % USERS)
}

/// Makes the folder of a program nobody else's business, and the compiler's to
/// write in.
pub fn hand_over(program: &Path, user: Option<u32>) -> io::Result<()> {
    if let Some(folder) = program.parent() {
        let mode = if user.is_some() { 0o711 } else { 0o700 };
        fs::set_permissions(folder, Permissions::from_mode(mode))?;
    }
    fs::set_permissions(program, Permissions::from_mode(0o700))?;
    chown(program.join("exercise.rs"), user, user)?;
    chown(program, user, user)
}

/// Takes a program from the user for whom it was compiled and is now run.
pub fn take_back(program: &Path, user: Option<u32>) -> io::Result<()> {
    let Some(_) = user else { return Ok(()) };
    for path in [program, &program.join(runner::PROGRAM)] {
        // There may be no program.
        if path.exists() {
            chown(path, Some(0), Some(0))?;
            fs::set_permissions(path, Permissions::from_mode(0o755))?;
        }
    }
    Ok(())
}

/// Whether the compiler runs for such a user; where it lies in a private
/// home it does not, and runs for us.
pub fn can_compile(user: u32) -> bool {
    static CAN: OnceLock<bool> = OnceLock::new();
    *CAN.get_or_init(|| {
        let mut compiler = Command::new(runner::compiler());
        compiler.arg("-vV").uid(user).gid(user).current_dir("/");
        compiler.stdin(Stdio::null()).output().is_ok_and(|output| {
            output.status.success() && output.stdout.starts_with(b"rustc")
        })
    })
}

/// A process with limits, in a group of its own, for a user if that may be
/// chosen.
pub fn limited(program: &OsStr, limits: &Limits, user: Option<u32>) -> Command {
    let Limits { seconds, memory, file, .. } = limits;
    let mut limits = format!(
        "umask 022; ulimit -t {seconds}; ulimit -f {file}; \
         ulimit -v {memory} 2>/dev/null; "
    );
    let mut shell = Command::new("sh");
    if let Some(user) = user {
        // Of processes; others' count, too, where the user is not theirs alone.
        limits += "ulimit -u 500 2>/dev/null || ulimit -p 500; ";
        shell.uid(user).gid(user);
    }
    shell.arg("-c").arg(limits + "exec \"$0\" \"$@\"");
    shell.arg(program).process_group(0);
    shell
}

/// Whether a process was ended by its limit on time.
pub fn is_out_of_time(status: ExitStatus) -> bool {
    const KILL: i32 = 9;
    const TIME: i32 = 24;
    matches!(status.signal(), Some(KILL | TIME))
}

/// Ends what is left of a group of processes, or all that run for a user, and
/// waits until they are gone: the next run may have the same user.
pub fn end(group: u32, user: Option<u32>) {
    let mut kill = Command::new("sh");
    let whom = match user {
        Some(user) => {
            kill.uid(user).gid(user);
            "-1".to_owned()
        }
        None => format!("-{group}"),
    };
    kill.args(["-c", "kill -s KILL -- \"$0\" 2>/dev/null", &whom]);
    // Mostly nothing is left.
    let _ = kill.stdin(Stdio::null()).status();
    // Two seconds at most: somebody must bury the dead.
    let is_busy = || user.is_some_and(has_processes);
    for _ in (0..100).take_while(|_| is_busy()) {
        thread::sleep(Duration::from_millis(20));
    }
}

/// Whether something runs for a user, where the system says so in a folder.
fn has_processes(user: u32) -> bool {
    let of = |entry: io::Result<DirEntry>| entry.ok()?.metadata().ok();
    let mut all = fs::read_dir("/proc").into_iter().flatten().filter_map(of);
    all.any(|process| process.uid() == user)
}
