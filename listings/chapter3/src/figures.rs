use crate::loss;
use crate::problem::Problem;
use figure::{Axis, Figure, Ink, Plane, Side, number};

/// The data, and one line through the origin for each position of the
/// slider; bars show how far the line misses each point.
pub(crate) fn lines(p: &Problem) -> Figure {
    let reach = 7.0 / 6.0 * p.data.x.iter().fold(0.0, |m, x| x.abs().max(m));
    let high = reach * (p.to - p.from) / 2.0;
    let plane =
        Plane::new(Axis::new("x", -reach, reach), Axis::new("y", -high, high));
    let slopes: Vec<f64> = (0..=40)
        .map(|i| p.from + (p.to - p.from) * f64::from(i) / 40.0)
        .collect();
    Figure::new("lines", "One line for each weight")
        .describe(format!(
            "{} points on the line y = {}·x, and a line through the origin \
             whose slope w can be chosen. The nearer w comes to {1}, the \
             shorter are the bars between the line and the points.",
            p.data.x.len(),
            number(p.weight),
        ))
        .still(|sheet| {
            sheet.axes(&plane);
        })
        .slide("w", &slopes, 0.0, |sheet, w| {
            let pen = sheet.pen(&plane);
            for (&x, &y) in p.data.x.iter().zip(&p.data.y) {
                pen.line(Ink::Guide, &[(x, y), (x, w * x)]);
            }
            let points = p.data.x.iter().copied().zip(p.data.y.iter().copied());
            pen.specks(Ink::Text, points);
            let end = pen.curve(Ink::Loss, &[], |x| w * x);
            pen.label(
                Ink::Loss,
                end,
                Side::Right,
                &format!("w = {}", number(w)),
            );
            let error = number(loss(&p.data, w));
            format!("w = {}: the mean squared error is {error}", number(w))
        })
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
             dashed curve. Its lowest point, loss 0, is at w = {}; at w = 0 \
             it stands at {}.",
            number(p.weight),
            number(loss(&p.data, 0.0)),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            pen.curve(Ink::Guide, &[p.weight], |w| loss(&p.data, w));
        })
        .slide("draws", &counts, 50.0, |sheet, count| {
            let pen = sheet.pen(&plane);
            let drawn = &p.weights[..count as usize];
            pen.specks(Ink::Loss, drawn.iter().map(|&w| (w, loss(&p.data, w))));
            let best = p.best_of(drawn.len());
            pen.dot(Ink::Text, best, loss(&p.data, best));
            let words = if drawn.len() == 1 { "draw" } else { "draws" };
            format!(
                "{} {words}: the best weight so far is {}, its loss is {}",
                drawn.len(),
                number(best),
                number(loss(&p.data, best)),
            )
        })
}
