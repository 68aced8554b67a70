//! A figure's SVG, taken apart: shapes, the planes that they are drawn on,
//! and the positions of the slider.

use roxmltree::{Document, Node};

/// A place on the canvas, or a point in the units of two axes.
pub type Point = (f64, f64);

/// What is drawn and has not been read yet.
pub struct Layer {
    pub shapes: Vec<Shape>,
}

/// One element of the SVG, on the canvas.
#[derive(Clone, Debug)]
pub struct Shape {
    /// `path`, `circle` or `text`.
    pub tag: String,
    pub class: String,
    /// The points along the lines of a path, the centre of a circle, the place
    /// of a text.
    pub lines: Vec<Vec<Point>>,
    /// A path that is one straight line: from where to where.
    stroke: Option<(Point, Point)>,
    pub words: String,
    /// Which end of a text stands at its place.
    pub anchor: String,
}

/// One position of the slider.
pub struct Frame {
    pub value: f64,
    /// What stands under each head of the read-out.
    pub cells: Vec<String>,
    /// Whether it is the one that is seen at first.
    pub is_shown: bool,
    pub layer: Layer,
}

/// A number that the book has written: `−0.25`, `4.5 × 10⁻⁵`.
pub fn number(text: &str) -> f64 {
    let digit = |c: char| match "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|s| s == c)
    {
        Some(digit) => digit.to_string(),
        None => c.to_string().replace(['⁻', '\u{2212}'], "-"),
    };
    let plain: String = text.replace(" × 10", "e").chars().map(digit).collect();
    plain.parse().unwrap_or(f64::NAN)
}

fn attribute(node: Node, name: &str) -> f64 {
    node.attribute(name).map_or(f64::NAN, number)
}

/// All the words in an element.
pub fn words(node: Node) -> String {
    node.descendants().filter_map(|n| n.is_text().then(|| n.text())?).collect()
}

/// The points along a path: each step in pieces of a few units.
fn points(d: &str) -> Vec<Vec<Point>> {
    let mut lines: Vec<Vec<Point>> = vec![];
    let mut rest = d;
    while let Some(letter) = rest.chars().next() {
        let end = rest[1..].find(|c: char| c.is_ascii_alphabetic());
        let (step, after) = rest.split_at(end.map_or(rest.len(), |i| i + 1));
        rest = after;
        let step = step[1..].replace('-', " -");
        let n: Vec<f64> = step.split_whitespace().map(number).collect();
        if letter == 'M' {
            lines.push(vec![(n[0], n[1])]);
            continue;
        }
        let line = lines.last_mut().expect("a path starts with M");
        let (start, (x, y)) = (line[0], line[line.len() - 1]);
        // A line is a curve whose control point is its middle.
        let (control, to) = match letter {
            'q' => ((x + n[0], y + n[1]), (x + n[2], y + n[3])),
            'l' => ((x + n[0] / 2.0, y + n[1] / 2.0), (x + n[0], y + n[1])),
            'z' | 'Z' => {
                ((f64::midpoint(x, start.0), f64::midpoint(y, start.1)), start)
            }
            'h' if n[0] == 0.0 => continue,
            other => panic!("{other} in {d}"),
        };
        let way = (to.0 - x).abs() + (to.1 - y).abs();
        let pieces = (way / 4.0).clamp(4.0, 100.0) as u32;
        for s in (1..pieces).map(|i| f64::from(i) / f64::from(pieces)) {
            let t = 1.0 - s;
            let mix = |a, b, c| t * t * a + 2.0 * s * t * b + s * s * c;
            line.push((mix(x, control.0, to.0), mix(y, control.1, to.1)));
        }
        line.push(to);
    }
    lines
}

impl Shape {
    fn of(node: Node) -> Self {
        let tag = node.tag_name().name();
        let at = |x, y| vec![vec![(attribute(node, x), attribute(node, y))]];
        let text = |name| node.attribute(name).unwrap_or_default().to_owned();
        let d = text("d");
        let lines = match tag {
            "path" => points(&d),
            "circle" => at("cx", "cy"),
            "text" => at("x", "y"),
            other => panic!("nobody reads {other}"),
        };
        let is_stroke = d.matches(char::is_alphabetic).eq(["M", "l"]);
        Shape {
            tag: tag.to_owned(),
            class: text("class"),
            stroke: is_stroke
                .then(|| (lines[0][0], lines[0][lines[0].len() - 1])),
            lines,
            words: words(node),
            anchor: text("text-anchor"),
        }
    }

