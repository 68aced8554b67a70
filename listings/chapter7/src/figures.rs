use crate::problem::{Problem, shares, zeros};
use crate::{
    Loss, Parabola, inner_valley, kinks_minimiser, l1_minimiser, l2_minimiser,
};
use chapter3::{loss, reach};
use figure::{
    Axis, Emblem, Figure, Ink, Pen, Plane, Point, Sheet, Side, Slide, number,
    sampled, with_chosen,
};
use libm::pow;

/// A number as the book writes it; or that it is too small to write.
pub(crate) fn tiny(w: f64) -> String {
    if w != 0.0 && w.abs() <= f64::MIN_POSITIVE {
        "below 10⁻³⁰⁷".into()
    } else {
        number(w)
    }
}

/// The L1 sum with its corner moved away from 0.
pub(crate) fn moved(p: &Problem) -> Figure {
    let data = &p.data;
    let kink = p.kink();
    let top = 8.0 * p.view.height;
    let plane =
        Plane::new(p.view.weights(), Axis::new("loss + λ · penalty", 0.0, top));
    let sum = |lambda: f64, w: f64| loss(data, w) + lambda * (w - kink).abs();
    Figure::new("moved", "The corner moved away from 0")
        .describe(format!(
            "The L1 sum with its corner at w = {0}. With λ = {1} its lowest \
             point is at w = {2}.",
            number(kink),
            number(p.lambda),
            number(p.moved(p.lambda)),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            pen.curve(Ink::Loss, &[], |w| loss(data, w));
            pen.line(Ink::Guide, &[(kink, 0.0), (kink, 0.88 * top)]);
            // Where the curve does not come, whatever λ is.
            let sign = if kink < 0.0 { '+' } else { '−' };
            let name = format!("loss + λ|w {sign} {}|", number(kink.abs()));
            pen.label(Ink::L1, (kink, 0.9 * top), Side::Above, &name);
            p.view.name_the_loss(&pen, data);
        })
        .slide(
            Slide::new(
                "price λ",
                &plane,
                &p.view.strengths(30, 10, p.lambda),
                p.lambda,
            ),
            [(Ink::L1, "the sum is lowest at")],
            |sheet, lambda| {
                let pen = sheet.pen(&plane);
                pen.curve(Ink::L1, &[kink], |w| sum(lambda, w));
                let w = p.moved(lambda);
                pen.dot(Ink::L1, w, sum(lambda, w));
                [number(w)]
            },
        )
}

/// The L1 sum next to 0, with its corner and with the corner rounded off.
pub(crate) fn rounded(p: &Problem) -> Figure {
    let data = &p.data;
    let epsilon = p.epsilon();
    let reach = 5.0 * epsilon;
    let sharp = |w: f64| loss(data, w) + p.lambda * w.abs();
    let round =
        |w: f64| loss(data, w) + p.lambda * (w * w + epsilon * epsilon).sqrt();
    let shown = sampled(-reach, reach, &[0.0], sharp);
    let low = shown.iter().fold(f64::INFINITY, |low, p| low.min(p.1));
    let high = round(-reach).max(round(reach));
    let plane = Plane::new(
        Axis::new("weight w", -reach, reach),
        Axis::new("loss + λ · penalty", low - (high - low) / 10.0, high),
    );
    let corner = l1_minimiser(&p.bowl, p.lambda);
    let w = p.rounded();
    Figure::new("rounded", "The corner rounded off")
        .describe(format!(
            "The L1 sum near w = 0 with λ = {}. With its corner, the lowest \
             point is at w = {}. With the corner rounded off, it is at w = {}.",
            number(p.lambda),
            number(corner),
            number(w),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            pen.curve(Ink::L1, &[0.0], sharp);
            pen.curve(Ink::L1Ghost, &[], round);
            pen.dot(Ink::L1, corner, sharp(corner));
            pen.ring(Ink::L1, w, round(w));
            // The curve rises beside it.
            let beside = (w, round(w) + 0.03 * (high - low));
            pen.label(Ink::L1, beside, Side::AboveRight, &number(w));
            // The rounded sum is above the other one.
            let (out, half) = ((reach, round(reach)), reach / 2.0);
            let name = "with √(w² + ε²)";
            pen.label(Ink::L1Ghost, out, Side::AboveLeft, name);
            pen.label(
                Ink::L1,
                (half, sharp(half)),
                Side::BelowRight,
                "with |w|",
            );
        })
}

