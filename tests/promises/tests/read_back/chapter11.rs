//! Yes or no. What rows left out are told is the chapter's own, which
//! `yes_or_no` holds against other programs; places and counts are found here.

use crate::prelude::*;
use chapter11::{
    Chapter11, LeftOut, Scaled, balanced, breast_cancer, folds_by_class,
    leave_out, rare_yes,
};
use promises::mathematics::{smallest, standard_error};
use solver::logistic::{Fit, lambda_max, path};
use solver::{Goal, Penalty};
use std::sync::OnceLock;

/// Options, and the problem that they ask for.
struct Case {
    options: &'static str,
    lambda: f64,
    labels: [f64; 7],
    missed: f64,
}

const CASES: [Case; 2] = [
    Case {
        options: "",
        lambda: 0.1,
        labels: [0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0],
        missed: 10.0,
    },
    Case {
        options: "--lambda 0.25 --labels 1111000 --missed 30",
        lambda: 0.25,
        labels: [1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0],
        missed: 30.0,
    },
];

/// What an axis of λ measures, on which the price falls.
const FALLING: &str = "stronger ← λ → weaker";

const APART: [f64; 7] = [0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0];

fn odds_to_share(eta: f64) -> f64 {
    1.0 / (1.0 + (-eta).exp())
}

/// Seven points at −3, …, 3 with these labels.
struct Points([f64; 7]);

impl Points {
    fn over(&self, of: impl Fn(f64, f64) -> f64) -> f64 {
        let x = (-3..=3).map(f64::from);
        let all: Vec<f64> = x.zip(self.0).map(|(x, y)| of(x, y)).collect();
        mean(&all)
    }

    /// The intercept at which the residuals add up to 0, by Newton's steps.
    fn intercept(&self, w: f64) -> f64 {
        let mut b = 0.0;
        for _ in 0..200 {
            let told = |x: f64| odds_to_share(b + w * x);
            let rest = self.over(|x, y| y - told(x));
            let bend = self.over(|x, _| told(x) * (1.0 - told(x)));
            b += (rest / bend).clamp(-1.0, 1.0);
            if rest.abs() < 1e-15 {
                break;
            }
        }
        b
    }

    fn loss(&self, w: f64) -> f64 {
        let b = self.intercept(w);
        self.over(|x, y| {
            let p = odds_to_share(b + w * x);
            if y == 1.0 { -p.ln() } else { -(1.0 - p).ln() }
        })
    }

    fn slope(&self, w: f64) -> f64 {
        let b = self.intercept(w);
        self.over(|x, y| x * (odds_to_share(b + w * x) - y))
    }

    fn pull(&self) -> f64 {
        self.slope(0.0).abs()
    }

    /// The best weight, if the price has this slope at its size.
    fn lowest(&self, price: impl Fn(f64) -> f64) -> Option<f64> {
        let side = -self.slope(0.0).signum();
        let sum = |size: f64| side * self.slope(side * size) + price(size);
        if sum(0.0) >= 0.0 {
            return Some(0.0);
        }
        (sum(20.0) > 0.0).then(|| side * find_zero((0.0, 20.0), sum))
    }

    fn both(&self, lambda: f64) -> [Option<f64>; 2] {
        [self.lowest(|_| lambda), self.lowest(|size| 2.0 * lambda * size)]
    }

    /// The line of least squares; the mean of x is 0.
    fn line(&self, x: f64) -> f64 {
        self.over(|_, y| y) + self.over(|x, y| x * y) / 4.0 * x
    }
}

/// Words with a # for each number that there is.
fn maybe(w: Option<f64>) -> &'static str {
    if w.is_some() { "#" } else { "none" }
}

fn lambdas(p: &Case) -> Vec<f64> {
    let all = vec![
        0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7,
        0.8, 0.9, 1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 5.0,
    ];
    with(with(all, Points(p.labels).pull()), p.lambda)
}

