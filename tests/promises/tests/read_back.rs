//! Figures are read back: curves, dots and labels are taken out of the SVG,
//! turned into the axes' own units by the ticks, and held against mathematics
//! written here. A figure that is drawn wrong fails, however often it is
//! drawn.

use promises::{program, text};
use roxmltree::{Document, Node};
use std::fs;

/// Figures whose readers are still to be written. A new figure may not be
/// added here.
const NOT_YET: [&str; 12] = [
    "chapter1/fits",
    "chapter2/corners",
    "chapter2/shapes",
    "chapter2/surface",
    "chapter3/bowl",
    "chapter3/lines",
    "chapter4/zoom",
    "chapter5/halves",
    "chapter5/moved",
    "chapter5/rounded",
    "chapter6/hills",
    "chapter6/walks",
];

/// What is drawn, in the axes' units.
#[derive(Default, Debug)]
struct Layer {
    /// Curves by class, each as points along it.
    curves: Vec<(String, Vec<(f64, f64)>)>,
    /// Dots and rings by class.
    dots: Vec<(String, (f64, f64))>,
    /// Words by class, where they start.
    words: Vec<(String, String, (f64, f64))>,
    readout: String,
    value: f64,
}

/// A figure with one plane: what does not move, and each position.
struct Figure {
    titles: [String; 2],
    /// From where to where the baseline goes, in units of the axis across.
    across: (f64, f64),
    /// The same upwards, and one drawn unit in both directions.
    unit: (f64, f64),
    description: String,
    still: Layer,
    frames: Vec<Layer>,
}

fn number(text: &str) -> f64 {
    text.replace('\u{2212}', "-").parse().unwrap_or(f64::NAN)
}

fn words(node: Node) -> String {
    node.descendants().filter_map(|n| n.is_text().then(|| n.text())?).collect()
}

/// The points along a path: lines as they are, curves at eighths.
fn points(d: &str) -> Vec<Vec<(f64, f64)>> {
    let mut lines: Vec<Vec<(f64, f64)>> = vec![];
    let mut rest = d;
    let mut here = (0.0, 0.0);
    while let Some(letter) = rest.chars().next() {
        let end = rest[1..].find(|c: char| c.is_ascii_alphabetic());
        let end = end.map_or(rest.len(), |end| end + 1);
        let body = rest[1..end].replace('-', " -");
        let n: Vec<f64> = body.split_whitespace().map(number).collect();
        rest = &rest[end..];
        let last = lines.last_mut();
        match (letter, last) {
            ('M', _) => {
                here = (n[0], n[1]);
                lines.push(vec![here]);
            }
            ('l', Some(line)) => {
                // The end is the last of eight points, exactly.
                let to = (here.0 + n[0], here.1 + n[1]);
                let part = |i: i32| {
                    let s = f64::from(i) / 8.0;
                    (here.0 + s * n[0], here.1 + s * n[1])
                };
                line.extend((1..8).map(part).chain([to]));
                here = to;
            }
            ('q', Some(line)) => {
                let control = (here.0 + n[0], here.1 + n[1]);
                let to = (here.0 + n[2], here.1 + n[3]);
                for s in (1..=8).map(|i| f64::from(i) / 8.0) {
                    let mix = |a: f64, b: f64, c: f64| {
                        let t = 1.0 - s;
                        t * t * a + 2.0 * s * t * b + s * s * c
                    };
                    line.push((
                        mix(here.0, control.0, to.0),
                        mix(here.1, control.1, to.1),
                    ));
                }
                here = to;
            }
            ('h' | 'z', _) => {}
            (other, _) => panic!("{other} in {d}"),
        }
    }
    lines
}

