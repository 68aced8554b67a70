//! Eight points and a polynomial b + w₁·x + … + w_d·x^d. The mean squared error
//! plus λ·Σwⱼ² or λ·Σ|wⱼ| is lowest, where the weights are those of the powers
//! moved to mean 0 and scaled to standard deviation 1.

use crate::check::{
    ABOVE, BELOW_RIGHT, RIGHT, drawn, emblem as emblem_of, fixed, with, written,
};
use crate::svg::{Layer, Plane, Point, number};
use chapter1::{Chapter1, drawn_noise};

/// Options, and the problem that they ask for.
struct Problem {
    options: &'static str,
    noise: fn() -> Vec<f64>,
    degree: usize,
    lambda: f64,
}

const PROBLEMS: [Problem; 3] = [
    Problem { options: "", noise: chosen, degree: 7, lambda: 0.1 },
    Problem {
        options: "--lambda 0.013 --noise 4",
        noise: || drawn_noise(4),
        degree: 7,
        lambda: 0.013,
    },
    Problem {
        options: "--degree 3 --lambda 0.4",
        noise: chosen,
        degree: 3,
        lambda: 0.4,
    },
];

fn chosen() -> Vec<f64> {
    vec![0.2, -0.1, -0.2, 0.3, -0.2, 0.1, 0.2, -0.3]
}

/// Some numbers' mean.
fn mean(numbers: impl Iterator<Item = f64> + Clone) -> f64 {
    let n = numbers.clone().count() as f64;
    numbers.sum::<f64>() / n
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
    /// The columns' products, gram[j][k] = mean(zⱼ·z_k).
    gram: Vec<Vec<f64>>,
    /// c[j] = mean(zⱼ·y).
    c: Vec<f64>,
}

/// b, w₁, …, w_d.
struct Polynomial {
    b: f64,
    w: Vec<f64>,
}

impl Polynomial {
    fn at(&self, x: f64) -> f64 {
        let mut power = 1.0;
        let mut sum = self.b;
        for w in &self.w {
            power *= x;
            sum += w * power;
        }
        sum
    }

    /// Σ|wⱼ|.
    fn size(&self) -> f64 {
        self.w.iter().map(|w| w.abs()).sum()
    }

    fn kept(&self) -> usize {
        self.w.iter().filter(|w| **w != 0.0).count()
    }
}

impl Problem {
    fn fitting(&self) -> Fitting {
        let xs = (0..8).map(|i| f64::from(2 * i - 7) / 7.0);
        let noise = (self.noise)();
        let points: Vec<Point> =
            xs.clone().zip(&noise).map(|(x, e)| (x, x + e)).collect();
        let column = |power: usize| {
            let raw = xs.clone().map(move |x| vec![x; power].iter().product());
            let raw: Vec<f64> = raw.collect();
            let mean_x = mean(raw.iter().copied());
            let squares = raw.iter().map(|x| (x - mean_x) * (x - mean_x));
            let sd = mean(squares).sqrt();
            let values = raw.iter().map(|x| (x - mean_x) / sd).collect();
            Column { mean: mean_x, sd, values }
        };
        let columns: Vec<Column> = (1..=self.degree).map(column).collect();
        let product =
            |a: &[f64], b: &[f64]| mean(a.iter().zip(b).map(|(a, b)| a * b));
        let ys: Vec<f64> = points.iter().map(|point| point.1).collect();
        let row = |a: &Column| {
            columns.iter().map(|b| product(&a.values, &b.values)).collect()
        };
        Fitting {
            mean_y: mean(ys.iter().copied()),
            gram: columns.iter().map(row).collect(),
            c: columns.iter().map(|a| product(&a.values, &ys)).collect(),
            columns,
            points,
        }
    }

    /// The slider's λ, and the chosen one.
    fn lambdas(&self) -> Vec<f64> {
        let round = [
            0.001, 0.002, 0.003, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.3,
            0.5, 1.0,
        ];
        with(round.to_vec(), self.lambda)
    }
}

impl Fitting {
    /// (G + λI)·v = c.
    fn ridge(&self, lambda: f64) -> Polynomial {
        let mut matrix = self.gram.clone();
        for (j, row) in matrix.iter_mut().enumerate() {
            row[j] += lambda;
        }
        self.polynomial(&solution(matrix, self.c.clone()))
    }

