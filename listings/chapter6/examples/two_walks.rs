//! Two walks down the same L1 sum: one hops around 0, one lands on it.

fn main() {
    let (lambda, eta) = (1.5, 0.1);
    // The loss is (w − 0.5)², so its slope is 2(w − 0.5).
    let slope = |w: f64| 2.0 * (w - 0.5);

    let (mut hopping, mut landing) = (1.0_f64, 1.0_f64);
    println!("step  along the slope  with soft threshold");
    for step in 1..=12 {
        // Loss and penalty together.
        hopping -= eta * (slope(hopping) + lambda * hopping.signum());

        // A step on the loss alone; then towards 0, and no further.
        let after_loss = landing - eta * slope(landing);
        let size = (after_loss.abs() - eta * lambda).max(0.0);
        landing = if size == 0.0 { 0.0 } else { size * after_loss.signum() };

        println!("{step:>4} {hopping:>16.6} {landing:>20.6}");
    }
}
