//! Style sheets, scripts and pages as they travel: without what only authors
//! read, and without what a first visit does not need.

use crate::html::{Piece, What, pieces};
use crate::search::load_when_wanted;
use anyhow::{Context, Result};
use base::files_below;
use std::fs;
use std::path::Path;

/// Takes comments and indents out of the style sheets, scripts and pages in
/// `folder`, but for scripts that are small already, and the search out of the
/// pages until it is wanted.
pub(crate) fn slim(folder: &Path) -> Result<()> {
    for file in files_below(folder)? {
        let is = |extension| file.extension().is_some_and(|e| e == extension);
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let is_small = name.ends_with(".min.js")
            || ["highlight", "searchindex"].iter().any(|n| name.contains(n));
        let slim: fn(&str) -> String = if is("css") {
            |text| joined(&without_comments(text))
        } else if is("js") && !is_small {
            without_comments
        } else if is("html") {
            |page| without_indents(&load_when_wanted(page))
        } else {
            continue;
        };
        let path = folder.join(&file);
        fs::read_to_string(&path)
            .map(|text| slim(&text))
            .and_then(|text| fs::write(&path, text))
            .with_context(|| format!("cannot slim {}", path.display()))?;
    }
    Ok(())
}

/// A style sheet or a script without the comments that begin a line, empty
/// lines and indents. A string that goes on in the next line stays as it is.
pub(crate) fn without_comments(text: &str) -> String {
    let (mut slim, mut rest) = (String::new(), text.trim_start());
    while !rest.is_empty() {
        let after = if let Some(inside) = rest.strip_prefix("/*") {
            let end = inside.find("*/").map_or(rest.len(), |end| end + 4);
            let (comment, after) = rest.split_at(end);
            // A licence asks to travel with its code.
            if comment.contains("Copyright") {
                slim += comment;
                slim.push('\n');
            }
            after
        } else {
            let (line, after) = rest.split_at(line_length(rest));
            if !line.starts_with("//") {
                slim += line.trim_end();
                slim.push('\n');
            }
            after
        };
        rest = after.trim_start();
    }
    slim
}

/// A style sheet on one line, without the blanks around its signs, nor comments
/// within a line; what looks like one in a string stays.
fn joined(sheet: &str) -> String {
    let mut parts = sheet.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    let sheet = parts.fold(first, |all, part| match part.split_once("*/") {
        Some((comment, rest))
            if all.matches('"').count() % 2 == 0
                && !comment.contains("Copyright") =>
        {
            all.trim_end().to_owned() + rest
        }
        _ => all + "/*" + part,
    });
    let signs = [(" {", "{"), ("{\n", "{"), (";\n", ";"), ("}\n", "}")];
    let more = [(",\n", ","), (": ", ":"), (";}", "}")];
    let parts = signs.into_iter().chain(more);
    parts.fold(sheet, |all, (from, to)| all.replace(from, to))
}

/// A page without its comments, empty lines and indents, but for elements in
/// which each blank counts.
fn without_indents(page: &str) -> String {
    let (mut slim, mut end, mut verbatim) = (String::new(), 0, 0);
    for Piece { place, what } in pieces(page) {
        slim += &page[end..place.start];
        end = place.end;
        let text = &page[place];
        let counts = |tag: &str| ["pre", "script", "textarea"].contains(&tag);
        match what {
            What::Start(tag, _) if counts(&tag) => verbatim += 1,
            What::End(tag) if counts(&tag) => verbatim -= 1,
            What::Comment(_) => continue,
            What::Text(_) if verbatim == 0 => {
                let mut lines = text.split('\n');
                slim += lines.next().unwrap_or_default();
                for line in lines {
                    if !slim.ends_with('\n') {
                        slim.push('\n');
                    }
                    slim += line.trim_start_matches(' ');
                }
                continue;
            }
            _ => {}
        }
        slim += text;
    }
    slim + &page[end..]
}

/// How long the first line is, with all lines of a string that begins in it.
fn line_length(text: &str) -> usize {
    let mut length = 0;
    let mut is_open = false;
    for line in text.split_inclusive('\n') {
        length += line.len();
        let is_comment = length == line.len() && line.starts_with("//");
        is_open ^= !is_comment && line.matches('`').count() % 2 == 1;
        if !is_open {
            break;
        }
    }
    length
}

#[cfg(test)]
mod tests {
    use super::{joined, without_comments, without_indents};

    #[test]
    fn a_page_has_no_indents_where_blanks_do_not_count() {
        let page = "<!-- a --><p>\n    b\n\n  <b>c  d</b></p>\n  <pre>\n\n    e\n\
                    </pre>\n <script>\n  // f\n</script>\n";
        let slim = "<p>\nb\n<b>c  d</b></p>\n<pre>\n\n    e\n\
                    </pre>\n<script>\n  // f\n</script>\n";
        assert_eq!(without_indents(page), slim);
    }

    #[test]
    fn a_style_sheet_is_on_one_line() {
        let sheet = "a :is(b, c),\nd {\ne: f, g; /* i */\n}\n@media h {\n}\n";
        assert_eq!(joined(sheet), "a :is(b, c),d{e:f, g}@media h{}");
        let string = "a{b:\"/* c */\"}d{e:f}";
        assert_eq!(joined(string), string);
    }

    #[test]
    fn what_only_authors_read_is_gone() {
        for (text, slim) in [
            (
                "/* One\n   two. */\na {\n    b: c; /* d */\n}",
                "a {\nb: c; /* d */\n}\n",
            ),
            ("a{content:\"/*\";}\n/* b */ c{}", "a{content:\"/*\";}\nc{}\n"),
            ("a { b: url(x//y) }\n\n", "a { b: url(x//y) }\n"),
            ("/* Copyright\n   A */\n  b{}", "/* Copyright\n   A */\nb{}\n"),
            ("/* without an end", ""),
            (
                "// Why.\na(\"// b\"); // c\n\n  d / e\n",
                "a(\"// b\"); // c\nd / e\n",
            ),
            ("a\n  /* b\n */ c\nd", "a\nc\nd\n"),
            ("`a ${b} // c`", "`a ${b} // c`\n"),
            ("a = `b\n  // c\n  `;\n  // d", "a = `b\n  // c\n  `;\n"),
            ("// `\n  a\n", "a\n"),
        ] {
            assert_eq!(without_comments(text), slim);
        }
    }
}
