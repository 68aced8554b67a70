use std::io::Write as _;
use std::panic::AssertUnwindSafe;
use std::process::ExitCode;

/// Runs a program: exit code 0, or 2 with a message. A panic is a mistake in
/// the program, and is said as one.
pub fn exit(run: impl FnOnce() -> Result<(), String>) -> ExitCode {
    std::panic::set_hook(Box::new(|panic| {
        say(&format!(
            "a mistake in this program, not in what you gave it: {panic}\n\
             Please report it."
        ));
        if cfg!(panic = "abort") {
            std::process::exit(2); // nothing can be caught
        }
    }));
    // Nothing that the run has touched is used after it.
    match std::panic::catch_unwind(AssertUnwindSafe(run)) {
        Ok(Ok(())) => return ExitCode::SUCCESS,
        Ok(Err(message)) => say(&message),
        Err(_) => {} // it was said when it happened
    }
    ExitCode::from(2)
}

/// The terminal may be gone; then there is nobody to tell.
fn say(message: &str) {
    let _ = writeln!(std::io::stderr(), "error: {message}");
}
