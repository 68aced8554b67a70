//! A scene becomes SVG: items of every kind, on planes of every kind, are held
//! against places that are computed here from the planes' edges.

use figure::{
    Axis, Emblem, Figure, Ink, Item, Kind, Pen, Plane, Point, Scene, Side,
    Slide,
};
use roxmltree::{Document, Node};
use std::collections::BTreeSet;

/// One element of an SVG.
#[derive(Debug)]
struct Element {
    tag: String,
    class: String,
    /// The letters of a path: `Mql`.
    steps: String,
    anchor: String,
    /// What a text says; in a row, each number, with a star if it stands out.
    words: String,
    /// The radius of a circle, or the height of letters.
    size: f64,
    /// A path's points, control points too; a circle's centre; where words
    /// stand.
    places: Vec<Point>,
}

fn number(node: Node, name: &str) -> f64 {
    node.attribute(name).map_or(0.0, |n| n.parse().expect("a number"))
}

/// A path's letters and its points on the canvas.
fn path(d: &str) -> (String, Vec<Point>) {
    let (mut steps, mut places) = (String::new(), vec![]);
    for (at, letter) in d.match_indices(char::is_alphabetic) {
        let rest = &d[at + 1..];
        let end = rest.find(char::is_alphabetic).unwrap_or(rest.len());
        let numbers = rest[..end].replace('-', " -");
        let numbers: Vec<f64> =
            numbers.split_whitespace().map(|n| n.parse().unwrap()).collect();
        // A path starts at a place; its steps are measured from the last one.
        let from = match letter {
            "M" => (0.0, 0.0),
            _ => *places.last().expect("a path starts with M"),
        };
        // Half a circle ends as far away as it is wide.
        let numbers = match letter {
            "a" => {
                assert!((numbers[5].abs() - 2.0 * numbers[0]).abs() < 0.11);
                assert_eq!([numbers[1], numbers[6]], [numbers[0], 0.0]);
                numbers[5..].to_vec()
            }
            _ => numbers,
        };
        let pairs = numbers.chunks_exact(2);
        places.extend(pairs.map(|two| (from.0 + two[0], from.1 + two[1])));
        steps.push_str(letter);
    }
    (steps, places)
}

/// The shapes that stand directly in an element.
fn read(parent: Node) -> Vec<Element> {
    let is_shape = |node: &Node| {
        ["path", "circle", "text"].contains(&node.tag_name().name())
    };
    let words = |node: Node| -> String {
        node.descendants()
            .filter_map(|n| n.text().filter(|_| n.is_text()))
            .collect()
    };
    let element = |node: Node| {
        let text = |name| node.attribute(name).unwrap_or_default().to_owned();
        let (steps, mut places) = path(&text("d"));
        let cells = node.children().filter(|n| n.has_attribute("x"));
        let cells: Vec<Node> = cells.collect();
        let y = number(node, "y");
        let mut said = words(node);
        match node.tag_name().name() {
            "circle" => places.push((number(node, "cx"), number(node, "cy"))),
            "text" if cells.is_empty() => places.push((number(node, "x"), y)),
            _ => places.extend(cells.iter().map(|n| (number(*n, "x"), y))),
        }
        if !cells.is_empty() {
            let star = |n: &Node| n.attribute("class").map_or("", |_| "*");
            let cell = |n: &Node| words(*n) + star(n);
            said = cells.iter().map(cell).collect::<Vec<_>>().join(" ");
        }
        let style = text("style").replace(|c: char| !c.is_ascii_digit(), "");
        Element {
            tag: node.tag_name().name().to_owned(),
            class: text("class"),
            anchor: text("text-anchor"),
            size: number(node, "r").max(style.parse().unwrap_or(0.0)),
            words: said,
            steps,
            places,
        }
    };
    parent.children().filter(is_shape).map(element).collect()
}

/// Where a point of a plane is on the canvas.
fn place(plane: &Plane, (x, y): Point) -> Point {
    let part = |axis: &Axis, at: f64| (at - axis.from) / (axis.to - axis.from);
    (
        plane.left + plane.width * part(&plane.x, x),
        plane.top + plane.height * (1.0 - part(&plane.y, y)),
    )
}

fn class(ink: Ink) -> &'static str {
    match ink {
        Ink::L1 => "l1",
        Ink::L2 => "l2",
        Ink::Loss => "loss",
        Ink::Text => "text",
        Ink::Axis => "axis",
        Ink::Faint => "faint",
        Ink::L1Ghost => "l1 ghost",
        Ink::L2Ghost => "l2 ghost",
        Ink::L1Trace => "l1 trace",
        Ink::L2Trace => "l2 trace",
        Ink::LossTrace => "loss trace",
        Ink::Guide => "guide",
        Ink::Own(class) => class,
    }
}

