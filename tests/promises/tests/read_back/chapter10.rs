//! How far to trust it. What is drawn of noise, of patients who come twice and
//! of days is the chapter's own, which `trust` holds against a second
//! computation draw by draw; means, shares and places are found here.

use crate::chapter9::{find_book_study, read_noise};
use crate::drawn::Figure;
use crate::prelude::*;
use chapter10::{
    Chapter10, Promise, Screened, Strengths, choose_on_halves, count_kept,
    draw_intervals, draw_screened, frequencies, promise_of_days,
    promise_of_visits,
};
use figure::Ink;
use promises::mathematics::smallest;
use promises::moments::Moments;
use promises::rows::{Rows, Scale};
use promises::study::{Errors, kept, path};

/// Options, and the problem that they ask for.
struct Case {
    options: &'static str,
    patients: usize,
    features: usize,
    columns: usize,
    /// None for the one with the smallest error.
    alpha: Option<f64>,
    seed: u64,
}

const CASES: [Case; 2] = [
    Case {
        options: "",
        patients: 40,
        features: 20,
        columns: 100,
        alpha: None,
        seed: 1,
    },
    Case {
        options: "--patients 25 --features 7 --columns 60 --alpha 8 --seed 3",
        patients: 25,
        features: 7,
        columns: 60,
        alpha: Some(8.0),
        seed: 3,
    },
];

/// The mean of some numbers, and their standard deviation, with n − 1.
fn spread(numbers: &[f64]) -> Point {
    let middle = mean(numbers);
    let squares = numbers.iter().map(|x| (x - middle) * (x - middle));
    let variance = squares.sum::<f64>() / (numbers.len() as f64 - 1.0);
    (middle, variance.sqrt())
}

impl Case {
    /// One result for each of so many draws.
    fn draw<T>(&self, times: u64, one: impl Fn(u64) -> T) -> Vec<T> {
        (self.seed..self.seed + times).map(one).collect()
    }
}

#[test]
fn ways() {
    let s = find_book_study();
    let rows = Rows::diabetes();
    let refit = |moments: &Moments, _: &Rows| {
        let path = path(moments, &s.alphas, 1.0);
        path.iter().map(|w| moments.refit(&kept(w))).collect()
    };
    let refit = Errors::of(&rows, 10, refit).unwrap();
    // Cp and BIC, as they are written in books.
    let scale = Scale::of(&rows);
    let n = rows.y.len() as f64;
    let misses = |w: &[f64]| n * scale.error(w, &rows);
    let least = scale.moments(&rows.y).ridge(0.0).unwrap();
    let noise = misses(&least) / (n - 11.0);
    let lowest = |charge: f64| {
        let all = 0..s.alphas.len();
        let k = smallest(all.collect::<Vec<_>>(), |k| {
            let count = kept(&s.path[k]).len() as f64;
            misses(&s.path[k]) / noise + charge * count
        });
        s.alphas[k]
    };
    let (cp, bic) = (lowest(2.0), lowest(n.ln()));
    for p in CASES {
        let mut figure = drawn::<Chapter10>(p.options, "ways");
        let place = |alpha: f64| -alpha.log10();
        let across = (place(50.0), place(0.05));
        let titles = [BACKWARDS, "error on rows left out"];
        let marks = [30.0, 10.0, 3.0, 1.0, 0.3, 0.1];
        figure.axes_marked(titles, across, (2900.0, 3600.0), -1.0, &marks);
        let still = &mut figure.still;
        let curve = |errors: &Errors| -> Vec<Point> {
            let all = s.alphas.iter().enumerate();
            let all = all.map(|(k, alpha)| (place(*alpha), errors.mean(k)));
            all.filter(|(_, error)| *error < 3600.0).collect()
        };
        still.line(L1, &curve(&s.errors));
        still.line(L1Ghost, &curve(&refit));
        let guide =
            |alpha: f64, top| vec![(place(alpha), 2900.0), (place(alpha), top)];
        assert_eq!(cp, bic, "they have one line and one name");
        still.lines(Guide, &[guide(cp, 3200.0)]);
        let top = (place(cp), 3200.0);
        still.labels(&[(Axis, "chosen by Cp and BIC", top, Above)]);
        let bests = [&s.errors, &refit].map(|errors| {
            let best = errors.best();
            (s.alphas[best], errors.mean(best))
        });
        let [one, two] = bests.map(|(alpha, error)| (place(alpha), error));
        still.dots(L1, &[one]);
        still.rings(L1, &[two]);
        // Beside the lasso's steep part, and under what jumps.
        let steep = curve(&s.errors).into_iter().find(|p| p.1 < 3450.0);
        let names = ["the lasso: lowest", "fitted again:"];
        let [first, second] =
            [0, 1].map(|i| format!("{} {:.0}", names[i], bests[i].1));
        still.labels(&[
            (L1, &first, steep.unwrap(), Right),
            (L1, &second, (place(50.0), 2925.0), Right),
        ]);
        let [one, two] = bests;
        figure.describes(
            "The error on rows left out for every strength. The lasso’s is \
             smallest at α = #, where it is #1; that of least squares on what \
             it keeps at α = #, where it is #1. Cp is smallest at #, BIC at #.",
            &[one.0, one.1, two.0, two.1, cp, bic],
        );
    }
}

