//! Formulas: LaTeX in, `MathML` out.

use crate::html::{Piece, What, pieces};
use crate::markdown::OPTIONS;
use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};
use mdbook_markdown::pulldown_cmark::{Event, Parser, Tag};

/// More would be a mistake, and might exhaust the stack.
const MOST_BRACES: usize = 100;

/// Turns formulas into `MathML` that Markdown takes as it is.
pub(crate) struct Formulas(LatexToMathML);

impl Formulas {
    pub fn new() -> Self {
        let converter = LatexToMathML::new(MathCoreConfig::default());
        Formulas(converter.expect("the default settings are sound"))
    }

    /// The words that a formula shows; none if it does not parse.
    pub fn words(&self, tex: &str) -> String {
        let mathml = self.convert(tex, MathDisplay::Inline).unwrap_or_default();
        let parts = pieces(&mathml).into_iter().map(|piece| match piece.what {
            What::Text(words) => words,
            _ => String::new(),
        });
        parts.collect()
    }

    /// The `MathML` of a formula, or what is wrong with it.
    pub fn convert(
        &self,
        tex: &str,
        display: MathDisplay,
    ) -> Result<String, String> {
        // The converter calls itself for every brace.
        let opened = tex.matches('{').count();
        if opened > MOST_BRACES {
            return Err(format!(
                "a formula with {opened} braces; allowed: {MOST_BRACES}"
            ));
        }
        let wrong = match self.0.convert_with_local_state(tex, display) {
            Ok(result) => match find_left_over(tex, &result.mathml) {
                None => return Ok(drop_marks(&result.mathml)),
                Some(part) => format!(
                    "`{part}` would be shown as it stands: the converter does \
                     not know what LaTeX makes of it; for the signs \
                     themselves write `{{}}[` or `\\$`"
                ),
            },
            Err(error) => error.error_message(),
        };
        Err(format!("formula `{}`: {wrong}", tex.trim()))
    }
}

/// A part of LaTeX that the converter has left in a formula as text.
fn find_left_over(tex: &str, mathml: &str) -> Option<String> {
    let leaves = leaves(mathml);
    let words: String = leaves.iter().map(|leaf| &*leaf.words).collect();
    let length = words.split('[').skip(1).find_map(length_in);
    let reference = words.contains("??").then(|| "??".to_owned());
    let part = || leaves.iter().find_map(|leaf| leaf.find_raw(tex));
    length.or(reference).or_else(part)
}

/// The length with which a text begins that came after a bracket, such as
/// `1ex]`: how far the next row is to be from this one.
fn length_in(text: &str) -> Option<String> {
    let (inside, _) = text.split_once(']')?;
    let unit =
        inside.trim_start_matches(|c: char| "+-−., 0123456789".contains(c));
    let units = ["ex", "em", "mu", "pt", "mm", "cm", "in", "pc", "bp"];
    let is_length = unit.len() < inside.len() && units.contains(&unit.trim());
    is_length.then(|| format!("[{inside}]"))
}

/// Words in `MathML`, and the names of the tags that open directly before them,
/// each after a blank.
struct Leaf {
    tags: String,
    words: String,
}

fn leaves(mathml: &str) -> Vec<Leaf> {
    let mut leaves = vec![];
    let mut tags = String::new();
    for Piece { place, what } in pieces(mathml) {
        match what {
            What::Start(name, _) if !mathml[place].ends_with("/>") => {
                tags = tags + " " + &name;
            }
            What::Text(words) if words.trim().is_empty() => {}
            What::Text(words) => {
                leaves.push(Leaf { tags: std::mem::take(&mut tags), words });
            }
            _ => tags.clear(),
        }
    }
    leaves
}

impl Leaf {
    /// What LaTeX would not show of these words.
    fn find_raw(&self, tex: &str) -> Option<String> {
        // After a command, LaTeX takes these two signs as a part of it.
        let after = [" mtr mtd mo", " mfrac mo"];
        let is_option = ["[", "∗"].contains(&&*self.words)
            && after.iter().any(|tags| self.tags.ends_with(tags));
        // A sign alone is an operator, whose command has a name.
        let is_operator =
            self.tags.ends_with(" mo") && self.words.chars().count() == 1;
        let is_raw = |sign: &char| {
            let command = format!("\\{sign}");
            "\\{}^_&$#~%".contains(*sign) && !tex.contains(&command)
        };
        let sign = self.words.chars().find(is_raw).filter(|_| !is_operator);
        if is_option {
            return Some(self.words.clone());
        }
        sign.map(String::from)
    }
}

/// The formulas on a page, captions included, as they are typed.
pub fn formulas(page: &str) -> Vec<String> {
    let events = Parser::new_ext(page, OPTIONS);
    let formulas = events.flat_map(|event| match event {
        Event::InlineMath(tex) | Event::DisplayMath(tex) => {
            vec![tex.split_whitespace().collect::<Vec<_>>().join(" ")]
        }
        Event::Start(Tag::Image { title, .. }) => formulas(&title),
        _ => vec![],
    });
    formulas.collect()
}

/// `MathML` whose words Markdown takes as they are: punctuation between tags is
/// written as a character reference.
fn drop_marks(mathml: &str) -> String {
    let (mut in_tag, mut in_reference) = (false, false);
    let unmarked = mathml.chars().map(|c| {
        match c {
            '<' => in_tag = true,
            '&' => in_reference = true,
            _ => {}
        }
        let unmarked = if c.is_ascii_punctuation() && !in_tag && !in_reference {
            format!("&#{};", u32::from(c))
        } else {
            c.to_string()
        };
        match c {
            '>' => in_tag = false,
            ';' => in_reference = false,
            _ => {}
        }
        unmarked
    });
    unmarked.collect()
}
