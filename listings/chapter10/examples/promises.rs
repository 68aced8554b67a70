//! Chooses one of many columns of noise, before the folds are made or in each.

type Row = (Vec<f64>, f64);

fn main() {
    let mut random: u32 = 1;
    let mut draw = || {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(random >> 8) / f64::from(1 << 23) - 1.0
    };
    println!("columns  chosen before  chosen in each fold");
    for count in [1, 10, 100, 1000] {
        let (mut before, mut inside) = (0.0, 0.0);
        for _ in 0..100 {
            // Columns are random signs; what is predicted has variance 1.
            let mut row = || {
                let signs = (0..count).map(|_| draw().signum()).collect();
                (signs, draw() * f64::sqrt(3.0))
            };
            let rows: Vec<Row> = (0..20).map(|_| row()).collect();
            let all = choose(&rows);
            before += cross_validate(&rows, |_| all) / 100.0;
            inside += cross_validate(&rows, choose) / 100.0;
        }
        println!("{count:>7} {before:>14.2} {inside:>20.2}");
    }
}

/// The column that goes most with what is predicted.
fn choose(rows: &[Row]) -> usize {
    let columns = 0..rows[0].0.len();
    let size = |j: &usize| weight(rows, *j).abs();
    columns.max_by(|a, b| size(a).total_cmp(&size(b))).unwrap()
}

/// The weight of least squares, for a column of 1 and −1.
fn weight(rows: &[Row], j: usize) -> f64 {
    rows.iter().map(|(x, y)| x[j] * y).sum::<f64>() / rows.len() as f64
}

/// The mean squared error on rows left out, four at a time.
fn cross_validate(rows: &[Row], column: impl Fn(&[Row]) -> usize) -> f64 {
    let fold = |from: usize| {
        let rest = [&rows[..from], &rows[from + 4..]].concat();
        let j = column(&rest);
        let w = weight(&rest, j);
        let miss = |(x, y): &Row| y - w * x[j];
        let out = rows[from..from + 4].iter().map(miss);
        out.map(|miss| miss * miss).sum::<f64>()
    };
    (0..20).step_by(4).map(fold).sum::<f64>() / 20.0
}
