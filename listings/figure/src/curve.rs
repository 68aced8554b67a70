/// A point in the plane's own units.
pub type Point = (f64, f64);

/// The graph of `f` from `from` to `to`, as points close enough to look for
/// its highest and its lowest; each of the `corners` between them is one.
pub fn sampled(
    from: f64,
    to: f64,
    corners: &[f64],
    f: impl Fn(f64) -> f64,
) -> Vec<Point> {
    places(from, to, corners).into_iter().map(|x| (x, f(x))).collect()
}

fn places(from: f64, to: f64, corners: &[f64]) -> Vec<f64> {
    const STEPS: u32 = 240;
    let step = (to - from) / f64::from(STEPS);
    let mut xs: Vec<f64> =
        (0..STEPS).map(|i| from + f64::from(i) * step).collect();
    xs.extend(corners.iter().filter(|&&x| from < x && x < to));
    xs.push(to);
    xs.sort_by(f64::total_cmp);
    xs.dedup();
    xs
}

/// The last place inside, on the way from one that is `inside` to one that is
/// `outside`, upwards or downwards: the way is halved 60 times.
pub fn edge(
    mut inside: f64,
    mut outside: f64,
    is_inside: impl Fn(f64) -> bool,
) -> f64 {
    for _ in 0..60 {
        let middle = f64::midpoint(inside, outside);
        if is_inside(middle) {
            inside = middle;
        } else {
            outside = middle;
        }
    }
    inside
}

/// The stretches of `t` from `from` to `to` in which a curve is inside, each
/// without a corner in it. (A curve that leaves the plane is cut there.)
pub(crate) fn stretches(
    from: f64,
    to: f64,
    corners: &[f64],
    is_inside: &dyn Fn(f64) -> bool,
) -> Vec<(f64, f64)> {
    let places = sampled(from, to, corners, |t| f64::from(is_inside(t)));
    let mut stretches = vec![];
    let mut start = (places[0].1 > 0.0).then_some(from);
    for pair in places.windows(2) {
        let ((a, inside_a), (b, inside_b)) = (pair[0], pair[1]);
        match (inside_a > 0.0, inside_b > 0.0) {
            (true, true) if corners.contains(&b) => {
                stretches.extend(start.map(|start| (start, b)));
                start = Some(b);
            }
            (true, false) => {
                let end = edge(a, b, is_inside);
                stretches.extend(start.map(|start| (start, end)));
                start = None;
            }
            (false, true) => start = Some(edge(b, a, is_inside)),
            _ => {}
        }
    }
    stretches.extend(start.map(|start| (start, to)));
    stretches.retain(|(start, end)| start < end);
    stretches
}

/// Points of a smooth curve, every second one the end of an arc and those
/// between them in the middle of an arc: quadratic Bézier curves through them
/// are nowhere farther than `tolerance` from the curve, as `distance` measures
/// it. A parabola is one arc.
pub(crate) fn arcs(
    from: f64,
    to: f64,
    curve: &dyn Fn(f64) -> Point,
    far: &impl Fn(Point, Point) -> bool,
) -> Vec<Point> {
    let mut points = vec![curve(from)];
    add_arcs(from, to, curve, far, 12, &mut points);
    points
}

fn add_arcs(
    from: f64,
    to: f64,
    curve: &dyn Fn(f64) -> Point,
    far: &impl Fn(Point, Point) -> bool,
    halvings: u32,
    points: &mut Vec<Point>,
) {
    let middle = f64::midpoint(from, to);
    let (a, m, b) = (curve(from), curve(middle), curve(to));
    // The arc a·(1 − s)·(1 − 2s) + m·4·s·(1 − s) + b·s·(2s − 1).
    let arc = |s: f64| {
        let (u, v, w) = (
            (1.0 - s) * (1.0 - 2.0 * s),
            4.0 * s * (1.0 - s),
            s * (2.0 * s - 1.0),
        );
        (u * a.0 + v * m.0 + w * b.0, u * a.1 + v * m.1 + w * b.1)
    };
    let places = [0.125, 0.25, 0.375, 0.625, 0.75, 0.875];
    let misses = |&s: &f64| far(arc(s), curve(from + s * (to - from)));
    if halvings > 0 && places.iter().any(misses) {
        add_arcs(from, middle, curve, far, halvings - 1, points);
        add_arcs(middle, to, curve, far, halvings - 1, points);
    } else {
        points.extend([m, b]);
    }
}

