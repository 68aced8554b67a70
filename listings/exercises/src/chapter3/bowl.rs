use crate::data::{draw_x, square};
use crate::points::Points;
use crate::prelude::*;

/// Five points on a line, the third of them at 0; a weight to try; and how far
/// up the third point is moved.
pub(super) fn formulas(draw: &mut Draw) -> Formulas {
    let x = draw_x(draw);
    let weight: f64 = draw.pick(0.75, |draw| draw.number(0.25, 2.0, 0.25));
    // Not 0, of which another part asks, nor what mirrors it.
    let others: Vec<f64> = (-2..=6)
        .map(|half| f64::from(half) / 2.0)
        .filter(|tried| *tried != 0.0 && *tried != 2.0 * weight)
        .collect();
    let tried: f64 = draw.pick(1.0, |draw| draw.one_of(&others));
    let raise: f64 =
        draw.pick(1.0, |draw| draw.one_of(&[1.0, 2.0, 3.0, -1.0, -2.0]));
    let points = Points { x, weight };
    let count = points.count();
    // What a mean over five becomes when the point at 0 is not counted.
    let less_one = |mean: f64| mean * count / (count - 1.0);
    // The mean of the misses at the weight that is tried, in some measure.
    let miss = |measure: fn(f64) -> f64| {
        let misses = points.x.iter().map(|x| measure((weight - tried) * x));
        misses.sum::<f64>() / count
    };
    let (loss, at_0) = (points.loss(tried), points.loss(0.0));
    // How high the bowl is with the moved point.
    let height = square(raise) / count;
    formulas!(
        [tried, loss, weight, raise, height],
        x = &points.x[..],
        y = points.line(),
        summed = count * loss,
        sizes = miss(f64::abs),
        distance_squared = square(tried - weight),
        signed = miss(|miss| miss),
        loss_root = loss.sqrt(),
        loss_of_four = less_one(loss),
        other = 2.0 * weight - tried,
        mirrored_at_0 = -tried,
        mirrored_at_half = 1.0 - tried,
        distance = (tried - weight).abs(),
        loss_at_0 = at_0,
        weight_squared = square(weight),
        summed_at_0 = count * at_0,
        loss_at_0_of_four = less_one(at_0),
        way = if raise > 0.0 { "up" } else { "down" },
        raise_squared = square(raise),
        height_of_four = less_one(height),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{loss, mean, on_line};
    use crate::search::{draw_hundred, get, get_list};

    #[test]
    fn the_bowl_is_where_the_answers_say() {
        for drawn in draw_hundred(formulas) {
            let [tried, weight, other, raise, height] =
                get(&drawn, ["tried", "weight", "other", "raise", "height"]);
            let x = get_list(&drawn, "x");
            let mut y = on_line(weight, &x);
            assert_eq!(loss(&x, &y, other), loss(&x, &y, tried));
            let off = tried - weight;
            let square = mean(&x, &x);
            assert_eq!(loss(&x, &y, tried), square * off * off);
            assert_eq!(get(&drawn, ["loss"]), [square * off * off]);
            assert!(square > 1.0);
            // With the moved point, among many weights.
            assert_eq!((x[2], y[2]), (0.0, 0.0));
            y[2] = raise;
            let weights = (-4000..=4000).map(|i| f64::from(i) / 1000.0);
            let high = |w: &f64| loss(&x, &y, *w);
            let lowest = weights.min_by(|a, b| high(a).total_cmp(&high(b)));
            let lowest = lowest.unwrap();
            assert!((lowest - weight).abs() < 1e-12);
            assert!((high(&lowest) - height).abs() < 1e-12);
        }
    }
}
