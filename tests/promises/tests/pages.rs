//! The pages use all that the code offers, and the code tests all that the
//! pages say.

#[path = "pages/typed.rs"]
mod typed;

use crate::{PRESS, ask_number};
use promises::{root, texts};
use std::collections::BTreeMap;
use std::fs;

/// Every page, with its text.
fn pages() -> BTreeMap<String, String> {
    texts(&root().join("src"), ".md")
}

#[test]
fn every_page_is_in_the_summary() {
    let summary = fs::read_to_string(root().join("src/SUMMARY.md")).unwrap();
    for (name, _) in pages() {
        let is_listed = summary.contains(&format!("({name}.md)"));
        assert!(is_listed || name == "SUMMARY", "{name} is not in the summary");
    }
}

#[test]
fn every_figure_is_on_a_page() {
    let all: String = pages().into_values().collect();
    for program in PRESS.programs() {
        for figure in &program.figures {
            let path =
                format!("(figures/{}/{}.svg ", program.name, figure.name);
            assert!(all.contains(&path), "no page shows {path}");
        }
    }
}

#[test]
fn every_value_is_on_a_page() {
    let all: String = pages().into_values().collect();
    for program in PRESS.programs() {
        for value in &program.values {
            // Printed, or what a claim is about.
            let asked = format!(" {}.{value}", program.name);
            let is_asked = ["}}", " "]
                .iter()
                .any(|end| all.contains(&format!("{asked}{end}")));
            assert!(
                is_asked,
                "no page asks{asked}: delete the value, or ask for it"
            );
        }
    }
}

/// Minutes are counted, by the rule in listings/press/src/minutes.rs.
#[test]
fn no_number_of_minutes_is_typed() {
    for (name, text) in pages() {
        for (place, _) in text.match_indices(" minute") {
            let word = text[..place].split_whitespace().last();
            let word = word.unwrap_or_default();
            assert!(
                !word.ends_with(|c: char| c.is_ascii_digit()),
                "{name}: {word} minutes is typed: ask with {{{{#minutes …}}}}"
            );
        }
        let number = name.strip_prefix("chapter");
        let opening = number.map(|number| {
            format!(
                "*Chapter {number} · {{{{#minutes read {name}}}}} minutes to \
                 read, {{{{#minutes play {name}}}}} to \
                 play*\n\n{{{{#emblem {name}}}}}\n\n# "
            )
        });
        let opens = opening.is_none_or(|opening| text.starts_with(&opening));
        assert!(opens, "{name} does not open with its number and its minutes");
    }
}

/// A fence that says `rust` is compiled and run, because the page is the
/// documentation of its crate.
#[test]
fn every_rust_example_is_tested() {
    let mut examples = 0;
    for (name, text) in pages() {
        let count = text.lines().filter(|line| *line == "```rust").count();
        if count == 0 {
            continue;
        }
        examples += count;
        let library = root().join("listings").join(&name).join("src/page.rs");
        let library = fs::read_to_string(library).unwrap_or_default();
        let page = format!("include_str!(\"../../../src/{name}.md\")");
        assert!(
            library.contains(&page),
            "nobody tests the examples of {name}.md"
        );
    }
    assert!(examples >= PRESS.programs().len());
}

#[test]
fn a_fence_with_an_include_is_not_run_and_any_other_is() {
    for (name, text) in pages() {
        let lines: Vec<&str> = text.lines().collect();
        for (i, pair) in lines.windows(2).enumerate() {
            if pair[0].starts_with("```rust") {
                let included = pair[1].starts_with("{{#include");
                let expected =
                    if included { "```rust,ignore" } else { "```rust" };
                let at = format!("{name}:{}", i + 1);
                assert_eq!(pair[0], expected, "{at}");
            }
        }
    }
}

/// A teacher counts on it: 25 lines fit on a phone, 80 columns on a laptop.
#[test]
fn code_on_a_page_is_short() {
    for (name, text) in pages() {
        for (offset, _) in text.match_indices("```rust,ignore\n{{#include ") {
            let target = &text[offset + "```rust,ignore\n{{#include ".len()..];
            let target = target.split("}}").next().unwrap();
            let (file, anchor) = target.split_once(':').unwrap_or((target, ""));
            let code =
                fs::read_to_string(root().join("src").join(file)).unwrap();
            let start = format!("// ANCHOR: {anchor}");
            let end = format!("// ANCHOR_END: {anchor}");
            let shown: Vec<&str> = code
                .lines()
                .skip_while(|l| !anchor.is_empty() && l.trim() != start)
                .take_while(|l| anchor.is_empty() || l.trim() != end)
                .collect();
            let most = if anchor.is_empty() { 51 } else { 26 };
            let place = format!("{target} on {name}");
            assert!(shown.len() > 2, "{place} is empty");
            assert!(
                shown.len() <= most,
                "{place}: {} lines; allowed: {}; show less, or name a part",
                shown.len(),
                most - 1
            );
            for line in shown {
                assert!(
                    line.chars().count() <= 80,
                    "{place}: more than 80 columns: {line}"
                );
            }
        }
    }
}