#[test]
fn screened() {
    for p in CASES {
        let mut figure = drawn::<Chapter10>(p.options, "screened");
        let columns = [10, 30, 100, 300, 1000];
        let marks = columns.map(|columns| columns as f64);
        let titles = ["columns of noise to choose from", "error"];
        let up = from_zero(2.3);
        figure.axes_marked(titles, (0.95, 3.05), up, 1.0, &marks);
        let draws = columns
            .map(|columns| p.draw(100, |seed| draw_screened(columns, seed)));
        let curve = |of: fn(&Screened) -> f64| {
            let all = marks.iter().zip(&draws).map(|(columns, all)| {
                let all: Vec<f64> = all.iter().map(of).collect();
                (columns.log10(), spread(&all))
            });
            all.collect::<Vec<(f64, Point)>>()
        };
        let all =
            [curve(|s| s.before), curve(|s| s.inside), curve(|s| s.truly)];
        let means = all.each_ref().map(|curve| -> Vec<Point> {
            curve.iter().map(|(x, (mean, _))| (*x, *mean)).collect()
        });
        let [before, inside, truly] = means;
        let still = &mut figure.still;
        still.line(Guide, &[(0.95, 1.0), (3.05, 1.0)]);
        still.line(Loss, &before);
        still.line(Text, &truly);
        // Between what is promised and what is true.
        let back = truly.iter().rev();
        still.areas(Loss, &[before.iter().chain(back).copied().collect()]);
        still.dots(Loss, &before);
        still.dots(Text, &truly);
        still.rings(Text, &inside);
        still.labels(&[
            (Axis, "predicting the mean", (3.05, 1.0), AboveLeft),
            (Loss, "too good to be true", (3.05, 0.82), Left),
        ]);
        let names = [
            (Text, "○ promised: each fold chose anew"),
            (Text, "• true: on new rows"),
        ];
        still.names((2.0, inside[2].1 + 0.28), Above, &names);
        let names = [(Loss, "• promised:"), (Loss, "all rows chose")];
        still.names((2.0, 0.46), Left, &names);
        let ends = [before, inside, truly].map(|all| [all[0].1, all[4].1]);
        figure.describes(
            "5 columns are chosen among 10 to 1000 columns of noise, in 30 \
             rows. If all rows choose, the error on rows left out falls from \
             #2 to #2. If the rest of each fold chooses, it goes from #2 to \
             #2, and on new rows from #2 to #2.",
            ends.as_flattened(),
        );
    }
}

