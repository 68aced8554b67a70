//! A target of two values: which of them is the yes.

use crate::cell::{is_missing_number, read_amount, read_plain};
use crate::evidence::Evidence;
use crate::message::{list, option, quote, quote_for_shell, show};
use crate::{Decimal, Fault, Reading};

/// One of the values of a target, and how many rows have it.
struct Value {
    text: String,
    /// A number as programs write it, so that 1 and 1.0 are one value.
    plain: Option<f64>,
    rows: usize,
}

/// How a target is read as a label.
pub(crate) struct Label {
    pub(crate) reading: Reading,
    why: &'static str,
}

/// How a target of two values is read, or one that `--yes` names a value of.
///
/// # Errors
/// If it has one value in all rows, or not the one that is the yes.
pub(crate) fn find_label(
    column: &Evidence,
    yes: Option<&str>,
) -> Result<Option<Label>, Fault> {
    let values = values(column);
    match (yes, &values[..]) {
        (None, [a, b]) => {
            Ok((column.filled() > 2).then(|| choose(column, a, b)))
        }
        (None, [one]) if column.words > 0 => Err(refuse(
            column,
            &format!(
                "it is {} in every row, so that there is nothing to tell apart; \
             choose another target, or add rows of another kind",
                quote(&one.text)
            ),
        )),
        (None, _) => Ok(None),
        (Some(word), _) => {
            let word = word.trim();
            let is_it = |value: &&Value| {
                let number = read_plain(word);
                let is_number = number.is_some() && number == value.plain;
                value.text == word || show(&value.text) == word || is_number
            };
            let Some(yes) = values.iter().find(is_it) else {
                return Err(refuse_word(column, word, &values));
            };
            let no = match &values[..] {
                [a, b] => Some(if a.text == yes.text { b } else { a }),
                _ => None,
            };
            let reading = Reading::YesNo {
                no: no.map(|no| no.text.clone()),
                yes: yes.text.clone(),
            };
            Ok(Some(Label { reading, why: "as --yes says" }))
        }
    }
}

/// The values of a column; none if there are too many. A sign for a gap among
/// numbers is none.
fn values(column: &Evidence) -> Vec<Value> {
    let mut values: Vec<Value> = vec![];
    for (text, rows) in column.levels() {
        if column.words == 0 && is_missing_number(text) {
            continue;
        }
        let plain = read_plain(text);
        let same = values.iter_mut();
        let mut same = same.filter(|v| plain.is_some() && v.plain == plain);
        match same.next() {
            Some(value) => value.rows += rows,
            None => values.push(Value { text: text.to_owned(), plain, rows }),
        }
    }
    values
}

/// Which of two values is the yes: a known word, or else the larger number,
/// or else the rarer value.
fn choose(column: &Evidence, a: &Value, b: &Value) -> Label {
    let amount = |value: &Value| {
        let read = |decimal| read_amount(&value.text, decimal);
        let read = read(Decimal::Point).or_else(|| read(Decimal::Comma));
        read.map(|amount| amount.number)
    };
    let numbers = amount(a).zip(amount(b)).filter(|(a, b)| a != b);
    // Values are in the order of their code points.
    let (b_is_yes, why) = if let Some(pair) = column.find_yes_no() {
        let is_b = |yes: &String| *yes == b.text;
        let b_is_yes = matches!(&pair, Reading::YesNo { yes, .. } if is_b(yes));
        (b_is_yes, "a known word for it")
    } else if let Some(b_is_yes) = know_one(&a.text, &b.text) {
        (b_is_yes, "by a known word")
    } else if let Some((a, b)) = numbers {
        (b > a, "the larger of both")
    } else if a.rows != b.rows {
        (b.rows < a.rows, "the rarer of both")
    } else {
        (true, "the later in the alphabet, as both are as frequent")
    };
    let [no, yes] = if b_is_yes { [a, b] } else { [b, a] };
    let [no, yes] = [no, yes].map(|value| value.text.clone());
    Label { reading: Reading::YesNo { no: Some(no), yes }, why }
}

