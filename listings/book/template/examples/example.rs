// The chapter's argument in one file that needs nothing but Rust itself.
fn main() {
    let lambda = 1.5;
    for w in [0.0, 0.5, 1.0_f64] {
        println!("a weight of {w} costs {}", lambda * w.abs());
    }
}
