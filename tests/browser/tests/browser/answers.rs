//! Answers on paper, checked in the page: it reads them as Rust does, and says
//! the same words.

use crate::chrome::Tab;
use crate::{open, visit};
use exercises::{Part, Work, exercises};
use promises::root;
use serde_json::json;
use std::fs;

/// What the page says to each text that is written, or chosen, in a part.
fn read_verdicts(
    tab: &Tab,
    number: &str,
    place: usize,
    texts: &[&str],
) -> Vec<String> {
    let number = number.replace('.', "-");
    let texts = json!(texts);
    let script = format!(
        "(() => {{
            const parts = document.querySelector('#exercise-{number} ~ .parts');
            const one = (selector) =>
                parts.children[{place}].querySelector(selector);
            return JSON.stringify({texts}.map((text) => {{
                one('input, select').value = text;
                one('form').requestSubmit();
                return one('output').firstChild?.data ?? 'nothing';
            }}));
        }})()"
    );
    serde_json::from_str(&tab.read(&script)).unwrap()
}

/// What the table has for a part, `5.1a`. In a part with choices nobody writes.
fn read_table<'a>(table: &'a str, name: &str, part: &Part) -> Vec<&'a str> {
    let rows = table.lines().filter(|_| part.choices().is_empty());
    let rows = rows.filter_map(|row| row.strip_prefix(&format!("{name}: ")));
    rows.map(|row| row.split_once(" => ").expect(row).0).collect()
}

#[test]
fn the_page_says_what_rust_says() {
    let Some(tab) = Tab::new(1280, "light") else { return };
    let table = root().join("listings/exercises/tests/read_answers.txt");
    let table = fs::read_to_string(table).unwrap();
    let mut count = 0;
    for exercise in exercises() {
        let Work::Paper(paper) = &exercise.work else { continue };
        open(&tab, &format!("{}.html", exercise.page()));
        for (place, part) in paper.page().parts.iter().enumerate() {
            let letter = char::from(b'a' + place as u8);
            let name = format!("{}{letter}", exercise.number);
            let wrong = part.wrong.iter().map(|(wrong, _)| wrong);
            let known = wrong.chain([&part.right]).map(ToString::to_string);
            let known: Vec<String> = known.collect();
            let mut texts = read_table(&table, &name, part);
            texts.extend(known.iter().map(String::as_str));
            let said = read_verdicts(&tab, exercise.number, place, &texts);
            for (text, said) in texts.iter().zip(said) {
                count += 1;
                assert_eq!(
                    said,
                    part.verdict(text).to_string(),
                    "{name} {text}"
                );
            }
        }
    }
    assert!(count > 300, "only {count} answers");
}

/// A link to a figure of the same page leads there; and whoever comes back
/// finds what was written.
#[test]
fn where_to_look_leads_there_and_nothing_written_is_lost() {
    let Some(tab) = visit(390, "chapter4.html") else { return };
    tab.ask(
        "(() => {
            const field = document.querySelector('.check input');
            field.value = '0.05';
            field.dispatchEvent(new Event('input'));
            field.form.requestSubmit();
            document.querySelector('#exercise-4-1 ~ .about a').click();
        })()",
    );
    tab.wait_until(
        "(({ top }) => 0 <= top && top < 200)(document
            .getElementById('chapter4-zoom').getBoundingClientRect())",
    );
    open(&tab, "chapter4.html?again");
    let kept = "document.querySelector('.check input').value";
    assert_eq!(tab.ask(kept), json!("0.05"));
    // A verdict belongs to what stands there.
    let said = "(() => {
        const form = document.querySelector('.check');
        form.requestSubmit();
        const before = form.lastChild.textContent;
        form.firstChild.value = '0.02';
        form.firstChild.dispatchEvent(new Event('input'));
        return [before.slice(0, 3), form.lastChild.textContent].join();
    })()";
    assert_eq!(tab.ask(said), json!("No.,"));
}
