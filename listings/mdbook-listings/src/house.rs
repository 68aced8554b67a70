use chapter1::Chapter1;
use chapter2::Chapter2;
use chapter3::Chapter3;
use chapter4::Chapter4;
use chapter5::Chapter5;
use chapter6::Chapter6;
use command::Chapter;
use figure::Figure;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What one chapter's crate gives to the book.
pub struct Room {
    /// The crate, the binary and the page: `chapter5`.
    pub name: &'static str,
    /// The binary's command line.
    pub command: clap::Command,
    /// What the binary prints with its defaults.
    pub output: String,
    /// The figures that the binary writes with its defaults.
    pub figures: Vec<Figure>,
    /// The numbers in the page's sentences.
    pub values: BTreeMap<&'static str, String>,
}

/// Every chapter that has code, in the order of reading.
pub static HOUSE: LazyLock<Vec<Room>> = LazyLock::new(|| {
    vec![
        room::<Chapter1>(),
        room::<Chapter2>(),
        room::<Chapter3>(),
        room::<Chapter4>(),
        room::<Chapter5>(),
        room::<Chapter6>(),
    ]
});

impl Room {
    /// `output.txt`: the command, and what it prints.
    pub fn output_file(&self) -> String {
        format!("$ cargo run --bin {}\n{}", self.name, self.output)
    }

    /// The figure with this name.
    pub fn figure(&self, name: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.name == name)
    }
}

fn room<C: Chapter>() -> Room {
    let run = C::run(&command::defaults::<C>()).expect("defaults are sound");
    Room {
        name: C::NAME,
        command: command::command_line::<C>(),
        output: command::default_report::<C>(&run),
        figures: run.figures,
        values: C::values().into_iter().collect(),
    }
}

/// The chapter with this name.
pub(crate) fn room_named(name: &str) -> Option<&'static Room> {
    HOUSE.iter().find(|room| room.name == name)
}
