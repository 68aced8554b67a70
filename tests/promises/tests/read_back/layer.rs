//! What is drawn is held against what should be: a check takes the items that
//! it has read, and what nobody has taken is a fault.

use crate::plane::{Plane, Point};
use crate::words::compare;
use figure::{Ink, Item, Kind, Side};
use std::collections::HashMap;

/// Half a unit of the canvas: so far may a curve be from its formula.
const NEAR: f64 = 0.5;

/// What is drawn and has not been read yet: of what does not move, of a
/// position of the slider, or of an emblem.
pub struct Layer {
    pub items: Vec<&'static Item>,
    /// What is read next lies on it.
    pub plane: Plane,
    /// What stands under each head of the read-out.
    pub cells: &'static [String],
}

/// All that is drawn has been read.
impl Drop for Layer {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert!(self.items.is_empty(), "nobody reads {:?}", self.items[0]);
        }
    }
}

/// Where a point of an item is on the canvas.
fn place(item: &Item, point: Point) -> Point {
    Plane::of(&item.plane).place(point)
}

/// The pieces of an arc through three places, or of a straight line, each a
/// few units long; without its start.
fn pieces(a: Point, middle: Point, b: Point, line: &mut Vec<Point>) {
    let far = |a: Point, b: Point| (a.0 - b.0).abs() + (a.1 - b.1).abs();
    let way = far(a, middle) + far(middle, b);
    let pieces = (way / 4.0).clamp(4.0, 150.0) as u32;
    for s in (1..pieces).map(|i| f64::from(i) / f64::from(pieces)) {
        // The parabola that is at b, at the middle and at a.
        let (u, v, w) = (
            (1.0 - s) * (1.0 - 2.0 * s),
            4.0 * s * (1.0 - s),
            s * (2.0 * s - 1.0),
        );
        let mix = |a: f64, m: f64, b: f64| u * a + v * m + w * b;
        line.push((mix(a.0, middle.0, b.0), mix(a.1, middle.1, b.1)));
    }
    line.push(b);
}

fn straight(places: &[Point]) -> Vec<Point> {
    let mut line = vec![places[0]];
    for two in places.windows(2) {
        let (a, b) = (two[0], two[1]);
        let middle = (f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1));
        pieces(a, middle, b, &mut line);
    }
    line
}

/// The lines of an item on the canvas; where there are none, its points.
fn lines_of(item: &Item) -> Vec<Vec<Point>> {
    let places: Vec<Point> =
        item.points.iter().map(|point| place(item, *point)).collect();
    match item.kind {
        Kind::Curve | Kind::CurvedArea => {
            let mut line = vec![places[0]];
            for arc in places.windows(3).step_by(2) {
                pieces(arc[0], arc[1], arc[2], &mut line);
            }
            vec![line]
        }
        Kind::Round | Kind::RoundArea => {
            let [left, right] = [places[0], places[1]];
            let radius = (right.0 - left.0) / 2.0;
            let at = |i: i32| {
                let angle = f64::from(i).to_radians();
                let (x, y) = (angle.cos(), angle.sin());
                (left.0 + radius * (1.0 + x), left.1 + radius * y)
            };
            vec![(0..=360).map(at).collect()]
        }
        Kind::Line | Kind::Area => vec![straight(&places)],
        Kind::Strokes => places.chunks(2).map(straight).collect(),
        Kind::Squares => places.chunks(4).map(<[Point]>::to_vec).collect(),
        _ => places.into_iter().map(|place| vec![place]).collect(),
    }
}

/// Lines on the canvas, sorted into columns, in which one is found quickly.
struct Lines(HashMap<i32, Vec<[Point; 2]>>);

const COLUMN: f64 = 8.0;

impl Lines {
    fn new<'a>(lines: impl IntoIterator<Item = &'a Vec<Point>>) -> Self {
        let mut columns: HashMap<i32, Vec<[Point; 2]>> = HashMap::new();
        let column = |x: f64| (x / COLUMN).floor() as i32;
        for line in lines {
            // A line with one point is a stroke without a length.
            let last = line.last().map(|last| [*last, *last]);
            let strokes = line.windows(2).map(|two| [two[0], two[1]]);
            for two in strokes.chain(last) {
                let (a, b) = (two[0].0.min(two[1].0), two[0].0.max(two[1].0));
                for x in column(a - 1.0)..=column(b + 1.0) {
                    columns.entry(x).or_default().push(two);
                }
            }
        }
        Lines(columns)
    }

    /// Whether one goes by a place, not farther from it than `limit`, which
    /// is at most 1.
    fn go_by(&self, (x, y): Point, limit: f64) -> bool {
        let is_near = |[a, b]: &[Point; 2]| {
            // The nearest point a + s·(b − a), 0 ≤ s ≤ 1.
            let (dx, dy) = (b.0 - a.0, b.1 - a.1);
            let length = dx * dx + dy * dy;
            let along = (x - a.0) * dx + (y - a.1) * dy;
            let s = if length > 0.0 { along / length } else { 0.0 };
            let s = s.clamp(0.0, 1.0);
            let (off_x, off_y) = (x - a.0 - s * dx, y - a.1 - s * dy);
            off_x * off_x + off_y * off_y <= limit * limit
        };
        let column = self.0.get(&((x / COLUMN).floor() as i32));
        column.is_some_and(|strokes| strokes.iter().any(is_near))
    }
}