fn line(class: &str, steps: &str, places: Vec<Point>) -> Element {
    Element {
        tag: "path".into(),
        class: class.into(),
        steps: steps.into(),
        anchor: String::new(),
        words: String::new(),
        size: 0.0,
        places,
    }
}

fn text(class: &str, words: &str, anchor: &str, (x, y): Point) -> Element {
    Element {
        tag: "text".into(),
        anchor: anchor.into(),
        words: words.into(),
        ..line(class, "", vec![(x, y)])
    }
}

/// The axes of a plane, from one edge to the other: lines at 0 that lie
/// inside, the one below, marks that are 5 long with their words, titles.
fn axes(plane: &Plane, has_zeros: [bool; 2]) -> Vec<Element> {
    let (left, right) = (plane.left, plane.left + plane.width);
    let (top, bottom) = (plane.top, plane.top + plane.height);
    let zero = place(plane, (0.0, 0.0));
    let mut all = vec![];
    if has_zeros[0] {
        all.push(line("faint", "Ml", vec![(zero.0, bottom), (zero.0, top)]));
    }
    if has_zeros[1] {
        all.push(line("faint", "Ml", vec![(left, zero.1), (right, zero.1)]));
    }
    all.push(line("axis", "Ml", vec![(left, bottom), (right, bottom)]));
    for (tick, words) in plane.x.labels() {
        let x = place(plane, (tick, 0.0)).0;
        all.push(line("axis", "Ml", vec![(x, bottom), (x, bottom - 5.0)]));
        all.push(text("axis", &words, "middle", (x, bottom + 21.0)));
    }
    for (tick, words) in plane.y.labels() {
        let y = place(plane, (0.0, tick)).1;
        all.push(line("axis", "Ml", vec![(left, y), (left + 5.0, y)]));
        all.push(text("axis", &words, "end", (left - 7.0, y + 5.25)));
    }
    all.push(text("text", &plane.x.title, "end", (right, bottom + 54.0)));
    // As far above the plane, or farther above the highest number.
    let labels = plane.y.labels();
    let highest = labels.iter().map(|tick| place(plane, (0.0, tick.0)).1);
    let highest = highest.fold(bottom, f64::min);
    let above = (top - 15.0).min((highest - 28.0).max(17.0));
    let start = (if left < 60.0 { 4.0 } else { left - 40.0 }, above);
    all.push(text("text", &plane.y.title, "", start));
    all.retain(|element| element.tag == "path" || !element.words.is_empty());
    all
}

/// What an item becomes. A kind that is not known here does not compile.
fn expected(item: &Item, has_zeros: [bool; 2]) -> Vec<Element> {
    let at: Vec<Point> =
        item.points.iter().map(|point| place(&item.plane, *point)).collect();
    let ink = class(item.ink);
    let arcs = |class: &str| {
        let mut places = vec![at[0]];
        for arc in at.windows(3).step_by(2) {
            let bend = |a, middle, b| 2.0 * middle - f64::midpoint(a, b);
            let [a, middle, b] = [arc[0], arc[1], arc[2]];
            places.push((bend(a.0, middle.0, b.0), bend(a.1, middle.1, b.1)));
            places.push(b);
        }
        let steps = "M".to_owned() + &"q".repeat(at.len() / 2);
        vec![line(class, &steps, places)]
    };
    let straight = |class: &str| {
        let steps = "M".to_owned() + &"l".repeat(at.len() - 1);
        vec![line(class, &steps, at.clone())]
    };
    let round = |class: &str, size| {
        let circle = line(&format!("{ink} {class}"), "", at.clone());
        vec![Element { tag: "circle".into(), size, ..circle }]
    };
    let circle =
        |class: &str| vec![line(class, "Maaz", vec![at[0], at[1], at[0]])];
    let pieces = |class: &str, piece: &str, count, places| {
        vec![line(class, &piece.repeat(at.len() / count), places)]
    };
    match &item.kind {
        Kind::Axes => axes(&item.plane, has_zeros),
        Kind::Curve => arcs(ink),
        Kind::Round => circle(ink),
        Kind::RoundArea => circle(&format!("{ink} area")),
        Kind::Line => straight(ink),
        Kind::Strokes => pieces(ink, "Ml", 2, at.clone()),
        Kind::Squares => {
            pieces(&format!("{ink} square"), "Mlllz", 4, at.clone())
        }
        Kind::Area => straight(&format!("{ink} area")),
        Kind::CurvedArea => arcs(&format!("{ink} area")),
        Kind::Bars => {
            let corners = at.chunks(2).flat_map(|two| {
                let [(x, y), (right, end)] = [two[0], two[1]];
                [(x, y), (right, y), (right, end), (x, end)]
            });
            let corners = corners.collect();
            pieces(&format!("{ink} bar"), "Mlllz", 2, corners)
        }
        Kind::Specks => pieces(&format!("{ink} specks"), "Mh", 1, at.clone()),
        Kind::Disc(radius) => round("dot", *radius),
        Kind::Ring(radius) => round("ring", *radius),
        Kind::Circle(radius) => round("circle", *radius),
        Kind::Numbers(numbers) => {
            let star =
                |n: &String| if n == "0" { "0*".into() } else { n.clone() };
            let words: Vec<String> = numbers.iter().map(star).collect();
            let row =
                text(&format!("{ink} numbers"), &words.join(" "), "", at[0]);
            vec![Element { places: at.clone(), ..row }]
        }
        Kind::Label(side, words) => {
            let (right, down, anchor) = match side {
                Side::Left => (-10.0, 5.25, "end"),
                Side::Right => (10.0, 5.25, ""),
                Side::Above => (0.0, -9.0, "middle"),
                Side::Below => (0.0, 19.25, "middle"),
                Side::AboveLeft => (-6.0, -9.0, "end"),
                Side::AboveRight => (6.0, -9.0, ""),
                Side::BelowLeft => (-6.0, 19.25, "end"),
                Side::BelowRight => (6.0, 19.25, ""),
            };
            let beside = (at[0].0 + right, at[0].1 + down);
            vec![text(ink, words, anchor, beside)]
        }
        Kind::Headline(size, words) => {
            vec![Element { size: *size, ..text(ink, words, "", at[0]) }]
        }
    }
}

