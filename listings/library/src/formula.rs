//! What is typed for the book's λ, as a product.

use serde::Deserialize;
use std::fmt;

/// What a strength may depend on, besides λ.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sizes {
    /// How many rows there are.
    pub n: f64,
    /// The standard deviation of the outputs, over n.
    pub s: f64,
    /// The smallest λ of the lasso at which no weight is left.
    pub lambda_max: f64,
}

impl Sizes {
    /// The factors that a formula can have, as powers stand beside them in
    /// [`Formula`]: λ, n, n − 1, s, the deviation over n − 1, and λmax.
    fn factors(self, lambda: f64) -> [f64; 6] {
        let Sizes { n, s, lambda_max } = self;
        let over_one_less = s * (n / (n - 1.0)).sqrt();
        [lambda, n, n - 1.0, s, over_one_less, lambda_max]
    }
}

/// The names of the factors, as libraries.toml writes them.
const NAMES: [&str; 6] = ["λ", "n", "(n-1)", "s", "s1", "λmax"];

/// A product of powers: what is typed is
/// number · λ^p₀ · n^p₁ · (n − 1)^p₂ · s^p₃ · s₁^p₄ · λmax^p₅.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "String")]
pub struct Formula {
    /// As it stands in libraries.toml.
    text: String,
    /// What does not depend on anything.
    number: f64,
    /// How often each factor is multiplied; negative where it divides.
    powers: [i32; 6],
}

impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl TryFrom<String> for Formula {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Formula::read(&text)
    }
}

impl Formula {
    /// Reads `n*λ/2` or `1/(2*n*λ)`.
    ///
    /// # Errors
    /// When it is no product of numbers and known names, or has no λ.
    pub fn read(text: &str) -> Result<Self, String> {
        let (above, below) = text.split_once('/').unwrap_or((text, "1"));
        let inside = below.strip_prefix('(').and_then(|b| b.strip_suffix(')'));
        let text = text.to_owned();
        let mut formula = Formula { text, number: 1.0, powers: [0; 6] };
        for (part, sign) in [(above, 1), (inside.unwrap_or(below), -1)] {
            for factor in part.split('*').map(str::trim) {
                if let Some(k) = NAMES.iter().position(|name| *name == factor) {
                    formula.powers[k] += sign;
                } else if let Ok(number) = factor.parse::<f64>() {
                    formula.number *= raise(number, sign);
                } else {
                    return Err(format!(
                        "`{factor}` in `{formula}` is no number and none of {}",
                        NAMES.join(", ")
                    ));
                }
            }
        }
        match formula.powers[0] {
            1 | -1 => Ok(formula),
            _ => Err(format!("`{formula}` must have λ once")),
        }
    }

    /// What is typed for the book's λ.
    pub fn typed(&self, lambda: f64, sizes: Sizes) -> f64 {
        let factors = sizes.factors(lambda).into_iter().zip(self.powers);
        // A factor that is not asked for may be unknown.
        let factors = factors.filter(|(_, power)| *power != 0);
        let powers = factors.map(|(factor, power)| raise(factor, power));
        self.number * powers.product::<f64>()
    }

    /// The options with which the program `library` would be given what this
    /// depends on, where the sizes do not have it.
    pub fn missing(&self, sizes: Sizes) -> Vec<&'static str> {
        let [_, n, one_less, s, s1, most] = self.powers.map(|p| p != 0);
        let given = [
            ("--rows", n || one_less || s1, sizes.n),
            ("--deviation", s || s1, sizes.s),
            ("--lambda-max", most, sizes.lambda_max),
        ];
        let missing = given.iter().filter(|(_, is_in, g)| *is_in && g.is_nan());
        missing.map(|(option, ..)| *option).collect()
    }

    /// The book's λ for what was typed.
    pub fn lambda(&self, typed: f64, sizes: Sizes) -> f64 {
        let per_lambda = self.typed(1.0, sizes);
        if self.powers[0] == 1 {
            typed / per_lambda
        } else {
            per_lambda / typed
        }
    }
}

/// A whole power, by multiplying: the same bits on every machine.
fn raise(factor: f64, power: i32) -> f64 {
    let raised = (0..power.abs()).fold(1.0, |product, _| product * factor);
    if power < 0 { 1.0 / raised } else { raised }
}

#[cfg(test)]
mod tests {
    use super::{Formula, Sizes};

    const SIZES: Sizes = Sizes { n: 5.0, s: 3.0, lambda_max: 10.0 };

    #[test]
    fn formulas_are_read_and_turned_round() {
        for (text, typed) in [
            ("λ/2", 0.2),
            ("n*λ", 2.0),
            ("2*λ", 0.8),
            ("λ*s", 1.2),
            ("λ*s1", 0.4 * 3.0 * 1.25_f64.sqrt()),
            ("n*λ/2", 1.0),
            ("(n-1)*λ", 1.6),
            ("1/(2*n*λ)", 0.25),
            ("λ/λmax", 0.04),
        ] {
            let formula = Formula::read(text).unwrap();
            let found = formula.typed(0.4, SIZES);
            assert!((found - typed).abs() < 1e-15, "{text}: {found}");
            let back = formula.lambda(found, SIZES);
            assert!((back - 0.4).abs() < 1e-15, "{text}: back to {back}");
        }
        for wrong in ["n", "λ*λ", "λ+1", "sd*λ", ""] {
            assert!(Formula::read(wrong).is_err(), "{wrong}");
        }
    }
}