/// a + b·place, so that the ticks say what is written beside them.
fn map(ticks: &[(f64, f64)]) -> impl Fn(f64) -> f64 + use<> {
    let [first, .., last] = *ticks else { panic!("two ticks at least") };
    let slope = (last.1 - first.1) / (last.0 - first.0);
    for tick in ticks {
        let at = first.1 + slope * (tick.0 - first.0);
        // A place is written to a tenth of a unit.
        assert!((at - tick.1).abs() <= 0.15 * slope.abs(), "{ticks:?}");
    }
    move |place| first.1 + slope * (place - first.0)
}

fn attribute(node: Node, name: &str) -> f64 {
    node.attribute(name).map_or(f64::NAN, number)
}

fn read(svg: &str) -> Figure {
    let document = Document::parse(svg).unwrap();
    let all: Vec<Node> =
        document.descendants().filter(Node::is_element).collect();
    // The marks of the ticks, in the order of the words beside them.
    let marks = |down: bool| {
        let marks = all.iter().filter(|n| n.attribute("class") == Some("axis"));
        let paths = marks.filter_map(|n| n.attribute("d"));
        let lines = paths.flat_map(points);
        let short = lines.filter(move |line| {
            let last = line[line.len() - 1];
            let (dx, dy) = (last.0 - line[0].0, last.1 - line[0].1);
            if down { dx == 0.0 && dy == -5.0 } else { dx == 5.0 && dy == 0.0 }
        });
        short.map(|line| line[0]).collect::<Vec<_>>()
    };
    let numbers = |anchor: &str| -> Vec<f64> {
        let texts = all.iter().filter(|n| {
            n.has_tag_name(("http://www.w3.org/2000/svg", "text"))
                && n.attribute("class") == Some("axis")
                && n.attribute("text-anchor") == Some(anchor)
        });
        texts.map(|n| number(&words(*n))).collect()
    };
    let ticks = |places: Vec<f64>, numbers: Vec<f64>| {
        assert_eq!(places.len(), numbers.len());
        places.into_iter().zip(numbers).collect::<Vec<_>>()
    };
    let x = marks(true).iter().map(|p| p.0).collect();
    let y = marks(false).iter().map(|p| p.1).collect();
    let x = map(&ticks(x, numbers("middle")));
    let y = map(&ticks(y, numbers("end")));
    let base = marks(true)[0].1;
    let axis = all.iter().filter(|n| n.attribute("class") == Some("axis"));
    let base: Vec<(f64, f64)> = axis
        .filter_map(|n| n.attribute("d"))
        .flat_map(points)
        .find(|line| line[0].1 == base && line[1].1 == base)
        .expect("a baseline");
    let layer = |nodes: Vec<Node>| {
        let mut layer = Layer::default();
        for node in nodes {
            let class = node.attribute("class").unwrap_or_default().to_owned();
            let at = |h: &str, v: &str| {
                (x(attribute(node, h)), y(attribute(node, v)))
            };
            match node.tag_name().name() {
                "path" if !["axis", "faint", "guide"].contains(&&*class) => {
                    for line in points(node.attribute("d").unwrap()) {
                        let line = line.into_iter().map(|p| (x(p.0), y(p.1)));
                        layer.curves.push((class.clone(), line.collect()));
                    }
                }
                "circle" => layer.dots.push((class, at("cx", "cy"))),
                "text" => {
                    layer.words.push((class, words(node), at("x", "y")));
                }
                _ => {}
            }
        }
        layer
    };
    let root = document.root_element();
    let outside = root.children().filter(Node::is_element).collect();
    let frames = root
        .children()
        .filter(|n| n.has_tag_name(("http://www.w3.org/2000/svg", "g")));
    let frames = frames.map(|frame| Layer {
        readout: frame.attribute("data-readout").unwrap().to_owned(),
        value: number(frame.attribute("data-value").unwrap()),
        ..layer(frame.children().filter(Node::is_element).collect())
    });
    let titles = all.iter().filter(|n| n.attribute("class") == Some("text"));
    let titles: Vec<String> = titles
        .filter(|n| n.tag_name().name() == "text")
        .map(|n| words(*n))
        .collect();
    let description = all.iter().find(|n| n.tag_name().name() == "desc");
    Figure {
        titles: [titles[0].clone(), titles[1].clone()],
        across: (x(base[0].0), x(base[base.len() - 1].0)),
        unit: (x(1.0) - x(0.0), (y(1.0) - y(0.0)).abs()),
        description: words(*description.unwrap()),
        still: layer(outside),
        frames: frames.collect(),
    }
}

