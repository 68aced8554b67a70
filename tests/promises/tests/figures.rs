//! The figures in `src/figures` are what the code draws, and each of them
//! says in words what it shows.

use flate2::{Compression, write::GzEncoder};
use press::Program;
use promises::root;
use roxmltree::{Document, Node};
use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;

fn drawn() -> Vec<(String, String)> {
    let of = |program: &Program| {
        let name = program.name;
        let path = |figure: &str| format!("src/figures/{name}/{figure}.svg");
        let figures = program.figures.iter();
        figures.map(|f| (path(f.name), f.svg())).collect::<Vec<_>>()
    };
    crate::PRESS.programs().iter().flat_map(of).collect()
}

#[test]
fn every_file_is_as_the_code_draws_it() {
    let mut expected = BTreeSet::new();
    for (path, svg) in drawn() {
        let file = fs::read_to_string(root().join(&path)).unwrap_or_default();
        assert!(file == svg, "{path} is stale: `cargo run --bin book`");
        expected.insert(root().join(path));
    }
    let folders = fs::read_dir(root().join("src/figures")).unwrap();
    for folder in folders {
        for file in fs::read_dir(folder.unwrap().path()).unwrap() {
            let file = file.unwrap().path();
            assert!(
                expected.contains(&file),
                "no code draws {}",
                file.display()
            );
        }
    }
}

#[test]
fn every_figure_has_a_name_and_a_description() {
    for (path, svg) in drawn() {
        let document = Document::parse(&svg).expect(&path);
        let top = document.root_element();
        let child =
            |name| top.children().find(|n| n.has_tag_name(svg_tag(name)));
        let words = |name| child(name).and_then(|n| n.text().map(str::len));
        assert!(words("title").is_some_and(|n| n > 10), "{path}: no title");
        assert!(
            words("desc").is_some_and(|n| n > 60),
            "{path}: no description"
        );
        assert_eq!(top.attribute("role"), Some("img"), "{path}");
    }
}

#[test]
fn a_slider_shows_one_position() {
    for (path, svg) in drawn() {
        let document = Document::parse(&svg).expect(&path);
        let frames: Vec<Node> = document
            .descendants()
            .filter(|n| n.attribute("data-readout").is_some())
            .collect();
        if frames.is_empty() {
            continue;
        }
        let shown = frames.iter().filter(|n| n.attribute("display").is_none());
        assert_eq!(shown.count(), 1, "{path}");
        let values: BTreeSet<_> =
            frames.iter().map(|n| n.attribute("data-value")).collect();
        assert_eq!(values.len(), frames.len(), "{path}: two positions alike");
        // A number for each head.
        let parts = |n: &Node, name| {
            n.attribute(name).unwrap_or_default().split(';').count()
        };
        let heads = parts(&document.root_element(), "data-heads");
        assert!(heads > 1, "{path}");
        for frame in frames {
            assert_eq!(parts(&frame, "data-readout"), heads, "{path}");
        }
    }
}

#[test]
fn numbers_are_well_written_and_shapes_lie_on_the_canvas() {
    for (path, svg) in drawn() {
        let document = Document::parse(&svg).expect(&path);
        let view = document.root_element().attribute("viewBox").expect("a box");
        let view: Vec<f64> =
            view.split(' ').map(|n| n.parse().unwrap()).collect();
        for node in document.descendants().filter(Node::is_element) {
            if node.has_tag_name(svg_tag("text")) {
                let words = node.text().unwrap_or_default();
                let bad = ["-", "\u{2212}0 ", "NaN", "inf"];
                assert!(
                    !bad.iter().any(|b| words.contains(b)),
                    "{path}: {words}"
                );
                assert!(
                    words != "\u{2212}0" && !words.ends_with(".0"),
                    "{path}: {words}"
                );
            }
            for name in ["x", "y", "cx", "cy"] {
                if let Some(at) = node.attribute(name) {
                    let limit =
                        if name.ends_with('x') { view[2] } else { view[3] };
                    let at: f64 = at.parse().unwrap();
                    assert!(
                        (0.0..=limit).contains(&at),
                        "{path}: {name} = {at}"
                    );
                }
            }
        }
    }
}

