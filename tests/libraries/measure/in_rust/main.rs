//! candle, linfa and smartcore: the library, the kind, a CSV file with y last,
//! and what is typed. It prints the weights; for labels, the intercept first.

use candle_core::{Device, Tensor, Var};
use candle_nn::{Optimizer, SGD};
use linfa::prelude::*;
use linfa_elasticnet::ElasticNet;
use linfa_logistic::LogisticRegression as Linfa;
use ndarray::{Array1, Array2};
use smartcore::linalg::basic::arrays::Array as _;
use smartcore::linalg::basic::matrix::DenseMatrix;
use smartcore::linear::lasso::{Lasso, LassoParameters};
use smartcore::linear::logistic_regression::{
    LogisticRegression, LogisticRegressionParameters,
};
use smartcore::linear::ridge_regression::{
    RidgeRegression, RidgeRegressionParameters,
};
use std::error::Error;

/// The weights, or what the library said.
type Found = Result<Vec<f64>, Box<dyn Error>>;

fn candle(x: &[Vec<f64>], y: &[f64], is_l1: bool, typed: f64) -> Found {
    let (n, p) = (x.len(), x[0].len());
    let x = Tensor::from_vec(x.concat(), (n, p), &Device::Cpu)?;
    let y = Tensor::from_slice(y, (n, 1), &Device::Cpu)?;
    let w = Var::from_vec(vec![0.0; p], (p, 1), &Device::Cpu)?;
    let mut optimizer = SGD::new(vec![w.clone()], 0.05)?;
    for _ in 0..20_000 {
        let loss = (&y - x.matmul(&w)?)?.sqr()?.mean_all()?;
        let price = if is_l1 { w.abs()? } else { w.sqr()? };
        optimizer.backward_step(&(loss + (price.sum_all()? * typed)?)?)?;
    }
    Ok(w.flatten_all()?.to_vec1()?)
}

fn linfa(x: &[Vec<f64>], y: &[f64], is_l1: bool, typed: f64) -> Found {
    let x = Array2::from_shape_vec((x.len(), x[0].len()), x.concat())?;
    let fit = ElasticNet::params()
        .l1_ratio(if is_l1 { 1.0 } else { 0.0 })
        .penalty(typed)
        .with_intercept(false)
        .fit(&Dataset::new(x, Array1::from(y.to_vec())))?;
    Ok(fit.hyperplane().to_vec())
}

fn smartcore(x: &[Vec<f64>], y: &[f64], is_l1: bool, typed: f64) -> Found {
    let x = DenseMatrix::from_2d_vec(&x.to_vec())?;
    let y = y.to_vec();
    let weights = if is_l1 {
        let ask = LassoParameters::default().with_alpha(typed);
        let fit = Lasso::fit(&x, &y, ask.with_normalize(false))?;
        fit.coefficients().clone()
    } else {
        let ask = RidgeRegressionParameters::default().with_alpha(typed);
        let fit = RidgeRegression::fit(&x, &y, ask.with_normalize(false))?;
        fit.coefficients().clone()
    };
    Ok(weights.iterator(0).copied().collect())
}

fn linfa_labels(x: &[Vec<f64>], y: &[f64], _: bool, typed: f64) -> Found {
    let x = Array2::from_shape_vec((x.len(), x[0].len()), x.concat())?;
    let y: Array1<bool> = y.iter().map(|y| *y > 0.5).collect();
    let ask = Linfa::default().alpha(typed).gradient_tolerance(1e-9);
    let fit = ask.max_iterations(10_000).fit(&Dataset::new(x, y))?;
    Ok([vec![fit.intercept()], fit.params().to_vec()].concat())
}

fn smartcore_labels(x: &[Vec<f64>], y: &[f64], _: bool, typed: f64) -> Found {
    let x = DenseMatrix::from_2d_vec(&x.to_vec())?;
    let y: Vec<i32> = y.iter().map(|y| i32::from(*y > 0.5)).collect();
    let ask = LogisticRegressionParameters::default().with_alpha(typed);
    let fit = LogisticRegression::fit(&x, &y, ask)?;
    let all = fit.intercept().iterator(0).chain(fit.coefficients().iterator(0));
    Ok(all.copied().collect())
}

fn main() -> Result<(), Box<dyn Error>> {
    let [library, kind, file, typed] =
        [1, 2, 3, 4].map(|i| std::env::args().nth(i).expect("four words"));
    let text = std::fs::read_to_string(file)?;
    let (mut x, mut y) = (vec![], vec![]);
    for line in text.lines().skip(1) {
        let cells = line.split(',').map(str::parse);
        let mut row: Vec<f64> = cells.collect::<Result<_, _>>()?;
        y.extend(row.pop());
        x.push(row);
    }
    let ask = match &*library {
        "candle" => candle,
        "linfa" => linfa,
        "linfa-logistic" => linfa_labels,
        "smartcore" => smartcore,
        _ => smartcore_labels,
    };
    for weight in ask(&x, &y, kind == "lasso", typed.parse()?)? {
        println!("{weight}");
    }
    Ok(())
}
