//! Whatever table people bring, the model in its report predicts what the
//! report says; and whatever a model's file holds, there is an answer.
//!
//! `PROPTEST_CASES=100000 cargo test --release -p choose --test any` tries
//! longer.

#[path = "../../table/tests/people/mod.rs"]
mod people;

use choose::{ChooseCommand, ModelFile, Options, Study, predict};
use clap::Parser;
use people::assert_printable;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use table::Table;

fn options(words: &[&str]) -> Options {
    let words = [&["choose", "it", "--folds", "3"], words].concat();
    ChooseCommand::try_parse_from(words).unwrap().options.unwrap()
}

fn study(table: Table, options: &Options) -> Result<Study, String> {
    let quiet = |_: &'static str, _, _| ();
    let study = Study::new(table, options, String::new(), &quiet);
    study.map_err(|refusal| refusal.to_string())
}

/// A table with each way to read a column.
const ALL: &str = "name;a;b;day;kind;lift;y\n";

fn all() -> String {
    let row = |i: usize| {
        let (a, kind) = (i * 7 % 31, ["red", "blue", "=1"][i % 3]);
        let lift = ["no", "yes"][i * 5 % 7 / 4];
        let b = ["2K", "3M", "500K"][i * 11 % 3];
        let y = a + i * 13 % 5;
        let day = i * 3 % 28 + 1;
        format!("n{i};{a},5 €;{b};{day}.3.2026;{kind};{lift};{y}\n")
    };
    ALL.to_owned() + &(0..40).map(row).collect::<String>()
}

/// A model of a number, and one of a label.
static MODELS: LazyLock<[String; 2]> = LazyLock::new(|| {
    ["y", "lift"].map(|target| {
        let options = options(&["--target", target]);
        let csv = all();
        let table = table::read(csv.as_bytes(), "it", &options.reading());
        study(table.unwrap(), &options).unwrap().model.text()
    })
});

/// A word that harms, or a value of another kind.
fn value() -> impl Strategy<Value = Value> {
    let values = vec![
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(1e308),
        json!(-1e-308),
        json!(u64::MAX),
        json!(""),
        json!("a"),
        json!("red"),
        json!("y"),
        json!("\u{1b}[2J\n"),
        json!("=1+1"),
        json!("%"),
        json!("%9999999999d"),
        json!("%Y%Y%Y %s %f %z %Q %+"),
        json!("Point"),
        json!(";"),
        json!("\n"),
        json!("é".repeat(5000)),
        json!([]),
        json!([[], {}]),
        json!({}),
        json!({"Category": {"levels": ["red", "a", "red"]}}),
        json!({"Category": {"levels": []}}),
        json!({"Date": {"format": "%d.%m"}}),
        json!({"YesNo": {"no": null, "yes": ""}}),
        json!(["a", {"Number": {"decimal": "Comma", "unit": "", "is_scaled": true}}]),
    ];
    select(values)
}

/// Every value inside of another one.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                places(item, &format!("{at}/{i}"), found);
            }
        }
        Value::Object(items) => {
            for (name, item) in items {
                places(item, &format!("{at}/{name}"), found);
            }
        }
        _ => {}
    }
}

/// A model's file in which a value is another one, is twice there, or gone.
fn changed(text: &str, change: &(Index, u8, Value)) -> String {
    let mut model: Value = serde_json::from_str(text).unwrap();
    let mut found = vec![];
    places(&model, "", &mut found);
    let (which, how, value) = change;
    let at = which.get(&found).clone();
    let (above, name) = at.rsplit_once('/').unwrap_or(("", ""));
    let around = model.pointer_mut(above).unwrap();
    let place = name.parse::<usize>().unwrap_or(0);
    match (around, how) {
        (Value::Object(items), 0) => {
            items.remove(name);
        }
        (Value::Object(items), 1) => {
            items.insert(name.to_owned() + "s", value.clone());
        }
        (Value::Array(items), 0) if place < items.len() => {
            items.remove(place);
        }
        (Value::Array(items), 1) if place < items.len() => {
            let twice = items[place].clone();
            items.insert(place, twice);
        }
        (Value::Array(items), 2) => items.reverse(),
        _ => *model.pointer_mut(&at).unwrap() = value.clone(),
    }
    serde_json::to_string_pretty(&model).unwrap()
}