/// The numbers in some words, in order; those of L1 and L2 are none.
fn numbers_in(text: &str) -> Vec<f64> {
    let text = text.replace("L1", "").replace("L2", "");
    let parts =
        text.split(|c: char| !c.is_ascii_digit() && !".\u{2212}".contains(c));
    let parts = parts.map(|part| part.trim_matches('.'));
    parts.map(number).filter(|n| n.is_finite()).collect()
}

impl Figure {
    /// The curves of a class follow a function within half a unit, and reach
    /// over all of the axis where the function is in the plane.
    fn follows(&self, layer: &Layer, class: &str, f: impl Fn(f64) -> f64) {
        let own = layer.curves.iter().filter(|(c, _)| c == class);
        let points: Vec<(f64, f64)> =
            own.flat_map(|(_, p)| p.clone()).collect();
        assert!(!points.is_empty(), "nothing is drawn in {class}");
        for &(x, y) in &points {
            // Half a unit to any side.
            let nearest = [-0.5, 0.0, 0.5].map(|d| f(x + d * self.unit.0));
            let (low, high) = nearest
                .iter()
                .fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| {
                    (l.min(*v), h.max(*v))
                });
            let room = 0.5 * self.unit.1;
            assert!(
                y >= low - room && y <= high + room,
                "{class} at {x}: {y} instead of {}",
                f(x)
            );
        }
        let highest = points.iter().map(|p| p.1).fold(f64::MIN, f64::max);
        let (from, to) = self.across;
        for i in 0..=100 {
            let x = from + (to - from) * f64::from(i) / 100.0;
            let inside = f(x) < highest - 2.0 * self.unit.1;
            let near =
                points.iter().any(|p| (p.0 - x).abs() < 0.1 * (to - from));
            assert!(!inside || near, "{class} is not drawn at {x}");
        }
    }

    fn dot(&self, layer: &Layer, class: &str, (x, y): (f64, f64)) {
        let here = layer.dots.iter().filter(|(c, _)| c == class);
        let here: Vec<_> = here.map(|(_, at)| *at).collect();
        let near = |at: &(f64, f64)| {
            (at.0 - x).abs() <= 0.5 * self.unit.0
                && (at.1 - y).abs() <= 0.5 * self.unit.1
        };
        assert!(here.iter().any(near), "{class} at {here:?}, not ({x}, {y})");
    }

    /// Words in an ink; those beside the end of a curve are at its height.
    fn label(
        &self,
        layer: &Layer,
        class: &str,
        label: &str,
        height: Option<f64>,
    ) {
        let found =
            layer.words.iter().find(|(c, w, _)| c == class && w == label);
        let Some((_, _, (_, y))) = found else {
            panic!("no {label:?} in {class}: {:?}", layer.words)
        };
        // The words stand on their line; their middle is at the height, if no
        // other label has pushed them away.
        if let Some(height) = height {
            let off = (y + 5.3 * self.unit.1 - height).abs();
            assert!(off < 24.0 * self.unit.1, "{label} at {y}, not {height}");
        }
    }

    fn axes(&self, titles: [&str; 2], (from, to): (f64, f64)) {
        assert_eq!(self.titles, titles);
        let off = (self.across.0 - from).abs() + (self.across.1 - to).abs();
        assert!(
            off < 2.0 * self.unit.0,
            "{:?} not {from} to {to}",
            self.across
        );
    }
}

