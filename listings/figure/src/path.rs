//! The steps of a path, written short.

use plotters_backend::BackendCoord;

/// Plotters places on whole numbers; a unit of the figure has this many.
pub(crate) const SCALE: f64 = 100.0;

/// Straight lines, each written as a step from where the last one ended.
pub(crate) fn lines(places: &[BackendCoord]) -> String {
    let mut pen = Steps::default();
    pen.start(places[0]);
    for &place in &places[1..] {
        pen.step("l", &[place]);
    }
    pen.d
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
    fn a_curve_goes_through_its_points() {
        let d = curve(&[(0, 0), (1000, 1000), (2000, 0)]);
        assert_eq!(d, "M0 0q10 20 20 0");
    }
}
