//! Formulas: LaTeX in, `MathML` out.

use crate::html::{What, pieces};
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
        match self.0.convert_with_local_state(tex, display) {
            Ok(result) => Ok(unmarked(&result.mathml)),
            Err(error) => Err(format!(
                "formula `{}`: {}",
                tex.trim(),
                error.error_message()
            )),
        }
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
fn unmarked(mathml: &str) -> String {
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
