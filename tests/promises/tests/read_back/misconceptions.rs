//! Twelve pictures without axes, each on a plane that is written here. The
//! book's data have loss(w) = (w − 1/2)² and λ = 1.5.

use crate::chapter9::find_book_study;
use crate::chapter12::{find_copies, find_risks};
use crate::drawn::Figure;
use crate::prelude::*;
use figure::Kind;
use misconceptions::Misconceptions;
use promises::mathematics::integrate;
use promises::rows::{Rows, Scale};

/// A picture, from where to where across and upwards.
fn picture(name: &str, across: Point, up: Point) -> Figure {
    picture_with("", name, across, up)
}

fn picture_with(options: &str, name: &str, across: Point, up: Point) -> Figure {
    let mut figure = drawn::<Misconceptions>(options, name);
    figure.still.on(&Plane::new((10.0, 290.0), across, (162.0, 8.0), up));
    figure
}

/// A line on 0.
fn on_zero(figure: &mut Figure, from: f64, to: f64) {
    figure.still.line(Axis, &[(from, 0.0), (to, 0.0)]);
}

fn l1_sum(lambda: f64, w: f64) -> f64 {
    (w - 0.5).powi(2) + lambda * w.abs()
}

/// The weights of a walk down the slope of loss + 1.5·|w| with the step size
/// 0.1, from 1 on.
fn slope_walk(steps: usize) -> Vec<Point> {
    let next = |w: &f64| {
        let sign = if *w == 0.0 { 0.0 } else { w.signum() };
        Some(w - 0.1 * (2.0 * (w - 0.5) + 1.5 * sign))
    };
    let walk = std::iter::successors(Some(1.0), next).take(steps + 1);
    (0..).map(f64::from).zip(walk).collect()
}

#[test]
fn gradient() {
    for (options, steps) in [("", 10_000), ("--steps 300", 300)] {
        let plane = ((0.0, 22.0), (-0.22, 1.08));
        let mut figure = picture_with(options, "gradient", plane.0, plane.1);
        let walk = slope_walk(steps);
        let zeros = walk.iter().filter(|(_, w)| *w == 0.0).count();
        on_zero(&mut figure, 1.0, 22.0);
        figure.still.line(L1Trace, &walk[..=22]);
        figure.still.specks(L1, &walk[..=22]);
        let steps = steps as f64;
        let words = format!("{zeros} of {} steps end on 0", written(steps));
        figure.still.labels(&[
            (Text, "0", (1.2, 0.0), Left),
            (L1, &words, (22.0, 0.75), Left),
        ]);
        figure.says(&[0.0, 0.0, steps, zeros as f64, 0.0]);
    }
}

#[test]
fn freeze() {
    let sum = |w| l1_sum(0.2, w);
    // A step down the loss, then one by the price, which crosses 0.
    let start = -0.14;
    let after_loss = start - 0.1 * 2.0 * (start - 0.5);
    assert!(after_loss < 0.0 && after_loss + 0.1 * 0.2 > 0.0);
    let best = View { m: 1.0, best: 0.5 }.l1(0.2);
    let mut figure = picture("freeze", (-0.26, 0.74), (0.02, 0.52));
    figure.still.graph(L1, sum);
    figure.still.specks(Text, &[(start, sum(start))]);
    figure.still.dots(L1, &[(0.0, sum(0.0))]);
    figure.still.rings(L1, &[(best, sum(best))]);
    let words = format!("best: {}", written(best));
    figure.still.labels(&[
        (Text, "start", (start, sum(start)), BelowLeft),
        (L1, "frozen as it crosses 0", (0.0, sum(0.0)), AboveRight),
        (L1, &words, (best, sum(best)), Above),
    ]);
    figure.says(&[start, 0.0, best]);
}

