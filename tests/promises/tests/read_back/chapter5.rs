//! Data on the line y = w*·x with mean(x²) = m: loss(w) = m·(w − w*)².

use crate::prelude::*;
use chapter5::Chapter5;

/// Options, and the problem that they ask for: v and λ.
type Case = (&'static str, View, f64);

/// mean(x²) of −1.5, −1, …, 1.5 is 1, that of 0, 1, …, 10 is 35.
const CASES: [Case; 5] = [
    ("", View { m: 1.0, best: 0.5 }, 1.5),
    ("--lambda 0.7", View { m: 1.0, best: 0.5 }, 0.7),
    ("--weight=-0.3 --lambda 0.2", View { m: 1.0, best: -0.3 }, 0.2),
    ("--x 0:10:1 --lambda 20", View { m: 35.0, best: 0.5 }, 20.0),
    ("--weight 0 --lambda 0.4", View { m: 1.0, best: 0.0 }, 0.4),
];

#[test]
fn sums() {
    for (options, v, lambda) in CASES {
        let mut figure = drawn::<Chapter5>(options, "sums");
        let top = 10.0 * v.height();
        let titles = ["weight w", "loss + λ · penalty"];
        let plane = figure.axes(titles, v.across(), from_zero(top));
        let still = &mut figure.still;
        still.graph(Loss, |w| v.loss(w));
        let names = [(L1, "loss + λ|w|"), (L2, "loss + λw²")];
        still.names((v.best / 3.0, 9.3 * v.height()), Above, &names);
        still.labels(&[(Loss, "loss", v.below_the_loss(), BelowRight)]);
        // Two lanes below the axis, each 24 units high, with all lowest points.
        let (ends, down) = (plane.ends(), (416.0, 368.0));
        let lanes = Plane::new(ends, v.across(), down, (0.0, 2.0));
        let lambdas = v.lambdas(3.0, 60, lambda);
        let lane = |lowest: &dyn Fn(f64) -> f64, y: f64| -> Vec<Vec<Point>> {
            let marks = lambdas.iter().map(|l| lowest(*l));
            marks.map(|w| vec![(w, y + 0.2), (w, y + 0.8)]).collect()
        };
        still.on(&lanes).lines(L1Trace, &lane(&|l| v.l1(l), 1.0));
        still.lines(L2Trace, &lane(&|l| v.l2(l), 0.0));
        // On the far side of the lowest points from 0.
        let side = if v.best < 0.0 { Left } else { Right };
        still.labels(&[
            (L1, "L1, every λ", (v.best, 1.5), side),
            (L2, "L2, every λ", (v.best, 0.5), side),
        ]);
        still.on(&plane);
        figure.mark(v.threshold(), L1, "exactly 0 from here on");
        figure.heads("price λ; L1 is lowest at; L2 is lowest at", &[L1, L2]);
        for (mut frame, l) in figure.slider(&lambdas, lambda) {
            let [one, two] = v.bottoms(l);
            frame.says("#; #", &[one.0, two.0]);
            frame.graph(L1, |w| v.l1_sum(l, w));
            frame.graph(L2, |w| v.l2_sum(l, w));
            frame.dots(L1, &[one]);
            frame.dots(L2, &[two]);
            let down = |(w, height)| vec![(w, from_zero(top).0), (w, height)];
            frame.lines(Guide, &[down(one), down(two)]);
            frame.on(&lanes).specks(L1, &[(one.0, 1.5)]);
            frame.specks(L2, &[(two.0, 0.5)]);
        }
        let [one, two] = v.bottoms(lambda);
        figure.says(&[v.best, lambda, one.0, one.1, two.0, two.1]);
    }
}

#[test]
fn halves() {
    for (options, v, lambda) in CASES {
        let mut figure = drawn::<Chapter5>(options, "halves");
        let lambdas = v.lambdas(2.0, 20, lambda);
        // On the right |w| is w: 2m·(w − w*) + λ = 0; on the left it is −w.
        let half = |l: f64| move |w: f64| v.loss(w) + l * w;
        let right = |l: f64| v.best - l / (2.0 * v.m);
        let left = |l: f64| right(-l);
        // At the largest λ both bowls are in the plane, with room around.
        let most = lambdas[lambdas.len() - 1];
        let room = v.reach() / 2.0;
        let across = (right(most).min(0.0) - room, left(most).max(0.0) + room);
        let bottoms = [most, -most].map(|l| half(l)(right(l)));
        let low = bottoms[0].min(bottoms[1]) - v.height();
        let up = (low, 8.0 * v.height());
        figure.axes(["weight w", "loss + λ|w|"], across, up);
        figure.still.line(Guide, &[(0.0, up.0), (0.0, up.1)]);
        let (edge, side) =
            if v.best < 0.0 { (across.1, Left) } else { (across.0, Right) };
        let names = [(L1Ghost, "dashed: bowls"), (L1, "rings: bottoms,")];
        let words = (edge, up.0 + 0.42 * (up.1 - up.0));
        figure.still.names(words, side, &names);
        let next = figure.still.plane.place(words);
        let next = figure.still.plane.point((next.0, next.1 + 54.0));
        figure.heads("price λ; right bowl lowest at; left bowl lowest at; the sum is lowest at", &[L1, L1, L1]);
        for (mut frame, l) in figure.slider(&lambdas, lambda) {
            frame.says("#; #; #", &[right(l), left(l), v.l1(l)]);
            frame.graphs(L1Ghost, &[&half(l), &half(-l)]);
            // The bowls' bottoms that are not on their own side.
            let ways = [right(l) < -1e-9, left(l) > 1e-9];
            let count = ways.into_iter().filter(|way| *way).count();
            let count = format!("{} on the", ["none", "one", "both"][count]);
            frame.names(next, side, &[(L1, &count), (L1, "wrong side")]);
            frame.rings(L1, &[l, -l].map(|l| (right(l), half(l)(right(l)))));
            frame.graph(L1, |w| v.l1_sum(l, w));
            frame.dots(L1, &v.bottoms(l)[..1]);
        }
        let lowest = if lambda < v.threshold() {
            "on one of the two bowls."
        } else {
            "at the corner: neither bowl is lowest on its own side."
        };
        figure.describes(
            &format!(
                "Two bowls that cross at w = 0. The L1 sum follows the left \
                 bowl left of 0 and the right bowl right of 0. With λ = #, \
                 the right bowl has its lowest point at w = # and the left \
                 bowl at w = #. The sum is lowest at w = #, {lowest}"
            ),
            &[lambda, right(lambda), left(lambda), v.l1(lambda)],
        );
    }
}

#[test]
fn path() {
    for (options, v, _) in CASES {
        let mut figure = drawn::<Chapter5>(options, "path");
        let end = 3.0 * v.scale();
        let up = match v.best {
            0.0 => (-1.0, 1.0),
            best if best < 0.0 => (best, 0.0),
            best => from_zero(best),
        };
        figure.axes(["λ", "best weight"], (0.0, end), up);
        let still = &mut figure.still;
        still.graph(L1, |l| v.l1(l));
        still.graph(L2, |l| v.l2(l));
        let there = (v.threshold(), v.l2(v.threshold()));
        still.dots(L1, &[(there.0, 0.0)]);
        still.dots(L2, &[there]);
        still.line(Guide, &[(there.0, 0.0), there]);
        // On the far side of the curves from 0, near the end.
        let sides = [[Above, AboveRight], [Below, BelowRight]];
        let [side, aside] = sides[usize::from(v.best < 0.0)];
        let late = 0.95 * end;
        still.labels(&[
            (L2, &written(there.1), there, aside),
            (L1, "L1", (late, v.l1(late)), side),
            (L2, "L2", (late, v.l2(late)), side),
        ]);
        if v.best == 0.0 {
            let words =
                "The best weight is 0 for every λ, with L1 and with L2.";
            figure.describes(words, &[]);
            continue;
        }
        figure.describes(
            "With L1 the best weight goes on a straight line from # to 0, \
             which it reaches at λ = #, and stays there. With L2 it goes on a \
             curve, is # at that λ, and never reaches 0.",
            &[v.best, there.0, there.1],
        );
    }
}

#[test]
fn steepen() {
    for (options, v, _) in CASES {
        let mut figure = drawn::<Chapter5>(options, "steepen");
        // Seen from the side to which the data pull.
        let side = if v.best < 0.0 { -1.0 } else { 1.0 };
        let half = side * v.reach() / 2.0;
        let ends = [-0.7 * half, 2.0 * half];
        let across = (ends[0].min(ends[1]), ends[0].max(ends[1]));
        let top = 5.8 * v.height();
        let beside = if side < 0.0 { Left } else { Right };
        let marks = [0.0, half, 2.0 * half].map(|w| (w, w));
        let most = 1.5 * v.scale();
        let lambdas = v.lambdas(1.5, 15, 0.3 * v.scale());
        let planes = [0, 1].map(|i| {
            let shape = ["the price is a V", "the price is a bowl"][i];
            let plane = figure.axes_at(
                ["weight", shape],
                across,
                from_zero(top),
                &marks,
            );
            let still = &mut figure.still;
            still.graph(Loss, |w| v.loss(w));
            // Where the lowest points are, for a thousand prices.
            let way = |j| v.bottoms(most * f64::from(j) / 1000.0)[i];
            let way: Vec<Point> = (0..=1000).map(way).collect();
            still.line([L1Trace, L2Trace][i], &way);
            let ink = [L1, L2][i];
            still.rings(ink, &[(0.0, v.loss(0.0))][..1 - i]);
            let name = (v.best / 3.0, 5.4 * v.height());
            let end = (ends[1], v.loss(ends[1]));
            let labels = [
                (ink, "loss + price", name, Above),
                (Loss, "loss", end, beside),
            ];
            still.labels(&labels);
            plane
        });
        figure.heads("price; L1 is lowest at; L2 is lowest at", &[L1, L2]);
        for (mut frame, l) in
            figure.slider_along(planes[0].ends(), &lambdas, 0.3 * v.scale())
        {
            let [one, two] = v.bottoms(l);
            frame.says("#; #", &[one.0, two.0]);
            let down = |(w, height)| vec![(w, from_zero(top).0), (w, height)];
            // A price's name at its end, and not upon the loss's.
            let name = |arm: f64| {
                let other = v.loss(ends[1]);
                let room = if arm < other { -0.6 } else { 0.6 } * v.height();
                let away = (arm - other).abs().max(room.abs());
                let high = (other + away.copysign(room)).min(5.2 * v.height());
                (ends[1], high)
            };
            let prices: [&dyn Fn(f64) -> f64; 2] =
                [&|w| l * w.abs(), &|w| l * w * w];
            let inks = [(L1, L1Ghost), (L2, L2Ghost)];
            for (i, (ink, ghost)) in inks.into_iter().enumerate() {
                let lowest = [one, two][i];
                frame.on(&planes[i]).graph(ghost, prices[i]);
                let end = name(prices[i](ends[1]));
                frame.labels(&[(ghost, "price", end, beside)]);
                frame.graph(ink, |w| v.loss(w) + prices[i](w));
                frame.dots(ink, &[lowest]);
                frame.lines(Guide, &[down(lowest)]);
            }
            // The grip.
            let arm = (1.8 * half, prices[0](1.8 * half));
            frame.on(&planes[0]).rings(L1, &[arm]);
        }
        // A script moves the dots in straight lines from one position to the
        // next: half way, they are off by less than half a unit.
        for two in lambdas.windows(2) {
            let at = |l| v.bottoms(l);
            let (a, b) = (at(two[0]), at(two[1]));
            let true_ones = at(f64::midpoint(two[0], two[1]));
            for (i, plane) in planes.iter().enumerate() {
                let [a, b, middle] =
                    [a[i], b[i], true_ones[i]].map(|point| plane.place(point));
                let off = (f64::midpoint(a.0, b.0) - middle.0)
                    .abs()
                    .max((f64::midpoint(a.1, b.1) - middle.1).abs());
                assert!(off < 0.5, "{off} units between {two:?}");
            }
        }
        let shown = "Two pictures over the weight, each with the loss, a price and \
             their sum. On the left the price is a V, on the right a bowl.";
        if v.best == 0.0 {
            let words = "At every price both sums are lowest at 0.";
            figure.describes(&format!("{shown} {words}"), &[]);
            continue;
        }
        let opens = 0.3 * v.scale();
        let threshold = v.threshold();
        let words = "The loss is lowest at #. At a price of # the sum with \
             the V is lowest at #, the other one at #. From a price of # on \
             the sum with the V is lowest at exactly 0, in its corner, where \
             a ring is; the other one is at # then, and never arrives.";
        let numbers = [
            v.best,
            opens,
            v.l1(opens),
            v.l2(opens),
            threshold,
            v.l2(threshold),
        ];
        figure.describes(&format!("{shown} {words}"), &numbers);
    }
}

#[test]
fn emblem() {
    for (options, v, l) in CASES {
        let high = 8.0 * v.height();
        let up = (-0.1 * high, high);
        let mut layer = draw_emblem::<Chapter5>(options, v.across(), up);
        layer.graph(Loss, |w| v.loss(w));
        layer.graph(L1, |w| v.l1_sum(l, w));
        layer.graph(L2, |w| v.l2_sum(l, w));
        let [one, two] = v.bottoms(l);
        layer.dots(L1, &[one]);
        layer.dots(L2, &[two]);
    }
}
