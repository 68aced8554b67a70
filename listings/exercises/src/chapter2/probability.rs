use crate::answer::shown;
use crate::{Draw, Exercise, PaperOf, Work};

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

pub(super) fn exercise() -> Exercise {
    let page = Square { t: 1.0, reach: 2.0, times: 5.0 };
    let paper = PaperOf::new(page, Square::draw, |square| {
        let reach = shown(square.reach);
        format!(
            "A round bowl. Its centre is anywhere in the square from −{reach} \
             to {reach} in both directions, but outside the diamond with t = \
             {}; each place is as likely as any other.",
            shown(square.t)
        )
    })
    .part(
        |_| {
            "How likely is the diamond touched at a corner? (A fraction, or \
             four decimals.)"
                .into()
        },
        Square::probability,
    )
    .mistake(
        "You divided by the whole square: the centres inside the diamond do \
         not count.",
        |square| square.triangles() / square.area(),
    )
    .mistake(
        "Your triangles are too small by half: they widen to both sides of \
         the axis, so that the base is twice the height.",
        |square| square.probability() / 2.0,
    )
    .mistake(
        "A corner is a single point, but a whole region of centres leads to \
         it.",
        |_| 0.0,
    )
    .mistake("That is one of the four corners.", |square| {
        square.probability() / 4.0
    })
    .mistake(
        "You took away t² for the diamond: its diagonals are 2t each.",
        |square| square.triangles() / (square.area() - square.t * square.t),
    )
    .mistake(
        "You took away (2t)² for the diamond: that is the square around it.",
        |square| {
            square.triangles() / (square.area() - 4.0 * square.t * square.t)
        },
    )
    .part(
        |square| {
            let (t, reach) = (square.t, square.reach);
            format!(
                "With t = {} in the square from −{1} to {1}, is a corner \
                 more likely than that?",
                shown(square.times * t),
                shown(square.times * reach)
            )
        },
        |_| "as likely",
    )
    .mistake(
        "A larger diamond has smaller triangles in the same square; here the \
         square has grown with it.",
        |_| "less likely",
    )
    .mistake(
        "The triangles have grown, but so has all the rest, in the same \
         proportion.",
        |_| "more likely",
    );
    Exercise {
        number: "2.4",
        title: "How often a corner",
        minutes: 6,
        trains: "turn a region of the picture into a probability",
        see: "chapter2.html#chapter2-corners=5",
        work: Work::Paper(paper.paper()),
    }
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