/// The exponents to choose from, the chosen one among them.
fn exponents(p: &Problem) -> Vec<f64> {
    let round = [
        0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0, 1.01, 1.05, 1.075, 1.1, 1.15,
        1.2, 1.3, 1.4, 1.5, 1.75, 2.0, 3.0, 4.0,
    ];
    with_chosen(round.to_vec(), p.q)
}

/// Loss plus λ·|w|^q for one exponent after another.
pub(crate) fn powers(p: &Problem) -> Figure {
    let data = &p.data;
    let top = 8.0 * p.view.height;
    let plane = Plane::new(
        p.view.weights(),
        Axis::new("loss + λ · |w| to the q", 0.0, top),
    );
    let sum = |q: f64, w: f64| loss(data, w) + p.lambda * pow(w.abs(), q);
    // Only a little above 1 the curve lies on L1's and cannot be seen.
    let start = if p.q > 1.0 { p.q.max(1.1) } else { p.q };
    let lowest = p.power(start);
    // A lens over 0, where the curves do not come, whatever q is.
    let part = (p.weight / 3.0 - plane.x.from) / (plane.x.to - plane.x.from);
    let middle = (plane.left + part * plane.width, 114.0);
    let times = 15.0;
    let lens = plane.lens((0.0, loss(data, 0.0)), times, middle, 72.0);
    Figure::new("powers", "Loss plus the size of the weight to the power q")
        .describe(format!(
            "Loss plus λ times |w| to the q, with λ = {} and q = {}, between \
             the L1 sum and the L2 sum, which are dashed. Its lowest point is \
             at w = {}. A lens over w = 0 shows it larger.",
            number(p.lambda),
            number(start),
            tiny(lowest),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            pen.curve(Ink::Loss, &[], |w| loss(data, w));
            pen.curve(Ink::L1Ghost, &[0.0], |w| sum(1.0, w));
            pen.curve(Ink::L2Ghost, &[], |w| sum(2.0, w));
            p.view.name_the_loss(&pen, data);
            let pen = sheet.lens(&plane, &lens);
            pen.line(Ink::Guide, &[(0.0, lens.y.from), (0.0, lens.y.to)]);
            pen.curve(Ink::L1Ghost, &[0.0], |w| sum(1.0, w));
            pen.curve(Ink::L2Ghost, &[], |w| sum(2.0, w));
            // Where they leave the lens, on the side to which the data pull.
            let (sign, side) = if p.weight < 0.0 {
                (-1.0, Side::Left)
            } else {
                (1.0, Side::Right)
            };
            for (ink, q, out, name) in [
                (Ink::L1Ghost, 1.0, 0.95, "L1"),
                (Ink::L2Ghost, 2.0, 0.89, "L2"),
            ] {
                let w = sign * out * lens.x.to;
                pen.label(ink, (w, sum(q, w)), side, name);
            }
            // Below its middle, on the side where no curve comes.
            let low = f64::midpoint(lens.y.from, loss(data, 0.0));
            let away = if p.weight < 0.0 { Side::Right } else { Side::Left };
            let name = format!("× {}", number(times));
            pen.label(Ink::Text, (0.0, low), away, &name);
        })
        .slide(
            Slide::new("exponent q", &plane, &exponents(p), start)
                .short()
                .mark(1.0, Ink::Text, "exactly 0 up to here"),
            [(Ink::Text, "the sum is lowest at")],
            |sheet, q| {
                let pen = sheet.pen(&plane);
                pen.curve(Ink::Text, &[0.0], |w| sum(q, w));
                let place = (p.weight / 0.75, 0.93 * top);
                let name = format!("your q = {}", number(q));
                pen.label(Ink::Text, place, Side::Above, &name);
                let w = p.power(q);
                // The other valley, if there are two.
                if let Some(size) = inner_valley(&p.bowl, p.lambda, q) {
                    let beside = size.copysign(p.bowl.pull);
                    let other = if w == 0.0 { beside } else { 0.0 };
                    pen.ring(Ink::Text, other, sum(q, other));
                }
                pen.dot(Ink::Text, w, sum(q, w));
                let pen = sheet.pen(&lens);
                pen.curve(Ink::Text, &[0.0], |w| sum(q, w));
                pen.dot(Ink::Text, w, sum(q, w));
                [tiny(w)]
            },
        )
}

