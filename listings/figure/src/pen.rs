use crate::curve::{Point, arcs, clipped, stretches};
use crate::scene::{Item, Kind, Scene};
use crate::{Axis, Ink, Plane};
use libm::{cos, sin};
use std::cell::RefCell;
use std::f64::consts::{FRAC_PI_2, TAU};
use std::sync::Arc;

/// The height of letters, in the figure's units.
pub(crate) const LETTERS: f64 = 15.0;

/// A curve may be this far from what is drawn, in the figure's units.
const TOLERANCE: f64 = 0.1;

/// What is drawn on: it keeps the scene.
pub struct Sheet {
    scene: RefCell<Scene>,
}

/// Draws on a [`Plane`], in the plane's own coordinates.
pub struct Pen<'a> {
    sheet: &'a Sheet,
    plane: Arc<Plane>,
}

/// On which side of its point a label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Side {
    Left,
    Right,
    Above,
    Below,
    AboveLeft,
    AboveRight,
    BelowLeft,
    BelowRight,
}

impl Scene {
    /// What is drawn on an empty sheet.
    pub(crate) fn record(draw: impl FnOnce(&Sheet)) -> Scene {
        let sheet = Sheet { scene: RefCell::default() };
        draw(&sheet);
        sheet.scene.into_inner()
    }
}

impl Sheet {
    /// A pen for this plane; the axes are not drawn.
    pub fn pen(&self, plane: &Plane) -> Pen<'_> {
        Pen { sheet: self, plane: Arc::new(plane.clone()) }
    }

    /// Draws the plane's axes and returns a pen for it.
    pub fn axes(&self, plane: &Plane) -> Pen<'_> {
        let pen = self.pen(plane);
        pen.put(Ink::Axis, Kind::Axes, vec![]);
        pen
    }
}

