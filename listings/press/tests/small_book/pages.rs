//! Pages with all that comes of them: `pages.txt` beside this file.
//!
//! A page begins below a line `=== name`. Behind it stand, in lines of their
//! own, `!! LINE words` for each fault, all of them, with words of its message,
//! `…` between them; or, if the page is sound, `?? html` for what is on it.

use crate::small::Book;

/// A page, its faults with their lines, and what is on it if it has none.
struct Page<'a> {
    name: &'a str,
    text: String,
    faults: Vec<(usize, &'a str)>,
    html: Vec<&'a str>,
}

fn read(text: &str) -> Page<'_> {
    let (name, lines) = text.split_once('\n').expect("a name and a page");
    let mut page =
        Page { name, text: String::new(), faults: vec![], html: vec![] };
    for line in lines.lines() {
        if let Some(fault) = line.strip_prefix("!! ") {
            let (line, words) = fault.split_once(' ').expect(name);
            page.faults.push((line.parse().expect(name), words));
        } else if let Some(html) = line.strip_prefix("?? ") {
            page.html.push(html);
        } else {
            page.text += line;
            page.text += "\n";
        }
    }
    page
}

#[test]
fn every_fault_is_said_with_its_line_and_a_sound_page_is_made() {
    let book = Book::new("# A\n");
    let pages: Vec<Page> =
        include_str!("pages.txt").split("=== ").skip(1).map(read).collect();
    assert!(pages.len() > 120, "only {} pages", pages.len());
    for Page { name, text, faults, html } in pages {
        book.write("src/page.md", &text);
        match book.make() {
            Ok(made) => {
                assert!(faults.is_empty(), "{name}: it was made");
                for words in html {
                    assert!(made.contains(words), "{name}: no {words}: {made}");
                }
            }
            Err(message) => {
                let mut said = message.split("\n  src/page.md:");
                said.next();
                let said: Vec<&str> = said.collect();
                assert!(html.is_empty(), "{name}: {message}");
                assert_eq!(said.len(), faults.len(), "{name}: {message}");
                for (said, (line, words)) in said.into_iter().zip(faults) {
                    let place = format!("{line}: ");
                    let is_there = said.starts_with(&place);
                    let has = words.split(" … ").all(|w| said.contains(w));
                    assert!(is_there && has, "{name}: {said}");
                }
            }
        }
    }
}
