//! The steps of a path, written short.

use plotters_backend::BackendCoord;

/// Plotters places on whole numbers; a unit of the figure has this many.
pub(crate) const SCALE: f64 = 100.0;

/// Straight lines, each written as a step from where the last one ended.
pub(crate) fn lines(places: &[BackendCoord]) -> String {
    let mut pen = Steps::default();
    pen.start(places[0]);
    let mut corners = vec![];
    add_corners(places, &mut corners);
    for place in corners {
        pen.step("l", &[place]);
    }
    pen.d
}

/// A line may be this far from what is left out of it: a tenth of a unit.
const NEAR: f64 = SCALE / 10.0;

/// The places after the first without which the line would be another: the last
/// one and, as long as others are too far from the straight way to it, the
/// farthest of them.
fn add_corners(places: &[BackendCoord], corners: &mut Vec<BackendCoord>) {
    let [a, .., b] = places else { return };
    let (right, down) = (f64::from(b.0 - a.0), f64::from(b.1 - a.1));
    let length = right * right + down * down;
    // How far a place is from the nearest one of the straight way.
    let off = |place: &BackendCoord| {
        let (x, y) = (f64::from(place.0 - a.0), f64::from(place.1 - a.1));
        let part =
            if length > 0.0 { (x * right + y * down) / length } else { 0.0 };
        let part = part.clamp(0.0, 1.0);
        let (x, y) = (x - part * right, y - part * down);
        x * x + y * y
    };
    let between = places.iter().enumerate().take(places.len() - 1).skip(1);
    let farthest = between.max_by(|p, q| off(p.1).total_cmp(&off(q.1)));
    match farthest {
        Some((i, place)) if off(place) > NEAR * NEAR => {
            add_corners(&places[..=i], corners);
            add_corners(&places[i..], corners);
        }
        _ => corners.push(*b),
    }
}

/// Several lines in one path; those with more than two points are closed.
pub(crate) fn each(pieces: std::slice::Chunks<BackendCoord>) -> String {
    let close = |piece: &[BackendCoord]| {
        lines(piece) + if piece.len() > 2 { "z" } else { "" }
    };
    pieces.map(close).collect::<Vec<_>>().concat()
}

/// Quadratic Bézier curves. The point of a curve at half its length of time is
/// a quarter of both ends and half of the control point.
pub(crate) fn curve(places: &[BackendCoord]) -> String {
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

/// A circle between its leftmost and its rightmost point, as two halves.
pub(crate) fn around(ends: &[BackendCoord]) -> String {
    let [left, right] = [ends[0], ends[1]];
    let wide = round(right.0) - round(left.0);
    let radius = ten((wide + 1) / 2);
    let half = format!("a{radius} {radius} 0 1 0");
    let (x, y, wide) = (tenths(left.0), tenths(left.1), ten(wide));
    format!("M{x} {y}{half} {wide} 0{half}-{wide} 0z")
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
        self.here = (round(place.0), round(place.1));
        self.d = format!("M{} {}", ten(self.here.0), ten(self.here.1));
    }

    fn step(&mut self, letter: &str, places: &[BackendCoord]) {
        self.d.push_str(letter);
        let mut first = true;
        let mut last = self.here;
        for place in places {
            last = (round(place.0), round(place.1));
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
fn round(place: i32) -> i32 {
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
pub(crate) fn tenths(place: i32) -> String {
    ten(round(place))
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
    fn a_circle_is_two_halves() {
        let d = around(&[(1000, 500), (3050, 500)]);
        assert_eq!(d, "M10 5a10.3 10.3 0 1 0 20.5 0a10.3 10.3 0 1 0-20.5 0z");
    }

    #[test]
    fn a_line_keeps_its_corners_and_nothing_between_them() {
        let line = [(0, 0), (500, 9), (1000, 0), (1000, 1000), (0, 0)];
        assert_eq!(lines(&line), "M0 0l10 0l0 10l-10-10");
        assert_eq!(lines(&[(0, 0), (500, 11), (1000, 0)]), "M0 0l5 .1l5-.1");
        assert_eq!(lines(&[(0, 0), (0, 0)]), "M0 0l0 0");
    }

    #[test]
    fn a_curve_goes_through_its_points() {
        let d = curve(&[(0, 0), (1000, 1000), (2000, 0)]);
        assert_eq!(d, "M0 0q10 20 20 0");
    }
}
