//! Each sentence that is nearly right can be shared alone: it has an address
//! on its page, a picture, and a card with a small page.

use crate::PRESS;
use promises::{made_book, root};
use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeSet;
use std::fs;

fn all<'a>(part: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    part.select(&Selector::parse(selector).unwrap()).collect()
}

/// The one element that a selector finds.
fn only<'a>(part: ElementRef<'a>, selector: &str) -> ElementRef<'a> {
    let found = all(part, selector);
    assert_eq!(found.len(), 1, "{selector} in {}", part.html());
    found[0]
}

fn words(part: ElementRef) -> String {
    part.text().collect::<String>().trim().to_owned()
}

fn read(file: &str) -> Html {
    let text = fs::read_to_string(made_book().join(file));
    Html::parse_document(&text.unwrap_or_else(|why| panic!("{file}: {why}")))
}

/// The width and the height of a PNG, which its first chunk says.
fn size(png: &[u8]) -> (u32, u32) {
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"), "no PNG");
    let number = |at: usize| {
        u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"))
    };
    (number(16), number(20))
}

#[test]
fn each_sentence_has_an_address_a_picture_and_a_card() {
    let page = read("misconceptions.html");
    let claims = all(page.root_element(), ".claim");
    let mut names = BTreeSet::new();
    for claim in &claims {
        let heading = only(*claim, "h3");
        let name = heading.attr("id").expect("an id");
        let own = only(heading, "a");
        assert_eq!(own.attr("href"), Some(&*format!("#{name}")));
        let sentence = words(heading);
        let figure = only(*claim, "figure");
        let id = format!("misconceptions-{name}");
        assert_eq!(figure.attr("id"), Some(&*id), "{sentence}");
        only(figure, "svg[aria-label]");
        let small = format!("misconceptions/{name}.html");
        let link = only(figure, "figcaption a");
        assert_eq!(link.attr("href"), Some(&*small), "{sentence}");

        let card = made_book().join(&small).with_extension("png");
        let card = fs::read(card).expect(name);
        assert_eq!(size(&card), (1200, 630), "{name}");
        assert!(card.len() < 60_000, "{name}: {} bytes", card.len());

        let small = read(&small);
        let small = small.root_element();
        assert_eq!(words(only(small, "h1")), sentence);
        let shown = only(small, "meta[property='og:title']");
        assert_eq!(
            shown.attr("content"),
            Some(&*format!("Nearly right: {sentence}"))
        );
        let image = only(small, "meta[property='og:image']");
        let file = format!("../misconceptions/{name}.png");
        assert_eq!(image.attr("content"), Some(&*file));
        let image = only(small, "img");
        assert_eq!(image.attr("src"), Some(&*format!("{name}.png")));
        assert!(image.attr("alt").is_some_and(|alt| alt.len() > 60));
        let back = only(small, "a").attr("href");
        let there = format!("../misconceptions.html#{name}");
        assert_eq!(back, Some(&*there));
        names.insert(name.to_owned());
    }
    assert_eq!(names.len(), 12, "{names:?}");
    let program = crate::chapter("misconceptions");
    let drawn = program.figures.iter().map(|figure| figure.name.to_owned());
    assert_eq!(names, drawn.collect::<BTreeSet<_>>());
}

#[test]
fn what_is_shared_is_fresh_and_nothing_else_lies_there() {
    let mut files = BTreeSet::new();
    let memory = press::Memory::of_this_program().unwrap();
    for (path, content) in book::shared(&PRESS, &memory, root()) {
        let old = fs::read(&path).unwrap_or_default();
        let place = path.display();
        assert!(old == content, "{place} is stale: `cargo run --bin book`");
        files.insert(path);
    }
    let folder = fs::read_dir(root().join("src/misconceptions")).unwrap();
    let there = folder.map(|file| file.unwrap().path());
    assert_eq!(there.collect::<BTreeSet<_>>(), files);
}
