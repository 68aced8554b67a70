use super::{Weights, corner, in_diamond, length, pair, spent, times};
use crate::answer::shown;
use crate::{Draw, Exercise, PaperOf, Work};

/// A centre, two budgets, one with a corner and one with an edge, and how far
/// ρ goes to both sides.
struct Tilted {
    centre: Weights,
    small: f64,
    large: f64,
    rho: f64,
}

impl Tilted {
    /// Where the disc is touched: where loss + μ·(w₁² + w₂²) is lowest, with
    /// the one μ that brings the weights to the length t.
    fn in_disc(&self, t: f64, rho: f64) -> Weights {
        let (a, b) = self.centre;
        let (c, d) = (a + rho * b, b + rho * a);
        let at = |mu: f64| {
            let own = 1.0 + mu;
            let below = own * own - rho * rho;
            ((own * c - rho * d) / below, (own * d - rho * c) / below)
        };
        let (mut low, mut high) = (0.0, 100.0);
        for _ in 0..100 {
            let mu = f64::midpoint(low, high);
            if length(at(mu)) > t { low = mu } else { high = mu }
        }
        at(high)
    }

    fn draw(draw: &mut Draw) -> Tilted {
        let first = draw.number(0.5, 0.8, 0.05);
        let second = draw.number(0.1, 0.2, 0.05);
        let last = first - second;
        Tilted {
            centre: (first, second),
            small: last - draw.one_of(&[0.05, 0.1]),
            large: last + draw.one_of(&[0.05, 0.1]),
            rho: draw.one_of(&[0.9, 0.95]),
        }
    }
}

pub(super) fn exercise() -> Exercise {
    let page =
        Tilted { centre: (0.5, 0.2), small: 0.25, large: 0.35, rho: 0.9 };
    let paper = PaperOf::new(page, Tilted::draw, |tilted| {
        let (a, b) = tilted.centre;
        let (rho, t) = (shown(tilted.rho), shown(tilted.small));
        format!(
            "The bowl's centre is {}. Predict first: what becomes of the \
             touching points at t = {t} and at t = {} when the correlation ρ \
             is −{rho}, 0, 0.5 and {rho}? Then run `cargo run --bin chapter2 \
             -- --w1 {} --w2 {} --correlation {rho} --budget {t}` and the \
             like (the page of chapter 2 runs this line, too, below “Try \
             it”), and explain.",
            pair(tilted.centre),
            shown(tilted.large),
            shown(a),
            shown(b),
        )
    });
    let paper = the_disc(the_diamond(paper));
    Exercise {
        number: "2.3",
        title: "What ρ does",
        minutes: 10,
        trains: "predict which touching point depends on the correlation",
        see: "chapter2.html#chapter2-shapes=0.3",
        work: Work::Paper(paper.paper()),
    }
}

