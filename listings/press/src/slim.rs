//! Style sheets and scripts as they travel: without what only authors read.

use anyhow::{Context, Result, ensure};
use base::files_below;
use std::fs;
use std::path::Path;

/// Takes comments and indents out of the style sheets in `folder`, and out of
/// the scripts that are the book's own.
pub(crate) fn slim(folder: &Path) -> Result<()> {
    for file in files_below(folder)? {
        let is = |extension| file.extension().is_some_and(|e| e == extension);
        let is_own = file.starts_with("theme") && is("js");
        if !(is("css") || is_own) {
            continue;
        }
        let path = folder.join(&file);
        let cannot = || format!("cannot slim {}", path.display());
        let text = fs::read_to_string(&path).with_context(cannot)?;
        let text = if is_own { script(&text) } else { Ok(style(&text)) };
        fs::write(&path, text.with_context(cannot)?).with_context(cannot)?;
    }
    Ok(())
}

/// A style sheet without the comments that begin a line, empty lines and
/// indents.
pub(crate) fn style(text: &str) -> String {
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
            let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
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

/// A script, in the same way.
///
/// # Errors
/// When a string goes on in the next line, so that its indents count.
pub(crate) fn script(text: &str) -> Result<String> {
    for (i, line) in text.lines().enumerate() {
        let is_comment = line.trim_start().starts_with("//");
        ensure!(
            is_comment || line.matches('`').count() % 2 == 0,
            "a string begins in line {} and does not end there: write one \
             string for each line, and \\x60 for a ` in a pattern",
            i + 1
        );
    }
    Ok(style(text))
}

#[cfg(test)]
mod tests {
    use super::{script, style};

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
        ] {
            assert_eq!(style(text), slim);
            assert_eq!(script(text).unwrap(), slim);
        }
    }

    #[test]
    fn a_string_of_two_lines_is_refused() {
        let error = script("let a;\nb = `c\n  d`;\n").unwrap_err().to_string();
        assert!(error.contains("line 2"), "{error}");
    }
}
