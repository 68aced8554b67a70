use crate::outlines::{AROUND, contour, diamond, disc};
use crate::problem::{Problem, REACH};
use crate::{
    Bowl, Weights, corner_probability, draw_touches, is_corner,
    lowest_in_diamond, lowest_in_disc,
};
use figure::{
    Axis, Emblem, Figure, Ink, Plane, Sheet, Side, Slide, fixed, number,
    with_chosen,
};
use std::f64::consts::FRAC_PI_2;

/// The two shapes: ink, name, outline, its corners and the lowest point in it.
type Shape = (
    Ink,
    &'static str,
    fn(f64, f64) -> Weights,
    &'static [f64],
    fn(&Bowl, f64) -> Weights,
);

const CORNERS: [f64; 5] = [0.0, 1.0, 2.0, 3.0, 4.0];

const SHAPES: [Shape; 2] = [
    (Ink::L1, "L1: |w₁| + |w₂| ≤ t", diamond, &CORNERS, lowest_in_diamond),
    (Ink::L2, "L2: w₁² + w₂² ≤ t²", disc, &[], lowest_in_disc),
];

/// The budget at which the diamond holds the bowl's centre.
fn enough(bowl: &Bowl) -> f64 {
    bowl.centre.0.abs() + bowl.centre.1.abs()
}

/// Budgets in so many parts of the one that is enough, with the chosen one
/// among them.
fn budgets(t: f64, bowl: &Bowl, parts: impl Iterator<Item = u32>) -> Vec<f64> {
    let budget = |i: u32| enough(bowl) * f64::from(i) / 28.0;
    with_chosen(parts.map(budget).collect(), t)
}

const HEADS: [(Ink, &str); 2] =
    [(Ink::L1, "diamond: lowest"), (Ink::L2, "disc: lowest")];

fn readout(bowl: &Bowl, t: f64) -> [String; 2] {
    // As wide in every position.
    [lowest_in_diamond(bowl, t), lowest_in_disc(bowl, t)]
        .map(|(one, two)| format!("({}, {})", fixed(one, 3), fixed(two, 3)))
}

fn pair((one, two): Weights) -> String {
    format!("({}, {})", number(one), number(two))
}

/// The diamond and the disc on the bowl's contours.
pub(crate) fn shapes(problem: &Problem) -> Figure {
    let (bowl, t) = (&problem.bowl, problem.budget);
    let reach = 1.25 * enough(bowl).max(t);
    let axis = |name| Axis::new(name, -reach, reach);
    let planes = [56.0, 354.0].map(|left| {
        Plane::new(axis("w₁"), axis("w₂")).at(left, 58.0, 234.0, 234.0)
    });
    Figure::new("shapes", "The diamond and the disc")
        .height(350)
        .describe(in_words(bowl, t))
        .still(|sheet| {
            for (plane, (ink, name, ..)) in planes.iter().zip(SHAPES) {
                let pen = sheet.axes(plane);
                pen.label(ink, (0.0, reach), Side::Above, name);
                for k in 1..=5 {
                    let loss = bowl.loss((0.0, 0.0)) * f64::from(k * k) / 9.0;
                    let at = |time| contour(bowl, loss, time);
                    pen.path(Ink::Axis, AROUND, &[], at);
                }
                pen.specks(Ink::Loss, [bowl.centre]);
            }
        })
        .slide(
            Slide::across(
                "budget t",
                &budgets(t, bowl, (2..10).chain((10..=32).step_by(2))),
                t,
            ),
            HEADS,
            |sheet, t| {
                for (plane, (ink, .., lowest)) in planes.iter().zip(SHAPES) {
                    let pen = sheet.pen(plane);
                    let touch = lowest(bowl, t);
                    if ink == Ink::L1 {
                        let corners = CORNERS.map(|time| diamond(t, time));
                        pen.area(ink, &corners);
                        pen.line(ink, &corners);
                    } else {
                        pen.inside_round(ink, (0.0, 0.0), t);
                        pen.round(ink, (0.0, 0.0), t);
                    }
                    let loss = bowl.loss(touch);
                    let at = |time| contour(bowl, loss, time);
                    pen.path(Ink::Loss, AROUND, &[], at);
                    pen.dot(ink, touch.0, touch.1);
                }
                readout(bowl, t)
            },
        )
}

