use crate::answer::shown;
use crate::{Draw, Exercise, PaperOf, Work};

fn squared(number: f64) -> f64 {
    number * number
}

/// A fit: what it loses on the data, and its numbers.
struct Fit {
    loss: f64,
    intercept: f64,
    weights: Vec<f64>,
}

impl Fit {
    fn l1(&self) -> f64 {
        self.weights.iter().map(|w| w.abs()).sum()
    }

    fn l2(&self) -> f64 {
        self.weights.iter().map(|w| squared(*w)).sum()
    }

    fn in_words(&self) -> String {
        let weights: Vec<String> =
            self.weights.iter().map(|w| shown(*w)).collect();
        format!(
            "loss {}, intercept {}, weights {}",
            shown(self.loss),
            shown(self.intercept),
            weights.join(", ")
        )
    }
}

/// Two fits, and a strength at which L1 likes the one, L2 the other.
struct Fits {
    wild: Fit,
    calm: Fit,
    lambda: f64,
}

impl Fits {
    fn both(&self, price: impl Fn(&Fit) -> f64) -> (f64, f64) {
        (price(&self.wild), price(&self.calm))
    }

    /// The better of the two at this λ.
    fn better(&self, price: impl Fn(&Fit) -> f64) -> &'static str {
        let sum = |fit: &Fit| fit.loss + self.lambda * price(fit);
        let (wild, calm) = self.both(sum);
        if wild < calm { "wild" } else { "calm" }
    }

    /// From which λ on the calm one is at least as good.
    fn change(&self, price: impl Fn(&Fit) -> f64) -> f64 {
        let (wild, calm) = self.both(price);
        (self.calm.loss - self.wild.loss) / (wild - calm)
    }

    fn draw(draw: &mut Draw) -> Fits {
        let large = draw.one_of(&[2.0, 4.0, 5.0]);
        let kept = draw.one_of(&[1.0, 2.0, 3.0]);
        let first = draw.sign(large);
        let wild = Fit {
            loss: draw.number(0.01, 0.05, 0.01),
            intercept: draw.one_of(&[4.0, 5.0, 6.0]),
            weights: vec![first, -first, kept],
        };
        let change = draw.one_of(&[0.04, 0.05, 0.08, 0.1, 0.2]);
        let calm = Fit {
            loss: wild.loss + change * 2.0 * large,
            intercept: draw.one_of(&[1.0, 2.0]),
            weights: vec![kept, 0.0, 0.0],
        };
        Fits { wild, calm, lambda: 0.8 * change }
    }
}

pub(super) fn exercise() -> Exercise {
    let page = Fits {
        wild: Fit { loss: 0.02, intercept: 3.0, weights: vec![2.0, -2.0, 1.0] },
        calm: Fit { loss: 0.42, intercept: 1.0, weights: vec![1.0, 0.0, 0.0] },
        lambda: 0.08,
    };
    let paper = PaperOf::new(page, Fits::draw, |fits| {
        format!(
            "Two fits to the same data. The wild one: {}. The calm one: {}. \
             The sum of a fit is loss + λ·penalty.",
            fits.wild.in_words(),
            fits.calm.in_words()
        )
    });
    let paper = which_from_where(penalties(paper));
    Exercise {
        number: "1.1",
        title: "The price is on weights only",
        minutes: 8,
        trains: "compute both penalties, and weigh them against the loss",
        see: "chapter1.html#chapter1-fits=0.1",
        work: Work::Paper(paper.paper()),
    }
}

fn penalties(paper: PaperOf<Fits>) -> PaperOf<Fits> {
    paper
        .part(
            |_| "The L1 penalty of the wild fit, and of the calm one?".into(),
            |fits| fits.both(Fit::l1),
        )
        .mistake("You priced the intercept; it is free.", |fits| {
            fits.both(|fit| fit.l1() + fit.intercept)
        })
        .mistake("Take sizes: with their signs, weights cancel.", |fits| {
            fits.both(|fit| fit.weights.iter().sum())
        })
        .mistake("You squared the weights; L1 adds up their sizes.", |fits| {
            fits.both(Fit::l2)
        })
        .part(
            |_| "The L2 penalty of the wild fit, and of the calm one?".into(),
            |fits| fits.both(Fit::l2),
        )
        .mistake("The square of the intercept does not belong there.", |fits| {
            fits.both(|fit| fit.l2() + squared(fit.intercept))
        })
        .mistake("The square of a negative weight is positive.", |fits| {
            fits.both(|fit| fit.weights.iter().map(|w| w * w.abs()).sum())
        })
        .mistake(
            "You squared the sum of the sizes; square each weight, then add.",
            |fits| fits.both(|fit| squared(fit.l1())),
        )
        .mistake(
            "You took a root; L2 is the sum of the squares itself.",
            |fits| fits.both(|fit| fit.l2().sqrt()),
        )
        .mistake("Those are sizes; L2 squares each weight.", |fits| {
            fits.both(Fit::l1)
        })
}

