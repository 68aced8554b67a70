//! Real data, the page's and tables of other sizes: what `study` computes of
//! them stands in the figures. Strengths stand on axes that are logarithmic
//! and fall: α at −log₁₀ α.

use crate::check::{
    ABOVE, ABOVE_LEFT, Figure, LEFT, RIGHT, drawn, emblem as emblem_of, fixed,
    from_zero, written,
};
use crate::svg::{Layer, Plane, Point, Shape, number};
use chapter9::{Chapter9, Data, Method, Split};
use promises::rows::Rows;
use promises::study::{BOOK, How, Study, kept, ridge_strengths};
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use std::fs;
use std::sync::LazyLock;

/// A table and options, and what should be found out.
struct Problem {
    /// Other data than the page's.
    csv: Option<String>,
    options: &'static str,
    study: Study,
    /// None where there are not enough rows.
    splits: Option<Vec<Split>>,
}

/// A table that is drawn: some of its columns explain the last one.
fn table(
    names: &[String],
    rows: usize,
    weights: &[f64],
    separator: char,
) -> String {
    let mut random = ChaCha8Rng::seed_from_u64(names.len() as u64);
    let separator = separator.to_string();
    let mut lines = vec![names.join(&separator)];
    for _ in 0..rows {
        let x: Vec<f64> =
            names[1..].iter().map(|_| random.random_range(-2.0..9.0)).collect();
        let noise: f64 = random.random_range(-3.0..3.0);
        let terms = x.iter().zip(weights).map(|(x, w)| x * w);
        let y = 20.0 + terms.sum::<f64>() + noise;
        let cells = x.iter().chain([&y]).map(|cell| format!("{cell:.3}"));
        lines.push(cells.collect::<Vec<_>>().join(&separator));
    }
    lines.join("\n") + "\n"
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn shuffled(rows: &Rows, seed: u64) -> Rows {
    let mut order: Vec<usize> = (0..rows.y.len()).collect();
    order.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
    rows.some(&order)
}

static PROBLEMS: LazyLock<Vec<Problem>> = LazyLock::new(|| {
    let splits = |rows: &Rows, with_products| {
        let Rows { names, x, y } = rows.clone();
        let data = Data { names, columns: x, y };
        chapter9::splits(&data, with_products, 100).unwrap()
    };
    let page = |options, rows: Rows, how: How| Problem {
        csv: None,
        options,
        splits: Some(splits(&rows, true)),
        study: Study::of(rows, how),
    };
    let other = |options, csv: String, separator, how: How| {
        let rows = shuffled(&Rows::of(&csv, separator), 1);
        Problem {
            csv: Some(csv),
            options,
            splits: (rows.y.len() >= 80).then(|| splits(&rows, false)),
            study: Study::of(rows, how),
        }
    };
    let long = "the living area in square metres";
    let flats = names(&[long, "rooms", "floor", "rent"]);
    let many = (1..=40).map(|j| format!("v{j}"));
    let many: Vec<String> = many.chain(["y".to_owned()]).collect();
    let some = [2.0, 0.0, -1.0, 0.5, 0.0, 0.0, 3.0, 0.2, 0.0, -0.4, 0.1];
    // The ends of these lines are close to one another.
    let alike = (1..=12).map(|j| format!("alike {j}"));
    let alike: Vec<String> = alike.chain(["sum".to_owned()]).collect();
    let diabetes = Rows::diabetes();
    let net = diabetes.clone().without(&["s1", "age"]);
    vec![
        page("", diabetes.clone(), BOOK),
        page(
            "--drop bmi --folds 5 --alphas 40",
            diabetes.without(&["bmi"]),
            How { folds: 5, strengths: 40, ..BOOK },
        ),
        page(
            "--elastic-net 0.5 --drop age,s1 --folds 3 --seed 7 --alphas 40",
            shuffled(&net, 7),
            How { folds: 3, strengths: 40, ratio: 0.5 },
        ),
        other(
            "--target rent --folds 3",
            table(&flats, 12, &[0.8, 1.5, -0.4], ','),
            ',',
            How { folds: 3, ..BOOK },
        ),
        other(
            "--target rent --folds 4 --ridge --delimiter ;",
            table(&flats, 40, &[0.0, 0.002, 0.001], ';'),
            ';',
            How { folds: 4, ratio: 0.0, ..BOOK },
        ),
        other(
            "--target y --folds 3 --alphas 30",
            table(&many, 120, &some, ','),
            ',',
            How { folds: 3, strengths: 30, ..BOOK },
        ),
        other(
            "--target sum --folds 4 --alphas 7",
            table(&alike, 90, &[3.0; 12], ','),
            ',',
            How { folds: 4, strengths: 7, ..BOOK },
        ),
    ]
});

impl Problem {
    /// With the table in a folder of its own.
    fn with_options<T>(&self, draw: impl FnOnce(&str) -> T) -> T {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("table.csv");
        let Some(csv) = &self.csv else { return draw(self.options) };
        fs::write(&path, csv).unwrap();
        draw(&format!("--csv {} {}", path.display(), self.options))
    }

    fn drawn(&self, name: &str) -> Figure {
        self.with_options(|options| drawn::<Chapter9>(options, name))
    }
}

/// So many features are named, so far from one another at least.
const NAMED: usize = 6;
const LETTERS: f64 = 24.0;

/// Where a strength stands on its axis.
fn place(alpha: f64) -> f64 {
    -alpha.log10()
}

/// The lines of a path, one for each feature.
fn lines(alphas: &[f64], path: &[Vec<f64>]) -> Vec<Vec<Point>> {
    let line = |j: usize| {
        let points = alphas.iter().zip(path);
        points.map(|(alpha, w)| (place(*alpha), w[j])).collect()
    };
    (0..path[0].len()).map(line).collect()
}

/// Which strength is nearest to this one, on the axis.
fn nearest(alphas: &[f64], alpha: f64) -> usize {
    let off = |k: &usize| (place(alphas[*k]) - place(alpha)).abs();
    let all = 0..alphas.len();
    all.min_by(|a, b| off(a).total_cmp(&off(b))).expect("a strength")
}

/// A name of at most 16 letters: the rest is cut.
fn short(name: &str) -> String {
    if name.chars().count() <= 16 {
        return name.to_owned();
    }
    name.chars().take(15).collect::<String>() + "…"
}

/// Four digits or so: whole from 10,000 on, one decimal from 100, two from 1.
fn is_brief(said: &str, value: f64) {
    let expected = match value.abs() {
        size if size >= 10_000.0 => {
            assert!((number(said) - value).abs() <= 0.501, "{said}: {value}");
            return;
        }
        size if size >= 100.0 => fixed(value, 1),
        size if size >= 1.0 => fixed(value, 2),
        _ => written(value),
    };
    assert_eq!(said, expected, "for {value}");
}

/// The features with the largest numbers, in their order; those with the same
/// number in the order of the table.
fn largest(numbers: &[f64], most: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..numbers.len()).collect();
    order.sort_by(|a, b| numbers[*b].abs().total_cmp(&numbers[*a].abs()));
    order.truncate(most);
    order
}

