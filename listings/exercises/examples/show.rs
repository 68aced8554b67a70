//! Shows the file or the sheet of an exercise: `--example show 5.2`.

use exercises::{Exercise, Work, exercises};

fn main() {
    let wanted = std::env::args().nth(1);
    let is_wanted = |exercise: &Exercise| {
        wanted.as_deref().is_none_or(|number| number == exercise.number)
    };
    for exercise in exercises().into_iter().filter(is_wanted) {
        println!("{} {}", exercise.number, exercise.title);
        match &exercise.work {
            Work::Code(code) => {
                println!("{}", code.program(&code.starter, code.page()));
            }
            Work::Paper(paper) => println!("{:#?}", paper.page()),
            Work::Words(words) => println!("{}", words.task),
        }
    }
}
