//! Data on the line y = w*·x with mean(x²) = m. Loss(w) = m·(w − w*)², and the
//! data pull with 2m·w* at 0.

use crate::drawn::Figure;
use crate::prelude::*;
use chapter3::Data;
use chapter7::{Chapter7, draw_pulls};

/// Options, and the problem that they ask for.
struct Case {
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

const BOOK: Case = Case {
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

const CASES: [Case; 5] = [
    BOOK,
    Case {
        options: "--lambda 0.38 --q 0.5 --labels 0000111 --seed 3",
        lambda: 0.38,
        q: 0.5,
        seed: 3,
        labels: [0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0],
        ..BOOK
    },
    Case {
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
    Case {
        options: "--x 0:10:1 --lambda 20 --loss squared --q 1",
        xs: || (0..=10).map(f64::from).collect(),
        lambda: 20.0,
        q: 1.0,
        loss: "squared",
        ..BOOK
    },
    Case {
        options: "--weight 0 --lambda 0.4 --q 0.75",
        best: 0.0,
        lambda: 0.4,
        q: 0.75,
        ..BOOK
    },
];

impl Case {
    fn view(&self) -> View {
        let xs = (self.xs)();
        View { m: mean_product(&xs, &xs), best: self.best }
    }

    fn power_sum(&self, q: f64, w: f64) -> f64 {
        self.view().loss(w) + self.lambda * w.abs().powf(q)
    }

    /// The weight other than 0 at which loss + λ·|w|^q has a valley. With
    /// w = e^t > 0 its slope is 2m·w − pull + λ·q·w^(q − 1).
    fn valley(&self, q: f64) -> Option<f64> {
        let View { m, best } = self.view();
        let pull = self.view().pull().abs();
        let slope = |t: f64| {
            2.0 * m * t.exp() - pull + self.lambda * q * ((q - 1.0) * t).exp()
        };
        if pull == 0.0 {
            return None;
        }
        let end = best.abs().ln() + 1e-9;
        // For q < 1 the slope falls first: look for its lowest place.
        let steps = (0..4000).map(|i| end - f64::from(i) * 0.005);
        let start = if q < 1.0 {
            steps.min_by(|a, b| slope(*a).total_cmp(&slope(*b))).unwrap()
        } else {
            -900.0
        };
        let is_one = slope(start) < 0.0;
        let t = is_one.then(|| find_zero((start, end), slope));
        t.map(|t| t.exp() * best.signum())
    }

    fn power_lowest(&self, q: f64) -> f64 {
        if q == 1.0 {
            return self.view().l1(self.lambda);
        }
        let valley = self.valley(q).unwrap_or(0.0);
        // Above 1 the valley is the only one; a tiny weight is as high as 0.
        let lower = self.power_sum(q, valley) < self.power_sum(q, 0.0);
        if q > 1.0 || lower { valley } else { 0.0 }
    }
}

#[test]
fn moved() {
    for p in CASES {
        let v = p.view();
        let mut figure = drawn::<Chapter7>(p.options, "moved");
        let top = 8.0 * v.height();
        let titles = ["weight w", "loss + λ · penalty"];
        figure.axes(titles, v.across(), from_zero(top));
        // At 0.3 for the book's data, on the best weight's side of 0.
        let side = if p.best < 0.0 { -1.0 } else { 1.0 };
        let kink = 0.3 * v.reach() * side;
        let sum = |l: f64, w: f64| v.loss(w) + l * (w - kink).abs();
        // The best weight, moved by λ/2m towards the corner and not across.
        let lowest = |l: f64| kink + soft(p.best - kink, l / (2.0 * v.m));
        let still = &mut figure.still;
        still.graph(Loss, |w| v.loss(w));
        still.line(Guide, &[(kink, 0.0), (kink, 0.88 * top)]);
        let sign = if kink < 0.0 { '+' } else { '\u{2212}' };
        let name = format!("loss + λ|w {sign} {}|", written(kink.abs()));
        still.labels(&[
            (L1, &name, (kink, 7.2 * v.height()), Above),
            (Loss, "loss", v.below_the_loss(), BelowRight),
        ]);
        figure.heads("price λ; the sum is lowest at", &[L1]);
        let lambdas = v.lambdas(3.0, 30, p.lambda);
        for (mut frame, l) in figure.slider(&lambdas, p.lambda) {
            let w = lowest(l);
            frame.says("#", &[w]);
            frame.graph(L1, |w| sum(l, w));
            frame.dots(L1, &[(w, sum(l, w))]);
        }
        figure.says(&[kink, p.lambda, lowest(p.lambda)]);
    }
}

#[test]
fn rounded() {
    for p in CASES {
        let v = p.view();
        let mut figure = drawn::<Chapter7>(p.options, "rounded");
        let (l, epsilon) = (p.lambda, 0.01 * v.reach());
        let reach = 5.0 * epsilon;
        let sharp = |w: f64| v.l1_sum(l, w);
        let round = |w: f64| v.loss(w) + l * w.hypot(epsilon);
        // The slope 2m·(w − w*) + λ·w/√(w² + ε²) rises with w; halving finds
        // where it is 0, between 0 and the best weight.
        let between = (p.best.min(0.0), p.best.max(0.0));
        let w = find_zero(between, |w| {
            2.0 * v.m * (w - p.best) + l * w / w.hypot(epsilon)
        });
        let corner = v.l1(l);

        // From the lowest point that is seen, and a tenth below it.
        let top = round(-reach).max(round(reach));
        let bottom = sharp(corner.clamp(-reach, reach));
        let below = bottom - 0.1 * (top - bottom);
        let up = if below == 0.0 { from_zero(top) } else { (below, top) };
        let titles = ["weight w", "loss + λ · penalty"];
        let plane = figure.axes(titles, (-reach, reach), up);
        let still = &mut figure.still;
        still.graph(L1, sharp);
        still.graph(L1Ghost, round);
        still.dots(L1, &[(corner, sharp(corner))]);
        let point = (w, round(w));
        still.rings(L1, &[point]);
        if plane.holds(plane.place(point), 0.0) {
            let beside = (w, round(w) + 0.03 * (top - bottom));
            still.labels(&[(L1, &written(w), beside, AboveRight)]);
        }
        // The rounded sum lies above the other one.
        let end = (reach, round(reach));
        if plane.holds(plane.place(end), -0.1) {
            still.labels(&[(L1Ghost, "with √(w² + ε²)", end, AboveLeft)]);
        }
        let half = (reach / 2.0, sharp(reach / 2.0));
        still.labels(&[(L1, "with |w|", half, BelowRight)]);
        figure.says(&[0.0, l, corner, w]);
    }
}

/// A graph with a point at 0, as a line with places close together there.
fn around_zero((from, to): Point, f: impl Fn(f64) -> f64) -> Vec<Point> {
    let near = (-600..=600).map(|i| f64::from(i) / 600.0);
    let near = near.map(|s| s * s * s * if s < 0.0 { -from } else { to });
    near.map(|w| (w, f(w))).collect()
}

#[test]
fn powers() {
    for p in CASES {
        let v = p.view();
        let mut figure = drawn::<Chapter7>(p.options, "powers");
        let top = 8.0 * v.height();
        let titles = ["weight w", "loss + λ · |w| to the q"];
        let plane = figure.axes(titles, v.across(), from_zero(top));
        let graph = |q: f64| around_zero(v.across(), |w| p.power_sum(q, w));
        // A lens over the sums at 0, which shows all fifteen times as large.
        let middle = (plane.place((p.best / 3.0, 0.0)).0, 114.0);
        let zero = (0.0, v.loss(0.0));
        let edges = |at: f64| (at - 72.0, at + 72.0);
        let (here, far) = (plane.place(zero), 72.0 / 15.0);
        let low = plane.point((here.0 - far, here.1 + far));
        let high = plane.point((here.0 + far, here.1 - far));
        let (top_edge, bottom) = edges(middle.1);
        let lens = Plane {
            is_round: true,
            ..Plane::new(
                edges(middle.0),
                (low.0, high.0),
                (bottom, top_edge),
                (low.1, high.1),
            )
        };
        let in_lens = |q: f64| around_zero(lens.across, |w| p.power_sum(q, w));
        let still = &mut figure.still;
        still.graph(Loss, |w| v.loss(w));
        still.line(L1Ghost, &graph(1.0));
        still.line(L2Ghost, &graph(2.0));
        still.labels(&[(Loss, "loss", v.below_the_loss(), BelowRight)]);
        still.on(&lens).line(L1Ghost, &in_lens(1.0));
        still.line(L2Ghost, &in_lens(2.0));
        // Beside the lens, where each of the two lines leaves it.
        let (sign, side) =
            if p.best < 0.0 { (-1.0, Left) } else { (1.0, Right) };
        for (ink, q, out, name) in
            [(L1Ghost, 1.0, 0.95, "L1"), (L2Ghost, 2.0, 0.89, "L2")]
        {
            let w = sign * out * lens.across.1;
            still.labels(&[(ink, name, (w, p.power_sum(q, w)), side)]);
        }
        still.line(Guide, &[(0.0, lens.up.0), (0.0, lens.up.1)]);
        let low = lens.point((middle.0, middle.1 + 36.0));
        let away = if p.best < 0.0 { Right } else { Left };
        still.labels(&[(Text, "× 15", low, away)]);
        still.lens([(here, far), (middle, 72.0)]);
        still.on(&plane);
        let exponents = [
            0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0, 1.01, 1.05, 1.075, 1.1,
            1.15, 1.2, 1.3, 1.4, 1.5, 1.75, 2.0, 3.0, 4.0,
        ];
        figure.heads("exponent q; the sum is lowest at", &[Text]);
        let exponents = with(exponents.to_vec(), p.q);
        // It opens where the curve is not hidden by L1's.
        let start = if p.q > 1.0 { p.q.max(1.1) } else { p.q };
        figure.mark(1.0, Text, "exactly 0 up to here");
        for (mut frame, q) in figure.short_slider(&exponents, start) {
            let w = p.power_lowest(q);
            frame.says("#", &[w]);
            // A tiny weight is not written as 0.
            let is_zero = frame.cells[1] == "0";
            let pulled = p.best != 0.0;
            let beyond = p.lambda >= v.scale();
            assert!(!pulled || q <= 1.0 || !is_zero, "{q}: {:?}", frame.cells);
            assert!(!beyond || q > 1.0 || is_zero, "{q}: {:?}", frame.cells);
            frame.line(Text, &graph(q));
            let name = format!("your q = {}", written(q));
            let place = (p.best / 0.75, 0.93 * top);
            frame.labels(&[(Text, &name, place, Above)]);
            frame.dots(Text, &[(w, p.power_sum(q, w))]);
            // For q < 1 the other of the two valleys, if there are two.
            let other = p.valley(q).filter(|_| q < 1.0);
            let other = other.map(|valley| if w == 0.0 { valley } else { 0.0 });
            let other = other.map(|w| (w, p.power_sum(q, w)));
            frame.rings(Text, other.as_slice());
            frame.on(&lens).line(Text, &in_lens(q));
            frame.dots(Text, &[(w, p.power_sum(q, w))]);
        }
        figure.says(&[p.lambda, start, p.power_lowest(start), 0.0]);
    }
}

/// The guide at the pull of the data, named in a quarter without curves.
fn read_our_data(figure: &mut Figure, pull: f64, end: f64) {
    figure.still.line(Guide, &[(pull, -end), (pull, end)]);
    let (y, side) =
        if pull < 0.0 { (end, BelowLeft) } else { (-end, AboveRight) };
    figure.still.labels(&[(Text, "our data", (pull, y), side)]);
}

/// The jumps of L0, on one side of 0 and on the other: a weight w gains m·w²
/// and costs λ: the jumps, and where the weight is before and after them.
fn find_jumps(m: f64, l: f64, most: f64, end: f64) -> [Vec<Vec<Point>>; 2] {
    let l0 = (l / m).sqrt();
    let [foot, top] = [0.0, l0].map(|y| (l0 * 2.0 * m, y));
    let both = |line: [Point; 2]| [line, line.map(|(x, y)| (-x, -y))];
    let [jumps, beyond] = [[foot, top], [top, (most, end)]].map(both);
    let at_zero = [(-foot.0, 0.0), foot];
    [jumps.to_vec(), [&beyond[..], &[at_zero]].concat()]
        .map(|lines| lines.iter().map(|line| line.to_vec()).collect())
}

#[test]
fn dead_zone() {
    for p in CASES {
        let v = p.view();
        let mut figure = drawn::<Chapter7>(p.options, "dead-zone");
        let lambdas = v.lambdas(2.0, 20, p.lambda);
        let most = 2.0 * lambdas.iter().copied().fold(0.0, f64::max);
        let end = most / (2.0 * v.m);
        let titles = ["pull of the data", "best weight"];
        figure.axes(titles, (-most, most), (-1.15 * end, 1.15 * end));
        let ours = v.pull();
        read_our_data(&mut figure, ours, 1.15 * end);
        let place = if ours < 0.0 {
            (0.1 * most, -0.4 * end)
        } else {
            (-0.95 * most, 0.85 * end)
        };
        let names = [(L1, "L1"), (L2, "L2"), (Text, "L0")];
        figure.still.names(place, Right, &names);
        figure.heads(
            "price λ; L1: 0 up to a pull of; L1 for our data; L2 for our data",
            &[L1, L1, L2],
        );
        for (mut frame, l) in figure.slider(&lambdas, p.lambda) {
            let (one, two) = (v.l1(l), v.l2(l));
            frame.says("#; #; #", &[l, one, two]);
            // The dead zone is shaded.
            let edge = 1.15 * end;
            let zone = [(-l, -edge), (l, -edge), (l, edge), (-l, edge)];
            frame.areas(L1, &[zone.to_vec()]);
            let names = [(L1, "L1’s dead zone", (0.0, edge), Below)];
            frame.labels(&names[..usize::from(l > 0.0)]);
            frame.graph(L1, |pull| v.l1_at(l, pull));
            frame.graph(L2, |pull| v.l2_at(l, pull));
            frame.dots(L1, &[(ours, one)]);
            frame.dots(L2, &[(ours, two)]);
            let [jumps, weights] = find_jumps(v.m, l, most, end);
            frame.lines(Guide, &jumps);
            frame.lines(Text, &weights);
        }
        let l = p.lambda;
        figure.says(&[0.0, 0.0, -l, l, 0.0, 0.0, ours, v.l1(l), v.l2(l)]);
    }
}

#[test]
fn spike() {
    for p in CASES {
        let v = p.view();
        let mut figure = drawn::<Chapter7>(p.options, "spike");
        let xs = (p.xs)();
        let data = Data::on_line(p.best, xs.clone());
        let pulls = draw_pulls(&data, p.noise, 10_000, p.seed);
        // Half the standard deviation of the best weight without a price,
        // mean(x·noise)/m.
        let width = p.noise / (v.m * xs.len() as f64).sqrt() / 2.0;
        let stretch = |w: f64| (w / width).floor();
        let across = (
            width * (stretch(p.best.min(0.0)) - 9.0),
            width * (stretch(p.best.max(0.0)) + 10.0),
        );
        let titles = ["best weight", "share of the draws"];
        figure.axes(titles, across, from_zero(1.0));
        let (at, side) =
            if p.best < 0.0 { (across.0, Right) } else { (across.1, Left) };
        let names = [(L1, "L1: bars"), (L2, "L2: outline")];
        figure.still.names((at, 0.85), side, &names);
        figure.heads(
            "price λ; L1: exact zeros; by the formula; L2: exact zeros",
            &[L1, L1, L2],
        );
        let lambdas = v.lambdas(2.0, 20, p.lambda);
        let start = p.lambda.min(v.scale());
        let zeros = |l: f64| {
            pulls.iter().filter(|pull| pull.abs() <= l).count() as f64 / 1e4
        };
        let mut by_formula = 0.0;
        for (mut frame, l) in figure.slider(&lambdas, start) {
            // By the formula; within four standard errors of what was drawn.
            let said = number(&frame.cells[2]);
            by_formula = if l == start { said } else { by_formula };
            let share = zeros(l);
            let error = (said * (1.0 - said) / 1e4).sqrt();
            assert!((said - share).abs() <= 4.0 * error + 1e-4, "{said}");
            frame.says("#; #; #", &[share, said, 0.0]);
            // How many of the other weights lie in each stretch.
            let shares = |best: &dyn Fn(f64) -> f64| {
                let mut shares = [0.0; 400];
                let weights = pulls.iter().map(|pull| best(*pull));
                for w in weights.filter(|w| *w != 0.0) {
                    shares[(stretch(w) + 200.0) as usize] += 1e-4;
                }
                let starts = (-200..).map(|i| f64::from(i) * width);
                starts.zip(shares).collect::<Vec<Point>>()
            };
            let ones = shares(&|pull| v.l1_at(l, pull)).into_iter();
            let ones = ones.filter(|(_, share)| *share > 0.0);
            let bars = ones.map(|(low, share)| (low + width / 2.0, share));
            frame.bars(L1, 0.8 * width, &bars.collect::<Vec<_>>());
            // The outline goes up and down at each end of a stretch.
            let twos = shares(&|pull| v.l2_at(l, pull));
            let step = |(low, share)| [(low, share), (low + width, share)];
            let outline: Vec<Point> = twos.into_iter().flat_map(step).collect();
            let first = outline.iter().position(|(_, y)| *y > 0.0).unwrap();
            let last = outline.iter().rposition(|(_, y)| *y > 0.0).unwrap();
            let mut outline = outline[first..=last].to_vec();
            outline.insert(0, (outline[0].0, 0.0));
            outline.push((outline[outline.len() - 1].0, 0.0));
            frame.line(L2, &outline);
            if share > 0.0 {
                frame.line(L1, &[(0.0, 0.0), (0.0, share)]);
                frame.dots(L1, &[(0.0, share)]);
            }
        }
        figure.says(&[10_000.0, start, 0.0, zeros(start), by_formula]);
    }
}

#[test]
fn stairs() {
    for p in CASES {
        let v = p.view();
        let mut figure = drawn::<Chapter7>(p.options, "stairs");
        let n = p.kinks.len() as f64;
        let lambdas = v.lambdas(1.5, 30, p.lambda);
        let largest = lambdas.iter().copied().fold(0.0, f64::max);
        let most = 1.05 * (2.0 * v.m + n * largest);
        let titles = ["pull of the data", "best weight"];
        figure.axes(titles, (-most, most), (-1.25, 1.25));
        let ours = v.pull();
        read_our_data(&mut figure, ours, 1.25);
        let still = &mut figure.still;
        // The price, small.
        let cost = |w: f64| p.kinks.iter().map(|k| (w - k).abs()).sum::<f64>();
        let high = cost(-1.25).max(cost(1.25));
        let small = Plane::new(
            (100.0, 220.0),
            (-1.25, 1.25),
            (132.0, 66.0),
            (p.kinks.iter().map(|k| cost(*k)).fold(high, f64::min), high),
        );
        let plane = still.plane.clone();
        still.on(&small).graph(L1Trace, cost);
        let corners: Vec<Point> =
            p.kinks.iter().map(|k| (*k, cost(*k))).collect();
        still.specks(L1, &corners);
        still.labels(&[(L1, "price: 5 corners", (0.0, high), Above)]);
        still.on(&plane);
        // The slope 2m·w − pull + λ·(kinks left of w − kinks right of it).
        let best = |l: f64, pull: f64| {
            find_zero((-1e3, 1e3), |w| {
                let sides = p.kinks.iter().map(|k| (w - k).signum());
                2.0 * v.m * w - pull + l * sides.sum::<f64>()
            })
        };
        figure.heads(
            "price λ; each corner holds pulls over; best weight for our data",
            &[L1, L1],
        );
        for (mut frame, l) in figure.slider(&lambdas, p.lambda) {
            frame.says("#; #", &[2.0 * l, best(l, ours)]);
            let words = "a step for each corner";
            let names = [(L1, words, (-most, 0.16), Right)];
            frame.labels(&names[..usize::from(l > 0.0)]);
            frame.graph(L1, |pull| best(l, pull));
            frame.dots(L1, &[(ours, best(l, ours))]);
        }
        let (first, last) = (p.kinks[0], p.kinks[p.kinks.len() - 1]);
        let l = p.lambda;
        figure.says(&[0.0, n, first, last, l, 2.0 * l, ours, best(l, ours)]);
    }
}

/// The three losses and their slopes, as they are written in books.
impl Case {
    fn mean(&self, of: impl Fn(f64, f64) -> f64) -> f64 {
        let xs = (self.xs)();
        let labels = self.labels.iter().chain(std::iter::repeat(&0.0));
        let terms = xs.iter().zip(labels).map(|(x, y)| of(*x, *y));
        terms.sum::<f64>() / xs.len() as f64
    }

    fn other_loss(&self, w: f64) -> f64 {
        match self.loss {
            "squared" => self.view().loss(w),
            "absolute" => self.mean(|x, _| ((w - self.best) * x).abs()),
            _ => self.mean(|x, y| {
                let one = 1.0 / (1.0 + (-w * x).exp());
                -if y == 1.0 { one.ln() } else { (1.0 - one).ln() }
            }),
        }
    }

    fn other_slope(&self, w: f64) -> f64 {
        let side = w - self.best;
        match self.loss {
            "squared" => 2.0 * self.view().m * side,
            // At its corner between its two slopes.
            "absolute" if side == 0.0 => 0.0,
            "absolute" => self.mean(|x, _| x.abs()) * side.signum(),
            _ => self.mean(|x, y| x * (1.0 / (1.0 + (-w * x).exp()) - y)),
        }
    }

    /// Where the loss plus a price with this slope is lowest, if anywhere.
    fn other_lowest(&self, price: impl Fn(f64) -> f64) -> Option<f64> {
        let slope = |w: f64| self.other_slope(w) + price(w);
        let far = 600.0;
        let is_somewhere = slope(-far) < 0.0 && slope(far) > 0.0;
        is_somewhere.then(|| find_zero((-far, far), slope))
    }
}

#[test]
fn losses() {
    for p in CASES {
        let v = p.view();
        let mut figure = drawn::<Chapter7>(p.options, "losses");
        let threshold = p.other_slope(0.0).abs();
        let (across, top, step, middle) = match p.loss {
            "squared" => {
                let top = 8.0 * v.height();
                (v.across(), top, v.scale() / 20.0, p.best / 3.0)
            }
            "absolute" => {
                let top = 4.0 * p.other_loss(0.0);
                (v.across(), top, threshold / 20.0, p.best / 3.0)
            }
            _ => ((-1.0, 4.0), 2.0, 0.025, 0.35),
        };
        let title = format!("{} loss + λ · penalty", p.loss);
        figure.axes(["weight w", &title], across, from_zero(top));
        let still = &mut figure.still;
        still.graph(Loss, |w| p.other_loss(w));
        let names = [(L1, "loss + λ|w|"), (L2, "loss + λw²")];
        still.names((middle, 0.9 * top), Above, &names);
        let w = across.0 + 0.9 * (across.1 - across.0);
        still.labels(&[(Loss, "loss", (w, p.other_loss(w)), BelowRight)]);
        figure.heads("price λ; L1 is lowest at; L2 is lowest at", &[L1, L2]);
        let lambdas = (0..=24).map(|i| step * f64::from(i)).collect();
        let lambdas = with(lambdas, threshold);
        let start = p.lambda.min(threshold);
        figure.mark(threshold, L1, "exactly 0 from here on");
        let one = |l: f64| p.other_lowest(|w| l * w.signum());
        let two = |l: f64| p.other_lowest(|w| 2.0 * l * w);
        for (mut frame, l) in figure.slider(&lambdas, start) {
            let (one, two) = (one(l), two(l));
            match (one, two) {
                (Some(one), Some(two)) => frame.says("#; #", &[one, two]),
                _ => frame.says("nowhere; nowhere", &[]),
            }
            let l1_sum = |w: f64| p.other_loss(w) + l * w.abs();
            let l2_sum = |w: f64| p.other_loss(w) + l * w * w;
            frame.graph(L1, l1_sum);
            frame.graph(L2, l2_sum);
            frame.dots(L1, one.map(|w| (w, l1_sum(w))).as_slice());
            frame.dots(L2, two.map(|w| (w, l2_sum(w))).as_slice());
        }
        // Without a price the loss may be lowest nowhere.
        let bare = one(0.0);
        let bare_words = if bare.is_some() { "#" } else { "nowhere" };
        let lowest = [one(start), two(start)].map(|w| w.expect("somewhere"));
        let numbers =
            [&[start], bare.as_slice(), &[lowest[0], lowest[1], threshold]];
        figure.describes(
            &format!(
                "Three curves over the weight w: the {} loss, the loss plus \
                 λ|w| and the loss plus λw². With λ = # they are lowest at \
                 w = {bare_words}, # and #. From λ = # on, the second is lowest \
                 at 0.",
                p.loss
            ),
            &numbers.concat(),
        );
    }
}

#[test]
fn emblem() {
    for p in CASES {
        let v = p.view();
        let lambda = p.lambda.max(v.scale());
        let most = 2.0 * lambda;
        let end = 0.6 * most / (2.0 * v.m);
        let (across, up) = ((-most, most), (-end, end));
        let mut layer = draw_emblem::<Chapter7>(p.options, across, up);
        layer.line(Faint, &[(0.0, -end), (0.0, end)]);
        layer.graph(L1, |pull| v.l1_at(lambda, pull));
        layer.graph(L2, |pull| v.l2_at(lambda, pull));
    }
}
