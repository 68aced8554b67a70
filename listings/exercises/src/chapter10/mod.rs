//! Chapter 10: which one should I choose?

use crate::{Exercise, Words, Work};

mod copies;
mod refits;

pub(crate) fn exercises() -> Vec<Exercise> {
    vec![copies::exercise(), refits::exercise(), four_of_sixty_four()]
}

fn four_of_sixty_four() -> Exercise {
    Exercise {
        number: "10.3",
        title: "Four of sixty-four",
        minutes: 10,
        trains: "say what a kept feature and a zero do not mean",
        see: "chapter10.html#what-does-a-zero-not-mean",
        work: Work::Words(Words {
            task: "A report says: “The lasso, at the λ with the smallest \
                   cross-validated error, kept 4 of 64 features. So the other \
                   60 have no effect, and the four are significant causes. On \
                   our second hospital's data it kept four others; that must \
                   be a bug.” Correct it in at most 80 words.",
            rubric: vec![
                (
                    1,
                    "A zero says that the pull of the data, given what is \
                     kept, was no more than the price, in these rows.",
                ),
                (
                    1,
                    "Kept is neither significant nor a cause: the same data \
                     have chosen, and features that go together stand in for \
                     each other.",
                ),
                (
                    1,
                    "Other rows may choose others without any bug. Draw again \
                     and count how often each is kept.",
                ),
                (
                    1,
                    "The smallest error is a choice for predicting. For a \
                     list take the one-standard-error rule, and for a claim \
                     new data.",
                ),
            ],
            wrong: vec![
                (
                    "Take a smaller λ.",
                    "Then more is kept as a rule, noise too, and the sentence \
                     about the others stays wrong.",
                ),
                (
                    "Use ridge.",
                    "It keeps all 64 and says nothing about effects either.",
                ),
                (
                    "The lasso picks at random.",
                    "With the same rows and folds it gives the same features; \
                     other rows, or other folds, may give others.",
                ),
            ],
            model: "Sixty features were pulled at no harder than the price, \
                    given the four, in these rows: that is not “no effect”. \
                    The four predict; whether they cause anything, or pass a \
                    test, the same data cannot say, having chosen them. Among \
                    features that go together, other rows choose others: \
                    count over repeated draws. For a shorter list use the \
                    one-standard-error rule; for a claim, new data.",
        }),
    }
}