/// Draws a chapter's figures with these options and reads one of them.
fn drawn(chapter: &str, options: &str, name: &str) -> Figure {
    let folder = tempfile::tempdir().unwrap();
    let mut draw = program(chapter);
    draw.args(options.split_whitespace()).arg("--out").arg(folder.path());
    let run = draw.assert().success();
    let printed = text(&run.get_output().stdout);
    assert!(printed.contains(&format!("{name}.svg")), "{printed}");
    let path = folder.path().join(name).with_extension("svg");
    read(&fs::read_to_string(path).unwrap())
}

#[test]
fn every_figure_is_read_or_known_not_to_be() {
    let here = include_str!("read_back.rs");
    for chapter in book::chapters() {
        for figure in &chapter.figures {
            let name = format!("{}/{}", chapter.name, figure.name);
            let read =
                format!("\"{}\", options, \"{}\"", chapter.name, figure.name);
            assert!(
                NOT_YET.contains(&&*name) != here.contains(&read),
                "{name}: write its reader in tests/promises/tests/read_back.rs"
            );
        }
    }
}

/// Data on y = w·x with mean(x²) = m, and λ, with the options that ask for
/// them.
const PROBLEMS: [(&str, f64, f64, f64); 4] = [
    ("", 1.0, 0.5, 1.5),
    ("--lambda 0.7", 1.0, 0.5, 0.7),
    ("--weight -0.3 --lambda 0.2", 1.0, -0.3, 0.2),
    ("--x 0:10:1 --lambda 20", 35.0, 0.5, 20.0),
];

fn l1_lowest(m: f64, w: f64, lambda: f64) -> f64 {
    w.signum() * (w.abs() - lambda / 2.0 / m).max(0.0)
}

fn l2_lowest(m: f64, w: f64, lambda: f64) -> f64 {
    m * w / (m + lambda)
}

/// What a read-out says is what is true, as far as it is written.
fn says(words: &str, expected: &[f64]) {
    let said = numbers_in(words);
    for e in expected {
        let near = said.iter().any(|s| (s - e).abs() <= 6e-5 + 1e-3 * e.abs());
        assert!(near, "{words:?} does not say {e}");
    }
}

#[test]
fn the_sums() {
    for (options, m, w, lambda) in PROBLEMS {
        let figure = drawn("chapter5", options, "sums");
        let reach = 2.0 * w.abs();
        let (from, to) = (w - reach, w + 0.75 * reach);
        figure.axes(["weight w", "loss + λ · penalty"], (from, to));
        let loss = |v: f64| m * (v - w) * (v - w);
        figure.follows(&figure.still, "loss", loss);
        // Nine tenths of the way to the right end.
        let near = from + 0.9 * (to - from);
        figure.label(&figure.still, "loss", "loss", Some(loss(near)));
        figure.label(&figure.still, "l1", "loss + λ|w|", None);
        figure.label(&figure.still, "l2", "loss + λw²", None);
        let threshold = 2.0 * m * w.abs();
        let last = figure.frames.last().unwrap().value;
        assert!(last >= 2.99 * threshold, "the slider ends at {last}");
        assert!(figure.frames[0].value == 0.0 && figure.frames.len() >= 61);
        for frame in &figure.frames {
            let l = frame.value;
            let one = |v: f64| loss(v) + l * v.abs();
            let two = |v: f64| loss(v) + l * v * v;
            figure.follows(frame, "l1", one);
            figure.follows(frame, "l2", two);
            let (a, b) = (l1_lowest(m, w, l), l2_lowest(m, w, l));
            figure.dot(frame, "l1 dot", (a, one(a)));
            figure.dot(frame, "l2 dot", (b, two(b)));
            // In the order in which they are said.
            let said = numbers_in(&frame.readout);
            assert_eq!(said.len(), 3, "{}", frame.readout);
            for (said, expected) in said.iter().zip([l, a, b]) {
                let off = (said - expected).abs();
                assert!(
                    off <= 6e-5 + 1e-3 * expected.abs(),
                    "{}",
                    frame.readout
                );
            }
        }
        let (a, b) = (l1_lowest(m, w, lambda), l2_lowest(m, w, lambda));
        let heights = [loss(a) + lambda * a.abs(), loss(b) + lambda * b * b];
        says(&figure.description, &[w, lambda, a, b, heights[0], heights[1]]);
    }
}