/// The names of the six largest weights stand at the right edge from top to
/// bottom, as the weights do. Each is beside the end of its line, unless
/// others are in its way; none stands upon another.
fn names_of_lines(
    still: &mut Layer,
    plane: &Plane,
    names: &[String],
    weights: &[f64],
) {
    let edge = plane.ends().1 + 10.0;
    let is_name = |shape: &mut Shape| {
        let (x, y) = shape.place();
        let is_beside = (x - edge).abs() <= 1.0
            && (plane.top..=plane.bottom + 12.0).contains(&y);
        shape.tag == "text" && shape.class == "text" && is_beside
    };
    let drawn: Vec<Shape> = still.shapes.extract_if(.., is_name).collect();
    let mut named = largest(weights, NAMED);
    named.retain(|j| weights[*j] != 0.0);
    named.sort_by(|a, b| weights[*b].total_cmp(&weights[*a]));
    let words: Vec<&str> = drawn.iter().map(|shape| &*shape.words).collect();
    let expected: Vec<String> =
        named.iter().map(|j| short(&names[*j])).collect();
    assert_eq!(words, expected);
    assert!(drawn.iter().all(|shape| shape.anchor.is_empty()));
    // The middle of the letters is 5 above where they stand.
    let places: Vec<f64> =
        drawn.iter().map(|shape| shape.place().1 - 5.25).collect();
    let is_near = |a: f64, b: f64| (b - a - LETTERS).abs() < 0.3;
    let is_at = |place: f64, edge: f64| (place - edge).abs() < 1.0;
    for (i, &j) in named.iter().enumerate() {
        let end = plane.place((0.0, weights[j])).1;
        let above = i > 0 && is_near(places[i - 1], places[i]);
        let below = places.get(i + 1).is_some_and(|b| is_near(places[i], *b));
        let is_moved_for = match places[i] - end {
            off if off.abs() < 1.0 => true,
            off if off > 0.0 => above || is_at(places[i], plane.top),
            _ => below || is_at(places[i], plane.bottom),
        };
        assert!(is_moved_for, "{} stands at {}", words[i], places[i]);
        assert!(plane.holds((plane.left, places[i]), -1.0), "{}", words[i]);
    }
    let apart =
        places.windows(2).all(|pair| pair[1] - pair[0] >= LETTERS - 0.3);
    assert!(apart, "names at {places:?}");
}