impl Pen<'_> {
    /// The graph of `f` over the whole plane, cut where it leaves it; name
    /// the corners of `f`, if it has any.
    pub fn curve(&self, ink: Ink, corners: &[f64], f: impl Fn(f64) -> f64) {
        let Plane { x, .. } = &*self.plane;
        self.path(ink, (x.from, x.to), corners, |x| (x, f(x)));
    }

    /// The curve that `at` describes between two times, cut where it leaves
    /// the plane; name the times of its corners, if it has any.
    pub fn path(
        &self,
        ink: Ink,
        times: (f64, f64),
        corners: &[f64],
        at: impl Fn(f64) -> Point,
    ) {
        self.cut(ink, times, corners, &at);
    }

    fn cut(
        &self,
        ink: Ink,
        (from, to): (f64, f64),
        corners: &[f64],
        at: &dyn Fn(f64) -> Point,
    ) {
        let is_inside = |t: f64| self.shows(at(t));
        for (from, to) in stretches(from, to, corners, &is_inside) {
            self.put(ink, Kind::Curve, self.arcs(from, to, at));
        }
    }

    /// A circle, on a plane with the same unit both ways; cut where it leaves
    /// the plane.
    pub fn round(&self, ink: Ink, (x, y): Point, radius: f64) {
        let around =
            |time: f64| (x + radius * cos(time), y + radius * sin(time));
        let quarters = [0.0, 1.0, 2.0, 3.0].map(|k| around(k * FRAC_PI_2));
        if quarters.into_iter().all(|point| self.shows(point)) {
            let ends = vec![(x - radius, y), (x + radius, y)];
            self.put(ink, Kind::Round, ends);
        } else {
            self.path(ink, (0.0, TAU), &[], around);
        }
    }

    /// What lies inside such a circle, see-through; it must stay in the plane.
    pub fn inside_round(&self, ink: Ink, (x, y): Point, radius: f64) {
        let ends = vec![(x - radius, y), (x + radius, y)];
        self.put(ink, Kind::RoundArea, ends);
    }

    /// What lies inside a closed curve, see-through; the curve must stay in
    /// the plane. Name the times of its corners, if it has any.
    pub fn inside(
        &self,
        ink: Ink,
        times: (f64, f64),
        corners: &[f64],
        at: impl Fn(f64) -> Point,
    ) {
        self.put(ink, Kind::CurvedArea, self.around(times, corners, &at));
    }

    fn around(
        &self,
        (from, to): (f64, f64),
        corners: &[f64],
        at: &dyn Fn(f64) -> Point,
    ) -> Vec<Point> {
        let mut points = vec![at(from)];
        for (from, to) in stretches(from, to, corners, &|_| true) {
            points.extend(self.arcs(from, to, at).drain(1..));
        }
        points
    }

    fn arcs(
        &self,
        from: f64,
        to: f64,
        at: &dyn Fn(f64) -> Point,
    ) -> Vec<Point> {
        let (x, y) = (self.plane.units_per_x(), self.plane.units_per_y());
        let far = |a: Point, b: Point| {
            let (dx, dy) = ((a.0 - b.0) * x, (a.1 - b.1) * y);
            dx * dx + dy * dy > TOLERANCE * TOLERANCE
        };
        arcs(from, to, at, &far)
    }

    /// Straight lines through these points, cut where they leave the plane.
    pub fn line(&self, ink: Ink, points: &[Point]) {
        let Plane { x: across, y: up, .. } = &*self.plane;
        for piece in clipped(points, up.from, up.to) {
            for piece in clipped(&swapped(&piece), across.from, across.to) {
                self.put(ink, Kind::Line, swapped(&piece));
            }
        }
    }

    /// Short straight strokes; each must lie in the plane.
    pub fn strokes(
        &self,
        ink: Ink,
        strokes: impl IntoIterator<Item = [Point; 2]>,
    ) {
        let strokes: Vec<[Point; 2]> = strokes.into_iter().collect();
        if !strokes.is_empty() {
            self.put(ink, Kind::Strokes, strokes.into_flattened());
        }
    }

    /// Squares that look like squares, with a side that stands upright from a
    /// point: its length in the plane's units upwards. They lie to the right
    /// of their points, or to the left where `x` is below 0.
    pub fn squares(
        &self,
        ink: Ink,
        sides: impl IntoIterator<Item = (Point, f64)>,
    ) {
        let as_wide = self.plane.units_per_y() / self.plane.units_per_x();
        let square = |((x, y), side): (Point, f64)| {
            let out = side.abs() * as_wide * if x < 0.0 { -1.0 } else { 1.0 };
            [(x, y), (x, y + side), (x + out, y + side), (x + out, y)]
        };
        let points = sides.into_iter().flat_map(square).collect();
        self.put(ink, Kind::Squares, points);
    }

    /// A see-through column from 0 to `y` at each `x`, with its edge.
    pub fn columns(
        &self,
        ink: Ink,
        width: f64,
        columns: impl IntoIterator<Item = Point>,
    ) {
        let half = width / 2.0;
        let corners = |(x, y): Point| {
            let (left, right) = (x - half, x + half);
            [(left, 0.0), (left, y), (right, y), (right, 0.0)]
        };
        let points = columns.into_iter().flat_map(corners).collect();
        self.put(ink, Kind::Squares, points);
    }

    /// What lies inside a polygon, see-through.
    pub fn area(&self, ink: Ink, points: &[Point]) {
        self.put(ink, Kind::Area, points.to_vec());
    }

    /// A bar from 0 to `y` at each `x`, cut at the plane's edge.
    pub fn bars(
        &self,
        ink: Ink,
        width: f64,
        bars: impl IntoIterator<Item = Point>,
    ) {
        let from_zero = bars.into_iter().map(|(x, y)| (x, 0.0, y));
        self.bars_between(ink, width, from_zero);
    }

    /// A bar at each `x`, from one height to another, cut at the plane's edge.
    pub fn bars_between(
        &self,
        ink: Ink,
        width: f64,
        bars: impl IntoIterator<Item = (f64, f64, f64)>,
    ) {
        self.all_bars(ink, width, &bars.into_iter().collect::<Vec<_>>());
    }

    fn all_bars(&self, ink: Ink, width: f64, bars: &[(f64, f64, f64)]) {
        let inside = |y: f64| y.clamp(self.plane.y.from, self.plane.y.to);
        let half = width / 2.0;
        let corners = |&(x, from, to): &(f64, f64, f64)| {
            [(x - half, inside(from)), (x + half, inside(to))]
        };
        let points: Vec<Point> = bars.iter().flat_map(corners).collect();
        if !points.is_empty() {
            self.put(ink, Kind::Bars, points);
        }
    }

    /// A row of numbers below the plane, `down` in the figure's units, each
    /// in the middle under its `x`. An exact "0" stands out.
    pub fn numbers(&self, ink: Ink, down: f64, numbers: &[(f64, String)]) {
        let bottom = self.plane.y.from - down / self.plane.units_per_y();
        let points = numbers.iter().map(|(x, _)| (*x, bottom)).collect();
        let words = numbers.iter().map(|(_, words)| words.clone()).collect();
        self.put(ink, Kind::Numbers(words), points);
    }

    /// Arcs from point to point, as someone hops; the farther, the higher.
    pub fn hops(&self, ink: Ink, points: &[Point]) {
        let Some((first, rest)) = points.split_first() else { return };
        if rest.is_empty() {
            return;
        }
        let mut places = vec![*first];
        for pair in points.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let far = (b.0 - a.0).abs() * self.plane.units_per_x();
            let high = (5.0 + 0.15 * far) / self.plane.units_per_y();
            let middle = f64::midpoint(a.1, b.1) + high;
            places.extend([(f64::midpoint(a.0, b.0), middle), b]);
        }
        self.put(ink, Kind::Curve, places);
    }

    /// A dot that marks a result.
    pub fn dot(&self, ink: Ink, x: f64, y: f64) {
        self.mark(ink, Kind::Disc(6.0), (x, y));
    }

    /// Small dots, for data.
    pub fn specks(&self, ink: Ink, points: impl IntoIterator<Item = Point>) {
        self.all_specks(ink, points.into_iter().collect());
    }

    fn all_specks(&self, ink: Ink, mut points: Vec<Point>) {
        points.retain(|point| self.shows(*point));
        if !points.is_empty() {
            self.put(ink, Kind::Specks, points);
        }
    }

    /// A ring: a place that is marked but not reached.
    pub fn ring(&self, ink: Ink, x: f64, y: f64) {
        self.mark(ink, Kind::Ring(5.5), (x, y));
    }

    /// A circle around a point, with a radius in the figure's units.
    pub(crate) fn circle(&self, ink: Ink, point: Point, radius: f64) {
        self.put(ink, Kind::Circle(radius), vec![point]);
    }

    /// A ring with room for a dot in it.
    pub fn wide_ring(&self, ink: Ink, x: f64, y: f64) {
        self.mark(ink, Kind::Ring(9.0), (x, y));
    }

    /// A ring so large that a finger finds it: what a reader can move.
    pub fn grip(&self, ink: Ink, x: f64, y: f64) {
        self.mark(ink, Kind::Ring(11.0), (x, y));
    }

    fn mark(&self, ink: Ink, kind: Kind, point: Point) {
        if self.shows(point) {
            self.put(ink, kind, vec![point]);
        }
    }

    fn shows(&self, (x, y): Point) -> bool {
        let Plane { x: across, y: up, is_round, .. } = &*self.plane;
        if *is_round {
            let part = |axis: &Axis, at: f64| {
                let half = (axis.to - axis.from) / 2.0;
                (at - axis.from) / half - 1.0
            };
            let (x, y) = (part(across, x), part(up, y));
            return x * x + y * y <= 1.0;
        }
        (across.from..=across.to).contains(&x) && (up.from..=up.to).contains(&y)
    }

    /// Names under one another, from a point downwards.
    pub fn names(&self, top: Point, side: Side, names: &[(Ink, &str)]) {
        let step = 1.8 * LETTERS / self.plane.units_per_y();
        for (i, (ink, words)) in names.iter().enumerate() {
            let y = top.1 - i as f64 * step;
            self.label(*ink, (top.0, y), side, words);
        }
    }

    /// Words beside a point, if the plane shows the point.
    pub fn label(&self, ink: Ink, point: Point, side: Side, words: &str) {
        if self.shows(point) && !words.is_empty() {
            self.put(ink, Kind::Label(side, words.to_owned()), vec![point]);
        }
    }

    /// Words of any size that start at a point.
    pub fn headline(&self, ink: Ink, point: Point, size: f64, words: &str) {
        self.put(ink, Kind::Headline(size, words.to_owned()), vec![point]);
    }

    fn put(&self, ink: Ink, kind: Kind, points: Vec<Point>) {
        let item = Item { plane: self.plane.clone(), ink, kind, points };
        self.sheet.scene.borrow_mut().items.push(item);
    }
}

fn swapped(points: &[Point]) -> Vec<Point> {
    points.iter().map(|&(x, y)| (y, x)).collect()
}
