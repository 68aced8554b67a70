use solver::{Centre, Columns, Standard};

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
    /// Reads a file of the book: a line of names, and a line of numbers for
    /// each row. The outputs are its last column.
    ///
    /// # Panics
    /// If it is no such file.
    pub fn built_in(csv: &str) -> Self {
        let mut lines = csv.lines();
        let head = lines.next().expect("a line of names");
        let mut names: Vec<String> = head.split(',').map(Into::into).collect();
        let mut columns = vec![vec![]; names.len()];
        for line in lines {
            for (column, cell) in columns.iter_mut().zip(line.split(',')) {
                column.push(cell.parse().expect("a number"));
            }
        }
        names.pop();
        let y = columns.pop().expect("outputs");
        Data { names, columns, y }
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.y.len()
    }

    /// The place of the feature with this name.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| known == name)
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

    /// These columns alone, in this order.
    #[must_use]
    pub fn with_columns(&self, columns: &[usize]) -> Data {
        Data {
            names: columns.iter().map(|&j| self.names[j].clone()).collect(),
            columns: columns.iter().map(|&j| self.columns[j].clone()).collect(),
            y: self.y.clone(),
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
            let standard = Standard::new(learnt);
            let scaled =
                |x: &f64| standard.as_ref().map_or(0.0, |s| s.scaled(*x));
            own.iter().map(scaled).collect()
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

/// A column with mean 0 and standard deviation 1; one that is the same in every
/// row becomes 0, and nothing ever pulls at it.
fn column_of(feature: Option<&Standard>, rows: usize) -> Vec<f64> {
    feature.map_or_else(|| vec![0.0; rows], |x| x.column.clone())
}

// ANCHOR: scaled
/// Data as the penalty wants them: each feature with mean 0 and standard
/// deviation 1, the outputs with mean 0, so that no intercept is needed.
pub struct Scaled {
    /// The scaled features and outputs.
    pub columns: Columns,
    /// None for a feature that is the same in every row.
    features: Vec<Option<Standard>>,
    mean_y: Centre,
}

impl Scaled {
    /// Scales by the means and deviations of these rows, and of no others.
    pub fn new(data: &Data) -> Self {
        let features: Vec<Option<Standard>> =
            data.columns.iter().map(|x| Standard::new(x)).collect();
        let columns = features.iter();
        let columns = columns.map(|x| column_of(x.as_ref(), data.rows()));
        let mean_y = Centre::of(&data.y);
        let y = data.y.iter().map(|y| mean_y.to(*y)).collect();
        let columns = Columns::new(columns.collect(), y);
        Scaled { columns, features, mean_y }
    }
    // ANCHOR_END: scaled

    /// The intercept and the weights for features in their own units.
    pub fn in_own_units(&self, weights: &[f64]) -> (f64, Vec<f64>) {
        let features = || self.features.iter().zip(weights);
        let own = features().map(|(x, w)| x.as_ref().map_or(0.0, |x| w / x.sd));
        let own: Vec<f64> = own.collect();
        (self.intercept(&own), own)
    }

    /// The intercept that goes with weights for features in their own units.
    pub(crate) fn intercept(&self, own: &[f64]) -> f64 {
        let parts = self.features.iter().zip(own);
        let parts = parts.filter_map(|(x, w)| Some(w * x.as_ref()?.mean));
        self.mean_y.mean() - parts.sum::<f64>()
    }

    /// The mean squared error of these weights on other rows.
    pub fn error_on(&self, data: &Data, weights: &[f64]) -> f64 {
        let mut misses: Vec<f64> =
            data.y.iter().map(|y| self.mean_y.to(*y)).collect();
        let features = self.features.iter().zip(weights);
        for (column, (feature, w)) in data.columns.iter().zip(features) {
            if let (Some(feature), true) = (feature, *w != 0.0) {
                for (miss, x) in misses.iter_mut().zip(column) {
                    *miss -= w * feature.scaled(*x);
                }
            }
        }
        misses.iter().map(|miss| miss * miss).sum::<f64>() / misses.len() as f64
    }
}
