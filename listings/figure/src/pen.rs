use crate::curve::{Point, clipped, sampled, thinned};
use crate::{Ink, Plane, SCALE, number};
use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::element::{
    Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle, Text,
};
use plotters::prelude::{
    Cartesian2d, DrawingArea, IntoDrawingArea, SVGBackend,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, IntoFont, ShapeStyle, TextStyle};

/// The height of letters, in the figure's units.
const LETTERS: f64 = 17.0;

/// What shapes are drawn on: the whole figure, measured in its own units.
pub struct Sheet<'a> {
    area: DrawingArea<SVGBackend<'a>, Shift>,
}

/// Draws on a [`Plane`], in the plane's own coordinates.
pub struct Pen<'a> {
    area: DrawingArea<
        SVGBackend<'a>,
        Cartesian2d<RangedCoordf64, RangedCoordf64>,
    >,
    plane: Plane,
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

/// Draws a layer and returns its shapes, without the file around them.
pub(crate) fn drawing(
    width: u32,
    height: u32,
    draw: impl FnOnce(&Sheet),
) -> String {
    let mut svg = String::new();
    {
        let size = (width * SCALE as u32, height * SCALE as u32);
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        draw(&Sheet { area });
    }
    let inside = svg
        .lines()
        .filter(|line| !line.starts_with("<svg") && *line != "</svg>");
    // Plotters writes the words of a text on a line of their own.
    let mut shapes = inside.collect::<String>();
    shapes = shapes.replace("/>", "/>\n").replace("</text>", "</text>\n");
    shapes = shapes.replace(" opacity=\"1\"", "").replace(" \"/>", "\"/>");
    for ink in Ink::ALL {
        if let Some(dashes) = ink.dashes() {
            let solid = format!("stroke=\"{}\"", ink.hex());
            shapes = shapes.replace(
                &solid,
                &format!("{solid} stroke-dasharray=\"{dashes}\""),
            );
        }
    }
    shapes
}

impl<'a> Sheet<'a> {
    /// A pen for this plane; the axes are not drawn.
    pub fn pen(&self, plane: &Plane) -> Pen<'a> {
        let unit = |length: f64| (length * SCALE).round() as i32;
        let across = unit(plane.left)..unit(plane.left + plane.width);
        let bottom_up = unit(plane.top + plane.height)..unit(plane.top);
        let map = Cartesian2d::new(
            plane.x.from..plane.x.to,
            plane.y.from..plane.y.to,
            (across, bottom_up),
        );
        Pen { area: self.area.apply_coord_spec(map), plane: plane.clone() }
    }

    /// Draws the plane's axes and returns a pen for it.
    pub fn axes(&self, plane: &Plane) -> Pen<'a> {
        let pen = self.pen(plane);
        let (x, y) = (&plane.x, &plane.y);
        for &tick in &x.ticks {
            pen.line(Ink::Faint, &[(tick, y.from), (tick, y.to)]);
            pen.text(
                Ink::Text,
                (tick, y.from),
                &number(tick),
                (0.0, 8.0),
                HPos::Center,
                VPos::Top,
            );
        }
        for &tick in &y.ticks {
            pen.line(Ink::Faint, &[(x.from, tick), (x.to, tick)]);
            pen.text(
                Ink::Text,
                (x.from, tick),
                &number(tick),
                (-7.0, 0.0),
                HPos::Right,
                VPos::Center,
            );
        }
        pen.line(
            Ink::Axis,
            &[(x.from, y.to), (x.from, y.from), (x.to, y.from)],
        );
        let below = (0.0, 27.0);
        pen.text(
            Ink::Text,
            (x.to, y.from),
            &x.title,
            below,
            HPos::Right,
            VPos::Top,
        );
        pen.text(
            Ink::Text,
            (x.from, y.to),
            &y.title,
            (-40.0, -12.0),
            HPos::Left,
            VPos::Bottom,
        );
        pen
    }
}

