/// A point in the plane's own units.
pub type Point = (f64, f64);

/// The graph of `f` from `from` to `to`, as points close enough for a figure;
/// each of the `corners` between them becomes a point, so that a kink stays
/// sharp.
pub fn sampled(
    from: f64,
    to: f64,
    corners: &[f64],
    f: impl Fn(f64) -> f64,
) -> Vec<Point> {
    const STEPS: u32 = 240;
    let step = (to - from) / f64::from(STEPS);
    let mut xs: Vec<f64> =
        (0..STEPS).map(|i| from + f64::from(i) * step).collect();
    xs.extend(corners.iter().filter(|&&x| from < x && x < to));
    xs.push(to);
    xs.sort_by(f64::total_cmp);
    xs.dedup();
    xs.into_iter().map(|x| (x, f(x))).collect()
}

/// Cuts a line where it leaves the band `low <= y <= high`; what is left may
/// be several lines. (Plotters would drag the points outside to the edge and
/// draw a line that is not there.)
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

/// Leaves out the points that the eye would not miss: those nearer than
/// `tolerance` to the straight line between their neighbours that stay
/// (Ramer 1972; Douglas and Peucker 1973).
pub(crate) fn thinned(line: &[Point], tolerance: f64) -> Vec<Point> {
    let [first, .., last] = *line else {
        return line.to_vec();
    };
    let (dx, dy) = (last.0 - first.0, last.1 - first.1);
    let length = (dx * dx + dy * dy).sqrt();
    let distance = |p: &Point| {
        let (px, py) = (p.0 - first.0, p.1 - first.1);
        if length == 0.0 {
            (px * px + py * py).sqrt()
        } else {
            (px * dy - py * dx).abs() / length
        }
    };
    let inner = 1..line.len() - 1;
    let farthest = inner
        .max_by(|&i, &j| distance(&line[i]).total_cmp(&distance(&line[j])));
    match farthest {
        Some(i) if distance(&line[i]) > tolerance => {
            let mut kept = thinned(&line[..=i], tolerance);
            kept.pop();
            kept.extend(thinned(&line[i..], tolerance));
            kept
        }
        _ => vec![first, last],
    }
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
    fn a_curve_that_leaves_the_plane_is_cut_exactly_there() {
        let zigzag = [(0.0, 0.0), (1.0, 2.0), (2.0, 0.0), (3.0, -2.0)];
        let pieces = clipped(&zigzag, -1.0, 1.0);
        let expected = vec![
            vec![(0.0, 0.0), (0.5, 1.0)],
            vec![(1.5, 1.0), (2.0, 0.0), (2.5, -1.0)],
        ];
        assert_eq!(pieces, expected);
    }

    #[test]
    fn a_curve_outside_is_not_drawn() {
        assert!(
            clipped(&[(0.0, 2.0), (1.0, 2.0), (2.0, 5.0)], 0.0, 1.0).is_empty()
        );
    }

    #[test]
    fn a_curve_that_touches_the_edge_goes_on() {
        let touch = [(0.0, 0.0), (1.0, 1.0), (2.0, 0.0)];
        assert_eq!(clipped(&touch, 0.0, 1.0), [touch.to_vec()]);
    }

    #[test]
    fn thinning_keeps_the_shape() {
        let bowl = sampled(-1.0, 1.0, &[], |x| x * x);
        let kept = thinned(&bowl, 0.001);
        assert!(kept.len() < bowl.len() / 4, "{} points are left", kept.len());
        for (x, y) in bowl {
            let i = kept.partition_point(|p| p.0 < x).clamp(1, kept.len() - 1);
            let (a, b) = (kept[i - 1], kept[i]);
            let between = a.1 + (b.1 - a.1) * (x - a.0) / (b.0 - a.0);
            assert!(
                (between - y).abs() < 0.003,
                "{between} instead of {y} at {x}"
            );
        }
    }
}
