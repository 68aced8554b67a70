//! What is drawn is held against what should be: a check takes the shapes that
//! it has read, and what nobody has taken is a fault.

use crate::svg::{Frame, Layer, Plane, Point, Shape, number, take_apart};
use clap::FromArgMatches as _;
use command::Chapter;

/// Half a unit of the canvas: so far may a curve be from its formula.
const NEAR: f64 = 0.5;

/// A figure, taken apart.
pub struct Figure {
    /// The planes of what does not move, in the order in which they are drawn.
    pub planes: Vec<Plane>,
    pub still: Layer,
    pub frames: Vec<Frame>,
    /// What stands above the numbers of the read-out, each with its ink.
    heads: Vec<(String, String)>,
    /// From where to where the slider goes, on the canvas.
    track: Option<Point>,
    /// The position that is marked, with the ink of the words.
    mark: Option<(f64, String, String)>,
    description: String,
}

/// The problem that a chapter makes of options on its command line.
fn problem<C: Chapter>(options: &str) -> C::Problem {
    let words = options.split_whitespace();
    let matches = command::parameters_of::<C>().try_get_matches_from(words);
    let matches = matches.expect("options of the chapter");
    let parameters = C::Parameters::from_arg_matches(&matches);
    C::problem(&parameters.expect("numbers that the options allow"))
        .expect("options that go together")
}

/// One of a chapter's figures, as it is drawn with these options.
pub fn drawn<C: Chapter>(options: &str, name: &str) -> Figure {
    let figures = C::figures(&problem::<C>(options));
    let figure = figures.iter().find(|figure| figure.name == name);
    let figure = figure.expect("a figure of the chapter");
    let (mut still, frames, [description, written_heads]) =
        take_apart(&figure.svg());
    let planes = still.take_planes();
    let slider = figure.slider();
    let heads = slider.iter().flat_map(|slider| &slider.heads);
    let heads: Vec<(String, String)> = heads
        .map(|(ink, head)| (ink.class().to_owned(), head.clone()))
        .collect();
    let words: Vec<&str> = heads.iter().map(|(_, head)| &**head).collect();
    assert_eq!(written_heads, words.join(";"));
    let mark = slider.and_then(|slider| {
        let mark = slider.mark.as_ref()?;
        let value = frames[mark.position].value;
        Some((value, mark.ink.class().to_owned(), mark.words.clone()))
    });
    // In parts of the canvas' width.
    let track = slider.map(|slider| slider.track);
    let track = track.map(|(at, wide)| (600.0 * at, 600.0 * (at + wide)));
    Figure { planes, still, frames, heads, track, mark, description }
}

/// A chapter's emblem, drawn with these options. It has no axes; so from where
/// to where it goes is written here.
pub fn emblem<C: Chapter>(
    options: &str,
    across: Point,
    up: Point,
) -> (Plane, Layer) {
    let svg = C::emblem(&problem::<C>(options)).inline();
    assert!(svg.contains("viewBox=\"0 0 190 110\""), "{svg}");
    let plane = Plane::without_axes((8.0, 182.0), across, (102.0, 8.0), up);
    (plane, take_apart(&svg).0)
}

/// From 0 upwards: 0 is a place on the axis, a little above its end.
pub fn from_zero(to: f64) -> Point {
    (-0.06 * to, to)
}

/// A slider's positions in order, the chosen one among them.
pub fn with(mut positions: Vec<f64>, chosen: f64) -> Vec<f64> {
    if positions.iter().all(|p| (p - chosen).abs() > 1e-9 * chosen.abs()) {
        positions.push(chosen);
    }
    positions.sort_by(f64::total_cmp);
    positions
}

/// A number at the start of some words, and what follows it.
fn leading_number(words: &str) -> (f64, &str) {
    let body = words.strip_prefix('\u{2212}').unwrap_or(words);
    let digits = |text: &str| {
        text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len())
    };
    let mut end = digits(body);
    while let Some(thousands) = body[end..].strip_prefix(',')
        && digits(thousands) == 3
    {
        end += 4;
    }
    if let Some(decimals) = body[end..].strip_prefix('.') {
        // A full stop may end the sentence.
        end += match digits(decimals) {
            0 => 0,
            n => n + 1,
        };
    }
    if let Some(power) = body[end..].strip_prefix(" × 10") {
        let is_raised = |c: char| "⁻⁰¹²³⁴⁵⁶⁷⁸⁹".contains(c);
        let rest = power.trim_start_matches(is_raised);
        end = body.len() - rest.len();
    }
    let end = words.len() - body.len() + end;
    (number(&words[..end]), &words[end..])
}

