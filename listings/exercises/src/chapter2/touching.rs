use super::{
    Weights, corner, half_over, in_diamond, larger_only, length, nearer, pair,
    spent, times,
};
use crate::answer::shown;
use crate::{Draw, Exercise, PaperOf, Work};

/// A round bowl's centre, a budget at which an edge is touched, and one at
/// which a corner is.
struct Round {
    centre: Weights,
    large: f64,
    small: f64,
}

impl Round {
    /// Up to which budget the diamond is touched at a corner.
    fn last_corner(&self) -> f64 {
        (self.centre.0.abs() - self.centre.1.abs()).abs()
    }

    fn larger(&self) -> f64 {
        self.centre.0.abs().max(self.centre.1.abs())
    }

    fn smaller(&self) -> f64 {
        self.centre.0.abs().min(self.centre.1.abs())
    }

    /// The point on the disc's outline that has the smaller weight as it is.
    fn smaller_kept(&self) -> Weights {
        let (a, b) = self.centre;
        let other = |kept: f64| (self.large * self.large - kept * kept).sqrt();
        if a.abs() > b.abs() {
            (other(b).copysign(a), b)
        } else {
            (a, other(a).copysign(b))
        }
    }

    /// The touching point of the disc with the large budget.
    fn in_disc(&self) -> Weights {
        times(self.centre, self.large / length(self.centre))
    }

    /// The centre moved straight towards 0, to the edge of the diamond.
    fn shrunk(&self, t: f64) -> Weights {
        times(self.centre, t / spent(self.centre))
    }

    fn draw(draw: &mut Draw) -> Round {
        let larger = draw.number(0.6, 1.0, 0.05);
        let smaller = draw.number(0.15, 0.3, 0.05);
        let last = larger - smaller;
        let small = draw.number(0.1, last - 0.1, 0.05);
        let large = draw.number(last + 0.1, larger, 0.05);
        let (a, b) = (draw.sign(larger), draw.sign(smaller));
        let centre = draw.one_of(&[(a, b), (b, a)]);
        Round { centre, large, small }
    }
}

pub(super) fn exercise() -> Exercise {
    let page = Round { centre: (0.75, 0.25), large: 0.75, small: 0.25 };
    let paper = PaperOf::new(page, Round::draw, |round| {
        format!(
            "A round bowl, ρ = 0, with its lowest point, the centre, at {}: \
             its contours are circles. The diamond is |w₁| + |w₂| ≤ t, the \
             disc w₁² + w₂² ≤ t²; the place that is touched is the one \
             nearest to the centre.",
            pair(round.centre)
        )
    });
    let paper = in_the_disc(at_a_corner(on_an_edge(paper)));
    Exercise {
        number: "2.1",
        title: "Touching points",
        minutes: 10,
        trains: "find the touching points of the diamond and the disc",
        see: "chapter2.html#chapter2-shapes=0.3",
        work: Work::Paper(paper.paper()),
    }
}

fn on_an_edge(paper: PaperOf<Round>) -> PaperOf<Round> {
    paper.part(
        |round| {
            let t = shown(round.large);
            format!("Where is the diamond with t = {t} touched? (w₁, w₂)")
        },
        |round| in_diamond(round.centre, round.large),
    )
    .mistake(
        "You shrank both weights in proportion, straight towards 0: the \
         disc's way. Straight across to the edge both lose the same.",
        |round| round.shrunk(round.large),
    )
    .mistake(
        "That is the corner; this budget is so large that the nearest point \
         lies inside an edge.",
        |round| corner(round.centre, round.large),
    )
    .mistake(
        "You took all that is too much from the larger weight. Straight \
         across to the edge both lose the same.",
        |round| {
            let by = 2.0 * half_over(round.centre, round.large);
            larger_only(round.centre, by)
        },
    )
    .mistake(
        "You took all that is too much from each weight; each loses half of \
         it.",
        |round| {
            nearer(round.centre, 2.0 * half_over(round.centre, round.large))
        },
    )
}

