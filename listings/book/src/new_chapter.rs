//! A new chapter: its crate and its page from a template, and its places in
//! the lists.

use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};

/// The template's files: where each goes, and what is in it.
const TEMPLATE: [(&str, &str); 9] = [
    ("src/chapterNUMBER.md", include_str!("../template/page.md")),
    (
        "listings/chapterNUMBER/Cargo.toml",
        include_str!("../template/Cargo.toml"),
    ),
    (
        "listings/chapterNUMBER/src/lib.rs",
        include_str!("../template/src/lib.rs"),
    ),
    (
        "listings/chapterNUMBER/src/problem.rs",
        include_str!("../template/src/problem.rs"),
    ),
    (
        "listings/chapterNUMBER/src/figures.rs",
        include_str!("../template/src/figures.rs"),
    ),
    (
        "listings/chapterNUMBER/src/chapter.rs",
        include_str!("../template/src/chapter.rs"),
    ),
    (
        "listings/chapterNUMBER/src/main.rs",
        include_str!("../template/src/main.rs"),
    ),
    (
        "listings/chapterNUMBER/src/page.rs",
        include_str!("../template/src/page.rs"),
    ),
    (
        "listings/chapterNUMBER/examples/exampleNUMBER.rs",
        include_str!("../template/examples/example.rs"),
    ),
];

/// The lists that name every chapter: the file, and the line to add.
const LISTS: [(&str, &str); 3] = [
    ("src/SUMMARY.md", "- [NUMBER. TITLE](chapterNUMBER.md)"),
    (
        "listings/chapters/Cargo.toml",
        "chapterNUMBER = { path = \"../chapterNUMBER\" }",
    ),
    (
        "listings/chapters/src/lib.rs",
        "    visitor.visit::<chapterNUMBER::ChapterNUMBER>();",
    ),
];

/// Adds a chapter to the book in `root` and returns its page and its crate.
///
/// # Errors
/// When there is such a chapter, or a file cannot be read or written; then
/// nothing is written.
pub fn new_chapter(
    root: &Path,
    number: usize,
    title: &str,
) -> Result<[PathBuf; 2]> {
    let plain = |c: char| c.is_alphanumeric() || " ,.:;?!'’–-".contains(c);
    ensure!(
        !title.trim().is_empty() && title.chars().all(plain),
        "the title is {title:?}; allowed: letters, digits, spaces and , . : ; \
         ? ! ' -"
    );
    let number_in_words = number.to_string();
    let fill_in = |text: &str| {
        text.replace("NUMBER", &number_in_words).replace("TITLE", title)
    };
    let mut files = vec![];
    for (path, text) in TEMPLATE {
        let path = root.join(fill_in(path));
        let exists = path.symlink_metadata().is_ok();
        ensure!(!exists, "there is a {} already", path.display());
        files.push((path, fill_in(text)));
    }
    for (path, line) in LISTS {
        let path = root.join(path);
        let text = fs::read_to_string(&path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        let place = place_in(&text, number).with_context(|| {
            format!("no line of {} names a chapter", path.display())
        })?;
        let (before, after) = text.split_at(place);
        let line = fill_in(line);
        let end = if before.ends_with('\n') { "" } else { "\n" };
        files.push((path, format!("{before}{end}{line}\n{after}")));
    }
    base::write_all(&files)?;
    let page = root.join(format!("src/chapter{number}.md"));
    Ok([page, root.join(format!("listings/chapter{number}"))])
}

/// Where a list has the line after the last chapter before this one.
fn place_in(list: &str, number: usize) -> Option<usize> {
    let mut place = None;
    let mut start = 0;
    for line in list.split_inclusive('\n') {
        start += line.len();
        let named = line.split("chapter").skip(1).find_map(|rest| {
            let digits = rest.chars().take_while(char::is_ascii_digit);
            let digits: String = digits.collect();
            // As a file, a dependency or a crate, not as words of a title.
            let after = &rest[digits.len()..];
            let names =
                [".md", " =", "::"].iter().any(|s| after.starts_with(s));
            digits.parse::<usize>().ok().filter(|_| names)
        });
        if named.is_some_and(|named| named < number) {
            place = Some(start);
        }
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_where_its_number_belongs() {
        let list = "# Summary\n- chapter1.md\n- chapter9.md\n\
                    - After chapter2 (chapter12.md)\nend\n";
        assert_eq!(
            place_in(list, 10),
            Some("# Summary\n- chapter1.md\n- chapter9.md\n".len())
        );
        assert_eq!(place_in(list, 2), Some("# Summary\n- chapter1.md\n".len()));
        assert_eq!(place_in("# Summary\n", 2), None);
    }
}