/// The best weight against the pull of the data.
pub(crate) fn dead_zone(p: &Problem) -> Figure {
    let m = p.bowl.m;
    let lambdas = p.view.strengths(20, 10, p.lambda);
    // At the largest λ every price still lets go.
    let most = 2.0 * lambdas[lambdas.len() - 1];
    let end = most / (2.0 * m);
    let plane = Plane::new(
        Axis::new("pull of the data", -most, most),
        // No tick in the corner, where two numbers would meet.
        Axis::new("best weight", -1.15 * end, 1.15 * end),
    );
    let one = |lambda| move |pull| l1_minimiser(&Parabola { m, pull }, lambda);
    let two = |lambda| move |pull| l2_minimiser(&Parabola { m, pull }, lambda);
    let ours = p.bowl.pull;
    Figure::new("dead-zone", "The best weight against the pull of the data")
        .describe(format!(
            "Across, how hard the data pull at 0; upwards, the best weight. \
             With L1 it is 0 for every pull from −{0} to {0} and follows a \
             line on each side. With L2 it follows one line through 0. With L0 \
             the weight jumps from 0, along a dotted line. Our data pull with \
             strength {1}: L1’s weight is {2} and L2’s is {3}.",
            number(p.lambda),
            number(ours),
            number(l1_minimiser(&p.bowl, p.lambda)),
            number(l2_minimiser(&p.bowl, p.lambda)),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            name_our_data(&pen, ours, 1.15 * end);
            // In a quarter where no weight is best.
            let place = if ours < 0.0 {
                (0.1 * most, -0.4 * end)
            } else {
                (-0.95 * most, 0.85 * end)
            };
            let names = [(Ink::L1, "L1"), (Ink::L2, "L2"), (Ink::Text, "L0")];
            pen.names(place, Side::Right, &names);
        })
        .slide(
            Slide::new("price λ", &plane, &lambdas, p.lambda),
            [
                (Ink::L1, "L1: 0 up to a pull of"),
                (Ink::L1, "L1 for our data"),
                (Ink::L2, "L2 for our data"),
            ],
            |sheet, lambda| {
                let pen = sheet.pen(&plane);
                let edge = 1.15 * end;
                let corners =
                    [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)];
                let corners = corners.map(|(x, y)| (x * lambda, y * edge));
                pen.area(Ink::L1, &corners);
                if lambda > 0.0 {
                    let top = (0.0, plane.y.to);
                    pen.label(Ink::L1, top, Side::Below, "L1’s dead zone");
                }
                jumping(&pen, m, lambda, end);
                let line = |best: &dyn Fn(f64) -> f64, corners: &[f64]| {
                    let ends = [-most].into_iter().chain(corners.to_vec());
                    let points =
                        ends.chain([most]).map(|pull| (pull, best(pull)));
                    points.collect::<Vec<_>>()
                };
                pen.line(Ink::L2, &line(&two(lambda), &[]));
                pen.line(Ink::L1, &line(&one(lambda), &[-lambda, lambda]));
                let ([l1, l2], pull) =
                    ([one(lambda)(ours), two(lambda)(ours)], ours);
                pen.dot(Ink::L2, pull, l2);
                pen.dot(Ink::L1, pull, l1);
                [lambda, l1, l2].map(number)
            },
        )
}

/// Marks the pull of the data in a plane that goes from −`end` to `end`, and
/// names it where no weight is best.
fn name_our_data(pen: &Pen, pull: f64, end: f64) {
    pen.line(Ink::Guide, &[(pull, -end), (pull, end)]);
    let (place, side) = if pull < 0.0 {
        ((pull, end), Side::BelowLeft)
    } else {
        ((pull, -end), Side::AboveRight)
    };
    pen.label(Ink::Text, place, side, "our data");
}

