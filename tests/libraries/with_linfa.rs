//! linfa-elasticnet: what to type for the book's λ.
//!
//! Its only argument is the folder `data`; README.md says how to run it.

use linfa::prelude::*;
use linfa_elasticnet::ElasticNet;
use ndarray::{Array1, Array2, Axis};

/// All columns of a CSV file but the last, and the last.
fn table(path: &str) -> (Array2<f64>, Array1<f64>) {
    let text = std::fs::read_to_string(path).expect("a file of `data`");
    let rows = text.lines().skip(1);
    let numbers = rows.flat_map(|row| row.split(','));
    let numbers: Vec<f64> = numbers.map(|n| n.parse().unwrap()).collect();
    let columns = text.lines().next().unwrap().split(',').count();
    let shape = (numbers.len() / columns, columns);
    let all = Array2::from_shape_vec(shape, numbers).unwrap();
    let (x, y) = all.view().split_at(Axis(1), columns - 1);
    (x.to_owned(), y.column(0).to_owned())
}

/// The weights; -0 is 0.
fn fit(x: &Array2<f64>, y: &Array1<f64>, lambda: f64, r: f64) -> Vec<f64> {
    let model = ElasticNet::params()
        .penalty(lambda * (1.0 - r / 2.0))
        .l1_ratio(r / (2.0 - r))
        .with_intercept(false)
        .tolerance(1e-14)
        .max_iterations(100_000);
    let data = Dataset::new(x.clone(), y.clone());
    let weights = model.fit(&data).expect("a fit").hyperplane().to_vec();
    weights.into_iter().map(|w| w + 0.0).collect()
}

fn main() {
    let folder = std::env::args().nth(1).expect("the folder `data`");
    let line = Array1::range(-1.5, 1.6, 0.5);
    let one = (line.clone().insert_axis(Axis(1)), &line * 0.5);
    let ten = table(&format!("{folder}/ten_weights.csv"));
    let (mut x, mut y) = table(&format!("{folder}/diabetes.csv"));
    x -= &x.mean_axis(Axis(0)).unwrap();
    x /= &x.std_axis(Axis(0), 0.0);
    y -= y.mean().unwrap();
    let lambdas = vec![2.0 * 0.7891843500595849, 2.0 * 7.891843500595848];
    let mut rows = Vec::new();
    for (name, (x, y), lambdas) in [
        ("one weight", one, vec![0.5, 1.0, 1.5]),
        ("ten weights", ten, vec![0.3]),
        ("diabetes", (x, y), lambdas),
    ] {
        for r in [1.0, 0.0, 0.5] {
            for &lambda in &lambdas {
                rows.push(format!(
                    "  {{\"data\": \"{name}\", \"lambda\": {lambda}, \
                     \"r\": {r}, \"typed\": \"ElasticNet::params()\
                     .penalty(λ*(1 - r/2)).l1_ratio(r/(2 - r))\
                     .with_intercept(false)\", \"weights\": {:?}}}",
                    fit(&x, &y, lambda, r)
                ));
            }
        }
    }
    println!("{{\n \"versions\": {{\"linfa-elasticnet\": \"0.8.1\"}},");
    println!(" \"measured\": \"2026-11-23\",");
    println!(" \"rows\": [\n{}\n ]\n}}", rows.join(",\n"));
}