/// The powers of ten between which ridge's path is shown: all that its
/// strengths have but a thousandth at the end, and the best.
fn ridge_shown(s: &Study, alphas: &[f64]) -> (f64, f64) {
    let first = alphas[0].log10().floor();
    let last = (1e3 * alphas[alphas.len() - 1]).log10().ceil();
    let best = alphas[s.ridge_errors.best()].log10();
    let last = last.min((best + 1e-9).floor()).min(first - 1.0);
    (10_f64.powf(first), 10_f64.powf(last))
}

#[test]
pub fn paths() {
    for p in &*PROBLEMS {
        let mut figure = p.drawn("paths");
        let s = &p.study;
        let ridge_alphas = ridge_strengths(&s.rows, 20.0);
        let shown = ridge_shown(s, &ridge_alphas);
        let end = nearest(&ridge_alphas, shown.1) + 1;
        let ridge_alphas = ridge_alphas[..end].to_vec();
        let ridge_path = s.ridge_path[..end].to_vec();
        let [first, last] = [s.alphas[0], s.alphas[s.alphas.len() - 1]];
        let ends = [&s.path, &ridge_path].map(|path| path.last().unwrap());
        let size = ends.iter().flat_map(|w| w.iter());
        let reach = 1.3 * size.fold(0.0, |m, w| f64::max(m, w.abs()));
        let planes = [figure.planes[0].clone(), figure.planes[1].clone()];
        let first_name = match s.how.ratio {
            1.0 => "L1 (lasso)",
            0.0 => "L2 (ridge), coarser",
            _ => "elastic net",
        };
        let halves = [
            ("l1", first_name, &s.alphas, &s.path, (first, last)),
            ("l2", "L2 (ridge)", &ridge_alphas, &ridge_path, shown),
        ];
        for (plane, (ink, name, alphas, path, (first, last))) in
            planes.iter().zip(halves)
        {
            let titles = ["α", "weight"];
            plane.axes(titles, (place(first), place(last)), (-reach, reach));
            let (left, right) = plane.ends();
            assert!(left >= 56.0 && right == 464.0, "{left} to {right}");
            let corner = (place(last), reach);
            figure.still.label(plane, ink, name, corner, ABOVE_LEFT);
            let all = lines(alphas, path);
            figure.still.lines(plane, &format!("{ink} trace"), &all);
            let end = &path[nearest(alphas, last)];
            names_of_lines(&mut figure.still, plane, &s.rows.names, end);
        }
        assert!(planes[0].bottom < planes[1].top, "one below the other");
        figure.heads(&[("text", "α"), ("l1", "kept"), ("l1", "error")]);
        let [best, one_se] = s.choices();
        let is_stop =
            |k: &usize| k.is_multiple_of(4) || *k == best || *k == one_se;
        let stops: Vec<usize> = (0..s.alphas.len()).filter(is_stop).collect();
        let values: Vec<f64> = stops.iter().map(|k| s.alphas[*k]).collect();
        figure.stops(&values, s.alphas[one_se], planes[0].ends());
        for (frame, &k) in figure.frames.iter_mut().zip(&stops) {
            let alpha = s.alphas[k];
            let [strength, count, error] = &frame.cells[..] else {
                panic!("{:?}", frame.cells)
            };
            assert!((number(strength) / alpha - 1.0).abs() < 0.005);
            assert_eq!(*count, kept(&s.path[k]).len().to_string());
            is_brief(error, s.errors.mean(k));
            let at = place(alpha);
            let upright = vec![(at, -reach), (at, reach)];
            frame.layer.lines(&planes[0], "guide", &[upright]);
            let points = kept(&s.path[k]).into_iter();
            let points: Vec<Point> =
                points.map(|j| (at, s.path[k][j])).collect();
            frame.layer.specks(&planes[0], "l1", &points);
        }
        let in_simple = kept(&s.path[one_se]);
        let names = in_simple.iter().take(NAMED).map(|j| &*s.rows.names[*j]);
        let names: Vec<&str> = names.collect();
        let names = match &names[..] {
            [] => "none".to_owned(),
            names => names.join(", "),
        };
        figure.describes(
            &format!(
                "Above, the weights of # features under L1 as α falls from \
                 left to right: they leave 0 one after the other. Below, \
                 under L2, all are away from 0 from the start. At α = # the \
                 upper ones that are not 0 are #: {names}."
            ),
            &[
                s.rows.names.len() as f64,
                s.alphas[one_se],
                in_simple.len() as f64,
            ],
        );
        figure.is_read();
    }
}

