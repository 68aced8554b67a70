//! The page's data: what `study` computes of them stands in the figures. Strengths stand on axes that are logarithmic
//! and fall: α at −log₁₀ α.

use crate::drawn::Figure;
use crate::prelude::*;
use chapter9::{Chapter9, Data, Method, Split};
use figure::{Ink, Item, Kind, Side};
use promises::rows::Rows;
use promises::study::{BOOK, How, Study, kept, ridge_strengths};
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use std::sync::LazyLock;

/// Options, and what should be found out.
struct Case {
    options: String,
    study: Study,
    splits: Vec<Split>,
}

fn shuffle(rows: &Rows, seed: u64) -> Rows {
    let mut order: Vec<usize> = (0..rows.y.len()).collect();
    order.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
    rows.some(&order)
}

static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let splits = |rows: &Rows| {
        let Rows { names, x, y } = rows.clone();
        let data = Data { names, columns: x, y };
        chapter9::splits(&data, 100).unwrap()
    };
    let page = |options: &str, rows: Rows, how: How| Case {
        options: options.to_owned(),
        splits: splits(&rows),
        study: Study::of(rows, how),
    };
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
            shuffle(&net, 7),
            How { folds: 3, strengths: 40, ratio: 0.5 },
        ),
    ]
});

/// So many features are named, so far from one another at least.
const NAMED: usize = 10;
const LETTERS: f64 = 24.0;

/// How long the strokes are that lead from lines to names.
const LEAD: f64 = 16.0;

/// Where a strength stands on its axis.
fn place(alpha: f64) -> f64 {
    -alpha.log10()
}

/// The lines of a path, one for each feature.
fn follow(alphas: &[f64], path: &[Vec<f64>]) -> Vec<Vec<Point>> {
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

/// How four digits or so are said: whole from 10,000 on, one decimal from 100,
/// two from 1.
fn template(value: f64) -> &'static str {
    match value.abs() {
        size if size >= 10_000.0 => "#0",
        size if size >= 100.0 => "#1",
        size if size >= 1.0 => "#2",
        _ => "#",
    }
}

/// The features with the largest numbers, in their order; those with the same
/// number in the order of the table.
fn largest(numbers: &[f64], most: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..numbers.len()).collect();
    order.sort_by(|a, b| numbers[*b].abs().total_cmp(&numbers[*a].abs()));
    order.truncate(most);
    order
}

/// Takes the words in an ink that stand on a side of a place of the canvas.
fn take_words(
    layer: &mut Layer,
    ink: Ink,
    side: Side,
    is_there: impl Fn(Point) -> bool,
) -> Vec<(&'static str, Point)> {
    let label = |item: &'static Item| {
        let at = Plane::of(&item.plane).place(*item.points.first()?);
        match &item.kind {
            Kind::Label(own, words) if item.ink == ink && *own == side => {
                is_there(at).then_some((&**words, at))
            }
            _ => None,
        }
    };
    let taken = layer.items.iter().filter_map(|item| label(item)).collect();
    layer.items.retain(|item| label(item).is_none());
    taken
}

/// The names of the ten largest weights stand at the right edge from top to
/// bottom, as the weights do, those of the kept ones in an ink. Each is beside the end of its line, unless
/// others are in its way; none stands upon another.
fn read_names(
    still: &mut Layer,
    (ink, kept): (Ink, &[usize]),
    names: &[String],
    weights: &[f64],
) {
    let plane = still.plane.clone();
    let is_there = |(x, y): Point| {
        (x - plane.right - LEAD).abs() <= 1.0
            && (plane.top - 6.0..=plane.bottom + 6.0).contains(&y)
    };
    let mut drawn = take_words(still, ink, Right, is_there);
    for (name, _) in &drawn {
        assert!(kept.iter().any(|j| names[*j] == *name), "{name} is kept");
    }
    let others = take_words(still, Axis, Right, is_there);
    for (name, _) in &others {
        assert!(kept.iter().all(|j| names[*j] != *name), "{name} is not");
    }
    drawn.extend(others);
    drawn.sort_by(|a, b| a.1.1.total_cmp(&b.1.1));
    let mut named = largest(weights, NAMED);
    named.retain(|j| weights[*j] != 0.0);
    named.sort_by(|a, b| weights[*b].total_cmp(&weights[*a]));
    let words: Vec<&str> = drawn.iter().map(|label| label.0).collect();
    let expected: Vec<String> =
        named.iter().map(|j| names[*j].clone()).collect();
    assert_eq!(words, expected);
    let places: Vec<f64> = drawn.iter().map(|label| label.1.1).collect();
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
        let ends = [(plane.right, end), (plane.right + LEAD, places[i])];
        take_lead(still, ends);
        assert!(plane.holds((plane.left, places[i]), -1.0), "{}", words[i]);
    }
    let apart =
        places.windows(2).all(|pair| pair[1] - pair[0] >= LETTERS - 0.3);
    assert!(apart, "names at {places:?}");
}

