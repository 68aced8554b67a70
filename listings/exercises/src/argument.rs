use std::sync::Arc;

/// What a function of an exercise is given.
pub(crate) trait Argument {
    /// As Rust.
    fn literal(&self) -> String;
}

/// The arguments of one call.
pub(crate) trait Arguments {
    /// Each as Rust; a list is passed by reference.
    fn literals(&self) -> Vec<String>;
}

/// A function of one number, with its text.
#[derive(Clone)]
pub(crate) struct Curve {
    text: String,
    value: Arc<dyn Fn(f64) -> f64 + Send + Sync>,
}

impl Curve {
    /// `text` is a closure in Rust, `|x: f64| 2.0 * x`, that computes the same.
    pub fn new(
        text: impl Into<String>,
        value: impl Fn(f64) -> f64 + Send + Sync + 'static,
    ) -> Self {
        Curve { text: text.into(), value: Arc::new(value) }
    }

    /// Its value at `x`.
    pub fn at(&self, x: f64) -> f64 {
        (self.value)(x)
    }
}

impl Argument for Curve {
    fn literal(&self) -> String {
        self.text.clone()
    }
}

impl Argument for f64 {
    fn literal(&self) -> String {
        // Not −0.
        format!("{:?}", self + 0.0)
    }
}

impl<T: Argument> Argument for Vec<T> {
    fn literal(&self) -> String {
        let items: Vec<String> = self.iter().map(Argument::literal).collect();
        format!("vec![{}]", items.join(", "))
    }
}

macro_rules! plain {
    ($($kind:ty),+) => {
        $(impl Argument for $kind {
            fn literal(&self) -> String {
                format!("{self:?}")
            }
        })+
    };
}
plain!(i32, usize, bool, (f64, f64));

macro_rules! arguments {
    ($($name:ident $place:tt),+) => {
        impl<$($name: Argument),+> Arguments for ($($name,)+) {
            fn literals(&self) -> Vec<String> {
                let literals = [$(self.$place.literal()),+];
                let pass = |literal: String| {
                    let items = literal.strip_prefix("vec!");
                    items.map_or(literal.clone(), |items| format!("&{items}"))
                };
                literals.map(pass).to_vec()
            }
        }
    };
}
arguments!(A 0, B 1);
arguments!(A 0, B 1, C 2);
arguments!(A 0, B 1, C 2, D 3);
arguments!(A 0, B 1, C 2, D 3, E 4);
arguments!(A 0, B 1, C 2, D 3, E 4, F 5);