/// Takes a word out that stands beside the foot of a line: on its left or its
/// right, at the foot or a line of letters higher. From where to where it
/// goes, and its height.
fn word_at_foot(
    still: &mut Layer,
    plane: &Plane,
    words: &str,
    x: f64,
) -> [f64; 3] {
    let found = still.shapes.iter().position(|shape| {
        shape.tag == "text" && shape.class == "l1" && shape.words == words
    });
    let shape = still.shapes.remove(found.unwrap_or_else(|| panic!("{words}")));
    let foot = plane.place((x, 0.0)).0;
    let (at, y) = shape.place();
    let (off, wide) = (at - foot, 8.0 * words.chars().count() as f64);
    let up = plane.bottom - 9.0 - y;
    assert!(up.abs() < 1.0 || (up - 18.0).abs() < 1.0, "{words} at {y}");
    match &*shape.anchor {
        "" => assert!((off - 6.0).abs() < 1.0, "{words} is {off} off"),
        anchor => {
            assert_eq!(anchor, "end");
            assert!((off + 6.0).abs() < 1.0, "{words} is {off} off");
            return [at - wide, at, y];
        }
    }
    [at, at + wide, y]
}

#[test]
pub fn errors() {
    for p in &*PROBLEMS {
        let mut figure = p.drawn("errors");
        let (s, e) = (&p.study, &p.study.errors);
        let count = s.alphas.len();
        let means: Vec<f64> = (0..count).map(|k| e.mean(k)).collect();
        let high = means.iter().copied().fold(0.0, f64::max);
        let lows = means.iter().enumerate().map(|(k, mean)| mean - e.se(k));
        let low = lows.fold(f64::MAX, f64::min);
        // Some room: two parts of 12.5 below, and two and a half above.
        let room = 0.08 * (high - low);
        let up = (low - 2.0 * room, high + 2.5 * room);
        let ends = (1.3 * s.alphas[0], s.alphas[count - 1] / 1.3);
        let plane = figure.planes[0].clone();
        let titles = ["α", "error on rows left out"];
        plane.axes(titles, (place(ends.0), place(ends.1)), up);
        assert_eq!(plane.ends(), (72.0, 574.0));
        let at = |k: usize| place(s.alphas[k]);
        let still = &mut figure.still;
        let bar = |k: usize| {
            let (mean, se) = (means[k], e.se(k));
            vec![(at(k), mean - se), (at(k), f64::min(mean + se, up.1))]
        };
        let bars: Vec<_> = (0..count).step_by(3).map(bar).collect();
        still.lines(&plane, "l1 trace", &bars);
        let curve: Vec<Point> = (0..count).map(|k| (at(k), means[k])).collect();
        still.lines(&plane, "l1", &[curve]);
        let [best, one_se] = s.choices();
        let choices = [best, one_se].map(|k| (at(k), means[k]));
        let feet = choices.map(|(x, y)| vec![(x, up.0), (x, y)]);
        still.lines(&plane, "guide", &feet);
        still.dots(&plane, "l1 dot", &choices);
        let words = [("smallest", best), ("one s.e.", one_se)]
            .map(|(word, k)| word_at_foot(still, &plane, word, at(k)));
        assert!(words.iter().all(|[from, to, _]| *from > 40.0 && *to < 600.0));
        let [a, b] = words;
        let is_apart = a[0] > b[1] || b[0] > a[1] || (a[2] - b[2]).abs() > 16.0;
        assert!(is_apart, "{a:?} and {b:?} meet");
        // Nine strengths as far apart as that goes.
        let mut some: Vec<usize> =
            (0..=8).map(|i| i * (count - 1) / 8).collect();
        some.dedup();
        let row = still.row(&plane, "l1", -246.0);
        assert_eq!(row.len(), some.len());
        for ((words, x, is_zero), k) in row.into_iter().zip(some) {
            let number = kept(&s.path[k]).len();
            assert_eq!(words, number.to_string());
            assert_eq!(is_zero, number == 0);
            assert!((x - at(k)).abs() < 0.01, "{words} stands at {x}");
        }
        figure.describes(
            "The error on rows left out falls as α falls from #, is smallest \
             at #, where it is #, and hardly changes after that. The largest \
             α within one standard error of it is #, with the error #. \
             Above, how many features are kept: # and # at these two.",
            &[
                s.alphas[0],
                s.alphas[best],
                means[best],
                s.alphas[one_se],
                means[one_se],
                kept(&s.path[best]).len() as f64,
                kept(&s.path[one_se]).len() as f64,
            ],
        );
        figure.is_read();
    }
}

