//! Ten to predict: a slider is opened, somebody says where it will lead, moves
//! it, and explains what happened.

mod bowls;
mod kept;
mod prices;
mod printed;
mod walks;
mod zones;

use crate::{Draw, Exercise, Paper, Work};

pub(crate) fn exercises() -> Vec<Exercise> {
    vec![
        bowls::the_blue_dot(),
        bowls::the_red_dot(),
        bowls::two_half_bowls(),
        bowls::the_squares(),
        prices::where_they_cross(),
        zones::the_dead_zone(),
        zones::the_moved_corner(),
        walks::the_hops(),
        kept::how_many(),
        printed::which_mistake(),
    ]
}

/// A slider that is moved from one position to another.
#[derive(Clone, Copy)]
struct Move {
    from: f64,
    to: f64,
}

impl Move {
    /// Between two different multiples of `step`.
    fn draw(draw: &mut Draw, from: [f64; 2], to: [f64; 2], step: f64) -> Move {
        loop {
            let number = |draw: &mut Draw, [low, high]: [f64; 2]| {
                let number = draw.number(low, high, step);
                (number * 1e4).round() / 1e4
            };
            let moved = Move { from: number(draw, from), to: number(draw, to) };
            if moved.from != moved.to {
                return moved;
            }
        }
    }
}

fn exercise(
    number: &'static str,
    title: &'static str,
    trains: &'static str,
    see: &'static str,
    paper: Paper,
) -> Exercise {
    let work = Work::Paper(paper);
    Exercise { number, title, minutes: 3, trains, see, work }
}