/// Takes the stroke between two places of the canvas.
fn take_lead(still: &mut Layer, ends: [Point; 2]) {
    let is_it = |item: &&Item| {
        let plane = Plane::of(&item.plane);
        let places = item.points.iter().map(|point| plane.place(*point));
        let is_near = |(a, b): (Point, &Point)| {
            (a.0 - b.0).abs() < 1.0 && (a.1 - b.1).abs() < 1.0
        };
        item.ink == Faint
            && item.kind == Kind::Line
            && item.points.len() == 2
            && places.zip(&ends).all(is_near)
    };
    let found = still.items.iter().position(is_it);
    still.items.remove(found.expect("a stroke from a line to its name"));
}

/// The powers of ten between which ridge's path is shown: all that its
/// strengths have but a thousandth at the end, and the best.
fn find_shown(s: &Study, alphas: &[f64]) -> (f64, f64) {
    let first = alphas[0].log10().floor();
    let last = (1e3 * alphas[alphas.len() - 1]).log10().ceil();
    let best = alphas[s.ridge_errors.best()].log10();
    let last = last.min((best + 1e-9).floor()).min(first - 1.0);
    (10_f64.powf(first), 10_f64.powf(last))
}

const RIDGE: &str = "stronger ← α of ridge → weaker";

#[test]
fn paths() {
    for p in &*CASES {
        let mut figure = drawn::<Chapter9>(&p.options, "paths");
        let s = &p.study;
        let ridge_alphas = ridge_strengths(&s.rows, 20.0);
        let own = (s.alphas[0], s.alphas[s.alphas.len() - 1]);
        let shown = find_shown(s, &ridge_alphas);
        let is_common = shown.0 >= own.0 && shown.1 <= own.1;
        let shown = if is_common { own } else { shown };
        // One strength more at each end, as far as there is one.
        let begin = ridge_alphas.iter().rposition(|a| *a > shown.0 * 1.000_1);
        let end = ridge_alphas.iter().position(|a| *a < shown.1 / 1.000_1);
        let whole =
            begin.unwrap_or(0)..end.map_or(ridge_alphas.len(), |k| k + 1);
        let ridge = (&ridge_alphas[whole.clone()], &s.ridge_path[whole]);
        let ends = [&s.path[..], ridge.1].map(|path| path.last().unwrap());
        let size = ends.iter().flat_map(|w| w.iter());
        let reach = 1.15 * size.fold(0.0, |m, w| f64::max(m, w.abs()));
        let (first_name, whose) = match s.how.ratio {
            1.0 => ("L1 (lasso)", "stronger ← α of the lasso → weaker"),
            0.0 => ("L2 (ridge), coarser", RIDGE),
            _ => ("elastic net", "stronger ← α of the elastic net → weaker"),
        };
        let in_simple = kept(&s.path[s.choices()[1]]);
        let mut read = |ink: Ink, names: [&str; 2], fit, ends| {
            let ([name, title], (alphas, path), (first, last)) =
                (names, fit, ends);
            let across = (place(first), place(last));
            let plane = figure.axes([title, "weight"], across, (-reach, reach));
            assert!(plane.left >= 56.0 && plane.right == 448.0, "{plane:?}");
            let still = &mut figure.still;
            still.labels(&[(ink, name, (across.1, reach), AboveLeft)]);
            // The kept ones stand out.
            let lines = follow(alphas, path).into_iter().enumerate();
            let (thick, thin): (Vec<_>, Vec<_>) =
                lines.partition(|(j, _)| in_simple.contains(j));
            for (ink, some) in [(ink, thick), (Axis, thin)] {
                let some: Vec<_> = some.into_iter().map(|l| l.1).collect();
                still.lines(ink, &some);
            }
            let end = &path[nearest(alphas, last)];
            read_names(still, (ink, &in_simple), &s.rows.names, end);
            plane
        };
        let fit = (&s.alphas[..], &s.path[..]);
        let above = read(L1, [first_name, whose], fit, own);
        let names = ["L2 (ridge)", RIDGE];
        let below = read(L2, names, ridge, shown);
        assert!(above.bottom < below.top, "one below the other");
        figure.still.on(&above);
        figure.heads("α; kept; error", &[L1, L1]);
        let [best, one_se] = s.choices();
        let is_stop =
            |k: &usize| k.is_multiple_of(4) || *k == best || *k == one_se;
        let stops: Vec<usize> = (0..s.alphas.len()).filter(is_stop).collect();
        let values: Vec<f64> = stops.iter().map(|k| s.alphas[*k]).collect();
        let frames = figure.slider(&values, s.alphas[one_se]);
        for ((mut frame, alpha), k) in frames.into_iter().zip(stops) {
            let (kept, error) = (kept(&s.path[k]), s.errors.mean(k));
            let words = format!("#; {}", template(error));
            frame.says(&words, &[kept.len() as f64, error]);
            let at = place(alpha);
            frame.line(Guide, &[(at, -reach), (at, reach)]);
            let points = kept.into_iter().map(|j| (at, s.path[k][j]));
            frame.specks(L1, &points.collect::<Vec<_>>());
            if is_common {
                frame.on(&below).line(Guide, &[(at, -reach), (at, reach)]);
                let w = &s.ridge_path[nearest(&ridge_alphas, alpha)];
                let points: Vec<_> = w.iter().map(|w| (at, *w)).collect();
                frame.specks(L2, &points);
            }
        }
        let names = in_simple.iter().take(NAMED).map(|j| &*s.rows.names[*j]);
        let names: Vec<&str> = names.collect();
        let names = match &names[..] {
            [] => "none".to_owned(),
            names => names.join(", "),
        };
        let count = in_simple.len() as f64;
        figure.describes(
            &format!(
                "Above, the weights of # features under L1 as α falls from \
                 left to right: they leave 0 one after the other. Below, \
                 under L2, none stays at 0. At α = # the \
                 upper ones that are not 0 are #: {names}."
            ),
            &[s.rows.names.len() as f64, s.alphas[one_se], count],
        );
    }
}

