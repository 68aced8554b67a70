//! What the two penalties cost, and how steep they are, on the way to 0.

fn main() {
    println!("     w      |w|          w²    steep |w|  steep w²");
    for w in [1.0, 0.5, 0.1, 0.01, 0.001] {
        let (l1, l2) = (f64::abs(w), w * w);

        // How much a penalty falls on a tiny step towards 0, per step.
        let step = 1e-9;
        let steep_l1 = (l1 - f64::abs(w - step)) / step;
        let steep_l2 = (l2 - (w - step) * (w - step)) / step;

        println!("{w:>6} {l1:>8} {l2:>11.6} {steep_l1:>12.3} {steep_l2:>9.3}");
    }
}
