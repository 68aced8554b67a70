//! Chooses λ for twelve weights, one of them not 0, by rows left out.

type Row = ([f64; 12], f64);

fn main() {
    let mut random: u32 = 1;
    let mut draw = || {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(random >> 8) / f64::from(1 << 23) - 1.0
    };
    // Features are random signs; the noise is stronger than the effect.
    let row = |_| ([0; 12].map(|_| draw().signum()), 3.0 * draw());
    let with_effect = |(x, noise): Row| (x, x[0] + noise);
    let rows: Vec<Row> = (0..30).map(row).map(with_effect).collect();
    println!("  λ  kept  error here  on rows left out");
    for lambda in [0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.4, 2.0] {
        let on_fold = |from: usize| {
            let rest = [&rows[..from], &rows[from + 5..]].concat();
            error(&rows[from..from + 5], &lasso(&rest, lambda))
        };
        let out = (0..30).step_by(5).map(on_fold).sum::<f64>() / 6.0;
        let w = lasso(&rows, lambda);
        let (kept, here) = (w.iter().filter(|w| **w != 0.0), error(&rows, &w));
        println!("{lambda:.1} {:>5} {here:>11.3} {out:>17.3}", kept.count());
    }
}

/// Chapter 8's coordinate descent, for features that are 1 or −1.
fn lasso(rows: &[Row], lambda: f64) -> [f64; 12] {
    let mut w = [0.0; 12];
    for j in (0..12).cycle().take(2400) {
        let left = w[j] + mean(rows, |row| row.0[j] * miss(row, &w));
        w[j] = left.signum() * (left.abs() - lambda / 2.0).max(0.0);
    }
    w
}

fn miss((x, y): &Row, w: &[f64; 12]) -> f64 {
    y - x.iter().zip(w).map(|(x, w)| x * w).sum::<f64>()
}

fn error(rows: &[Row], w: &[f64; 12]) -> f64 {
    mean(rows, |row| miss(row, w) * miss(row, w))
}

fn mean(rows: &[Row], of: impl Fn(&Row) -> f64) -> f64 {
    rows.iter().map(of).sum::<f64>() / rows.len() as f64
}