/// Half of the figure: what two kinds of folds promise, and what is true, a
/// stroke for each draw. Its words, and their numbers.
fn read_promises(
    figure: &mut Figure,
    (title, axis): (&str, &str),
    names: [&str; 2],
    draws: &[[Promise; 2]],
) -> (String, Vec<f64>) {
    let row = |kind: usize, is_promise: bool| -> Vec<f64> {
        let of = |p: Promise| if is_promise { p.promised } else { p.truly };
        draws.iter().map(|one| of(one[kind])).collect()
    };
    let rows = [row(0, true), row(0, false), row(1, true), row(1, false)];
    let spreads = rows.each_ref().map(|row| spread(row));
    // Three standard deviations beyond all means.
    let ends = |sign: f64| spreads.map(|(mean, sd)| mean + sign * 3.0 * sd);
    let from = ends(-1.0).into_iter().fold(f64::MAX, f64::min).max(0.0);
    let to = ends(1.0).into_iter().fold(0.0, f64::max);
    let plane = figure.axes([axis, ""], (from, to), (1.0, 201.0));
    assert_eq!(plane.ends(), (20.0, 574.0));
    let still = &mut figure.still;
    still.labels(&[(Text, title, (from, 201.0), AboveRight)]);
    let (mut words, mut said) = (format!(" {title}:"), vec![]);
    let (mut strokes, mut dots) = ([vec![], vec![]], [vec![], vec![]]);
    for (i, (row, (mean, sd))) in rows.iter().zip(spreads).enumerate() {
        let what = ["promised", "truly"][i % 2];
        let ink: Ink = [Loss, Text][i % 2];
        let top = 201.0 - 100.0 * (i / 2) as f64;
        let foot = top - [50.0, 92.0][i % 2];
        let stroke = |miss: &f64| {
            let x = miss.clamp(from, to);
            vec![(x, foot), (x, foot + 20.0)]
        };
        strokes[i % 2].extend(row.iter().map(stroke));
        dots[i % 2].push((mean, top - 61.0));
        let number = written((10.0 * mean).round() / 10.0);
        let end = to - [0.24, 0.0][i % 2] * (to - from);
        still.labels(&[(
            ink,
            &format!("{what} {number}"),
            (end, top - 15.0),
            Left,
        )]);
        if i % 2 == 0 {
            still.labels(&[(Text, names[i / 2], (from, top - 15.0), Right)]);
        }
        let name = format!("{}: {what}", names[i / 2]);
        words.extend([" ", &name, " #2, with a standard deviation of #2."]);
        said.extend([mean, sd]);
    }
    // What is promised is tied to what is true.
    for (promised, truly) in dots[0].iter().zip(&dots[1]) {
        strokes[1].push(vec![*promised, *truly]);
    }
    still.lines(LossTrace, &strokes[0]);
    still.lines(Text, &strokes[1]);
    still.dots(Loss, &dots[0]);
    still.dots(Text, &dots[1]);
    (words, said)
}

#[test]
fn together() {
    let data = chapter9::diabetes();
    for p in CASES {
        let mut figure = drawn::<Chapter10>(p.options, "together");
        let visits = |seed| promise_of_visits(&data, p.patients, seed);
        let visits = p.draw(100, |seed| visits(seed).unwrap());
        let days = p.draw(100, |seed| promise_of_days(seed).unwrap());
        let (one, mut said) = read_promises(
            &mut figure,
            (
                "patients who come twice",
                "root of the error, on the scale of the disease",
            ),
            ["folds of rows", "folds of patients"],
            &visits,
        );
        let (two, more) = read_promises(
            &mut figure,
            ("a series in time", "root of the error, in steps of a day"),
            ["folds of random days", "learnt from the past"],
            &days,
        );
        said.extend(more);
        let words = format!(
            "For each kind of folds a row of 100 strokes for what is promised, \
             one for what is true, and between them a line from one mean to \
             the other.{one}{two}"
        );
        figure.describes(&words, &said);
    }
}

