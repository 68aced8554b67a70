use crate::data::{X, mean};
use crate::{CodeOf, Draw, Exercise, Work};

/// The smallest λ from which on L1 sets the weight w of a model with labels to
/// exactly 0. The model says that the label is true with the probability
/// 1/(1 + e^(−w·x)); there is no intercept. The loss is a mean over the rows,
/// and its slope is mean(x·(probability − label)), with 1 for true and 0 for
/// false.
fn drops_from(x: &[f64], labels: &[bool]) -> f64 {
    let part = |(x, label): (&f64, &bool)| x * (0.5 - f64::from(*label));
    let slopes = x.iter().zip(labels).map(part);
    (slopes.sum::<f64>() / x.len() as f64).abs()
}

/// x and the labels.
type Rows = (Vec<f64>, Vec<bool>);

/// mean(x·(guess − label)).
fn slope((x, labels): &Rows, guess: f64) -> f64 {
    let misses: Vec<f64> =
        labels.iter().map(|label| guess - f64::from(*label)).collect();
    mean(x, &misses)
}

/// The same rows with all labels turned round.
fn turned((x, labels): &Rows) -> Rows {
    (x.clone(), labels.iter().map(|label| !label).collect())
}

/// Seven inputs on both sides of 0.
fn seven(step: f64) -> Vec<f64> {
    (-3..=3).map(|i| step * f64::from(i)).collect()
}

pub(super) fn labels_in_place_of_numbers() -> Exercise {
    let rows = |x: &[f64], labels: &str| -> Rows {
        (x.to_vec(), labels.chars().map(|label| label == '1').collect())
    };
    let first = rows(&seven(0.5), "0010111");
    let page = [
        first.clone(),
        turned(&first),
        rows(&X, "01001"),
        rows(&[1.0, 2.0, 3.0, 4.0], "0101"),
    ];
    let code = CodeOf::new(
        "drops_from",
        include_str!("labels.rs"),
        |(x, labels): &Rows| drops_from(x, labels),
    )
    .mistake("At w = 0 the model says 1/2 in each row, not 0.", |rows| {
        slope(rows, 0.0).abs()
    })
    .mistake("That is the slope itself. λ is compared with its size.", |rows| {
        slope(rows, 0.5)
    })
    .mistake(
        "The data may pull to the left as well: take the size of the pull.",
        |rows| -slope(rows, 0.5),
    )
    .mistake(
        "The 2 belongs to the square. The logistic loss has none.",
        |rows| 2.0 * slope(rows, 0.5).abs(),
    )
    .mistake("The loss is a mean: divide by the number of rows.", |rows| {
        slope(rows, 0.5).abs() * rows.0.len() as f64
    })
    .mistake(
        "Rows that pull against each other cancel: add first, then take the \
         size.",
        |(x, _)| x.iter().map(|x| 0.5 * x.abs()).sum::<f64>() / x.len() as f64,
    )
    .mistake(
        "That is chapter 5's threshold, which is for a squared loss.",
        |rows| 2.0 * slope(rows, 0.0).abs(),
    )
    .mistake(
        "You took −1 and 1 for the labels. They are 0 and 1.",
        |(x, labels)| {
            let sign = |label: &bool| if *label { 1.0 } else { -1.0 };
            let misses: Vec<f64> =
                labels.iter().map(|label| 0.5 - sign(label)).collect();
            mean(x, &misses).abs()
        },
    );
    Exercise {
        number: "7.3",
        title: "Labels in place of numbers",
        minutes: 15,
        trains: "find the threshold of a model with labels",
        see: "chapter7.html#chapter7-losses=0.3571",
        work: Work::Code(code.code(&page, |draw: &mut Draw| {
            let mut labels = |x: Vec<f64>| -> Rows {
                let labels = x.iter().map(|_| draw.one_of(&[false, true]));
                let labels = labels.collect();
                (x, labels)
            };
            let first = labels(seven(0.5));
            vec![
                first.clone(),
                turned(&first),
                labels(X.to_vec()),
                labels(vec![1.0, 2.0, 3.0, 4.0]),
            ]
        })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::by_hand::{given, lowest, threshold};

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the last bits do not count")]
    fn from_there_on_a_search_finds_zero() {
        let Work::Code(code) = labels_in_place_of_numbers().work else {
            panic!()
        };
        let right: Vec<f64> =
            code.page().checks.iter().map(|check| check.right[0]).collect();
        let rows = [
            (seven(0.5), "0010111"),
            (seven(0.5), "1101000"),
            (X.to_vec(), "01001"),
            (vec![1.0, 2.0, 3.0, 4.0], "0101"),
        ];
        let wanted = [5.0 / 14.0, 5.0 / 14.0, 0.4, 0.25];
        for (((x, labels), right), wanted) in rows.iter().zip(right).zip(wanted)
        {
            let loss = |w: f64| {
                let costs = x.iter().zip(labels.chars()).map(|(x, label)| {
                    let side = if label == '1' { -1.0 } else { 1.0 };
                    (side * w * x).exp().ln_1p()
                });
                costs.sum::<f64>() / x.len() as f64
            };
            let best = |lambda: f64| lowest(|w| loss(w) + lambda * w.abs());
            let found = threshold(|lambda| best(lambda).abs() < 1e-6);
            assert!((found - right).abs() < 1e-4, "{found}, {right}");
            assert!((right - wanted).abs() < 1e-9, "{right}");
        }
    }

    #[test]
    fn each_message_belongs_to_its_mistake() {
        let exercise = labels_in_place_of_numbers();
        let wrong = [
            ("At w = 0", [0.3571, 0.3571, 0.4, 1.5]),
            ("That is the slope itself", [-0.3571, 0.3571, -0.4, -0.25]),
            ("The data may pull", [0.3571, -0.3571, 0.4, 0.25]),
            ("The 2 belongs", [0.7143, 0.7143, 0.8, 0.5]),
            ("The loss is a mean", [2.5, 2.5, 2.0, 1.0]),
            ("Rows that pull", [0.4286, 0.4286, 0.8, 1.25]),
            ("That is chapter 5's", [0.7143, 0.7143, 0.8, 3.0]),
            ("You took −1 and 1", [0.7143, 0.7143, 0.8, 0.75]),
        ];
        for (words, wanted) in wrong {
            let given = given(&exercise, words).concat();
            let near = |(a, b): (f64, f64)| (a - b).abs() < 5e-5;
            assert!(given.into_iter().zip(wanted).all(near), "{words}");
        }
    }
}
