use crate::problem::Problem;
use crate::{loss, reach};
use figure::{Axis, Emblem, Figure, Ink, Plane, Side, Slide, fixed, number};

/// The data, and one line through the origin for each position of the
/// slider; on each miss stands a square, and their mean area is the loss.
pub(crate) fn lines(p: &Problem) -> Figure {
    let plane = room_for_squares(p);
    // In parts of the reach, so that 0 and the best weight are met exactly.
    let slope = |i| p.weight + reach(p.weight) * (f64::from(i - 20) / 20.0);
    let slopes: Vec<f64> = (0..=40).map(slope).collect();
    Figure::new("lines", "One line for each weight")
        .height(394)
        .describe(format!(
            "{} points on the line y = {}·x, and a line through the origin \
             whose slope w can be chosen. Where it misses a point, the miss \
             is the side of a square. The nearer w comes to {1}, the smaller \
             are the squares.",
            p.data.x.len(),
            number(p.weight),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            // Above all lines and squares on the left.
            let names = [
                (Ink::Loss, "line: y = w·x"),
                (Ink::Loss, "square: one error²"),
            ];
            pen.names((plane.x.from, 0.88 * plane.y.to), Side::Right, &names);
        })
        .slide(
            Slide::new("weight w", &plane, &slopes, 0.0),
            [(Ink::Loss, "mean squared error")],
            |sheet, w| {
                let pen = sheet.pen(&plane);
                let points =
                    p.data.x.iter().copied().zip(p.data.y.iter().copied());
                let misses = points.clone().map(|(x, y)| ((x, y), w * x - y));
                pen.squares(Ink::Loss, misses);
                pen.curve(Ink::Loss, &[], |x| w * x);
                pen.specks(Ink::Text, points);
                [number(loss(&p.data, w))]
            },
        )
}

/// A plane that has room for every line and for the largest squares, which
/// stand at the outermost points.
fn room_for_squares(p: &Problem) -> Plane {
    let (width, height) = (518.0, 300.0);
    let outermost = p.data.x.iter().fold(0.0, |m: f64, x| x.abs().max(m));
    let high = 1.05 * outermost * p.from.abs().max(p.to.abs());
    let side = outermost * (p.to - p.from) / 2.0 * height / (2.0 * high);
    let across = 1.05 * outermost * width / (width - 2.0 * side);
    Plane::new(Axis::new("x", -across, across), Axis::new("y", -high, high))
        .at(56.0, 34.0, width, height)
}

/// The losses of random weights, over the bowl that they come from.
pub(crate) fn bowl(p: &Problem) -> Figure {
    let high = loss(&p.data, p.from);
    let plane = Plane::new(
        Axis::new("weight w", p.from, p.to),
        Axis::new("mean squared error", 0.0, high),
    );
    let counts: Vec<f64> = p.counts().iter().map(|&n| n as f64).collect();
    Figure::new("bowl", "The bowl: the loss of each weight")
        .describe(format!(
            "Random weights and their losses. The dots lie on a bowl, the \
             grey curve. Its lowest point, loss 0, is at w = {}; at w = 0 \
             it stands at {}.",
            number(p.weight),
            number(loss(&p.data, 0.0)),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            pen.curve(Ink::Loss, &[p.weight], |w| loss(&p.data, w));
            let inside = (p.weight, 0.6 * high);
            pen.label(Ink::Text, inside, Side::Above, "large dot: best so far");
        })
        .slide(
            Slide::new("draws", &plane, &counts, 50.0),
            [(Ink::Text, "best weight so far"), (Ink::Text, "its loss")],
            |sheet, count| {
                let pen = sheet.pen(&plane);
                let drawn = &p.weights[..count as usize];
                pen.specks(
                    Ink::Text,
                    drawn.iter().map(|&w| (w, loss(&p.data, w))),
                );
                let best = p.best_of(drawn.len());
                pen.dot(Ink::Text, best, loss(&p.data, best));
                [fixed(best, 4), fixed(loss(&p.data, best), 6)]
            },
        )
}

/// The bowl, and random weights on it.
pub(crate) fn emblem(p: &Problem) -> Emblem {
    let high = loss(&p.data, p.from);
    Emblem::new((p.from, p.to), (-0.1 * high, high), |pen| {
        pen.curve(Ink::Loss, &[], |w| loss(&p.data, w));
        let some = p.weights.iter().take(12);
        pen.specks(Ink::Text, some.map(|&w| (w, loss(&p.data, w))));
        let best = p.best_of(12.min(p.weights.len()));
        pen.dot(Ink::Text, best, loss(&p.data, best));
    })
}
