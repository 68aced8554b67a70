use crate::data::{draw_x, square};
use crate::points::Points;
use crate::prelude::*;

/// Five points on a line, the third of them at 0.
struct Line {
    points: Points,
    /// A weight to try.
    tried: f64,
    /// How far up the third point is moved.
    raise: f64,
}

impl Line {
    /// What a mean over five becomes when the point at 0 is not counted.
    fn less_one(&self, mean: f64) -> f64 {
        mean * self.points.count() / (self.points.count() - 1.0)
    }

    /// The mean of the misses at the weight that is tried, in some measure.
    fn miss(&self, measure: fn(f64) -> f64) -> f64 {
        let off = self.points.weight - self.tried;
        let misses = self.points.x.iter().map(|x| measure(off * x));
        misses.sum::<f64>() / self.points.count()
    }

    /// How high the bowl is with the moved point.
    fn height(&self) -> f64 {
        square(self.raise) / self.points.count()
    }

    fn draw(draw: &mut Draw) -> Line {
        let x = draw_x(draw);
        let weight: f64 = draw.number(0.25, 2.0, 0.25);
        // Not 0, of which another part asks, nor what mirrors it.
        let tried: Vec<f64> = (-2..=6)
            .map(|half| f64::from(half) / 2.0)
            .filter(|tried| *tried != 0.0 && *tried != 2.0 * weight)
            .collect();
        Line {
            points: Points { x, weight },
            tried: draw.one_of(&tried),
            raise: draw.one_of(&[1.0, 2.0, 3.0, -1.0, -2.0]),
        }
    }

    fn formulas(&self) -> Formulas {
        let Line { points, tried, raise } = self;
        let (loss, at_0) = (points.loss(*tried), points.loss(0.0));
        let distance = (tried - points.weight).abs();
        formulas!(
            x = &points.x[..],
            y = points.line(),
            tried = *tried,
            loss = loss,
            summed = points.count() * loss,
            sizes = self.miss(f64::abs),
            distance_squared = square(tried - points.weight),
            signed = self.miss(|miss| miss),
            loss_root = loss.sqrt(),
            loss_of_four = self.less_one(loss),
            other = 2.0 * points.weight - tried,
            mirrored_at_0 = -tried,
            mirrored_at_half = 1.0 - tried,
            weight = points.weight,
            distance = distance,
            loss_at_0 = at_0,
            weight_squared = square(points.weight),
            summed_at_0 = points.count() * at_0,
            loss_at_0_of_four = self.less_one(at_0),
            way = if *raise > 0.0 { "up" } else { "down" },
            raise = *raise,
            height = self.height(),
            raise_squared = square(*raise),
            height_of_four = self.less_one(self.height()),
        )
    }
}

pub(super) fn exercise() -> Made {
    let page = Line { points: Points::d(), tried: 1.0, raise: 1.0 };
    paper(text!("bowl.md"), &page, Line::draw, Line::formulas)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::loss;
    use crate::search::draw_hundred;

    #[test]
    fn the_bowl_is_where_the_answers_say() {
        for line in draw_hundred(Line::draw) {
            let Line { points, tried, raise } = &line;
            let other = 2.0 * points.weight - tried;
            assert_eq!(points.loss(other), points.loss(*tried));
            let off = tried - points.weight;
            assert_eq!(points.loss(*tried), points.square() * off * off);
            assert!(points.square() > 1.0);
            // With the moved point, among many weights.
            let mut y = points.y();
            assert_eq!((points.x[2], y[2]), (0.0, 0.0));
            y[2] = *raise;
            let weights = (-4000..=4000).map(|i| f64::from(i) / 1000.0);
            let high = |w: &f64| loss(&points.x, &y, *w);
            let lowest = weights.min_by(|a, b| high(a).total_cmp(&high(b)));
            let lowest = lowest.unwrap();
            assert!((lowest - points.weight).abs() < 1e-12);
            assert!((high(&lowest) - line.height()).abs() < 1e-12);
        }
    }
}
