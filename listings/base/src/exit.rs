use std::fmt::Display;
use std::io::{self, Write as _};
use std::panic::AssertUnwindSafe;
use std::process::{ExitCode, Termination};

/// Runs a program: it ends with its own exit code, 0 if it has none, or with 2
/// and a message. A panic is a mistake in the program, and is said as one.
pub fn exit<T: Termination, E: Display>(
    run: impl FnOnce() -> Result<T, E>,
) -> ExitCode {
    std::panic::set_hook(Box::new(|panic| {
        complain(&format!(
            "error: a mistake in this program, not in what you gave it: \
             {panic}\nPlease report it."
        ));
        if cfg!(panic = "abort") {
            std::process::exit(2); // nothing can be caught
        }
    }));
    // Nothing that the run has touched is used after it.
    match std::panic::catch_unwind(AssertUnwindSafe(run)) {
        Ok(Ok(ending)) => return ending.report(),
        // With all that led to it.
        Ok(Err(error)) => complain(&format!("error: {error:#}")),
        Err(_) => {} // it was said when it happened
    }
    ExitCode::from(2)
}

/// Prints a line. Whoever has seen enough may close the pipe.
pub fn say(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}

/// Says what goes wrong. The terminal may be gone; then there is nobody to
/// tell.
pub fn complain(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}
