use crate::words::in_shell;
use std::str::FromStr;

/// What separates the cells of a line; a comma unless it is said.
///
/// ```
/// use table::Delimiter;
/// assert!(";".parse::<Delimiter>().is_ok());
/// assert_eq!("tab".parse::<Delimiter>(), r"\t".parse());
/// assert!(";;".parse::<Delimiter>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delimiter(pub(crate) u8);

impl Default for Delimiter {
    fn default() -> Self {
        Delimiter(b',')
    }
}

impl FromStr for Delimiter {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.as_bytes() {
            b"tab" | b"\\t" | b"\t" => Ok(Delimiter(b'\t')),
            // What stands in numbers or around cells separates nothing.
            b"\"" | b"." | b"+" | b"-" => Err(allowed()),
            [byte] if *byte == b' ' || byte.is_ascii_punctuation() => {
                Ok(Delimiter(*byte))
            }
            _ => Err(allowed()),
        }
    }
}

fn allowed() -> String {
    "allowed: tab, a space, or one sign such as ; or | that is in no number"
        .into()
}

impl Delimiter {
    /// What to do if a header of one cell shows that it is not this one.
    pub(crate) fn another(self, header: &str) -> Option<String> {
        let mut others = [";", "\t", ",", "|"].into_iter();
        let other = others.find(|other| {
            other.as_bytes() != [self.0] && header.contains(other)
        })?;
        let (seen, word) = match other {
            "\t" => ("a tab".to_owned(), "tab"),
            sign => (format!("'{sign}'"), sign),
        };
        Some(format!(
            "the header has one cell, but there is {seen} in it; if that \
             separates the cells, add --delimiter {}",
            in_shell(word)
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::message;

    #[test]
    fn delimiters_that_are_taken_and_not() {
        for (text, byte) in
            [(",", b','), (";", b';'), ("|", b'|'), (" ", b' '), ("\t", b'\t')]
        {
            assert_eq!(text.parse(), Ok(Delimiter(byte)));
        }
        assert_eq!("tab".parse(), Ok(Delimiter(b'\t')));
        assert_eq!(r"\t".parse(), Ok(Delimiter(b'\t')));
        for text in ["", ";;", "\"", ".", "-", "+", "0", "e", "\n", "é", "\0"]
        {
            assert_eq!(text.parse::<Delimiter>(), Err(allowed()), "{text:?}");
        }
    }

    #[test]
    fn an_evidently_wrong_delimiter() {
        for (csv, options, seen, word) in [
            ("x;y\n1;2\n", "", "';'", "';'"),
            ("x;y\n3,14;2\n", "", "';'", "';'"),
            ("x\ty\n1\t2\n", "", "a tab", "tab"),
            ("x|y\n1|2\n", "", "'|'", "'|'"),
            ("x,y\n1,2\n", "delimiter=;", "','", "','"),
        ] {
            assert_eq!(
                message(csv, options),
                format!(
                    "data.csv, line 1: the header has one cell, but there is \
                     {seen} in it; if that separates the cells, add \
                     --delimiter {word}"
                )
            );
        }
        // A comma between quotes separates nothing.
        let message = message("\"x, y\"\n1\n", "");
        assert!(!message.contains("delimiter"), "{message}");
    }
}
