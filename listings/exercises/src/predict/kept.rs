use super::{Move, exercise};
use crate::answer::shown;
use crate::{Exercise, PaperOf};

/// How hard the data pull at chapter 8's ten features when all weights are 0;
/// tests/promises/tests/predict.rs holds them against the chapter.
const PULLS: [f64; 10] = [
    0.9038, 0.8187, 0.4713, 0.4913, 0.2737, 0.1113, 0.2137, 0.0063, 0.4363,
    0.1037,
];

/// How many have an effect: the first five.
const TRUE: usize = 5;

fn kept(lambda: f64) -> f64 {
    PULLS.iter().filter(|pull| **pull > lambda).count() as f64
}

pub(super) fn how_many() -> Exercise {
    let page = Move { from: 0.2, to: 0.6 };
    let draw = |draw: &mut _| loop {
        let moved = Move::draw(draw, [0.05, 0.3], [0.3, 0.85], 0.05);
        // Not where a dot is too close to the line to tell.
        if PULLS.iter().all(|pull| (pull - moved.to).abs() > 0.02) {
            return moved;
        }
    };
    let paper = PaperOf::new(page, draw, |Move { from, to }| {
        format!(
            "The figure of the ten bars at λ = {}. You move it \
             to λ = {}. The first five features have an effect; the dots show \
             how hard the data pull when all weights are 0.",
            shown(*from),
            shown(*to)
        )
    })
    .part(|_| "How many weights will L1 keep?".into(), |moved| kept(moved.to))
    .mistake("So many it kept before. Count the dots above the line.", {
        |moved| kept(moved.from)
    })
    .mistake("So many have an effect. L1 cannot know which.", |_| TRUE as f64)
    .mistake("That is L2. L1 keeps what pulls harder than the price.", |_| {
        PULLS.len() as f64
    })
    .part(
        |_| "How high will the bars of the kept ones be?".into(),
        |moved| moved.to,
    )
    .mistake("A kept weight stands where data and price pull alike.", |_| 0.0)
    .mistake("The line has moved, and they with it.", |moved| moved.from)
    .mistake("The 2 is in the pull already.", |moved| 2.0 * moved.to);
    exercise(
        "P.9",
        "How many are kept?",
        "say which of many weights L1 keeps",
        "chapter8.html#chapter8-rule=0.2&full=bare",
        paper.paper(),
    )
}