/// A number that is not very small or large, as the book writes it.
pub fn written(value: f64) -> String {
    let decimals = if value.abs() < 0.01 { 6 } else { 4 };
    let words = format!("{value:.decimals$}").replace('-', "\u{2212}");
    let mut words =
        words.trim_end_matches('0').trim_end_matches('.').to_owned();
    // Thousands, from 10,000 on.
    let digits = words.find('.').unwrap_or(words.len());
    let first = words.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    if value.abs() >= 1e4 {
        for at in (first + 1..digits).rev().filter(|at| (digits - at) % 3 == 0)
        {
            words.insert(at, ',');
        }
    }
    words
}

/// A number with a fixed number of decimals.
pub fn fixed(value: f64, decimals: usize) -> String {
    format!("{value:.decimals$}").replace('-', "\u{2212}")
}

/// Whether a number is written as the book writes it: with four decimals, six
/// below 0.01, three digits below 0.0001 and from ten million on; "0" is
/// nothing but zero.
fn is_written(said: f64, value: f64) -> bool {
    // What is computed here may miss 0 by a rounding error.
    if said == 0.0 && value.abs() < 1e-12 {
        return true;
    }
    let size = value.abs();
    let room = match size {
        0.0 => 0.0,
        _ if !(1e-4..1e7).contains(&size) => 0.006 * size,
        _ if size < 0.01 => 6e-7,
        _ => 6e-5 + 1e-9 * size,
    };
    (said - value).abs() <= room
}

impl Figure {
    /// All that is drawn has been read.
    pub fn is_read(&self) {
        self.still.is_read();
        for frame in &self.frames {
            frame.layer.is_read();
        }
    }

    /// Says exactly this, with a number in place of each #.
    pub fn describes(&self, words: &str, numbers: &[f64]) {
        let mut rest = &*self.description;
        let mut numbers = numbers.iter();
        for (i, part) in words.split('#').enumerate() {
            if i > 0 {
                let (said, after) = leading_number(rest);
                let value = numbers.next().expect("a number for each #");
                let is_right = is_written(said, *value);
                assert!(is_right, "{said}, not {value}: {}", self.description);
                rest = after;
            }
            let after = rest.strip_prefix(part);
            rest = after.unwrap_or_else(|| {
                panic!("{part:?} is not the start of {rest:?}")
            });
        }
        assert!(rest.is_empty() && numbers.next().is_none(), "{rest:?}");
    }

    /// The read-out's heads, each with its ink.
    pub fn heads(&self, heads: &[(&str, &str)]) {
        let own = self.heads.iter().map(|(ink, head)| (&**ink, &**head));
        assert_eq!(own.collect::<Vec<_>>(), heads);
    }

    /// The slider stops at these values, starts at the one that is nearest to
    /// the chosen one, and is as wide as what it moves.
    pub fn stops(&self, values: &[f64], chosen: f64, along: Point) {
        let (from, to) = self.track.expect("a slider");
        let off = (from - along.0).abs().max((to - along.1).abs());
        assert!(off < 0.2, "a slider from {from} to {to}, not {along:?}");
        let own: Vec<f64> = self.frames.iter().map(|f| f.value).collect();
        assert_eq!(own.len(), values.len(), "{own:?}, not {values:?}");
        for (own, value) in own.iter().zip(values) {
            assert!(is_written(*own, *value), "{own} for {value}");
        }
        let shown = self.frames.iter().position(|frame| frame.is_shown);
        let off = |value: f64| (value - chosen).abs();
        let least = values.iter().map(|v| off(*v)).fold(f64::MAX, f64::min);
        let shown = values[shown.expect("one is shown")];
        assert!(off(shown) <= least + 1e-9, "{shown} is shown");
    }

    /// The first position from `value` on is marked, with these words.
    pub fn marks(&self, value: f64, ink: &str, words: &str) {
        let (marked, own_ink, own) = self.mark.as_ref().expect("a mark");
        // A value is written with four decimals.
        let mut values = self.frames.iter().map(|frame| frame.value);
        assert_eq!(values.find(|v| *v >= value - 6e-5), Some(*marked));
        let (said, rest) = leading_number(own);
        assert!(is_written(said, value), "{own} at {value}");
        assert_eq!((&**own_ink, rest), (ink, &*format!(": {words}")));
    }
}

impl Frame {
    /// The read-out says these numbers, in this order.
    pub fn says(&self, numbers: &[f64]) {
        let said: Vec<f64> = self.cells.iter().map(|c| number(c)).collect();
        let is_right = said.len() == numbers.len()
            && said.iter().zip(numbers).all(|(s, n)| is_written(*s, *n));
        assert!(is_right, "{:?}, not {numbers:?}", self.cells);
    }