#[test]
fn curve() {
    for p in CASES {
        let points = Points(p.labels);
        let mut figure = drawn::<Chapter11>(p.options, "curve");
        let titles = ["x", "probability of a yes"];
        figure.axes(titles, (-3.4, 3.4), (-0.25, 1.25));
        let still = &mut figure.still;
        let band = |from: f64, to: f64| {
            let ends = [(-3.4, from), (3.4, from), (3.4, to), (-3.4, to)];
            ends.to_vec()
        };
        still.areas(figure::Ink::Axis, &[band(-0.25, 0.0), band(1.0, 1.25)]);
        let end = |x: f64| (x, points.line(x));
        still.line(Loss, &[end(-3.4), end(3.4)]);
        let x = (-3..=3).map(f64::from);
        still.dots(Loss, &x.zip(p.labels).collect::<Vec<_>>());
        still.labels(&[(Loss, "a line leaves 0 to 1", (1.9, 1.13), Left)]);
        still.names((3.3, 0.45), Left, &[(L1, "L1"), (L2, "L2")]);
        figure.heads("price λ; L1: w; L2: w", &[L1, L2]);
        figure.mark(points.pull(), L1, "exactly 0 from here on");
        for (mut frame, lambda) in figure.slider(&lambdas(&p), p.lambda) {
            let weights = points.both(lambda).map(Option::unwrap);
            frame.says("#; #", &weights);
            for (ink, w) in [L1, L2].into_iter().zip(weights) {
                let b = points.intercept(w);
                frame.graph(ink, |x| odds_to_share(b + w * x));
            }
        }
        let [one, two] = points.both(p.lambda).map(Option::unwrap);
        let told = |w: f64| odds_to_share(points.intercept(w) + 3.0 * w);
        figure.describes(
            "Seven points at 0 or 1. The least-squares line leaves this range: \
             it is # at x = −3 and # at x = 3. With λ = # the curves stay \
             inside: at x = 3 L1 says #, with w = #, and L2 #, with w = #.",
            &[
                points.line(-3.0),
                points.line(3.0),
                p.lambda,
                told(one),
                one,
                told(two),
                two,
            ],
        );
    }
}

#[test]
fn cost() {
    for p in CASES {
        let mut figure = drawn::<Chapter11>(p.options, "cost");
        let titles = ["probability p that was said for a yes", "cost"];
        figure.axes(titles, (0.0, 1.0), from_zero(5.0));
        let [yes, no] = [|p: f64| -p.ln(), |p: f64| -(1.0 - p).ln()];
        figure.still.graph(Loss, yes);
        figure.still.graph(Text, no);
        figure.still.labels(&[
            (Loss, "if it is a yes: −ln p", (0.1, 3.2), Right),
            (Text, "if it is a no: −ln(1 − p)", (0.9, 4.2), Left),
        ]);
        figure.heads("p; costs, if yes; costs, if no", &[Loss, Text]);
        let stops = [
            0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5,
            0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99,
        ];
        for (mut frame, p) in figure.short_slider(&stops, 0.9) {
            frame.says("#2; #2", &[yes(p), no(p)]);
            frame.line(Guide, &[(p, 0.0), (p, yes(p).max(no(p)))]);
            frame.dots(Loss, &[(p, yes(p))]);
            frame.dots(Text, &[(p, no(p))]);
        }
        figure.says(&[0.0, 1.0, 0.0, 0.9, yes(0.9), no(0.9)]);
    }
}

