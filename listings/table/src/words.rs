//! How names and cells of a file stand in messages.

/// A name or a cell as a message shows it: characters that a terminal would
/// obey, or that cannot be seen, are escaped, and what is longer than 40
/// characters is cut.
///
/// ```
/// assert_eq!(table::shown("price"), "price");
/// assert_eq!(table::shown("\u{1b}[2J\n"), r"\u{1b}[2J\n");
/// assert_eq!(table::shown(&"é".repeat(41)), "é".repeat(40) + "…");
/// ```
pub fn shown(text: &str) -> String {
    const MOST: usize = 40;
    let start: String = text.chars().take(MOST + 1).collect();
    let text = escaped(&start);
    if text.chars().count() <= MOST {
        return text;
    }
    text.chars().take(MOST).chain(['…']).collect()
}

/// The whole text, escaped. Quotes and backslashes do no harm and stay.
pub(crate) fn escaped(text: &str) -> String {
    let text = text.escape_debug().to_string();
    text.replace(r"\'", "'").replace("\\\"", "\"").replace(r"\\", r"\")
}

/// A name or a cell between quotes.
pub(crate) fn quoted(text: &str) -> String {
    format!("'{}'", shown(text))
}

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn listed(items: &[String]) -> String {
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
/// assert_eq!(table::names(["a", "b", "c"]), "'a', 'b' and 'c'");
/// ```
pub fn names<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    listed(&names.into_iter().map(quoted).collect::<Vec<_>>())
}

/// The options that leave these columns out, to be pasted into a shell.
pub(crate) fn drop_option(names: &[&str]) -> String {
    // Commas separate names, so that a name with a comma stands alone.
    let shown = names.iter().map(|name| shown(name));
    let (alone, joined): (Vec<_>, Vec<_>) =
        shown.partition(|name| name.contains(','));
    let quoted = |names: Vec<String>| -> Vec<String> {
        names.iter().map(|name| in_shell(name)).collect()
    };
    let joined = quoted(joined).join(",");
    let joined = (!joined.is_empty()).then_some(joined);
    let words = joined.into_iter().chain(quoted(alone));
    let options = words.map(|word| format!("--drop {word}"));
    options.collect::<Vec<_>>().join(" ")
}

/// A word as a shell takes it.
pub(crate) fn in_shell(word: &str) -> String {
    shlex::try_quote(word).map_or_else(|_| word.into(), Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_escaped() {
        let nasty = "\u{1b}]0;x\u{7}\u{9b}31m\u{202e}\u{200b}\0\r\t";
        assert_eq!(
            escaped(nasty),
            r"\u{1b}]0;x\u{7}\u{9b}31m\u{202e}\u{200b}\0\r\t"
        );
        assert_eq!(shown(r#"it's a "\" e"#), r#"it's a "\" e"#);
        assert_eq!(shown("e\u{301}"), "e\u{301}", "an accent is a letter's");
    }

    #[test]
    fn long_text_is_cut_between_characters() {
        assert_eq!(shown(&"ab".repeat(20)), "ab".repeat(20));
        let cut = shown(&"𝛌".repeat(1000));
        assert_eq!(cut, "𝛌".repeat(40) + "…");
        assert_eq!(shown(&"\u{1b}".repeat(1000)).chars().count(), 41);
    }

    #[test]
    fn lists_read_as_sentences() {
        assert_eq!(names([]), "");
        assert_eq!(names(["a"]), "'a'");
        assert_eq!(names(["a", "b"]), "'a' and 'b'");
        assert_eq!(names(["a", "b", "c"]), "'a', 'b' and 'c'");
    }

    #[test]
    fn options_can_be_pasted() {
        assert_eq!(drop_option(&["a", "b"]), "--drop a,b");
        assert_eq!(
            drop_option(&["a", "net, in €", "b c"]),
            "--drop a,'b c' --drop 'net, in €'"
        );
        assert_eq!(drop_option(&["it's"]), "--drop \"it's\"");
    }
}
