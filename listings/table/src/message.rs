//! What is said of a file: why it cannot be used, and how its names and cells
//! stand in a sentence.

use crate::{Layout, Recipe};
use std::cmp::Ordering;
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
    /// If there is no more wrong than that it is too large: what it is like.
    pub too_large: Option<Box<TooLarge>>,
}

/// How a file would be read that is too large.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooLarge {
    /// How its cells are to be read, as far as they were looked at.
    pub recipe: Recipe,
    /// Where they are.
    pub layout: Layout,
}

impl Fault {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Fault { what: what.into(), ..Fault::default() }
    }

    pub(crate) fn at(self, line: usize) -> Self {
        Fault { line: Some(line), ..self }
    }

    fn place_and_what(&self) -> String {
        let line = self.line.map(|line| format!("line {line}"));
        let column = self.column.as_ref();
        let column = column.map(|name| format!("column {}", quote(name)));
        let place: Vec<String> = line.into_iter().chain(column).collect();
        match &place[..] {
            [] => self.what.clone(),
            place => format!("{}: {}", place.join(", "), self.what),
        }
    }

    /// Another thing that is wrong stands before it.
    pub(crate) fn put_before(self, what: &str) -> Self {
        Fault::new(format!("{what}\n{}", self.place_and_what()))
    }

    pub(crate) fn column(self, name: &str) -> Self {
        Fault { column: Some(name.to_owned()), ..self }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_there = self.line.is_some() || self.column.is_some();
        let comma = if is_there { "," } else { ":" };
        let rest = self.place_and_what();
        write!(f, "{}{comma} {rest}", escape(&self.file))
    }
}

impl std::error::Error for Fault {}

/// All faults in one, each in a line of its own.
pub(crate) fn say_all(faults: Vec<Fault>) -> Result<(), Fault> {
    const MOST: usize = 5;
    let mut faults = faults.into_iter();
    let Some(mut fault) = faults.next() else { return Ok(()) };
    let mut lines: Vec<String> =
        faults.map(|other| other.place_and_what()).collect();
    if lines.len() > MOST {
        let more = lines.len() + 1 - MOST;
        lines.truncate(MOST - 1);
        lines.push(format!("and {more} more columns with such a fault"));
    }
    lines.insert(0, fault.what);
    fault.what = lines.join("\n");
    Err(fault)
}

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
pub fn escape(text: &str) -> String {
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

/// An option with names of columns, to be pasted into a shell.
pub(crate) fn option(option: &str, names: &[&str]) -> String {
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
    let options = words.map(|word| format!("{option} {word}"));
    options.collect::<Vec<_>>().join(" ")
}

/// A word as a shell takes it.
pub(crate) fn quote_for_shell(word: &str) -> String {
    shlex::try_quote(word).map_or_else(|_| word.into(), Into::into)
}

/// Lines, of which the first three are kept.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lines {
    pub(crate) count: usize,
    first: Vec<usize>,
}

impl Lines {
    pub(crate) const NONE: Lines = Lines { count: 0, first: vec![] };

    pub(crate) fn add(&mut self, line: usize) {
        self.count += 1;
        if self.first.len() < 3 {
            self.first.push(line);
        }
    }

    /// The first; 0 if there is none.
    pub(crate) fn first(&self) -> usize {
        self.first.first().copied().unwrap_or_default()
    }

    /// These and others, of another kind.
    pub(crate) fn and(&self, others: &Lines) -> Lines {
        let mut first = [&*self.first, &*others.first].concat();
        first.sort_unstable();
        first.truncate(3);
        Lines { count: self.count + others.count, first }
    }
}

/// `line 3`, `lines 3 and 5`, `5 lines: 3, 5, 8, …`.
impl fmt::Display for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> =
            self.first.iter().map(ToString::to_string).collect();
        match self.count {
            1 => write!(f, "line {}", lines.concat()),
            n if n > lines.len() => {
                write!(f, "{n} lines: {}, …", lines.join(", "))
            }
            _ => write!(f, "lines {}", list(&lines)),
        }
    }
}

/// The name nearest to the one wanted, if more than half of it is right:
/// counted in letters that are wrong, left out, put in or exchanged with the
/// next (Damerau, "A technique for computer detection and correction of
/// spelling errors", 1964), upper and lower case alike.
pub(crate) fn find_nearest<'a>(
    wanted: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let simple = |text: &str| -> String {
        text.chars().take(40).flat_map(char::to_lowercase).collect()
    };
    let wanted = simple(wanted);
    let like =
        |name| strsim::normalized_damerau_levenshtein(&wanted, &simple(name));
    let names = names.into_iter().map(|name| (like(name), name));
    // The first of several that are equally near.
    let best = names.reduce(|best, next| {
        let nearer = next.0.partial_cmp(&best.0) == Some(Ordering::Greater);
        if nearer { next } else { best }
    });
    best.filter(|(like, _)| *like > 0.5).map(|(_, name)| name)
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
            assert_eq!(option("--drop", names), options);
        }
    }

    #[test]
    fn a_typing_error_is_seen() {
        let names = ["age", "Sale Price", "price", "rooms"];
        for (wanted, expected) in [
            ("prcie", Some("price")),
            ("ROOMS", Some("rooms")),
            ("sale_price", Some("Sale Price")),
            ("ages", Some("age")),
            ("prcei", Some("price")),
            ("target", None),
            ("", None),
        ] {
            assert_eq!(find_nearest(wanted, names), expected, "{wanted}");
        }
        assert_eq!(find_nearest("x", []), None);
    }
}