    /// The place of a circle or a text, the start of a path.
    pub fn place(&self) -> Point {
        self.lines[0][0]
    }

    /// Where a tick's mark stands: 5 units up from the axis across, or 5 to
    /// the right from the axis upwards.
    fn tick(&self, step: Point) -> Option<Point> {
        let (from, to) = self.stroke.filter(|_| self.class == "axis")?;
        let is_tick = (to.0 - from.0, to.1 - from.1) == step;
        is_tick.then_some(from)
    }
}

impl Layer {
    /// The shapes that lie directly in an element.
    pub fn of(parent: Node) -> Self {
        let is_shape = |node: &Node| {
            let beside = ["title", "desc", "style", "g"];
            node.is_element() && !beside.contains(&node.tag_name().name())
        };
        let shapes = parent.children().filter(is_shape).map(Shape::of);
        Layer { shapes: shapes.collect() }
    }

    /// Takes the axes out: baseline, marks, numbers, titles and the lines at
    /// 0. They are drawn one after the other.
    pub fn take_planes(&mut self) -> Vec<Plane> {
        let mut planes = vec![];
        let is_baseline = |pair: &[Shape]| {
            let (from, to) = pair[0].stroke.unwrap_or_default();
            let tick = pair[1].tick((0.0, -5.0));
            from.1 == to.1 && tick.is_some_and(|tick| tick.1 == from.1)
        };
        while let Some(at) = self.shapes.windows(2).position(is_baseline) {
            let before = self.shapes[..at].iter().rev();
            let zeros = before.take_while(|s| s.class == "faint").count();
            let mut rest = self.shapes.split_off(at - zeros).into_iter();
            let zeros: Vec<Shape> = rest.by_ref().take(zeros).collect();
            let rest: Vec<Shape> = rest.collect();
            let (plane, others) = Plane::of(&rest);
            plane.check_zeros(&zeros);
            planes.push(plane);
            self.shapes.extend(others);
        }
        planes
    }
}

/// Two axes: their titles, and which place on the canvas is which number.
#[derive(Clone, Debug)]
pub struct Plane {
    pub titles: [String; 2],
    /// The numbers beside the marks.
    pub ticks: [Vec<f64>; 2],
    /// The edges on the canvas.
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    x: Scale,
    y: Scale,
}

/// The number n stands at the place zero + unit · n.
#[derive(Clone, Copy, Debug)]
struct Scale {
    zero: f64,
    unit: f64,
}

impl Scale {
    /// The one that puts two numbers at two places.
    fn through((n, at): Point, (m, there): Point) -> Self {
        let unit = (there - at) / (m - n);
        Scale { zero: at - unit * n, unit }
    }

    /// The one on which all marks say what is written beside them.
    fn of(ticks: &[Point]) -> Self {
        let [first, .., last] = *ticks else { panic!("two ticks at least") };
        let scale = Scale::through(first, last);
        for (n, place) in ticks {
            // A place is written to a tenth of a unit.
            let off = (scale.at(*n) - place).abs();
            assert!(off <= 0.15, "{n} stands at {place}: {ticks:?}");
        }
        scale
    }

    fn at(self, n: f64) -> f64 {
        self.zero + self.unit * n
    }
}

