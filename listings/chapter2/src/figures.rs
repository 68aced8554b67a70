use crate::outlines::{AROUND, contour, diamond, disc};
use crate::problem::{Problem, REACH};
use crate::{
    Bowl, Weights, corner_probability, draw_touches, is_corner,
    lowest_in_diamond, lowest_in_disc,
};
use figure::{
    Axis, Emblem, Figure, Ink, Pen, Plane, Side, Slide, fixed, number,
    with_chosen,
};

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

/// A slider below both planes, over so many parts of the budget that is enough,
/// with the chosen one among them.
fn slide(t: f64, bowl: &Bowl, parts: impl Iterator<Item = u32>) -> Slide {
    let budget = |i: u32| enough(bowl) * f64::from(i) / 28.0;
    let budgets = parts.map(budget).collect();
    Slide::across("budget t", &with_chosen(budgets, t), t)
}

const HEADS: [(Ink, &str); 2] =
    [(Ink::L1, "lowest in the diamond"), (Ink::L2, "lowest in the disc")];

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
            slide(t, bowl, (2..10).chain((10..=32).step_by(2))),
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

/// Turns the plane, tilts it, and looks at it from the side: where a point
/// at the height z over the weights w is seen.
fn seen(w: Weights, z: f64) -> Weights {
    let (sin, cos) = (-0.6, 0.8);
    let (across, away) = (w.0 * cos - w.1 * sin, w.0 * sin + w.1 * cos);
    (across, 0.5 * away + 0.85 * z)
}

/// The same scene as what it is: blocks on the plane of the two weights, as
/// high as the bowl is there.
pub(crate) fn surface(problem: &Problem) -> Figure {
    let (bowl, t) = (&problem.bowl, problem.budget);
    let reach = f64::max(5.0 / 7.0 * enough(bowl), t);
    let times = (0..96).map(|i| f64::from(i) / 24.0);
    let edge: Vec<Weights> = times.map(|time| disc(reach, time)).collect();
    let rim = edge.iter().map(|w| bowl.loss(*w)).fold(0.0, f64::max);
    let lift = move |w: Weights| reach * (0.3 + 2.2 * bowl.loss(w) / rim);
    let roof = move |w: Weights| seen(w, lift(w));
    let centre = bowl.centre.0.abs().max(bowl.centre.1.abs());
    let axes = f64::max(1.25 * reach, 1.5 * centre);
    let ends = [(axes, axes), (-axes, axes), (axes, -axes), (-axes, -axes)];
    let seen_ends = ends.map(|w| seen(w, 0.0));
    let (low, high) = extent(edge.into_iter().map(roof).chain(seen_ends));
    let unit = f64::min(265.0 / (high.0 - low.0), 300.0 / (high.1 - low.1));
    let planes = [10.0, 312.0].map(|left| {
        let (x, y) =
            (Axis::new("", low.0, high.0), Axis::new("", low.1, high.1));
        let (width, height) =
            (unit * (high.0 - low.0), unit * (high.1 - low.1));
        Plane::new(x, y).at(left, 40.0, width, height)
    });
    Figure::new("surface", "The same scene in three dimensions")
        .style(SOLID)
        .describe(format!(
            "Two blocks on a floor, the plane of the two weights, on which the \
             bowl’s contours lie. One block has the diamond as its ground, one \
             the disc; their roofs are pieces of the bowl. At t = {}, the \
             diamond’s roof is lowest at {}, the disc’s at {}.",
            number(t),
            pair(lowest_in_diamond(bowl, t)),
            pair(lowest_in_disc(bowl, t)),
        ))
        .height((104.0 + unit * (high.1 - low.1)) as u32)
        .still(|sheet| {
            for (plane, (ink, name, ..)) in planes.iter().zip(SHAPES) {
                let pen = sheet.pen(plane);
                let names = floor(&pen, axes);
                let loss = bowl.loss((0.0, 0.0)) / 16.0;
                let at = |time| seen(contour(bowl, loss, time), 0.0);
                pen.path(Ink::Axis, AROUND, &[], at);
                pen.specks(Ink::Loss, [seen(bowl.centre, 0.0)]);
                for (at, side, name) in names {
                    pen.label(Ink::Text, at, side, name);
                }
                let top = (f64::midpoint(low.0, high.0), high.1);
                pen.label(ink, top, Side::Above, name);
            }
            // Below both floors.
            let canvas = Plane::new(
                Axis::new("", 0.0, 600.0),
                Axis::new("", -1000.0, 0.0),
            );
            let pen = sheet.pen(&canvas.at(0.0, 0.0, 600.0, 1000.0));
            let below = (300.0, -56.0 - unit * (high.1 - low.1));
            let names = [
                (Ink::Text, "roof: a piece of the bowl; height: the loss"),
                (Ink::Text, "large dot: the lowest point of the roof"),
            ];
            pen.names(below, Side::Above, &names);
        })
        .slide(slide(t, bowl, (2..=20).step_by(2)), HEADS, |sheet, t| {
            for (i, (plane, shape)) in planes.iter().zip(SHAPES).enumerate() {
                let (ink, _, outline, corners, lowest) = shape;
                let pen = sheet.pen(plane);
                let edge = |time: f64| outline(t, time);
                for &walls in WALLS[i] {
                    wall(&pen, ink, walls, edge, roof);
                }
                let thin =
                    if ink == Ink::L1 { Ink::L1Trace } else { Ink::L2Trace };
                pen.facet(thin, AROUND, corners, |time| roof(edge(time)));
                for (from, to) in across_roof(i, t) {
                    let between = |s: f64| {
                        let mix = |a: f64, b: f64| a + s * (b - a);
                        roof((mix(from.0, to.0), mix(from.1, to.1)))
                    };
                    pen.path(thin, (0.0, 1.0), &[], between);
                }
                let touch = lowest(bowl, t);
                let (foot, top) = (seen(touch, 0.0), roof(touch));
                pen.line(Ink::Guide, &[foot, top]);
                pen.specks(ink, [foot]);
                pen.dot(ink, top.0, top.1);
            }
            readout(bowl, t)
        })
}

