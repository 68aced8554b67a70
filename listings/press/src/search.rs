//! mdBook's search, which a page loads when a reader first wants it.

use crate::examples::short_sum;
use crate::html::{elements, pieces};
use crate::page::apply;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// What loads mdBook's scripts.
const SCRIPT: &str = include_str!("search.js");

/// What mdBook's scripts are called: a sixth of what a page weighs.
const PARTS: [&str; 3] = ["elasticlunr", "mark", "searcher"];

fn name() -> String {
    format!("search-{}.js", short_sum(SCRIPT.as_bytes()))
}

/// Writes what loads them into the book's folder.
pub(crate) fn write_script(folder: &Path) -> Result<()> {
    let path = folder.join(name());
    fs::write(&path, SCRIPT)
        .with_context(|| format!("cannot write {}", path.display()))
}

/// A page with one small script, which lies beside mdBook's, in their place.
pub(crate) fn load_when_wanted(page: &str) -> String {
    let html = pieces(page);
    let scripts = elements(&html, "script").into_iter().filter_map(|script| {
        let src = script.attributes.get("src")?;
        let (folder, file) =
            src.split_at(src.rfind('/').map_or(0, |at| at + 1));
        let is_part = file
            .split(['-', '.'])
            .next()
            .is_some_and(|part| PARTS.contains(&part));
        is_part.then_some((script.whole, folder, src.as_str()))
    });
    let scripts: Vec<_> = scripts.collect();
    let Some((_, folder, _)) = scripts.first() else {
        return page.to_owned();
    };
    let parts: Vec<_> = scripts.iter().map(|(_, _, src)| *src).collect();
    let one = format!(
        "<script src=\"{folder}{}\" data-parts=\"{}\"></script>",
        name(),
        parts.join(" ")
    );
    let places = scripts.into_iter().map(|(place, _, _)| place);
    let texts = [one].into_iter().chain(std::iter::repeat(String::new()));
    apply(page, places.zip(texts).collect())
}

#[cfg(test)]
mod tests {
    use super::{load_when_wanted, name};

    #[test]
    fn three_scripts_become_one() {
        let other = "<script src=\"../book-1.js\"></script>";
        let parts = ["elasticlunr-1.min.js", "mark-2.min.js", "searcher-3.js"];
        let script = |name| format!("<script src=\"../{name}\"></script>");
        let page = parts.map(script).concat() + other;
        let one = format!(
            "<script src=\"../{}\" data-parts=\"../elasticlunr-1.min.js \
             ../mark-2.min.js ../searcher-3.js\"></script>",
            name()
        );
        assert_eq!(load_when_wanted(&page), format!("{one}{other}"));
        assert_eq!(load_when_wanted(other), other);
    }
}
