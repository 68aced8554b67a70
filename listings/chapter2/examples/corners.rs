//! How often the diamond is touched at a corner: counted, and computed.

fn main() {
    println!(" t  counted  computed");
    for t in [1.0, 2.0, 3.0, 4.0, 5.0] {
        let mut random: u32 = 1;
        let (mut outside, mut corners) = (0, 0);
        while outside < 100_000 {
            // The centre of a round bowl, anywhere in the square.
            let b1 = number_up_to_ten(&mut random);
            let b2 = number_up_to_ten(&mut random);
            if b1 + b2 > t {
                outside += 1;
                // The nearest point of the diamond is a corner if one
                // coordinate is larger than the other by t or more.
                corners += u32::from((b1 - b2).abs() >= t);
            }
        }
        let counted = f64::from(corners) / f64::from(outside);
        let computed = 4.0 * (10.0 - t) * (10.0 - t) / (400.0 - 2.0 * t * t);
        println!("{t:>2} {counted:>8.3} {computed:>9.3}");
    }
}

/// A random number from 0 to 10: the four quarters of the square are alike.
fn number_up_to_ten(random: &mut u32) -> f64 {
    *random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
    10.0 * f64::from(*random) / f64::from(u32::MAX)
}