impl Plane {
    /// What the shapes from a baseline on say of its plane, and the shapes
    /// after it.
    fn of(shapes: &[Shape]) -> (Self, Vec<Shape>) {
        let (from, to) = shapes[0].stroke.expect("a baseline");
        // Marks and numbers in turn; `off` is how far a number is from its mark.
        let mut used = 1;
        let mut ticks = |step, off: Point| -> Vec<(f64, Point)> {
            let mut ticks = vec![];
            while let Some(place) = shapes[used].tick(step) {
                let number_beside = &shapes[used + 1];
                let at = number_beside.place();
                let (dx, dy) = (at.0 - place.0 - off.0, at.1 - place.1 - off.1);
                let is_beside = dx.abs().max(dy.abs()) <= 0.15;
                assert!(is_beside, "{number_beside:?} beside {place:?}");
                ticks.push((number(&number_beside.words), place));
                used += 2;
            }
            ticks
        };
        let across = ticks((0.0, -5.0), (0.0, 21.0));
        let up = ticks((5.0, 0.0), (-7.0, 5.25));
        let (x_title, y_title) = (&shapes[used], &shapes[used + 1]);
        let numbers = |ticks: &[(f64, Point)]| {
            ticks.iter().map(|tick| tick.0).collect::<Vec<_>>()
        };
        assert!(across.iter().all(|(_, place)| place.1 == from.1));
        assert!(up.iter().all(|(_, place)| place.0 == from.0));
        let x: Vec<Point> = across.iter().map(|(n, at)| (*n, at.0)).collect();
        let y: Vec<Point> = up.iter().map(|(n, at)| (*n, at.1)).collect();
        let plane = Plane {
            titles: [x_title, y_title].map(|title| title.words.clone()),
            ticks: [numbers(&across), numbers(&up)],
            left: from.0,
            right: to.0,
            // The title stands above the upper end of its axis.
            top: y_title.place().1 + 12.0,
            bottom: from.1,
            x: Scale::of(&x),
            y: Scale::of(&y),
        };
        (plane, shapes[used + 2..].to_vec())
    }

    /// A plane without axes: what its edges on the canvas stand for.
    pub fn without_axes(
        (left, right): Point,
        (from, to): Point,
        (bottom, top): Point,
        (low, high): Point,
    ) -> Self {
        Plane {
            titles: Default::default(),
            ticks: Default::default(),
            left,
            right,
            top,
            bottom,
            x: Scale::through((from, left), (to, right)),
            y: Scale::through((low, bottom), (high, top)),
        }
    }

    /// The faint lines go through 0, from edge to edge.
    fn check_zeros(&self, lines: &[Shape]) {
        let zero = self.place((0.0, 0.0));
        let mut expected = vec![];
        if self.left < zero.0 - 1.0 && zero.0 < self.right - 1.0 {
            expected.push(((zero.0, self.bottom), (zero.0, self.top)));
        }
        if self.top < zero.1 - 1.0 && zero.1 < self.bottom - 1.0 {
            expected.push(((self.left, zero.1), (self.right, zero.1)));
        }
        assert_eq!(lines.len(), expected.len(), "lines at 0");
        for (line, (a, b)) in lines.iter().zip(expected) {
            let (from, to) = line.stroke.expect("a straight line");
            let off = [from.0 - a.0, from.1 - a.1, to.0 - b.0, to.1 - b.1];
            assert!(off.iter().all(|d| d.abs() < 0.3), "{line:?}");
        }
    }

    /// Where a point in the axes' units is on the canvas.
    pub fn place(&self, (x, y): Point) -> Point {
        (self.x.at(x), self.y.at(y))
    }

    /// Which number of the axis across stands at a place of the canvas.
    pub fn x(&self, place: f64) -> f64 {
        (place - self.x.zero) / self.x.unit
    }

    /// The same for the axis upwards.
    pub fn y(&self, place: f64) -> f64 {
        (place - self.y.zero) / self.y.unit
    }

    /// Whether a place lies in the plane, at least `margin` from its edges.
    pub fn holds(&self, (x, y): Point, margin: f64) -> bool {
        (self.left + margin..=self.right - margin).contains(&x)
            && (self.top + margin..=self.bottom - margin).contains(&y)
    }
}

/// What does not move, and each position of the slider.
pub fn take_apart(svg: &str) -> (Layer, Vec<Frame>, String) {
    let document = Document::parse(svg).expect("an SVG");
    let root = document.root_element();
    let frame = |node: Node| {
        let readout = node.attribute("data-readout")?;
        Some(Frame {
            value: attribute(node, "data-value"),
            cells: readout.split(';').map(str::to_owned).collect(),
            is_shown: node.attribute("display").is_none(),
            layer: Layer::of(node),
        })
    };
    let frames = root.children().filter_map(frame).collect();
    let description = root.children().find(|n| n.tag_name().name() == "desc");
    (Layer::of(root), frames, description.map(words).unwrap_or_default())
}
