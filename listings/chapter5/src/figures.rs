use crate::problem::Problem;
use crate::{l1_minimiser, l1_sum, l2_minimiser, l2_sum, zero_threshold};
use chapter3::{Data, loss, reach};
use figure::{Axis, Emblem, Figure, Ink, Plane, Side, Slide, number};

/// The loss, and loss plus penalty for both penalties, at each λ.
pub(crate) fn sums(p: &Problem) -> Figure {
    let data = &p.data;
    let high = Axis::new("loss + λ · penalty", 0.0, 10.0 * p.view.height);
    let plane = Plane::new(p.view.weights(), high);
    // Below the axis, a lane for each penalty with all its lowest points.
    let lanes =
        Plane::below(&plane, Axis::new("", 0.0, 2.0)).at_top(368.0, 48.0);
    let lambdas = p.view.strengths(60, 20, p.lambda);
    Figure::new("sums", "Loss plus penalty for one weight")
        .height(424)
        .describe(sums_in_words(p))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            pen.curve(Ink::Loss, &[], |w| loss(data, w));
            // Where neither curve comes, whatever λ is.
            let top = (p.weight / 3.0, 9.3 * p.view.height);
            let names = [(Ink::L1, "loss + λ|w|"), (Ink::L2, "loss + λw²")];
            pen.names(top, Side::Above, &names);
            p.view.name_the_loss(&pen, data);
            let pen = sheet.pen(&lanes);
            let tick = |w: f64, lane: f64| [(w, lane + 0.2), (w, lane + 0.8)];
            let all = |lowest: fn(&Data, f64) -> f64, lane| {
                lambdas.iter().map(move |&l| tick(lowest(data, l), lane))
            };
            pen.strokes(Ink::L1Trace, all(l1_minimiser, 1.0));
            pen.strokes(Ink::L2Trace, all(l2_minimiser, 0.0));
            let beyond = if p.weight < 0.0 { Side::Left } else { Side::Right };
            pen.label(Ink::L1, (p.weight, 1.5), beyond, "L1, every λ");
            pen.label(Ink::L2, (p.weight, 0.5), beyond, "L2, every λ");
        })
        .slide(
            Slide::new("price λ", &plane, &lambdas, p.lambda).mark(
                zero_threshold(data),
                Ink::L1,
                "exactly 0 from here on",
            ),
            [(Ink::L1, "L1 is lowest at"), (Ink::L2, "L2 is lowest at")],
            |sheet, lambda| {
                let pen = sheet.pen(&plane);
                pen.curve(Ink::L1, &[0.0], |w| l1_sum(data, lambda, w));
                pen.curve(Ink::L2, &[], |w| l2_sum(data, lambda, w));
                let one = l1_minimiser(data, lambda);
                let two = l2_minimiser(data, lambda);
                let lowest = [
                    (Ink::L2, two, l2_sum(data, lambda, two)),
                    (Ink::L1, one, l1_sum(data, lambda, one)),
                ];
                let down = |(_, w, height)| [(w, plane.low()), (w, height)];
                pen.strokes(Ink::Guide, lowest.map(down));
                for (ink, w, height) in lowest {
                    pen.dot(ink, w, height);
                }
                let pen = sheet.pen(&lanes);
                pen.specks(Ink::L2, [(two, 0.5)]);
                pen.specks(Ink::L1, [(one, 1.5)]);
                [number(one), number(two)]
            },
        )
}

fn sums_in_words(p: &Problem) -> String {
    let (one, two) =
        (l1_minimiser(&p.data, p.lambda), l2_minimiser(&p.data, p.lambda));
    format!(
        "Three curves over the weight w. The loss is a bowl with its lowest \
         point at w = {}. With λ = {}, loss plus λ|w| has its lowest point \
         at w = {}, where its height is {}; loss plus λw² has it at w = {}, \
         where its height is {}. Below the axis, ticks mark the lowest points \
         for many λ.",
        number(p.weight),
        number(p.lambda),
        number(one),
        number(l1_sum(&p.data, p.lambda, one)),
        number(two),
        number(l2_sum(&p.data, p.lambda, two)),
    )
}

