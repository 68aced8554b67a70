//! Data on the line y = w*·x with mean(x²) = m. Loss(w) = m·(w − w*)², and the
//! data pull with 2m·w* at 0.

use crate::check::{
    ABOVE, ABOVE_LEFT, ABOVE_RIGHT, BELOW_LEFT, BELOW_RIGHT, Figure, LEFT,
    RIGHT, drawn, emblem as emblem_of, from_zero, with, written,
};
use crate::svg::{Plane, Point, number};
use crate::view::View;
use chapter3::Data;
use chapter7::{Chapter7, draw_pulls};

/// Options, and the problem that they ask for.
struct Problem {
    options: &'static str,
    xs: fn() -> Vec<f64>,
    best: f64,
    lambda: f64,
    q: f64,
    kinks: &'static [f64],
    noise: f64,
    seed: u64,
    loss: &'static str,
    labels: [f64; 7],
}

const BOOK: Problem = Problem {
    options: "",
    xs: || (-3..=3).map(|i| f64::from(i) / 2.0).collect(),
    best: 0.5,
    lambda: 1.5,
    q: 1.01,
    kinks: &[-1.0, -0.5, 0.0, 0.5, 1.0],
    noise: 0.3,
    seed: 7,
    loss: "logistic",
    labels: [0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0],
};

const PROBLEMS: [Problem; 5] = [
    BOOK,
    Problem {
        options: "--lambda 0.38 --q 0.5 --labels 0000111 --seed 3",
        lambda: 0.38,
        q: 0.5,
        seed: 3,
        labels: [0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0],
        ..BOOK
    },
    Problem {
        options: "--weight=-0.3 --lambda 0.2 --kinks 0:1:0.25 --noise 0.1 \
                  --loss absolute --q 3",
        best: -0.3,
        lambda: 0.2,
        q: 3.0,
        kinks: &[0.0, 0.25, 0.5, 0.75, 1.0],
        noise: 0.1,
        loss: "absolute",
        ..BOOK
    },
    Problem {
        options: "--x 0:10:1 --lambda 20 --loss squared --q 1",
        xs: || (0..=10).map(f64::from).collect(),
        lambda: 20.0,
        q: 1.0,
        loss: "squared",
        ..BOOK
    },
    Problem {
        options: "--weight 0 --lambda 0.4 --q 0.75",
        best: 0.0,
        lambda: 0.4,
        q: 0.75,
        ..BOOK
    },
];

