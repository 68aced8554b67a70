use crate::Work;
use crate::text::{Made, Said, Source, Text};

/// An open question: a few sentences that somebody reads.
pub struct Words {
    /// What is to be written.
    pub task: String,
    /// What gives points, and how many.
    pub rubric: Vec<(u32, String)>,
    /// What people write that is wrong, and what they are told.
    pub wrong: Vec<(String, String)>,
    /// An answer that gets all points.
    pub model: String,
}

impl Words {
    /// The most points that it gives.
    pub fn points(&self) -> u32 {
        self.rubric.iter().map(|(points, _)| points).sum()
    }
}

/// The open question of a text, which needs no formulas.
pub(crate) fn make_words(source: Source) -> Made {
    let text = Text::read(source)?;
    text.check_names(&vec![])?;
    let what = "write the task, `## Points`, `## Wrong` and `## A full answer`";
    let fault = || source.fault(7, what);
    let [points, wrong, model] = &text.sections[..] else {
        return Err(fault());
    };
    let headings = [points, wrong, model].map(|section| section.heading);
    let are_known = headings == ["Points", "Wrong", "A full answer"];
    if !are_known || text.task.words.is_empty() || model.words.is_empty() {
        return Err(fault());
    }
    let rubric = points.items.iter().map(|item| match &item.said {
        Said::Numbers(number) if number[..] == [number[0].trunc().abs()] => {
            Ok((number[0] as u32, item.told.clone()))
        }
        _ => Err(source.fault(item.line, "write `- POINTS — for what`")),
    });
    let wrong = wrong.items.iter().map(|item| match item.said {
        Said::Words(said) => Ok((said.to_owned(), item.told.clone())),
        _ => Err(source.fault(item.line, "write `- \"WORDS\" — the answer`")),
    });
    let words = Words {
        task: text.task.words.clone(),
        rubric: rubric.collect::<Result<_, _>>()?,
        wrong: wrong.collect::<Result<_, _>>()?,
        model: model.words.clone(),
    };
    Ok(text.make_exercise(Work::Words(words)))
}

/// The open question of a text of this name.
macro_rules! words {
    ($name:ident) => {
        crate::words::make_words(crate::text::text!($name))
    };
}
pub(crate) use words;
