//! A book that is made for one address on the web: what its pages are called
//! there, and what they may load.

use crate::{folder, pdf};
use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use figure::escape;
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
    /// When a page cannot be read or written, or has a script that no policy
    /// can be made for.
    pub(crate) fn publish(&self, folder: &Path) -> Result<()> {
        let cannot = |what: &str, file: &Path| {
            format!("cannot {what} {}", folder.join(file).display())
        };
        let read = |file: &Path| {
            fs::read_to_string(folder.join(file))
                .with_context(|| cannot("read", file))
        };
        let first = read("index.html".as_ref())?;
        let files = folder::files(folder)
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
                pdf::in_address(&command::with_slashes(&file))
            };
            let page = self
                .published(&page, &name)
                .with_context(|| cannot("publish", &file))?;
            fs::write(folder.join(&file), page)
                .with_context(|| cannot("write", &file))?;
        }
        Ok(())
    }

    /// A page that is called `name` at this address. The policy holds for what
    /// stands behind it, so it comes first; only the encoding must be known
    /// before.
    fn published(&self, page: &str, name: &str) -> Result<String> {
        const ENCODING: &str = "<meta charset=\"utf-8\">";
        const CARD: &str = "<meta property=\"og:image\" content=\"";
        let start = page
            .to_ascii_lowercase()
            .find(ENCODING)
            .with_context(|| format!("it has no {ENCODING}"))?;
        let (before, after) = page.split_at(start + ENCODING.len());
        let folder = escape(&self.0);
        let after = match after.split_once(CARD) {
            // Seen from the page, the card is in a folder above it.
            Some((between, card)) => {
                let card = card.trim_start_matches("../");
                format!("{between}{CARD}{folder}{card}")
            }
            None => after.to_owned(),
        };
        Ok(format!(
            "{before}\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
             <link rel=\"canonical\" href=\"{folder}{name}\">\n\
             <meta property=\"og:url\" content=\"{folder}{name}\">{after}",
            policy(page)?
        ))
    }
}

/// The Content-Security-Policy of a page: the scripts that stand in it run,
/// and no other that somebody might bring in.
fn policy(page: &str) -> Result<String> {
    let mut policy = SOURCES.join("; ");
    for script in page.split("<script").skip(1) {
        if script.starts_with(" src=") {
            continue;
        }
        let inner = script.strip_prefix('>').and_then(|script| {
            script.split_once("</script>").map(|(inner, _)| inner)
        });
        let Some(inner) = inner else {
            let start: String = script.chars().take(40).collect();
            bail!("a script starts with <script{start}: write <script>");
        };
        // A browser reads each end of a line as one sign.
        let hash = Sha256::digest(inner.replace("\r\n", "\n"));
        let hash = format!(" 'sha256-{}'", BASE64_STANDARD.encode(hash));
        if !policy.contains(&hash) {
            policy += &hash;
        }
    }
    Ok(policy)
}

#[cfg(test)]
mod tests {
    use super::{Address, policy};

    #[test]
    fn a_policy_has_the_scripts_of_its_page() {
        let page = "<script>let a = 1;</script><script src=\"b.js\"></script>\
                    <script>let a = 1;</script>";
        let policy_of_page = policy(page).unwrap();
        let (_, scripts) = policy_of_page.split_once("script-src").unwrap();
        // echo -n 'let a = 1;' | openssl dgst -sha256 -binary | base64
        let hash = "'sha256-xY6QKfH9PRsQnLz56nj6MBwiK5oHg+im1Jkpdp1x/Ck='";
        assert_eq!(scripts, format!(" 'self' 'wasm-unsafe-eval' {hash}"));
        policy("<script type=\"module\">1</script>").unwrap_err();
    }

    #[test]
    fn a_page_in_a_folder_has_the_same_card() {
        let page = "<head><meta charset=\"UTF-8\">\
                    <meta property=\"og:image\" content=\"../card.png\">";
        let address: Address = "https://example.org/a&b".parse().unwrap();
        let page = address.published(page, "c/d.html").unwrap();
        let card = "content=\"https://example.org/a&amp;b/card.png\"";
        assert!(page.contains(card), "{page}");
        let canonical = "href=\"https://example.org/a&amp;b/c/d.html\"";
        assert!(page.contains(canonical), "{page}");
    }
}