fn the_diamond(paper: PaperOf<Tilted>) -> PaperOf<Tilted> {
    paper    .part(
        |tilted| {
            let t = shown(tilted.small);
            format!("At t = {t}, which touching point moves with ρ?")
        },
        |_| "only the disc's",
    )
    .mistake(
        "Compare the runs: the diamond's stays at its corner for all four ρ.",
        |_| "both",
    )
    .mistake(
        "It is the other way round: the corner stays, the disc's point moves.",
        |_| "only the diamond's",
    )
    .mistake(
        "The disc's moves: look at the row of the disc for two values of ρ.",
        |_| "neither",
    )
    .part(
        |tilted| {
            let (t, rho) = (shown(tilted.large), shown(tilted.rho));
            format!(
                "At t = {t} and ρ = {rho}, where is the diamond touched? \
                 (w₁, w₂)"
            )
        },
        |tilted| in_diamond(tilted.centre, tilted.large),
    )
    .mistake(
        "The corner does not hold that far: at this budget an edge is \
         touched.",
        |tilted| corner(tilted.centre, tilted.large),
    )
    .mistake("That is where the disc is touched.", |tilted| {
        tilted.in_disc(tilted.large, tilted.rho)
    })
    .mistake(
        "You shrank both weights in proportion; on the way straight across \
         to the edge both lose the same.",
        |tilted| times(tilted.centre, tilted.large / spent(tilted.centre)),
    )
    .part(
        |_| {
            "ρ grows. What becomes of the largest budget at which a corner is \
             touched?"
                .into()
        },
        |_| "it stays",
    )
    .mistake(
        "More correlation does not mean fewer corners. Try a budget a little \
         below the last corner, and one above it, for two values of ρ.",
        |_| "it shrinks",
    )
    .mistake(
        "A tilted bowl does not hold the point at the axis any longer than a \
         round one. Compare the last budget with a corner at ρ = 0.",
        |_| "it grows",
    )
    .part(
        |_| {
            "Why does ρ not move the diamond's touching point along its edge?"
                .into()
        },
        |_| "on this edge d₁ + d₂ is fixed",
    )
    .mistake(
        "On the edge there is no corner, and still the point does not move.",
        |_| "a corner holds it",
    )
    .mistake(
        "ρ tilts the bowl: it becomes steeper in one direction and flatter \
         in the other. That is why the disc's point moves.",
        |_| "ρ makes the bowl steeper by the same factor in all directions",
    )
}

fn the_disc(paper: PaperOf<Tilted>) -> PaperOf<Tilted> {
    paper
        .part(
            |tilted| {
                let t = shown(tilted.small);
                format!(
                    "Both weights of the centre are positive. For which of the \
                 four ρ does the disc with t = {t} have a touching point \
                 with a negative weight?"
                )
            },
            |_| "for the negative one",
        )
        .mistake(
            "The disc does not keep the centre's signs: look at its second \
         weight in all four runs.",
            |_| "for none",
        )
        .mistake(
            "A large positive ρ draws the two weights together; look at the \
         other end.",
            |_| "for the largest one",
        )
}

#[cfg(test)]
mod tests {
    use super::super::brute;
    use super::*;

    #[test]
    fn what_is_said_of_rho_is_so() {
        let mut draw = Draw::new(23);
        for _ in 0..100 {
            let tilted = Tilted::draw(&mut draw);
            let Tilted { centre, small, large, rho } = tilted;
            let last = centre.0 - centre.1;
            let mut seconds = vec![];
            for rho in [-rho, 0.0, 0.5, rho] {
                for t in [small, large, 0.99 * last, 1.01 * last] {
                    let one = brute::lowest(centre, rho, brute::diamond(t));
                    assert!(brute::are_near(one, in_diamond(centre, t)));
                    let two = brute::lowest(centre, rho, brute::disc(t));
                    let found = tilted.in_disc(t, rho);
                    assert!(brute::are_near(two, found), "{two:?} {found:?}");
                }
                let on_edge = |t| in_diamond(centre, t).1 > 0.0;
                assert!(!on_edge(small) && on_edge(large));
                assert!(!on_edge(0.99 * last) && on_edge(1.01 * last));
                seconds.push(tilted.in_disc(small, rho).1);
            }
            // Negative for the negative ρ alone; and one moves, each time.
            assert!(seconds[0] < -0.001, "{centre:?} {small} {seconds:?}");
            assert!(seconds[1..].windows(2).all(|w| w[1] > w[0] + 0.001));
            assert!(seconds[1] > 0.0);
        }
    }

    #[test]
    fn the_disc_of_the_page() {
        let page =
            Tilted { centre: (0.5, 0.2), small: 0.25, large: 0.35, rho: 0.9 };
        let found = [-0.9, 0.0, 0.5, 0.9].map(|r| pair(page.in_disc(0.25, r)));
        assert_eq!(found[0], "(0.2491, −0.0214)");
        assert_eq!(found[1], "(0.2321, 0.0928)");
        assert_eq!(found[2], "(0.2097, 0.1361)");
        assert_eq!(found[3], "(0.1842, 0.169)");
        assert_eq!(pair(in_diamond((0.5, 0.2), 0.35)), "(0.325, 0.025)");
    }
}