/// L1's number beside words about L2 is a mistake: the name that stands nearest
/// to a value, before it or after it, is the one that it belongs to.
#[test]
fn a_value_stands_beside_the_name_that_it_belongs_to() {
    let names = [
        ("l1", "L1"),
        ("l1", "lasso"),
        ("l1", "blue"),
        ("l2", "L2"),
        ("l2", "idge"),
        ("l2", " red "),
        ("squares", "east squares"),
        ("squares", "ithout a price"),
        ("refit", "refit"),
        ("refit", "once more"),
    ];
    let parts = ["l1", "l2", "lasso", "ridge", "squares", "refit"];
    for (page, text) in pages() {
        // A row of a table is a paragraph of its own.
        let text = text.replace("\n|", "\n\n|").replace("\n>\n", "\n\n");
        for paragraph in text.split("\n\n") {
            let words = blank_questions(paragraph);
            for (place, _) in paragraph.match_indices("{{#value ") {
                let asked = paragraph[place..].split("}}").next().unwrap();
                let name = asked.split([' ', '.']).nth(2).unwrap_or_default();
                let own = name.split('_').find(|part| parts.contains(part));
                let own = match own {
                    // Two names stand in the value's.
                    _ if name.contains("_before_") => continue,
                    Some("lasso") => "l1",
                    Some("ridge") => "l2",
                    Some(own) => own,
                    None => continue,
                };
                let before = names.iter().filter_map(|(of, name)| {
                    Some((words[..place].rfind(name)?, *of))
                });
                let after = &words[place + asked.len()..];
                let after = names
                    .iter()
                    .filter_map(|(of, name)| Some((after.find(name)?, *of)));
                let near = [before.max(), after.min()];
                assert!(
                    near.into_iter().flatten().any(|(_, of)| of == own),
                    "{}: {asked}}}}} stands beside words about another: name \
                     {} next to it",
                    page,
                    own.to_uppercase()
                );
            }
        }
    }
}

/// The paragraph with its questions blanked out; of claims and words in ink
/// the words stay.
fn blank_questions(paragraph: &str) -> String {
    let mut words = paragraph.to_owned();
    for (start, _) in paragraph.match_indices("{{#") {
        let length = paragraph[start..].find("}}").expect("an end");
        let directive = &paragraph[start..start + length];
        let from = match directive.split(' ').next() {
            Some("{{#l1" | "{{#l2" | "{{#loss") => length,
            Some("{{#claim") => directive.find(": ").expect("a claim"),
            _ => 0,
        };
        let blank = " ".repeat(length - from);
        words.replace_range(start + from..start + length, &blank);
    }
    words
}

/// An anchor that no page shows is left over, or a page shows another in its
/// place.
#[test]
fn every_anchor_is_shown() {
    let all: String = pages().into_values().collect();
    for chapter in fs::read_dir(root().join("listings")).unwrap() {
        let folder = chapter.unwrap().path().join("src");
        let files = fs::read_dir(&folder).into_iter().flatten();
        for file in files.map(|file| file.unwrap().path()) {
            let code = fs::read_to_string(&file).unwrap_or_default();
            let file = file.strip_prefix(root()).unwrap().display().to_string();
            for line in code.lines() {
                let Some(name) = line.trim().strip_prefix("// ANCHOR: ") else {
                    continue;
                };
                let file = file.replace('\\', "/");
                let shown = all.contains(&format!("../{file}:{name}}}}}"));
                assert!(shown, "no page shows {file}:{name}");
            }
        }
    }
}

#[test]
fn the_commands_of_the_readme_exist() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let spans = readme.replace('`', "\n");
    assert_eq!(PRESS.wrong_commands(root(), &spans), [""; 0]);
    assert!(
        spans.contains("\ncargo run --bin book\n"),
        "two commands do it all"
    );
    assert!(spans.contains("\ncargo test\n"), "two commands do it all");
}

/// And nothing of another's runs there that may change unseen.
#[test]
fn the_commands_of_the_workflows_exist() {
    let files = fs::read_dir(root().join(".github/workflows")).unwrap();
    let files = files.map(|f| fs::read_to_string(f.unwrap().path()).unwrap());
    let all: String = files.collect();
    let lines = all.replace("$ADDRESS", "https://example.org/book");
    assert!(lines.contains("book -- --publish") && lines.contains("-- --pdf"));
    assert_eq!(PRESS.wrong_commands(root(), &lines), [""; 0]);
    for line in all.lines().filter(|line| line.contains("uses: actions/")) {
        let commit = line.split(['@', ' ']).find(|word| {
            word.len() == 40 && word.bytes().all(|b| b.is_ascii_hexdigit())
        });
        assert!(commit.is_some(), "name the commit: {line}");
    }
}

