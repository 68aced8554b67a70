//! A part of a plane, seen larger in another place of the figure.

use crate::curve::Point;
use crate::pen::{Pen, Sheet};
use crate::{Axis, Ink, Plane};

/// However small a part is, its mark on the plane can be seen.
const LEAST: f64 = 4.0;

impl Plane {
    /// What a round glass shows that is held over a place of this plane and
    /// makes everything so many times as large. Its middle and its radius are
    /// in the figure's units.
    #[must_use]
    pub fn lens(
        &self,
        (x, y): Point,
        times: f64,
        middle: Point,
        radius: f64,
    ) -> Plane {
        let right = radius / times / self.units_per_x();
        let up = radius / times / self.units_per_y();
        Plane {
            x: Axis::new("", x - right, x + right),
            y: Axis::new("", y - up, y + up),
            left: middle.0 - radius,
            top: middle.1 - radius,
            width: 2.0 * radius,
            height: 2.0 * radius,
            is_round: true,
        }
    }

    fn middle(&self) -> Point {
        (self.left + self.width / 2.0, self.top + self.height / 2.0)
    }
}

impl Sheet {
    /// Marks on a plane which part of it a lens shows, draws the lens, and
    /// returns a pen for what is seen in it.
    pub fn lens(&self, plane: &Plane, lens: &Plane) -> Pen<'_> {
        let seen = (
            f64::midpoint(lens.x.from, lens.x.to),
            f64::midpoint(lens.y.from, lens.y.to),
        );
        let (from, to) = (plane.place(seen), lens.middle());
        let radius = lens.width / 2.0;
        let times = lens.units_per_x() / plane.units_per_x();
        let small = (radius / times).max(LEAST);
        let pen = self.bare();
        // The two lines that touch both circles: a right angle lies between
        // them and the ways from the middles to where they touch.
        let (right, down) = (to.0 - from.0, to.1 - from.1);
        let far = (right * right + down * down).sqrt();
        let along = (small - radius) / far;
        for aside in [-1.0, 1.0].map(|s| s * (1.0 - along * along).sqrt()) {
            let way = (
                (right * along - down * aside) / far,
                (down * along + right * aside) / far,
            );
            let touch = |middle: Point, radius: f64| {
                (middle.0 + radius * way.0, -middle.1 - radius * way.1)
            };
            pen.line(Ink::Faint, &[touch(from, small), touch(to, radius)]);
        }
        pen.circle(Ink::Axis, (from.0, -from.1), small);
        pen.circle(Ink::Axis, (to.0, -to.1), radius);
        self.pen(lens)
    }

    /// Marks on a plane which part of it a plane below shows, larger.
    pub fn magnify(&self, plane: &Plane, larger: &Plane) {
        let (left, top) = plane.place((larger.x.from, larger.y.to));
        let (right, bottom) = plane.place((larger.x.to, larger.y.from));
        let pen = self.bare();
        let edge = [(left, top), (right, top), (right, bottom), (left, bottom)];
        let mut edge = edge.map(|(x, y)| (x, -y)).to_vec();
        edge.push(edge[0]);
        pen.line(Ink::Axis, &edge);
        let ends = [larger.left, larger.left + larger.width];
        for (x, end) in [left, right].into_iter().zip(ends) {
            pen.line(Ink::Faint, &[(x, -bottom), (end, -larger.top)]);
        }
    }

    /// A pen for the figure's own units; upwards they are negative.
    fn bare(&self) -> Pen<'_> {
        const LARGE: f64 = 2000.0;
        let (x, y) = (Axis::new("", 0.0, LARGE), Axis::new("", -LARGE, 0.0));
        self.pen(&Plane::new(x, y).at(0.0, 0.0, LARGE, LARGE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Scene, svg};

    #[test]
    fn a_lens_shows_a_place_larger_and_cuts_lines_at_its_rim() {
        let (x, y) = (Axis::new("", 0.0, 1.0), Axis::new("", -0.5, 0.5));
        let plane = Plane::new(x, y).at(0.0, 0.0, 100.0, 100.0);
        // Ten times as large: a tenth of the plane in a circle of radius 50.
        let lens = plane.lens((0.5, 0.0), 10.0, (250.0, 60.0), 50.0);
        assert_eq!((lens.x.from, lens.x.to), (0.45, 0.55));
        let scene = Scene::record(|sheet| {
            sheet.lens(&plane, &lens).curve(Ink::L1, &[], |_| -0.03);
        });
        let drawn = svg::write(&scene, (400, 200));
        // 30 below the middle, a circle of radius 50 is 40 wide on each side.
        assert!(drawn.contains("d=\"M210 90q40 0 80 0\""), "{drawn}");
        assert!(drawn.contains("cx=\"250\" cy=\"60\" r=\"50\""), "{drawn}");
        assert!(drawn.contains("r=\"5\""), "{drawn}");
    }
}
