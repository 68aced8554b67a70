//! The back end: what plotters has placed becomes shapes of an SVG, tidy
//! enough to be read. An ink is a class, a curve is a curve.

use crate::ink::Ink;
use base::escape;
use plotters::element::{Drawable, PointCollection};
use plotters_backend::{
    BackendColor, BackendCoord, DrawingBackend, DrawingErrorKind,
};
use std::fmt;

/// Plotters places on whole numbers; a unit of the figure has this many.
pub(crate) const SCALE: f64 = 100.0;

/// Collects shapes, one on a line.
pub(crate) struct Svg<'a> {
    shapes: &'a mut String,
    size: (u32, u32),
}

impl<'a> Svg<'a> {
    /// A sheet of this size, in the figure's units.
    pub fn new(shapes: &'a mut String, width: u32, height: u32) -> Self {
        Svg { shapes, size: (width * SCALE as u32, height * SCALE as u32) }
    }
}

/// Plotters' own elements are made of pixels where a back end has no shapes.
#[derive(Debug)]
pub(crate) struct NoPixels;

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

/// A shape at some points of a plane.
pub(crate) struct Shape {
    pub ink: Ink,
    pub kind: Kind,
    pub points: Vec<(f64, f64)>,
}

/// What is drawn at a shape's points.
pub(crate) enum Kind {
    /// Curves through every second point, each bent so that it goes through
    /// the point between.
    Curve,
    /// Straight lines through the points.
    Line,
    /// Strokes, each between two points.
    Strokes,
    /// Squares, each with four corners.
    Squares,
    /// What lies inside those lines.
    Area,
    /// What lies inside those curves.
    CurvedArea,
    /// The same, as a part of a surface: with its edge.
    Facet,
    /// Bars, each between two corners.
    Bars,
    /// A small dot at each point.
    Specks,
    /// A disc with this radius.
    Disc(f64),
    /// A ring with this radius, filled with paper.
    Ring(f64),
    /// A circle with this radius.
    Circle(f64),
    /// Numbers in a row, each in the middle of its point.
    Numbers(Vec<String>),
    /// Words beside the point.
    Words(Words),
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

impl<'a> PointCollection<'a, (f64, f64)> for &'a Shape {
    type Point = &'a (f64, f64);
    type IntoIter = &'a [(f64, f64)];

    fn point_iter(self) -> &'a [(f64, f64)] {
        &self.points
    }
}

impl Drawable<Svg<'_>> for Shape {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        places: I,
        svg: &mut Svg<'_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<NoPixels>> {
        let places: Vec<BackendCoord> = places.collect();
        let shape = self.written(&places);
        svg.shapes.push_str(&shape);
        svg.shapes.push('\n');
        Ok(())
    }
}

impl Shape {
    fn written(&self, places: &[BackendCoord]) -> String {
        let ink = self.ink.class();
        let (x, y) = places[0];
        match &self.kind {
            Kind::Curve => path(ink, &curve(places)),
            Kind::Line => path(ink, &lines(places)),
            Kind::Strokes => path(ink, &each(places.chunks(2))),
            Kind::Squares => {
                path(&format!("{ink} square"), &each(places.chunks(4)))
            }
            Kind::Area => path(&format!("{ink} area"), &lines(places)),
            Kind::CurvedArea => path(&format!("{ink} area"), &curve(places)),
            Kind::Facet => path(&format!("{ink} facet"), &curve(places)),
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
            Kind::Disc(radius) => disc(&format!("{ink} dot"), (x, y), *radius),
            Kind::Ring(radius) => disc(&format!("{ink} ring"), (x, y), *radius),
            Kind::Circle(radius) => {
                disc(&format!("{ink} circle"), (x, y), *radius)
            }
            Kind::Numbers(numbers) => row(ink, places, numbers),
            Kind::Words(words) => words.written(ink, (x, y)),
        }
    }
}

fn path(class: &str, d: &str) -> String {
    format!("<path class=\"{class}\" d=\"{d}\"/>")
}

