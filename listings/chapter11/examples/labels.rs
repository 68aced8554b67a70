//! A yes or a no from two columns, with L1: at the present probabilities the
//! loss is nearly a bowl, and chapter 8's step is taken on it.

const COLUMNS: [[f64; 8]; 2] = [
    [-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 0.0],
    [1.0, -1.0, 1.0, 1.0, -1.0, -1.0, 1.0, -1.0],
];
const YES: [f64; 8] = [0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0, 1.0];

#[expect(clippy::disallowed_methods, reason = "the last bits do not count")]
fn probabilities(b: f64, w: [f64; 2]) -> [f64; 8] {
    std::array::from_fn(|i| {
        let h = b + w[0] * COLUMNS[0][i] + w[1] * COLUMNS[1][i];
        1.0 / (1.0 + (-h).exp())
    })
}

fn fit(lambda: f64) -> (f64, [f64; 2]) {
    let (mut b, mut w) = (0.0, [0.0; 2]);
    for _ in 0..200 {
        for j in 0..2 {
            // The probabilities, what they leave over, how the loss bends.
            let p = probabilities(b, w);
            let rest = |i: usize| YES[i] - p[i];
            let bend = |i: usize| p[i] * (1.0 - p[i]);
            let sum = |of: &dyn Fn(usize) -> f64| (0..8).map(of).sum::<f64>();
            b += sum(&rest) / sum(&bend);
            let x = COLUMNS[j];
            let curve = sum(&|i| x[i] * x[i] * bend(i)) / 8.0;
            let pull = sum(&|i| x[i] * rest(i)) / 8.0 + curve * w[j];
            w[j] = (pull - pull.clamp(-lambda, lambda)) / curve;
        }
    }
    (b, w)
}

fn main() {
    for lambda in [0.01, 0.1, 0.5, 0.7] {
        let (b, [one, two]) = fit(lambda);
        println!("λ = {lambda}: b {b:.3}, weights {one:.3} and {two:.3}");
        let p = probabilities(b, [one, two]);
        let sure = p.iter().map(|p| format!("{p:.2}")).collect::<Vec<_>>();
        println!("  probabilities {}", sure.join(" "));
    }
}