/// A bar of some width that stands on 0, around an x.
fn bar(x: f64, wide: f64, y: f64) -> Vec<Point> {
    let (a, b) = (x - wide / 2.0, x + wide / 2.0);
    vec![(a, 0.0), (b, 0.0), (b, y), (a, y), (a, 0.0)]
}

/// All bars of an ink are these.
fn bars(layer: &mut Layer, plane: &Plane, ink: &str, expected: &[Vec<Point>]) {
    let class = format!("{ink} bar");
    let drawn = layer.take(plane, "path", &class);
    let count = drawn.iter().map(|path| path.lines.len()).sum::<usize>();
    assert_eq!(count, expected.len(), "{class}");
    layer.shapes.extend(drawn);
    layer.lines(plane, &class, expected);
}

#[test]
pub fn splits() {
    for p in &*PROBLEMS {
        let Some(own) = &p.splits else {
            let draw = |options: &str| {
                drop(drawn::<Chapter9>(options, "splits"));
            };
            let found = std::panic::catch_unwind(|| p.with_options(draw));
            assert!(found.is_err(), "too few rows for a quarter");
            continue;
        };
        let features = p.study.rows.names.len();
        let columns = match p.csv {
            Some(_) => features,
            None => {
                p.study.rows.squares_and_products(&p.study.rows).names.len()
            }
        };
        let all = [
            (Method::Squares, format!("no price, {columns} columns"), "loss"),
            (Method::Ridge, format!("ridge, {columns} columns"), "l2"),
            (Method::Lasso, format!("lasso, {columns} columns"), "l1"),
            (
                Method::OneSe,
                format!("lasso, one s.e., {columns} columns"),
                "l1",
            ),
            (Method::Plain, format!("no price, {features} features"), "loss"),
        ];
        row_by_row(p.drawn("splits"), own, &all);
    }
}

