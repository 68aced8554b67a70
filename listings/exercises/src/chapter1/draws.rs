use crate::{Exercise, Words, Work};

pub(super) fn exercise() -> Exercise {
    Exercise {
        number: "1.3",
        title: "One data set is one draw",
        minutes: 15,
        trains: "say what one comparison of two methods shows, and what not",
        see: "chapter1.html#is-one-example-enough",
        work: Work::Words(Words {
            task: "Draw other noise ten times: `cargo run --bin chapter1 -- \
                   --noise 1`, then with 2, and so on up to 10 (the page of \
                   chapter 1 runs this line, too, below “Try it”). The \
                   tables show how far each fit is from the truth, and which \
                   powers it keeps. How often does the lasso keep one weight \
                   and no other? How often is ridge nearer to the truth than \
                   the lasso? On the noise of the page ridge is nearer: what \
                   follows from that for the question which of the two to \
                   choose? What would you have to do, or to know, before you \
                   recommend one of them? Give the two counts, with the \
                   seeds, and at most 80 words.",
            rubric: vec![
                (
                    1,
                    "Both counts: the lasso keeps one weight 3 times (seeds 1, 3, 4), ridge is nearer 2 times (seeds 1, 2).",
                ),
                (
                    1,
                    "The page's noise is one draw: nothing general follows from it.",
                ),
                (
                    1,
                    "Many draws are needed, and a count over all of them (or: compare on other data or rows left out).",
                ),
                (
                    1,
                    "The count would hold for this truth and this λ only: another λ, or a truth with more weights, can turn it around.",
                ),
            ],
            wrong: vec![
                (
                    "Ridge is better: on the page it is nearer.",
                    "That is one draw. In your own ten draws, how often is \
                     it so?",
                ),
                (
                    "The lasso is better: it won most of the ten draws.",
                    "For this truth, one weight and six zeros, and at this \
                     λ. With another truth, ridge can win most draws.",
                ),
                (
                    "The page made a mistake, for its result is not typical.",
                    "Its numbers are right. An honest single draw can fall \
                     on the rarer side; only many draws show which is rare.",
                ),
                (
                    "The lasso finds the true weight, so one can trust what \
                     it keeps.",
                    "It keeps the weight of x in all ten, but in most of \
                     them others besides. Count those, too.",
                ),
            ],
            model: "The lasso keeps one weight for the seeds 1, 3 and 4: 3 \
                    of 10. Ridge is nearer for the seeds 1 and 2: 2 of 10. \
                    From the page's noise nothing general follows: it is one \
                    draw, and most of mine say the opposite. I would draw \
                    many times and count. Even that count holds for this λ \
                    and this truth, mostly zeros: I would vary λ, and ask \
                    what is known about the truth.",
        }),
    }
}
