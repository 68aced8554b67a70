use solver::{Columns, Standard};

/// Some rows of data: features, each a column of numbers with a name, and the
/// outputs.
#[derive(Clone, Debug, PartialEq)]
pub struct Data {
    /// The features' names.
    pub names: Vec<String>,
    /// The features, column by column, each with a number for every row.
    pub columns: Vec<Vec<f64>>,
    /// The outputs, one for every row.
    pub y: Vec<f64>,
}

impl Data {
    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.y.len()
    }

    /// These rows alone, in this order; a row may be asked for again.
    #[must_use]
    pub fn with_rows(&self, rows: &[usize]) -> Data {
        let some =
            |column: &Vec<f64>| rows.iter().map(|&i| column[i]).collect();
        Data {
            names: self.names.clone(),
            columns: self.columns.iter().map(some).collect(),
            y: some(&self.y),
        }
    }

    /// Rows `first`, `first + every`, …; and all others.
    pub fn split(&self, first: usize, every: usize) -> (Data, Data) {
        let is_in = |row: &usize| row % every == first;
        let (some, others): (Vec<_>, Vec<_>) =
            (0..self.rows()).partition(is_in);
        (self.with_rows(&some), self.with_rows(&others))
    }

    /// The features, then the square of each that has more than two values,
    /// then the product of any two; all of them made of standardised features.
    #[must_use]
    pub fn expanded(&self) -> Data {
        self.expanded_by(self)
    }

    /// [`Data::expanded`], standardised by the means and deviations of the
    /// rows that are `learnt` from: the others must not take part.
    #[must_use]
    pub fn expanded_by(&self, learnt: &Data) -> Data {
        let as_learnt = |(own, learnt): (&Vec<f64>, &Vec<f64>)| {
            let Standard { mean, sd, .. } = standardised(learnt);
            own.iter().map(|x| (x - mean) / sd).collect()
        };
        let pairs = self.columns.iter().zip(&learnt.columns);
        let ten: Vec<Vec<f64>> = pairs.map(as_learnt).collect();
        let mut names = self.names.clone();
        let mut columns = ten.clone();
        let product = |a: &[f64], b: &[f64]| -> Vec<f64> {
            a.iter().zip(b).map(|(a, b)| a * b).collect()
        };
        let both = self.columns.iter().zip(&ten);
        for (name, (own, x)) in self.names.iter().zip(both) {
            if has_more_than_two_values(own) {
                names.push(format!("{name}²"));
                columns.push(product(x, x));
            }
        }
        for (j, a) in ten.iter().enumerate() {
            for (k, b) in ten.iter().enumerate().skip(j + 1) {
                names.push(format!("{}·{}", self.names[j], self.names[k]));
                columns.push(product(a, b));
            }
        }
        Data { names, columns, y: self.y.clone() }
    }
}

fn has_more_than_two_values(column: &[f64]) -> bool {
    let first = column[0];
    let second = column.iter().find(|x| **x != first);
    second.is_some_and(|s| column.iter().any(|x| *x != first && x != s))
}

/// A column moved and scaled; one that is the same everywhere becomes 0, and
/// nothing ever pulls at it.
fn standardised(column: &[f64]) -> Standard {
    Standard::new(column).unwrap_or_else(|| Standard {
        column: vec![0.0; column.len()],
        mean: column[0],
        sd: 1.0,
    })
}

// ANCHOR: scaled
/// Data as the penalty wants them: each feature with mean 0 and standard
/// deviation 1, the outputs with mean 0, so that no intercept is needed.
pub struct Scaled {
    /// The scaled features and outputs.
    pub columns: Columns,
    features: Vec<Standard>,
    mean_y: f64,
}

impl Scaled {
    /// Scales by the means and deviations of these rows, and of no others.
    pub fn new(data: &Data) -> Self {
        let features: Vec<Standard> =
            data.columns.iter().map(|x| standardised(x)).collect();
        let mean_y = data.y.iter().sum::<f64>() / data.rows() as f64;
        let y = data.y.iter().map(|y| y - mean_y).collect();
        let columns = features.iter().map(|x| x.column.clone()).collect();
        Scaled { columns: Columns::new(columns, y), features, mean_y }
    }
    // ANCHOR_END: scaled

    /// The intercept and the weights for features in their own units.
    pub fn in_own_units(&self, weights: &[f64]) -> (f64, Vec<f64>) {
        let own = |(x, w): (&Standard, &f64)| w / x.sd;
        let own: Vec<f64> =
            self.features.iter().zip(weights).map(own).collect();
        let shifts = self.features.iter().zip(&own);
        let shift: f64 = shifts.map(|(x, w)| w * x.mean).sum();
        (self.mean_y - shift, own)
    }

    /// The mean squared error of these weights on other rows.
    pub fn error_on(&self, data: &Data, weights: &[f64]) -> f64 {
        let (intercept, own) = self.in_own_units(weights);
        let mut misses: Vec<f64> =
            data.y.iter().map(|y| y - intercept).collect();
        for (column, w) in data.columns.iter().zip(&own) {
            if *w != 0.0 {
                for (miss, x) in misses.iter_mut().zip(column) {
                    *miss -= w * x;
                }
            }
        }
        misses.iter().map(|miss| miss * miss).sum::<f64>() / misses.len() as f64
    }
}
