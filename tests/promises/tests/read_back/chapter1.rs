//! Eight points and a polynomial b + w₁·x + … + w_d·x^d. The mean squared error
//! plus λ·Σwⱼ² or λ·Σ|wⱼ| is lowest, where the weights are those of the powers
//! moved to mean 0 and scaled to standard deviation 1.

use crate::drawn::Figure;
use crate::prelude::*;
use chapter1::{Chapter1, drawn_noise};
use promises::mathematics::smallest;
use promises::moments::Moments;

/// Options, and the problem that they ask for: noise, degree and λ.
type Case = (&'static str, fn() -> Vec<f64>, usize, f64);

const CASES: [Case; 3] = [
    ("", choose, 7, 0.1),
    ("--lambda 0.013 --noise 4", || drawn_noise(4), 7, 0.013),
    ("--degree 3 --lambda 0.4", choose, 3, 0.4),
];

fn choose() -> Vec<f64> {
    vec![0.2, -0.1, -0.2, 0.3, -0.2, 0.1, 0.2, -0.3]
}

/// A power of x, moved and scaled.
struct Column {
    mean: f64,
    sd: f64,
    values: Vec<f64>,
}

/// The points, and what a fit needs of them.
struct Fitting {
    points: Vec<Point>,
    mean_y: f64,
    columns: Vec<Column>,
    moments: Moments,
}

/// b, w₁, …, w_d.
struct Polynomial {
    b: f64,
    w: Vec<f64>,
}

impl Polynomial {
    fn at(&self, x: f64) -> f64 {
        self.b + x * self.w.iter().rev().fold(0.0, |sum, w| w + x * sum)
    }

    /// Σ|wⱼ|.
    fn size(&self) -> f64 {
        self.w.iter().map(|w| w.abs()).sum()
    }

    fn kept(&self) -> f64 {
        self.w.iter().filter(|w| **w != 0.0).count() as f64
    }

    /// Each power with its weight, a little aside, as far as `is_it`.
    fn beside(&self, aside: f64, is_it: fn(f64) -> bool) -> Vec<Point> {
        let powers = (1..).map(|i| f64::from(i) + aside);
        let all = powers.zip(self.w.iter().copied());
        all.filter(|(_, w)| is_it(*w)).collect()
    }
}

impl Fitting {
    fn new(noise: &[f64], degree: usize) -> Self {
        let xs = (0..8).map(|i| f64::from(2 * i - 7) / 7.0);
        let points: Vec<Point> =
            xs.clone().zip(noise).map(|(x, e)| (x, x + e)).collect();
        let column = |power: i32| {
            let raw: Vec<f64> = xs.clone().map(|x| x.powi(power)).collect();
            let middle = mean(&raw);
            let moved: Vec<f64> = raw.iter().map(|x| x - middle).collect();
            let sd = mean_product(&moved, &moved).sqrt();
            let values = moved.iter().map(|x| x / sd).collect();
            Column { mean: middle, sd, values }
        };
        let columns: Vec<Column> = (1..=degree as i32).map(column).collect();
        let ys: Vec<f64> = points.iter().map(|point| point.1).collect();
        let row = |a: &Column| {
            columns.iter().map(|b| mean_product(&a.values, &b.values)).collect()
        };
        let pull = |a: &Column| mean_product(&a.values, &ys);
        Fitting {
            mean_y: mean(&ys),
            moments: Moments {
                gram: columns.iter().map(row).collect(),
                pulls: columns.iter().map(pull).collect(),
            },
            columns,
            points,
        }
    }

    fn ridge(&self, lambda: f64) -> Polynomial {
        self.polynomial(&self.moments.ridge(lambda).expect("a solution"))
    }

    fn lasso(&self, lambda: f64) -> Polynomial {
        let zeros = vec![0.0; self.columns.len()];
        self.polynomial(&self.moments.lowest(lambda / 2.0, 0.0, &zeros))
    }

    /// Back to the weights of the powers as they are.
    fn polynomial(&self, v: &[f64]) -> Polynomial {
        let pairs = || v.iter().zip(&self.columns);
        let shift: f64 = pairs().map(|(v, z)| v * z.mean / z.sd).sum();
        Polynomial {
            b: self.mean_y - shift,
            w: pairs().map(|(v, z)| v / z.sd).collect(),
        }
    }
}

/// How a size is said: with three decimals, one from 10 on.
fn template(size: f64) -> &'static str {
    if size < 10.0 { "#3" } else { "#1" }
}

