//! A scene becomes SVG: plotters places what is shown, and the back end writes
//! shapes, tidy enough to be read. An ink is a class, a curve is a curve.

use crate::path::{SCALE, around, curve, each, lines, tenths};
use crate::pen::LETTERS;
use crate::scene::{Item, Kind, Scene};
use crate::{Ink, Plane, Point, Side, axes};
use base::escape;
use plotters::coord::types::RangedCoordf64;
use plotters::element::{Drawable, PointCollection};
use plotters::prelude::{Cartesian2d, IntoDrawingArea};
use plotters_backend::{
    BackendColor, BackendCoord, DrawingBackend, DrawingErrorKind,
};
use std::fmt;

/// The shapes of a scene, one on a line, without the file around them.
pub(crate) fn write(scene: &Scene, (width, height): (u32, u32)) -> String {
    let mut shapes = String::new();
    let size = (width * SCALE as u32, height * SCALE as u32);
    let sheet = Svg { shapes: &mut shapes, size }.into_drawing_area();
    for (i, item) in scene.items.iter().enumerate() {
        let area = sheet.apply_coord_spec(map(&item.plane));
        let put =
            |points: &[Point], write: &dyn Fn(&[BackendCoord]) -> String| {
                let drawn = area.draw(&Shape { points, write });
                drawn.expect("drawing into a string cannot fail");
            };
        if item.kind == Kind::Axes {
            for piece in axes::pieces(&item.plane) {
                put(&piece.points, &|places| match &piece.words {
                    Some(words) => words.write(piece.ink, places[0]),
                    None => path(piece.ink.class(), &lines(places)),
                });
            }
        } else {
            let is_corner = is_on_corner(item, &scene.items[..i]);
            put(&item.points, &|places| shape(item, is_corner, places));
        }
    }
    drop(sheet);
    shapes
}

/// Where plotters places what lies on a plane.
fn map(plane: &Plane) -> Cartesian2d<RangedCoordf64, RangedCoordf64> {
    let unit = |length: f64| (length * SCALE).round() as i32;
    let across = unit(plane.left)..unit(plane.left + plane.width);
    let bottom_up = unit(plane.top + plane.height)..unit(plane.top);
    Cartesian2d::new(
        plane.x.from..plane.x.to,
        plane.y.from..plane.y.to,
        (across, bottom_up),
    )
}

/// Collects shapes.
struct Svg<'a> {
    shapes: &'a mut String,
    size: (u32, u32),
}

/// Plotters' own elements are made of pixels where a back end has no shapes.
#[derive(Debug)]
struct NoPixels;

impl fmt::Display for NoPixels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "this back end draws the shapes of this crate, no pixels")
    }
}

impl std::error::Error for NoPixels {}

impl DrawingBackend for Svg<'_> {
    type ErrorType = NoPixels;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<NoPixels>> {
        Ok(())
    }

    fn present(&mut self) -> Result<(), DrawingErrorKind<NoPixels>> {
        Ok(())
    }

    fn draw_pixel(
        &mut self,
        _: BackendCoord,
        _: BackendColor,
    ) -> Result<(), DrawingErrorKind<NoPixels>> {
        Err(DrawingErrorKind::DrawingError(NoPixels))
    }
}

/// How what is at some points is written, once they have places.
struct Shape<'a> {
    points: &'a [Point],
    write: &'a dyn Fn(&[BackendCoord]) -> String,
}

impl<'a> PointCollection<'a, Point> for &'a Shape<'_> {
    type Point = &'a Point;
    type IntoIter = &'a [Point];

    fn point_iter(self) -> &'a [Point] {
        self.points
    }
}

impl Drawable<Svg<'_>> for Shape<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        places: I,
        svg: &mut Svg<'_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<NoPixels>> {
        let places: Vec<BackendCoord> = places.collect();
        svg.shapes.push_str(&(self.write)(&places));
        svg.shapes.push('\n');
        Ok(())
    }
}

