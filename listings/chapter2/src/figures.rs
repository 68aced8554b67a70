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

/// A slider below both planes, from a small budget to one that is more than
/// enough, with the chosen one; all of them, or every second where each takes
/// much ink.
fn slide(bowl: &Bowl, t: f64, every: usize) -> Slide {
    let budget = |i: u32| enough(bowl) * f64::from(i) / 7.0;
    let budgets = (1..=8).map(budget).skip(every - 1).step_by(every);
    Slide::across("budget t", &with_chosen(budgets.collect(), t), t)
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
        .slide(slide(bowl, t, 1), HEADS, |sheet, t| {
            for (plane, (ink, _, outline, corners, lowest)) in
                planes.iter().zip(SHAPES)
            {
                let pen = sheet.pen(plane);
                let touch = lowest(bowl, t);
                pen.inside(ink, AROUND, corners, |time| outline(t, time));
                pen.path(ink, AROUND, corners, |time| outline(t, time));
                let loss = bowl.loss(touch);
                let at = |time| contour(bowl, loss, time);
                pen.path(Ink::Loss, AROUND, &[], at);
                pen.dot(ink, touch.0, touch.1);
            }
            readout(bowl, t)
        })
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

/// The same scene as what it is: a bowl over the plane of the two weights,
/// with the shapes on the floor and lifted onto the bowl.
pub(crate) fn surface(problem: &Problem) -> Figure {
    let (bowl, t) = (&problem.bowl, problem.budget);
    let reach = enough(bowl).max(t);
    // The rim is above every point of the shapes.
    let far = [(reach, 0.0), (-reach, 0.0), (0.0, reach), (0.0, -reach)];
    let rim = far.map(|w| bowl.loss(w)).into_iter().fold(0.0, f64::max);
    let lift = move |w: Weights| reach * (0.9 + bowl.loss(w) / rim);
    let axes = 1.4 * reach;
    let (low, high) = extent(bowl, rim, axes, lift);
    let unit = f64::min(265.0 / (high.0 - low.0), 300.0 / (high.1 - low.1));
    let planes = [10.0, 312.0].map(|left| {
        let (x, y) =
            (Axis::new("", low.0, high.0), Axis::new("", low.1, high.1));
        let (width, height) =
            (unit * (high.0 - low.0), unit * (high.1 - low.1));
        Plane::new(x, y).at(left, 40.0, width, height)
    });
    Figure::new("surface", "The same scene in three dimensions")
        .describe(format!(
            "A bowl floats above a floor, the plane of the two weights. The \
             diamond and the disc lie on the floor, and are lifted onto the \
             bowl. At t = {}, the lowest point in the diamond is {}, in the \
             disc {}.",
            number(t),
            pair(lowest_in_diamond(bowl, t)),
            pair(lowest_in_disc(bowl, t)),
        ))
        .height((60.0 + unit * (high.1 - low.1)) as u32)
        .still(|sheet| {
            for (plane, (ink, name, ..)) in planes.iter().zip(SHAPES) {
                let pen = sheet.pen(plane);
                floor(&pen, axes);
                cup(&pen, bowl, rim, lift);
                let top = (f64::midpoint(low.0, high.0), high.1);
                pen.label(ink, top, Side::Above, name);
            }
        })
        .slide(slide(bowl, t, 2), HEADS, |sheet, t| {
            for (plane, (ink, _, outline, corners, lowest)) in
                planes.iter().zip(SHAPES)
            {
                let pen = sheet.pen(plane);
                let flat = |time| seen(outline(t, time), 0.0);
                let lifted = |time| {
                    let w = outline(t, time);
                    seen(w, lift(w))
                };
                let touch = lowest(bowl, t);
                let (foot, top) = (seen(touch, 0.0), seen(touch, lift(touch)));
                pen.inside(ink, AROUND, corners, flat);
                pen.path(ink, AROUND, corners, flat);
                pen.line(Ink::Guide, &[foot, top]);
                pen.path(ink, AROUND, corners, lifted);
                pen.specks(ink, [foot]);
                pen.dot(ink, top.0, top.1);
            }
            readout(bowl, t)
        })
}

/// The corners of the smallest box that holds all that is seen.
fn extent(
    bowl: &Bowl,
    rim: f64,
    axes: f64,
    lift: impl Fn(Weights) -> f64,
) -> (Weights, Weights) {
    let ends = [(axes, axes), (-axes, axes), (axes, -axes), (-axes, -axes)];
    let times = (0..=96).map(|i| f64::from(i) / 24.0);
    let ring = times.map(|time| {
        let w = contour(bowl, rim, time);
        seen(w, lift(w))
    });
    let points = ring.chain(ends.map(|w| seen(w, 0.0)));
    let none = (f64::INFINITY, f64::NEG_INFINITY);
    let (x, y) = points.fold((none, none), |(x, y), p| {
        let wider = |band: (f64, f64), v: f64| (band.0.min(v), band.1.max(v));
        (wider(x, p.0), wider(y, p.1))
    });
    // Room for the names of the axes.
    let margin = 0.08 * (x.1 - x.0);
    ((x.0 - margin, y.0 - margin), (x.1 + margin, y.1 + margin))
}

/// The bowl as bands between rings of equal loss, see-through: first their
/// halves at the back, then those in front.
fn cup(pen: &Pen, bowl: &Bowl, rim: f64, lift: impl Fn(Weights) -> f64) {
    const BANDS: i32 = 6;
    let ring = |k: i32, time| {
        let w = contour(bowl, rim * f64::from(k * k) / 36.0, time);
        seen(w, lift(w))
    };
    for start in [BACK, BACK + 2.0] {
        for k in 1..=BANDS {
            // Along the outer ring, across, and back along the inner one.
            pen.facet(Ink::Axis, (0.0, 3.0), &CORNERS, |time| {
                let along = |time: f64| start + 2.0 * time;
                match time {
                    t if t <= 1.0 => ring(k, along(t)),
                    t if t >= 2.0 => ring(k - 1, along(3.0 - t)),
                    t => {
                        let (a, b) =
                            (ring(k, along(1.0)), ring(k - 1, along(1.0)));
                        let s = t - 1.0;
                        (a.0 + s * (b.0 - a.0), a.1 + s * (b.1 - a.1))
                    }
                }
            });
        }
    }
}

/// The time at which the half of a ring at the back starts.
const BACK: f64 = 2.0;

/// The plane of the two weights, with its axes, named where nothing hides
/// them.
fn floor(pen: &Pen, reach: f64) {
    let at = |w1, w2| seen((reach * w1, reach * w2), 0.0);
    pen.area(
        Ink::Loss,
        &[at(-1.0, -1.0), at(1.0, -1.0), at(1.0, 1.0), at(-1.0, 1.0)],
    );
    pen.line(Ink::Axis, &[at(-1.0, 0.0), at(1.0, 0.0)]);
    pen.line(Ink::Axis, &[at(0.0, -1.0), at(0.0, 1.0)]);
    pen.label(Ink::Text, at(1.0, 0.0), Side::Right, "w₁");
    pen.label(Ink::Text, at(0.0, -1.0), Side::Left, "w₂");
}

/// Where the bowl's centre must be for a corner to be lowest.
pub(crate) fn corners() -> Figure {
    let axis = |name| Axis::new(name, -REACH, REACH);
    let half = REACH / 2.0;
    let up = axis("centre, w₂").ticks(&[-half, 0.0, half, REACH]);
    let plane = Plane::new(axis("centre, w₁"), up).at(56.0, 34.0, 340.0, 340.0);
    let chance = |t| fixed(corner_probability(t, REACH), 3);
    let budgets: Vec<f64> = (1..=5).map(f64::from).collect();
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
            let (one, two) = ((REACH, 0.0), (REACH, 0.8 * REACH));
            pen.label(Ink::L1, one, Side::Right, "corner: one zero");
            pen.label(Ink::Loss, two, Side::Right, "edge: no zero");
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
                for (ink, corner) in [(Ink::L1, true), (Ink::Loss, false)] {
                    let touches = draw_touches(t, REACH, 80, 2).into_iter();
                    let here = touches.filter(|(_, w)| is_corner(*w) == corner);
                    pen.specks(ink, here.map(|(centre, _)| centre));
                }
                pen.path(Ink::L1, AROUND, &CORNERS, |time| diamond(t, time));
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
