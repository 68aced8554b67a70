//! Names come from readers' files: none of them becomes a tag or ends an
//! attribute, wherever a figure says it.

use figure::{Axis, Figure, Ink, Plane, Side, Slide};
use roxmltree::Document;
use scraper::{Html, Selector};

/// A name with all signs that mean something in SVG and HTML, and a letter that
/// is set in italics.
fn name(number: usize) -> String {
    format!("a<b]]>&\"x {number}.")
}

/// A figure that says such a name, each time another, wherever it can.
fn figure() -> Figure {
    let words = Axis::new(name(3), 0.0, 1.0).words(&[(0.5, name(4))]);
    let plane = Plane::new(words, Axis::new(name(5), 0.0, 1.0));
    let slide = Slide::new(&name(6), &plane, &[0.0, 0.5, 1.0], 0.0);
    let slide = slide.mark(0.5, Ink::L1, &name(7));
    Figure::new("figure", name(1))
        .describe(name(2))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            pen.label(Ink::L1, (0.5, 0.5), Side::Left, &name(8));
            pen.names((0.5, 0.2), Side::Left, &[(Ink::L1, &*name(9))]);
            pen.headline(Ink::L1, (0.5, 0.5), 9.0, &name(10));
            pen.numbers(Ink::L1, 9.0, &[(0.5, name(11))]);
        })
        .slide(slide, [(Ink::L1, &*name(12))], |_, _| [name(13)])
}

/// How often each of the names is said, of 1 to 14.
fn counts<'a>(said: impl Iterator<Item = &'a str>) -> Vec<usize> {
    let said: Vec<&str> = said.collect();
    let count = |i| said.iter().map(|s| s.matches(&name(i)).count()).sum();
    (1..15).map(count).collect()
}

#[test]
fn a_figures_file_says_each_name_as_it_is() {
    let svg = figure().svg();
    let document = Document::parse(&svg).expect("a well-formed figure");
    let nodes = || document.descendants();
    let attributes = nodes().flat_map(|node| node.attributes());
    let attributes = attributes.map(|attribute| attribute.value());
    let is_words = |node: &roxmltree::Node| {
        ["title", "desc", "text"].contains(&node.tag_name().name())
    };
    let words = nodes().filter(is_words).map(|node| {
        let inside = node.descendants().filter(roxmltree::Node::is_text);
        inside.filter_map(|text| text.text()).collect::<String>()
    });
    let words: Vec<String> = words.collect();
    // The slider's heads once, what it reads out for each position.
    assert_eq!(
        counts(attributes.chain(words.iter().map(String::as_str))),
        [1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 3, 0]
    );
}

#[test]
fn a_figure_on_a_page_says_each_name_as_it_is() {
    let html = figure().html("id", &name(14), "", true);
    let page = Html::parse_fragment(&html);
    let elements = |selector: &str| {
        let selector = Selector::parse(selector).unwrap();
        page.select(&selector).collect::<Vec<_>>()
    };
    let attributes = elements("*").into_iter();
    let attributes = attributes.flat_map(|element| element.value().attrs());
    let words = elements("desc, text, label, span").into_iter();
    let words = words.map(|element| element.text().collect::<String>());
    let words: Vec<String> = words.collect();
    let said = attributes.map(|(_, value)| value);
    // On paper two more positions stand beside it, with the read-out; the
    // slider says its own to those who hear it, too, and its name at its end.
    assert_eq!(
        counts(said.chain(words.iter().map(String::as_str))),
        [0, 1, 1, 1, 1, 6, 1, 1, 1, 1, 1, 4, 7, 1]
    );
}