/// What is written of a scene is what it shows, in its order.
fn compare(scene: &Scene, parent: Node, has_zeros: [bool; 2]) {
    let written = read(parent);
    let items = scene.items.iter();
    let expected: Vec<Element> =
        items.flat_map(|item| expected(item, has_zeros)).collect();
    assert_eq!(written.len(), expected.len());
    for (own, wanted) in written.iter().zip(&expected) {
        let parts = |e: &Element| {
            let words = [&e.tag, &e.class, &e.steps, &e.anchor, &e.words];
            (words.map(Clone::clone), (10.0 * e.size).round(), e.places.len())
        };
        assert_eq!(parts(own), parts(wanted));
        let pairs = own.places.iter().zip(&wanted.places);
        // To a tenth of a unit, and a control point to two.
        let off = pairs.map(|(a, b)| (a.0 - b.0).abs().max((a.1 - b.1).abs()));
        assert!(off.fold(0.0, f64::max) < 0.12, "{own:?}, not {wanted:?}");
    }
}

const SIDES: [Side; 8] = [
    Side::Left,
    Side::Right,
    Side::Above,
    Side::Below,
    Side::AboveLeft,
    Side::AboveRight,
    Side::BelowLeft,
    Side::BelowRight,
];

/// Everything that a pen can draw, between two and eight tenths of a plane.
fn everything(pen: &Pen, plane: &Plane) {
    let at = |x: f64, y: f64| {
        let between = |axis: &Axis, s| axis.from + s * (axis.to - axis.from);
        (between(&plane.x, x), between(&plane.y, y))
    };
    // A wave: more than one arc.
    let wave =
        |t: f64| at(0.2 + 0.1 * t, 0.5 + 0.01 * t * (t - 3.0) * (t - 6.0));
    let corners = [at(0.2, 0.3), at(0.7, 0.4), at(0.6, 0.8)];
    let points = || [at(0.3, 0.3), at(0.3, 0.6), at(0.52, 0.71)];
    pen.path(Ink::L1, (0.0, 5.0), &[], wave);
    pen.inside(Ink::L2, (0.0, 6.0), &[3.0], wave);
    pen.hops(Ink::L1Ghost, &points());
    pen.line(Ink::L2Trace, &corners);
    pen.area(Ink::Loss, &corners);
    pen.strokes(
        Ink::Guide,
        [[corners[0], corners[1]], [corners[2], corners[0]]],
    );
    let side = (plane.y.to - plane.y.from) / 10.0;
    pen.squares(Ink::Faint, [(corners[0], side), (corners[1], -side)]);
    pen.bars(Ink::L1Trace, (plane.x.to - plane.x.from) / 20.0, points());
    pen.specks(Ink::Text, points());
    let (x, y) = points()[0];
    pen.dot(Ink::L2Ghost, x, y);
    pen.ring(Ink::LossTrace, x, y);
    pen.wide_ring(Ink::L1, x, y);
    let numbers = points().into_iter().zip(["0.25", "0", "−3"]);
    let numbers: Vec<(f64, String)> =
        numbers.map(|(point, words)| (point.0, words.into())).collect();
    pen.numbers(Ink::L1, 48.0, &numbers);
    for side in SIDES {
        pen.label(Ink::Loss, points()[2], side, "loss + λ|w| & more");
    }
    pen.headline(Ink::Text, points()[1], 44.0, "Why L1");
}

