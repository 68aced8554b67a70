use crate::prelude::*;

/// A diamond in a square of centres, and both so many times as large.
struct Square {
    t: f64,
    reach: f64,
    times: f64,
}

impl Square {
    /// The four triangles of centres that lead to a corner.
    fn triangles(&self) -> f64 {
        4.0 * (self.reach - self.t) * (self.reach - self.t)
    }

    fn area(&self) -> f64 {
        4.0 * self.reach * self.reach
    }

    /// The part of the square outside the diamond.
    fn outside(&self) -> f64 {
        self.area() - 2.0 * self.t * self.t
    }

    fn probability(&self) -> f64 {
        self.triangles() / self.outside()
    }

    fn draw(draw: &mut Draw) -> Square {
        let t = draw.one_of(&[0.5, 1.0, 2.0, 3.0, 4.0]);
        let reach = t * draw.one_of(&[1.5, 2.0, 2.5, 3.0, 4.0, 5.0]);
        Square { t, reach, times: draw.one_of(&[2.0, 3.0, 5.0, 10.0]) }
    }
}

fn formulas(square: &Square) -> Formulas {
    let Square { t, reach, times } = *square;
    let (triangles, area) = (square.triangles(), square.area());
    formulas!(
        t = t,
        reach = reach,
        large_t = times * t,
        large_reach = times * reach,
        probability = square.probability(),
        of_whole_square = triangles / area,
        small_triangles = square.probability() / 2.0,
        one_corner = square.probability() / 4.0,
        less_t_squared = triangles / (area - t * t),
        less_square_around = triangles / (area - 4.0 * t * t),
    )
}

pub(super) fn exercise() -> Made {
    let page = Square { t: 1.0, reach: 2.0, times: 5.0 };
    paper(text!("probability.md"), &page, Square::draw, formulas)
}

#[cfg(test)]
mod tests {
    use super::super::in_diamond;
    use super::*;

    /// The share of corners on a lattice of centres.
    fn counted(square: &Square) -> f64 {
        const COUNT: i32 = 400;
        let (mut corners, mut outside) = (0, 0);
        let at = |i| square.reach * (f64::from(i) + 0.5) / f64::from(COUNT);
        for i in -COUNT..COUNT {
            for j in -COUNT..COUNT {
                let centre = (at(i), at(j));
                if super::super::spent(centre) > square.t {
                    let (a, b) = in_diamond(centre, square.t);
                    outside += 1;
                    corners += i32::from(a == 0.0 || b == 0.0);
                }
            }
        }
        f64::from(corners) / f64::from(outside)
    }

    #[test]
    fn as_counted() {
        let page = Square { t: 1.0, reach: 2.0, times: 5.0 };
        assert!((page.probability() - 2.0 / 7.0).abs() < 1e-12);
        let mut draw = Draw::new(24);
        for _ in 0..10 {
            let mut square = Square::draw(&mut draw);
            let found = square.probability();
            assert!((counted(&square) - found).abs() < 4e-3);
            square.t *= square.times;
            square.reach *= square.times;
            assert!((counted(&square) - found).abs() < 4e-3);
        }
    }
}