#[test]
fn corner() {
    for p in CASES {
        let points = Points(p.labels);
        let mut figure = drawn::<Chapter11>(p.options, "corner");
        let titles = ["weight w", "loss + λ · penalty"];
        let side = -points.slope(0.0).signum();
        let across = (side - 3.0, side + 3.0);
        figure.axes(titles, across, from_zero(2.0));
        let still = &mut figure.still;
        still.graph(Loss, |w| points.loss(w));
        let names = [(L1, "loss + λ|w|"), (L2, "loss + λw²")];
        still.names((-1.2 * side, 0.45), Above, &names);
        let at = (3.4 * side, points.loss(3.4 * side));
        still.labels(&[(Loss, "loss", at, Below)]);
        if let Some(w) = points.lowest(|_| 0.0) {
            let (bare, words) =
                ((w, points.loss(w)), format!("no price: {w:.2}"));
            still.dots(Loss, &[bare]);
            still.labels(&[(Loss, &words, bare, Below)]);
        }
        figure.heads("price λ; L1 is lowest at; L2 is lowest at", &[L1, L2]);
        // It opens where L1's point lies in the corner.
        let start = p.lambda.max(points.pull());
        figure.mark(points.pull(), L1, "exactly 0 from here on");
        for (mut frame, lambda) in figure.slider(&lambdas(&p), start) {
            let weights = points.both(lambda).map(Option::unwrap);
            frame.says("#; #", &weights);
            // A line above the names.
            let above = (-1.2 * side, 0.45 + 27.0 * 2.12 / 263.0);
            let words = format!("λ = {}", written(lambda));
            frame.labels(&[(Text, &words, above, Above)]);
            let l1 = |w: f64| points.loss(w) + lambda * w.abs();
            let l2 = |w: f64| points.loss(w) + lambda * w * w;
            frame.graph(L1, l1);
            frame.graph(L2, l2);
            frame.dots(L1, &[(weights[0], l1(weights[0]))]);
            frame.dots(L2, &[(weights[1], l2(weights[1]))]);
        }
        let free = points.lowest(|_| 0.0);
        let own = points.both(start).map(Option::unwrap);
        let numbers = [own[0], own[1], points.pull()];
        figure.describes(
            &format!(
                "The loss of each weight, with its best intercept: a valley \
                 whose far sides are nearly straight, lowest at {}. With λ = # \
                 the L1 sum is lowest at #, the L2 sum at #. From λ = # on the \
                 L1 sum is lowest at 0.",
                maybe(free)
            ),
            &[free.as_slice(), &[start], &numbers].concat(),
        );
    }
}

#[test]
fn apart() {
    for p in CASES {
        let mut figure = drawn::<Chapter11>(p.options, "apart");
        let titles = [FALLING, "best weight"];
        let marks = [1.0, 0.1, 0.01, 0.001];
        figure.axes_marked(titles, (0.0, 4.0), from_zero(16.0), -1.0, &marks);
        let at = |lambda: f64, w| (-lambda.log10(), w);
        let line = |points: &Points, kind: usize| -> Vec<Point> {
            let all = (0..=100).map(|i| 10_f64.powf(-f64::from(i) / 25.0));
            all.map(|l| at(l, points.both(l)[kind].unwrap().abs())).collect()
        };
        let still = &mut figure.still;
        for (points, inks) in
            [(Points(p.labels), [L1Ghost, L2Ghost]), (Points(APART), [L1, L2])]
        {
            still.line(inks[0], &line(&points, 0));
            still.line(inks[1], &line(&points, 1));
        }
        still.labels(&[
            (L1, "L1", at(1e-3, 11.5), Left),
            (L2, "L2", at(3e-4, 5.2), Right),
            (Text, "solid: labels that a line can split", at(1e-3, 13.6), Left),
            (Text, "dashed: our labels", at(1e-4, 2.6), Left),
        ]);
        let ends = Points(APART).both(1e-4).map(Option::unwrap);
        let free = Points(p.labels).lowest(|_| 0.0);
        figure.describes(
            &format!(
                "The best weights as λ falls from 1 to #. With labels that a \
                 line separates both rise without end: at λ = # L1’s is # \
                 and L2’s #. With the labels of our points, dashed, they level \
                 off at {}.",
                maybe(free)
            ),
            &[&[1e-4, 1e-4, ends[0], ends[1]], free.as_slice()].concat(),
        );
    }
}

/// One of the prices on some tumours.
struct Told {
    lambdas: Vec<f64>,
    fits: Vec<Fit>,
    left_out: LeftOut,
}

fn one_each(labels: &[f64]) -> Vec<f64> {
    vec![1.0; labels.len()]
}

impl Told {
    fn new(
        data: &chapter9::Data,
        fold: &[usize],
        lambdas: Option<Vec<f64>>,
        price: fn(f64) -> Penalty,
    ) -> Self {
        let all = Scaled::new(data, one_each).labelled;
        let share = |k: i32| 10_f64.powf(-3.0 * f64::from(k) / 99.0);
        let own = || (0..100).map(|k| lambda_max(&all) * share(k)).collect();
        let lambdas = lambdas.unwrap_or_else(own);
        let prices: Vec<Penalty> = lambdas.iter().map(|l| price(*l)).collect();
        Told {
            fits: path(&all, &prices, Goal::default()).unwrap(),
            left_out: leave_out(data, fold, &lambdas, price, one_each).unwrap(),
            lambdas,
        }
    }

