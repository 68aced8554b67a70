//! Style sheets and scripts as they travel: without what only authors read.

use anyhow::{Context, Result};
use base::files_below;
use std::fs;
use std::path::Path;

/// Takes comments and indents out of the style sheets and scripts in `folder`,
/// but for those that are small already.
pub(crate) fn slim(folder: &Path) -> Result<()> {
    for file in files_below(folder)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let is_small = name.ends_with(".min.js")
            || ["highlight", "searchindex"].iter().any(|n| name.contains(n));
        let slim = match file.extension().and_then(|e| e.to_str()) {
            Some("css") if !is_small => style,
            Some("js") if !is_small => script,
            _ => continue,
        };
        let path = folder.join(&file);
        fs::read_to_string(&path)
            .and_then(|text| fs::write(&path, slim(&text)))
            .with_context(|| format!("cannot slim {}", path.display()))?;
    }
    Ok(())
}

/// What a part of some code is.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Code,
    Comment,
    /// A string and its like: every sign of it counts.
    Literal,
}

/// Code that is put together part by part.
#[derive(Default)]
struct Slim {
    text: String,
    /// Where the last literal ends.
    fixed: usize,
    starts_line: bool,
    /// What keeps two words apart that only a comment separates.
    apart: &'static str,
    /// Behind which signs the end of a line means nothing.
    endings: &'static [char],
}

impl Slim {
    fn push(&mut self, kind: Part, part: &str, next: Option<char>) {
        match kind {
            Part::Code => part.chars().for_each(|c| self.push_code(c)),
            // A licence asks to travel with its code.
            Part::Comment if !part.contains("Copyright") => {
                let before = self.text.chars().last();
                let is_word =
                    |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
                if part.contains('\n') {
                    self.push_code('\n');
                } else if is_word(before) && is_word(next) {
                    self.text += self.apart;
                }
            }
            _ => {
                self.text += part;
                self.fixed = self.text.len();
                self.starts_line = false;
            }
        }
    }

    fn push_code(&mut self, c: char) {
        if c == '\n' {
            let code = self.text[self.fixed..].trim_end();
            let means_nothing = code.ends_with(self.endings);
            self.text.truncate(self.fixed + code.len());
            let is_empty = self.text.is_empty() || self.text.ends_with('\n');
            if !is_empty && !means_nothing {
                self.text.push('\n');
            }
            self.starts_line = true;
        } else if !(c.is_whitespace() && self.starts_line) {
            self.text.push(c);
            self.starts_line = false;
        }
    }
}

/// A style sheet without comments, indents and most line ends.
pub(crate) fn style(text: &str) -> String {
    let endings = &['{', ';', '}'];
    let mut slim = Slim { apart: "/**/", endings, ..Slim::default() };
    let is_in_name = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (kind, length) = if let Some(length) = comment(rest) {
            (Part::Comment, length)
        } else if first == '"' || first == '\'' {
            (Part::Literal, literal(rest, 1, &[&rest[..1], "\n"]))
        } else if first == '\\' {
            let escaped = rest.chars().nth(1);
            (Part::Literal, 1 + escaped.map_or(0, char::len_utf8))
        } else if is_bare_address(rest) && !slim.text.ends_with(is_in_name) {
            (Part::Literal, literal(rest, 4, &[")"]))
        } else {
            (Part::Code, first.len_utf8())
        };
        let (part, after) = rest.split_at(length);
        slim.push(kind, part, after.chars().next());
        rest = after;
    }
    slim.push_code('\n');
    slim.text
}

/// Words behind which a slash starts a regular expression.
const OPERATORS: [&str; 16] = [
    "await",
    "case",
    "default",
    "delete",
    "do",
    "else",
    "extends",
    "in",
    "instanceof",
    "new",
    "of",
    "return",
    "throw",
    "typeof",
    "void",
    "yield",
];

/// Words whose brackets hold a condition: behind them starts a statement.
const CONDITIONS: [Option<&str>; 4] =
    [Some("for"), Some("if"), Some("while"), Some("with")];

/// A script without comments and indents.
pub(crate) fn script(text: &str) -> String {
    let mut slim = Slim { apart: " ", ..Slim::default() };
    let is_in_name = |c: char| c.is_alphanumeric() || "_$#".contains(c);
    // What stands before the open brackets, and `${` for those of a template.
    let mut open = vec![];
    // The last part that counts, and whether a slash behind it divides.
    let (mut last, mut divides) = ("", false);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let name = rest.find(|c| !is_in_name(c)).unwrap_or(rest.len());
        let is_template =
            first == '`' || first == '}' && open.last() == Some(&"${");
        let (kind, length) = if rest.starts_with("//") {
            (Part::Comment, rest.find('\n').unwrap_or(rest.len()))
        } else if let Some(length) = comment(rest) {
            (Part::Comment, length)
        } else if is_template {
            (Part::Literal, literal(rest, 1, &["`", "${"]))
        } else if first == '"' || first == '\'' {
            (Part::Literal, literal(rest, 1, &[&rest[..1], "\n"]))
        } else if let Some(length) = pattern(rest).filter(|_| !divides) {
            (Part::Literal, length)
        } else if rest.starts_with("++") || rest.starts_with("--") {
            (Part::Code, 2)
        } else {
            (Part::Code, name.max(first.len_utf8()))
        };
        let (part, after) = rest.split_at(length);
        slim.push(kind, part, after.chars().next());
        rest = after;
        if kind == Part::Comment || part.trim().is_empty() {
            continue;
        }
        let is_end = first == '}' || part == ")" || part == "]";
        let before = open.pop_if(|_| is_end);
        divides = match part {
            _ if is_template => !part.ends_with("${"),
            ")" => !CONDITIONS.contains(&before),
            "++" | "--" | "." => divides,
            word if name > 0 => last == "." || !OPERATORS.contains(&word),
            _ => kind == Part::Literal || part == "]",
        };
        match part {
            _ if is_template && !divides => open.push("${"),
            "(" | "[" | "{" => open.push(last),
            _ => {}
        }
        last = part;
    }
    slim.push_code('\n');
    slim.text
}