#[test]
fn height() {
    // Where 2(w − 1/2) + 1.5·q·w^(q − 1) is 0, if it is at all.
    let lowest = |q: f64| {
        let slope =
            |ln: f64| 2.0 * (ln.exp() - 0.5) + 1.5 * q * ((q - 1.0) * ln).exp();
        find_zero((-30.0, 0.0), slope).exp()
    };
    let (near, two) = (lowest(1.05), lowest(2.0));
    let price = |q: f64| {
        let at = |i| (f64::from(i) / 500.0, (f64::from(i) / 500.0).powf(q));
        (0..=300).map(at).collect::<Vec<Point>>()
    };
    let mut figure = picture("height", (0.0, 1.38), (-0.03, 0.68));
    on_zero(&mut figure, 0.0, 0.6);
    for (ink, q) in [(L1, 1.0), (Text, 1.05), (L2, 2.0)] {
        figure.still.line(ink, &price(q));
    }
    let words = [
        format!("power 1.05: {}", written(near)),
        format!("w²: {}", written(two)),
    ];
    figure.still.labels(&[
        (Text, "best weight with", (0.6, 0.64), Right),
        (L1, "|w|: 0", (0.6, 0.53), Right),
        (Text, &words[0], (0.6, 0.42), Right),
        (L2, &words[1], (0.6, 0.31), Right),
    ]);
    figure.says(&[1.05, 1.5, 0.0, near, two]);
}

#[test]
fn diamond() {
    let mut figure = picture("diamond", (0.0, 1.0), from_zero(1.0));
    let words = ["centre of the loss in the blue:", "touched at a corner"];
    let names = words.map(|line| (L1, line));
    figure.still.names((0.5, 0.86), Above, &names);
    let chances = [(1.0, 35.0), (5.0, 177.0)].map(|(t, left)| {
        let ends = (left, left + 88.0);
        let both = (-10.0, 10.0);
        figure.still.on(&Plane::new(ends, both, (142.0, 54.0), both));
        // A corner is lowest where one side of the centre is larger than the
        // other by the budget.
        let turns: [fn(Point) -> Point; 4] =
            [|w| w, |(a, b)| (b, a), |(a, b)| (-a, -b), |(a, b)| (-b, -a)];
        let beyond = [(t, 0.0), (10.0, 10.0 - t), (10.0, t - 10.0)];
        figure.still.areas(L1, &turns.map(|turn| beyond.map(turn).to_vec()));
        let diamond = [(t, 0.0), (0.0, t), (-t, 0.0), (0.0, -t), (t, 0.0)];
        figure.still.line(L1, &diamond);
        let high = |at: f64| 8.0 * (at - t);
        let outside = 400.0 - 2.0 * t * t;
        let chance = integrate((t, 10.0), 100, high) / outside;
        let words = format!("t = {t}: chance {chance:.3}");
        figure.still.labels(&[(L1, &words, (0.0, -10.0), Below)]);
        chance
    });
    figure.describes(
        "Two squares with a diamond in the middle, a small one and a large \
         one. The blue parts, from which a corner is touched, have the \
         probability #3 around the small one and #3 around the large one.",
        &chances,
    );
}

#[test]
fn ridge() {
    let view = View { m: 1.0, best: 0.5 };
    let mut figure = picture("ridge", (0.0, 6.0), (-0.13, 0.53));
    on_zero(&mut figure, 0.0, 6.0);
    figure.still.graph(L1, |l| view.l1(l));
    figure.still.graph(L2, |l| view.l2(l));
    figure.still.dots(L1, &[(1.0, 0.0)]);
    let lambda = find_zero((0.0, 1000.0), |l| 0.01 - view.l2(l));
    let words = format!("ridge: 0.01 only at λ = {}", written(lambda));
    figure.still.labels(&[
        (L1, "L1: 0 from λ = 1 on", (1.0, 0.0), BelowRight),
        (L2, &words, (6.0, 0.25), Left),
    ]);
    figure.says(&[0.0, 1.0, lambda, 0.01]);
}

#[test]
fn same() {
    let two = View { m: 1.0, best: 0.5 }.l2(1.0);
    let mut figure = picture("same", (0.4, 3.6), (-0.15, 0.62));
    on_zero(&mut figure, 0.4, 3.6);
    figure.still.bars(Loss, 0.4, &[(1.0, 0.5)]);
    figure.still.bars(L2, 0.4, &[(2.0, two)]);
    figure.still.rings(L1, &[(3.0, 0.0)]);
    figure.still.labels(&[
        (Loss, "0.5", (1.0, 0.5), Above),
        (L2, &written(two), (2.0, two), Above),
        (L1, "0", (3.0, 0.0), Above),
        (Loss, "no price", (1.0, 0.0), Below),
        (L2, "L2", (2.0, 0.0), Below),
        (L1, "L1", (3.0, 0.0), Below),
        (Text, "both at λ = 1", (2.5, 0.48), Above),
    ]);
    figure.says(&[0.5, 1.0, two, 0.0]);
}

