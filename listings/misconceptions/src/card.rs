//! What is shown where a picture is shared: the sentence and the picture.

use figure::{Axis, Figure, Ink, Plane};

/// Half of 1200 by 630: a card is shown at twice its size.
const SIZE: (u32, u32) = (600, 315);

/// How many letters of a sentence stand on a line.
const LETTERS: usize = 18;

/// A picture with its sentence beside it.
pub fn card(picture: &Figure) -> Figure {
    let page = Plane::new(Axis::new("", 0.0, 600.0), Axis::new("", 0.0, 315.0))
        .at(0.0, 0.0, 600.0, 315.0);
    let lines = lines(picture.title());
    Figure::new(picture.name, picture.title())
        .size(SIZE.0, SIZE.1)
        .style(
            ".figure .sentence{font-family:'Source Serif 4 SemiBold';\
             font-weight:600}.figure .area{fill-opacity:.24}\
             .figure text{font-size:18px}",
        )
        .describe(picture.description())
        .still(|sheet| {
            let pen = sheet.pen(&page);
            pen.headline(Ink::Axis, (28.0, 260.0), 16.0, "Nearly right:");
            for (line, words) in lines.iter().enumerate() {
                let y = 228.0 - 28.0 * line as f64;
                pen.headline(Ink::Own("sentence"), (28.0, y), 22.0, words);
            }
            let book = "Why L1 Shrinks Weights to Zero";
            pen.headline(Ink::Axis, (28.0, 30.0), 14.0, book);
        })
        .inset(picture, (240.0, 60.0), 1.14)
}

/// A sentence in lines that are short enough.
fn lines(sentence: &str) -> Vec<String> {
    let mut lines: Vec<String> = vec![];
    for word in sentence.split(' ') {
        let has_room = |line: &&mut String| {
            line.chars().count() + 1 + word.chars().count() <= LETTERS
        };
        match lines.last_mut().filter(has_room) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    lines
}