/// Walls and roofs hide what is behind them; theme/book.css says so on pages.
const SOLID: &str = ".figure .facet{\
    fill:color-mix(in srgb,currentColor 30%,var(--bg,#fff));\
    fill-opacity:1;stroke-opacity:1;stroke-width:1.2}\
    .figure .trace.facet{\
    fill:color-mix(in srgb,currentColor 10%,var(--bg,#fff))}";

/// From when to when the outlines' walls are in front. The disc's begin and end
/// where it is farthest to the left and to the right.
const WALLS: [&[(f64, f64)]; 2] =
    [&[(2.0, 3.0), (3.0, 4.0)], &[(-2.0 + TURN, TURN)]];

/// The time at which the disc is farthest to the right: there its weights are
/// in the proportion of 0.8 to 0.6.
const TURN: f64 = 0.409_665_529_398_266_9;

/// The wall below a part of the edge of a roof.
fn wall(
    pen: &Pen,
    ink: Ink,
    (from, to): (f64, f64),
    edge: impl Fn(f64) -> Weights,
    roof: impl Fn(Weights) -> Weights,
) {
    // Along the ground, up, and back along the roof.
    pen.facet(ink, (0.0, 3.0), &CORNERS, |s: f64| {
        let w = edge(from + (to - from) * s.min(3.0 - s).min(1.0));
        let (low, high) = (seen(w, 0.0), roof(w));
        let part = (s - 1.0).clamp(0.0, 1.0);
        let mix = |a: f64, b: f64| a + part * (b - a);
        (mix(low.0, high.0), mix(low.1, high.1))
    });
}

/// The ends of three lines on which w₁ lies still, from edge to edge of the
/// diamond, or of the disc.
fn across_roof(shape: usize, t: f64) -> [(Weights, Weights); 3] {
    [-0.5, 0.0, 0.5].map(|part| {
        let w = part * t;
        let half =
            if shape == 0 { t - w.abs() } else { (t * t - w * w).sqrt() };
        ((w, -half), (w, half))
    })
}

/// The corners of the smallest box that holds all points, with some room.
fn extent(points: impl Iterator<Item = Weights>) -> (Weights, Weights) {
    let none = (f64::INFINITY, f64::NEG_INFINITY);
    let (x, y) = points.fold((none, none), |(x, y), p| {
        let wider = |band: (f64, f64), v: f64| (band.0.min(v), band.1.max(v));
        (wider(x, p.0), wider(y, p.1))
    });
    // Room for the names of the axes.
    let margin = 0.08 * (x.1 - x.0);
    ((x.0 - margin, y.0 - margin), (x.1 + margin, y.1 + margin))
}

/// The plane of the two weights, with its axes; and where they are named, when
/// all that lies on it is drawn.
fn floor(pen: &Pen, reach: f64) -> [(Weights, Side, &'static str); 2] {
    let at = |w1, w2| seen((reach * w1, reach * w2), 0.0);
    pen.area(
        Ink::Loss,
        &[at(-1.0, -1.0), at(1.0, -1.0), at(1.0, 1.0), at(-1.0, 1.0)],
    );
    pen.line(Ink::Axis, &[at(-1.0, 0.0), at(1.0, 0.0)]);
    pen.line(Ink::Axis, &[at(0.0, -1.0), at(0.0, 1.0)]);
    [(at(1.0, 0.0), Side::Right, "w₁"), (at(0.0, -1.0), Side::Left, "w₂")]
}

/// Where the bowl's centre must be for a corner to be lowest.
pub(crate) fn corners() -> Figure {
    let axis = |name| Axis::new(name, -REACH, REACH);
    let half = REACH / 2.0;
    let up = axis("centre of the loss, w₂").ticks(&[-half, 0.0, half, REACH]);
    let plane = Plane::new(axis("centre of the loss, w₁"), up)
        .at(56.0, 34.0, 340.0, 340.0);
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
        .height(434)
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