    /// The log loss of each fold.
    fn losses(&self, k: usize) -> Vec<f64> {
        let LeftOut { fold, labels, log_odds, .. } = &self.left_out;
        let cost = |row: usize| {
            let p = odds_to_share(log_odds[k][row]);
            let wrong = odds_to_share(-log_odds[k][row]);
            if labels[row] == 1.0 { -p.ln() } else { -wrong.ln() }
        };
        let fold = |out: usize| {
            let rows = (0..labels.len()).filter(|row| fold[*row] == out);
            mean(&rows.map(cost).collect::<Vec<_>>())
        };
        (0..10).map(fold).collect()
    }

    fn loss(&self, k: usize) -> f64 {
        mean(&self.losses(k))
    }

    fn best(&self) -> usize {
        smallest(0..self.lambdas.len(), |k| self.loss(k))
    }

    fn simple(&self) -> usize {
        let best = self.best();
        let limit = self.loss(best) + standard_error(&self.losses(best));
        (0..=best).find(|k| self.loss(*k) <= limit).unwrap()
    }

    /// How many yes are told at least this, and how many no.
    fn said(&self, k: usize, from: f64) -> (f64, f64) {
        said(&self.left_out, k, from)
    }

    fn errors(&self, k: usize) -> f64 {
        let (found, alarms) = self.said(k, 0.5);
        self.left_out.labels.iter().sum::<f64>() - found + alarms
    }

    fn kept(&self, k: usize) -> f64 {
        self.fits[k].weights.iter().filter(|w| **w != 0.0).count() as f64
    }
}

/// How many a yes from there on finds, and its false alarms.
fn said(left_out: &LeftOut, k: usize, from: f64) -> (f64, f64) {
    let rows = left_out.labels.iter().zip(&left_out.log_odds[k]);
    let said = rows.filter(|(_, eta)| odds_to_share(**eta) >= from);
    let labels: Vec<f64> = said.map(|(label, _)| *label).collect();
    let found = labels.iter().sum::<f64>();
    (found, labels.len() as f64 - found)
}

/// L1 and L2 on all tumours.
fn both() -> &'static [Told; 2] {
    static BOTH: OnceLock<[Told; 2]> = OnceLock::new();
    BOTH.get_or_init(|| {
        let data = breast_cancer();
        let fold: Vec<usize> = (0..data.rows()).map(|row| row % 10).collect();
        let l2 = (0..100).map(|k| 10_f64.powf(1.0 - 7.0 * f64::from(k) / 99.0));
        [
            Told::new(&data, &fold, None, Penalty::lasso),
            Told::new(&data, &fold, Some(l2.collect()), Penalty::ridge),
        ]
    })
}

fn place(lambda: f64) -> f64 {
    -lambda.log10()
}