/// The length of a comment that starts here.
fn comment(text: &str) -> Option<usize> {
    let inside = text.strip_prefix("/*")?;
    Some(inside.find("*/").map_or(text.len(), |end| end + 4))
}

/// The length of a literal that starts here, up to one of its ends; `from` is
/// where it can end, and what follows a backslash ends nothing.
fn literal(text: &str, from: usize, ends: &[&str]) -> usize {
    let mut signs = text[from..].char_indices();
    while let Some((at, sign)) = signs.next() {
        let rest = &text[from + at..];
        if let Some(end) = ends.iter().find(|end| rest.starts_with(**end)) {
            return from + at + end.len();
        }
        if sign == '\\' {
            signs.next();
        }
    }
    text.len()
}

/// The length of a regular expression that may start here.
fn pattern(text: &str) -> Option<usize> {
    let mut signs = text.char_indices();
    signs.next().filter(|(_, sign)| *sign == '/')?;
    let mut in_class = false;
    while let Some((at, sign)) = signs.next() {
        match sign {
            '\n' => return None,
            '/' if !in_class => return Some(at + 1),
            '\\' => {
                signs.next();
            }
            '[' => in_class = true,
            ']' => in_class = false,
            _ => {}
        }
    }
    None
}

/// Whether `url(…)` starts here without a quote: it may hold any sign.
fn is_bare_address(text: &str) -> bool {
    let is_address = |name: &str| name.eq_ignore_ascii_case("url(");
    let inside = text.get(4..).unwrap_or_default().trim_start();
    text.get(..4).is_some_and(is_address) && !inside.starts_with(['"', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_authors_read_is_gone_from_a_style_sheet() {
        for (css, slim) in [
            (
                "/* One\n   two. */\na {\n    color: red; /* why */\n}\n",
                "a {color: red;}",
            ),
            (
                "a{content:\"/*\";/*b*/}c{}/* C:\\*/",
                "a{content:\"/*\";/**/}c{}",
            ),
            ("a{content:'\\'/*'}\n  b{}", "a{content:'\\'/*'}b{}"),
            ("a{content:\"b\\\n  c\"}", "a{content:\"b\\\n  c\"}"),
            ("a{b:URL( x/*y*/'\\) ) /*c*/}", "a{b:URL( x/*y*/'\\) ) }"),
            ("a{b:url( \"x)\" /*c*/)}", "a{b:url( \"x)\" )}"),
            ("a{b:curl(/*c*/)}", "a{b:curl(/**/)}"),
            (".a\\/*b{}\n.c\\{\n  d{}", ".a\\/*b{}.c\\{\nd{}"),
            ("a/*b*/c{}", "a/**/c{}"),
            ("/* Copyright A */\na{}", "/* Copyright A */\na{}"),
        ] {
            assert_eq!(
                style(css),
                slim.to_owned() + if slim.ends_with('}') { "" } else { "\n" }
            );
        }
    }

    #[test]
    fn what_only_authors_read_is_gone_from_a_script() {
        for (js, slim) in [
            (
                "// Why.\nconst a = \"// no /* comment */\"; // b\n\n  a();\n",
                "const a = \"// no /* comment */\";\na();",
            ),
            ("a /* b\n */ c/*d*/in e /*f*/ g", "a\nc in e  g"),
            (
                "`a\n  // b ${ c /* d */ + `e\n  ${f}` }\n  /*`/*g*/",
                "`a\n  // b ${ c  + `e\n  ${f}` }\n  /*`",
            ),
            (
                "'\\'//'; \"\\\n  //\"; `\\`//`",
                "'\\'//'; \"\\\n  //\"; `\\`//`",
            ),
            ("a = /[/\"]\\/'/g // b", "a = /[/\"]\\/'/g"),
            ("a = b / c // d '\n/ e", "a = b / c\n/ e"),
            ("if (a) /'/.test(b) // c", "if (a) /'/.test(b)"),
            ("a(b) / 2 //'\n[1] / 2 //'\n", "a(b) / 2\n[1] / 2"),
            ("return /'/ // a", "return /'/"),
            ("a++ / 2 // '/", "a++ / 2"),
            ("a.of / 2 // '/", "a.of / 2"),
            ("a = {}\n/'/.test(b) // c", "a = {}\n/'/.test(b)"),
            ("`${a}` / 2 // '/", "`${a}` / 2"),
            ("`${/`/}` // a", "`${/`/}`"),
            ("/* Copyright\n   B */\n  a", "/* Copyright\n   B */\na"),
        ] {
            assert_eq!(script(js), slim.to_owned() + "\n");
        }
    }
}