#[test]
fn the_lowest_points_for_every_lambda() {
    for (options, m, w, _) in PROBLEMS {
        let figure = drawn("chapter5", options, "path");
        let threshold = 2.0 * m * w.abs();
        figure.axes(["λ", "best weight"], (0.0, 3.0 * threshold));
        let (one, two) = (|l| l1_lowest(m, w, l), |l| l2_lowest(m, w, l));
        figure.follows(&figure.still, "l1", one);
        figure.follows(&figure.still, "l2", two);
        figure.dot(&figure.still, "l1 dot", (threshold, 0.0));
        figure.dot(&figure.still, "l2 dot", (threshold, two(threshold)));
        let end = 3.0 * threshold;
        figure.label(&figure.still, "l1", "L1", Some(one(end)));
        figure.label(&figure.still, "l2", "L2", Some(two(end)));
        says(&figure.description, &[w, threshold, two(threshold)]);
    }
}

#[test]
fn the_penalties_and_their_slopes() {
    for (options, lambda) in [("", 1.0), ("--lambda 0.3", 0.3)] {
        let figure = drawn("chapter4", options, "penalties");
        figure.axes(["weight w", "penalty"], (-1.25, 1.25));
        let still = &figure.still;
        figure.label(still, "l1", "L1: λ·|w|", None);
        figure.label(still, "l2", "L2: λ·w²", None);
        for frame in &figure.frames {
            let l = frame.value;
            figure.follows(frame, "l1", |w| l * w.abs());
            figure.follows(frame, "l2", |w| l * w * w);
            says(&frame.readout, &[l, l * 0.1, l * 0.01]);
        }
        let last = figure.frames.last().unwrap().value;
        assert!((last - 2.0 * lambda).abs() < 1e-9);

        let figure = drawn("chapter4", options, "slopes");
        figure.axes(["weight w", "slope of the penalty"], (-1.25, 1.25));
        figure.follows(&figure.still, "l1", |w| lambda * w.signum());
        figure.follows(&figure.still, "l2", |w| 2.0 * lambda * w);
        for (w, slope) in [(-0.5, -lambda), (0.5, lambda)] {
            figure.dot(&figure.still, "text dot", (w, slope));
        }
        figure.dot(&figure.still, "l1 ring", (0.0, -lambda));
        figure.dot(&figure.still, "l1 ring", (0.0, lambda));
        figure.label(&figure.still, "l1", "L1: ±λ", Some(lambda));
        figure.label(&figure.still, "l2", "L2: 2λw", Some(2.5 * lambda));
        says(&figure.description, &[lambda, 0.5]);
    }
}

#[test]
fn the_pulls() {
    for (options, lambda) in [("", 1.5), ("--lambda 0.4", 0.4)] {
        let figure = drawn("chapter6", options, "pulls");
        figure.axes(["weight w", "pull"], (0.0, 0.6));
        figure.follows(&figure.still, "l1", |_| lambda);
        figure.follows(&figure.still, "l2", |w| 2.0 * lambda * w);
        // Beyond 0.5 the data no longer pull up.
        figure.follows(&figure.still, "loss", |w| {
            if w <= 0.501 { 1.0 - 2.0 * w } else { f64::NAN }
        });
        let goal = 0.5 / (1.0 + lambda);
        figure.dot(&figure.still, "l2 dot", (goal, 2.0 * lambda * goal));
        figure.label(&figure.still, "l1", "L1: λ", Some(lambda));
        figure.label(&figure.still, "l2", "L2: 2λw", Some(1.2 * lambda));
        figure.label(&figure.still, "loss", "data: 1 − 2w", Some(0.1));
        says(&figure.description, &[lambda, 1.0, goal]);
    }
}
