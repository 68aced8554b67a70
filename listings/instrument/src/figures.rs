use crate::problem::Problem;
use chapter4::{l1_slopes, l2_slope};
use chapter5::{l1_minimiser, l2_minimiser, loss_slope};
use chapter7::Parabola;
use figure::{Axis, Emblem, Figure, Ink, Pen, Plane, Sheet, Side, number};

/// How far the axes reach. They are the same for all parameters, so that
/// nothing but the curves moves, and nothing that is marked is cut off.
const WEIGHTS: f64 = 1.5;
const HEIGHTS: f64 = 2.4;
const PULLS: f64 = 3.3;
const STRENGTHS: f64 = 3.0;
const INPUTS: f64 = 1.7;
const OUTPUTS: f64 = 2.5;

const SIZE: (u32, u32) = (320, 258);

/// An empty panel.
fn panel(name: &'static str, title: &str) -> Figure {
    Figure::new(name, title).size(SIZE.0, SIZE.1)
}

fn plane(x: Axis, y: Axis) -> Plane {
    Plane::new(x, y).at(44.0, 34.0, 262.0, 160.0)
}

/// An axis with 0 in its middle.
fn around_zero(title: &str, reach: f64) -> Axis {
    Axis::new(title, -reach, reach)
}

/// Names in a row above the plane, where no curve comes, each with the place
/// across where it ends.
fn names_above(sheet: &Sheet, names: &[(Ink, &str, f64)]) {
    let (width, height) = (f64::from(SIZE.0), f64::from(SIZE.1));
    let canvas =
        Plane::new(Axis::new("", 0.0, width), Axis::new("", -height, 0.0))
            .at(0.0, 0.0, width, height);
    let pen = sheet.pen(&canvas);
    for (ink, name, end) in names {
        pen.label(*ink, (*end, -13.75), Side::Left, name);
    }
}

/// The points, the line from which the noise moved them, and three lines
/// through 0 that are fitted to them.
pub(crate) fn data(p: &Problem) -> Figure {
    let plane = plane(around_zero("x", INPUTS), around_zero("y", OUTPUTS));
    let line = |w: f64| [(-INPUTS, -INPUTS * w), (INPUTS, INPUTS * w)];
    panel("data", "The data and three lines")
        .describe(format!(
            "{}. Through 0 go the line of least squares with the slope {}, \
             L1’s line with {} and L2’s line with {}.",
            points_in_words(p),
            number(p.least_squares()),
            number(p.l1()),
            number(p.l2()),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            pen.line(Ink::Loss, &line(p.least_squares()));
            pen.line(Ink::L2, &line(p.l2()));
            pen.line(Ink::L1, &line(p.l1()));
            pen.line(Ink::Guide, &line(p.weight));
            let points = p.data.x.iter().copied().zip(p.data.y.iter().copied());
            pen.specks(Ink::Text, points);
            let names = [
                (Ink::Guide, "w*", 139.0),
                (Ink::Loss, "least squares", 250.0),
                (Ink::L1, "L1", 283.0),
                (Ink::L2, "L2", 316.0),
            ];
            // Under the line of least squares the dotted one is not seen.
            let hidden = usize::from(p.least_squares() == p.weight);
            names_above(sheet, &names[hidden..]);
        })
}

fn points_in_words(p: &Problem) -> String {
    let (count, weight) = (p.data.x.len(), number(p.weight));
    if p.is_moved() {
        let (x, y) = (&p.data.x, &p.data.y);
        let point =
            |(x, y): (&f64, &f64)| format!("({}, {})", number(*x), number(*y));
        let points: Vec<_> = x.iter().zip(y).map(point).collect();
        return format!(
            "{count} points, moved by hand to {}, and the dotted line y = {weight}·x",
            points.join(", ")
        );
    }
    if p.noise == 0.0 {
        return format!("{count} points on the dotted line y = {weight}·x");
    }
    format!(
        "{count} points, which noise with standard deviation {} has moved \
         from the dotted line y = {weight}·x",
        number(p.noise)
    )
}