fn disc(class: &str, (x, y): BackendCoord, radius: f64) -> String {
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
        let (x, number) = (tenths(place.0), escape(number));
        format!("<tspan x=\"{x}\"{zero}>{number}</tspan>")
    };
    let cells: Vec<String> = places.iter().zip(numbers).map(cell).collect();
    let y = tenths(places[0].1);
    format!("<text class=\"{ink} numbers\" y=\"{y}\">{}</text>", cells.concat())
}

/// Straight lines, each written as a step from where the last one ended.
fn lines(places: &[BackendCoord]) -> String {
    let mut pen = Steps::default();
    pen.start(places[0]);
    for &place in &places[1..] {
        pen.step("l", &[place]);
    }
    pen.d
}

/// Several lines in one path; those with more than two points are closed.
fn each(pieces: std::slice::Chunks<BackendCoord>) -> String {
    let close = |piece: &[BackendCoord]| {
        lines(piece) + if piece.len() > 2 { "z" } else { "" }
    };
    pieces.map(close).collect::<Vec<_>>().concat()
}

/// Quadratic Bézier curves. The point of a curve at half its length of time is
/// a quarter of both ends and half of the control point.
fn curve(places: &[BackendCoord]) -> String {
    let mut pen = Steps::default();
    pen.start(places[0]);
    for three in places.windows(3).step_by(2) {
        let control =
            |a: i32, middle: i32, b: i32| 2 * middle - i32::midpoint(a, b);
        let [a, middle, b] = [three[0], three[1], three[2]];
        let control =
            (control(a.0, middle.0, b.0), control(a.1, middle.1, b.1));
        pen.step("q", &[control, b]);
    }
    pen.d
}

/// The steps of a path. Each is rounded to a tenth of a unit; what is lost is
/// not lost for the next.
#[derive(Default)]
struct Steps {
    d: String,
    /// In tenths of a unit.
    here: (i32, i32),
}

impl Steps {
    fn start(&mut self, place: BackendCoord) {
        self.here = (rounded(place.0), rounded(place.1));
        self.d = format!("M{} {}", ten(self.here.0), ten(self.here.1));
    }

    fn step(&mut self, letter: &str, places: &[BackendCoord]) {
        self.d.push_str(letter);
        let mut first = true;
        let mut last = self.here;
        for place in places {
            last = (rounded(place.0), rounded(place.1));
            for (to, from) in [(last.0, self.here.0), (last.1, self.here.1)] {
                let step = ten(to - from);
                if !first && !step.starts_with('-') {
                    self.d.push(' ');
                }
                self.d.push_str(&step);
                first = false;
            }
        }
        self.here = last;
    }
}

/// A place in tenths of a unit.
fn rounded(place: i32) -> i32 {
    let hundredths = SCALE as i32 / 10;
    (place + hundredths / 2).div_euclid(hundredths)
}

/// Tenths, as a number of units.
fn ten(tenths: i32) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    match (tenths.abs() / 10, tenths.abs() % 10) {
        (units, 0) => format!("{sign}{units}"),
        (0, tenth) => format!("{sign}.{tenth}"),
        (units, tenth) => format!("{sign}{units}.{tenth}"),
    }
}

/// A place, as a number of units.
fn tenths(place: i32) -> String {
    ten(rounded(place))
}

impl Words {
    fn written(&self, ink: &str, (x, y): BackendCoord) -> String {
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
const VARIABLES: &str = "wxytnqkληε";

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

    #[test]
    fn numbers_are_short() {
        let written = [0, 4, -4, 95, 100, -1234].map(tenths);
        assert_eq!(written, ["0", "0", "0", "1", "1", "-12.3"]);
    }

    #[test]
    fn a_curve_goes_through_its_points() {
        let d = curve(&[(0, 0), (1000, 1000), (2000, 0)]);
        assert_eq!(d, "M0 0q10 20 20 0");
    }

    #[test]
    fn variables_are_in_italics() {
        let words = with_variables("loss + λ|w|, a corner, 2λw²");
        let expected = "loss + <tspan>λ</tspan>|<tspan>w</tspan>|, a corner, \
                        2<tspan>λw</tspan>²";
        assert_eq!(words, expected);
    }
}