    /// Each weight is below 0, 0 or above. Of all 3^d ways, one is right: there
    /// (G·v)ⱼ = cⱼ − σⱼ·λ/2 has signs σⱼ where a weight is kept, and
    /// |cⱼ − (G·v)ⱼ| ≤ λ/2 where it is 0.
    fn lasso(&self, lambda: f64) -> Polynomial {
        let half = lambda / 2.0;
        let d = self.c.len();
        for way in 0..3_usize.pow(d as u32) {
            let mut digits = way;
            let mut sign = vec![0.0; d];
            for s in &mut sign {
                *s = [0.0, 1.0, -1.0][digits % 3];
                digits /= 3;
            }
            let kept: Vec<usize> = (0..d).filter(|j| sign[*j] != 0.0).collect();
            let row = |&j: &usize| {
                kept.iter().map(|&k| self.gram[j][k]).collect::<Vec<f64>>()
            };
            let right =
                kept.iter().map(|&j| self.c[j] - sign[j] * half).collect();
            let found = solution(kept.iter().map(row).collect(), right);
            let mut v = vec![0.0; d];
            for (&j, found) in kept.iter().zip(found) {
                v[j] = found;
            }
            let is_right = |j: usize| {
                let fitted: f64 =
                    self.gram[j].iter().zip(&v).map(|(g, v)| g * v).sum();
                v[j] * sign[j] > 0.0
                    || (sign[j] == 0.0
                        && (self.c[j] - fitted).abs() <= half + 1e-12)
            };
            if (0..d).all(is_right) {
                return self.polynomial(&v);
            }
        }
        panic!("no weights meet the conditions at λ = {lambda}");
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

/// a·x = b, by Gaussian elimination with the largest pivot.
fn solution(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Vec<f64> {
    let n = b.len();
    for j in 0..n {
        let larger =
            |i: &usize, k: &usize| a[*i][j].abs().total_cmp(&a[*k][j].abs());
        let pivot = (j..n).max_by(larger).expect("a row is left");
        a.swap(j, pivot);
        b.swap(j, pivot);
        let row = a[j].clone();
        for i in j + 1..n {
            let factor = a[i][j] / row[j];
            for (own, above) in a[i].iter_mut().zip(&row) {
                *own -= factor * above;
            }
            b[i] -= factor * b[j];
        }
    }
    for j in (0..n).rev() {
        let known: f64 = (j + 1..n).map(|k| a[j][k] * b[k]).sum();
        b[j] = (b[j] - known) / a[j][j];
    }
    b
}

/// The weights of L1 and L2 as bars, beside each other at each power and cut
/// at the edges; a ring where a weight is 0. Below, their numbers.
fn bars(layer: &mut Layer, plane: &Plane, fits: [&Polynomial; 2]) {
    for ((ink, _, down), fit) in ROWS.into_iter().zip(fits) {
        let aside = if ink == "l1" { -0.17 } else { 0.17 };
        let powers = || (1..=7).map(f64::from).zip(fit.w.iter().copied());
        let bar = |(power, w): Point| {
            let middle = power + aside;
            let (left, right) = (middle - 0.14, middle + 0.14);
            let end = w.clamp(-2.0, 2.0);
            let foot = [(left, 0.0), (right, 0.0)];
            [foot[0], foot[1], (right, end), (left, end), foot[0]].to_vec()
        };
        let kept = powers().filter(|(_, w)| *w != 0.0);
        let bars: Vec<Vec<Point>> = kept.map(bar).collect();
        layer.lines(plane, &format!("{ink} bar"), &bars);
        let zeros = powers().filter(|(_, w)| *w == 0.0);
        let zeros: Vec<Point> =
            zeros.map(|(power, _)| (power + aside, 0.0)).collect();
        layer.dots(plane, &format!("{ink} ring"), &zeros);

        let row = layer.row(plane, ink, down);
        assert_eq!(row.len(), fit.w.len());
        for ((power, w), (words, x, is_bold)) in powers().zip(&row) {
            let said = number(words);
            let room = if w.abs() < 10.0 { 5.1e-4 } else { 5.1e-2 };
            let is_zero = w == 0.0;
            assert!(
                (x - power).abs() < 0.01
                    && (said - w).abs() <= room
                    && (said == 0.0) == is_zero
                    && *is_bold == is_zero,
                "{words} under power {x} in {ink}, not {w}"
            );
        }
    }
}

/// The rows of numbers: ink, name, and how far below the axis.
const ROWS: [(&str, &str, f64); 2] = [("l1", "L1", 48.0), ("l2", "L2", 74.0)];

/// A sum of sizes as the chapter writes it.
fn short(size: f64) -> String {
    fixed(size, if size < 10.0 { 3 } else { 1 })
}

#[test]
pub fn fits() {
    for p in PROBLEMS {
        let mut figure = drawn::<Chapter1>(p.options, "fits");
        let [above, below] = &figure.planes[..] else { panic!("two planes") };
        let (above, below) = (above.clone(), below.clone());
        let fitting = p.fitting();
        above.axes(["x", "y"], (-1.0, 1.0), (-1.5, 1.5));
        // A place for each power, and no ticks.
        let powers = (0.5, 7.5);
        let below = below.with_across(powers);
        below.axes(["", "weight of each power"], powers, (-2.0, 2.0));
        // Least squares.
        let none = fitting.ridge(0.0);
        let still = &mut figure.still;
        still.lines(&above, "guide", &[vec![(-1.0, -1.0), (1.0, 1.0)]]);
        still.graph(&above, "loss", |x| none.at(x));
        still.lines(&below, "axis", &[vec![(0.5, 0.0), (7.5, 0.0)]]);
        let names = [("l1", "L1 (lasso)"), ("l2", "L2 (ridge)")];
        still.names(&above, (-1.0, 1.4), RIGHT, &names);
        still.label(&above, "guide", "truth", (-1.0, -1.0), BELOW_RIGHT);
        // Above the highest point on the right.
        let right = (0..=2400).map(|i| f64::from(i) / 2400.0);
        let higher = |a: Point, b: Point| if b.1 > a.1 { b } else { a };
        let peak = right.map(|x| (x, none.at(x))).fold((0.0, -1e9), higher);
        if peak.1 <= 1.5 {
            still.label(&above, "loss", "no penalty", peak, ABOVE);
        }
        // Three rows below the bars: what they belong to, and their numbers.
        let names = ["x", "x²", "x³", "x⁴", "x⁵", "x⁶", "x⁷"];
        let row = still.row(&below, "axis", 22.0);
        let expected = names.iter().zip(1..);
        let expected = expected.map(|(name, power)| (*name, f64::from(power)));
        assert_eq!(row.len(), names.len());
        for ((words, x, _), (name, power)) in row.iter().zip(expected) {
            assert!(words == name && (x - power).abs() < 0.01, "{words}");
        }
        for (ink, name, down) in ROWS {
            let row = still.row(&below, ink, down);
            assert!(row.len() == 1 && row[0].0 == name, "{row:?}");
        }
        figure.heads(&[
            ("text", "price λ"),
            ("l1", "L1 keeps"),
            ("l2", "L2 keeps"),
            ("l1", "L1 sizes add up to"),
            ("l2", "L2 sizes add up to"),
        ]);
        let lambdas = p.lambdas();
        figure.stops(&lambdas, p.lambda, above.ends());
        for (frame, &lambda) in figure.frames.iter_mut().zip(&lambdas) {
            let (one, two) = (fitting.lasso(lambda), fitting.ridge(lambda));
            let kept =
                |fit: &Polynomial| format!("{} of {}", fit.kept(), fit.w.len());
            assert_eq!(
                frame.cells[..],
                [
                    written(lambda),
                    kept(&one),
                    kept(&two),
                    short(one.size()),
                    short(two.size())
                ]
            );
            let layer = &mut frame.layer;
            layer.graph(&above, "l1", |x| one.at(x));
            layer.graph(&above, "l2", |x| two.at(x));
            layer.dots(&above, "text dot", &fitting.points);
            bars(layer, &below, [&one, &two]);
        }
        let (one, two) = (fitting.lasso(p.lambda), fitting.ridge(p.lambda));
        figure.describes(
            "Eight points near the line y = x. The polynomial without a \
             penalty goes through every point and swings between them; its \
             weights add up to # in size. With λ = #, L2 gives a smooth curve \
             with # weights that add up to #. L1 keeps #, which adds up to #. \
             Below, bars show the weights of both; a ring marks a weight that \
             is exactly zero.",
            &[
                number(&short(none.size())),
                p.lambda,
                two.kept() as f64,
                number(&short(two.size())),
                one.kept() as f64,
                number(&short(one.size())),
            ],
        );
        figure.is_read();
    }
}

#[test]
pub fn emblem() {
    for p in PROBLEMS {
        let (plane, mut layer) =
            emblem_of::<Chapter1>(p.options, (-1.0, 1.0), (-1.5, 1.5));
        let fitting = p.fitting();
        let (none, one) = (fitting.ridge(0.0), fitting.lasso(p.lambda));
        layer.graph(&plane, "loss", |x| none.at(x));
        layer.graph(&plane, "l1", |x| one.at(x));
        layer.specks(&plane, "text", &fitting.points);
        layer.is_read();
    }
}