fn at_a_corner(paper: PaperOf<Round>) -> PaperOf<Round> {
    paper    .part(
        |round| {
            let t = shown(round.small);
            format!("Where is the diamond with t = {t} touched? (w₁, w₂)")
        },
        |round| in_diamond(round.centre, round.small),
    )
    .mistake(
        "You cut off the weight that went past 0; what is left of the other \
         spends more than the budget.",
        |round| nearer(round.centre, half_over(round.centre, round.small)),
    )
    .mistake(
        "One weight has changed its sign: you went on beyond the corner, \
         where the edge ends.",
        |round| {
            let by = half_over(round.centre, round.small);
            let past = |w: f64| w - by * w.signum();
            (past(round.centre.0), past(round.centre.1))
        },
    )
    .mistake(
        "All that is too much came off the larger weight. The nearest place \
         is the corner on its own axis.",
        |round| {
            let by = 2.0 * half_over(round.centre, round.small);
            larger_only(round.centre, by)
        },
    )
    .mistake(
        "Both weights lost all that is too much. Each loses half of it, until \
         the smaller one is 0.",
        |round| {
            nearer(round.centre, 2.0 * half_over(round.centre, round.small))
        },
    )
    .mistake(
        "Shrunk in proportion, the weights spend the budget, but the corner \
         is nearer to the centre.",
        |round| round.shrunk(round.small),
    )
    .part(
        |_| {
            "From t = 0 up to which budget t is the diamond touched at a \
             corner?"
                .into()
        },
        Round::last_corner,
    )
    .mistake(
        "From there on the centre is inside the diamond. The corner ends \
         earlier: where the smaller weight leaves 0.",
        |round| spent(round.centre),
    )
    .mistake(
        "That is the larger weight alone; the smaller one leaves 0 earlier.",
        Round::larger,
    )
    .mistake(
        "That is the smaller weight; the corner ends at the difference of the \
         two.",
        Round::smaller,
    )
}

fn in_the_disc(paper: PaperOf<Round>) -> PaperOf<Round> {
    paper    .part(
        |round| {
            let t = shown(round.large);
            format!(
                "Where is the disc with t = {t} touched? (w₁, w₂), to four \
                 decimals"
            )
        },
        Round::in_disc,
    )
    .mistake(
        "The sizes of your weights add up to t; in the disc it is the squares \
         that add up to t².",
        |round| round.shrunk(round.large),
    )
    .mistake(
        "The root is missing: the centre is √(w₁² + w₂²) away from 0.",
        |round| times(round.in_disc(), 1.0 / length(round.centre)),
    )
    .mistake("That is the diamond's touching point.", |round| {
        in_diamond(round.centre, round.large)
    })
    .mistake(
        "A disc has no corners: the nearest point lies on the straight way \
         from the centre to 0.",
        |round| corner(round.centre, round.large),
    )
    .mistake(
        "You kept the smaller weight. Go straight towards 0: both shrink.",
        Round::smaller_kept,
    )
}

#[cfg(test)]
mod tests {
    use super::super::brute;
    use super::*;

    #[test]
    fn touching_points_are_nearest_on_the_outlines() {
        let mut draw = Draw::new(21);
        for _ in 0..100 {
            let round = Round::draw(&mut draw);
            let Round { centre, large, small } = round;
            let nearest = |t| brute::lowest(centre, 0.0, brute::diamond(t));
            for t in [large, small] {
                assert!(brute::are_near(nearest(t), in_diamond(centre, t)));
            }
            let in_disc = brute::lowest(centre, 0.0, brute::disc(large));
            assert!(brute::are_near(in_disc, round.in_disc()));
            // An edge at the large budget, a corner at the small one.
            let (a, b) = in_diamond(centre, large);
            assert!(a != 0.0 && b != 0.0);
            let (a, b) = in_diamond(centre, small);
            assert!(a == 0.0 || b == 0.0);
            let is_corner = |t| {
                let (a, b) = nearest(t);
                a.abs().min(b.abs()) < 1e-5
            };
            let last = round.last_corner();
            assert!(is_corner(0.999 * last) && !is_corner(1.001 * last));
        }
    }
}
