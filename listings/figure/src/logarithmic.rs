//! Axes of strengths and errors, which run over powers of ten, and names that
//! must not meet.

use crate::{Axis, fixed, number};

/// Where a strength stands: a power of ten to the left of a smaller one.
pub fn place(alpha: f64) -> f64 {
    -libm::log10(alpha)
}

/// An axis of strengths, from the larger one to the smaller one, with ticks at
/// powers of ten, or closer where there are few, or at some of these powers
/// where there are too many for their words.
pub fn strengths(from: f64, to: f64) -> Axis {
    let (left, right) = (place(from), place(to));
    let mut marks = powers(-right, -left);
    marks.reverse();
    for (at, _) in &mut marks {
        *at = -*at;
    }
    Axis::new("α", left, right).words(&marks)
}

/// What an axis measures on which a price falls from left to right.
pub fn backwards(price: &str) -> String {
    format!("stronger ← {price} → weaker")
}

/// Round numbers whose logarithms are between two others, and these: powers
/// of ten, or closer where there are few, or some of them where there are too
/// many for their words.
pub fn powers(from: f64, to: f64) -> Vec<(f64, String)> {
    let every = ((to - from) / 6.0 - 1e-9).floor() as i32 + 1;
    let marks = |parts: &[f64]| -> Vec<(f64, String)> {
        let powers = from.floor() as i32..=to.ceil() as i32;
        let powers = powers.filter(|power| power % every == 0);
        let of = |power: i32| {
            let ten = libm::pow(10.0, f64::from(power));
            parts.iter().map(move |part| part * ten)
        };
        powers
            .flat_map(of)
            .map(|number| (libm::log10(number), number))
            .filter(|(at, _)| (from..=to).contains(at))
            .map(|(at, value)| (at, number(value)))
            .collect()
    };
    let parts: [&[f64]; 4] = [
        &[1.0],
        &[1.0, 3.0],
        &[1.0, 2.0, 5.0],
        &[1.0, 1.5, 2.0, 3.0, 5.0, 7.0],
    ];
    let fit = parts.into_iter().map(marks).find(|marks| marks.len() >= 3);
    fit.unwrap_or_else(|| marks(parts[2]))
}

/// Where a plane starts that has room for its numbers on the left.
pub fn left_of_numbers(largest: f64, least: f64) -> f64 {
    let power = libm::floor(libm::log10(largest.abs()));
    let round = libm::pow(10.0, power).copysign(largest);
    let letters = number(round).chars().count();
    least.max(18.0 + 10.0 * letters as f64)
}

/// A strength or an error in any unit, with as many digits as mean something.
pub fn brief_number(value: f64) -> String {
    match value.abs() {
        size if size >= 10_000.0 => number(value.round()),
        size if size >= 100.0 => fixed(value, 1),
        size if size >= 1.0 => fixed(value, 2),
        _ => number(value),
    }
}

/// Places in falling order, at least a step apart, as near to the wanted ones
/// as can be: those that would meet form a block around their middle.
pub fn apart(wanted: &[f64], step: f64) -> Vec<f64> {
    // Of each block: the place of its first if all had their wish in the
    // mean, and how many there are.
    let mut blocks: Vec<(f64, usize)> = vec![];
    for &place in wanted {
        let mut block = (place, 1);
        while let Some(&(above, count)) = blocks.last()
            && above - step * (count as f64) < block.0
        {
            blocks.pop();
            let (all, n) = (count + block.1, count as f64);
            let first = n * above + block.1 as f64 * (block.0 + step * n);
            block = (first / all as f64, all);
        }
        blocks.push(block);
    }
    let in_block = |(first, count): (f64, usize)| {
        (0..count).map(move |i| first - step * i as f64)
    };
    blocks.into_iter().flat_map(in_block).collect()
}
