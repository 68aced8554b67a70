use crate::prelude::*;

/// How likely a corner is touched from a square of centres around the diamond.
fn probability(t: f64, reach: f64) -> f64 {
    triangles(t, reach) / (area(reach) - 2.0 * t * t)
}

/// The four triangles of centres that lead to a corner.
fn triangles(t: f64, reach: f64) -> f64 {
    4.0 * (reach - t) * (reach - t)
}

fn area(reach: f64) -> f64 {
    4.0 * reach * reach
}

/// A diamond in a square of centres, and both so many times as large.
pub(super) fn formulas(draw: &mut Draw) -> Formulas {
    let t = draw.pick(1.0, |draw| draw.one_of(&[0.5, 1.0, 2.0, 3.0, 4.0]));
    let reach =
        draw.pick(2.0, |draw| t * draw.one_of(&[1.5, 2.0, 2.5, 3.0, 4.0, 5.0]));
    let times = draw.pick(5.0, |draw| draw.one_of(&[2.0, 3.0, 5.0, 10.0]));
    let (triangles, area) = (triangles(t, reach), area(reach));
    formulas!(
        [t, reach],
        large_t = times * t,
        large_reach = times * reach,
        probability = probability(t, reach),
        of_whole_square = triangles / area,
        small_triangles = probability(t, reach) / 2.0,
        one_corner = probability(t, reach) / 4.0,
        less_t_squared = triangles / (area - t * t),
        less_square_around = triangles / (area - 4.0 * t * t),
    )
}

#[cfg(test)]
mod tests {
    use super::super::{in_diamond, spent};
    use super::*;
    use crate::search::{draw_hundred, get};

    /// The share of corners on a lattice of centres.
    fn count(t: f64, reach: f64) -> f64 {
        const COUNT: i32 = 400;
        let (mut corners, mut outside) = (0, 0);
        let at = |i| reach * (f64::from(i) + 0.5) / f64::from(COUNT);
        for i in -COUNT..COUNT {
            for j in -COUNT..COUNT {
                let centre = (at(i), at(j));
                if spent(centre) > t {
                    let (a, b) = in_diamond(centre, t);
                    outside += 1;
                    corners += i32::from(a == 0.0 || b == 0.0);
                }
            }
        }
        f64::from(corners) / f64::from(outside)
    }

    #[test]
    fn as_counted() {
        assert!((probability(1.0, 2.0) - 2.0 / 7.0).abs() < 1e-12);
        for drawn in draw_hundred(formulas).take(10) {
            let [found] = get(&drawn, ["probability"]);
            for names in [["t", "reach"], ["large_t", "large_reach"]] {
                let [t, reach] = get(&drawn, names);
                assert!((count(t, reach) - found).abs() < 4e-3);
            }
        }
    }
}