/// L0, which costs λ for any weight but 0: the weight is 0 up to where
/// m·w² = λ, and jumps from there.
fn jumping(pen: &Pen, m: f64, lambda: f64, end: f64) {
    let l0 = (lambda / m).sqrt();
    let line = |w: f64| (2.0 * m * w, w);
    for side in [-1.0, 1.0] {
        let from = line(side * l0);
        pen.line(Ink::Guide, &[(from.0, 0.0), from]);
        pen.line(Ink::Text, &[from, line(side * end)]);
    }
    pen.line(Ink::Text, &[-l0, l0].map(|w| (line(w).0, 0.0)));
}

/// How often each weight is best, with noise.
pub(crate) fn spike(p: &Problem) -> Figure {
    let noisy = p.noisy();
    let width = p.spread() / 2.0;
    let stretch = |w: f64| (w / width).floor();
    let right = width * (stretch(p.weight.max(0.0)) + 10.0);
    let left = width * (stretch(p.weight.min(0.0)) - 9.0);
    let plane = Plane::new(
        Axis::new("best weight", left, right),
        Axis::new("share of the draws", 0.0, 1.0),
    );
    let best = |lowest: fn(&Parabola, f64) -> f64, lambda| -> Vec<f64> {
        noisy.iter().map(|bowl| lowest(bowl, lambda)).collect()
    };
    let start = p.lambda.min(p.view.scale);
    let share = |weights: &[f64]| zeros(weights) as f64 / noisy.len() as f64;
    Figure::new("spike", "How often each weight is best, with noise")
        .describe(format!(
            "Two histograms of the best weight over {} draws of noise, with \
             λ = {}. With L1 there is a spike at exactly 0: {} of the draws, \
             where {} are expected. With L2 there is a hill and no spike.",
            number(noisy.len() as f64),
            number(start),
            number(share(&best(l1_minimiser, start))),
            number(p.zero_probability(start)),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            // Above the bars, and beside the spike.
            let names = [(Ink::L1, "L1: bars"), (Ink::L2, "L2: outline")];
            let (at, side) = if p.weight < 0.0 {
                (left, Side::Right)
            } else {
                (right, Side::Left)
            };
            pen.names((at, 0.85), side, &names);
        })
        .slide(
            Slide::new(
                "price λ",
                &plane,
                &p.view.strengths(20, 10, p.lambda),
                start,
            ),
            [
                (Ink::L1, "L1: exact zeros"),
                (Ink::L1, "by the formula"),
                (Ink::L2, "L2: exact zeros"),
            ],
            |sheet, lambda| {
                let pen = sheet.pen(&plane);
                let (one, two) =
                    (best(l1_minimiser, lambda), best(l2_minimiser, lambda));
                let spike = share(&one);
                let others: Vec<f64> =
                    one.into_iter().filter(|w| *w != 0.0).collect();
                let middle =
                    |(i, share): (i64, f64)| ((i as f64 + 0.5) * width, share);
                let bars = shares(others, width).into_iter().map(middle);
                pen.bars(Ink::L1, 0.8 * width, bars);
                let all_zeros = share(&two);
                pen.line(Ink::L2, &outline(&shares(two, width), width));
                if spike > 0.0 {
                    pen.line(Ink::L1, &[(0.0, 0.0), (0.0, spike)]);
                    pen.dot(Ink::L1, 0.0, spike);
                }
                [spike, p.zero_probability(lambda), all_zeros].map(number)
            },
        )
}

/// A line over the bars of a histogram.
fn outline(shares: &[(i64, f64)], width: f64) -> Vec<(f64, f64)> {
    let at = |i: i64| i as f64 * width;
    let has = |i: i64| shares.iter().any(|(other, _)| *other == i);
    let mut points = vec![];
    for &(i, share) in shares {
        if !has(i - 1) {
            points.push((at(i), 0.0));
        }
        points.extend([(at(i), share), (at(i + 1), share)]);
        if !has(i + 1) {
            points.push((at(i + 1), 0.0));
        }
    }
    points
}

