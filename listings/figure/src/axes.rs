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

/// From the foot of an axis' number to that of what the axis measures, below
/// it: on a phone, where letters are half as high again as elsewhere, 6 pixels
/// lie between them.
const APART: f64 = 33.0;

/// How far above the plane stands what the axis upwards measures: as far as
/// that from the highest number, half of which lies above its tick.
pub(crate) fn title_above(plane: &Plane) -> f64 {
    let (y, unit) = (&plane.y, plane.units_per_y());
    let highest = y.labels().into_iter().map(|(tick, _)| tick);
    let down = (y.to - highest.fold(y.from, f64::max)) * unit;
    (28.0 - down).max(15.0)
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
    let (right, below) = ((x.to, y.from), (0.0, 6.0 + LETTERS + APART));
    pieces.push(words(Ink::Text, right, x.title.clone(), below, "end"));
    // At the left edge, where the text begins, or by a plane further right; a
    // slanted letter stands out a little.
    let back = if plane.left < 60.0 { plane.left - 4.0 } else { 40.0 };
    // A figure that leaves it no room above still shows it.
    let up = title_above(plane).min((plane.top - 17.0).max(15.0));
    let (top, above) = ((x.from, y.to), (-back, -up));
    pieces.push(words(Ink::Text, top, y.title.clone(), above, "start"));
    // An axis may have no title.
    let says = |piece: &Piece| {
        piece.words.as_ref().is_none_or(|words| !words.text.is_empty())
    };
    pieces.retain(says);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Axis;

    /// Letters are this high on a phone, in the figure's units.
    const ON_PHONE: f64 = 22.0;

    #[test]
    fn what_an_axis_measures_keeps_off_its_numbers_on_a_phone() {
        // The narrowest phone's pixels, in the units of a figure of 600.
        let six = 6.0 * 600.0 / 320.0;
        let digit = 0.65 * ON_PHONE;
        for high in [0.9, 1.0, 1.02, 1.1] {
            let y = Axis::new("loss", 0.0, high).ticks(&[0.0, 0.5, 1.0]);
            let plane = Plane::new(Axis::new("w", 0.0, 1.0), y);
            let pieces = pieces(&plane);
            let foot = |wanted: &str| {
                let mut all = pieces.iter();
                let piece = all.find_map(|piece| {
                    let words = piece.words.as_ref()?;
                    (words.text == wanted).then_some((piece, words.shift.1))
                });
                let (piece, shift) = piece.expect("it is there");
                let up = plane.y.to - piece.points[0].1;
                plane.top + up * plane.units_per_y() + shift
            };
            let below = foot("w") - digit - foot("0").max(foot("0.5"));
            assert!(below > six, "{below} below");
            let highest = if high < 1.0 { "0.5" } else { "1" };
            // A letter such as p has a stroke below its line.
            let lowest = foot("loss") + 0.25 * ON_PHONE;
            let above = foot(highest) - digit - lowest;
            assert!(above > six, "{above} above, up to {high}");
            assert!(foot("loss") > 0.7 * ON_PHONE, "cut off");
        }
    }
}