    /// The read-out says a number and then points, each number with three
    /// decimals: `(0.250, 0.000)`.
    pub fn says_points(&self, first: f64, points: &[Point]) {
        assert!(is_written(number(&self.cells[0]), first), "{:?}", self.cells);
        assert_eq!(self.cells.len(), points.len() + 1);
        for (cell, point) in self.cells[1..].iter().zip(points) {
            let inside = cell.strip_prefix('(').unwrap_or_default();
            let inside = inside.strip_suffix(')').unwrap_or_default();
            let (one, two) = inside.split_once(", ").unwrap_or_default();
            for (said, value) in [(one, point.0), (two, point.1)] {
                let off = (number(said) - value).abs();
                assert!(off <= 5.1e-4, "{cell} for {point:?}");
            }
        }
    }
}

impl Plane {
    /// The titles of the axes, and from where to where they go. Ticks, if there
    /// are any, are at all multiples of a round number, two to seven of them.
    pub fn axes(&self, titles: [&str; 2], across: Point, up: Point) {
        assert_eq!(self.titles, titles);
        self.check_zeros();
        let (from, to) =
            (self.place((across.0, up.0)), self.place((across.1, up.1)));
        let off = [
            from.0 - self.left,
            to.0 - self.right,
            from.1 - self.bottom,
            to.1 - self.top,
        ];
        assert!(
            off.iter().all(|d| d.abs() < 1.0),
            "{titles:?}: {} to {} and {} to {}, not {across:?} and {up:?}",
            self.x(self.left),
            self.x(self.right),
            self.y(self.bottom),
            self.y(self.top),
        );
        let is_logarithmic = self.logarithms != 0.0;
        if is_logarithmic {
            self.ticks_are_round_powers(across);
        }
        let axes = self.ticks.iter().zip([across, up]);
        for (ticks, (from, to)) in axes.skip(is_logarithmic.into()) {
            if ticks.is_empty() {
                continue;
            }
            let step = ticks[1] - ticks[0];
            let round = |tick: f64| {
                let steps = tick / step;
                (steps - steps.round()).abs() < 1e-6
            };
            let slack = 0.01 * step;
            assert!(
                (2..=7).contains(&ticks.len())
                    && ticks.iter().all(|tick| round(*tick))
                    && ticks
                        .windows(2)
                        .all(|t| { (t[1] - t[0] - step).abs() < 1e-6 * step })
                    && ticks[0] - step < from + slack
                    && ticks[ticks.len() - 1] + step > to - slack,
                "ticks {ticks:?} from {from} to {to}"
            );
        }
    }

    /// On a logarithmic axis: all powers of ten between the ends, or with them
    /// all of their threes, or twos and fives, or more, to have three; over
    /// more than six powers every second one, over more than twelve every
    /// third.
    fn ticks_are_round_powers(&self, (from, to): Point) {
        let between = |parts: &[f64]| -> Vec<f64> {
            let every = 1 + ((to - from) / 6.0 - 1e-9).floor() as i32;
            let powers = (-20..20).filter(|k| k % every == 0);
            let powers = powers.map(|k| 10_f64.powi(k));
            let all = powers.flat_map(|ten| parts.iter().map(move |p| p * ten));
            let place = |a: f64| self.logarithms * a.log10();
            let all = all.filter(|a| (from..=to).contains(&place(*a)));
            let mut all: Vec<f64> = all.collect();
            all.sort_by(|a, b| place(*a).total_cmp(&place(*b)));
            all
        };
        let kinds = [
            &[1.0][..],
            &[1.0, 3.0],
            &[1.0, 2.0, 5.0],
            &[1.0, 1.5, 2.0, 3.0, 5.0, 7.0],
        ];
        let kinds = kinds.map(between);
        let fit = kinds.iter().find(|ticks| ticks.len() >= 3);
        let expected = fit.unwrap_or(&kinds[2]);
        let ticks = &self.ticks[0];
        assert_eq!(ticks.len(), expected.len(), "{ticks:?}, not {expected:?}");
        for (tick, expected) in ticks.iter().zip(expected) {
            let off = (tick / expected - 1.0).abs();
            assert!(off < 1e-9, "{ticks:?}, not {expected:?}");
        }
    }
}

