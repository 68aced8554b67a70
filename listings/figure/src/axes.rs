//! The axes of a plane: lines, marks and words.

use crate::pen::LETTERS;
use crate::svg::Words;
use crate::{Ink, Plane, Point};

/// A straight line, or words beside a point.
pub(crate) struct Piece {
    pub ink: Ink,
    pub points: Vec<Point>,
    pub words: Option<Words>,
}

/// The lines at 0, the one below, then each axis' marks and words, and what
/// they measure.
pub(crate) fn pieces(plane: &Plane) -> Vec<Piece> {
    let (x, y) = (&plane.x, &plane.y);
    let line = |ink, from: Point, to: Point| Piece {
        ink,
        points: vec![from, to],
        words: None,
    };
    let words = |ink, point: Point, text: String, shift, anchor| Piece {
        ink,
        points: vec![point],
        words: Some(Words { text, shift, anchor, size: None }),
    };
    let mut pieces = vec![];
    if x.crosses_zero() {
        pieces.push(line(Ink::Faint, (0.0, y.from), (0.0, y.to)));
    }
    if y.crosses_zero() {
        pieces.push(line(Ink::Faint, (x.from, 0.0), (x.to, 0.0)));
    }
    pieces.push(line(Ink::Axis, (x.from, y.from), (x.to, y.from)));
    for (tick, number) in x.labels() {
        let (foot, below) = ((tick, y.from), (0.0, 6.0 + LETTERS));
        let end = (tick, y.from + 5.0 / plane.units_per_y());
        pieces.push(line(Ink::Axis, foot, end));
        pieces.push(words(Ink::Axis, foot, number, below, "middle"));
    }
    for (tick, number) in y.labels() {
        let (foot, left) = ((x.from, tick), (-7.0, 0.35 * LETTERS));
        let end = (x.from + 5.0 / plane.units_per_x(), tick);
        pieces.push(line(Ink::Axis, foot, end));
        pieces.push(words(Ink::Axis, foot, number, left, "end"));
    }
    let (right, below) = ((x.to, y.from), (0.0, 2.4 * LETTERS + 6.0));
    pieces.push(words(Ink::Text, right, x.title.clone(), below, "end"));
    // At the left edge, where the text begins, or by a plane further right; a
    // slanted letter stands out a little.
    let back = if plane.left < 60.0 { plane.left - 4.0 } else { 40.0 };
    let (top, above) = ((x.from, y.to), (-back, -15.0));
    pieces.push(words(Ink::Text, top, y.title.clone(), above, "start"));
    // An axis may have no title.
    let says = |piece: &Piece| {
        piece.words.as_ref().is_none_or(|words| !words.text.is_empty())
    };
    pieces.retain(says);
    pieces
}