#[test]
fn kept() {
    let one = &both()[0];
    let names = breast_cancer().names;
    let (best, simple) = (one.best(), one.simple());
    let is_in = |k: usize, j: usize| one.fits[k].weights[j] != 0.0;
    let mut rows: Vec<usize> =
        (0..30).filter(|j| (0..=best).any(|k| is_in(k, *j))).collect();
    rows.sort_by_key(|j| (0..=best).find(|k| is_in(*k, *j)));
    let count = rows.len() as f64;
    let at = |k: usize| place(one.lambdas[k]);
    for p in CASES {
        let mut figure = drawn::<Chapter11>(p.options, "kept");
        let marks = [0.3, 0.1, 0.03, 0.01, 0.003];
        let across = (at(0), at(best));
        let up = from_zero(count);
        let plane = figure.axes_marked([FALLING, ""], across, up, -1.0, &marks);
        assert_eq!((plane.ends(), plane.top), ((266.0, 580.0), 34.0));
        figure.still.labels(&[
            (L1, "kept", (at(0), count), AboveRight),
            (Axis, "dotted: your λ", (at(best), count), AboveLeft),
        ]);
        let height = |i: usize| count - 0.5 - i as f64;
        let mut lines = vec![];
        for (i, j) in rows.iter().enumerate() {
            let (y, name) = (height(i), names[*j].replace('_', " "));
            figure.still.labels(&[(Text, &name, (at(0), y), Left)]);
            // From the strength before it comes in to the last with it.
            let steps = (1..=best).filter(|k| is_in(*k, *j));
            lines.extend(steps.map(|k| vec![(at(k - 1), y), (at(k), y)]));
        }
        figure.still.lines(L1, &lines);
        let heads = "λ; columns; log loss, left out; errors";
        figure.heads(heads, &[L1, L1, L1]);
        let stops =
            (0..=best).filter(|k| k % 4 == 0 || [simple, best].contains(k));
        let stops: Vec<f64> = stops.map(|k| one.lambdas[k]).collect();
        for (mut frame, lambda) in figure.slider(&stops, one.lambdas[simple]) {
            let k = one.lambdas.iter().position(|l| *l == lambda).unwrap();
            frame.says("#; #4; #", &[one.kept(k), one.loss(k), one.errors(k)]);
            frame.line(Guide, &[(at(k), 0.0), (at(k), count)]);
            let specks = rows.iter().enumerate().filter(|(_, j)| is_in(k, **j));
            let specks = specks.map(|(i, _)| (at(k), height(i)));
            frame.specks(L1, &specks.collect::<Vec<_>>());
        }
        let [first, last, rule] = [0, best, simple].map(|k| one.lambdas[k]);
        let numbers = [one.kept(simple), one.kept(best)];
        figure.describes(
            &format!(
                "A row for each of # columns, in the order in which they come \
                 in as λ falls from # to #, with a line where its weight is \
                 not 0. {} comes in first. By the one-standard-error rule, at \
                 λ = #, # are kept; at the smallest log loss, at the right \
                 end, #.",
                names[rows[0]]
            ),
            &[count, first, last, rule, numbers[0], numbers[1]],
        );
    }
}

#[test]
fn errors() {
    type Height = fn(&Told, usize) -> f64;
    let both = both();
    for p in CASES {
        let mut figure = drawn::<Chapter11>(p.options, "errors");
        let across = (0.0, place(2e-6));
        let marks = [1.0, 0.1, 0.01, 0.001, 1e-4, 1e-5];
        let panels: [(&str, f64, Height); 2] = [
            ("log loss on rows left out", 0.6, Told::loss),
            ("errors among 569", 60.0, Told::errors),
        ];
        for (i, (title, top, of)) in panels.into_iter().enumerate() {
            let titles = [FALLING, title];
            let up = from_zero(top);
            figure.axes_marked(titles, across, up, -1.0, &marks);
            for (ink, told) in [L1, L2].into_iter().zip(both) {
                let at = |k: usize| (place(told.lambdas[k]), of(told, k));
                let is_shown = |point: &Point| {
                    (0.0..=across.1).contains(&point.0) && point.1 <= top
                };
                let line: Vec<Point> =
                    (0..100).map(at).filter(is_shown).collect();
                figure.still.line(ink, &line);
                let best = at(told.best());
                figure.still.dots(ink, &[best]);
                let (first, last) = (line[0], line[line.len() - 1]);
                let names = match (ink, i) {
                    (L1, 0) => vec![
                        (L1, "L1", first, Right),
                        (L1, "L1 ends here →", last, AboveLeft),
                    ],
                    (L1, _) => vec![(L1, "L1", first, Right)],
                    (_, 0) => vec![(L2, "L2", last, Left)],
                    _ => vec![
                        (L2, "L2", last, AboveLeft),
                        (Text, "λ chosen above", best, BelowLeft),
                    ],
                };
                figure.still.labels(&names);
            }
        }
        let said = both.each_ref().map(|told| {
            let best = told.best();
            let se = standard_error(&told.losses(best));
            [told.lambdas[best], told.loss(best), se, told.errors(best)]
        });
        figure.describes(
            "Above, the log loss on rows left out as λ falls: both curves \
             fall, are lowest, and rise again. Below, the number of errors, \
             which hardly rises. L1 is best at λ = #: #4, give or take #4, \
             with # errors. L2 is best at λ = #: #4, give or take #4, with # \
             errors.",
            said.as_flattened(),
        );
    }
}

