use chapter9::Data;

const BREAST_CANCER: &str = include_str!("../data/breast_cancer.csv");

/// How many malignant tumours are left where a yes is rare.
const RARE: usize = 20;

/// The tumours of the page, in the order of their file; y is 1 for a
/// malignant one. Where they come from stands beside the file.
pub fn breast_cancer() -> Data {
    Data::built_in(BREAST_CANCER)
}

/// The rows with a no, and of those with a yes the first, the eleventh and so
/// on, twenty of them; in the order of the data.
pub fn rare_yes(data: &Data) -> Vec<usize> {
    let is_yes = |row: &usize| data.y[*row] == 1.0;
    let (yes, mut rows): (Vec<_>, Vec<_>) = (0..data.rows()).partition(is_yes);
    rows.extend(yes.into_iter().step_by(10).take(RARE));
    rows.sort_unstable();
    rows
}
