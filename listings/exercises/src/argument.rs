use std::fmt::Debug;
use std::rc::Rc;

/// What a function of an exercise is given: written as Rust in the checks, and
/// shown shorter to people.
pub trait Argument {
    /// As Rust, to stand in a call.
    fn literal(&self) -> String;
}

/// What functions of an exercise give back.
pub trait Returned {
    /// As numbers.
    fn numbers(self) -> Vec<f64>;
    /// Rust that makes a list of numbers of a call.
    fn as_list(call: &str) -> String;
}

/// The arguments of one call.
pub trait Arguments {
    /// Each as Rust.
    fn literals(&self) -> Vec<String>;
}

/// A function of one number, with its text.
#[derive(Clone)]
pub struct Formula {
    text: String,
    value: Rc<dyn Fn(f64) -> f64>,
}

impl Formula {
    /// `text` is a closure in Rust, `|x: f64| 2.0 * x`, that computes the same.
    pub fn new(
        text: impl Into<String>,
        value: impl Fn(f64) -> f64 + 'static,
    ) -> Self {
        Formula { text: text.into(), value: Rc::new(value) }
    }

    /// Its value at `x`.
    pub fn at(&self, x: f64) -> f64 {
        (self.value)(x)
    }
}

impl Argument for Formula {
    fn literal(&self) -> String {
        self.text.clone()
    }
}

impl Argument for f64 {
    fn literal(&self) -> String {
        self.item()
    }
}

impl Argument for i32 {
    fn literal(&self) -> String {
        self.to_string()
    }
}

impl Argument for usize {
    fn literal(&self) -> String {
        self.to_string()
    }
}

impl Argument for (f64, f64) {
    fn literal(&self) -> String {
        format!("{self:?}")
    }
}

/// A list is passed by reference.
impl<T: Item> Argument for Vec<T> {
    fn literal(&self) -> String {
        format!("&[{}]", items(self))
    }
}

/// What a list is made of.
pub trait Item {
    /// As Rust, inside a list.
    fn item(&self) -> String;
}

impl Item for f64 {
    fn item(&self) -> String {
        // Not −0.
        format!("{:?}", self + 0.0)
    }
}

impl Item for bool {
    fn item(&self) -> String {
        self.to_string()
    }
}

impl<T: Debug + Item> Item for Vec<T> {
    fn item(&self) -> String {
        format!("vec![{}]", items(self))
    }
}

fn items<T: Item>(list: &[T]) -> String {
    list.iter().map(Item::item).collect::<Vec<_>>().join(", ")
}

impl Returned for f64 {
    fn numbers(self) -> Vec<f64> {
        vec![self]
    }

    fn as_list(call: &str) -> String {
        format!("vec![{call}]")
    }
}

impl Returned for (f64, f64) {
    fn numbers(self) -> Vec<f64> {
        vec![self.0, self.1]
    }

    fn as_list(call: &str) -> String {
        format!("<[f64; 2]>::from({call}).to_vec()")
    }
}

impl Returned for Vec<f64> {
    fn numbers(self) -> Vec<f64> {
        self
    }

    fn as_list(call: &str) -> String {
        call.to_owned()
    }
}

macro_rules! arguments {
    ($($name:ident)+) => {
        impl<$($name: Argument),+> Arguments for ($($name,)+) {
            fn literals(&self) -> Vec<String> {
                #[allow(non_snake_case)]
                let ($($name,)+) = self;
                vec![$($name.literal()),+]
            }
        }
    };
}
arguments!(A B);
arguments!(A B C);
arguments!(A B C D);
arguments!(A B C D E);
arguments!(A B C D E F);