/// Takes a word out that stands beside the foot of a line: on its left or its
/// right, at the foot or a line of letters higher. From where to where it
/// goes, and its height.
fn take_word_at_foot(still: &mut Layer, words: &str, x: f64) -> [f64; 3] {
    let foot = still.plane.place((x, still.plane.up.0));
    let wide = 8.0 * words.chars().count() as f64;
    for (side, from) in [(AboveLeft, -6.0 - wide), (AboveRight, 6.0)] {
        let is_there = |(x, y): Point| {
            let up = foot.1 - y;
            (x - foot.0).abs() < 1.0
                && (up.abs() < 1.0 || (up - 18.0).abs() < 1.0)
        };
        let all = take_words(still, L1, side, is_there);
        let (own, others): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|label| label.0 == words);
        assert!(others.is_empty(), "{others:?} in the place of {words}");
        if let [(_, (x, y))] = own[..] {
            return [x + from, x + from + wide, y];
        }
    }
    panic!("no {words} at {foot:?}")
}

#[test]
fn errors() {
    for p in &*CASES {
        let mut figure = drawn::<Chapter9>(&p.options, "errors");
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
        let across = (place(ends.0), place(ends.1));
        let titles = [BACKWARDS, "error on rows left out"];
        let plane = figure.axes(titles, across, up);
        assert_eq!(plane.ends(), (72.0, 574.0));
        let at = |k: usize| place(s.alphas[k]);
        let still = &mut figure.still;
        let bar = |k: usize| {
            let (mean, se) = (means[k], e.se(k));
            vec![(at(k), mean - se), (at(k), f64::min(mean + se, up.1))]
        };
        let bars: Vec<_> = (0..count).step_by(3).map(bar).collect();
        still.lines(L1Trace, &bars);
        let curve: Vec<Point> = (0..count).map(|k| (at(k), means[k])).collect();
        still.line(L1, &curve);
        let [best, one_se] = s.choices();
        let choices = [best, one_se].map(|k| (at(k), means[k]));
        still.lines(Guide, &choices.map(|(x, y)| vec![(x, up.0), (x, y)]));
        still.dots(L1, &choices);
        let right = plane.place((across.1, up.1)).1;
        still.labels(&[(L1, "features kept:", (across.1, up.1), AboveLeft)]);
        let beside = up.1 - (up.1 - up.0) * 45.0 / (plane.bottom - right);
        let words = "strokes: ± one standard error";
        still.labels(&[(L1, words, (across.1, beside), Left)]);
        // The higher one first, in whose place the other must not be taken.
        let b = take_word_at_foot(still, "one s.e.", at(one_se));
        let a = take_word_at_foot(still, "smallest", at(best));
        let is_inside = |word: [f64; 3]| word[0] > 40.0 && word[1] < 600.0;
        assert!(is_inside(a) && is_inside(b));
        let is_apart = a[0] > b[1] || b[0] > a[1] || (a[2] - b[2]).abs() > 16.0;
        assert!(is_apart, "{a:?} and {b:?} meet");
        // Nine strengths as far apart as that goes.
        let mut some: Vec<usize> =
            (0..=8).map(|i| i * (count - 1) / 8).collect();
        some.dedup();
        let cell = |k: usize| (at(k), "#", kept(&s.path[k]).len() as f64);
        let cells: Vec<_> = some.into_iter().map(cell).collect();
        still.row(L1, -246.0, &cells);
        figure.says(&[
            s.alphas[0],
            s.alphas[best],
            means[best],
            s.alphas[one_se],
            means[one_se],
            kept(&s.path[best]).len() as f64,
            kept(&s.path[one_se]).len() as f64,
        ]);
    }
}

