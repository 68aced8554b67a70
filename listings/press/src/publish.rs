//! A book that is made for one address on the web: what its pages are called
//! there, and what they may load.

use crate::html::{self, Piece, What};
use crate::page::apply;
use crate::pdf;
use anyhow::{Context, Result};
use base::{escape, files_below, with_slashes};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use std::str::FromStr;

/// The address of a folder on a web server, with a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(String);

impl FromStr for Address {
    type Err = String;

    /// Takes `https://example.org/some/folder/`, with or without the last
    /// slash.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = |why: &str| {
            Err(format!(
                "it {why}; allowed: the address of a folder on a web server, \
                 such as https://example.org/some/folder/"
            ))
        };
        let mut schemes = ["https://", "http://"].into_iter();
        let Some(rest) = schemes.find_map(|start| text.strip_prefix(start))
        else {
            return wrong("starts with neither https:// nor http://");
        };
        if rest.contains('?') {
            return wrong("has a query, which starts at the ?");
        }
        if rest.contains('#') {
            return wrong("has a fragment, which starts at the #");
        }
        let host = rest.split('/').next().unwrap_or_default();
        let in_host = |c: char| c.is_ascii_alphanumeric() || "-.:".contains(c);
        if host.is_empty() || !host.chars().all(in_host) {
            return wrong("names no host");
        }
        let in_path = |c: char| c.is_ascii_graphic() && !"\"<>\\".contains(c);
        if !rest.chars().all(in_path) {
            return wrong("has a sign that an address writes with a %");
        }
        if Path::new(rest).extension().is_some_and(|e| e == "html") {
            return wrong("is that of a page");
        }
        Ok(Address(format!("{}/", text.trim_end_matches('/'))))
    }
}

/// What every page may load, and from where: nothing but this. The page's own
/// scripts come to it.
const SOURCES: [&str; 8] = [
    "default-src 'none'",
    // No page has a <base>, and no form is sent: the search and a run in the
    // page are scripts.
    "base-uri 'none'; form-action 'none'",
    // Style sheets are files; style attributes place the marks of a slider,
    // keep room for its numbers, and set the size of letters in figures.
    "style-src 'self'; style-src-attr 'unsafe-inline'",
    // The icon, and the drawing on mdBook's copy buttons.
    "img-src 'self' data:",
    "font-src 'self'",
    // Where scripts do not run, mdBook shows the contents in a frame.
    "frame-src 'self'",
    // A run in the page starts a worker from a Blob, with the page's policy …
    "worker-src blob:",
    // … and compiles WebAssembly in it, which is no `eval` of a text.
    "script-src 'self' 'wasm-unsafe-eval'",
];

impl Address {
    /// Makes the finished pages in a folder those of this address.
    ///
    /// # Errors
    /// When a page cannot be read or written, or does not say its encoding.
    pub(crate) fn publish(&self, folder: &Path) -> Result<()> {
        let cannot = |what: &str, file: &Path| {
            format!("cannot {what} {}", folder.join(file).display())
        };
        let read = |file: &Path| {
            fs::read_to_string(folder.join(file))
                .with_context(|| cannot("read", file))
        };
        let first = read("index.html".as_ref())?;
        let files = files_below(folder)
            .with_context(|| cannot("look through", "".as_ref()))?;
        for file in files {
            if file.extension().is_none_or(|e| e != "html") {
                continue;
            }
            let page = read(&file)?;
            // The first page is there under two names, and has one address.
            let name = if page == first {
                String::new()
            } else {
                pdf::in_address(&with_slashes(&file))
            };
            let page = self
                .publish_page(&page, &name)
                .with_context(|| cannot("publish", &file))?;
            fs::write(folder.join(&file), page)
                .with_context(|| cannot("write", &file))?;
        }
        Ok(())
    }

    /// A page that is called `name` at this address. The policy holds for what
    /// stands behind it, so it comes first; only the encoding must be known
    /// before.
    fn publish_page(&self, page: &str, name: &str) -> Result<String> {
        let html = html::pieces(page);
        let meta = |name, value: &'static str| {
            html.iter().find(move |piece| {
                let said = piece.attribute("meta", name);
                said.is_some_and(|said| said.eq_ignore_ascii_case(value))
            })
        };
        let encoding = meta("charset", "utf-8")
            .with_context(|| "it has no <meta charset=\"utf-8\">")?;
        let folder = escape(&self.0);
        let head = format!(
            "\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
             <link rel=\"canonical\" href=\"{folder}{name}\">\n\
             <meta property=\"og:url\" content=\"{folder}{name}\">",
            policy(page, &html)
        );
        let end = encoding.place.end;
        let mut changes = vec![(end..end, head)];
        if let Some(card) = meta("property", "og:image") {
            // Seen from the page, the card is in a folder above it.
            let file = card.attribute("meta", "content").unwrap_or_default();
            let file = escape(file.trim_start_matches("../"));
            let address = format!(
                "<meta property=\"og:image\" content=\"{folder}{file}\">"
            );
            changes.push((card.place.clone(), address));
        }
        let says = escape(&description(&html));
        for (kind, name) in
            [("name", "description"), ("property", "og:description")]
        {
            if let Some(book) = meta(kind, name).filter(|_| !says.is_empty()) {
                let own =
                    format!("<meta {kind}=\"{name}\" content=\"{says}\">");
                changes.push((book.place.clone(), own));
            }
        }
        Ok(apply(page, changes))
    }
}