/// Whether some lines go by a place, not farther from it than `limit`.
fn go_by(lines: &[Vec<Point>], (x, y): Point, limit: f64) -> bool {
    let is_near = |a: Point, b: Point| {
        // Most are far away, which is seen at once.
        let beyond = |a: f64, b: f64, at: f64| {
            a.min(b) > at + limit || a.max(b) < at - limit
        };
        if beyond(a.0, b.0, x) || beyond(a.1, b.1, y) {
            return false;
        }
        // The nearest point a + s·(b − a), 0 ≤ s ≤ 1.
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length = dx * dx + dy * dy;
        let along = (x - a.0) * dx + (y - a.1) * dy;
        let s = if length > 0.0 { along / length } else { 0.0 };
        let s = s.clamp(0.0, 1.0);
        let (off_x, off_y) = (x - a.0 - s * dx, y - a.1 - s * dy);
        off_x * off_x + off_y * off_y <= limit * limit
    };
    lines.iter().any(|line| {
        // A line with one point is a stroke without a length.
        let last = line[line.len() - 1];
        is_near(last, last) || line.windows(2).any(|w| is_near(w[0], w[1]))
    })
}

impl Layer {
    /// All that is drawn has been read.
    pub fn is_read(&self) {
        assert!(self.shapes.is_empty(), "nobody reads {:?}", self.shapes[0]);
    }

    /// Takes what is drawn in a plane with a tag and a class.
    pub fn take(
        &mut self,
        plane: &Plane,
        tag: &str,
        class: &str,
    ) -> Vec<Shape> {
        let is_it = |shape: &mut Shape| {
            let mut places = shape.lines.iter().flatten();
            shape.tag == tag
                && shape.class == class
                && places.all(|place| plane.holds(*place, -1.0))
        };
        self.shapes.extract_if(.., is_it).collect()
    }

    fn take_lines(&mut self, plane: &Plane, class: &str) -> Vec<Vec<Point>> {
        let paths = self.take(plane, "path", class);
        paths.into_iter().flat_map(|path| path.lines).collect()
    }

    /// All that is drawn in a class is the graph of a function, over the whole
    /// plane; where the function is not a number, nothing is drawn.
    pub fn graph(
        &mut self,
        plane: &Plane,
        class: &str,
        f: impl Fn(f64) -> f64,
    ) {
        self.graphs(plane, class, &[&f]);
    }

    /// The same for several functions.
    pub fn graphs(
        &mut self,
        plane: &Plane,
        class: &str,
        functions: &[&dyn Fn(f64) -> f64],
    ) {
        let drawn = self.take_lines(plane, class);
        let at = |f: &&dyn Fn(f64) -> f64, place: f64| {
            let x = plane.x(place);
            plane.place((x, f(x)))
        };
        for &place in drawn.iter().flatten() {
            let is_near = |f: &&dyn Fn(f64) -> f64| {
                let around = (-6..=6).map(|i| f64::from(i) / 10.0);
                let around = around.map(|d| at(f, place.0 + d));
                let around = around.filter(|place| place.1.is_finite());
                go_by(&[around.collect()], place, NEAR)
            };
            assert!(
                functions.iter().any(is_near),
                "{class} goes through ({}, {})",
                plane.x(place.0),
                plane.y(place.1),
            );
        }
        let wide = plane.right - plane.left;
        for f in functions {
            for i in 0..=400 {
                let place = at(f, plane.left + wide * f64::from(i) / 400.0);
                assert!(
                    !plane.holds(place, NEAR)
                        || go_by(&drawn, place, 2.0 * NEAR),
                    "{class} is not drawn at ({}, {})",
                    plane.x(place.0),
                    plane.y(place.1),
                );
            }
        }
    }

    /// All that is drawn in a class are these lines, as far as they lie in the
    /// plane.
    pub fn lines(&mut self, plane: &Plane, class: &str, lines: &[Vec<Point>]) {
        let drawn = self.take_lines(plane, class);
        are_along(plane, class, &drawn, lines);
    }

    /// The dots or rings of a class are at these points, as far as the plane
    /// shows them.
    pub fn dots(&mut self, plane: &Plane, class: &str, points: &[Point]) {
        let circles = self.take(plane, "circle", class);
        let drawn: Vec<Point> = circles.iter().map(Shape::place).collect();
        are_at(plane, class, &drawn, points);
    }

    /// The same for small dots.
    pub fn specks(&mut self, plane: &Plane, class: &str, points: &[Point]) {
        let class = format!("{class} specks");
        let drawn = self.take_lines(plane, &class);
        let drawn: Vec<Point> = drawn.iter().map(|line| line[0]).collect();
        are_at(plane, &class, &drawn, points);
    }