/// Takes the word out that ends on the left of a place.
fn word_before(still: &mut Layer, ink: &str, (x, y): Point) -> String {
    let found = still.shapes.iter().position(|shape| {
        let (dx, dy) = (shape.place().0 - x, shape.place().1 - y);
        shape.tag == "text"
            && (&*shape.class, &*shape.anchor) == (ink, LEFT.2)
            && (dx - LEFT.0).abs().max((dy - LEFT.1).abs()) < 1.0
    });
    still.shapes.remove(found.expect("a number")).words
}

/// A stroke for each split in the row of each method, a dot at their mean, and
/// its number.
fn row_by_row(
    mut figure: Figure,
    own: &[Split],
    all: &[(Method, String, &str)],
) {
    let errors = |method: Method| -> Vec<f64> {
        own.iter().filter_map(|split| split.error(method)).collect()
    };
    let mean = |all: &[f64]| all.iter().sum::<f64>() / all.len() as f64;
    let rows: Vec<_> = all.iter().map(|row| (row, errors(row.0))).collect();
    let rows: Vec<_> = rows.iter().filter(|row| !row.1.is_empty()).collect();
    let at_mean = mean(&errors(Method::Mean));
    let every = || rows.iter().flat_map(|row| &row.1).chain([&at_mean]);
    let most = every().copied().fold(0.0, f64::max);
    let least = every().copied().fold(f64::MAX, f64::min);
    let across = ((least / 1.15).log10(), (most * 1.15).log10());
    let up = (1.0, 52.0 * rows.len() as f64 + 1.0);
    let plane = figure.planes[0].clone().with_up(34.0, up);
    plane.axes(["error on the other rows", ""], across, up);
    assert_eq!(plane.ends(), (20.0, 574.0));
    let still = &mut figure.still;
    let top = (at_mean.log10(), up.1);
    still.label(&plane, "axis", "the mean for all", top, ABOVE);
    still.label(&plane, "text", "mean error", (across.1, up.1), ABOVE_LEFT);
    let (mut line, mut said) = (vec![], vec![own.len() as f64, at_mean]);
    let mut words = String::new();
    let mut strokes: Vec<(&str, Vec<Vec<Point>>)> = vec![];
    let mut dots = vec![];
    for (i, ((_, name, ink), errors)) in rows.iter().enumerate() {
        let foot = up.1 - 52.0 * (i as f64 + 1.0);
        line.push(vec![(top.0, foot), (top.0, foot + 24.0)]);
        let own: Vec<_> = errors
            .iter()
            .map(|e| [2.0, 22.0].map(|y| (e.log10(), foot + y)).to_vec())
            .collect();
        strokes.push((*ink, own));
        let middle = mean(errors);
        dots.push((*ink, (middle.log10(), foot + 12.0)));
        still.label(&plane, ink, name, (across.0, foot + 36.0), RIGHT);
        let at = plane.place((across.1, foot + 36.0));
        let shown = word_before(still, ink, at);
        if middle < 1000.0 {
            is_brief(&shown, middle);
        } else {
            assert_eq!(shown, written(middle.round()), "for {middle}");
        }
        words.extend([" ", name, ": # to #, in the mean #."]);
        let high = errors.iter().copied().fold(0.0, f64::max);
        let low = errors.iter().copied().fold(f64::MAX, f64::min);
        said.extend([low, high, middle]);
    }
    still.lines(&plane, "guide", &line);
    for ink in ["loss", "l2", "l1"] {
        let own = strokes.iter().filter(|row| row.0 == ink);
        let own: Vec<_> = own.flat_map(|row| row.1.clone()).collect();
        still.lines(&plane, &format!("{ink} trace"), &own);
        let own = dots.iter().filter(|dot| dot.0 == ink);
        let own: Vec<Point> = own.map(|dot| dot.1).collect();
        still.dots(&plane, &format!("{ink} dot"), &own);
    }
    figure.describes(
        &format!(
            "A row of strokes for each method, one for the error in each of \
             # splits, on a logarithmic axis, with a dot at their mean. A line \
             marks predicting the mean, #.{words}"
        ),
        &said,
    );
    figure.is_read();
}