/// A vote asks about a figure of its page and opens it; of its four options one
/// is right, and each says why.
#[test]
fn each_chapter_has_one_vote() {
    let mut elsewhere = 0;
    // How often each letter is right.
    let mut letters = [0; 4];
    for (name, text) in pages() {
        let sections: Vec<&str> =
            text.split("<section class=\"vote\"").skip(1).collect();
        let is_chapter = name.starts_with("chapter");
        if is_chapter {
            assert_eq!(sections.len(), 1, "{name}");
        } else {
            elsewhere += sections.len();
        }
        for section in sections {
            let section = section.split("</section>").next().unwrap();
            if is_chapter {
                let figure = section.split("data-figure=\"").nth(1).unwrap();
                let figure = figure.split('"').next().unwrap();
                let link = section.split("full screen](#").nth(1).unwrap();
                let link = link.split(')').next().unwrap();
                assert!(link.starts_with(figure), "{name}: {link}");
                assert!(link.ends_with("&full"), "{name}: {link}");
                // Where the slider stands is what the question says.
                let position = link.split(['=', '&']).nth(1).unwrap();
                let asked = section.split("**").nth(1).unwrap();
                let asked = typed::in_digits(&answered(asked));
                let is_said = asked.split(' ').any(|word| word == position);
                assert!(position == "full" || is_said, "{name}: {position}");
                let (page, file) = figure.split_once('-').unwrap();
                let shown = format!("](figures/{page}/{file}.svg ");
                assert!(text.contains(&shown), "{name} has no {figure}");
            }
            assert_eq!(section.matches("**").count(), 2, "{name}: a question");
            let options: Vec<&str> =
                section.split("<summary>").skip(1).collect();
            assert_eq!(options.len(), 4, "{name}");
            let before = letters;
            for (letter, option) in
                ["A. ", "B. ", "C. ", "D. "].iter().zip(options)
            {
                assert!(option.starts_with(letter), "{name}: {option}");
                let words = option.split("</summary>").next().unwrap();
                let decides =
                    words.ends_with("}}") && words.contains(" {{#right-if ");
                assert!(decides, "{name}: nothing decides on {words}");
                let says = option.split("</summary>").nth(1).unwrap().trim();
                assert!(says.split_whitespace().count() > 6, "{name}: {says}");
                let place = (letter.as_bytes()[0] - b'A') as usize;
                letters[place] += usize::from(says.starts_with("Right"));
            }
            let right: usize = letters.iter().sum();
            assert_eq!(right, before.iter().sum::<usize>() + 1, "{name}");
        }
    }
    assert!(letters.iter().all(|count| (3..=5).contains(count)), "{letters:?}");
    assert_eq!(elsewhere, 5, "before the lecture, and after it");
}

/// The text with the answers to its questions.
fn answered(text: &str) -> String {
    let mut parts = text.split("{{#");
    let first = parts.next().expect("a first part").to_owned();
    parts.fold(first, |text, part| {
        let (directive, rest) = part.split_once("}}").expect("an end");
        let (kind, question) = directive.split_once(' ').expect("words");
        let answer = match kind {
            "value" => {
                let (name, question) = question.split_once('.').unwrap();
                (crate::chapter(name).ask)(question).expect(question)
            }
            _ => question.to_owned(),
        };
        text + &answer + rest
    })
}

/// The number that the words of a link name: given, asked for, or the last one
/// that is typed.
fn number_named(words: &str) -> Option<f64> {
    let directive = |kind| {
        let (_, rest) = words.split_once(kind)?;
        rest.split("}}").next()
    };
    if let Some(given) = directive("{{#given ") {
        return given.parse().ok();
    }
    if let Some(question) = directive("{{#value ") {
        return Some(ask_number(question));
    }
    let is_other = |c: char| !c.is_ascii_digit() && c != '.';
    words.split(is_other).filter_map(|n| n.parse().ok()).next_back()
}

/// A link that says λ = 0.5 leads to this position; one that moves a figure of
/// its own page always says to where.
#[test]
fn links_lead_to_the_positions_that_they_name() {
    let [mut given, mut moving] = [0, 0];
    for (name, text) in pages() {
        for link in text.split('[').skip(1) {
            let Some((words, target)) = link.split_once("](") else { continue };
            let target = target.split(')').next().unwrap();
            let Some((place, position)) = target.split_once('=') else {
                continue;
            };
            let is_given = words.contains("{{#given ");
            let moves = place.starts_with(&format!("#{name}-"))
                && !target.contains('&');
            if is_given || moves {
                let position = position.split('&').next().unwrap();
                let position = position.parse().ok();
                assert!(position.is_some(), "{name}: {words}");
                assert_eq!(position, number_named(words), "{name}: {words}");
            }
            given += usize::from(is_given);
            moving += usize::from(moves);
        }
    }
    assert!(given > 5 && moving > 15, "only {given} and {moving}");
}