/// What the first weights are together, from none of them to all.
fn totals(w: &[f64]) -> Vec<f64> {
    (0..=w.len()).map(|count| w[..count].iter().sum()).collect()
}

/// A number in three decimals, one from 10 on.
type Cell = (f64, &'static str, f64);

/// The weights one upon the other, a bar from each sum to the next; dotted, how
/// one begins where the last one ends; and what all are together.
fn pile(figure: &mut Figure, fit: &Polynomial, cells: &[Cell]) {
    let totals = totals(&fit.w);
    let most = totals.iter().fold(1.0, |m: f64, total| m.max(total.abs()));
    let title = "no penalty: large weights, which cancel";
    figure.axes(["", title], (0.5, 7.5), (-1.15 * most, 1.15 * most));
    let still = &mut figure.still;
    let steps = || (1..).map(f64::from).zip(totals.windows(2));
    let bars: Vec<_> = steps().map(|(x, t)| (x, t[0], t[1])).collect();
    still.bars_between(Loss, 0.44, &bars);
    let level =
        |(x, t): (f64, &[f64])| vec![(x + 0.22, t[1]), (x + 0.78, t[1])];
    let levels: Vec<_> = steps().take(fit.w.len() - 1).map(level).collect();
    still.lines(Guide, &levels);
    let together = totals[fit.w.len()];
    let end = (fit.w.len() as f64 + 0.42, together);
    still.dots(Loss, &[end]);
    let digits = if together.abs() < 10.0 { 3 } else { 1 };
    let words = format!("together: {together:.digits$}");
    still.labels(&[(Loss, &words.replace('-', "\u{2212}"), end, AboveLeft)]);
    let powers = ["x", "x²", "x³", "x⁴", "x⁵", "x⁶", "x⁷"];
    let powers = (1..).map(f64::from).zip(powers).map(|(x, w)| (x, w, 1.0));
    still.row(Axis, 22.0, &powers.collect::<Vec<_>>());
    still.row(Loss, 48.0, cells);
}

#[test]
fn fits() {
    for (options, noise, degree, lambda) in CASES {
        let mut figure = drawn::<Chapter1>(options, "fits");
        let fitting = Fitting::new(&noise(), degree);
        let above = figure.axes(["x", "y"], (-1.0, 1.0), (-1.5, 1.5));
        // Least squares.
        let none = fitting.ridge(0.0);
        let still = &mut figure.still;
        still.line(Guide, &[(-1.0, -1.0), (1.0, 1.0)]);
        still.graph(Loss, |x| none.at(x));
        let names = [(L1, "L1 (lasso)"), (L2, "L2 (ridge)")];
        still.names((-1.0, 1.4), Right, &names);
        still.labels(&[(Guide, "truth", (-1.0, -1.0), BelowRight)]);
        // Above the highest point on the right.
        let right = (0..=2400).map(|i| f64::from(i) / 2400.0);
        let x = smallest(right, |x| -none.at(x));
        if none.at(x) <= 1.5 {
            still.labels(&[(Loss, "no penalty", (x, none.at(x)), Above)]);
        }
        // A number for one weight after the other.
        let cell = |(x, w): Point| match w {
            0.0 => (x, "0", w),
            w if w.abs() < 0.0005 => (x, "#", w),
            w => (x, template(w.abs()), w),
        };
        let cells = |fit: &Polynomial| -> Vec<_> {
            fit.beside(0.0, |_| true).into_iter().map(cell).collect()
        };
        pile(&mut figure, &none, &cells(&none));
        // Two rows below the bars.
        let titles = ["", "with a penalty: the weights, drawn larger"];
        let below = figure.axes(titles, (0.5, 7.5), (-2.0, 2.0));
        let still = &mut figure.still;
        still.line(Axis, &[(0.5, 0.0), (7.5, 0.0)]);
        let rows = [(L1, "L1", 30.0, -0.17), (L2, "L2", 56.0, 0.17)];
        for (ink, name, down, _) in rows {
            still.row(ink, down, &[(0.14, name, 1.0)]);
        }
        still.on(&above);
        figure.heads(
            "price λ; L1 keeps; L2 keeps; L1 sum of sizes; L2 sum of sizes",
            &[L1, L2, L1, L2],
        );
        let lambdas = [
            0.001, 0.0015, 0.002, 0.003, 0.004, 0.005, 0.007, 0.01, 0.015,
            0.02, 0.03, 0.04, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.5, 0.7, 1.0,
        ];
        let lambdas = with(lambdas.to_vec(), lambda);
        for (mut frame, l) in figure.slider(&lambdas, lambda) {
            let fits = [fitting.lasso(l), fitting.ridge(l)];
            let [one, two] = fits.each_ref().map(Polynomial::size);
            let words = format!(
                "# of {degree}; # of {degree}; {}; {}",
                template(one),
                template(two)
            );
            frame.says(&words, &[fits[0].kept(), fits[1].kept(), one, two]);
            frame.dots(Text, &fitting.points);
            // Bars beside each other at each power; a ring where a weight is
            // 0. Below, their numbers.
            for ((ink, _, down, aside), fit) in rows.into_iter().zip(&fits) {
                frame.on(&above).graph(ink, |x| fit.at(x));
                frame.on(&below);
                frame.bars(ink, 0.28, &fit.beside(aside, |w| w != 0.0));
                frame.rings(ink, &fit.beside(aside, |w| w == 0.0));
                frame.row(ink, down, &cells(fit));
            }
        }
        let (one, two) = (fitting.lasso(lambda), fitting.ridge(lambda));
        let sizes = [none.size(), two.size(), one.size()];
        let [a, b, c] = sizes.map(template);
        let totals = totals(&none.w);
        let high = totals.iter().copied().fold(0.0, f64::max);
        let low = totals.iter().copied().fold(0.0, f64::min);
        let together = totals[totals.len() - 1];
        let [d, e, f] = [high, low, together].map(|t| match t {
            0.0 => "#",
            t => template(t.abs()),
        });
        figure.describes(
            &format!(
                "Eight points near the line y = x. The polynomial without a \
                 penalty goes through every point and swings between them; its \
                 weights add up to {a} in size. With λ = #, L2 gives a smooth \
                 curve with # weights that add up to {b}. L1 keeps #, which \
                 adds up to {c}. In the middle, the weights without a penalty, \
                 one upon the other: they rise to {d}, fall to {e}, and \
                 together are {f}. Below, bars show the weights of the other \
                 two; a ring marks a weight that is exactly zero."
            ),
            &[
                sizes[0],
                lambda,
                two.kept(),
                sizes[1],
                one.kept(),
                sizes[2],
                high,
                low,
                together,
            ],
        );
    }
}

#[test]
fn emblem() {
    for (options, noise, degree, lambda) in CASES {
        let (across, up) = ((-1.0, 1.0), (-1.5, 1.5));
        let mut layer = draw_emblem::<Chapter1>(options, across, up);
        let fitting = Fitting::new(&noise(), degree);
        let (none, one) = (fitting.ridge(0.0), fitting.lasso(lambda));
        layer.graph(Loss, |x| none.at(x));
        layer.graph(L1, |x| one.at(x));
        layer.specks(Text, &fitting.points);
    }
}