/// The loss, and loss plus penalty for both penalties.
pub(crate) fn sums(p: &Problem) -> Figure {
    let plane =
        plane(around_zero("weight w", WEIGHTS), Axis::new("", 0.0, HEIGHTS));
    let bare = p.least_squares();
    let lowest = [
        (Ink::Loss, bare, p.loss(bare)),
        (Ink::L2, p.l2(), p.l2_sum(p.l2())),
        (Ink::L1, p.l1(), p.l1_sum(p.l1())),
    ];
    let [none, two, one] = lowest.map(|(_, w, height)| [w, height].map(number));
    panel("sums", "The loss and both sums")
        .describe(format!(
            "Three curves over the weight w, with λ = {}. The loss is lowest \
             at w = {}, where its height is {}; loss plus λ|w| at w = {}, \
             where its height is {}; loss plus λw² at w = {}, where its \
             height is {}.",
            number(p.lambda),
            none[0],
            none[1],
            one[0],
            one[1],
            two[0],
            two[1],
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            pen.curve(Ink::Loss, &[], |w| p.loss(w));
            pen.curve(Ink::L2, &[], |w| p.l2_sum(w));
            pen.curve(Ink::L1, &[0.0], |w| p.l1_sum(w));
            let down = |(_, w, height)| [(w, plane.low()), (w, height)];
            pen.strokes(Ink::Guide, lowest.map(down));
            for (ink, w, height) in lowest {
                pen.dot(ink, w, height);
            }
            names_above(
                sheet,
                &[
                    (Ink::Loss, "loss", 128.0),
                    (Ink::L1, "loss + λ|w|", 223.0),
                    (Ink::L2, "loss + λw²", 316.0),
                ],
            );
        })
}

/// How hard the data pull at each weight, to the right if it is more than 0,
/// and how hard each penalty holds against it.
pub(crate) fn pulls(p: &Problem) -> Figure {
    let plane =
        plane(around_zero("weight w", WEIGHTS), around_zero("pull", PULLS));
    let data = |w: f64| (w, -loss_slope(&p.data, w));
    let two = |w: f64| (w, p.lambda * l2_slope(w));
    let (left, right) = l1_slopes(0.0);
    let (left, right) = (p.lambda * left, p.lambda * right);
    panel("pulls", "The pulls at the weight")
        .describe(format!(
            "The pull of the data falls on a straight line: it is {} at w = 0 \
             and nothing at w = {}. Against it L1 holds with {} right of 0, \
             with {} left of 0, and at 0 with anything between: they balance \
             at w = {}. L2 holds with a pull that grows with the weight: it \
             balances the data at w = {}.",
            number(p.bowl.pull),
            number(p.least_squares()),
            number(right),
            number(left),
            number(p.l1()),
            number(p.l2()),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            pen.line(Ink::Loss, &[-WEIGHTS, WEIGHTS].map(data));
            pen.line(Ink::L2, &[-WEIGHTS, WEIGHTS].map(two));
            let corners = [(0.0, left), (0.0, right)];
            let ends = [(-WEIGHTS, left), (WEIGHTS, right)];
            pen.line(Ink::L1, &[ends[0], corners[0], corners[1], ends[1]]);
            let balance = [
                (Ink::Loss, p.least_squares()),
                (Ink::L2, p.l2()),
                (Ink::L1, p.l1()),
            ];
            for (ink, w) in balance {
                pen.dot(ink, w, data(w).1);
            }
            names_above(
                sheet,
                &[
                    (Ink::Loss, "data", 184.0),
                    (Ink::L1, "L1: ±λ", 245.0),
                    (Ink::L2, "L2: 2λw", 316.0),
                ],
            );
        })
}

/// The dead zone, shaded, and a bar in it as long as the weight of least
/// squares: what spills over is L1's weight.
fn fill_the_zone(pen: &Pen, edge: f64, ours: f64) {
    let (left, right, low) = (-edge, edge, -WEIGHTS);
    let zone = [(left, low), (right, low), (right, -low), (left, -low)];
    pen.area(Ink::L1, &zone);
    if edge > 0.0 {
        pen.label(Ink::L1, (0.0, WEIGHTS), Side::Below, "dead zone");
    }
    let held = ours.clamp(left, right);
    for (ink, from, to) in [(Ink::Loss, 0.0, held), (Ink::L1, held, ours)] {
        let middle = f64::midpoint(from, to);
        if from != to {
            let bar = (middle, 0.95 * low, 0.8 * low);
            pen.bars_between(ink, (to - from).abs(), [bar]);
        }
    }
}