#[test]
fn believed() {
    let one = &both()[0];
    let best = one.best();
    let edges = [0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0];
    // What each bin is told in the mean, its share of yes, and its rows.
    let bins = |k: usize| -> Vec<(f64, f64, f64)> {
        let rows = one.left_out.log_odds[k].iter().zip(&one.left_out.labels);
        let rows: Vec<(f64, f64)> =
            rows.map(|(eta, y)| (odds_to_share(*eta), *y)).collect();
        let bin = |i: usize| {
            let passed = |p: f64| edges.iter().filter(|e| **e <= p).count();
            let is_in = |p: f64| passed(p).min(6) == i;
            let some: Vec<_> = rows.iter().filter(|r| is_in(r.0)).collect();
            let column = |of: fn(&(f64, f64)) -> f64| {
                mean(&some.iter().map(|row| of(row)).collect::<Vec<_>>())
            };
            let count = some.len() as f64;
            (count > 0.0).then(|| (column(|r| r.0), column(|r| r.1), count))
        };
        (1..=6).filter_map(bin).collect()
    };
    for p in CASES {
        let mut figure = drawn::<Chapter11>(p.options, "believed");
        let titles = [
            "predicted probability, mean of a group",
            "share of yes in the group",
        ];
        figure.axes(titles, (0.0, 1.0), from_zero(1.0));
        figure.still.line(Guide, &[(0.0, 0.0), (1.0, 1.0)]);
        figure.still.labels(&[
            (Axis, "perfect", (0.86, 0.8), BelowRight),
            (Axis, "told too much", (1.0, 0.06), Left),
            (Axis, "told too little", (0.02, 0.96), Right),
        ]);
        figure.heads("λ; log loss; told between 0.1 and 0.9", &[L1, L1]);
        let stops = (0..100).filter(|k| k % 5 == 0 || *k == best);
        let stops: Vec<f64> = stops.map(|k| one.lambdas[k]).collect();
        for (mut frame, lambda) in figure.slider(&stops, one.lambdas[best]) {
            let k = one.lambdas.iter().position(|l| *l == lambda).unwrap();
            let bins = bins(k);
            let told = one.left_out.log_odds[k].iter();
            let middle =
                told.filter(|eta| (0.1..0.9).contains(&odds_to_share(**eta)));
            frame.says("#4; #", &[one.loss(k), middle.count() as f64]);
            let strokes = bins.iter().map(|(told, share, count)| {
                let sd = (told * (1.0 - told) / count).sqrt();
                let end = |y: f64| (*told, y.clamp(0.0, 1.0));
                vec![end(share - sd), end(share + sd)]
            });
            frame.lines(L1Trace, &strokes.collect::<Vec<_>>());
            let dots = bins.iter().map(|bin| (bin.0, bin.1));
            frame.dots(L1, &dots.collect::<Vec<_>>());
        }
        let (mut words, mut said) = (String::new(), vec![one.lambdas[best]]);
        for (told, share, count) in bins(best) {
            words += " # rows are told #2 in the mean, and #2 of them are yes.";
            said.extend([count, told, share]);
        }
        let words = format!(
            "For rows that are told about the same probability, the share of \
             yes among them; on the diagonal both are the same. With λ = #:\
             {words}"
        );
        figure.describes(&words, &said);
    }
}

