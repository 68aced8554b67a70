use crate::Columns;
use crate::dot::{add, dot};

/// Columns turned so that ridge's weights cost little for one λ after the
/// other: X/√n = U·B·Vᵀ, where B has numbers on its diagonal and right above
/// it only, and U and V are made of reflections.
///
/// (Golub and Van Loan, *Matrix Computations*, 4th edition, section 5.4.8.) If
/// there are more columns than rows, Xᵀ is turned instead. Nothing is larger
/// than X; and as X itself is turned and not G = XᵀX/n, columns that nearly
/// depend on each other keep their digits.
#[derive(Clone, Debug)]
pub struct Ridges {
    bidiagonal: Bidiagonal,
    /// The reflections that lead back to the weights.
    back: Vec<Mirror>,
    /// y/√n, turned as the rows were.
    y: Vec<f64>,
    /// How many weights there are, p.
    count: usize,
    /// A singular value up to here may be nothing but rounding.
    rounding: f64,
}

impl Ridges {
    /// Turns these columns: about 2·n·p² multiplications, or 2·p·n².
    pub fn new(data: &Columns) -> Self {
        let (n, p) = (data.rows(), data.count());
        let root = (n as f64).sqrt();
        let is_tall = p <= n;
        let column = |j| data.column(j).iter().map(|x| x / root).collect();
        let row = |i: usize| (0..p).map(|j| data.column(j)[i] / root).collect();
        let mut matrix: Vec<Vec<f64>> = if is_tall {
            (0..p).map(column).collect()
        } else {
            (0..n).map(row).collect()
        };
        let (left, right) = turn(&mut matrix);
        let mut bidiagonal = Bidiagonal {
            diagonal: (0..matrix.len()).map(|k| matrix[k][k]).collect(),
            above: (1..matrix.len()).map(|k| matrix[k][k - 1]).collect(),
        };
        let (there, back) = if is_tall { (left, right) } else { (right, left) };
        let mut y: Vec<f64> = data.y().iter().map(|y| y / root).collect();
        for mirror in &there {
            mirror.reflect(&mut y);
        }
        y.truncate(matrix.len());
        if !is_tall {
            // Bᵀ is such a matrix too once its ends have changed places.
            bidiagonal.diagonal.reverse();
            bidiagonal.above.reverse();
            y.reverse();
        }
        let rounding = f64::EPSILON * n.max(p) as f64 * bidiagonal.largest();
        Ridges { bidiagonal, back, y, count: p, rounding }
    }

    /// The largest singular value of X/√n, and the smallest that is more than
    /// rounding: their squares are the most and the least that G stretches by.
    /// `None` if all columns are 0.
    pub fn stretches(&self) -> Option<[f64; 2]> {
        let last = self.rank().checked_sub(1)?;
        Some([0, last].map(|k| self.bidiagonal.singular_value(k)))
    }

    /// Whether no column depends on the others, as far as floating point can
    /// tell: then there is one solution without a price.
    pub fn is_unique(&self) -> bool {
        self.rank() == self.count
    }

    fn rank(&self) -> usize {
        if self.rounding == 0.0 {
            return 0;
        }
        let all = self.bidiagonal.diagonal.len();
        all - self.bidiagonal.count_below(self.rounding)
    }

    /// The weights at which loss + λ·Σwⱼ² is lowest. `None` if several are
    /// equally good, which needs λ = 0 and columns that depend on each other.
    ///
    /// # Panics
    /// If λ is negative or not a number.
    pub fn weights(&self, lambda: f64) -> Option<Vec<f64>> {
        assert!(lambda >= 0.0, "λ = {lambda}");
        if lambda == 0.0 && !self.is_unique() {
            return None;
        }
        let mut weights = self.bidiagonal.ridge(lambda, &self.y);
        if self.count > weights.len() {
            weights.reverse();
        }
        weights.resize(self.count, 0.0);
        for mirror in self.back.iter().rev() {
            mirror.reflect(&mut weights);
        }
        Some(weights)
    }
}

/// x ← x − 2·v·(vᵀx), for the numbers of x from some place on; v has length 1.
#[derive(Clone, Debug)]
pub(crate) struct Mirror {
    from: usize,
    v: Vec<f64>,
}

impl Mirror {
    /// The one that takes all of these numbers but the first to 0, and what
    /// it makes of the first. `None` if nothing is to be done.
    pub(crate) fn of(x: &[f64], from: usize) -> Option<(Self, f64)> {
        let largest = x.iter().fold(0.0, |most: f64, x| most.max(x.abs()));
        if largest == 0.0 {
            return None;
        }
        let mut v: Vec<f64> = x.iter().map(|x| x / largest).collect();
        // Away from the first one, so that nothing cancels.
        let left = -dot(&v, &v).sqrt().copysign(v[0]);
        v[0] -= left;
        let length = dot(&v, &v).sqrt();
        for v in &mut v {
            *v /= length;
        }
        Some((Mirror { from, v }, left * largest))
    }