/// The best weight against that of least squares.
pub(crate) fn zone(p: &Problem) -> Figure {
    let plane = plane(
        around_zero("weight of least squares", WEIGHTS),
        around_zero("best weight", WEIGHTS),
    );
    let bare = |w: f64| (w, w);
    let at = |best: fn(&Parabola, f64) -> f64| {
        move |w: f64| (w, best(&p.bowl_at(w), p.lambda))
    };
    let one = at(chapter7::l1_minimiser);
    let two = at(chapter7::l2_minimiser);
    let (edge, ours) = (p.dead_zone(), p.least_squares());
    panel("zone", "The dead zone")
        .describe(format!(
            "Across, the weight of least squares; upwards, the best weight. \
             Without a price it is the same. L1 makes it 0 from {} to {} \
             and moves it by as much towards 0 elsewhere. L2 multiplies it by \
             {}. For our data it is {} without a price, {} with L1 and {} \
             with L2.",
            number(-edge),
            number(edge),
            number(two(1.0).1),
            number(ours),
            number(p.l1()),
            number(p.l2()),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            fill_the_zone(&pen, edge, ours);
            let top = ours.max(p.l1());
            pen.line(Ink::Guide, &[(ours, -WEIGHTS), (ours, top)]);
            pen.line(Ink::Loss, &[-WEIGHTS, WEIGHTS].map(bare));
            pen.line(Ink::L2, &[-WEIGHTS, WEIGHTS].map(two));
            pen.line(Ink::L1, &[-WEIGHTS, -edge, edge, WEIGHTS].map(one));
            pen.dot(Ink::Loss, ours, ours);
            pen.dot(Ink::L2, ours, p.l2());
            pen.dot(Ink::L1, ours, p.l1());
            // In a quarter where no weight is best.
            let names =
                [(Ink::Loss, "no price"), (Ink::L1, "L1"), (Ink::L2, "L2")];
            pen.names((-WEIGHTS, 0.95 * WEIGHTS), Side::Right, &names);
            // In the other one, above the bar.
            let bar = [(Ink::Loss, "L1 takes"), (Ink::L1, "L1 leaves")];
            pen.names((WEIGHTS, -0.35 * WEIGHTS), Side::Left, &bar);
        })
}

/// The best weight for every λ.
pub(crate) fn path(p: &Problem) -> Figure {
    let plane = plane(
        Axis::new("λ", 0.0, STRENGTHS),
        around_zero("best weight", WEIGHTS),
    );
    let threshold = p.threshold();
    panel("path", "The best weight for every λ")
        .describe(path_in_words(p))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            // Below all curves; inside the plane wherever the threshold is.
            let words = format!("0 from λ = {} on", number(threshold));
            let middle = threshold.clamp(0.8, STRENGTHS - 0.8);
            let low = -0.95 * WEIGHTS;
            pen.line(
                Ink::Guide,
                &[(threshold, -0.62 * WEIGHTS), (threshold, 0.0)],
            );
            pen.curve(Ink::L2, &[], |l| l2_minimiser(&p.data, l));
            pen.curve(Ink::L1, &[threshold], |l| l1_minimiser(&p.data, l));
            pen.ring(Ink::L1, threshold, 0.0);
            pen.label(Ink::L1, (middle, low), Side::Above, &words);
            pen.dot(Ink::L2, p.lambda, p.l2());
            pen.dot(Ink::L1, p.lambda, p.l1());
            let names = [(Ink::L2, "L2"), (Ink::L1, "L1")];
            pen.names((STRENGTHS, 0.95 * WEIGHTS), Side::Left, &names);
        })
}

fn path_in_words(p: &Problem) -> String {
    if p.threshold() == 0.0 {
        return "The best weight is 0 for every λ, with L1 and with L2.".into();
    }
    format!(
        "Both paths start at {} for λ = 0. L1’s goes on a straight line to 0, \
         where it is from λ = {} on; L2’s goes on a curve and never arrives. \
         At λ = {} L1 is at {} and L2 at {}.",
        number(p.least_squares()),
        number(p.threshold()),
        number(p.lambda),
        number(p.l1()),
        number(p.l2()),
    )
}

/// The paths of both weights, and where they are now.
pub(crate) fn emblem(p: &Problem) -> Emblem {
    Emblem::new((0.0, STRENGTHS), (-0.1, 0.6), |pen| {
        pen.line(Ink::Faint, &[(0.0, 0.0), (STRENGTHS, 0.0)]);
        pen.curve(Ink::L2, &[], |l| l2_minimiser(&p.data, l));
        pen.curve(Ink::L1, &[p.threshold()], |l| l1_minimiser(&p.data, l));
        pen.dot(Ink::L2, p.lambda, p.l2());
        pen.dot(Ink::L1, p.lambda, p.l1());
    })
}