#[test]
fn unit() {
    // The inputs −0.15 to 0.15 have mean(x²) = 0.01; ten times as large, 1.
    let large = |l: f64| soft(5.0, l / 0.02) / 5.0;
    let small = |l: f64| soft(0.5, l / 2.0) / 0.5;
    let mut figure = picture("unit", (0.0, 1.5), (-0.2, 1.06));
    on_zero(&mut figure, 0.0, 1.5);
    figure.still.graphs(L1, &[&large, &small]);
    figure.still.dots(L1, &[(0.1, 0.0), (1.0, 0.0)]);
    figure.still.labels(&[
        (L1, "λ = 0.1 in m", (0.1, 0.0), BelowRight),
        (L1, "λ = 1 in dm", (1.0, 0.0), BelowRight),
    ]);
    let words = [(Text, "one feature,"), (Text, "0 from where on?")];
    figure.still.names((1.5, 0.9), Left, &words);
    figure.says(&[0.0, 0.1, 1.0]);
}

#[test]
fn copies() {
    let [one, two] =
        [-0.05, 0.05].map(|push| find_copies((0.96, push), (0.4, 0.0)));
    assert!(one.1.abs() < 1e-12 && two.0.abs() < 1e-12, "{one:?} {two:?}");
    let mut figure = picture("copies", (0.4, 5.6), (-0.16, 0.42));
    on_zero(&mut figure, 0.4, 5.6);
    figure.still.bars(L1, 0.6, &[(1.0, one.0), (5.0, two.1)]);
    figure.still.rings(L1, &[(2.0, 0.0), (4.0, 0.0)]);
    figure.still.labels(&[
        (L1, "first", (1.0, 0.0), Below),
        (L1, "second", (2.0, 0.0), Below),
        (L1, "first", (4.0, 0.0), Below),
        (L1, "second", (5.0, 0.0), Below),
        (Text, "first favoured", (1.5, 0.33), Above),
        (Text, "second favoured", (4.5, 0.33), Above),
    ]);
    figure.says(&[-0.05, one.0, 0.0, 0.05, 0.0, two.1, 0.0]);
}

#[test]
fn noise() {
    let draws = &find_book_study().noise;
    let kept: Vec<f64> = draws.iter().map(|pair| pair.0 as f64).collect();
    let kept = mean(&kept);
    let mut figure = picture("noise", (0.0, 10.0), from_zero(1.0));
    let (low, high) = (0.36, 0.6);
    let boxes = (0..10).map(|i| {
        let (left, right) = (f64::from(i) + 0.07, f64::from(i) + 0.93);
        let top = [(right, high), (left, high), (left, low)];
        [&[(left, low), (right, low)][..], &top].concat()
    });
    figure.still.lines(Axis, &boxes.collect::<Vec<_>>());
    // Full boxes, and a part of one.
    let bars = figure.still.take_lines(L1, |kind| *kind == Kind::Bars);
    let mut full = 0.0;
    for (i, bar) in bars.concat().chunks(2).enumerate() {
        let plane = &figure.still.plane;
        let [from, to] = [bar[0], bar[1]].map(|place| plane.point(place));
        let off = [from.0 - i as f64 - 0.07, from.1 - low, to.1 - high];
        assert!(off.iter().all(|d| d.abs() < 1e-9), "{from:?} to {to:?}");
        full += (to.0 - from.0) / 0.86;
    }
    assert!((full - kept).abs() < 1e-9, "{full}, not {kept}");
    let words = format!("the lasso keeps {kept:.1} in the mean");
    figure.still.labels(&[
        (Text, "10 features of pure noise", (5.0, 0.68), Above),
        (L1, &words, (5.0, 0.3), Below),
    ]);
    figure.describes(
        "A row of # boxes for # features of pure noise. Those that \
         the lasso keeps are full: #1 in the mean.",
        &[10.0, 10.0, kept],
    );
}