/// It would predict nothing at all, without a word.
#[test]
fn a_model_without_columns_is_none() {
    for text in MODELS.iter() {
        let mut model: Value = serde_json::from_str(text).unwrap();
        model["features"] = json!([]);
        model["reading"]["columns"] = json!([]);
        let text = serde_json::to_string_pretty(&model).unwrap();
        let says = ModelFile::read(&text).unwrap_err();
        assert!(says.contains("it was changed"), "{says}");
    }
}

/// What must be true of a model's file, whatever is in it.
fn assert_answer(text: &str) {
    let start = Instant::now();
    let csv = all();
    let says = match ModelFile::read(text) {
        Err(says) => says,
        Ok(model) => match predict(&model, csv.as_bytes(), "it") {
            Err(says) => says,
            Ok(predicted) => {
                assert_numbers(&predicted.csv);
                predicted.notes.join("\n") + "."
            }
        },
    };
    assert!(!says.is_empty());
    says.lines().for_each(assert_printable);
    assert!(start.elapsed() < Duration::from_secs(5), "it hangs");
}

/// A row for each row of the table, and a number in each.
fn assert_numbers(csv: &[u8]) {
    let mut reader = csv::Reader::from_reader(csv);
    let mut count = 0;
    for row in reader.records() {
        let row = row.unwrap();
        let number: f64 = row[0].parse().unwrap();
        assert!(number.is_finite(), "{number}");
        row.iter().skip(1).for_each(assert_defused);
        count += 1;
    }
    assert_eq!(count, 40);
}

/// A spreadsheet runs no cell.
fn assert_defused(cell: &str) {
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    assert!(!runs || cell.parse::<f64>().is_ok(), "{cell:?}");
}

fn bits(csv: &[u8]) -> Vec<u64> {
    let mut reader = csv::Reader::from_reader(csv);
    let number = |row: csv::StringRecord| row[0].parse::<f64>().unwrap();
    reader.records().map(|row| number(row.unwrap()).to_bits()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(
            std::env::var("PROPTEST_CASES")
                .map_or(100, |cases| cases.parse().unwrap())
        )
    })]

    #[test]
    fn any_model_has_an_answer(
        which in 0..2_usize,
        changes in prop::collection::vec((any::<Index>(), 0..8_u8, value()), 1..3),
    ) {
        let text = MODELS[which].clone();
        let text = changes.iter().fold(text, |text, one| changed(&text, one));
        assert_answer(&text);
    }

    #[test]
    fn any_text_of_a_model_has_an_answer(
        which in 0..2_usize,
        at in any::<Index>(),
        length in 0..9_usize,
        piece in "[\\[\\]{}:,\"0-9eE.+a-z\\\\-]{0,4}|\\PC{1,3}",
    ) {
        let text = &MODELS[which];
        let signs: Vec<char> = text.chars().collect();
        let (before, after) = signs.split_at(at.index(signs.len()));
        let rest = after.iter().skip(length);
        let signs = before.iter().copied().chain(piece.chars()).chain(rest.copied());
        assert_answer(&signs.collect::<String>());
    }

    /// To the last bit, for every row that was learnt from.
    #[test]
    fn a_model_predicts_what_its_report_does(
        asked in people::asked(12..40),
        yes in any::<bool>(),
    ) {
        let own = asked.options;
        let Ok(table) = table::read(&*asked.bytes, "it", &own) else {
            return Ok(());
        };
        let costs = if yes { &["--costs", "3,1"][..] } else { &[] };
        let options = options(&[&["--target", "?"], costs].concat());
        let (recipe, lines) = (table.recipe.clone(), table.lines.clone());
        let start = Instant::now();
        let study = match study(table, &options) {
            Ok(study) => study,
            Err(says) => {
                says.lines().for_each(assert_printable);
                return Ok(());
            }
        };
        study.files();
        let took = start.elapsed();
        prop_assert!(took < Duration::from_mins(1), "{took:?}");
        let model = ModelFile::read(&study.model.text()).unwrap();
        prop_assert_eq!(&model, &study.model);
        let columns = study.data.columns.iter().map(|c| &*c.numbers);
        let report = model.predict(&columns.collect::<Vec<_>>());
        let Ok(new) = recipe.read(&*asked.bytes, "it") else { return Ok(()) };
        let predicted = predict(&model, &*asked.bytes, "it").unwrap();
        let predicted = bits(&predicted.csv);
        for (line, number) in lines.iter().zip(report) {
            let place = new.lines.binary_search(line).unwrap();
            prop_assert_eq!(predicted[place], number.to_bits());
        }
    }
}