#[test]
fn intervals() {
    for p in CASES {
        let mut figure = drawn::<Chapter10>(p.options, "intervals");
        let titles =
            ["intervals from the rows that chose", "intervals from other rows"];
        let planes = titles
            .map(|title| figure.axes(["", title], (0.0, 51.0), (-0.8, 0.8)));
        assert!(planes[0].bottom < planes[1].top, "one below the other");
        let draws = p.draw(2000, draw_intervals);
        // The interval's middle, and how far it reaches.
        let at = |draw: usize, count: f64, kind: usize| {
            let interval = &draws[draw][count as usize - 1][kind];
            (interval.weight, interval.reach)
        };
        let covers = |(weight, reach): Point| weight.abs() <= reach;
        let share = |count: f64, kind: usize| {
            let all = (0..2000).filter(|draw| covers(at(*draw, count, kind)));
            all.count() as f64 / 20.0
        };
        let chosen = p.features as f64;
        let counts = with(vec![1.0, 2.0, 5.0, 10.0, 20.0, 30.0], chosen);
        figure.heads(
            "features; hold 0, of all draws; from other rows; by the formula",
            &[Text; 3],
        );
        for (mut frame, count) in figure.short_slider(&counts, chosen) {
            let formula = 100.0 * 0.95_f64.powf(count);
            let shares = [share(count, 0), share(count, 1), formula];
            frame.says("#1 %; #1 %; #1 %", &shares);
            for (kind, plane) in planes.iter().enumerate() {
                let all = (0..50).map(|draw| (draw, at(draw, count, kind)));
                let (hold, miss): (Vec<_>, Vec<_>) =
                    all.partition(|(_, interval)| covers(*interval));
                frame.on(plane);
                let truth = ["0, the truth", "0"][kind];
                let missed = match miss.len() {
                    0 => "none".to_owned(),
                    some => some.to_string(),
                };
                let name = format!("thick: {missed} of these 50 miss {truth}");
                let end = (51.0, -0.8);
                frame.labels(&[(Text, &name, end, BelowLeft)]);
                let ends = |(draw, (weight, reach)): &(usize, Point)| {
                    let [low, high] = [weight - reach, weight + reach]
                        .map(|y: f64| y.clamp(-0.8, 0.8));
                    (*draw as f64 + 1.0, low, high)
                };
                let thick: Vec<_> = miss.iter().map(ends).collect();
                frame.bars_between(Text, 0.55, &thick);
                let thin = hold.iter().map(ends);
                let thin = thin.map(|(x, low, high)| vec![(x, low), (x, high)]);
                frame.lines(Loss, &thin.collect::<Vec<_>>());
            }
        }
        figure.describes(
            "50 intervals for the first of # features without an effect. From \
             the same rows #1 % of all draws hold 0, from rows that did not \
             choose #1 %.",
            &[chosen, share(chosen, 0), share(chosen, 1)],
        );
    }
}

#[test]
fn wide() {
    for p in CASES {
        let mut figure = drawn::<Chapter10>(p.options, "wide");
        let titles = ["share of the α that drops all columns", "columns kept"];
        let (across, up) = ((0.0, 3.0), from_zero(34.0));
        figure.axes_marked(titles, across, up, -1.0, &[1.0, 0.1, 0.01, 0.001]);
        figure.still.line(Guide, &[(0.0, 29.0), (3.0, 29.0)]);
        let words = "one less than the 30 rows";
        figure.still.labels(&[(Axis, words, (3.0, 29.0), AboveLeft)]);
        let curve = |columns: f64| -> Vec<Point> {
            let counts = count_kept(columns as usize, p.seed).into_iter();
            counts.map(|(share, kept)| (-share.log10(), kept as f64)).collect()
        };
        let most = |curve: &[Point]| {
            curve.iter().map(|point| point.1).fold(0.0, f64::max)
        };
        let chosen = p.columns as f64;
        let columns = vec![5.0, 10.0, 20.0, 30.0, 50.0, 100.0, 300.0, 1000.0];
        figure.heads("columns; kept at most", &[L1]);
        for (mut frame, columns) in
            figure.short_slider(&with(columns, chosen), chosen)
        {
            let curve = curve(columns);
            frame.says("#", &[most(&curve)]);
            frame.line(L1, &curve);
        }
        figure.describes(
            "The number of columns of noise that the lasso keeps in 30 rows \
             while the price falls. It never crosses a line at #. With # \
             columns at most # are kept at once.",
            &[29.0, chosen, most(&curve(chosen))],
        );
    }
}

