//! What is said of a file: why it cannot be used, and how its names and cells
//! stand in a sentence.

use std::fmt;

/// Why a file cannot be used: where, what is wrong and what to do.
///
/// Its `Display` is the whole message, safe to print on a terminal:
///
/// ```text
/// data.csv, line 5, column 'bmi': 'abc' is not a number; correct the
/// cell, or leave the column out: --drop bmi
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fault {
    /// The file, as the caller called it.
    pub file: String,
    /// The line, from 1, if the fault has one.
    pub line: Option<usize>,
    /// The name of the column, if it is about one.
    pub column: Option<String>,
    /// What is wrong and what to do.
    pub what: String,
}

impl Fault {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Fault { what: what.into(), ..Fault::default() }
    }

    pub(crate) fn at(self, line: usize) -> Self {
        Fault { line: Some(line), ..self }
    }

    pub(crate) fn column(self, name: &str) -> Self {
        Fault { column: Some(name.to_owned()), ..self }
    }

    /// Nothing is left that could explain the target.
    pub(crate) fn nothing_besides(no_column: &str, target: &str) -> Self {
        let target = quote(target);
        Fault::new(format!(
            "{no_column} besides the target {target}; at least one is needed"
        ))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Fault { file, line, column, what } = self;
        write!(f, "{}", escape(file))?;
        if let Some(line) = line {
            write!(f, ", line {line}")?;
        }
        if let Some(name) = column {
            write!(f, ", column {}", quote(name))?;
        }
        write!(f, ": {what}")
    }
}

impl std::error::Error for Fault {}

/// A name or a cell as a message shows it: characters that a terminal would
/// obey, or that cannot be seen, are escaped, and what is longer than 40
/// characters is cut.
///
/// ```
/// use table::show;
/// assert_eq!(show("price"), "price");
/// assert_eq!(show("\u{1b}[2J\n"), r"\u{1b}[2J\n");
/// assert_eq!(show(r#"it's a "\" e"#), r#"it's a "\" e"#);
/// assert_eq!(show("e\u{301}"), "e\u{301}", "an accent is a letter's");
/// assert_eq!(show(&"é".repeat(40)), "é".repeat(40));
/// assert_eq!(show(&"𝛌".repeat(1000)), "𝛌".repeat(40) + "…");
/// assert_eq!(show(&"\u{1b}".repeat(1000)).chars().count(), 41);
/// ```
pub fn show(text: &str) -> String {
    const MOST: usize = 40;
    let start: String = text.chars().take(MOST + 1).collect();
    let text = escape(&start);
    if text.chars().count() <= MOST {
        return text;
    }
    text.chars().take(MOST).chain(['…']).collect()
}

/// The whole text, escaped. Quotes and backslashes do no harm and stay.
fn escape(text: &str) -> String {
    let text = text.escape_debug().to_string();
    text.replace(r"\'", "'").replace("\\\"", "\"").replace(r"\\", r"\")
}

/// A name or a cell between quotes.
pub(crate) fn quote(text: &str) -> String {
    format!("'{}'", show(text))
}

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn list(items: &[String]) -> String {
    match items {
        [start @ .., last] if !start.is_empty() => {
            format!("{} and {last}", start.join(", "))
        }
        items => items.concat(),
    }
}

/// Names between quotes, as a list.
///
/// ```
/// use table::list_names;
/// assert_eq!(list_names([]), "");
/// assert_eq!(list_names(["a"]), "'a'");
/// assert_eq!(list_names(["a", "b"]), "'a' and 'b'");
/// assert_eq!(list_names(["a", "b", "c"]), "'a', 'b' and 'c'");
/// ```
pub fn list_names<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    list(&names.into_iter().map(quote).collect::<Vec<_>>())
}

/// The options that leave these columns out, to be pasted into a shell.
pub(crate) fn drop_option(names: &[&str]) -> String {
    // Commas separate names, so that a name with a comma stands alone.
    let shown = names.iter().map(|name| show(name));
    let (alone, joined): (Vec<_>, Vec<_>) =
        shown.partition(|name| name.contains(','));
    let quote = |names: Vec<String>| -> Vec<String> {
        names.iter().map(|name| quote_for_shell(name)).collect()
    };
    let joined = quote(joined).join(",");
    let joined = (!joined.is_empty()).then_some(joined);
    let words = joined.into_iter().chain(quote(alone));
    let options = words.map(|word| format!("--drop {word}"));
    options.collect::<Vec<_>>().join(" ")
}

/// A word as a shell takes it.
pub(crate) fn quote_for_shell(word: &str) -> String {
    shlex::try_quote(word).map_or_else(|_| word.into(), Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_escaped() {
        let nasty = "\u{1b}]0;x\u{7}\u{9b}31m\u{202e}\u{200b}\0\r\t";
        let harmless = r"\u{1b}]0;x\u{7}\u{9b}31m\u{202e}\u{200b}\0\r\t";
        assert_eq!(escape(nasty), harmless);
    }

    #[test]
    fn options_can_be_pasted() {
        for (names, options) in [
            (&["a", "b"][..], "--drop a,b"),
            (&["a", "net, in €", "b c"], "--drop a,'b c' --drop 'net, in €'"),
            (&["it's"], "--drop \"it's\""),
        ] {
            assert_eq!(drop_option(names), options);
        }
    }
}