/// Whether it is a dot on a corner of its own ink that is drawn before it, where
/// two arcs meet or a closed line turns: the corner is to be seen through it.
fn is_on_corner(dot: &Item, before: &[Item]) -> bool {
    let Kind::Disc(_) = dot.kind else { return false };
    let at = dot.plane.place(dot.points[0]);
    let meet = |item: &Item| {
        let points = &item.points[..];
        let ends = match (&item.kind, points) {
            (Kind::Curve, [first, .., last]) => vec![*first, *last],
            // Its first point is one of the others.
            (Kind::Line, [first, rest @ .., last]) if first == last => {
                [rest, rest, &[*first, *last]].concat()
            }
            _ => vec![],
        };
        let near = |point: &Point| {
            let (x, y) = item.plane.place(*point);
            (x - at.0).abs().max((y - at.1).abs()) < 0.5
        };
        ends.iter().filter(|end| near(end)).count()
    };
    let own = before.iter().filter(|item| item.ink == dot.ink);
    own.map(meet).sum::<usize>() > 1
}

/// The shape of an item whose points are at these places.
fn shape(item: &Item, is_corner: bool, places: &[BackendCoord]) -> String {
    let ink = item.ink.class();
    match &item.kind {
        Kind::Axes => unreachable!("axes are several shapes"),
        Kind::Curve => path(ink, &curve(places)),
        Kind::Round => path(ink, &around(places)),
        Kind::Line => path(ink, &lines(places)),
        Kind::Strokes => path(ink, &each(places.chunks(2))),
        Kind::Squares => {
            path(&format!("{ink} square"), &each(places.chunks(4)))
        }
        Kind::Area => path(&format!("{ink} area"), &lines(places)),
        Kind::CurvedArea => path(&format!("{ink} area"), &curve(places)),
        Kind::RoundArea => path(&format!("{ink} area"), &around(places)),
        Kind::Bars => {
            let corners = places.chunks(2).flat_map(|bar| {
                let ((x, y), (x1, y1)) = (bar[0], bar[1]);
                [(x, y), (x1, y), (x1, y1), (x, y1)]
            });
            let corners: Vec<BackendCoord> = corners.collect();
            path(&format!("{ink} bar"), &each(corners.chunks(4)))
        }
        Kind::Specks => {
            // Lines without a length; their round ends are the dots.
            let dot = |place: &BackendCoord| {
                format!("M{} {}h0", tenths(place.0), tenths(place.1))
            };
            let mut dots: Vec<String> = places.iter().map(dot).collect();
            // One upon another is not seen.
            dots.dedup();
            path(&format!("{ink} specks"), &dots.concat())
        }
        Kind::Disc(radius) => {
            let corner = if is_corner { " corner" } else { "" };
            circle(&format!("{ink} dot{corner}"), places[0], *radius)
        }
        Kind::Ring(radius) => {
            circle(&format!("{ink} ring"), places[0], *radius)
        }
        Kind::Circle(radius) => {
            circle(&format!("{ink} circle"), places[0], *radius)
        }
        Kind::Numbers(numbers) => row(ink, places, numbers),
        Kind::Label(side, text) => {
            let (shift, anchor) = beside(*side);
            let text = text.clone();
            let words = Words { text, shift, anchor, size: None };
            words.write(item.ink, places[0])
        }
        Kind::Headline(size, text) => {
            let (shift, anchor) = ((0.0, 0.0), "start");
            let text = text.clone();
            let words = Words { text, shift, anchor, size: Some(*size) };
            words.write(item.ink, places[0])
        }
    }
}

/// How far a label stands from its point, to the right and down, and which of
/// its ends.
fn beside(side: Side) -> (Point, &'static str) {
    use Side::{
        Above, AboveLeft, AboveRight, Below, BelowLeft, BelowRight, Left, Right,
    };
    let (right, anchor) = match side {
        Left => (-10.0, "end"),
        AboveLeft | BelowLeft => (-6.0, "end"),
        Above | Below => (0.0, "middle"),
        Right => (10.0, "start"),
        AboveRight | BelowRight => (6.0, "start"),
    };
    let down = match side {
        Left | Right => 0.35 * LETTERS,
        Above | AboveLeft | AboveRight => -9.0,
        Below | BelowLeft | BelowRight => 8.0 + 0.75 * LETTERS,
    };
    ((right, down), anchor)
}

