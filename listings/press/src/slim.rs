//! Style sheets and scripts as they travel: without what only authors read.

use crate::folder::files;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Takes comments and indents out of the style sheets and scripts in `folder`,
/// but for those of others that name their authors.
pub(crate) fn slim(folder: &Path) -> Result<()> {
    for file in files(folder)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let is_css = name.ends_with(".css");
        let is_credited =
            name.ends_with(".min.js") || name.contains("highlight");
        if is_credited || !(is_css || name.ends_with(".js")) {
            continue;
        }
        let path = folder.join(&file);
        fs::read_to_string(&path)
            .and_then(|text| fs::write(&path, slimmed(&text, is_css)))
            .with_context(|| format!("cannot slim {}", path.display()))?;
    }
    Ok(())
}

/// The text without comments and indents, of a style sheet without most line
/// ends. In a script a comment has a line of its own.
fn slimmed(text: &str, is_css: bool) -> String {
    let mut bare = text.to_owned();
    while is_css && let Some(start) = bare.find("/*") {
        let end =
            bare[start..].find("*/").map_or(bare.len(), |e| start + e + 2);
        bare.replace_range(start..end, "");
    }
    let lines = bare.lines().map(str::trim);
    let lines = lines.filter(|l| !l.is_empty() && !l.starts_with("//"));
    let lines = lines.chain([""]).collect::<Vec<_>>().join("\n");
    if !is_css {
        return lines;
    }
    // In a style sheet a line ends with what ends a rule, too.
    ["{", ";", "}"]
        .iter()
        .fold(lines, |text, sign| text.replace(&format!("{sign}\n"), sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_authors_read_is_gone() {
        let css = "/* One\n   two. */\na {\n    color: red; /* why */\n}\n";
        assert_eq!(slimmed(css, true), "a {color: red;}");
        let js = "// Why.\nconst a = \"// no /* comment */\";\n\n  a();\n";
        let bare = "const a = \"// no /* comment */\";\na();\n";
        assert_eq!(slimmed(js, false), bare);
    }
}
