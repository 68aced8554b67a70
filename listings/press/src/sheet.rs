//! A sheet on paper, of Markdown.

use crate::markdown::OPTIONS;
use base::escape;
use mdbook_markdown::pulldown_cmark::{Parser, html};

/// How a sheet looks: large enough to write on.
const STYLE: &str = include_str!("sheet.css");

/// A page that needs no other file, to be printed on A4.
pub fn sheet(title: &str, markdown: &str) -> String {
    let mut body = String::new();
    html::push_html(&mut body, Parser::new_ext(markdown, OPTIONS));
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n{body}</html>\n",
        escape(title)
    )
}

#[cfg(test)]
mod tests {
    use super::sheet;
    use crate::html::{What, pieces};

    #[test]
    fn a_title_stays_words() {
        let title = "a</title>&\"c";
        let words = What::Text(title.to_owned());
        let page = sheet(title, "");
        assert!(pieces(&page).iter().any(|p| p.what == words), "{page}");
    }
}