#[test]
fn splits() {
    for p in &*CASES {
        let features = p.study.rows.names.len();
        let columns =
            p.study.rows.squares_and_products(&p.study.rows).names.len();
        let all = [
            (Method::Squares, "no price, ", columns, " columns", Loss),
            (Method::Ridge, "ridge, ", columns, " columns", L2),
            (Method::Lasso, "lasso, ", columns, " columns", L1),
            (Method::OneSe, "lasso, one s.e., ", columns, " columns", L1),
            (Method::Plain, "no price, ", features, " features", Loss),
        ];
        let all = all.map(|(method, name, count, what, ink)| {
            (method, format!("{name}{count}{what}"), ink)
        });
        read_splits(drawn::<Chapter9>(&p.options, "splits"), &p.splits, &all);
    }
}

/// A stroke for each split in the row of each method, a dot at their mean, and
/// its number.
fn read_splits(
    mut figure: Figure,
    own: &[Split],
    all: &[(Method, String, Ink)],
) {
    let errors = |method: Method| -> Vec<f64> {
        own.iter().filter_map(|split| split.error(method)).collect()
    };
    let mean = |all: &[f64]| all.iter().sum::<f64>() / all.len() as f64;
    let least = |all: &[f64]| all.iter().copied().fold(f64::MAX, f64::min);
    let most = |all: &[f64]| all.iter().copied().fold(0.0, f64::max);
    let rows =
        all.iter().map(|(method, name, ink)| (errors(*method), name, *ink));
    let rows: Vec<_> = rows.filter(|row| !row.0.is_empty()).collect();
    let at_mean = mean(&errors(Method::Mean));
    let each = rows.iter().flat_map(|row| row.0.clone());
    let each: Vec<f64> = each.chain([at_mean]).collect();
    let across = ((least(&each) / 1.15).log10(), (most(&each) * 1.15).log10());
    let up = (1.0, 52.0 * rows.len() as f64 + 1.0);
    let plane =
        figure.axes(["error on the other rows, logarithmic", ""], across, up);
    assert_eq!((plane.ends(), plane.top), ((20.0, 574.0), 34.0));
    let still = &mut figure.still;
    let top = at_mean.log10();
    let half = rows.len().div_ceil(2) as f64;
    let middle = up.1 - 52.0 * (rows.len() as f64 - half + 1.0) + 12.0;
    still.labels(&[
        (Axis, "always the mean", (top, middle), Right),
        (Text, "mean error", (across.1, up.1), AboveLeft),
    ]);
    let (mut line, mut said) = (vec![], vec![own.len() as f64, at_mean]);
    let mut words = String::new();
    let mut strokes: Vec<(Ink, Vec<Point>)> = vec![];
    let mut dots: Vec<(Ink, Point)> = vec![];
    for (i, (errors, name, ink)) in rows.iter().enumerate() {
        let foot = up.1 - 52.0 * (i as f64 + 1.0);
        line.push(vec![(top, foot), (top, foot + 24.0)]);
        let stroke = |e: &f64| [2.0, 22.0].map(|y| (e.log10(), foot + y));
        strokes.extend(errors.iter().map(|e| (*ink, stroke(e).to_vec())));
        let middle = mean(errors);
        dots.push((*ink, (middle.log10(), foot + 12.0)));
        still.labels(&[(*ink, name, (across.0, foot + 36.0), Right)]);
        let (x, y) = plane.place((across.1, foot + 36.0));
        let is_there = |at: Point| (at.0 - x).abs().max((at.1 - y).abs()) < 1.0;
        let shown = take_words(still, *ink, Left, is_there);
        // Whole from 1000 on.
        let decimals = if middle < 1000.0 { template(middle) } else { "#0" };
        crate::words::compare(shown[0].0, decimals, &[middle]);
        words.extend([" ", name, ": # to #, in the mean #."]);
        said.extend([least(errors), most(errors), middle]);
    }
    still.lines(Guide, &line);
    for (ink, trace) in [(Loss, LossTrace), (L2, L2Trace), (L1, L1Trace)] {
        let own = strokes.iter().filter(|row| row.0 == ink);
        still.lines(trace, &own.map(|row| row.1.clone()).collect::<Vec<_>>());
        let own = dots.iter().filter(|dot| dot.0 == ink);
        still.dots(ink, &own.map(|dot| dot.1).collect::<Vec<_>>());
    }
    figure.describes(
        &format!(
            "A row of strokes for each method, one for the error in each of \
             # splits, on a logarithmic axis, with a dot at their mean. A line \
             marks predicting the mean, #.{words}"
        ),
        &said,
    );
}