fn in_words(bowl: &Bowl, t: f64) -> String {
    let (one, two) = (lowest_in_diamond(bowl, t), lowest_in_disc(bowl, t));
    format!(
        "Contours of a bowl over two weights around its lowest point {}, and \
         two shapes around 0 with the budget {}. The lowest point in the \
         diamond is {}, {}; the lowest in the disc is {}.",
        pair(bowl.centre),
        number(t),
        pair(one),
        if is_corner(one) { "a corner" } else { "no corner" },
        pair(two),
    )
}

/// The corners of both edges, in the order in which a walk comes to them, which
/// weight is 0 there, and on which side of both shapes they are.
const ZEROS: [(f64, &str, Side); 4] = [
    (-1.0, "w₁ = 0", Side::Below),
    (0.0, "w₂ = 0", Side::Right),
    (1.0, "w₁ = 0", Side::Above),
    (2.0, "w₂ = 0", Side::Left),
];

/// Whoever walks once around each shape's edge: how high the bowl is there.
pub(crate) fn edges(problem: &Problem) -> Figure {
    let (bowl, t) = (&problem.bowl, problem.budget);
    let reach = f64::max(5.0 / 7.0 * enough(bowl), t);
    let around = (0..96).map(|i| disc(reach, f64::from(i) / 24.0));
    let top = around.map(|w| bowl.loss(w)).fold(0.0, f64::max);
    let named = |(place, (time, words, _)): (i32, (f64, &str, Side))| {
        (time, format!("{place}: {words}"))
    };
    let zeros: Vec<_> = (1..).zip(ZEROS).map(named).collect();
    let plane = Plane::new(
        Axis::new("once around the edge", -1.5, 2.5).words(&zeros),
        Axis::new("loss on the edge", 0.0, 1.02 * top),
    );
    let budgets = budgets(t, bowl, 1..=20);
    let slide = Slide::new("budget t", &plane, &budgets, t).short();
    Figure::new("edges", "Once around the diamond and the disc")
        .describe(format!(
            "How high the loss is on a walk around the diamond’s edge and the \
             disc’s, which meet at the four points at which a weight is 0; a \
             small picture numbers them. At t = {}, the diamond’s curve is \
             lowest at {}, the disc’s at {}; the disc’s has no corner.",
            number(t),
            pair(lowest_in_diamond(bowl, t)),
            pair(lowest_in_disc(bowl, t)),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            for (time, ..) in ZEROS {
                pen.line(Ink::Guide, &[(time, 0.0), (time, top)]);
            }
            let names = [(Ink::L1, "diamond"), (Ink::L2, "disc")];
            pen.names((1.1, 0.9 * top), Side::Right, &names);
            walk_around(sheet);
        })
        .slide(slide, HEADS, |sheet, t| {
            let pen = sheet.pen(&plane);
            for (ink, _, edge, corners, lowest) in SHAPES.into_iter().rev() {
                let corners: Vec<f64> =
                    corners.iter().map(|time| time - 2.0).collect();
                let height = |time: f64| bowl.loss(edge(t, time + 4.0));
                pen.curve(ink, &corners, height);
                let (one, two) = lowest(bowl, t);
                let (size, time) = if ink == Ink::L1 {
                    let size = one.abs() + two.abs();
                    (size, along_diamond((one / size, two / size)))
                } else {
                    (libm::hypot(one, two), libm::atan2(two, one) / FRAC_PI_2)
                };
                // The bowl's lowest point may lie within.
                if size > t * (1.0 - 1e-9) {
                    let time = if time < -1.5 { time + 4.0 } else { time };
                    pen.dot(ink, time, bowl.loss((one, two)));
                    let place = (one / size, two / size);
                    sheet.pen(&small()).specks(ink, [place]);
                }
            }
            readout(bowl, t)
        })
}

/// Where what is walked around is drawn small: between two of the dotted lines.
fn small() -> Plane {
    let axis = || Axis::new("", -1.0, 1.0);
    Plane::new(axis(), axis()).at(277.0, 64.0, 76.0, 76.0)
}

/// What is walked around: its corners have the axis' numbers.
fn walk_around(sheet: &Sheet) {
    let pen = sheet.pen(&small());
    pen.line(Ink::L1, &CORNERS.map(|time| diamond(1.0, time)));
    pen.round(Ink::L2, (0.0, 0.0), 1.0);
    for (place, (time, _, side)) in (1..).zip(ZEROS) {
        let corner = diamond(1.0, time + 4.0);
        pen.label(Ink::Axis, corner, side, &place.to_string());
    }
}

