//! mdBook's search, which a page loads when a reader first wants it.

use crate::examples::short_sum;
use crate::html::{elements, pieces};
use crate::page::apply;
use anyhow::{Context, Result};
use base::files_below;
use std::fs;
use std::path::Path;

/// What loads mdBook's scripts.
const SCRIPT: &str = include_str!("search.js");

/// What mdBook's scripts are called: a sixth of what a page weighs.
const PARTS: [&str; 3] = ["elasticlunr", "mark", "searcher"];

/// Puts one small script into each page in `folder`, in place of those that
/// search.
pub(crate) fn load_when_wanted(folder: &Path) -> Result<()> {
    let name = format!("search-{}.js", short_sum(SCRIPT.as_bytes()));
    for file in files_below(folder)? {
        if file.extension().is_some_and(|e| e == "html") {
            let path = folder.join(&file);
            fs::read_to_string(&path)
                .and_then(|page| fs::write(&path, with_one(&page, &name)))
                .with_context(|| format!("cannot change {}", path.display()))?;
        }
    }
    let path = folder.join(name);
    fs::write(&path, SCRIPT)
        .with_context(|| format!("cannot write {}", path.display()))
}

/// A page whose scripts for the search are named in a script of that name,
/// which lies beside them.
fn with_one(page: &str, name: &str) -> String {
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
        "<script src=\"{folder}{name}\" data-parts=\"{}\"></script>",
        parts.join(" ")
    );
    let places = scripts.into_iter().map(|(place, _, _)| place);
    let texts = [one].into_iter().chain(std::iter::repeat(String::new()));
    apply(page, places.zip(texts).collect())
}

#[cfg(test)]
mod tests {
    use super::with_one;

    #[test]
    fn three_scripts_become_one() {
        let other = "<script src=\"../book-1.js\"></script>";
        let parts = ["elasticlunr-1.min.js", "mark-2.min.js", "searcher-3.js"];
        let script = |name| format!("<script src=\"../{name}\"></script>");
        let page = parts.map(script).concat() + other;
        let one = "<script src=\"../search-4.js\" data-parts=\"\
                   ../elasticlunr-1.min.js ../mark-2.min.js ../searcher-3.js\">\
                   </script>";
        assert_eq!(with_one(&page, "search-4.js"), format!("{one}{other}"));
        assert_eq!(with_one(other, "search-4.js"), other);
    }
}