/// The best weight against the pull, with several corners.
pub(crate) fn stairs(p: &Problem) -> Figure {
    let (m, n) = (p.bowl.m, p.kinks.len() as f64);
    let far = p.kinks.iter().fold(0.0, |far: f64, k| far.max(k.abs()));
    let far = if far == 0.0 { reach(p.weight) } else { far };
    let lambdas = p.view.strengths(30, 20, p.lambda);
    let most = 1.05 * (2.0 * m * far + n * lambdas[lambdas.len() - 1]);
    let best = Axis::new("best weight", -1.25 * far, 1.25 * far);
    let plane = Plane::new(Axis::new("pull of the data", -most, most), best);
    let ours = p.bowl.pull;
    Figure::new("stairs", "The best weight with several corners")
        .describe(format!(
            "Across, how hard the data pull at 0; upwards, the best weight. \
             The price has {} corners, from {} to {}. With λ = {} the best \
             weight climbs a staircase: it rests on each corner for a stretch \
             of pulls that is {} wide. Our data pull with strength {}; the \
             best weight is {}.",
            p.kinks.len(),
            number(p.kinks[0]),
            number(p.kinks[p.kinks.len() - 1]),
            number(p.lambda),
            number(2.0 * p.lambda),
            number(ours),
            number(p.stair_at(ours)),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            name_our_data(&pen, ours, 1.25 * far);
            let cost = |w: f64| p.kinks.iter().map(|k| (w - k).abs()).sum();
            draw_price(sheet, &p.kinks, 1.25 * far, &cost);
        })
        .slide(
            Slide::new("price λ", &plane, &lambdas, p.lambda),
            [
                (Ink::L1, "each corner holds pulls over"),
                (Ink::L1, "best weight for our data"),
            ],
            |sheet, lambda| {
                let pen = sheet.pen(&plane);
                let best = |pull| {
                    kinks_minimiser(&Parabola { m, pull }, lambda, &p.kinks)
                };
                // A corner with j others on its left holds these pulls.
                let step = |(j, &k): (usize, &f64)| {
                    let from = 2.0 * m * k - lambda * (n - 2.0 * j as f64);
                    [(from, k), (from + 2.0 * lambda, k)]
                };
                let mut points = vec![(-most, best(-most))];
                points.extend(p.kinks.iter().enumerate().flat_map(step));
                points.push((most, best(most)));
                pen.line(Ink::L1, &points);
                pen.dot(Ink::L1, ours, best(ours));
                if lambda > 0.0 {
                    // In the quarter that a staircase leaves empty.
                    let left = (-most, 0.16 * far);
                    let words = "a step for each corner";
                    pen.label(Ink::L1, left, Side::Right, words);
                }
                [2.0 * lambda, best(ours)].map(number)
            },
        )
}

/// A small drawing of a price with corners, and how many it has.
fn draw_price(
    sheet: &Sheet,
    kinks: &[f64],
    end: f64,
    cost: &dyn Fn(f64) -> f64,
) {
    let points = |ws: &[f64]| ws.iter().map(|w| (*w, cost(*w))).collect();
    let corners: Vec<Point> = points(kinks);
    let line: Vec<Point> = points(&[&[-end], kinks, &[end]].concat());
    let high = cost(-end).max(cost(end));
    let low = kinks.iter().fold(high, |low, k| low.min(cost(*k)));
    let plane = Plane::new(Axis::new("", -end, end), Axis::new("", low, high));
    let pen = sheet.pen(&plane.at(100.0, 66.0, 120.0, 66.0));
    pen.line(Ink::L1Trace, &line);
    pen.specks(Ink::L1, corners);
    let name = match kinks.len() {
        1 => "price: a corner".into(),
        n => format!("price: {n} corners"),
    };
    pen.label(Ink::L1, (0.0, high), Side::Above, &name);
}