#[test]
fn rare() {
    let data = breast_cancer();
    let data = data.with_rows(&rare_yes(&data));
    let fold = folds_by_class(&data.y, 10);
    let once = Told::new(&data, &fold, None, Penalty::lasso);
    let simple = once.simple();
    let rule = [once.lambdas[simple]];
    let same =
        leave_out(&data, &fold, &rule, Penalty::lasso, balanced).unwrap();
    let odds = |p: f64| (p / (1.0 - p)).ln();
    for p in CASES {
        let mut figure = drawn::<Chapter11>(p.options, "rare");
        let title = "probability that is told, on a scale of log odds";
        let marks = [1e-4, 0.01, 0.5, 0.99, 0.9999];
        let marks = marks.map(|p| (odds(p), p));
        let plane =
            figure.axes_at([title, ""], (-11.0, 11.0), (1.0, 217.0), &marks);
        assert_eq!(plane.ends(), (64.0, 574.0));
        let mut strokes = [vec![], vec![]];
        let kinds = [
            ("fit: each row counts once", &once.left_out.log_odds[simple]),
            ("fit: both kinds count the same", &same.log_odds[0]),
        ];
        for (i, (name, told)) in kinds.into_iter().enumerate() {
            for (k, (ink, kind)) in
                [(Text, "yes"), (Loss, "no")].into_iter().enumerate()
            {
                let foot = 217.0 - 54.0 * (2 * i + k + 1) as f64;
                let own = |label: f64| (label == 1.0) == (k == 0);
                let rows = told.iter().zip(&data.y).filter(|r| own(*r.1));
                strokes[k].extend(rows.map(|(eta, _)| {
                    let x = eta.clamp(-11.0, 11.0);
                    vec![(x, foot + 2.0), (x, foot + 22.0)]
                }));
                let beside = (-11.0, foot + 12.0);
                figure.still.labels(&[(ink, kind, beside, Left)]);
            }
            let above = (-11.0, 200.0 - 108.0 * i as f64);
            figure.still.labels(&[(Text, name, above, Right)]);
        }
        figure.still.lines(Text, &strokes[0]);
        figure.still.lines(Loss, &strokes[1]);
        let heads = "a missed yes costs; so a yes is said from; \
                     upper fit, mistakes cost; \
                     upper fit, cut at 0.5";
        figure.heads(heads, &[Text, Text, Text]);
        let stops = vec![
            1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0, 12.0, 15.0,
            20.0, 25.0, 30.0, 40.0, 50.0, 60.0, 80.0, 100.0,
        ];
        let half = once.said(simple, 0.5);
        let weighted = |from: f64| said(&same, 0, from);
        let cost = |(found, alarms): (f64, f64), missed: f64| {
            missed * (20.0 - found) + alarms
        };
        for (mut frame, missed) in
            figure.slider(&with(stops, p.missed), p.missed)
        {
            let from = 1.0 / (1.0 + missed);
            let said = once.said(simple, from);
            let costs = [cost(said, missed), cost(half, missed)];
            frame.says("#3; #; #", &[from, costs[0], costs[1]]);
            for (i, (found, alarms)) in
                [said, weighted(from)].into_iter().enumerate()
            {
                let at = |row| (11.0, 201.0 - 54.0 * f64::from(row));
                let row = 2 * i as i32;
                let found = format!("{found} of 20 found");
                let alarms = format!("{alarms} false alarms");
                frame.labels(&[
                    (Text, &found, at(row), Left),
                    (Loss, &alarms, at(row + 1), Left),
                ]);
            }
            let x = odds(from);
            let words = format!("a yes from {from:.3} on");
            let side = if x > 0.0 { AboveLeft } else { AboveRight };
            frame.labels(&[(Axis, &words, (x, 217.0), side)]);
            let yes = [(x, 1.0), (11.0, 1.0), (11.0, 217.0), (x, 217.0)];
            frame.areas(Text, &[yes.to_vec()]);
        }
        let from = 1.0 / (1.0 + p.missed);
        let (said, same) = (once.said(simple, from), weighted(from));
        figure.describes(
            "Rows of strokes, one for each tumour, at the probability that it \
             is told by those left in: above each row counts once, below yes \
             and no count the same. If a missed yes costs # false alarms, a \
             yes is said from # on: # of 20 are found, with # false alarms, \
             below #, with #. From 0.5 on # are found, with #.",
            &[p.missed, from, said.0, said.1, same.0, same.1, half.0, half.1],
        );
    }
}

#[test]
fn emblem() {
    for p in CASES {
        let points = Points(p.labels);
        let mut layer =
            draw_emblem::<Chapter11>(p.options, (-4.0, 4.0), (-0.1, 1.1));
        let level = |y: f64| vec![(-4.0, y), (4.0, y)];
        layer.lines(Faint, &[level(0.0), level(1.0)]);
        let w = points.lowest(|_| 0.05).unwrap();
        let b = points.intercept(w);
        layer.graph(L1, |x| odds_to_share(b + w * x));
    }
}
