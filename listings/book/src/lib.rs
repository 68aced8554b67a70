//! This book: the list of its chapters, and what it shows outside its pages.

mod chapters;
mod checks;
mod citation;
mod command_line;
mod exercises;
mod icon;
mod new_chapter;
mod share;
mod stamp;

pub use chapters::chapters;
pub use checks::checks;
pub use citation::citation;
pub use command_line::{BookCommand, NewChapterCommand};
pub use icon::icon_and_card;
pub use new_chapter::new_chapter;
pub use share::shared;
pub use stamp::Stamp;

use choose::ChooseCommand;
use clap::CommandFactory;
use course::CourseCommand;
use grader::{ExercisesCommand, GradeCommand};
use library::LibraryCommand;
use press::{Memory, Press, Program};
use std::sync::Arc;

/// The press with this book's chapters.
pub fn press() -> Press {
    press_of(chapters())
}

/// The same, with what the chapters have answered before.
pub fn press_with(memory: &Arc<Memory>) -> Press {
    let chapters = chapters().into_iter();
    press_of(chapters.map(|chapter| memory.remember(chapter)).collect())
}

fn press_of(chapters: Vec<Program>) -> Press {
    let tools = [
        BookCommand::command(),
        NewChapterCommand::command(),
        ExercisesCommand::command(),
        GradeCommand::command(),
        CourseCommand::command(),
        LibraryCommand::command(),
        ChooseCommand::command(),
    ];
    Press::new(chapters, tools.into()).with_tasks(exercises::tasks()).with_inks(
        &[
            ("l1", &["L1", "lasso", "blue", "diamond"]),
            ("l2", &["L2", "idge", "red ", "disc"]),
            ("loss", &["ithout a price", "promised", "he loss", "grey"]),
        ],
    )
}
