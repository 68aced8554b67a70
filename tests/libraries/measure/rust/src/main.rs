//! smartcore, linfa and candle: the library, the kind, a CSV file with y last,
//! and the strength.

use linfa::prelude::*;
use ndarray::{Array1, Array2};
use smartcore::linalg::basic::arrays::Array as _;
use smartcore::linalg::basic::matrix::DenseMatrix;
use smartcore::linear::{lasso, ridge_regression};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let strength: f64 = words[3].parse()?;
    let text = std::fs::read_to_string(&words[2])?;
    let rows: Vec<Vec<f64>> = text
        .lines()
        .skip(1)
        .map(|line| line.split(',').map(|cell| cell.parse().unwrap()).collect())
        .collect();
    let y: Vec<f64> = rows.iter().map(|row| *row.last().unwrap()).collect();
    let x: Vec<Vec<f64>> =
        rows.iter().map(|row| row[..row.len() - 1].to_vec()).collect();
    let (n, p) = (x.len(), x[0].len());
    let weights: Vec<f64> = match (&*words[0], &*words[1]) {
        ("smartcore", kind) => {
            let x = DenseMatrix::from_2d_vec(&x)?;
            let found = if kind == "lasso" {
                let ask = lasso::LassoParameters::default()
                    .with_alpha(strength)
                    .with_normalize(false);
                let fit = lasso::Lasso::fit(&x, &y, ask)?;
                fit.coefficients().clone()
            } else {
                let ask =
                    ridge_regression::RidgeRegressionParameters::default()
                        .with_alpha(strength)
                        .with_normalize(false);
                let fit = ridge_regression::RidgeRegression::fit(&x, &y, ask)?;
                fit.coefficients().clone()
            };
            (0..p).map(|j| *found.get((j, 0))).collect()
        }
        ("linfa", kind) => {
            let flat: Vec<f64> = x.into_iter().flatten().collect();
            let x = Array2::from_shape_vec((n, p), flat)?;
            let data = Dataset::new(x, Array1::from(y));
            let fit = linfa_elasticnet::ElasticNet::params()
                .l1_ratio(f64::from(u8::from(kind == "lasso")))
                .penalty(strength)
                .with_intercept(false)
                .fit(&data)?;
            fit.hyperplane().to_vec()
        }
        ("candle", kind) => {
            use candle_core::{DType, Device, Tensor, Var};
            use candle_nn::optim::{Optimizer, SGD};
            let flat: Vec<f64> = x.into_iter().flatten().collect();
            let x = Tensor::from_vec(flat, (n, p), &Device::Cpu)?;
            let y = Tensor::from_vec(y, (n, 1), &Device::Cpu)?;
            let w = Var::zeros((p, 1), DType::F64, &Device::Cpu)?;
            let mut walk = SGD::new(vec![w.clone()], 0.05)?;
            for _ in 0..5000 {
                let loss = (x.matmul(&w)? - &y)?.sqr()?.mean_all()?;
                let price = if kind == "lasso" { w.abs()? } else { w.sqr()? };
                let price = (price.sum_all()? * strength)?;
                walk.backward_step(&(loss + price)?)?;
            }
            w.flatten_all()?.to_vec1()?
        }
        (other, _) => return Err(format!("no library {other}").into()),
    };
    println!("{}", weights.iter().map(f64::to_string).collect::<Vec<_>>().join(" "));
    Ok(())
}
