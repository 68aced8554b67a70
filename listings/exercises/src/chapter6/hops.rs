use crate::{Exercise, Words, Work};

pub(super) fn which_are_zero() -> Exercise {
    Exercise {
        number: "6.4",
        title: "Which of them are zero",
        minutes: 10,
        trains: "read what a walk printed, and find out which weights are 0",
        see: "chapter6.html#chapter6-hills=9",
        work: Work::Words(Words {
            task: "A program adds 0.01·Σ|w| to its loss and follows the slope \
                   of the sum, with the step size 0.1. It is stopped when the \
                   weights are 0.8, −0.0004, 0.0007 and 0.31. Which weights \
                   are 0 at the lowest point of the sum? What do you do to \
                   find out? Answer in at most 80 words.",
            rubric: vec![
                (1, "These four numbers cannot tell."),
                (
                    1,
                    "Both small weights may be hopping around 0, for the \
                     price alone moves a weight by 0.1·0.01 = 0.001 with \
                     each step.",
                ),
                (
                    1,
                    "Go on with another walk: a step on the loss alone, then \
                     a soft threshold of 0.001. Or: put the weight at 0, the \
                     others at their best.",
                ),
                (
                    1,
                    "Look again when it has settled: the weights that are \
                     exactly 0 and stay 0 are the zeros. Or: see whether the \
                     slope of the loss at this 0 is at most 0.01 in size.",
                ),
            ],
            wrong: vec![
                (
                    "The second and the third are 0.",
                    "Perhaps. Their best values may also be small and not 0; \
                     a walk that hops cannot say which.",
                ),
                (
                    "None is 0, for no number in the list is 0.",
                    "A walk along the slope practically never stops on 0, \
                     even where 0 is best.",
                ),
                (
                    "All below 0.001 in size are set to 0.",
                    "You have chosen where to cut. The lowest point of the \
                     sum is not asked.",
                ),
                (
                    "Take smaller steps.",
                    "Then the hops are smaller, and with them the weights \
                     that hop around 0. They still do not become 0.",
                ),
            ],
            model: "“One cannot tell from these numbers. The price moves \
                    each weight by 0.1·0.01 = 0.001 in every step, so both \
                    small ones may be hopping around 0, or be small. I go on \
                    from here with steps on the loss alone, each followed by \
                    a soft threshold of 0.001, until nothing changes. The \
                    weights that then stand on exactly 0 are the zeros.”",
        }),
    }
}