#[test]
fn often() {
    let s = find_book_study();
    let data = chapter9::diabetes();
    let halves = choose_on_halves(&data, 10, Strengths::REAL, 100).unwrap();
    let moments = Scale::of(&s.rows).moments(&s.rows.y);
    for p in CASES {
        let mut figure = drawn::<Chapter10>(p.options, "often");
        let chosen = p.alpha.unwrap_or(s.alphas[s.errors.best()]);
        let strengths = vec![
            0.2, 0.3, 0.5, 0.7, 1.0, 1.3, 1.6, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0,
            7.0, 8.0, 10.0, 12.0, 15.0, 18.0, 20.0,
        ];
        let strengths = with(strengths, chosen);
        let falling: Vec<f64> = strengths.iter().rev().copied().collect();
        let all = frequencies(&data, &falling, 200).unwrap();
        let at = |alpha: f64| {
            &all[falling.iter().position(|own| *own == alpha).unwrap()]
        };
        let mut order: Vec<usize> = (0..10).collect();
        order.sort_by(|a, b| at(chosen)[*b].total_cmp(&at(chosen)[*a]));
        let titles = ["kept in this share of the draws", ""];
        let plane = figure.axes(titles, (0.0, 1.0), from_zero(12.3));
        assert_eq!((plane.ends(), plane.top), ((66.0, 570.0), 20.0));
        let names = [
            (L1, "dot: share of draws; ○ our sample drops it"),
            (Text, "| share of halves, each with its own α"),
        ];
        figure.still.names((0.0, 11.8), Right, &names);
        let height = |i: usize| 9.5 - i as f64;
        let (mut words, mut said) = (String::new(), vec![chosen]);
        let mut marks = vec![];
        for (i, &j) in order.iter().enumerate() {
            let (name, y) = (&s.rows.names[j], height(i));
            figure.still.labels(&[(Text, name, (0.0, y), Left)]);
            let keeps = halves.iter().filter(|half| half.contains(&j));
            let half = keeps.count() as f64 / 100.0;
            marks.push(vec![(half, y - 0.42), (half, y + 0.42)]);
            words.extend([" ", name, ": #, #."]);
            said.extend([at(chosen)[j], half]);
        }
        figure.still.lines(Text, &marks);
        let heads = "α; kept by all rows; kept in 9 of 10 draws";
        figure.heads(heads, &[L1, L1]);
        for (mut frame, alpha) in figure.short_slider(&strengths, chosen) {
            let shares = at(alpha);
            let own = kept(&moments.net(alpha, 1.0, &[0.0; 10]));
            let sure = shares.iter().filter(|share| **share >= 0.9).count();
            frame.says("#; #", &[own.len() as f64, sure as f64]);
            let end = |(i, j): (usize, &usize)| (shares[*j], height(i));
            let ends = order.iter().enumerate().map(end);
            let lines = ends.clone().map(|end| vec![(0.0, end.1), end]);
            frame.lines(L1Trace, &lines.collect::<Vec<_>>());
            let (dots, rings): (Vec<_>, Vec<_>) =
                ends.zip(&order).partition(|(_, j)| own.contains(j));
            let ends = |all: Vec<(Point, _)>| -> Vec<Point> {
                all.into_iter().map(|one: (Point, &usize)| one.0).collect()
            };
            frame.dots(L1, &ends(dots));
            frame.rings(L1, &ends(rings));
        }
        figure.describes(
            &format!(
                "The features, each with a line as long as the share of 200 \
                 draws of the rows in which it is kept at α = #, and a mark at \
                 the share of 100 halves on which the rule, with a strength \
                 chosen anew, keeps it.{words}"
            ),
            &said,
        );
    }
}

#[test]
fn noise() {
    for p in CASES {
        let mut figure = drawn::<Chapter10>(p.options, "noise");
        let means = read_noise(&mut figure, &find_book_study().noise);
        figure.describes(
            "How many of 10 features of pure noise are kept, in 20 draws: in \
             the mean #2 at the smallest error and #2 by the \
             one-standard-error rule.",
            &means,
        );
    }
}

#[test]
fn emblem() {
    let mut layer = draw_emblem::<Chapter10>("", (0.0, 11.0), (-2.6, 2.6));
    layer.line(Loss, &[(0.0, 0.0), (11.0, 0.0)]);
    // Ten intervals, of which one misses 0.
    let middles = [0.3, -0.5, 0.2, 0.6, -0.2, 1.4, -0.4, 0.1, -0.7, 0.4];
    let at =
        |(k, middle): (f64, f64)| vec![(k, middle - 1.0), (k, middle + 1.0)];
    let all = (1..).map(f64::from).zip(middles);
    let (miss, hold): (Vec<Point>, Vec<Point>) =
        all.partition(|point: &Point| point.1.abs() > 1.0);
    layer.lines(L2, &miss.into_iter().map(at).collect::<Vec<_>>());
    layer.lines(L1, &hold.into_iter().map(at).collect::<Vec<_>>());
}