fn near(a: Point, b: Point) -> bool {
    (a.0 - b.0).abs().max((a.1 - b.1).abs()) <= NEAR
}

impl Layer {
    /// What is read next lies on this plane.
    pub fn on(&mut self, plane: &Plane) -> &mut Self {
        self.plane = plane.clone();
        self
    }

    /// Takes what is drawn on the plane in an ink, if it is of this kind.
    pub fn take(
        &mut self,
        ink: Ink,
        is_it: impl Fn(&Kind) -> bool,
    ) -> Vec<&'static Item> {
        let plane = &self.plane;
        let is_it = |item: &mut &Item| {
            item.ink == ink
                && is_it(&item.kind)
                && Plane::of(&item.plane).is_at(plane)
        };
        self.items.extract_if(.., is_it).collect()
    }

    /// The lines of all that is taken, which must stay in the plane.
    pub fn take_lines(
        &mut self,
        ink: Ink,
        is_it: impl Fn(&Kind) -> bool,
    ) -> Vec<Vec<Point>> {
        let items = self.take(ink, is_it);
        let lines: Vec<_> =
            items.iter().flat_map(|item| lines_of(item)).collect();
        for place in lines.iter().flatten() {
            let is_inside = self.plane.holds(*place, -1.0);
            assert!(is_inside, "{ink:?} leaves the plane at {place:?}");
        }
        lines
    }

    /// All lines in an ink are the graph of a function, over the whole plane;
    /// where the function is not a number, nothing is drawn.
    pub fn graph(&mut self, ink: Ink, f: impl Fn(f64) -> f64) {
        self.graphs(ink, &[&f]);
    }

    /// The same for several functions.
    pub fn graphs(&mut self, ink: Ink, functions: &[&dyn Fn(f64) -> f64]) {
        let plane = &self.plane;
        let wide = plane.right - plane.left;
        // Twice for each unit of the canvas.
        let x = |i: i32| {
            plane.point((plane.left + wide * f64::from(i) / 1200.0, 0.0)).0
        };
        let lines = functions.iter().flat_map(|f| {
            let points: Vec<_> = (0..=1200).map(|i| (x(i), f(x(i)))).collect();
            let lines = points.split(|point| !point.1.is_finite());
            lines.map(<[Point]>::to_vec).collect::<Vec<_>>()
        });
        self.lines(ink, &lines.collect::<Vec<_>>());
    }

    /// All lines in an ink are these, as far as they lie in the plane.
    pub fn lines(&mut self, ink: Ink, lines: &[Vec<Point>]) {
        let drawn = self.take_lines(ink, is_line);
        self.compare_lines(ink, &drawn, lines);
    }

    /// The same for one line.
    pub fn line(&mut self, ink: Ink, line: &[Point]) {
        self.lines(ink, &[line.to_vec()]);
    }

    /// The areas of an ink have these lines around them.
    pub fn areas(&mut self, ink: Ink, lines: &[Vec<Point>]) {
        let is_area = |kind: &Kind| {
            matches!(kind, Kind::Area | Kind::CurvedArea | Kind::RoundArea)
        };
        let drawn = self.take_lines(ink, is_area);
        self.compare_lines(ink, &drawn, lines);
    }

    /// Lines on the canvas are these, as far as they lie in the plane.
    pub fn compare_lines(
        &self,
        ink: Ink,
        drawn: &[Vec<Point>],
        lines: &[Vec<Point>],
    ) {
        let plane = &self.plane;
        let places = |line: &Vec<Point>| -> Vec<Point> {
            line.iter().map(|point| plane.place(*point)).collect()
        };
        let lines: Vec<Vec<Point>> = lines.iter().map(places).collect();
        let expected = Lines::new(&lines);
        for &place in drawn.iter().flatten() {
            let is_one = expected.go_by(place, NEAR);
            assert!(is_one, "{ink:?} goes through {:?}", plane.point(place));
        }
        let drawn = Lines::new(drawn);
        for pair in lines.iter().flat_map(|line| line.windows(2)) {
            let (dx, dy) = (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
            let steps = (dx.hypot(dy) / 4.0).clamp(1.0, 200.0) as i32;
            for s in (0..=steps).map(|i| f64::from(i) / f64::from(steps)) {
                let place = (pair[0].0 + s * dx, pair[0].1 + s * dy);
                assert!(
                    !plane.holds(place, NEAR) || drawn.go_by(place, 2.0 * NEAR),
                    "{ink:?} is not drawn at {:?}",
                    plane.point(place)
                );
            }
        }
    }

    /// The bars of an ink stand on 0 around these points, are so wide, and end
    /// there or at the plane's edge.
    pub fn bars(&mut self, ink: Ink, wide: f64, points: &[Point]) {
        let bars: Vec<_> = points.iter().map(|&(x, y)| (x, 0.0, y)).collect();
        self.bars_between(ink, wide, &bars);
    }

    /// The columns of an ink are so wide, and go from 0 to these points.
    pub fn columns(&mut self, ink: Ink, wide: f64, points: &[Point]) {
        let drawn = self.take_lines(ink, |kind| *kind == Kind::Squares);
        let column = |&(x, y): &Point| {
            let (left, right) = (x - wide / 2.0, x + wide / 2.0);
            let corners = [(left, 0.0), (left, y), (right, y), (right, 0.0)];
            corners.map(|corner| self.plane.place(corner))
        };
        assert_eq!(drawn.len(), points.len());
        for (own, point) in drawn.iter().zip(points) {
            let wanted = column(point);
            let is_there =
                own.iter().zip(&wanted).all(|(own, there)| near(*own, *there));
            assert!(is_there, "a column at {own:?}, not at {wanted:?}");
        }
    }

    /// The bars of an ink are so wide, and go from one height to another.
    pub fn bars_between(
        &mut self,
        ink: Ink,
        wide: f64,
        bars: &[(f64, f64, f64)],
    ) {
        let drawn = self.take_lines(ink, |kind| *kind == Kind::Bars).concat();
        let (low, high) = self.plane.up;
        let corners = |&(x, from, to): &(f64, f64, f64)| {
            let end = (x + wide / 2.0, to.clamp(low, high));
            [(x - wide / 2.0, from), end].map(|point| self.plane.place(point))
        };
        let expected: Vec<[Point; 2]> = bars.iter().map(corners).collect();
        let is_there = |own: &[Point], wanted: &[Point; 2]| {
            near(own[0], wanted[0]) && near(own[1], wanted[1])
        };
        let bars = drawn.chunks(2);
        assert!(
            bars.len() == expected.len()
                && bars.clone().all(|own| {
                    expected.iter().any(|wanted| is_there(own, wanted))
                })
                && expected.iter().all(|wanted| bars
                    .clone()
                    .any(|own| is_there(own, wanted))),
            "bars in {ink:?} at {drawn:?}, not at {expected:?}"
        );
    }

    /// The dots of an ink are at these points, as far as the plane shows them.
    pub fn dots(&mut self, ink: Ink, points: &[Point]) {
        self.marks(ink, points, |kind| matches!(kind, Kind::Disc(_)));
    }

    /// The same for rings.
    pub fn rings(&mut self, ink: Ink, points: &[Point]) {
        self.marks(ink, points, |kind| matches!(kind, Kind::Ring(_)));
    }

    /// The same for small dots.
    pub fn specks(&mut self, ink: Ink, points: &[Point]) {
        self.marks(ink, points, |kind| *kind == Kind::Specks);
    }

    fn marks(
        &mut self,
        ink: Ink,
        points: &[Point],
        is_it: impl Fn(&Kind) -> bool,
    ) {
        let drawn = self.take_lines(ink, is_it).concat();
        let plane = &self.plane;
        let places: Vec<Point> =
            points.iter().map(|point| plane.place(*point)).collect();
        let is_near =
            |a: &Point, all: &[Point]| all.iter().any(|b| near(*a, *b));
        let must = places.iter().filter(|place| plane.holds(**place, NEAR));
        let may = places.iter().filter(|place| plane.holds(**place, -NEAR));
        assert!(
            drawn.len() <= may.count()
                && must.clone().all(|place| is_near(place, &drawn))
                && drawn.iter().all(|place| is_near(place, &places)),
            "{ink:?} at {drawn:?}, not at {places:?}"
        );
    }

    /// All circles of an ink have these middles and radii, in this order.
    pub fn circles(&mut self, ink: Ink, circles: &[(Point, f64)]) {
        let drawn = self.take(ink, |kind| matches!(kind, Kind::Circle(_)));
        assert_eq!(drawn.len(), circles.len());
        for (own, (middle, radius)) in drawn.iter().zip(circles) {
            let (x, y) = place(own, own.points[0]);
            let Kind::Circle(own) = own.kind else { unreachable!() };
            let off = [x - middle.0, y - middle.1, own - radius];
            assert!(off.iter().all(|d| d.abs() < 0.3), "{own} at ({x}, {y})");
        }
    }

    /// Two circles, a part of a plane and the lens that shows it larger, and
    /// two lines that touch both, one above and one below.
    pub fn lens(&mut self, circles: [(Point, f64); 2]) {
        self.on(&Plane::canvas(2000.0, 2000.0)).circles(Ink::Axis, &circles);
        let lines = self.take_lines(Ink::Faint, |_| true);
        assert_eq!(lines.len(), 2);
        for (line, side) in lines.iter().zip([-1.0, 1.0]) {
            let (from, to) = (line[0], line[line.len() - 1]);
            let way = (to.0 - from.0, to.1 - from.1);
            let long = way.0.hypot(way.1);
            // Downwards from the line, at a right angle to it.
            let down = (-way.1 / long, way.0 / long);
            for (at, (middle, radius)) in [from, to].iter().zip(circles) {
                let far = (at.0 - middle.0, at.1 - middle.1);
                let off = far.0 - side * radius * down.0;
                let off_down = far.1 - side * radius * down.1;
                assert!(off.abs().max(off_down.abs()) < 0.7, "{line:?}");
            }
        }
    }

    /// Each of these words in its ink stands beside a point, on this side.
    pub fn labels(&mut self, labels: &[(Ink, &str, Point, Side)]) {
        for (ink, words, point, side) in labels {
            self.label(*ink, words, self.plane.place(*point), *side);
        }
    }

    /// Names stand under one another, the first beside a point.
    pub fn names(&mut self, point: Point, side: Side, names: &[(Ink, &str)]) {
        let (x, y) = self.plane.place(point);
        for (i, (ink, words)) in names.iter().enumerate() {
            self.label(*ink, words, (x, y + 27.0 * i as f64), side);
        }
    }

    fn label(&mut self, ink: Ink, words: &str, at: Point, side: Side) {
        let found = self.items.iter().position(|item| {
            item.ink == ink
                && item.kind == Kind::Label(side, words.to_owned())
                && {
                    let (x, y) = place(item, item.points[0]);
                    (x - at.0).abs().max((y - at.1).abs()) <= 1.0
                }
        });
        let Some(found) = found else {
            let is_label = |i: &&&Item| matches!(i.kind, Kind::Label(..));
            let labels: Vec<_> = self.items.iter().filter(is_label).collect();
            panic!("no {words:?} in {ink:?} {side:?} of {at:?}: {labels:?}")
        };
        self.items.remove(found);
    }

    /// Numbers or words stand in a row so far below the plane, each in the
    /// middle of its place across; a number in the place of #.
    pub fn row<S: AsRef<str>>(
        &mut self,
        ink: Ink,
        down: f64,
        cells: &[(f64, S, f64)],
    ) {
        let bottom = self.plane.bottom;
        let is_it = |item: &mut &Item| {
            let is_numbers = matches!(item.kind, Kind::Numbers(_));
            item.ink == ink && is_numbers && {
                let far = place(item, item.points[0]).1 - bottom - down;
                far.abs() <= NEAR
            }
        };
        let rows: Vec<&Item> = self.items.extract_if(.., is_it).collect();
        let [row] = rows[..] else { panic!("{} rows", rows.len()) };
        let Kind::Numbers(words) = &row.kind else { unreachable!() };
        assert_eq!(words.len(), cells.len(), "{words:?}");
        let own = row.points.iter().zip(words);
        for ((point, own), (x, words, number)) in own.zip(cells) {
            let off = place(row, *point).0 - self.plane.place((*x, 0.0)).0;
            assert!(off.abs() <= NEAR, "{own} is off by {off}");
            let count = words.as_ref().matches('#').count();
            compare(own, words.as_ref(), &[*number][..count]);
            assert_eq!(own == "0", *number == 0.0, "{own} for {number}");
        }
    }

    /// The read-out says this under its heads but the first, with a number in
    /// place of each #.
    pub fn says(&self, words: &str, numbers: &[f64]) {
        compare(&self.cells[1..].join("; "), words, numbers);
    }
}

fn is_line(kind: &Kind) -> bool {
    matches!(kind, Kind::Curve | Kind::Round | Kind::Line | Kind::Strokes)
}
