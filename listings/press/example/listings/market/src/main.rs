//! The chapter's program, in a terminal and in the page.

use market::Market;
use std::process::ExitCode;

fn main() -> ExitCode {
    if cfg!(target_family = "wasm") {
        // The page says: an id, the program's name, its options.
        let words: Vec<String> = std::env::args().skip(1).collect();
        return command::main_in_page::<Market>(&words[0], &words[2..]);
    }
    command::main::<Market>()
}