fn which_from_where(paper: PaperOf<Fits>) -> PaperOf<Fits> {
    paper    .part(
        |fits| {
            let lambda = shown(fits.lambda);
            format!("Which fit has the smaller sum at λ = {lambda}, with L1?")
        },
        |fits| fits.better(Fit::l1),
    )
    .mistake(
        "Its penalty is smaller, but what that saves is less than its extra \
         loss.",
        |fits| if fits.better(Fit::l1) == "calm" { "wild" } else { "calm" },
    )
    .part(
        |fits| {
            let lambda = shown(fits.lambda);
            format!("Which fit has the smaller sum at λ = {lambda}, with L2?")
        },
        |fits| fits.better(Fit::l2),
    )
    .mistake(
        "Its loss is smaller, but its squares cost more than that saves.",
        |fits| if fits.better(Fit::l2) == "calm" { "wild" } else { "calm" },
    )
    .part(
        |_| {
            "From which λ on is the sum of the calm fit no larger than that \
             of the wild fit, with L1?"
                .into()
        },
        |fits| fits.change(Fit::l1),
    )
    .mistake("The intercepts are in your prices; they cost nothing.", |fits| {
        fits.change(|fit| fit.l1() + fit.intercept)
    })
    .mistake(
        "With their signs the weights cancel, and both fits seem to cost the \
         same: then no λ would do. L1 adds up sizes.",
        |_| "never",
    )
    .mistake(
        "The calm fit pays for its weight, too: what counts is the difference \
         of the penalties.",
        |fits| (fits.calm.loss - fits.wild.loss) / fits.wild.l1(),
    )
    .mistake(
        "The wild fit has a loss, too: what counts is the difference of the \
         losses.",
        |fits| fits.calm.loss / (fits.wild.l1() - fits.calm.l1()),
    )
    .mistake(
        "The other way round: extra loss divided by saved penalty.",
        |fits| 1.0 / fits.change(Fit::l1),
    )
    .part(
        |_| {
            "From which λ on is the sum of the calm fit no larger than that \
             of the wild fit, with L2?"
                .into()
        },
        |fits| fits.change(Fit::l2),
    )
    .mistake("Your prices hold the squared intercepts.", |fits| {
        fits.change(|fit| fit.l2() + squared(fit.intercept))
    })
    .mistake("You added first and squared then: square each weight.", |fits| {
        fits.change(|fit| squared(fit.l1()))
    })
    .mistake("There is no root in L2: it adds up the squares.", |fits| {
        fits.change(|fit| fit.l2().sqrt())
    })
    .mistake("That is from where on it holds with L1.", |fits| {
        fits.change(Fit::l1)
    })
    .mistake(
        "You divided the saved penalty by the extra loss. Turn it round.",
        |fits| 1.0 / fits.change(Fit::l2),
    )
    .mistake("The calm fit pays for its square, too.", |fits| {
        (fits.calm.loss - fits.wild.loss) / fits.wild.l2()
    })
    .mistake("You left out the loss of the wild fit.", |fits| {
        fits.calm.loss / (fits.wild.l2() - fits.calm.l2())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the calm fit begins to be at least as good, by halving.
    fn found(fits: &Fits, price: impl Fn(&Fit) -> f64) -> f64 {
        let (mut low, mut high) = (0.0, 100.0);
        for _ in 0..100 {
            let lambda = f64::midpoint(low, high);
            let sum = |fit: &Fit| fit.loss + lambda * price(fit);
            if sum(&fits.calm) <= sum(&fits.wild) {
                high = lambda;
            } else {
                low = lambda;
            }
        }
        high
    }

    #[test]
    fn the_calm_fit_wins_from_there_on() {
        let mut draw = Draw::new(11);
        for _ in 0..100 {
            let fits = Fits::draw(&mut draw);
            let (one, two) = (fits.change(Fit::l1), fits.change(Fit::l2));
            assert!((found(&fits, Fit::l1) - one).abs() < 1e-9);
            assert!((found(&fits, Fit::l2) - two).abs() < 1e-9);
            // What the messages say of the two words.
            assert!(two < fits.lambda && fits.lambda < one);
            assert_eq!(fits.wild.weights.iter().sum::<f64>(), fits.calm.l1());
        }
    }
}
