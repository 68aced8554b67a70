//! A book that is made for an address names it on every page, and lets a page
//! load its own and nothing else; a book that is not says nothing of the kind.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use promises::{Copy, files_below, made_book, text};
use scraper::{Html, Selector};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const POLICY: &str = "meta[http-equiv='Content-Security-Policy']";

#[test]
fn a_wrong_address_is_refused_before_anything_is_written() {
    let copy = Copy::new();
    copy.write("src/figures/chapter5/path.svg", "stale");
    for (address, why) in [
        ("", "neither https:// nor http://"),
        ("example.org/book/", "neither https:// nor http://"),
        ("ftp://example.org/", "neither https:// nor http://"),
        ("file:///tmp/book/", "neither https:// nor http://"),
        ("https://", "names no host"),
        ("https:///book/", "names no host"),
        ("https://me@example.org/", "names no host"),
        ("https://example.org/?a=1", "a query"),
        ("https://example.org/book/#here", "a fragment"),
        ("https://example.org/my book/", "with a %"),
        ("https://example.org/\"><script>", "with a %"),
        ("https://example.org/index.html", "that of a page"),
    ] {
        let mut book = copy.book();
        let run = book.args(["--publish", address]).assert().code(2);
        let message = text(&run.get_output().stderr);
        for word in ["--publish", why, "such as https://example.org/"] {
            assert!(message.contains(word), "no {word:?} in: {message}");
        }
    }
    assert_eq!(copy.read("src/figures/chapter5/path.svg"), "stale");
    assert!(!copy.path("book").exists());
}

/// The text of an attribute of the one element that a selector finds.
fn only(page: &Html, selector: &str, attribute: &str) -> String {
    let parsed = Selector::parse(selector).unwrap();
    let mut found = page.select(&parsed);
    let one = found.next().unwrap_or_else(|| panic!("no {selector}"));
    assert!(found.next().is_none(), "{selector} twice");
    one.attr(attribute).expect(attribute).to_owned()
}

/// What an HTML parser says are the page's own scripts, as a policy names them.
fn scripts_in(page: &Html) -> BTreeSet<String> {
    let inline = Selector::parse("script:not([src])").unwrap();
    let hash = |script: String| {
        format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(script)))
    };
    page.select(&inline).map(|s| hash(s.text().collect())).collect()
}

fn check(name: &str, text: &str) {
    let page = Html::parse_document(text);
    let policy = only(&page, POLICY, "content");
    let (_, after) = policy.split_once("script-src ").expect("scripts");
    let sources: BTreeSet<_> = after.split(' ').map(str::to_owned).collect();
    let mut expected = scripts_in(&page);
    expected.extend(["'self'", "'wasm-unsafe-eval'"].map(String::from));
    assert_eq!(sources, expected, "{name}");
    assert!(policy.starts_with("default-src 'none'; "), "{name}: {policy}");
    for open in ["'unsafe-eval'", "style-src 'self' 'unsafe", "*", "http"] {
        assert!(!policy.contains(open), "{name}: {open} in {policy}");
    }
    // It holds for what comes after it.
    let start = text.find("<meta http-equiv").unwrap();
    for early in ["<script", "<link", "<style", " style="] {
        assert!(!text[..start].contains(early), "{name}: {early} is before it");
    }
    let home = "https://example.org/some/folder/";
    let first = ["index.html", "introduction.html"].contains(&name);
    let own = format!("{home}{}", if first { "" } else { name });
    assert_eq!(only(&page, "link[rel=canonical]", "href"), own);
    assert_eq!(only(&page, "meta[property='og:url']", "content"), own);
    let card = only(&page, "meta[property='og:image']", "content");
    assert_eq!(card, format!("{home}{}", card_of(name)), "{name}");
    // A page says of itself what no other says; a picture's page has its own.
    for meta in ["meta[name=description]", "meta[property='og:description']"] {
        if ["404.html", "toc.html"].contains(&name) {
            continue;
        }
        let said = only(&page, meta, "content");
        // Neither the line above a chapter's title, nor what all pages share.
        let is_other = said.contains("minutes to read")
            || said.starts_with("A tutorial with figures");
        assert!(!said.is_empty() && !is_other, "{name}: {said}");
        assert!(name != "library.html" || said.contains("reg_alpha"), "{said}");
    }
}

/// The picture that is shown where a page is shared: a sentence that is nearly
/// right has its own.
fn card_of(name: &str) -> String {
    match name.strip_suffix(".html") {
        Some(own) if own.starts_with("misconceptions/") => format!("{own}.png"),
        _ => "card.png".into(),
    }
}

/// The files of a finished book, by their place in it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let files = files_below(folder).into_iter();
    files.map(|f| f.strip_prefix(folder).unwrap().to_owned()).collect()
}

#[test]
fn every_page_names_its_address_and_has_one_policy() {
    let copy = Copy::new();
    let plain = made_book();
    // A slash at the end goes without saying.
    let address = "https://example.org/some/folder";
    copy.book().args(["--publish", address]).assert().success();
    let published = copy.path("book");
    assert!(published.join("card.png").is_file());
    assert_eq!(files(plain), files(&published));
    let mut pages = 0;
    for file in files(plain) {
        let before = fs::read(plain.join(&file)).unwrap();
        let after = fs::read(published.join(&file)).unwrap();
        let name = file.display().to_string();
        if file.extension().is_none_or(|end| end != "html") {
            assert!(before == after, "{name} is another");
            continue;
        }
        pages += 1;
        let [before, after] = [before, after].map(|page| text(&page));
        check(&name, &after);
        for word in ["Content-Security", "canonical", "og:url", "example.org"] {
            assert!(!before.contains(word), "{name}: {word}");
        }
        let up = "../".repeat(file.components().count() - 1);
        let card = format!("\"{up}{}\"", card_of(&name));
        assert!(
            before.contains(&format!("\"og:image\" content={card}")),
            "{name}"
        );
        // There is no other difference but what a page says of itself.
        let own = ["<meta http-equiv", "<link rel=\"canonical", "og:url"];
        let says = ["name=\"description", "og:description"];
        let lines = |page: &str| {
            let is_own =
                |l: &&str| own.iter().chain(&says).any(|o| l.contains(o));
            let lines = page.lines().filter(|line| !is_own(line));
            lines.collect::<Vec<_>>().join("\n")
        };
        let address = format!("\"{address}/{}\"", card_of(&name));
        let after = lines(&after).replace(&address, &card);
        assert!(after == lines(&before), "{name} is another");
    }
    assert!(pages > 12, "only {pages} pages");
}