#[test]
fn back() {
    let rows = Rows::diabetes();
    let s3 = rows.names.iter().position(|name| name == "s3").unwrap();
    let moments = Scale::of(&rows).moments(&rows.y);
    let weight = |alpha: f64| moments.net(alpha, 1.0, &[0.0; 10])[s3];
    let path = |i| {
        let alpha = 0.004 + 0.196 * f64::from(i) / 400.0;
        (alpha, weight(alpha))
    };
    let path: Vec<Point> = (0..=400).map(path).collect();
    let most = path[0].1;
    let edge = |is_over: &dyn Fn(f64) -> bool| {
        let side = |alpha| if is_over(weight(alpha)) { -1.0 } else { 1.0 };
        find_zero((0.004, 0.2), side)
    };
    let ends = [edge(&|w| w > 1e-9), edge(&|w| w > -1e-9)];
    let up = (-1.6 * most, 1.2 * most);
    let mut figure = picture("back", (0.0, 0.204), up);
    on_zero(&mut figure, 0.0, 0.2);
    figure.still.line(L1, &path);
    figure.still.dots(L1, &ends.map(|alpha| (alpha, 0.0)));
    let middle = f64::midpoint(ends[0], ends[1]);
    figure.still.labels(&[
        (L1, "zero", (middle, 0.0), Above),
        (L1, "not zero", (0.035, 0.8 * most), Right),
        (L1, "not zero", (0.14, -0.9 * most), Left),
        (Text, "higher price →", (0.2, 0.0), AboveLeft),
        (Text, "upwards: the weight of s3", (0.0, -1.5 * most), AboveRight),
    ]);
    figure.describes(
        "The weight of s3 over the price: above 0, then 0 from α = #4 to #4, \
         then below 0.",
        &ends,
    );
}

#[test]
fn prior() {
    let density = |w: f64| ((0.25 - l1_sum(1.5, w)) / 0.1).exp();
    // With a corner at 0.
    let over = |f: &dyn Fn(f64) -> f64| {
        integrate((-3.0, 0.0), 2000, f) + integrate((0.0, 3.0), 2000, f)
    };
    let mean = over(&|w| w * density(w)) / over(&density);
    let mut figure = picture("prior", (-0.5, 0.75), (-0.22, 1.2));
    on_zero(&mut figure, -0.5, 0.75);
    let at = |i| f64::from(i) / 800.0 - 0.5;
    let shape = (0..=1000).map(|i| (at(i), density(at(i))));
    figure.still.areas(L1, &[shape.collect()]);
    figure.still.graph(L1, density);
    figure.still.dots(L1, &[(0.0, 1.0)]);
    figure.still.line(Guide, &[(mean, 0.0), (mean, density(mean))]);
    let words = format!("mean: {}", written(mean));
    figure.still.labels(&[
        (L1, "highest at 0", (0.0, 1.0), Right),
        (Text, &words, (mean, 0.0), Below),
        (L1, "likely, too", (0.27, 0.2), Right),
    ]);
    let words = [(Text, "how likely"), (Text, "each weight is")];
    figure.still.names((0.75, 0.8), Left, &words);
    figure.says(&[0.0, mean]);
}

#[test]
fn better() {
    let risks = find_risks(100.0);
    let lasso = &risks.lasso[..60];
    let (ridge, meet, high) = (risks.ridge, risks.meet, lasso[59].1);
    let up = (-0.3 * high, 1.1 * high);
    let mut figure = picture("better", (0.0, 60.0), up);
    on_zero(&mut figure, 0.0, 60.0);
    figure.still.line(L1, lasso);
    figure.still.line(L2, &[(0.0, ridge), (60.0, ridge)]);
    figure.still.line(Guide, &[(meet, 0.0), (meet, ridge)]);
    figure.still.dots(Text, &[(meet, ridge)]);
    let words = format!("{meet:.0} true weights");
    figure.still.labels(&[
        (Text, "low: near the truth", (60.0, 0.3 * high), Left),
        (L2, "ridge nearer", (60.0, ridge), BelowLeft),
        (L1, "lasso nearer", (0.0, ridge), AboveRight),
        (Text, "few", (0.0, 0.0), BelowRight),
        (Text, "many", (60.0, 0.0), BelowLeft),
        (Text, &words, (meet, 0.0), Below),
    ]);
    figure.describes(
        "How far each is from the truth, over the number of true weights. \
         Ridge’s is level, the lasso’s rises. They meet at #0: with fewer the \
         lasso is nearer, with more ridge.",
        &[meet],
    );
}

#[test]
fn emblem() {
    let mut layer =
        draw_emblem::<Misconceptions>("", (0.0, 16.0), (-0.3, 1.05));
    layer.line(Faint, &[(0.0, 0.0), (16.0, 0.0)]);
    let walk = slope_walk(16);
    layer.line(L1Trace, &walk);
    layer.specks(L1, &walk);
}
