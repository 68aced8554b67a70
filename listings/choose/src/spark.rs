//! The same comparison with Spark, as a script for one file.

use crate::options::Options;
use table::{Decimal, Layout, MISSING, MISSING_NUMBER, Missing};
use table::{Reading, Recipe};

/// A script for the file that a command line names, read in the same way.
pub fn spark_script(
    options: &Options,
    recipe: &Recipe,
    layout: &Layout,
) -> String {
    let place = |name: &str| {
        let mut names = layout.names.iter();
        names.position(|own| own == name).expect("a column of the file")
    };
    let call = |(name, how): &(String, Reading)| column(place(name), how);
    let read = |column_of: &Option<(usize, Reading)>| {
        let call = column_of.as_ref().and_then(|(j, how)| column(*j, how));
        call.unwrap_or_else(none)
    };
    let (mut numbers, mut categories) = (vec![], vec![]);
    for both in &recipe.columns {
        let name = quote(&both.0);
        match call(both) {
            Some(call) => numbers.push(format!("    {name}: {call},\n")),
            None => {
                categories.push(format!("    {name}: {},\n", place(&both.0)));
            }
        }
    }
    let is_label = matches!(recipe.target.1, Reading::YesNo { .. });
    let missing = options.missing.map_or("", |missing| match missing {
        Missing::Mean => "mean",
        Missing::Drop => "drop",
        Missing::Refuse => "",
    });
    let file = Some(&options.file).filter(|file| *file != "-");
    let group = layout.group.map(|place| place.to_string());
    let (loss, base) = if is_label {
        ("log loss", "the rate")
    } else {
        ("squared error", "the mean")
    };
    fill(&[
        ("LOSS", loss.into()),
        ("BASE", base.into()),
        ("FILE", file.map_or_else(none, |file| quote(file))),
        ("SIGN", quote(&layout.sign.to_string())),
        ("WIDTH", layout.names.len().to_string()),
        ("ABOVE", list(layout.above.iter().map(String::as_str))),
        ("FOLDS", options.folds.to_string()),
        ("SEED", options.seed.to_string()),
        ("GROUP", group.unwrap_or_else(none)),
        ("TIME", read(&layout.time)),
        ("WEIGHTS", read(&layout.weights)),
        ("MISSING", quote(missing)),
        ("IS_LABEL", if is_label { "True" } else { "False" }.into()),
        ("GAPS", list(MISSING.into_iter())),
        ("GAPS_OF_NUMBERS", list(MISSING.into_iter().chain(MISSING_NUMBER))),
        ("TARGET", call(&recipe.target).unwrap_or_else(none)),
        ("NUMBERS", format!("{{\n{}}}", numbers.concat())),
        ("CATEGORIES", format!("{{\n{}}}", categories.concat())),
    ])
}

/// Fills the template, from its start to its end: what is put in may look like
/// a place of it.
fn fill(values: &[(&str, String)]) -> String {
    let mut script = String::new();
    let mut parts = include_str!("spark.py").split('@');
    script += parts.next().unwrap_or_default();
    while let (Some(place), Some(after)) = (parts.next(), parts.next()) {
        let value = values.iter().find(|(name, _)| *name == place);
        script += &value.expect("every place has a value").1;
        script += after;
    }
    script
}

fn none() -> String {
    "None".into()
}

/// As Python has it, too.
fn quote(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

fn list<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    format!("[{}]", texts.map(quote).collect::<Vec<_>>().join(", "))
}

/// The call of the script that makes numbers of a column; none for a category.
fn column(place: usize, how: &Reading) -> Option<String> {
    Some(match how {
        Reading::Number { decimal, is_scaled, .. } => {
            let comma = match decimal {
                Decimal::Point => "",
                Decimal::Comma => ", decimal=\",\"",
            };
            let scaled = if *is_scaled { ", scaled=True" } else { "" };
            format!("number({place}{comma}{scaled})")
        }
        Reading::Date { format } => {
            format!("days({place}, {})", quote(&days(format)))
        }
        Reading::YesNo { no, yes } => {
            let no = no.as_ref().map(|no| format!(", {}", quote(no)));
            format!("yes({place}, {}{})", quote(yes), no.unwrap_or_default())
        }
        Reading::Category { .. } => return None,
    })
}

/// How days are written, in the signs of Spark.
fn days(format: &str) -> String {
    match format {
        "%H:%M" => return "time".into(),
        "%YQ%q" => return "quarter".into(),
        "%Y%m%d" => return "yyyyMMdd".into(),
        _ => {}
    }
    let signs = [
        ("%Y", "yyyy"),
        ("%m", "M"),
        ("%d", "d"),
        ("%y", "yy"),
        ("%b", "MMM"),
        ("%B", "MMMM"),
    ];
    // The script looks for what a clock is ahead in every cell.
    let form = format.trim_end_matches(" %z").to_owned();
    signs.iter().fold(form, |form, (of, to)| form.replace(of, to))
}
