//! How the book is cited.

use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use toml::Table;

/// The year in which this version came out.
const YEAR: u32 = 2026;

/// `CITATION.cff` and its BibTeX, of what `book.toml` says: each file with its
/// text.
///
/// (Citation File Format, version 1.2.0.)
///
/// # Errors
/// When `book.toml` cannot be read, or has no title, author or description.
pub fn citation(root: &Path) -> Result<[(PathBuf, String); 2]> {
    let file = root.join("book.toml");
    let text = fs::read_to_string(&file)
        .with_context(|| format!("cannot read {}", file.display()))?;
    let settings: Table = text.parse()?;
    let book = settings.get("book").and_then(|book| book.as_table());
    let said = |key: &str| {
        let said = book.and_then(|book| book.get(key));
        let said = match said {
            Some(toml::Value::Array(all)) => all.first(),
            one => one,
        };
        let said = said.and_then(|said| said.as_str());
        said.with_context(|| format!("book.toml has no `{key}` of the book"))
    };
    let version = env!("CARGO_PKG_VERSION");
    let (title, author) = (said("title")?, said("authors")?);
    let cff = format!(
        "cff-version: 1.2.0\n\
         message: \"If you use this book, please cite it as here.\"\n\
         title: {title:?}\n\
         authors:\n  - name: {author:?}\n\
         abstract: {:?}\n\
         version: {version}\n\
         license:\n  - CC-BY-4.0\n  - MIT\n  - Apache-2.0\n\
         preferred-citation:\n  type: book\n  title: {title:?}\n  \
         authors:\n    - name: {author:?}\n  year: {YEAR}\n",
        said("description")?
    );
    let bib = format!(
        "@book{{why-l1,\n  title   = \"{{{title}}}\",\n  \
         author  = \"{{{author}}}\",\n  year    = {YEAR},\n  \
         edition = \"version {version}\"\n}}\n"
    );
    Ok([
        (root.join("CITATION.cff"), cff),
        (root.join("listings/book/citation.bib"), bib),
    ])
}
