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
    /// Of a circle.
    pub radius: f64,
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

/// A number that the book has written: `−0.25`, `4.5 × 10⁻⁵`, `10,000`.
pub fn number(text: &str) -> f64 {
    let digit = |c: char| match "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|s| s == c)
    {
        Some(digit) => digit.to_string(),
        None => c.to_string().replace(['⁻', '\u{2212}'], "-"),
    };
    let text = text.replace(" × 10", "e").replace(',', "");
    let plain: String = text.chars().map(digit).collect();
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
        let far = |a: Point, b: Point| (a.0 - b.0).abs() + (a.1 - b.1).abs();
        let way = far((x, y), control) + far(control, to);
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
            radius: attribute(node, "r"),
        }
    }

    /// The words of a row, each at its own place; or the shape alone.
    fn all_of(node: Node) -> Vec<Self> {
        let shape = Shape::of(node);
        if !shape.class.ends_with(" numbers") {
            return vec![shape];
        }
        let cell = |cell: Node| Shape {
            lines: vec![vec![(attribute(cell, "x"), shape.place().1)]],
            words: words(cell),
            class: match cell.attribute("class") {
                Some(own) => format!("{} {own}", shape.class),
                None => shape.class.clone(),
            },
            ..shape.clone()
        };
        node.children().filter(Node::is_element).map(cell).collect()
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
        let shapes = parent.children().filter(is_shape).flat_map(Shape::all_of);
        Layer { shapes: shapes.collect() }
    }

    /// Takes the axes out: baseline, marks, numbers, titles and the lines at
    /// 0. They are drawn one after the other.
    pub fn take_planes(&mut self) -> Vec<Plane> {
        let mut planes = vec![];
        let is_baseline = |pair: &[Shape]| {
            let (from, to) = pair[0].stroke.unwrap_or_default();
            let across = pair[1].tick(ACROSS).map(|tick| tick.1);
            let up = pair[1].tick(UP).map(|tick| tick.0);
            pair[0].class == "axis"
                && from.1 == to.1
                && (across == Some(from.1) || up == Some(from.0))
        };
        let is_upright = |shape: &Shape| {
            let (from, to) = shape.stroke.unwrap_or_default();
            shape.class == "faint" && (from.0 == to.0 || from.1 == to.1)
        };
        while let Some(at) = self.shapes.windows(2).position(is_baseline) {
            let before = self.shapes[..at].iter().rev();
            let zeros = before.take_while(|shape| is_upright(shape)).count();
            let mut axes = self.shapes.split_off(at - zeros);
            let rest = axes.split_off(zeros);
            let (plane, others) = Plane::of(&axes, &rest);
            planes.push(plane);
            self.shapes.extend(others);
        }
        planes
    }
}

