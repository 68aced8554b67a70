//! Chapter 5: adding them up.

mod both;
mod other_data;

use crate::{Exercise, Words, Work};

pub(crate) fn exercises() -> Vec<Exercise> {
    vec![other_data::other_data(), both::both_at_once(), the_exact_condition()]
}

fn the_exact_condition() -> Exercise {
    Exercise {
        number: "5.3",
        title: "One sentence, made true",
        minutes: 10,
        trains: "state exactly when each price makes a zero",
        see: "chapter5.html#chapter5-path",
        work: Work::Words(Words {
            task: "Correct this sentence, in at most 60 words: “L1 sets \
                   unimportant weights to zero, L2 never does.”",
            rubric: vec![
                (
                    2,
                    "The exact condition for L1: the slope of the loss at 0 is no larger than λ in size (λ ≥ 2·|mean(xy)|, in words or as a formula, counts).",
                ),
                (
                    1,
                    "L2 makes a zero only where that slope is 0 already (mean(xy) = 0).",
                ),
                (
                    1,
                    "“Unimportant” means a small slope, which depends on the input's unit and on the noise.",
                ),
            ],
            wrong: vec![
                (
                    "L1 sets all small weights to zero.",
                    "Small in which unit? What counts is the slope of the \
                     loss at 0, not the size of the weight without a price.",
                ),
                (
                    "L2 needs a larger λ.",
                    "No λ is enough: its own slope at 0 is 0 for every λ.",
                ),
            ],
            model: "“L1 sets a weight to exactly zero if, at zero, the loss \
                    falls no faster than λ; L2 does so only if it does not \
                    fall there at all. How fast it falls depends on the \
                    input's unit and on noise, not only on whether the input \
                    matters.”",
        }),
    }
}
