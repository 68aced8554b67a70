//! Tries random weights, and prints each one that beats all before it.

fn main() {
    // Seven points on the line y = 0.5·x.
    let x = [-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5];
    let y = x.map(|x| 0.5 * x);

    let mut random: u32 = 3;
    let mut lowest = f64::INFINITY;
    for draw in 1..=1000 {
        // A small generator of random numbers, good enough for a search.
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        // Between −0.5 and 1.5.
        let w = -0.5 + 2.0 * f64::from(random) / f64::from(u32::MAX);

        let errors = x.iter().zip(&y).map(|(x, y)| y - w * x);
        let loss = errors.map(|e| e * e).sum::<f64>() / x.len() as f64;
        if loss < lowest {
            lowest = loss;
            println!("draw {draw:>4}: w = {w:.6}, loss = {loss:.9}");
        }
    }
}
