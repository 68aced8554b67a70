//! The book as it is read: whole, light, and asking no other host for
//! anything.

use crate::PRESS;
use flate2::{Compression, write::GzEncoder};
use press::Program;
use promises::{Copy, made_book, programs_in, texts};
use scraper::{ElementRef, Html, Selector};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::Path;

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

#[test]
fn no_chapter_takes_more_than_fifteen_minutes_to_read() {
    let pages = texts(made_book(), ".html").into_iter();
    let minutes = pages.filter_map(|(name, text)| {
        let (before, _) = text.split_once(" minutes to read, ")?;
        let (_, minutes) = before.rsplit_once(' ')?;
        name.starts_with("chapter").then(|| (name, minutes.parse().unwrap()))
    });
    let minutes: Vec<(String, u32)> = minutes.collect();
    let is_chapter = |p: &&Program| p.name.starts_with("chapter");
    let chapters = PRESS.programs().iter().filter(is_chapter).count();
    assert_eq!(minutes.len(), chapters);
    let long: Vec<_> = minutes.iter().filter(|(_, m)| *m > 15).collect();
    assert!(long.is_empty(), "too long: {long:?}");
}

#[test]
fn nothing_is_asked_of_another_host() {
    let folder = made_book();
    for (name, text) in texts(folder, ".html") {
        let page = Html::parse_document(&text);
        // What a browser loads by itself, not what a reader may click on.
        for element in
            all(&page, "link, script, img, iframe, source, use, object")
        {
            for attribute in ["href", "src", "data", "srcset"] {
                let target = element.attr(attribute).unwrap_or_default();
                assert!(!target.contains("//"), "{name} loads {target}");
            }
        }
        // A runnable block makes mdBook's script ask the playground.
        assert!(all(&page, ".playground").is_empty(), "{}", name);
    }
    let mut sheets = 0;
    for sheet in ["css", "theme", "fonts", "."].map(|part| folder.join(part)) {
        for file in fs::read_dir(sheet).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|e| e == "css") {
                let css = fs::read_to_string(&path).unwrap();
                let path = path.display();
                assert!(!css.contains("//fonts"), "{path} loads a font");
                assert!(!css.contains("url(http"), "{path}");
                assert!(!css.contains("@import"), "{path}");
                sheets += 1;
            }
        }
    }
    assert!(sheets > 5, "only {sheets} style sheets found");
}

#[test]
fn nothing_is_missing() {
    let folder = made_book();
    let pages = texts(folder, ".html");
    let parsed: BTreeMap<_, _> = pages
        .iter()
        .map(|(name, text)| (name, Html::parse_document(text)))
        .collect();
    let ids: BTreeMap<_, BTreeSet<&str>> = parsed
        .iter()
        .map(|(name, page)| {
            let ids =
                all(page, "[id]").into_iter().filter_map(|e| e.attr("id"));
            (name.as_str(), ids.collect())
        })
        .collect();
    for (name, page) in &parsed {
        for element in all(page, "[href], [src]") {
            let target = element.attr("href").or(element.attr("src")).unwrap();
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let own = format!("{name}.html");
            let file = if file.is_empty() { &own } else { file };
            let there = folder.join(file);
            assert!(there.is_file(), "{name}: {target} is missing");
            // `#chapter5-sums=0.5&full` is a position of a slider, full screen.
            let anchors = anchor.split('&').map(|part| {
                part.split_once('=').map_or(part, |(anchor, _)| anchor)
            });
            let known = ["", "full", "run"];
            let mut anchors = anchors.filter(|a| !known.contains(a));
            let page = file.strip_suffix(".html").unwrap_or_default();
            if let Some(ids) = ids.get(page) {
                let dead = anchors.find(|anchor| !ids.contains(anchor));
                assert_eq!(dead, None, "{name}: {target} leads nowhere");
            }
        }
    }
}

#[test]
fn no_two_elements_of_a_page_share_an_id() {
    for (name, text) in texts(made_book(), ".html") {
        let page = Html::parse_document(&text);
        let mut seen = BTreeSet::new();
        for element in all(&page, "[id]") {
            let id = element.attr("id").unwrap();
            assert!(seen.insert(id.to_owned()), "{name}: {id} twice");
        }
        for element in all(&page, "svg [id], svg[aria-describedby], label[for]")
        {
            for attribute in ["aria-describedby", "for"] {
                if let Some(id) = element.attr(attribute) {
                    assert!(seen.contains(id), "{name}: no {id}");
                }
            }
        }
    }
}

#[test]
fn every_figure_is_inlined_and_named_and_shows_one_position() {
    let mut sliders = 0;
    for (name, text) in texts(made_book(), ".html") {
        let page = Html::parse_document(&text);
        assert!(
            all(&page, "img").is_empty(),
            "{name}: a figure is not inlined"
        );
        for figure in all(&page, "figure.plot") {
            let one = |selector: &str| {
                figure.select(&Selector::parse(selector).unwrap()).next()
            };
            let svg = one("svg").expect("a drawing");
            assert!(
                svg.attr("aria-label").is_some_and(|n| n.len() > 15),
                "{name}"
            );
            assert!(
                one("desc").is_some() && one("figcaption").is_some(),
                "{name}"
            );
            if let Some(input) = one("input") {
                sliders += 1;
                let frames = Selector::parse("g.frame").unwrap();
                let frames: Vec<_> = figure.select(&frames).collect();
                let most: usize = input.attr("max").unwrap().parse().unwrap();
                let start: usize =
                    input.attr("value").unwrap().parse().unwrap();
                assert_eq!(frames.len(), most + 1, "{name}");
                assert!(frames[start].attr("display").is_none(), "{name}");
                let cells = Selector::parse("output b").unwrap();
                let cells = figure.select(&cells);
                let readout: Vec<String> =
                    cells.map(|cell| cell.text().collect()).collect();
                let drawn = frames[start].attr("data-readout");
                assert_eq!(Some(&*readout.join(";")), drawn, "{name}");
            }
        }
    }
    assert!(sliders > 5, "only {sliders} sliders in the whole book");
}