/// Another loss plus each penalty.
pub(crate) fn losses(p: &Problem) -> Figure {
    let at_zero = match p.loss.at(0.0) {
        0.0 => p.loss.at(1.0),
        height => height,
    };
    let (name, (from, to), top, step) = match p.loss {
        Loss::Squared(_) => (
            "squared",
            (p.view.from, p.view.to),
            8.0 * at_zero,
            p.view.scale / 20.0,
        ),
        Loss::Absolute(_) => {
            let step = if p.loss.threshold() == 0.0 {
                at_zero / 20.0
            } else {
                p.loss.threshold() / 20.0
            };
            ("absolute", (p.view.from, p.view.to), 4.0 * at_zero, step)
        }
        // Nothing of it depends on the scale of the data.
        Loss::Logistic(_) => ("logistic", (-1.0, 4.0), 2.0, 0.025),
    };
    let plane = Plane::new(
        Axis::new("weight w", from, to),
        Axis::new(format!("{name} loss + λ · penalty"), 0.0, top),
    );
    let middle = match p.loss {
        Loss::Logistic(_) => 0.35,
        _ => p.weight / 3.0,
    };
    let threshold = p.loss.threshold();
    let round = (0..=24).map(|i| step * f64::from(i)).collect();
    let lambdas = with_chosen(round, threshold);
    let start = p.lambda.min(threshold);
    let l1_sum = |lambda: f64| move |w: f64| p.loss.at(w) + lambda * w.abs();
    let l2_sum = |lambda: f64| move |w: f64| p.loss.at(w) + lambda * w * w;
    let said = |w: Option<f64>| w.map_or_else(|| "nowhere".into(), number);
    Figure::new("losses", format!("The {name} loss plus each penalty"))
        .describe(format!(
            "Three curves over the weight w: the {name} loss, the loss plus \
             λ|w| and the loss plus λw². With λ = {} they are lowest at w = \
             {}, {} and {}. From λ = {} on, the second is lowest at 0.",
            number(start),
            said(p.loss_l1(0.0)),
            said(p.loss_l1(start)),
            said(p.loss_l2(start)),
            number(threshold),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            let own = [p.weight];
            let corners = match p.loss {
                Loss::Absolute(_) => &own[..],
                _ => &[],
            };
            pen.curve(Ink::Loss, corners, |w| p.loss.at(w));
            // Where neither curve comes, whatever λ is; and below all curves.
            let names = [(Ink::L1, "loss + λ|w|"), (Ink::L2, "loss + λw²")];
            pen.names((middle, 0.9 * top), Side::Above, &names);
            let w = from + 0.9 * (to - from);
            pen.label(Ink::Loss, (w, p.loss.at(w)), Side::BelowRight, "loss");
        })
        .slide(
            Slide::new("price λ", &plane, &lambdas, start).mark(
                threshold,
                Ink::L1,
                "exactly 0 from here on",
            ),
            [(Ink::L1, "L1 is lowest at"), (Ink::L2, "L2 is lowest at")],
            |sheet, lambda| {
                let pen = sheet.pen(&plane);
                let corners = match p.loss {
                    Loss::Absolute(_) => vec![0.0, p.weight],
                    _ => vec![0.0],
                };
                pen.curve(Ink::L1, &corners, l1_sum(lambda));
                pen.curve(Ink::L2, &corners[1..], l2_sum(lambda));
                let (one, two) = (p.loss_l1(lambda), p.loss_l2(lambda));
                if let Some(w) = two {
                    pen.dot(Ink::L2, w, l2_sum(lambda)(w));
                }
                if let Some(w) = one {
                    pen.dot(Ink::L1, w, l1_sum(lambda)(w));
                }
                [one, two].map(said)
            },
        )
}

/// The dead zone: L1 flat around 0, L2 through it.
pub(crate) fn emblem(p: &Problem) -> Emblem {
    let (m, lambda) = (p.bowl.m, p.lambda.max(p.view.scale));
    let most = 2.0 * lambda;
    let end = 0.6 * most / (2.0 * m);
    let one = |pull| (pull, l1_minimiser(&Parabola { m, pull }, lambda));
    let two = |pull| (pull, l2_minimiser(&Parabola { m, pull }, lambda));
    Emblem::new((-most, most), (-end, end), |pen| {
        pen.line(Ink::Faint, &[(0.0, -end), (0.0, end)]);
        pen.line(Ink::L2, &[-most, most].map(two));
        pen.line(Ink::L1, &[-most, -lambda, lambda, most].map(one));
    })
}