/// How much of a description a search engine shows.
const SHOWN: usize = 160;

/// What a page says of itself where it is found: how its first paragraph below
/// the title begins. The book's own description is the same on all pages.
fn description(html: &[Piece]) -> String {
    let starts = |piece: &Piece, tag: &str| matches!(&piece.what, What::Start(name, _) if name == tag);
    let ends = |piece: &Piece, tag: &str| matches!(&piece.what, What::End(name) if name == tag);
    // Above <main> stands the book's own title, as a heading, too.
    let text = html
        .iter()
        .skip_while(|piece| !starts(piece, "main"))
        .skip_while(|piece| !ends(piece, "h1"))
        .skip_while(|piece| !starts(piece, "p"))
        .take_while(|piece| !ends(piece, "p"))
        .filter_map(|piece| match &piece.what {
            What::Text(text) => Some(text.as_str()),
            _ => None,
        })
        .collect::<String>();
    let mut said = String::new();
    for word in text.split_whitespace() {
        if said.chars().count() + 1 + word.chars().count() > SHOWN {
            return said + " …";
        }
        if !said.is_empty() {
            said.push(' ');
        }
        said += word;
    }
    said
}

/// The Content-Security-Policy of a page: the scripts that stand in it run,
/// and no other that somebody might bring in.
fn policy(page: &str, html: &[Piece]) -> String {
    let mut policy = SOURCES.join("; ");
    for script in html::elements(html, "script") {
        if script.attributes.contains_key("src") {
            continue;
        }
        // A browser reads each end of a line as one sign.
        let hash = Sha256::digest(
            page[script.inside].replace("\r\n", "\n").replace('\r', "\n"),
        );
        let hash = format!(" 'sha256-{}'", BASE64_STANDARD.encode(hash));
        if !policy.contains(&hash) {
            policy += &hash;
        }
    }
    policy
}

#[cfg(test)]
mod tests {
    use super::{Address, description, policy};
    use crate::html;

    #[test]
    fn a_page_says_of_itself_how_its_first_paragraph_begins() {
        let long = "a word ".repeat(30);
        for (page, says) in [
            (
                "<h1>Book</h1><p>No.</p><main><p>No.</p><h1>A</h1><ul></ul>\
                 <p>One\n <b>two</b>.</p><p>3</p>",
                "One two.",
            ),
            ("<main><h1>A</h1><h2>B</h2>", ""),
            (
                &*format!("<main><h1>A</h1><p>{long}</p>"),
                &*format!("{}…", "a word ".repeat(23)),
            ),
        ] {
            let found = description(&html::pieces(page));
            assert_eq!(found, says);
        }
    }

    /// The sum of nothing.
    const NONE: &str = " 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    #[test]
    fn a_policy_has_the_scripts_of_its_page() {
        // echo -n 'let a = 1;' | openssl dgst -sha256 -binary | base64
        let hash = " 'sha256-xY6QKfH9PRsQnLz56nj6MBwiK5oHg+im1Jkpdp1x/Ck='";
        for (page, hash) in [
            ("<script>let a = 1;</script><script>let a = 1;</script>", hash),
            ("<SCRIPT\ntype='module'>let a = 1;</SCRIPT >", hash),
            ("<p title='<script>'></p><script>let a = 1;</script>", hash),
            ("<script\nsrc=b.js></script><script data-src=''></script>", NONE),
            (
                // echo -ne 'let a = 1;\n\n' | openssl …
                "<script>let a = 1;\r\n\r</script>",
                " 'sha256-h2dWsq1d1be000/Yo+dkEzDc8lUMCo21bIIj5gfE5Ss='",
            ),
            ("<!-- <script>1</script> --><pre>&lt;script></pre>", ""),
        ] {
            let policy = policy(page, &html::pieces(page));
            let (_, scripts) = policy.split_once("script-src").unwrap();
            let expected = format!(" 'self' 'wasm-unsafe-eval'{hash}");
            assert_eq!(scripts, expected, "{page}");
        }
    }

    #[test]
    fn a_page_in_a_folder_has_the_same_card() {
        let page = "<head><meta charset=\"UTF-8\">\
                    <meta property=\"og:image\" content=\"../a&amp;b.png\">";
        let address: Address = "https://example.org/a&b".parse().unwrap();
        let page = address.publish_page(page, "c/d.html").unwrap();
        let card = "content=\"https://example.org/a&amp;b/a&amp;b.png\"";
        assert!(page.contains(card), "{page}");
        let canonical = "href=\"https://example.org/a&amp;b/c/d.html\"";
        assert!(page.contains(canonical), "{page}");
    }
}