/// Whether b is the yes, if one of the words is known and the other is not.
fn know_one(a: &str, b: &str) -> Option<bool> {
    const YES: &str = "yes true ja oui sí on present positive";
    const NO: &str = "no false nein non nee off absent negative none";
    let is = |words: &str, word: &str| {
        words.split(' ').any(|known| known == word.to_lowercase())
    };
    match (is(YES, a) || is(NO, b), is(YES, b) || is(NO, a)) {
        (true, false) => Some(false),
        (false, true) => Some(true),
        _ => None,
    }
}

impl Label {
    /// How it was decided, and how that is turned.
    pub(crate) fn say(&self, column: &Evidence) -> String {
        let Reading::YesNo { no, yes } = &self.reading else {
            return String::new();
        };
        let [name, yes] = [&column.name, yes].map(|text| quote(text));
        let turn = match no {
            None => ", and every other value is a no".to_owned(),
            Some(no) => {
                let no = quote_for_shell(&show(no));
                format!("; to turn it, add --yes {no}")
            }
        };
        let number = option("--number", &[&column.name]);
        let number = format!("; to predict it as a number, add {number}");
        let number = if column.words == 0 { number } else { String::new() };
        format!(
            "the target {name} is a label: {yes} is the yes, {}{turn}{number}",
            self.why
        )
    }
}

/// How many rows of a label are a yes, and how many a no.
pub(crate) fn say_counts(
    column: &Evidence,
    no: Option<&str>,
    yes: &str,
) -> String {
    let values = values(column);
    let all: usize = values.iter().map(|value| value.rows).sum();
    let rows = |text: &str| {
        let value = values.iter().find(|value| value.text == text);
        value.map_or(0, |value| value.rows)
    };
    let say = |what: String, rows: usize| match rows {
        1 => format!("{what} (1 row)"),
        rows => format!("{what} ({rows} rows)"),
    };
    let others = match no {
        Some(no) => say(quote(no), rows(no)),
        None => say("each other value".into(), all - rows(yes)),
    };
    format!("1 is {}, 0 is {others}", say(quote(yes), rows(yes)))
}

/// A target of words that are more than two.
pub(crate) fn refuse_words(column: &Evidence) -> Fault {
    let values = values(column);
    let named = match &values[..] {
        [] => {
            return refuse(
                column,
                "it is text, with too many values for a \
            label; the target must be numbers, or two words such as yes and \
            no: choose another target",
            );
        }
        values => list_values(values),
    };
    let most = values.iter().max_by_key(|value| value.rows);
    let word = most.map(|value| quote_for_shell(&show(&value.text)));
    refuse(
        column,
        &format!(
            "it has {} values, {named}, and a yes or no has two; to tell one of \
         them from all others, add --yes {}; to tell all of them apart at \
         once, use scikit-learn's LogisticRegression, or glmnet with \
         family = \"multinomial\"",
            values.len(),
            word.unwrap_or_default(),
        ),
    )
}

fn refuse_word(column: &Evidence, word: &str, values: &[Value]) -> Fault {
    let there = match values {
        [] => "it has too many values".to_owned(),
        values => format!("its values are {}", list_values(values)),
    };
    refuse(
        column,
        &format!(
            "--yes {}: the target has no such value; {there}",
            quote_for_shell(&show(word))
        ),
    )
}

fn list_values(values: &[Value]) -> String {
    const MOST: usize = 6;
    let shown = values.iter().take(MOST);
    let shown = shown.map(|v| match v.rows {
        1 => format!("{} (1 row)", quote(&v.text)),
        rows => format!("{} ({rows} rows)", quote(&v.text)),
    });
    let mut shown: Vec<String> = shown.collect();
    if values.len() > MOST {
        shown.push(format!("{} more", values.len() - MOST));
    }
    list(&shown)
}

fn refuse(column: &Evidence, what: &str) -> Fault {
    Fault::new(what).column(&column.name)
}
