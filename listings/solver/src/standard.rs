use crate::dot::dot;

/// The mean of some numbers, as one of them and what is left over. Numbers
/// that are large beside their differences lose no digit of these: 10¹² + 1 is
/// first moved by 10¹², which is exact, and then by the rest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Centre {
    first: f64,
    rest: f64,
}

impl Centre {
    /// The mean of these numbers; there is at least one.
    pub fn of(numbers: &[f64]) -> Self {
        let first = numbers[0];
        let sum: f64 = numbers.iter().map(|x| x - first).sum();
        Centre { first, rest: sum / numbers.len() as f64 }
    }

    /// How far a number is above the mean.
    pub fn to(&self, number: f64) -> f64 {
        (number - self.first) - self.rest
    }

    /// The mean itself.
    pub fn mean(&self) -> f64 {
        self.first + self.rest
    }
}

/// A column moved and scaled to mean 0 and standard deviation 1 (the one with
/// n below the line, not n − 1).
#[derive(Clone, Debug)]
pub struct Standard {
    /// The standardised column.
    pub column: Vec<f64>,
    /// The column's own mean.
    pub mean: f64,
    /// The column's own standard deviation.
    pub sd: f64,
    centre: Centre,
}

impl Standard {
    /// `None` if all numbers are alike, so that there is nothing to scale.
    ///
    /// # Panics
    /// If there is no number, or one is not finite, or they are so far apart
    /// that their differences are not.
    pub fn new(column: &[f64]) -> Option<Self> {
        let centre = Centre::of(column);
        let furthest = |most: f64, x: &f64| most.max((x - column[0]).abs());
        let range = column.iter().fold(0.0, furthest);
        if column.iter().all(|x| *x == column[0]) {
            return None;
        }
        // In parts of the range no square overflows, and none vanishes.
        let part = |x: &f64| centre.to(*x) / range;
        let parts: Vec<f64> = column.iter().map(part).collect();
        let deviation = (dot(&parts, &parts) / column.len() as f64).sqrt();
        assert!(
            deviation.is_normal(),
            "numbers that are not finite, or too far apart"
        );
        let column = parts.iter().map(|x| x / deviation).collect();
        let (mean, sd) = (centre.mean(), deviation * range);
        Some(Standard { column, mean, sd, centre })
    }

    /// A number of the column, moved and scaled as the column was.
    pub fn scaled(&self, number: f64) -> f64 {
        self.centre.to(number) / self.sd
    }
}