/// The L1 sum as what it is: two half-bowls glued together at 0.
pub(crate) fn halves(p: &Problem) -> Figure {
    let data = &p.data;
    let h = p.view.height;
    // Left of 0, |w| is −w; right of 0, it is w.
    let half = |side: f64, lambda: f64| {
        move |w: f64| loss(data, w) + lambda * side * w
    };
    let bottom = |side, lambda| p.half_bowl(side, lambda);
    // At the largest λ the bowls are farthest apart, and lowest.
    let lambdas = p.view.strengths(20, 10, p.lambda);
    let most = lambdas[lambdas.len() - 1];
    let ends = [-1.0, 1.0].map(|side| bottom(side, most));
    let low = [-1.0, 1.0].map(|side| half(side, most)(bottom(side, most)));
    let (low, high) = (low[0].min(low[1]) - h, 8.0 * h);
    let room = reach(p.weight) / 2.0;
    let plane = Plane::new(
        Axis::new("weight w", ends[1].min(0.0) - room, ends[0].max(0.0) + room),
        Axis::new("loss + λ|w|", low, high),
    );
    // Below the bowls, on the side of 0 to which the data do not pull.
    let (edge, side_of_words) = if p.weight < 0.0 {
        (plane.x.to, Side::Left)
    } else {
        (plane.x.from, Side::Right)
    };
    let words = (edge, low + 0.42 * (high - low));
    let next = (edge, words.1 - 2.0 * 27.0 / plane.height * (high - low));
    Figure::new("halves", "The L1 sum is two half-bowls")
        .describe(format!(
            "Two bowls that cross at w = 0. The L1 sum follows the left bowl \
             left of 0 and the right bowl right of 0. With λ = {}, the right \
             bowl has its lowest point at w = {} and the left bowl at w = {}. \
             The sum is lowest at w = {}{}.",
            number(p.lambda),
            number(bottom(1.0, p.lambda)),
            number(bottom(-1.0, p.lambda)),
            number(l1_minimiser(data, p.lambda)),
            if p.lambda < zero_threshold(data) {
                ", on one of the two bowls"
            } else {
                ", at the corner: neither bowl is lowest on its own side"
            },
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            pen.line(Ink::Guide, &[(0.0, low), (0.0, high)]);
            pen.names(
                words,
                side_of_words,
                &[
                    (Ink::L1Ghost, "dashed: bowls"),
                    (Ink::L1, "rings: bottoms,"),
                ],
            );
        })
        .slide(
            Slide::new("price λ", &plane, &lambdas, p.lambda),
            [
                (Ink::L1, "right bowl lowest at"),
                (Ink::L1, "left bowl lowest at"),
                (Ink::L1, "the sum is lowest at"),
            ],
            |sheet, lambda| {
                let pen = sheet.pen(&plane);
                for side in [-1.0, 1.0] {
                    pen.curve(Ink::L1Ghost, &[], half(side, lambda));
                    let w = bottom(side, lambda);
                    pen.ring(Ink::L1, w, half(side, lambda)(w));
                }
                let across = |side: &f64| side * bottom(*side, lambda) < -1e-9;
                let count = [-1.0, 1.0].iter().filter(|s| across(s)).count();
                let count = ["none", "one", "both"][count];
                let count = format!("{count} on the");
                let names = [(Ink::L1, &*count), (Ink::L1, "wrong side")];
                pen.names(next, side_of_words, &names);
                pen.curve(Ink::L1, &[0.0], |w| l1_sum(data, lambda, w));
                let w = l1_minimiser(data, lambda);
                pen.dot(Ink::L1, w, l1_sum(data, lambda, w));
                [bottom(1.0, lambda), bottom(-1.0, lambda), w].map(number)
            },
        )
}

/// The lowest point of each sum, for every λ.
pub(crate) fn path(p: &Problem) -> Figure {
    let data = &p.data;
    let most = 3.0 * p.view.scale;
    let threshold = zero_threshold(data);
    let (low, high) = match p.weight {
        0.0 => (-1.0, 1.0),
        w => (w.min(0.0), w.max(0.0)),
    };
    let best = Axis::new("best weight", low, high);
    // A ring at the start, which a reader can draw with, needs room above.
    let plane = Plane::new(Axis::new("λ", 0.0, most), best).at_top(64.0, 246.0);
    Figure::new("path", "The best weight for every λ")
        .describe(if p.weight == 0.0 {
            "The best weight is 0 for every λ, with L1 and with L2.".into()
        } else {
            format!(
                "With L1 the best weight goes on a straight line from {} to \
                 0, which it reaches at λ = {}, and stays there. With L2 it \
                 goes on a curve, is {} at that λ, and never reaches 0.",
                number(p.weight),
                number(threshold),
                number(l2_minimiser(data, threshold)),
            )
        })
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            let half = l2_minimiser(data, threshold);
            pen.line(Ink::Guide, &[(threshold, 0.0), (threshold, half)]);
            pen.curve(Ink::L1, &[threshold], |l| l1_minimiser(data, l));
            pen.curve(Ink::L2, &[], |l| l2_minimiser(data, l));
            pen.dot(Ink::L1, threshold, 0.0);
            pen.dot(Ink::L2, threshold, half);
            let words = number(half);
            let (side, aside) = if p.weight < 0.0 {
                (Side::Below, Side::BelowRight)
            } else {
                (Side::Above, Side::AboveRight)
            };
            pen.label(Ink::L2, (threshold, half), aside, &words);
            let late = 0.95 * most;
            pen.label(Ink::L1, (late, l1_minimiser(data, late)), side, "L1");
            pen.label(Ink::L2, (late, l2_minimiser(data, late)), side, "L2");
        })
}

/// The loss, the two sums and their lowest points.
pub(crate) fn emblem(p: &Problem) -> Emblem {
    let (data, lambda) = (&p.data, p.lambda);
    let high = 8.0 * p.view.height;
    Emblem::new((p.view.from, p.view.to), (-0.1 * high, high), |pen| {
        pen.curve(Ink::Loss, &[], |w| loss(data, w));
        pen.curve(Ink::L2, &[], |w| l2_sum(data, lambda, w));
        pen.curve(Ink::L1, &[0.0], |w| l1_sum(data, lambda, w));
        let two = l2_minimiser(data, lambda);
        pen.dot(Ink::L2, two, l2_sum(data, lambda, two));
        let one = l1_minimiser(data, lambda);
        pen.dot(Ink::L1, one, l1_sum(data, lambda, one));
    })
}
