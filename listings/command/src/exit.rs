use std::io::Write as _;
use std::panic::UnwindSafe;
use std::process::ExitCode;

/// Runs a program: exit code 0, or 2 with a message. A panic is a mistake in
/// the program, and is said as one.
pub fn exit(run: impl FnOnce() -> Result<(), String> + UnwindSafe) -> ExitCode {
    std::panic::set_hook(Box::new(|panic| {
        say(&format!(
            "a mistake in this program, not in what you gave it: {panic}\n\
             Please report it."
        ));
    }));
    match std::panic::catch_unwind(run) {
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
