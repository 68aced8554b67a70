use super::{loss, points, squared};
use crate::answer::shown;
use crate::data::{X, on_line};
use crate::{Draw, Exercise, PaperOf, Work};

/// Five points on a line, the third of them at 0.
struct Line {
    x: Vec<f64>,
    weight: f64,
    /// A weight to try.
    tried: f64,
    /// How far up the third point is moved.
    raise: f64,
}

impl Line {
    fn y(&self) -> Vec<f64> {
        on_line(self.weight, &self.x)
    }

    fn loss(&self, w: f64) -> f64 {
        loss(&self.x, &self.y(), w)
    }

    fn count(&self) -> f64 {
        self.x.len() as f64
    }

    /// What a mean over five becomes when the point at 0 is not counted.
    fn less_one(&self, mean: f64) -> f64 {
        mean * self.count() / (self.count() - 1.0)
    }

    fn misses(&self, w: f64) -> impl Iterator<Item = f64> {
        self.x.iter().map(move |x| (self.weight - w) * x)
    }

    fn draw(draw: &mut Draw) -> Line {
        // mean(x²) is 4, 16 and 2.
        let x = draw.one_of(&[
            vec![-3.0, -1.0, 0.0, 1.0, 3.0],
            vec![-6.0, -2.0, 0.0, 2.0, 6.0],
            vec![-2.0, -1.0, 0.0, 1.0, 2.0],
        ]);
        let weight: f64 = draw.number(0.25, 2.0, 0.25);
        // Not 0, of which another part asks, nor what mirrors it.
        let tried: Vec<f64> = (-2..=6)
            .map(|half| f64::from(half) / 2.0)
            .filter(|tried| *tried != 0.0 && *tried != 2.0 * weight)
            .collect();
        Line {
            x,
            weight,
            tried: draw.one_of(&tried),
            raise: draw.one_of(&[1.0, 2.0, 3.0, -1.0, -2.0]),
        }
    }
}

pub(super) fn exercise() -> Exercise {
    let page = Line { x: X.to_vec(), weight: 0.75, tried: 1.0, raise: 1.0 };
    let paper = PaperOf::new(page, Line::draw, |line| {
        let points = points(&line.x, line.weight);
        format!("Data set D: {points}. The loss is mean((y − w·x)²).")
    });
    let paper = the_moved_point(the_bowl(paper));
    Exercise {
        number: "3.1",
        title: "The loss of D",
        minutes: 10,
        trains: "compute a loss, and say which weights share it",
        see: "chapter3.html#chapter3-lines=1",
        work: Work::Paper(paper.paper()),
    }
}

fn the_bowl(paper: PaperOf<Line>) -> PaperOf<Line> {
    paper    .part(
        |line| {
            let tried = shown(line.tried);
            format!("What is the loss at w = {tried}, by this definition?")
        },
        |line| line.loss(line.tried),
    )
    .mistake("You added the squares up; the loss is their mean.", |line| {
        line.count() * line.loss(line.tried)
    })
    .mistake(
        "You took the mean of the sizes of the misses: square them first.",
        |line| {
            line.misses(line.tried).map(f64::abs).sum::<f64>() / line.count()
        },
    )
    .mistake(
        "The square of the distance from the right weight is not yet the \
         loss: mean(x²) is not 1 here.",
        |line| squared(line.tried - line.weight),
    )
    .mistake("Misses up and down cancel, unless you square them.", |line| {
        line.misses(line.tried).sum::<f64>() / line.count()
    })
    .mistake("You took a root at the end; the loss has none.", |line| {
        line.loss(line.tried).sqrt()
    })
    .mistake("The point at 0 counts, too: there are five.", |line| {
        line.less_one(line.loss(line.tried))
    })
    .part(
        |_| "Which other weight has the same loss?".into(),
        |line| 2.0 * line.weight - line.tried,
    )
    .mistake(
        "The bowl is the same on both sides of its lowest point, not of 0.",
        |line| -line.tried,
    )
    .mistake(
        "You mirrored at 0.5, where the book's data have their lowest point; \
         these have another.",
        |line| 1.0 - line.tried,
    )
    .mistake("That is the lowest point itself, where the loss is 0.", |line| {
        line.weight
    })
    .mistake(
        "That is the distance to the best weight. Go as far to its other \
         side.",
        |line| (line.tried - line.weight).abs(),
    )
    .part(|_| "What is the loss at w = 0?".into(), |line| line.loss(0.0))
    .mistake(
        "At w = 0, too, the height of the bowl has the factor mean(x²).",
        |line| squared(line.weight),
    )
    .mistake(
        "At w = 0 the predictions are 0, not the misses: each miss is y.",
        |_| 0.0,
    )
    .mistake("The sum of the squares of y is not yet their mean.", |line| {
        line.count() * line.loss(0.0)
    })
    .mistake(
        "You divided by four. The point at 0 is not missed, and is one of the \
         five all the same.",
        |line| line.less_one(line.loss(0.0)),
    )
}

fn the_moved_point(paper: PaperOf<Line>) -> PaperOf<Line> {
    paper    .part(
        |line| {
            let way = if line.raise > 0.0 { "up" } else { "down" };
            let to = shown(line.raise);
            format!(
                "Now move the point (0, 0) {way} to (0, {to}). Where does the \
                 lowest point of the bowl go?"
            )
        },
        |_| "straight up",
    )
    .mistake(
        "The weight that is best stays best: at x = 0 every weight predicts \
         0, and none does better there than another.",
        |_| "up, and to another weight",
    )
    .mistake(
        "Every weight misses the moved point, and by the same: all losses \
         grow.",
        |_| "nowhere",
    )
    .mistake(
        "A loss is a mean of squares: no miss, up or down, can make it less \
         than 0.",
        |_| "straight down",
    )
    .part(
        |_| "How high is the lowest point then?".into(),
        |line| squared(line.raise) / line.count(),
    )
    .mistake(
        "That is the square of the one miss; the mean is over all points.",
        |line| squared(line.raise),
    )
    .mistake(
        "The moved point is one of five, not one of four: those which are not \
         missed are in the mean.",
        |line| line.less_one(squared(line.raise) / line.count()),
    )
    .mistake(
        "No weight brings the loss down to 0 any more: each predicts 0 at \
         x = 0.",
        |_| 0.0,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::mean;

    #[test]
    fn the_bowl_is_where_the_answers_say() {
        let mut draw = Draw::new(31);
        for _ in 0..100 {
            let line = Line::draw(&mut draw);
            let other = 2.0 * line.weight - line.tried;
            assert_eq!(line.loss(other), line.loss(line.tried));
            let steep = mean(&line.x, &line.x);
            let off = line.tried - line.weight;
            assert_eq!(line.loss(line.tried), steep * off * off);
            assert!(steep > 1.0);
            // With the moved point, among many weights.
            let mut y = line.y();
            assert_eq!((line.x[2], y[2]), (0.0, 0.0));
            y[2] = line.raise;
            let weights = (-4000..=4000).map(|i| f64::from(i) / 1000.0);
            let high = |w: &f64| loss(&line.x, &y, *w);
            let lowest = weights.min_by(|a, b| high(a).total_cmp(&high(b)));
            let lowest = lowest.unwrap();
            assert!((lowest - line.weight).abs() < 1e-12);
            let height = squared(line.raise) / line.count();
            assert!((high(&lowest) - height).abs() < 1e-12);
        }
    }
}
