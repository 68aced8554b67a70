//! The same comparison with Spark, as a script for one file.

use crate::options::Options;
use table::{Decimal, Missing, Reading, Recipe};

/// A script for the file that a command line names, or none where Spark has no
/// such folds, those of time, or a label is predicted.
pub fn spark_script(options: &Options, reading: &Recipe) -> Option<String> {
    let is_label = matches!(reading.target.1, Reading::YesNo { .. });
    if options.time.is_some() || is_label {
        return None;
    }
    let quote = |text: &str| serde_json::to_string(text).unwrap_or_default();
    let named =
        |name: &Option<String>| name.as_deref().map_or("None".into(), quote);
    let (mut numbers, mut categories) = (vec![], vec![]);
    for (name, how) in &reading.columns {
        match column(name, how) {
            Some(call) => {
                numbers.push(format!("    {}: {call},\n", quote(name)));
            }
            None => categories.push(quote(name)),
        }
    }
    let target = column(&reading.target.0, &reading.target.1)?;
    let missing = match options.missing {
        Some(Missing::Mean) => "mean",
        _ => "drop",
    };
    let numbers = format!("{{\n{}}}", numbers.concat());
    let values = [
        ("FILE", quote(&options.file)),
        ("FOLDS", options.folds.to_string()),
        ("SEED", options.seed.to_string()),
        ("GROUP", named(&options.group)),
        ("WEIGHTS", named(&options.weights)),
        ("MISSING", quote(missing)),
        ("TARGET", target),
        ("NUMBERS", numbers),
        ("CATEGORIES", format!("[{}]", categories.join(", "))),
    ];
    // Once through the template: a name of the file may look like a place.
    let mut script = String::new();
    let mut rest = include_str!("spark.py");
    while let Some((before, after)) = rest.split_once('@') {
        let (place, after) = after.split_once('@')?;
        let value = values.iter().find(|(name, _)| *name == place)?;
        script += before;
        script += &value.1;
        rest = after;
    }
    Some(script + rest)
}

/// The call of the script that makes numbers of a column; none for a category.
fn column(name: &str, how: &Reading) -> Option<String> {
    let quote = |text: &str| serde_json::to_string(text).unwrap_or_default();
    let quoted = quote(name);
    match how {
        Reading::Number { decimal: Decimal::Point, .. } => {
            Some(format!("number({quoted})"))
        }
        Reading::Number { decimal: Decimal::Comma, .. } => {
            Some(format!("number({quoted}, \".\", \",\")"))
        }
        Reading::Date { format } => {
            let spark =
                [("%Y", "yyyy"), ("%m", "M"), ("%d", "d"), ("%y", "yy")];
            let form = spark
                .iter()
                .fold(format.clone(), |form, (of, to)| form.replace(of, to));
            Some(format!("days({quoted}, {})", quote(&form)))
        }
        Reading::YesNo { yes, .. } => {
            Some(format!("yes({quoted}, {})", quote(yes)))
        }
        Reading::Category { .. } => None,
    }
}