/// When a walk around the diamond with t = 1 is at a point of its edge, from
/// −2 to 2.
fn along_diamond((one, two): Weights) -> f64 {
    let time = if one < 0.0 { 1.0 - one } else { two.abs() };
    if two < 0.0 { -time } else { time }
}

/// Where the bowl's centre must be for a corner to be lowest.
pub(crate) fn corners() -> Figure {
    let axis = |name| Axis::new(name, -REACH, REACH);
    let half = REACH / 2.0;
    let up = axis("centre of the loss, w₂").ticks(&[-half, 0.0, half, REACH]);
    let plane = Plane::new(axis("centre of the loss, w₁"), up)
        .at(56.0, 47.0, 340.0, 340.0);
    let chance = |t| fixed(corner_probability(t, REACH), 3);
    let budgets: Vec<f64> = (1..=20).map(|i| 0.25 * f64::from(i)).collect();
    // The same ones at every budget: which of them are blue is what changes.
    let touches = draw_touches(budgets[0], REACH, 30, 2).into_iter();
    let centres: Vec<Weights> = touches.map(|(centre, _)| centre).collect();
    let to_corner = |centre: &Weights, t| {
        let bowl = Bowl { centre: *centre, correlation: 0.0 };
        is_corner(lowest_in_diamond(&bowl, t))
    };
    Figure::new("corners", "Which centres lead to a corner")
        .height(447)
        .describe(format!(
            "A square of centres around the diamond. From four blue \
             triangles, one beyond each corner, the diamond is touched at \
             that corner; from the four stripes between them it is touched \
             on an edge. The larger the budget, the smaller the triangles: \
             a corner has the probability {} at t = 1 and {} at t = 5.",
            chance(1.0),
            chance(5.0),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            let corner = ["answer at a", "corner: one zero"];
            let edge = ["answer on an", "edge: no zero"];
            let (one, two) = ((REACH, 0.0), (REACH, 0.8 * REACH));
            pen.names(one, Side::Right, &corner.map(|name| (Ink::L1, name)));
            pen.names(two, Side::Right, &edge.map(|name| (Ink::Loss, name)));
            pen.specks(Ink::Loss, centres.iter().copied());
        })
        .slide(
            Slide::new("budget t", &plane, &budgets, 3.0),
            [(Ink::L1, "probability of a corner")],
            |sheet, t| {
                let pen = sheet.pen(&plane);
                let wide = REACH - t;
                for (x, y) in [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)]
                {
                    // A triangle from the corner outwards, and its mirror image.
                    let at = |out: f64, side: f64| {
                        (x * out + y * side, y * out + x * side)
                    };
                    pen.area(
                        Ink::L1,
                        &[at(t, 0.0), at(REACH, wide), at(REACH, -wide)],
                    );
                }
                let blue = centres.iter().filter(|centre| to_corner(centre, t));
                pen.specks(Ink::L1, blue.copied());
                pen.line(Ink::L1, &CORNERS.map(|time| diamond(t, time)));
                [chance(t)]
            },
        )
}

/// The diamond, touched at its corner by a contour.
pub(crate) fn emblem(problem: &Problem) -> Emblem {
    let (bowl, t) = (&problem.bowl, problem.budget);
    let touch = lowest_in_diamond(bowl, t);
    let high = f64::max(0.62 * enough(bowl), 1.1 * t);
    // As wide as the canvas, so that the diamond is not stretched.
    let wide = high * 174.0 / 94.0;
    let middle = 0.5 * bowl.centre.0;
    let across = (middle - wide, middle + wide);
    let up = f64::min(0.3 * high, high - 1.1 * t);
    Emblem::new(across, (up - high, up + high), |pen| {
        for part in [0.25, 0.6, 1.0] {
            let loss = part * bowl.loss(touch);
            pen.path(Ink::Loss, AROUND, &[], |time| contour(bowl, loss, time));
        }
        pen.inside(Ink::L1, AROUND, &CORNERS, |time| diamond(t, time));
        pen.path(Ink::L1, AROUND, &CORNERS, |time| diamond(t, time));
        pen.dot(Ink::L1, touch.0, touch.1);
    })
}