/// The style sheet gives every class of every shape its look.
#[test]
fn the_style_sheet_knows_every_class() {
    let mut classes = BTreeSet::new();
    for (_, svg) in drawn() {
        let document = Document::parse(&svg).unwrap();
        for node in document.descendants().filter(Node::is_element) {
            let class = node.attribute("class").unwrap_or_default();
            classes.extend(class.split(' ').map(str::to_owned));
        }
    }
    assert!(classes.len() > 10, "{classes:?}");
    // Not inks: what a page looks for, and words in the colour of the text.
    for class in ["", "frame", "figure"] {
        classes.remove(class);
    }
    for class in classes {
        let known = [figure::STYLE, figure::INKS]
            .concat()
            .split(|c: char| !c.is_alphanumeric() && c != '.')
            .any(|word| word == format!(".{class}"));
        assert!(known, "figure.css does not know .{class}");
    }
}

/// In the whole book a dashed line is a second curve beside the one that is
/// meant, which is in the same ink, or black; and a dotted one is straight, to
/// read with and no result. Words that say so stand by such a figure.
#[test]
fn dashed_and_dotted_mean_one_thing() {
    let pages: String = fs::read_dir(root().join("src"))
        .unwrap()
        .filter_map(|file| fs::read_to_string(file.unwrap().path()).ok())
        .collect();
    let mut dashed = 0;
    for (path, svg) in drawn() {
        let document = Document::parse(&svg).expect(&path);
        let top = document.root_element();
        let lines = |class: &str| {
            let of = |n: &Node| n.attribute("class") == Some(class);
            document.descendants().filter(of).collect::<Vec<_>>()
        };
        for guide in lines("guide") {
            let strokes = guide.attribute("d").into_iter();
            for stroke in strokes.flat_map(|d| d.split('M').skip(1)) {
                let letters = |c: &char| c.is_alphabetic();
                let turns = stroke.chars().filter(letters).count()
                    + stroke.matches(' ').count();
                assert!(turns <= 3, "{path} has a result dotted: M{stroke}");
            }
        }
        for ink in ["l1", "l2"] {
            let second = lines(&format!("{ink} ghost")).len();
            dashed += second;
            assert!(
                second == 0 || lines(ink).len() + lines("text").len() > 0,
                "{path}: {ink} is dashed and has no first curve"
            );
        }
        let has = |class| svg.contains(class);
        let own = top.descendants().filter_map(|n| n.text());
        let image = path.strip_prefix("src/").unwrap();
        let beside = pages.lines().filter(|line| line.contains(image));
        for words in own.chain(beside).map(str::to_lowercase) {
            for (word, class) in
                [("dashed", " ghost\""), ("dotted", "\"guide\"")]
            {
                assert!(
                    !words.contains(word) || has(class),
                    "{path} has nothing {word}: {words}"
                );
            }
        }
    }
    assert!(dashed > 100, "{dashed} dashed lines in all figures");
}

/// The main figure of chapter 5 has 61 positions.
#[test]
fn figures_are_light() {
    let all: usize = drawn().iter().map(|(_, svg)| svg.len()).sum();
    assert!(all < 780_000, "{all} bytes for all figures");
    let (_, sums) = drawn()
        .into_iter()
        .find(|(path, _)| path.ends_with("chapter5/sums.svg"))
        .expect("the main figure");
    let mut packed = GzEncoder::new(vec![], Compression::best());
    packed.write_all(sums.as_bytes()).unwrap();
    let size = packed.finish().unwrap().len();
    assert!(size < 6_000, "{size} bytes for the main figure, compressed");
}

fn svg_tag(name: &'static str) -> (&'static str, &'static str) {
    ("http://www.w3.org/2000/svg", name)
}
