//! What a teacher hands out, keeps, and gives to a platform.

mod archive;
mod command_line;
mod handout;
mod key;
mod platforms;
mod sheets;
mod write;

pub use command_line::{CourseCommand, What};
pub use handout::handout;
pub use key::{key, print_key};
pub use platforms::{classroom50, gradescope};
pub use sheets::{read_students, sheets};
pub use write::write;
