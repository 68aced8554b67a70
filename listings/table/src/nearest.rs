use crate::Fault;
use crate::header::all_numbers;
use crate::words::{in_shell, listed, quoted, shown};
use std::cmp::Ordering;

/// There is no such column.
pub(crate) fn missing(option: &str, given: &str, all: &[String]) -> Fault {
    const MOST: usize = 20;
    let mut there: Vec<String> =
        all.iter().take(MOST).map(|name| quoted(name)).collect();
    if all.len() > MOST {
        there.push(format!("{} more", all.len() - MOST));
    }
    let all_names = all.iter().map(String::as_str);
    let near = nearest(given, all_names)
        .map(|name| format!("; the nearest name is {}", quoted(name)));
    let note = if all_numbers(all) {
        "; the first line of the file must hold the names"
    } else {
        ""
    };
    Fault::new(format!(
        "{option} {}: there is no such column{}; the columns are {}{note}",
        in_shell(&shown(given)),
        near.unwrap_or_default(),
        listed(&there),
    ))
}

/// The name nearest to the one wanted, if more than half of it is right:
/// counted in letters that are wrong, left out, put in or exchanged with the
/// next (Damerau, "A technique for computer detection and correction of
/// spelling errors", 1964), upper and lower case alike.
fn nearest<'a>(
    wanted: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let simple = |text: &str| -> String {
        text.chars().take(40).flat_map(char::to_lowercase).collect()
    };
    let wanted = simple(wanted);
    let like =
        |name| strsim::normalized_damerau_levenshtein(&wanted, &simple(name));
    let names = names.into_iter().map(|name| (like(name), name));
    // The first of several that are equally near.
    let best = names.reduce(|best, next| {
        let nearer = next.0.partial_cmp(&best.0) == Some(Ordering::Greater);
        if nearer { next } else { best }
    });
    best.filter(|(like, _)| *like > 0.5).map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::message;

    #[test]
    fn a_typing_error_is_seen() {
        let names = ["age", "Sale Price", "price", "rooms"];
        for (wanted, expected) in [
            ("prcie", Some("price")),
            ("ROOMS", Some("rooms")),
            ("sale_price", Some("Sale Price")),
            ("ages", Some("age")),
            ("prcei", Some("price")),
            ("target", None),
            ("", None),
        ] {
            assert_eq!(nearest(wanted, names), expected, "{wanted}");
        }
        assert_eq!(nearest("x", []), None);
    }

    #[test]
    fn a_target_that_is_missing() {
        let csv = "age,price\n1,2\n3,4\n";
        assert_eq!(
            message(csv, "target=prise"),
            "data.csv: --target prise: there is no such column; the nearest \
             name is 'price'; the columns are 'age' and 'price'"
        );
        assert_eq!(
            message(csv, "target=y"),
            "data.csv: --target y: there is no such column; the columns are \
             'age' and 'price'"
        );
        let wide: Vec<String> = (1..=100).map(|j| format!("v{j}")).collect();
        let wide = message(&wide.join(","), "target=cost of it");
        let start = "data.csv: --target 'cost of it': there is no such \
                     column; the columns are 'v1', 'v2', ";
        assert!(wide.starts_with(start), "{wide}");
        assert!(wide.ends_with("'v19', 'v20' and 80 more"), "{wide}");
    }
}
