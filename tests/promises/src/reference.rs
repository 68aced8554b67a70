//! Numbers that other programs computed: the files in `tests/reference`.

use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static FILES: LazyLock<BTreeMap<&str, Value>> = LazyLock::new(|| {
    let files = [
        ("corner", include_str!("../tests/reference/corner.json")),
        ("demos", include_str!("../tests/reference/demos.json")),
        ("descent", include_str!("../tests/reference/descent.json")),
        ("diabetes", include_str!("../tests/reference/diabetes.json")),
        ("diabetes64", include_str!("../tests/reference/diabetes64.json")),
        ("elastic_net", include_str!("../tests/reference/elastic_net.json")),
        ("logistic", include_str!("../tests/reference/logistic.json")),
        ("many_weights", include_str!("../tests/reference/many_weights.json")),
        ("one_weight", include_str!("../tests/reference/one_weight.json")),
    ];
    files.map(|(name, text)| (name, parse(text))).into()
});

/// What a file of another program says.
pub fn parse(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// What stands in a file at a place, such as `corner/q/1.5/0.9`.
pub fn reference(path: &str) -> &'static Value {
    let mut names = path.split('/');
    let file = FILES.get(names.next().expect("a file")).expect(path);
    names.fold(file, |value, name| match value {
        Value::Array(list) => &list[name.parse::<usize>().expect(path)],
        _ => value.get(name).expect(path),
    })
}

/// A value that is a number.
pub fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

/// A list of values, none of which may be missing.
pub fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("{value} is no list"))
}

/// A list of numbers.
pub fn numbers(value: &Value) -> Vec<f64> {
    list(value).iter().map(number).collect()
}

/// An object's names with their values.
pub fn entries(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let object = value.as_object().unwrap_or_else(|| panic!("{value}"));
    object.iter().map(|(name, value)| (name.as_str(), value))
}

/// The entries of an object whose names are numbers.
pub fn by_number(value: &Value) -> impl Iterator<Item = (f64, &Value)> {
    entries(value).map(|(name, value)| (name.parse().expect(name), value))
}