impl Pen<'_> {
    /// The graph of `f` over the whole plane, cut where it leaves it; name
    /// the corners of `f`, if it has any. Returns what [`Pen::line`] returns.
    pub fn curve(
        &self,
        ink: Ink,
        corners: &[f64],
        f: impl Fn(f64) -> f64,
    ) -> Point {
        self.line(ink, &sampled(self.plane.x.from, self.plane.x.to, corners, f))
    }

    /// A line through these points, cut where it leaves the plane. Returns
    /// the last point drawn, or the last one given if none was.
    ///
    /// # Panics
    /// If there are no points.
    pub fn line(&self, ink: Ink, points: &[Point]) -> Point {
        let Plane { x: across, y: up, .. } = &self.plane;
        let mut end = *points.last().expect("a line has points");
        let inside =
            clipped(points, up.from, up.to).into_iter().flat_map(|piece| {
                let on_its_side = swapped(&piece);
                clipped(&on_its_side, across.from, across.to)
            });
        for piece in inside.map(|piece| swapped(&piece)) {
            self.unclipped(ink, &piece);
            end = *piece.last().unwrap_or(&end);
        }
        end
    }

    fn unclipped(&self, ink: Ink, points: &[Point]) {
        self.put(&PathElement::new(self.simplified(points), stroke(ink)));
    }

    /// The points without those that the eye would not miss, less than a
    /// sixth of the figure's unit away from the line without them.
    fn simplified(&self, points: &[Point]) -> Vec<Point> {
        let (x, y) = (self.units_per_x() * SCALE, self.units_per_y() * SCALE);
        let scaled: Vec<Point> =
            points.iter().map(|p| (p.0 * x, p.1 * y)).collect();
        let kept = thinned(&scaled, 0.6).into_iter();
        kept.map(|p| (p.0 / x, p.1 / y)).collect()
    }

    /// A filled shape, see-through.
    pub fn area(&self, ink: Ink, points: &[Point]) {
        self.put(&Polygon::new(
            self.simplified(points),
            ink.colour().mix(0.12),
        ));
    }

    /// A bar from 0 to `y`, cut at the plane's edge, with its middle at `x`.
    pub fn bar(&self, ink: Ink, x: f64, width: f64, y: f64) {
        let inside = |y: f64| y.clamp(self.plane.y.from, self.plane.y.to);
        let corners =
            [(x - width / 2.0, inside(0.0)), (x + width / 2.0, inside(y))];
        self.put(&Rectangle::new(corners, ink.colour().filled()));
    }

    /// A dot that marks a result.
    pub fn dot(&self, ink: Ink, x: f64, y: f64) {
        self.disc(ink, x, y, 6.0);
    }

    /// A small dot, for data.
    pub fn speck(&self, ink: Ink, x: f64, y: f64) {
        self.disc(ink, x, y, 3.5);
    }

    /// A ring: a place that is marked but not reached.
    pub fn ring(&self, ink: Ink, x: f64, y: f64) {
        if self.shows((x, y)) {
            let style = stroke(ink).stroke_width(8);
            self.put(&Circle::new((x, y), (6.0 * SCALE) as i32, style));
        }
    }

    fn disc(&self, ink: Ink, x: f64, y: f64, radius: f64) {
        if self.shows((x, y)) {
            let radius = (radius * SCALE) as i32;
            self.put(&Circle::new((x, y), radius, ink.colour().filled()));
        }
    }

    fn shows(&self, (x, y): Point) -> bool {
        let Plane { x: across, y: up, .. } = &self.plane;
        (across.from..=across.to).contains(&x) && (up.from..=up.to).contains(&y)
    }

    /// Names lines where they end, at the right edge: pushes the names apart
    /// where the ends are too near to each other.
    pub fn name_ends(&self, ends: &[(Ink, Point, &str)]) {
        let gap = 1.35 * LETTERS / self.units_per_y();
        let mut ends = ends.to_vec();
        ends.sort_by(|a, b| a.1.1.total_cmp(&b.1.1));
        let mut lowest = f64::NEG_INFINITY;
        for (_, point, _) in &mut ends {
            point.1 = point.1.max(lowest);
            lowest = point.1 + gap;
        }
        let mut highest = self.plane.y.to;
        for (ink, point, words) in ends.into_iter().rev() {
            let y = point.1.min(highest);
            highest = y - gap;
            self.label(ink, (self.plane.x.to, y), Side::Right, words);
        }
    }

    /// Words beside a point, if the plane shows the point.
    pub fn label(&self, ink: Ink, point: Point, side: Side, words: &str) {
        use Side::{
            Above, AboveLeft, AboveRight, Below, BelowLeft, BelowRight, Left,
            Right,
        };
        let (dx, h) = match side {
            Left => (-10.0, HPos::Right),
            AboveLeft | BelowLeft => (-6.0, HPos::Right),
            Above | Below => (0.0, HPos::Center),
            Right => (10.0, HPos::Left),
            AboveRight | BelowRight => (6.0, HPos::Left),
        };
        let (dy, v) = match side {
            Left | Right => (0.0, VPos::Center),
            Above | AboveLeft | AboveRight => (-8.0, VPos::Bottom),
            Below | BelowLeft | BelowRight => (8.0, VPos::Top),
        };
        if self.shows(point) {
            self.text(ink, point, words, (dx, dy), h, v);
        }
    }

    /// Words of any size that start at a point.
    pub fn headline(&self, ink: Ink, point: Point, size: f64, words: &str) {
        self.put(&Text::new(
            words.to_owned(),
            point,
            style(ink, size, HPos::Left, VPos::Bottom),
        ));
    }

    fn text(
        &self,
        ink: Ink,
        (x, y): Point,
        words: &str,
        (dx, dy): Point,
        h: HPos,
        v: VPos,
    ) {
        let (x, y) = (x + dx / self.units_per_x(), y - dy / self.units_per_y());
        let style = style(ink, LETTERS, h, v);
        self.put(&Text::new(words.to_owned(), (x, y), style));
    }

    fn units_per_x(&self) -> f64 {
        self.plane.width / (self.plane.x.to - self.plane.x.from)
    }

    fn units_per_y(&self) -> f64 {
        self.plane.height / (self.plane.y.to - self.plane.y.from)
    }

    fn put<'s, E>(&self, shape: &'s E)
    where
        &'s E: PointCollection<'s, Point>,
        E: for<'b> Drawable<SVGBackend<'b>>,
    {
        self.area.draw(shape).expect("drawing into a string cannot fail");
    }
}

fn style(ink: Ink, size: f64, h: HPos, v: VPos) -> TextStyle<'static> {
    // Plotters writes the size divided by 1.24.
    let font = ("sans-serif", size * SCALE * 1.24).into_font();
    TextStyle {
        font,
        color: ink.colour().to_backend_color(),
        pos: Pos::new(h, v),
    }
}

fn swapped(points: &[Point]) -> Vec<Point> {
    points.iter().map(|&(x, y)| (y, x)).collect()
}

fn stroke(ink: Ink) -> ShapeStyle {
    ink.colour().stroke_width((ink.width() * SCALE) as u32)
}
