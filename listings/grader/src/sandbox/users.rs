//! Users, one for each run alone.

use super::{count, end};
use std::env;
use std::fs::{self, File, OpenOptions, Permissions, TryLockError};
use std::io;
use std::ops::RangeInclusive;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt, chown};
use std::path::Path;
use std::thread;
use std::time::Duration;

/// Users that no system gives to anybody.
const USERS: RangeInclusive<u32> = 65_520..=65_533;

/// The folder of the locks: root alone may write in it, and all graders of a
/// machine have the same, whatever their folders for temporary files are.
const LOCKS: &str = "/var/run";

/// Makes the folder of a run nobody else's business. If we are root it gets a
/// user who is this run's alone until the lock is closed; waits for one.
pub fn user(folder: &Path) -> Result<Option<(u32, File)>, String> {
    let cannot =
        |error: io::Error| format!("cannot use {}: {error}", folder.display());
    fs::set_permissions(folder, Permissions::from_mode(0o700))
        .map_err(cannot)?;
    if fs::metadata(folder).map_err(cannot)?.uid() != 0 {
        return Ok(None);
    }
    loop {
        for user in USERS {
            let Some(lock) = lock(user)? else { continue };
            if clear(user)? {
                chown(folder, None, Some(user)).map_err(cannot)?;
                let mode = Permissions::from_mode(0o710);
                fs::set_permissions(folder, mode).map_err(cannot)?;
                return Ok(Some((user, lock)));
            }
        }
        thread::sleep(Duration::from_millis(20));
    }
}

/// The lock on a user, if no other run has it. The system opens it when its
/// grader ends, however that happens.
fn lock(user: u32) -> Result<Option<File>, String> {
    let path = format!("{LOCKS}/exercise-user-{user}.lock");
    let mut options = OpenOptions::new();
    // Whoever cannot read it cannot lock it.
    options.create(true).append(true).mode(0o600);
    let locked = options.open(&path).and_then(|file| match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    });
    locked.map_err(|error| {
        format!("cannot lock {path}: {error}; grade as another user than root")
    })
}

/// Ends the processes and removes the folders that a grader which was ended
/// has left to a user. Whether no process is left.
fn clear(user: u32) -> Result<bool, String> {
    let temporary = env::temp_dir();
    let cannot = |path: &Path, error: io::Error| {
        format!("cannot clear {}: {error}", path.display())
    };
    end(0, Some(user))
        .map_err(|error| format!("cannot run for user {user}: {error}"))?;
    let entries =
        fs::read_dir(&temporary).map_err(|error| cannot(&temporary, error))?;
    for entry in entries {
        let entry = entry.map_err(|error| cannot(&temporary, error))?;
        let is_run =
            entry.file_name().as_encoded_bytes().starts_with(b"exercise-");
        // Those of other runs come and go.
        let Ok(about) = entry.metadata() else { continue };
        if is_run && about.is_dir() && about.gid() == user {
            let path = entry.path();
            fs::remove_dir_all(&path).map_err(|error| cannot(&path, error))?;
        }
    }
    Ok(count(user, false) == 0)
}

#[cfg(test)]
mod tests {
    use super::super::limit;
    use super::*;
    use crate::sandbox::COMPILER;
    use exercises::runner;
    use std::collections::BTreeSet;
    use std::ffi::OsStr;
    use std::os::unix::process::CommandExt;
    use std::process::{Command, Stdio};
    use std::sync::Mutex;

    /// More want a user than there are, and nobody tidies up.
    #[test]
    fn a_user_is_one_runs_alone_and_has_nothing() {
        let had = Mutex::new(BTreeSet::new());
        let left = Mutex::new(vec![]);
        let run = || {
            let folder = runner::new_folder().unwrap();
            if let Some((user, _lock)) = user(&folder).unwrap() {
                assert!(had.lock().unwrap().insert(user), "{user} is shared");
                assert_eq!(count(user, false), 0);
                let mut sleep = Command::new("sleep");
                sleep.arg("100").uid(user).gid(user);
                // Whoever reads what this test says does not wait for it.
                sleep.stdout(Stdio::null()).stderr(Stdio::null());
                let sleep = sleep.spawn().unwrap();
                left.lock().unwrap().push((folder, sleep));
                thread::sleep(Duration::from_millis(100));
                had.lock().unwrap().remove(&user);
            } else {
                fs::remove_dir(folder).unwrap();
            }
        };
        let runs = 20;
        thread::scope(|scope| (0..runs).for_each(|_| drop(scope.spawn(run))));
        let left = left.into_inner().unwrap();
        let there = left.iter().filter(|(folder, _)| folder.exists()).count();
        assert!(there <= USERS.count(), "{there} folders are left");
        for (folder, mut sleep) in left {
            sleep.kill().unwrap();
            sleep.wait().unwrap();
            // The next one has removed it, or nobody.
            let _ = fs::remove_dir_all(folder);
        }
    }

    /// Those who have ended and are not asked how take no room.
    #[test]
    fn a_user_may_start_processes_whoever_has_ended() {
        let folder = runner::new_folder().unwrap();
        if let Some((user, _lock)) = user(&folder).unwrap() {
            let end = |_| Command::new("true").uid(user).spawn().unwrap();
            let ended: Vec<_> = (0..500).map(end).collect();
            let mut shell = limit(OsStr::new("sh"), &COMPILER, Some(user));
            let twenty = "for i in 1 2 3 4; do sleep 1 & sleep 1 & sleep 1 & \
                          sleep 1 & sleep 1 & done; wait";
            let status = shell.args(["-c", twenty]).status().unwrap();
            for mut process in ended {
                process.wait().unwrap();
            }
            assert!(status.success());
        }
        fs::remove_dir(folder).unwrap();
    }
}