/// What is found out about the page's data with the page's options.
pub fn find_book_study() -> &'static Study {
    &CASES[0].study
}

/// How often each count of noise is kept, at the smallest error and by the
/// one-standard-error rule; the means of both.
pub fn read_noise(figure: &mut Figure, noise: &[(usize, usize)]) -> [f64; 2] {
    let count = |of: fn(&(usize, usize)) -> usize| -> Vec<Point> {
        let times = |k| noise.iter().filter(|pair| of(pair) == k).count();
        let all = (0..=10).map(|k| (k as f64, times(k) as f64));
        all.filter(|(_, times)| *times > 0.0).collect()
    };
    let both = [count(|pair| pair.0), count(|pair| pair.1)];
    // A stack of dots for each count, with its number above; in both panels a
    // dot is as high.
    let rules = [
        ("rule of one standard error", "", &both[1]),
        ("smallest error", "features of noise that are kept", &both[0]),
    ];
    for (name, measured, counts) in rules {
        let most = counts.iter().map(|stack| stack.1).fold(0.0, f64::max);
        let some = noise.len() as f64
            - counts.iter().find(|k| k.0 == 0.0).map_or(0.0, |k| k.1);
        let name = format!("{name}: {some} of 20 draws keep noise");
        let titles = [measured, &*name];
        let up = from_zero(most + 3.0);
        let plane = figure.axes(titles, (-0.6, 10.6), up);
        let high = plane.bottom - plane.top;
        assert!((high - 9.0 * (most + 3.0)).abs() < 0.5, "{high} for {most}");
        let dots = counts.iter().flat_map(|(kept, times)| {
            (1..=*times as usize).map(|i| (*kept, i as f64))
        });
        figure.still.specks(L1, &dots.collect::<Vec<_>>());
        for stack in counts {
            let words = (stack.1 as usize).to_string();
            figure.still.labels(&[(L1, &words, *stack, Above)]);
        }
    }
    both.map(|all| all.iter().map(|(k, times)| k * times).sum::<f64>() / 20.0)
}

#[test]
fn emblem() {
    for p in &*CASES {
        let s = &p.study;
        let last = s.path.last().unwrap();
        let size = last.iter().fold(0.0, |m, w| f64::max(m, w.abs()));
        let across = (place(s.alphas[0]), place(s.alphas[s.alphas.len() - 1]));
        let up = (-1.1 * size, 1.1 * size);
        let mut layer = draw_emblem::<Chapter9>(&p.options, across, up);
        layer.lines(L1, &follow(&s.alphas, &s.path));
    }
}