#[test]
fn every_kind_is_written_where_it_lies() {
    let linear =
        Plane::new(Axis::new("λ", -1.0, 3.0), Axis::new("w", -0.4, 2.0))
            .at(83.0, 61.0, 320.0, 170.0);
    let titled = |title| Axis::new(title, 0.5, 1.5).ticks(&[0.5, 1.0]);
    let beyond_zero =
        Plane::new(titled(""), titled("up")).at(20.5, 44.25, 130.0, 90.5);
    let powers = [(-1.0, "10".to_owned()), (0.0, "1".to_owned())];
    let falling = Axis::new("α", -1.5, 0.5).words(&powers);
    let logarithmic = Plane::new(falling, Axis::new("", -1.0, 0.0))
        .at(56.0, 34.0, 518.0, 276.0);
    let mut kinds = BTreeSet::new();
    for (plane, has_zeros) in [
        (&linear, [true, true]),
        (&beyond_zero, [false, false]),
        (&logarithmic, [false, false]),
    ] {
        let middle = |axis: &Axis| f64::midpoint(axis.from, axis.to);
        let seen = (middle(&plane.x), middle(&plane.y));
        let lens = plane.lens(seen, 4.0, (300.0, 150.0), 60.0);
        assert!(lens.is_round);
        let figure = Figure::new("a", "A").still(|sheet| {
            everything(&sheet.axes(plane), plane);
            everything(&sheet.lens(plane, &lens), &lens);
        });
        let svg = figure.svg();
        let document = Document::parse(&svg).unwrap();
        compare(figure.scene(), document.root_element(), has_zeros);
        let all = figure.scene().items.iter().map(|item| &item.kind);
        kinds.extend(all.map(|kind| {
            let name = format!("{kind:?}");
            name.split('(').next().unwrap_or_default().to_owned()
        }));
    }
    // As many as `expected` knows.
    assert_eq!(kinds.len(), 15, "{kinds:?}");
}

#[test]
fn each_position_is_written_with_its_own_scene_and_one_is_seen() {
    let plane = Plane::new(Axis::new("w", 0.0, 3.0), Axis::new("", 0.0, 1.0));
    let slide = Slide::new("price λ", &plane, &[0.0, 1.0, 2.5], 1.1);
    let figure = Figure::new("a", "A title")
        .describe("What is seen.")
        .size(700, 400)
        .still(|sheet| everything(&sheet.pen(&plane), &plane))
        .slide(slide, [(Ink::L1, "lowest at")], |sheet, at| {
            sheet.pen(&plane).dot(Ink::L1, at, 0.5);
            [format!("at {at}")]
        });
    let svg = figure.svg();
    let document = Document::parse(&svg).unwrap();
    let root = document.root_element();
    let own = |name| root.attribute(name);
    assert_eq!(own("viewBox"), Some("0 0 700 400"));
    assert_eq!(own("data-heads"), Some("price λ;lowest at"));
    let says = |name: &str, words| {
        let mut named = root.children().filter(|n| n.tag_name().name() == name);
        assert_eq!(named.next().and_then(|n| n.text()), Some(words));
    };
    says("title", "A title");
    says("desc", "What is seen.");
    compare(figure.scene(), root, [false; 2]);
    let groups = root.children().filter(|n| n.tag_name().name() == "g");
    let groups: Vec<Node> = groups.collect();
    let frames = &figure.slider().unwrap().frames;
    assert_eq!((groups.len(), frames.len()), (3, 3));
    let readouts = ["0;at 0", "1;at 1", "2.5;at 2.5"];
    for (i, (group, frame)) in groups.iter().zip(frames).enumerate() {
        assert_eq!(frame.scene.items.len(), 1);
        compare(&frame.scene, *group, [false; 2]);
        assert_eq!(group.attribute("data-value"), Some(&*frame.value));
        assert_eq!(group.attribute("data-readout"), Some(readouts[i]));
        assert_eq!(frame.readout.join(";"), readouts[i]);
        let hidden = if i == 1 { None } else { Some("none") };
        assert_eq!(group.attribute("display"), hidden);
    }
}

#[test]
fn an_emblem_is_written_as_it_is() {
    let emblem = Emblem::new((0.0, 2.0), (-1.0, 1.0), |pen| {
        pen.curve(Ink::L1, &[], |x| x * x / 4.0);
        pen.dot(Ink::L2, 1.0, 0.0);
    });
    let svg = emblem.inline();
    let document = Document::parse(&svg).unwrap();
    let root = document.root_element();
    assert_eq!(root.attribute("viewBox"), Some("0 0 190 110"));
    compare(emblem.scene(), root, [false; 2]);
    assert_eq!(read(root)[1].places, [(95.0, 55.0)]);
}