/// Where a rising function is 0, by halving.
fn rises_to_zero((mut low, mut high): Point, f: impl Fn(f64) -> f64) -> f64 {
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if f(middle) < 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// z moved towards 0 by t and not across.
fn soft(z: f64, t: f64) -> f64 {
    (z.abs() - t).max(0.0) * z.signum()
}

impl Problem {
    fn m(&self) -> f64 {
        let xs = (self.xs)();
        xs.iter().map(|x| x * x).sum::<f64>() / xs.len() as f64
    }

    fn view(&self) -> View {
        View { m: self.m(), best: self.best }
    }

    fn loss(&self, w: f64) -> f64 {
        self.view().loss(w)
    }

    fn l1_sum(&self, lambda: f64, w: f64) -> f64 {
        self.loss(w) + lambda * w.abs()
    }

    fn pull(&self) -> f64 {
        2.0 * self.m() * self.best
    }

    /// The best weights at a pull: the slope 2m·w − pull and that of the price
    /// add up to 0.
    fn l1_at(&self, lambda: f64, pull: f64) -> f64 {
        soft(pull, lambda) / (2.0 * self.m())
    }

    fn l2_at(&self, lambda: f64, pull: f64) -> f64 {
        pull / (2.0 * (self.m() + lambda))
    }

    fn l1_lowest(&self, lambda: f64) -> f64 {
        self.l1_at(lambda, self.pull())
    }

    fn power_sum(&self, q: f64, w: f64) -> f64 {
        self.loss(w) + self.lambda * w.abs().powf(q)
    }

    /// The weight other than 0 at which loss + λ·|w|^q has a valley. With
    /// w = e^t > 0 its slope is 2m·w − pull + λ·q·w^(q − 1).
    fn valley(&self, q: f64) -> Option<f64> {
        let (m, pull) = (self.m(), self.pull().abs());
        let slope = |t: f64| {
            2.0 * m * t.exp() - pull + self.lambda * q * ((q - 1.0) * t).exp()
        };
        if pull == 0.0 {
            return None;
        }
        let end = self.best.abs().ln() + 1e-9;
        // For q < 1 the slope falls first: look for its lowest place.
        let steps = (0..4000).map(|i| end - f64::from(i) * 0.005);
        let start = if q < 1.0 {
            steps.min_by(|a, b| slope(*a).total_cmp(&slope(*b))).unwrap()
        } else {
            -900.0
        };
        let is_one = slope(start) < 0.0;
        let t = is_one.then(|| rises_to_zero((start, end), slope));
        t.map(|t| t.exp() * self.best.signum())
    }

    fn power_lowest(&self, q: f64) -> f64 {
        if q == 1.0 {
            return self.l1_lowest(self.lambda);
        }
        let valley = self.valley(q).unwrap_or(0.0);
        // Above 1 the valley is the only one; a tiny weight is as high as 0.
        let lower = self.power_sum(q, valley) < self.power_sum(q, 0.0);
        if q > 1.0 || lower { valley } else { 0.0 }
    }
}

#[test]
pub fn moved() {
    for p in PROBLEMS {
        let mut figure = drawn::<Chapter7>(p.options, "moved");
        let plane = figure.planes[0].clone();
        let top = 8.0 * p.view().height();
        let titles = ["weight w", "loss + λ · penalty"];
        plane.axes(titles, p.view().across(), from_zero(top));
        // At 0.3 for the book's data, on the best weight's side of 0.
        let side = if p.best < 0.0 { -1.0 } else { 1.0 };
        let kink = 0.3 * p.view().reach() * side;
        let sum = |l: f64, w: f64| p.loss(w) + l * (w - kink).abs();
        // The best weight, moved by λ/2m towards the corner and not across.
        let lowest = |l: f64| {
            let way = p.best - kink;
            kink + way.signum() * (way.abs() - l / (2.0 * p.m())).max(0.0)
        };
        figure.still.graph(&plane, "loss", |w| p.loss(w));
        let upright = vec![(kink, 0.0), (kink, top)];
        figure.still.lines(&plane, "guide", &[upright]);
        let sign = if kink < 0.0 { '+' } else { '\u{2212}' };
        let name = format!("loss + λ|w {sign} {}|", written(kink.abs()));
        let place = (kink, 7.2 * p.view().height());
        figure.still.label(&plane, "l1", &name, place, ABOVE);
        let place = p.view().below_the_loss();
        figure.still.label(&plane, "loss", "loss", place, BELOW_RIGHT);
        figure.heads(&[("text", "price λ"), ("l1", "the sum is lowest at")]);
        let lambdas = p.view().lambdas(3.0, 15, p.lambda);
        figure.stops(&lambdas, p.lambda, plane.ends());
        for (frame, &l) in figure.frames.iter_mut().zip(&lambdas) {
            let w = lowest(l);
            frame.says(&[l, w]);
            let layer = &mut frame.layer;
            layer.graph(&plane, "l1", |w| sum(l, w));
            layer.dots(&plane, "l1 dot", &[(w, sum(l, w))]);
        }
        figure.describes(
            "The L1 sum with its corner at w = #. With λ = # its lowest point \
             is at w = #.",
            &[kink, p.lambda, lowest(p.lambda)],
        );
        figure.is_read();
    }
}

#[test]
pub fn rounded() {
    for p in PROBLEMS {
        let mut figure = drawn::<Chapter7>(p.options, "rounded");
        let plane = figure.planes[0].clone();
        let (l, epsilon) = (p.lambda, 0.01 * p.view().reach());
        let reach = 5.0 * epsilon;
        let sharp = |w: f64| p.l1_sum(l, w);
        let round = |w: f64| p.loss(w) + l * (w * w + epsilon * epsilon).sqrt();
        // The slope 2m·(w − w*) + λ·w/√(w² + ε²) rises with w; halving finds
        // where it is 0, between 0 and the best weight.
        let slope = |w: f64| {
            let root = (w * w + epsilon * epsilon).sqrt();
            2.0 * p.m() * (w - p.best) + l * w / root
        };
        let (mut low, mut high) = (p.best.min(0.0), p.best.max(0.0));
        for _ in 0..100 {
            let middle = f64::midpoint(low, high);
            if slope(middle) < 0.0 {
                low = middle;
            } else {
                high = middle;
            }
        }
        let w = f64::midpoint(low, high);
        let corner = p.l1_lowest(l);

        // From the lowest point that is seen, and a tenth below it.
        let top = round(-reach).max(round(reach));
        let bottom = sharp(corner.clamp(-reach, reach));
        let below = bottom - 0.1 * (top - bottom);
        let up = if below == 0.0 { from_zero(top) } else { (below, top) };
        plane.axes(["weight w", "loss + λ · penalty"], (-reach, reach), up);
        let still = &mut figure.still;
        still.graph(&plane, "l1", sharp);
        still.graph(&plane, "l1 ghost", round);
        still.dots(&plane, "l1 dot", &[(corner, sharp(corner))]);
        still.dots(&plane, "l1 ring", &[(w, round(w))]);
        if plane.holds(plane.place((w, round(w))), 0.0) {
            let point = (w, round(w));
            still.label(&plane, "l1", &written(w), point, ABOVE_RIGHT);
        }
        // The rounded sum lies above the other one.
        let end = (reach, round(reach));
        if plane.holds(plane.place(end), -0.1) {
            let words = "with √(w² + ε²)";
            still.label(&plane, "l1 ghost", words, end, ABOVE_LEFT);
        }
        let half = (reach / 2.0, sharp(reach / 2.0));
        still.label(&plane, "l1", "with |w|", half, BELOW_RIGHT);
        figure.describes(
            "The L1 sum near w = 0 with λ = #. With its corner, the lowest \
             point is at w = #. With the corner rounded off, it is at w = #.",
            &[l, corner, w],
        );
        figure.is_read();
    }
}

/// A graph with a point at 0, as a line with places close together there.
fn around_zero((from, to): Point, f: impl Fn(f64) -> f64) -> Vec<Point> {
    let near = (-600..=600).map(|i| f64::from(i) / 600.0);
    let near = near.map(|s| s * s * s * if s < 0.0 { -from } else { to });
    near.map(|w| (w, f(w))).collect()
}

#[test]
pub fn powers() {
    for p in PROBLEMS {
        let mut figure = drawn::<Chapter7>(p.options, "powers");
        let plane = figure.planes[0].clone();
        let top = 8.0 * p.view().height();
        let titles = ["weight w", "loss + λ · |w| to the q"];
        plane.axes(titles, p.view().across(), from_zero(top));
        let graph =
            |q: f64| around_zero(p.view().across(), |w| p.power_sum(q, w));
        let still = &mut figure.still;
        still.graph(&plane, "loss", |w| p.loss(w));
        still.lines(&plane, "l1 ghost", &[graph(1.0)]);
        still.lines(&plane, "l2 ghost", &[graph(2.0)]);
        let names = [
            ("l2 ghost", "q = 2: L2"),
            ("l1 ghost", "q = 1: L1"),
            ("text", "your q"),
        ];
        still.names(&plane, (p.best / 3.0, 0.93 * top), ABOVE, &names);
        still.label(
            &plane,
            "loss",
            "loss",
            p.view().below_the_loss(),
            BELOW_RIGHT,
        );

        let exponents = [
            0.5, 0.6, 0.75, 0.9, 0.99, 1.0, 1.01, 1.05, 1.1, 1.25, 1.5, 2.0,
            3.0, 4.0,
        ];
        figure
            .heads(&[("text", "exponent q"), ("text", "the sum is lowest at")]);
        let exponents = with(exponents.to_vec(), p.q);
        figure.stops(&exponents, p.q, plane.ends());
        figure.marks(1.0, "text", "exactly 0 up to here");
        for (frame, &q) in figure.frames.iter_mut().zip(&exponents) {
            let w = p.power_lowest(q);
            frame.says(&[q, w]);
            // A tiny weight is not written as 0.
            let is_zero = frame.cells[1] == "0";
            let pulled = p.best != 0.0;
            let beyond = p.lambda >= p.view().scale();
            assert!(!pulled || q <= 1.0 || !is_zero, "{q}: {:?}", frame.cells);
            assert!(!beyond || q > 1.0 || is_zero, "{q}: {:?}", frame.cells);
            let layer = &mut frame.layer;
            layer.lines(&plane, "text", &[graph(q)]);
            layer.dots(&plane, "text dot", &[(w, p.power_sum(q, w))]);
            // For q < 1 the other of the two valleys, if there are two.
            let other = p.valley(q).filter(|_| q < 1.0);
            let other = other.map(|valley| if w == 0.0 { valley } else { 0.0 });
            let other = other.map(|w| (w, p.power_sum(q, w)));
            let other: Vec<Point> = other.into_iter().collect();
            layer.dots(&plane, "text ring", &other);
        }
        figure.describes(
            "Loss plus λ times |w| to the q, with λ = # and q = #, between \
             the L1 sum and the L2 sum, which are dashed. Its lowest point is \
             at w = #.",
            &[p.lambda, p.q, p.power_lowest(p.q)],
        );
        figure.is_read();
    }
}

/// The guide at the pull of the data, named in a quarter without curves.
fn our_data(figure: &mut Figure, plane: &Plane, pull: f64, end: f64) {
    let upright = vec![(pull, -end), (pull, end)];
    figure.still.lines(plane, "guide", &[upright]);
    let (place, beside) = if pull < 0.0 {
        ((pull, end), BELOW_LEFT)
    } else {
        ((pull, -end), ABOVE_RIGHT)
    };
    figure.still.label(plane, "text", "our data", place, beside);
}

#[test]
pub fn dead_zone() {
    for p in PROBLEMS {
        let mut figure = drawn::<Chapter7>(p.options, "dead-zone");
        let plane = figure.planes[0].clone();
        let m = p.m();
        let lambdas = p.view().lambdas(2.0, 10, p.lambda);
        let most = 2.0 * lambdas.iter().copied().fold(0.0, f64::max);
        let end = most / (2.0 * m);
        let titles = ["pull of the data", "best weight"];
        plane.axes(titles, (-most, most), (-1.15 * end, 1.15 * end));
        let ours = p.pull();
        our_data(&mut figure, &plane, ours, 1.15 * end);
        let place = if ours < 0.0 {
            (0.1 * most, -0.4 * end)
        } else {
            (-0.95 * most, 0.85 * end)
        };
        let names =
            [("l1", "L1"), ("l2", "L2"), ("text", "dotted: L0, and q = ½")];
        figure.still.names(&plane, place, RIGHT, &names);
        figure.heads(&[
            ("text", "price λ"),
            ("l1", "L1: 0 up to a pull of"),
            ("l1", "L1 for our data"),
            ("l2", "L2 for our data"),
        ]);
        figure.stops(&lambdas, p.lambda, plane.ends());
        for (frame, &l) in figure.frames.iter_mut().zip(&lambdas) {
            let (one, two) = (p.l1_at(l, ours), p.l2_at(l, ours));
            frame.says(&[l, l, one, two]);
            let layer = &mut frame.layer;
            layer.graph(&plane, "l1", |pull| p.l1_at(l, pull));
            layer.graph(&plane, "l2", |pull| p.l2_at(l, pull));
            layer.dots(&plane, "l1 dot", &[(ours, one)]);
            layer.dots(&plane, "l2 dot", &[(ours, two)]);
            // A weight w gains m·w² and costs λ; with |w|^½ its two slopes
            // balance the pull, and it gains as much as it costs from where
            // m·w² − pull·w + λ·√w is 0.
            let l0 = (l / m).sqrt();
            let balance = |w: f64| 2.0 * m * w + l / (2.0 * w.sqrt());
            let jump = rises_to_zero((1e-12 * end, 4.0 * end), |w| {
                balance(w) * w - m * w * w - l * w.sqrt()
            });
            let ways = [-1.0, 1.0].map(|side| {
                let hard =
                    [(l0 * 2.0 * m, 0.0), (l0 * 2.0 * m, l0), (most, end)];
                let start = [(balance(jump), 0.0)];
                let soft = (0..=2000).map(|i| {
                    let w = jump + (end - jump) * f64::from(i) / 2000.0;
                    (balance(w), w)
                });
                let soft: Vec<Point> = if l == 0.0 {
                    vec![]
                } else {
                    start.into_iter().chain(soft).collect()
                };
                let turned = |line: Vec<Point>| -> Vec<Point> {
                    line.iter().map(|(x, y)| (side * x, side * y)).collect()
                };
                [turned(hard.to_vec()), turned(soft)]
            });
            let mut ways = ways.concat();
            ways.retain(|way| !way.is_empty());
            layer.lines(&plane, "guide", &ways);
        }
        figure.describes(
            "Across, how hard the data pull at 0; upwards, the best weight. \
             With L1 it is 0 for every pull from −# to # and follows a line \
             on each side. With L2 it follows one line through 0. Dotted: two \
             prices that rise more steeply at 0, for which the weight jumps \
             from 0. Our data pull with strength #: L1’s weight is # and L2’s \
             is #.",
            &[
                p.lambda,
                p.lambda,
                ours,
                p.l1_at(p.lambda, ours),
                p.l2_at(p.lambda, ours),
            ],
        );
        figure.is_read();
    }
}

#[test]
pub fn spike() {
    for p in PROBLEMS {
        let mut figure = drawn::<Chapter7>(p.options, "spike");
        let plane = figure.planes[0].clone();
        let (m, xs) = (p.m(), (p.xs)());
        let data = Data::on_line(p.best, xs.clone());
        let pulls = draw_pulls(&data, p.noise, 10_000, p.seed);
        // Half the standard deviation of the best weight without a price,
        // mean(x·noise)/m.
        let width = p.noise / (m * xs.len() as f64).sqrt() / 2.0;
        let stretch = |w: f64| (w / width).floor();
        let across = (
            width * (stretch(p.best.min(0.0)) - 9.0),
            width * (stretch(p.best.max(0.0)) + 10.0),
        );
        let titles = ["best weight", "share of the draws"];
        plane.axes(titles, across, from_zero(1.0));
        let (at, beside) =
            if p.best < 0.0 { (across.0, RIGHT) } else { (across.1, LEFT) };
        let names = [("l1", "L1: bars"), ("l2", "L2: outline")];
        figure.still.names(&plane, (at, 0.85), beside, &names);
        figure.heads(&[
            ("text", "price λ"),
            ("l1", "L1: exact zeros"),
            ("l1", "by the formula"),
            ("l2", "L2: exact zeros"),
        ]);
        let lambdas = p.view().lambdas(2.0, 10, p.lambda);
        let start = p.lambda.min(p.view().scale());
        figure.stops(&lambdas, start, plane.ends());
        let zeros = |l: f64| {
            pulls.iter().filter(|pull| pull.abs() <= l).count() as f64 / 1e4
        };
        for (frame, &l) in figure.frames.iter_mut().zip(&lambdas) {
            // By the formula; within four standard errors of what was drawn.
            let said = number(&frame.cells[2]);
            let share = zeros(l);
            let error = (said * (1.0 - said) / 1e4).sqrt();
            assert!((said - share).abs() <= 4.0 * error + 1e-4, "{said}");
            frame.says(&[l, share, said, 0.0]);
            let layer = &mut frame.layer;
            // How many of the other weights lie in each stretch.
            let shares = |best: &dyn Fn(f64) -> f64| {
                let mut shares = [0.0; 400];
                let weights = pulls.iter().map(|pull| best(*pull));
                for w in weights.filter(|w| *w != 0.0) {
                    shares[(stretch(w) + 200.0) as usize] += 1e-4;
                }
                shares.into_iter().zip(-200..).collect::<Vec<(f64, i32)>>()
            };
            let bar = |(share, i): (f64, i32)| {
                let middle = (f64::from(i) + 0.5) * width;
                let (a, b) = (middle - 0.4 * width, middle + 0.4 * width);
                let corners = [(a, 0.0), (b, 0.0), (b, share), (a, share)];
                let closed = corners.into_iter().chain([corners[0]]);
                (share > 0.0).then(|| closed.collect::<Vec<Point>>())
            };
            let ones = shares(&|pull| p.l1_at(l, pull));
            let bars: Vec<_> = ones.into_iter().filter_map(bar).collect();
            layer.lines(&plane, "l1 bar", &bars);
            // The outline goes up and down at each end of a stretch.
            let mut outline = vec![];
            for (share, i) in shares(&|pull| p.l2_at(l, pull)) {
                let (low, high) =
                    (f64::from(i) * width, f64::from(i + 1) * width);
                outline.extend([(low, share), (high, share)]);
            }
            let first = outline.iter().position(|(_, y)| *y > 0.0).unwrap();
            let last = outline.iter().rposition(|(_, y)| *y > 0.0).unwrap();
            let mut outline = outline[first..=last].to_vec();
            outline.insert(0, (outline[0].0, 0.0));
            outline.push((outline[outline.len() - 1].0, 0.0));
            layer.lines(&plane, "l2", &[outline]);
            let spike = vec![(0.0, 0.0), (0.0, share)];
            if share > 0.0 {
                layer.lines(&plane, "l1", &[spike]);
                layer.dots(&plane, "l1 dot", &[(0.0, share)]);
            }
        }
        let by_formula = figure.frames.iter().find(|frame| frame.is_shown);
        let by_formula = number(&by_formula.expect("one is shown").cells[2]);
        figure.describes(
            "Two histograms of the best weight over # draws of noise, with \
             λ = #. With L1 there is a spike at exactly 0: # of the draws, \
             where # are expected. With L2 there is a hill and no spike.",
            &[10_000.0, start, zeros(start), by_formula],
        );
        figure.is_read();
    }
}

#[test]
pub fn stairs() {
    for p in PROBLEMS {
        let mut figure = drawn::<Chapter7>(p.options, "stairs");
        let plane = figure.planes[0].clone();
        let (m, n) = (p.m(), p.kinks.len() as f64);
        let far = 1.0;
        let lambdas = p.view().lambdas(1.5, 15, p.lambda);
        let largest = lambdas.iter().copied().fold(0.0, f64::max);
        let most = 1.05 * (2.0 * m * far + n * largest);
        let titles = ["pull of the data", "best weight"];
        plane.axes(titles, (-most, most), (-1.25 * far, 1.25 * far));
        let ours = p.pull();
        our_data(&mut figure, &plane, ours, 1.25 * far);
        // The slope 2m·w − pull + λ·(kinks left of w − kinks right of it).
        let best = |l: f64, pull: f64| {
            rises_to_zero((-1e3, 1e3), |w| {
                let sides = p.kinks.iter().map(|k| (w - k).signum());
                2.0 * m * w - pull + l * sides.sum::<f64>()
            })
        };
        figure.heads(&[
            ("text", "price λ"),
            ("l1", "each corner holds pulls over"),
            ("l1", "best weight for our data"),
        ]);
        figure.stops(&lambdas, p.lambda, plane.ends());
        for (frame, &l) in figure.frames.iter_mut().zip(&lambdas) {
            frame.says(&[l, 2.0 * l, best(l, ours)]);
            frame.layer.graph(&plane, "l1", |pull| best(l, pull));
            frame.layer.dots(&plane, "l1 dot", &[(ours, best(l, ours))]);
        }
        figure.describes(
            "Across, how hard the data pull at 0; upwards, the best weight. \
             The price has # corners, from # to #. With λ = # the best weight \
             climbs a staircase: it rests on each corner for a stretch of \
             pulls that is # wide. Our data pull with strength #; the best \
             weight is #.",
            &[
                n,
                p.kinks[0],
                p.kinks[p.kinks.len() - 1],
                p.lambda,
                2.0 * p.lambda,
                ours,
                best(p.lambda, ours),
            ],
        );
        figure.is_read();
    }
}

/// The three losses and their slopes, as they are written in books.
impl Problem {
    fn other_loss(&self, w: f64) -> f64 {
        let xs = (self.xs)();
        let n = xs.len() as f64;
        match self.loss {
            "squared" => self.loss(w),
            "absolute" => {
                let misses = xs.iter().map(|x| ((w - self.best) * x).abs());
                misses.sum::<f64>() / n
            }
            _ => {
                let terms = xs.iter().zip(self.labels).map(|(x, y)| {
                    let one = 1.0 / (1.0 + (-w * x).exp());
                    -if y == 1.0 { one.ln() } else { (1.0 - one).ln() }
                });
                terms.sum::<f64>() / n
            }
        }
    }

    fn other_slope(&self, w: f64) -> f64 {
        let xs = (self.xs)();
        let n = xs.len() as f64;
        match self.loss {
            "squared" => 2.0 * self.m() * (w - self.best),
            "absolute" => {
                let sizes = xs.iter().map(|x| x.abs()).sum::<f64>() / n;
                // At its corner between its two slopes.
                let side = w - self.best;
                if side == 0.0 { 0.0 } else { sizes * side.signum() }
            }
            _ => {
                let terms = xs.iter().zip(self.labels);
                let terms =
                    terms.map(|(x, y)| x * (1.0 / (1.0 + (-w * x).exp()) - y));
                terms.sum::<f64>() / n
            }
        }
    }

    /// Where the loss plus a price with this slope is lowest, if anywhere.
    fn other_lowest(&self, price: impl Fn(f64) -> f64) -> Option<f64> {
        let slope = |w: f64| self.other_slope(w) + price(w);
        let far = 600.0;
        let is_somewhere = slope(-far) < 0.0 && slope(far) > 0.0;
        is_somewhere.then(|| rises_to_zero((-far, far), slope))
    }
}

#[test]
pub fn losses() {
    for p in PROBLEMS {
        let mut figure = drawn::<Chapter7>(p.options, "losses");
        let plane = figure.planes[0].clone();
        let threshold = p.other_slope(0.0).abs();
        let (across, top, step, middle) = match p.loss {
            "squared" => (
                p.view().across(),
                8.0 * p.view().height(),
                p.view().scale() / 10.0,
                p.best / 3.0,
            ),
            "absolute" => {
                let top = 4.0 * p.other_loss(0.0);
                (p.view().across(), top, threshold / 10.0, p.best / 3.0)
            }
            _ => ((-1.0, 4.0), 2.0, 0.05, 0.35),
        };
        let title = format!("{} loss + λ · penalty", p.loss);
        plane.axes(["weight w", &title], across, from_zero(top));
        let still = &mut figure.still;
        still.graph(&plane, "loss", |w| p.other_loss(w));
        let names = [("l1", "loss + λ|w|"), ("l2", "loss + λw²")];
        still.names(&plane, (middle, 0.9 * top), ABOVE, &names);
        let w = across.0 + 0.9 * (across.1 - across.0);
        let place = (w, p.other_loss(w));
        still.label(&plane, "loss", "loss", place, BELOW_RIGHT);
        figure.heads(&[
            ("text", "price λ"),
            ("l1", "L1 is lowest at"),
            ("l2", "L2 is lowest at"),
        ]);
        let lambdas = (0..=12).map(|i| step * f64::from(i)).collect();
        let lambdas = with(lambdas, threshold);
        let start = p.lambda.min(threshold);
        figure.stops(&lambdas, start, plane.ends());
        figure.marks(threshold, "l1", "exactly 0 from here on");
        let one = |l: f64| p.other_lowest(|w| l * w.signum());
        let two = |l: f64| p.other_lowest(|w| 2.0 * l * w);
        for (frame, &l) in figure.frames.iter_mut().zip(&lambdas) {
            let (one, two) = (one(l), two(l));
            match (one, two) {
                (Some(one), Some(two)) => frame.says(&[l, one, two]),
                _ => assert_eq!(frame.cells[1..], ["nowhere"; 2]),
            }
            let l1_sum = |w: f64| p.other_loss(w) + l * w.abs();
            let l2_sum = |w: f64| p.other_loss(w) + l * w * w;
            let layer = &mut frame.layer;
            layer.graph(&plane, "l1", l1_sum);
            layer.graph(&plane, "l2", l2_sum);
            let one: Vec<Point> =
                one.iter().map(|w| (*w, l1_sum(*w))).collect();
            let two: Vec<Point> =
                two.iter().map(|w| (*w, l2_sum(*w))).collect();
            layer.dots(&plane, "l1 dot", &one);
            layer.dots(&plane, "l2 dot", &two);
        }
        let words = |bare: &str| {
            format!(
                "Three curves over the weight w: the {0} loss, the loss plus \
                 λ|w| and the loss plus λw². With λ = # they are lowest at \
                 w = {bare}, # and #. From λ = # on, the second is lowest at 0.",
                p.loss
            )
        };
        let lowest = [one(start), two(start)].map(|w| w.expect("somewhere"));
        match one(0.0) {
            Some(bare) => figure.describes(
                &words("#"),
                &[start, bare, lowest[0], lowest[1], threshold],
            ),
            None => figure.describes(
                &words("nowhere"),
                &[start, lowest[0], lowest[1], threshold],
            ),
        }
        figure.is_read();
    }
}

#[test]
pub fn emblem() {
    for p in PROBLEMS {
        let m = p.m();
        let lambda = p.lambda.max(p.view().scale());
        let most = 2.0 * lambda;
        let end = 0.6 * most / (2.0 * m);
        let (plane, mut layer) =
            emblem_of::<Chapter7>(p.options, (-most, most), (-end, end));
        layer.lines(&plane, "faint", &[vec![(0.0, -end), (0.0, end)]]);
        layer.graph(&plane, "l1", |pull| p.l1_at(lambda, pull));
        layer.graph(&plane, "l2", |pull| p.l2_at(lambda, pull));
        layer.is_read();
    }
}