/// Words, and where they stand in relation to their point.
pub(crate) struct Words {
    pub text: String,
    /// In the figure's units, to the right and down.
    pub shift: (f64, f64),
    pub anchor: &'static str,
    /// The height of the letters, if it is not the usual one.
    pub size: Option<f64>,
}

fn path(class: &str, d: &str) -> String {
    format!("<path class=\"{class}\" d=\"{d}\"/>")
}

fn circle(class: &str, (x, y): BackendCoord, radius: f64) -> String {
    format!(
        "<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>",
        tenths(x),
        tenths(y),
        tenths((radius * SCALE) as i32)
    )
}

/// Numbers in a row; an exact 0 has a class of its own.
fn row(ink: &str, places: &[BackendCoord], numbers: &[String]) -> String {
    let cell = |(place, number): (&BackendCoord, &String)| {
        let zero = if number == "0" { " class=\"zero\"" } else { "" };
        let (x, number) = (tenths(place.0), with_variables(number));
        format!("<tspan x=\"{x}\"{zero}>{number}</tspan>")
    };
    let cells: Vec<String> = places.iter().zip(numbers).map(cell).collect();
    let y = tenths(places[0].1);
    format!("<text class=\"{ink} numbers\" y=\"{y}\">{}</text>", cells.concat())
}

impl Words {
    fn write(&self, ink: Ink, (x, y): BackendCoord) -> String {
        let ink = ink.class();
        let shifted = |at: i32, by: f64| tenths(at + (by * SCALE) as i32);
        let anchor = match self.anchor {
            "start" => String::new(),
            anchor => format!(" text-anchor=\"{anchor}\""),
        };
        let size =
            self.size.map(|size| format!(" style=\"font-size:{size}px\""));
        format!(
            "<text class=\"{ink}\" x=\"{}\" y=\"{}\"{anchor}{}>{}</text>",
            shifted(x, self.shift.0),
            shifted(y, self.shift.1),
            size.unwrap_or_default(),
            with_variables(&self.text)
        )
    }
}

/// The letters that stand for numbers in this book; set in italics, as in its
/// text.
const VARIABLES: &str = "wxytnqkpαεηλρ";

/// Words as SVG has them, variables in italics.
fn with_variables(words: &str) -> String {
    let mut written = String::new();
    let mut rest = words;
    while !rest.is_empty() {
        let is_letter = rest.starts_with(char::is_alphabetic);
        let end = rest.find(|c: char| c.is_alphabetic() != is_letter);
        let (run, after) = rest.split_at(end.unwrap_or(rest.len()));
        if is_letter && run.chars().all(|c| VARIABLES.contains(c)) {
            written += &["<tspan>", run, "</tspan>"].concat();
        } else {
            written += &escape(run);
        }
        rest = after;
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The corner is seen through the dot; one beside it, or of another ink,
    /// hides nothing.
    #[test]
    fn a_dot_on_a_corner_is_seen_through() {
        let axis = |to| crate::Axis::new("", -1.0, to);
        let plane = Plane::new(axis(1.0), axis(2.0));
        let drawn = |ink, at: f64| {
            let scene = Scene::record(|sheet| {
                let pen = sheet.pen(&plane);
                pen.curve(Ink::L1, &[0.0], f64::abs);
                pen.line(Ink::L2, &[(0.0, 1.0), (1.0, 1.0), (0.0, 1.0)]);
                pen.dot(ink, at, at);
            });
            write(&scene, (600, 370)).matches(" dot corner\"").count()
        };
        let dots = [(Ink::L1, 0.0), (Ink::L2, 1.0)];
        assert_eq!(dots.map(|(ink, at)| drawn(ink, at)), [1, 1]);
        let others = [(Ink::L1, 0.1), (Ink::L2, 0.0), (Ink::Text, 0.0)];
        assert_eq!(others.map(|(ink, at)| drawn(ink, at)), [0, 0, 0]);
    }

    #[test]
    fn variables_are_in_italics() {
        let words = with_variables("loss + λ|w|, a corner, 2λw²");
        let expected = "loss + <tspan>λ</tspan>|<tspan>w</tspan>|, a corner, \
                        2<tspan>λw</tspan>²";
        assert_eq!(words, expected);
    }
}