/// The marks of the axis across point up, those of the axis upwards right.
const ACROSS: Point = (0.0, -5.0);
const UP: Point = (5.0, 0.0);

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
    /// The faint lines at 0.
    zeros: Vec<(Point, Point)>,
    /// A round one ends in a circle.
    is_round: bool,
    /// On a logarithmic axis across a number stands at so many times its
    /// log₁₀, which is what its numbers here are, and `ticks` has the words':
    /// −1 for strengths α, which fall, 1 for errors; 0 on others.
    pub logarithms: f64,
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

    /// The one on which all marks say what is written beside them; none where
    /// there are no marks.
    fn of(ticks: &[Point]) -> Self {
        let [first, .., last] = *ticks else {
            return Scale { zero: f64::NAN, unit: f64::NAN };
        };
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
    /// What the lines at 0 and the shapes from the baseline on say of a plane,
    /// and the shapes after it.
    fn of(zeros: &[Shape], shapes: &[Shape]) -> (Self, Vec<Shape>) {
        let (from, to) = shapes[0].stroke.expect("a baseline");
        let mut used = 1;
        // Marks and numbers in turn; `off` is how far a number is from its mark.
        let mut ticks = |step, off: Point| -> Vec<(f64, Point)> {
            let mut ticks = vec![];
            while let Some(place) = shapes.get(used).and_then(|s| s.tick(step))
            {
                let beside = &shapes[used + 1];
                let at = beside.place();
                let (dx, dy) = (at.0 - place.0 - off.0, at.1 - place.1 - off.1);
                let is_beside = dx.abs().max(dy.abs()) <= 0.15;
                assert!(is_beside, "{beside:?} is not beside {place:?}");
                ticks.push((number(&beside.words), place));
                used += 2;
            }
            ticks
        };
        let across = ticks(ACROSS, (0.0, 21.0));
        let up = ticks(UP, (-7.0, 5.25));
        assert!(across.iter().all(|(_, place)| place.1 == from.1));
        assert!(up.iter().all(|(_, place)| place.0 == from.0));
        // Titles may be missing: that of the axis across ends below its end,
        // the other one starts above the upper end of its axis.
        let title = |used: usize, anchor: &str| {
            let shape = shapes.get(used)?;
            let is_title = shape.tag == "text" && shape.class == "text";
            (is_title && shape.anchor == anchor).then_some(shape)
        };
        let x_title = title(used, "end")
            .filter(|title| title.place() == (to.0, to.1 + 42.0));
        used += x_title.iter().count();
        let y_title = title(used, "")
            .filter(|title| title.place().0 == from.0 - from.0.min(40.0));
        used += y_title.iter().count();
        let zeros: Vec<_> = zeros.iter().filter_map(|s| s.stroke).collect();
        let upright = zeros.iter().filter(|(low, high)| low.0 == high.0);
        let top = match y_title {
            Some(title) => title.place().1 + 15.0,
            None => upright.map(|(_, high)| high.1).fold(f64::NAN, f64::min),
        };
        let words = |title: Option<&Shape>| {
            title.map_or_else(String::new, |title| title.words.clone())
        };
        let numbers = |ticks: &[(f64, Point)]| -> Vec<f64> {
            ticks.iter().map(|tick| tick.0).collect()
        };
        // A strength that libraries call α has a logarithmic axis.
        let logarithms = match x_title.map(|title| &*title.words) {
            Some("α") => -1.0,
            Some("error on the other rows") => 1.0,
            _ => 0.0,
        };
        let stands_at = |n: f64| match logarithms {
            0.0 => n,
            times => times * n.log10(),
        };
        let x: Vec<Point> =
            across.iter().map(|(n, at)| (stands_at(*n), at.0)).collect();
        let y: Vec<Point> = up.iter().map(|(n, at)| (*n, at.1)).collect();
        let plane = Plane {
            titles: [words(x_title), words(y_title)],
            ticks: [numbers(&across), numbers(&up)],
            left: from.0,
            right: to.0,
            top,
            bottom: from.1,
            zeros,
            is_round: false,
            logarithms,
            x: Scale::of(&x),
            y: Scale::of(&y),
        };
        (plane, shapes[used..].to_vec())
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
            zeros: vec![],
            is_round: false,
            logarithms: 0.0,
            x: Scale::through((from, left), (to, right)),
            y: Scale::through((low, bottom), (high, top)),
        }
    }

    /// The canvas itself, as high as this.
    pub fn canvas(height: f64) -> Self {
        let (wide, high) = ((0.0, 600.0), (height, 0.0));
        Plane::without_axes(wide, wide, high, high)
    }

    /// A round plane without axes: (0, 0) stands at a place, a unit is so long.
    pub fn round((x, y): Point, radius: f64, zero: Point, unit: f64) -> Self {
        let ends = |middle: f64| (middle - radius, middle + radius);
        let (left, right) = ends(x);
        let (top, bottom) = ends(y);
        let across = ((left - zero.0) / unit, (right - zero.0) / unit);
        let up = ((zero.1 - bottom) / unit, (zero.1 - top) / unit);
        Plane {
            is_round: true,
            ..Plane::without_axes((left, right), across, (bottom, top), up)
        }
    }

    /// What the ends of the axis across stand for, where nothing says so.
    pub fn with_across(mut self, (from, to): Point) -> Self {
        self.x = Scale::through((from, self.left), (to, self.right));
        self
    }

    /// The same for the axis upwards, which ends at `top`.
    pub fn with_up(mut self, top: f64, (low, high): Point) -> Self {
        self.top = top;
        self.y = Scale::through((low, self.bottom), (high, top));
        self
    }

    /// The faint lines go through 0, from edge to edge.
    pub fn check_zeros(&self) {
        let zero = self.place((0.0, 0.0));
        let mut expected = vec![];
        let has_zero = self.logarithms == 0.0;
        if has_zero && self.left < zero.0 - 1.0 && zero.0 < self.right - 1.0 {
            expected.push(((zero.0, self.bottom), (zero.0, self.top)));
        }
        if self.top < zero.1 - 1.0 && zero.1 < self.bottom - 1.0 {
            expected.push(((self.left, zero.1), (self.right, zero.1)));
        }
        assert_eq!(self.zeros.len(), expected.len(), "lines at 0");
        for ((from, to), (a, b)) in self.zeros.iter().zip(expected) {
            let off = [from.0 - a.0, from.1 - a.1, to.0 - b.0, to.1 - b.1];
            assert!(off.iter().all(|d| d.abs() < 0.3), "a line at {from:?}");
        }
    }

    /// The ends of the axis across, on the canvas.
    pub fn ends(&self) -> Point {
        (self.left, self.right)
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
        if self.is_round {
            let right = x - f64::midpoint(self.left, self.right);
            let down = y - f64::midpoint(self.top, self.bottom);
            let radius = (self.right - self.left) / 2.0 - margin;
            return right * right + down * down <= radius * radius;
        }
        (self.left + margin..=self.right - margin).contains(&x)
            && (self.top + margin..=self.bottom - margin).contains(&y)
    }
}

/// What does not move, each position of the slider, the description and the
/// heads of the read-out.
pub fn take_apart(svg: &str) -> (Layer, Vec<Frame>, [String; 2]) {
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
    let description = description.map(words).unwrap_or_default();
    let heads = root.attribute("data-heads").unwrap_or_default();
    (Layer::of(root), frames, [description, heads.to_owned()])
}
