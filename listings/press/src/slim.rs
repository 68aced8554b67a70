//! Style sheets and scripts as they travel: without what only authors read.

use crate::folder::files;
use anyhow::{Context, Result};
use mdbook_preprocessor::config::Config;
use std::fs;
use std::path::Path;

/// Takes comments and indents out of the style sheets and scripts that
/// `book.toml` adds to the pages in `folder`.
pub(crate) fn slim(config: &Config, folder: &Path) -> Result<()> {
    let html = config.html_config().unwrap_or_default();
    for file in html.additional_css.iter().chain(&html.additional_js) {
        let slim = |path: &Path| {
            let text = fs::read_to_string(path)?;
            let is_css = path.extension().is_some_and(|e| e == "css");
            fs::write(path, slimmed(&text, is_css))
        };
        files(folder)?
            .iter()
            .filter(|path| is_copy(path, file))
            .try_for_each(|path| slim(&folder.join(path)))
            .with_context(|| format!("cannot slim {}", file.display()))?;
    }
    Ok(())
}

/// Whether `path` is the copy of `file` in the book: mdBook puts a sum of the
/// content behind the name.
fn is_copy(path: &Path, file: &Path) -> bool {
    let name = |path: &Path| path.with_extension("").display().to_string();
    path.extension() == file.extension()
        && name(path)
            .strip_prefix(&name(file))
            .is_some_and(|sum| sum.is_empty() || sum.starts_with('-'))
}

/// The text without comments and indents. In a script a comment has a line of
/// its own.
fn slimmed(text: &str, is_css: bool) -> String {
    let mut bare = text.to_owned();
    while is_css && let Some(start) = bare.find("/*") {
        let end =
            bare[start..].find("*/").map_or(bare.len(), |e| start + e + 2);
        bare.replace_range(start..end, "");
    }
    let lines = bare.lines().map(str::trim);
    let lines = lines.filter(|l| !l.is_empty() && !l.starts_with("//"));
    lines.chain([""]).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_authors_read_is_gone() {
        let css = "/* One\n   two. */\na {\n    color: red; /* why */\n}\n";
        assert_eq!(slimmed(css, true), "a {\ncolor: red;\n}\n");
        let js = "// Why.\nconst a = \"// no /* comment */\";\n\n  a();\n";
        let bare = "const a = \"// no /* comment */\";\na();\n";
        assert_eq!(slimmed(js, false), bare);
    }
}