    pub(crate) fn reflect(&self, x: &mut [f64]) {
        let x = &mut x[self.from..];
        let twice = 2.0 * dot(&self.v, x);
        add(x, -twice, &self.v);
    }
}

/// Leaves, of some columns, only what is on the diagonal and right above it.
/// Returns the reflections of their rows, and those of the columns.
fn turn(matrix: &mut [Vec<f64>]) -> (Vec<Mirror>, Vec<Mirror>) {
    let (mut left, mut right) = (vec![], vec![]);
    for k in 0..matrix.len() {
        if let Some((mirror, first)) = Mirror::of(&matrix[k][k..], k) {
            for x in &mut matrix[k + 1..] {
                mirror.reflect(x);
            }
            matrix[k][k] = first;
            left.push(mirror);
        }
        let row: Vec<f64> = matrix[k + 1..].iter().map(|x| x[k]).collect();
        if let Some((mirror, first)) = Mirror::of(&row, k + 1) {
            let others = &mut matrix[k + 1..];
            let mut sum = vec![0.0; others[0].len() - k - 1];
            for (v, x) in mirror.v.iter().zip(&*others) {
                add(&mut sum, *v, &x[k + 1..]);
            }
            for (v, x) in mirror.v.iter().zip(&mut *others) {
                add(&mut x[k + 1..], -2.0 * v, &sum);
            }
            others[0][k] = first;
            right.push(mirror);
        }
    }
    (left, right)
}

fn length(x: f64, y: f64) -> f64 {
    (x * x + y * y).sqrt()
}

/// A square matrix with numbers on its diagonal and right above it only.
#[derive(Clone, Debug)]
struct Bidiagonal {
    diagonal: Vec<f64>,
    above: Vec<f64>,
}

impl Bidiagonal {
    /// The z at which ‖B·z − y‖² + λ·‖z‖² is lowest: the rows of √λ·I below B
    /// are turned into B, one after the other (Eldén, "Algorithms for the
    /// regularization of ill-conditioned least squares problems", BIT 17,
    /// 1977).
    fn ridge(&self, lambda: f64, y: &[f64]) -> Vec<f64> {
        let root = lambda.sqrt();
        let (mut diagonal, mut above) = (vec![], vec![]);
        let mut z = vec![];
        // What the row below has in this column, and on its right side.
        let (mut below, mut rest) = (root, 0.0);
        for (k, (own, y)) in self.diagonal.iter().zip(y).enumerate() {
            let r = length(*own, below);
            let (cosine, sine) = (own / r, below / r);
            let next = self.above.get(k).copied().unwrap_or_default();
            diagonal.push(r);
            above.push(cosine * next);
            z.push(cosine * y + sine * rest);
            let (moved, left) = (-sine * next, cosine * rest - sine * y);
            below = length(moved, root);
            rest = if below > 0.0 { moved / below * left } else { 0.0 };
        }
        for k in (0..z.len()).rev() {
            let right = z.get(k + 1).map_or(0.0, |z| above[k] * z);
            z[k] = (z[k] - right) / diagonal[k];
        }
        z
    }

    /// The largest singular value; 0 if there is none.
    fn largest(&self) -> f64 {
        if self.diagonal.is_empty() { 0.0 } else { self.singular_value(0) }
    }

    /// The k-th singular value, the largest one first; 0 if it is next to
    /// nothing beside the largest.
    fn singular_value(&self, k: usize) -> f64 {
        let largest = |numbers: &[f64]| {
            numbers.iter().fold(0.0, |most: f64, x| most.max(x.abs()))
        };
        let above = self.diagonal.len() - k;
        let is_below = |sigma| self.count_below(sigma) >= above;
        let mut high = 2.0 * (largest(&self.diagonal) + largest(&self.above));
        let mut low = 1e-30 * high;
        if high == 0.0 || is_below(low) {
            return 0.0;
        }
        // Powers are halved, until there is nothing between the two.
        for _ in 0..64 {
            let middle = low.sqrt() * high.sqrt();
            *(if is_below(middle) { &mut high } else { &mut low }) = middle;
        }
        high
    }

    /// How many singular values are below σ: the pivots below 0 of the
    /// matrix with B's numbers beside its diagonal and −σ on it, whose
    /// eigenvalues are the singular values and their negatives, less σ.
    ///
    /// (Golub and Van Loan, section 8.4.1; Demmel and Kahan, "Accurate singular
    /// values of bidiagonal matrices", SIAM Journal on Scientific and
    /// Statistical Computing 11, 1990, on how exact that is.)
    fn count_below(&self, sigma: f64) -> usize {
        let mut beside = vec![];
        for (k, diagonal) in self.diagonal.iter().enumerate() {
            beside.push(*diagonal);
            beside.extend(self.above.get(k));
        }
        let (mut pivot, mut count) = (-sigma, 1);
        for beside in beside {
            pivot = -sigma - beside / pivot * beside;
            if pivot == 0.0 {
                pivot = -f64::MIN_POSITIVE;
            }
            count += usize::from(pivot < 0.0);
        }
        count - self.diagonal.len()
    }
}