/// Sliders with fewer stops than a hand can feel, and why.
const FEW_STOPS: [(&str, &[&str]); 2] = [
    (
        "it moves a whole number",
        &[
            "chapter3-bowl",
            "chapter8-zigzag",
            "chapter10-intervals",
            "chapter10-wide",
        ],
    ),
    ("a hand on its grip moves it evenly", &["introduction-steepen"]),
];

#[test]
fn sliders_do_not_leap() {
    let mut few = BTreeSet::new();
    for (name, text) in texts(made_book(), ".html") {
        let page = Html::parse_document(&text);
        for figure in all(&page, "figure.plot[id]:has(input)") {
            let frames = Selector::parse("g.frame").unwrap();
            if name != "print" && figure.select(&frames).count() < 20 {
                few.insert(figure.attr("id").unwrap().to_owned());
            }
        }
    }
    let known = FEW_STOPS.iter().flat_map(|(_, ids)| *ids);
    let known = known.map(|id| (*id).to_owned()).collect();
    assert_eq!(few, known, "fewer than 20 stops");
}

#[test]
fn no_directive_and_no_formula_is_left_over() {
    for (name, text) in texts(made_book(), ".html") {
        let page = Html::parse_document(&text);
        let words: String = all(&page, "main")
            .into_iter()
            .flat_map(|main| main.text().collect::<Vec<_>>())
            .collect();
        assert!(!text.contains("{{"), "{}", name);
        assert!(
            !words.contains("$$") && !words.contains("\\lambda"),
            "{}",
            name
        );
    }
}

#[test]
fn a_page_with_its_figures_is_light() {
    for (name, text) in texts(made_book(), ".html") {
        if name == "print" {
            continue;
        }
        let size = packed(text.as_bytes());
        assert!(size < 60_000, "{name}: {size} bytes");
    }
}

/// How many bytes these are on the way.
fn packed(bytes: &[u8]) -> usize {
    let mut packed = GzEncoder::new(vec![], Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap().len()
}

/// Whether a book has its programs: what its pages say, and what is there.
fn has_programs(copy: &Copy) -> [bool; 2] {
    let page = copy.read("book/chapter5.html");
    let is_there = !programs_in(&copy.path("book")).is_empty();
    [page.contains("class=\"programs\""), is_there]
}

#[test]
fn without_the_target_the_book_has_no_programs_and_says_so() {
    let copy = Copy::small();
    let mut book = copy.book();
    book.env("WASM_CARGO", "");
    let run = book.assert().success();
    let said = promises::text(&run.get_output().stdout);
    assert!(said.contains("Run buttons on the pages: WASM_CARGO"), "{said}");
    assert_eq!(has_programs(&copy), [false, false]);
    // With it, it has; the next book replaces the one without, and its PDFs.
    copy.write("book/why-l1-shrinks-weights-to-zero.pdf", "%PDF-");
    let run = copy.book().assert().success();
    let said = promises::text(&run.get_output().stdout);
    assert!(said.contains("PDFs of the book before are gone"), "{said}");
    if said.contains("rustup target add") {
        return promises::skipped("no target wasm32-wasip1");
    }
    assert_eq!(has_programs(&copy), [true, true]);

    // They travel light, and do not say where they were compiled.
    let scripts = programs_in(&copy.path("book"));
    assert_eq!(scripts.len(), 2, "{scripts:?}");
    let limits = [("live", 1_150_000, 386_000), ("choose", 1_260_000, 455_000)];
    for (script, (bin, most, most_packed)) in scripts.iter().zip(limits) {
        check_script(script, bin, most, most_packed);
    }
}

/// A script with the program `bin`, which has at most so many bytes, and so
/// many on the way.
fn check_script(script: &Path, bin: &str, most: usize, most_packed: usize) {
    let script = fs::read_to_string(script).unwrap();
    let indented = script.lines().find(|line| line.starts_with(' '));
    assert_eq!(indented, None, "only authors read indents");
    assert!(!script.contains(r"\n "), "nor those of the style sheet in it");
    let packed = packed(script.as_bytes());
    let folder = press::target_folder(promises::root()).join("live");
    let module = folder.join("wasm32-wasip1/wasm").join(bin);
    let module = fs::read(module.with_extension("wasm")).unwrap();
    println!("{bin}: {} bytes, {packed} on the way", module.len());
    assert!(module.len() <= most, "{bin}: {} bytes", module.len());
    assert!(packed <= most_packed, "{bin}: {packed} bytes on the way");
    let module = String::from_utf8_lossy(&module);
    for place in [promises::root().to_str().unwrap(), "registry/src"] {
        assert!(!module.contains(place), "the module names {place}");
    }
}