    /// Words of a class stand beside a point.
    pub fn label(
        &mut self,
        plane: &Plane,
        class: &str,
        words: &str,
        point: Point,
        (right, down, anchor): Beside,
    ) {
        let (x, y) = plane.place(point);
        let found = self.shapes.iter().position(|shape| {
            let is_it = shape.tag == "text"
                && (&*shape.class, &*shape.words, &*shape.anchor)
                    == (class, words, anchor);
            let (dx, dy) =
                (shape.place().0 - x - right, shape.place().1 - y - down);
            is_it && dx.abs().max(dy.abs()) <= 1.0
        });
        let Some(found) = found else {
            let texts = self.shapes.iter().filter(|s| s.tag == "text");
            panic!(
                "no {words:?} in {class} beside ({x}, {y}): {:?}",
                texts.collect::<Vec<_>>()
            )
        };
        self.shapes.remove(found);
    }

    /// Takes a row of numbers so far below a plane: each with the place across
    /// in whose middle it stands, and whether it is marked as a zero.
    pub fn row(
        &mut self,
        plane: &Plane,
        ink: &str,
        down: f64,
    ) -> Vec<(String, f64, bool)> {
        let (plain, zero) =
            (format!("{ink} numbers"), format!("{ink} numbers zero"));
        let is_it = |shape: &mut Shape| {
            (shape.class == plain || shape.class == zero)
                && (shape.place().1 - plane.bottom - down).abs() <= NEAR
        };
        let cells = self.shapes.extract_if(.., is_it);
        let cell = |cell: Shape| {
            let x = plane.x(cell.place().0);
            (cell.words, x, cell.class == zero)
        };
        cells.map(cell).collect()
    }

    /// Names stand under one another, the first beside a point.
    pub fn names(
        &mut self,
        plane: &Plane,
        point: Point,
        (right, down, anchor): Beside,
        names: &[(&str, &str)],
    ) {
        for (i, (class, words)) in names.iter().enumerate() {
            let lower = (right, down + 27.0 * i as f64, anchor);
            self.label(plane, class, words, point, lower);
        }
    }
}

/// Where words stand in relation to their point: so far to the right and down,
/// and which of their ends.
pub type Beside = (f64, f64, &'static str);
pub const RIGHT: Beside = (10.0, 5.25, "");
pub const LEFT: Beside = (-10.0, 5.25, "end");
pub const ABOVE: Beside = (0.0, -9.0, "middle");
pub const ABOVE_RIGHT: Beside = (6.0, -9.0, "");
pub const ABOVE_LEFT: Beside = (-6.0, -9.0, "end");
pub const BELOW: Beside = (0.0, 19.25, "middle");
pub const BELOW_LEFT: Beside = (-6.0, 19.25, "end");
pub const BELOW_RIGHT: Beside = (6.0, 19.25, "");

/// What is drawn are these lines, as far as they lie in the plane.
pub fn are_along(
    plane: &Plane,
    class: &str,
    drawn: &[Vec<Point>],
    lines: &[Vec<Point>],
) {
    let place = |line: &Vec<Point>| -> Vec<Point> {
        line.iter().map(|point| plane.place(*point)).collect()
    };
    let lines: Vec<Vec<Point>> = lines.iter().map(place).collect();
    let fault = |what: &str, place: Point| {
        let (x, y) = (plane.x(place.0), plane.y(place.1));
        panic!("{class} {what} ({x}, {y})")
    };
    for &place in drawn.iter().flatten() {
        if !go_by(&lines, place, NEAR) {
            fault("goes through", place);
        }
    }
    for pair in lines.iter().flat_map(|line| line.windows(2)) {
        for s in (0..=8).map(|i| f64::from(i) / 8.0) {
            let mix = |a: f64, b: f64| a + s * (b - a);
            let place = (mix(pair[0].0, pair[1].0), mix(pair[0].1, pair[1].1));
            if plane.holds(place, NEAR) && !go_by(drawn, place, 2.0 * NEAR) {
                fault("is not drawn at", place);
            }
        }
    }
}

fn are_at(plane: &Plane, class: &str, drawn: &[Point], points: &[Point]) {
    let places: Vec<Point> = points.iter().map(|p| plane.place(*p)).collect();
    let off = |a: &Point, b: &Point| (a.0 - b.0).abs().max((a.1 - b.1).abs());
    let near = |a: &Point, all: &[Point]| all.iter().any(|b| off(a, b) <= NEAR);
    let must = places.iter().filter(|place| plane.holds(**place, NEAR));
    let may = places.iter().filter(|place| plane.holds(**place, -NEAR));
    assert!(
        drawn.len() <= may.count()
            && must.clone().all(|place| near(place, drawn))
            && drawn.iter().all(|place| near(place, &places)),
        "{class} at {drawn:?}, not at {places:?}"
    );
}