/// The instrument's handles go from where to where the page says, and so do
/// the options that they are.
#[test]
fn each_handle_has_the_range_that_the_page_says() {
    let script = root().join("src/handles.js");
    let script = fs::read_to_string(script).unwrap();
    let page = &pages()["instrument"];
    let (_, list) = page.split_once("handles move the figures:").unwrap();
    let entries: Vec<&str> = list.split("\n- ").skip(1).take(3).collect();
    let handles = script.lines().filter_map(|line| {
        let line = line.trim().strip_prefix("[\"")?.strip_suffix("],")?;
        Some(line.split(", ").map(|part| part.trim_end_matches('"')))
    });
    let mut seen = 0;
    for (mut handle, entry) in handles.zip(entries) {
        let name = handle.next().unwrap();
        let ends: Vec<&str> = handle.skip(1).take(2).collect();
        let given = entry.replace("{{#given ", "").replace("}}", "");
        let range = format!("from {} to {}", ends[0], ends[1]);
        let range = range.replace('-', "\u{2212}");
        assert!(given.contains(&range), "{name} goes {range}: {entry}");
        let check = crate::chapter("instrument").check;
        let takes = |end: &str| check(&[&format!("--{name}"), end]).is_ok();
        assert!(takes(ends[0]) && takes(ends[1]), "{name}");
        for (end, step) in ends.iter().zip([-0.01, 0.01]) {
            let beyond = end.parse::<f64>().unwrap() + step;
            assert!(!takes(&beyond.to_string()), "{name} takes {beyond}");
        }
        seen += 1;
    }
    assert_eq!(seen, 3);
}

/// In the teacher's table each column sums what its head says, and of the page
/// that its row links to.
#[test]
fn the_columns_of_the_table_of_minutes() {
    let page = &pages()["teaching"];
    let (_, table) = page.split_once("| chapter | students can |").unwrap();
    let rows: Vec<&str> = table.lines().skip(2).collect();
    let rows = rows.iter().take_while(|row| row.starts_with('|'));
    let mut seen = 0;
    for row in rows {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        for (cell, kind) in
            cells[3..6].iter().zip(["read", "play", "exercises"])
        {
            let start = format!("{{{{#minutes {kind} chapter");
            assert!(cell.starts_with(&start), "not to {kind}: {cell}");
        }
        if let Some((_, link)) = cells[1].split_once("](") {
            let stem = link.trim_end_matches(".md)");
            let of = format!("{{{{#objectives {stem}}}}}");
            assert_eq!(cells[2], of);
            let minutes = format!("{{{{#minutes read {stem}}}}}");
            assert_eq!(cells[3], minutes);
            seen += 1;
        }
    }
    assert!(seen > 10, "{seen}");
}

/// What the homework's commands take is the homework.
#[test]
fn the_commands_of_the_homework_name_its_exercises() {
    let page = &pages()["teaching"];
    let (_, home) =
        page.split_once("## What homework?\n\n{{#minutes exercises ").unwrap();
    let home = home.split("}}").next().unwrap().replace(' ', ",");
    let linked: Vec<&str> = page
        .split("\n- {{#exercise ")
        .skip(1)
        .map(|entry| entry.split("}}").next().unwrap())
        .collect();
    assert_eq!(linked.join(","), home);
    let commands: Vec<&str> = page.split("--only ").skip(1).collect();
    assert!(commands.len() > 6);
    for command in commands {
        let only = command.split([' ', '`', '\n']).next().unwrap();
        assert!(only == home || only == "P.1,P.2", "--only {only}, not {home}");
    }
}

/// Who does not program can earn these points, and no others.
#[test]
fn the_points_without_rust_are_all_of_them() {
    let page = root().join("src/teaching.md");
    let page = fs::read_to_string(page).unwrap();
    let (_, list) = page.split_once("together these make\n{{#points ").unwrap();
    let list: Vec<&str> = list.split("}}").next().unwrap().split(' ').collect();
    let all = exercises::exercises();
    let without = all.iter().filter(|exercise| {
        exercise.page() != "predict"
            && !matches!(exercise.work, exercises::Work::Code(_))
    });
    let without: Vec<&str> = without.map(|exercise| exercise.number).collect();
    assert_eq!(list, without);
}

/// Servers refuse addresses that are longer than this.
#[test]
fn the_playground_takes_every_exercise() {
    for exercise in exercises::exercises() {
        let Some(starter) = exercise.starter() else { continue };
        let length = press::playground(&starter).len();
        assert!(length < 8_000, "{}: {length} bytes", exercise.number);
    }
}
