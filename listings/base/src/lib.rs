//! What lies below all other crates: how files are written and found, how a
//! program ends and what it says, and how the book writes numbers and words.

mod exit;
mod file;
mod number;
mod path;
mod words;

pub use exit::{complain, exit, say};
pub use file::write_all;
pub use number::{fixed, number};
pub use path::{book_root, files_below, with_slashes};
pub use words::{count, escape};