#[test]
pub fn often() {
    for p in &*PROBLEMS {
        let mut figure = p.drawn("often");
        let s = &p.study;
        let order = largest(&s.often, 20);
        let rows = order.len() as f64;
        // No title and no ticks say where the axis upwards ends.
        let up = from_zero(rows);
        let plane = figure.planes[0].clone().with_up(20.0, up);
        let titles = ["kept in this share of the draws", ""];
        plane.axes(titles, (0.0, 1.0), up);
        assert_eq!(plane.ends(), (170.0, 570.0));
        let in_chosen = kept(&s.path[s.errors.best()]);
        let (mut lines, mut dots, mut rings) = (vec![], vec![], vec![]);
        let mut words = String::new();
        for (i, &j) in order.iter().enumerate() {
            let y = rows - 0.5 - i as f64;
            let name = short(&s.rows.names[j]);
            figure.still.label(&plane, "text", &name, (0.0, y), LEFT);
            let end = (s.often[j], y);
            lines.push(vec![(0.0, y), end]);
            let marks =
                if in_chosen.contains(&j) { &mut dots } else { &mut rings };
            marks.push(end);
            words.extend([" ", &*s.rows.names[j], ": #."]);
        }
        figure.still.lines(&plane, "l1 trace", &lines);
        figure.still.dots(&plane, "l1 dot", &dots);
        figure.still.dots(&plane, "l1 ring", &rings);
        let shares = order.iter().map(|j| s.often[*j]);
        let numbers: Vec<f64> = std::iter::once(rows).chain(shares).collect();
        figure.describes(
            &format!(
                "The # features that are kept most often when the rows are \
                 drawn again, each with a line as long as its share.{words}"
            ),
            &numbers,
        );
        figure.is_read();
    }
}

#[test]
pub fn noise() {
    for p in &*PROBLEMS {
        let mut figure = p.drawn("noise");
        let noise = &p.study.noise;
        let [best, one_se] = [
            noise.iter().map(|pair| pair.0).collect::<Vec<_>>(),
            noise.iter().map(|pair| pair.1).collect(),
        ];
        let times = |all: &[usize], k: usize| {
            all.iter().filter(|count| **count == k).count() as f64
        };
        let both = [&best, &one_se];
        let heights = both.iter().flat_map(|a| (0..=10).map(|k| times(a, k)));
        let most = heights.fold(0.0, f64::max);
        let plane = figure.planes[0].clone();
        let titles = ["features of noise that are kept", "how often"];
        let across = (-0.6, 10.6);
        plane.axes(titles, across, from_zero(1.1 * most));
        for (ink, aside, all) in [("l1", -0.2, &best), ("loss", 0.2, &one_se)] {
            let some = (0..=10).filter(|k| times(all, *k) > 0.0);
            let some = some.map(|k| bar(k as f64 + aside, 0.34, times(all, k)));
            let some: Vec<_> = some.collect();
            bars(&mut figure.still, &plane, ink, &some);
        }
        let names = [("l1", "smallest error"), ("loss", "one s.e.")];
        figure.still.names(&plane, (10.6, 0.95 * most), LEFT, &names);
        let mean = |all: &[usize]| all.iter().sum::<usize>() as f64 / 20.0;
        figure.describes(
            "How many of 10 features of pure noise are kept, in # draws: in \
             the mean # at the smallest error and # by the \
             one-standard-error rule.",
            &[20.0, mean(&best), mean(&one_se)],
        );
        figure.is_read();
    }
}

#[test]
pub fn emblem() {
    for p in &*PROBLEMS {
        let s = &p.study;
        let last = s.path.last().unwrap();
        let size = last.iter().fold(0.0, |m, w| f64::max(m, w.abs()));
        let across = (place(s.alphas[0]), place(s.alphas[s.alphas.len() - 1]));
        let up = (-1.1 * size, 1.1 * size);
        let (plane, mut layer) = p
            .with_options(|options| emblem_of::<Chapter9>(options, across, up));
        layer.lines(&plane, "l1", &lines(&s.alphas, &s.path));
        layer.is_read();
    }
}
