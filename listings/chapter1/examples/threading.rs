//! The polynomial of degree 7 through eight points, looked at between them.

fn main() {
    // Eight points near the line y = x.
    let noise = [0.2, -0.1, -0.2, 0.3, -0.2, 0.1, 0.2, -0.3];
    let x: Vec<f64> = (0..8).map(|i| f64::from(2 * i - 7) / 7.0).collect();
    let y: Vec<f64> = x.iter().zip(noise).map(|(x, e)| x + e).collect();

    // Lagrange's form: for each point a term that is 0 at all the others.
    let polynomial = |at: f64| {
        let term = |i: usize| {
            let others = (0..8).filter(|&j| j != i);
            y[i] * others.map(|j| (at - x[j]) / (x[i] - x[j])).product::<f64>()
        };
        (0..8).map(term).sum::<f64>()
    };

    println!("     x   truth  polynomial");
    for i in 0..=14 {
        let at = f64::from(i - 7) / 7.0;
        let on_point = if i % 2 == 0 { "a point" } else { "" };
        println!("{at:>6.2} {at:>7.2} {:>11.2}  {on_point}", polynomial(at));
    }
}