/// Cuts straight lines where they leave the band `low <= y <= high`; what is
/// left may be several lines.
pub(crate) fn clipped(line: &[Point], low: f64, high: f64) -> Vec<Vec<Point>> {
    let mut pieces = vec![];
    let mut piece: Vec<Point> = vec![];
    for pair in line.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        // The part of the segment a + t (b - a), 0 <= t <= 1, in the band.
        let at = |y: f64| (y - a.1) / (b.1 - a.1);
        let (enter, leave) = if a.1 == b.1 {
            if (low..=high).contains(&a.1) { (0.0, 1.0) } else { (1.0, 0.0) }
        } else {
            let (t, u) = (at(low), at(high));
            (t.min(u).max(0.0), t.max(u).min(1.0))
        };
        let point = |t: f64| match t {
            0.0 => a,
            1.0 => b,
            t => (
                a.0 + t * (b.0 - a.0),
                (a.1 + t * (b.1 - a.1)).clamp(low, high),
            ),
        };
        if enter < leave {
            if piece.is_empty() {
                piece.push(point(enter));
            }
            piece.push(point(leave));
        }
        if (enter >= leave || leave < 1.0) && !piece.is_empty() {
            pieces.push(std::mem::take(&mut piece));
        }
    }
    if !piece.is_empty() {
        pieces.push(piece);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_are_points_of_the_curve() {
        let line = sampled(-0.5, 1.25, &[0.0, 9.0], f64::abs);
        assert!(line.contains(&(0.0, 0.0)));
        assert_eq!((line[0].0, line[line.len() - 1].0), (-0.5, 1.25));
    }

    #[test]
    fn a_line_that_leaves_the_plane_is_cut_exactly_there() {
        let zigzag = [(0.0, 0.0), (1.0, 2.0), (2.0, 0.0), (3.0, -2.0)];
        let pieces = clipped(&zigzag, -1.0, 1.0);
        let expected = vec![
            vec![(0.0, 0.0), (0.5, 1.0)],
            vec![(1.5, 1.0), (2.0, 0.0), (2.5, -1.0)],
        ];
        assert_eq!(pieces, expected);
    }

    #[test]
    fn a_line_outside_is_not_drawn() {
        assert!(
            clipped(&[(0.0, 2.0), (1.0, 2.0), (2.0, 5.0)], 0.0, 1.0).is_empty()
        );
    }

    #[test]
    fn a_line_that_touches_the_edge_goes_on() {
        let touch = [(0.0, 0.0), (1.0, 1.0), (2.0, 0.0)];
        assert_eq!(clipped(&touch, 0.0, 1.0), [touch.to_vec()]);
    }

    #[test]
    fn an_edge_is_found_from_both_sides_and_lies_inside() {
        let below_two = |x: f64| x * x < 2.0;
        for (inside, outside) in [(0.0, 3.0), (1.4, 1.5), (-1.0, -100.0)] {
            let found = edge(inside, outside, below_two);
            assert!((found.abs() - 2.0_f64.sqrt()).abs() < 1e-15, "{found}");
            assert!(below_two(found));
            let beyond = edge(outside, inside, |x| !below_two(x));
            assert!((beyond - found).abs() < 1e-15, "{beyond}");
            assert!(!below_two(beyond));
        }
    }

    #[test]
    fn a_curve_is_cut_where_it_leaves_and_at_its_corners() {
        let below = |high: f64| move |w: f64| w * w <= high;
        let cut = stretches(-1.0, 2.0, &[], &below(0.25));
        assert_eq!(cut.len(), 1);
        assert!((cut[0].0 + 0.5).abs() < 1e-12);
        assert!((cut[0].1 - 0.5).abs() < 1e-12);
        let cut = stretches(-1.0, 2.0, &[0.0, 5.0], &|_| true);
        assert_eq!(cut, [(-1.0, 0.0), (0.0, 2.0)]);
        assert!(stretches(1.0, 2.0, &[], &below(0.25)).is_empty());
    }

    fn farther_than(tolerance: f64) -> impl Fn(Point, Point) -> bool {
        move |a, b| (a.1 - b.1).abs() > tolerance
    }

    #[test]
    fn a_parabola_is_one_arc() {
        let bowl = |w: f64| (w, (w - 0.3) * (w - 0.3));
        let points = arcs(-1.0, 2.0, &bowl, &farther_than(1e-12));
        assert_eq!(points, [bowl(-1.0), bowl(0.5), bowl(2.0)]);
    }

    #[test]
    fn other_curves_are_as_many_arcs_as_they_need() {
        let wave = |x: f64| (x, x * (x - 1.0) * (x - 2.0) * (x - 3.0));
        let points = arcs(0.0, 3.0, &wave, &farther_than(1e-3));
        assert!((7..60).contains(&points.len()), "{} points", points.len());
        for three in points.windows(3).step_by(2) {
            let [a, m, b] = [three[0], three[1], three[2]];
            for s in [0.2, 0.4, 0.6, 0.8] {
                let x = a.0 + s * (b.0 - a.0);
                let y = (1.0 - s) * (1.0 - 2.0 * s) * a.1
                    + 4.0 * s * (1.0 - s) * m.1
                    + s * (2.0 * s - 1.0) * b.1;
                assert!((y - wave(x).1).abs() < 2e-3, "{y} at {x}");
            }
        }
    }
}
