//! What holds for every exercise.

use exercises::runner::check;
use exercises::{Answer, Draw, Table, Verdict, Work, exercises};
use std::collections::BTreeSet;

/// A program's own part that gives the row of a table, whatever it is asked.
fn that_gives(starter: &str, rows: &[Vec<f64>]) -> String {
    let (head, _) = starter.rsplit_once("    todo!()").unwrap();
    let result = head.rsplit_once("-> ").unwrap().1.trim_end();
    let result = result.trim_end_matches('{').trim();
    let value = match result {
        "f64" => "row[0]",
        "(f64, f64)" => "(row[0], row[1])",
        "Vec<f64>" => "row.to_vec()",
        other => panic!("a function that gives {other}"),
    };
    let rows: Vec<String> = rows.iter().map(|r| format!("&{r:?}")).collect();
    format!(
        "{head}    let check = std::env::args().nth(1).unwrap();\n    \
         let rows: &[&[f64]] = &[{}];\n    \
         let row = rows[check.parse::<usize>().unwrap()];\n    {value}\n}}\n",
        rows.join(", ")
    )
}

#[test]
fn starters_fail_solutions_pass_and_mistakes_are_named() {
    for exercise in exercises() {
        let Work::Code(code) = &exercise.work else { continue };
        let name = exercise.number;
        let page = code.page();
        let of = page.checks.len();
        let starter = exercise.starter().unwrap();
        assert!(
            starter.lines().count() <= 60,
            "{name}: {} lines",
            starter.lines().count()
        );
        let said = check(&starter).unwrap();
        assert_eq!(said.passed, vec![false; of], "{name}: {said:?}");
        assert_eq!(
            said.said.matches("not yet implemented").count(),
            of,
            "{name}"
        );
        let mut tables: Vec<Table> = vec![page.clone()];
        tables.push(code.variant(&mut Draw::new(7)));
        for table in tables {
            let solved = code.program(&code.solution, &table);
            let said = check(&solved).unwrap();
            assert_eq!(said.passed, vec![true; of], "{name}: {}", said.said);
            for (says, gives) in &table.mistakes {
                let own = that_gives(&code.starter, gives);
                let said = check(&code.program(&own, &table)).unwrap();
                assert!(said.passed.contains(&false), "{name}: {said:?}");
                for (other, _) in &table.mistakes {
                    let is_said = said.said.contains(other);
                    assert_eq!(is_said, other == says, "{name}: {}", said.said);
                }
            }
        }
    }
}

/// The page's numbers and a hundred others.
fn variants<T: Clone>(page: &T, variant: impl Fn(&mut Draw) -> T) -> Vec<T> {
    let mut draw = Draw::new(1);
    let drawn = (0..100).map(|_| variant(&mut draw));
    std::iter::once(page.clone()).chain(drawn).collect()
}

/// An answer with all its decimals: of 0.00003 four are 0, which is another
/// answer.
fn in_full(answer: &Answer) -> String {
    match answer {
        Answer::Numbers(numbers) => {
            let numbers: Vec<String> =
                numbers.iter().map(f64::to_string).collect();
            numbers.join(", ")
        }
        Answer::Word(word) => word.clone(),
    }
}

#[test]
fn every_mistake_gets_its_own_message_on_a_hundred_variants() {
    for exercise in exercises() {
        let name = exercise.number;
        match &exercise.work {
            Work::Code(code) => {
                for table in variants(code.page(), |draw| code.variant(draw)) {
                    assert!(table.is_clear(), "{name}: {table:?}");
                }
            }
            Work::Paper(paper) => {
                for sheet in variants(paper.page(), |draw| paper.variant(draw))
                {
                    let questions = sheet.parts.iter().map(|p| &p.question);
                    for said in questions.chain([&sheet.task]) {
                        assert!(!said.contains(" 1·"), "{name}: {said}");
                    }
                    for part in &sheet.parts {
                        assert!(part.is_clear(), "{name}: {part:?}");
                        // As a student would write it.
                        let right = part.right.to_string();
                        assert_eq!(part.verdict(&right), Verdict::Right);
                        for (wrong, says) in &part.wrong {
                            let said = part.verdict(&in_full(wrong));
                            assert_eq!(said, Verdict::Mistake(says), "{name}");
                        }
                    }
                }
            }
            Work::Words(_) => {}
        }
    }
}

#[test]
fn variants_differ_and_come_again() {
    for exercise in exercises() {
        let name = exercise.number;
        let all = |seed: u64| match &exercise.work {
            Work::Code(code) => {
                format!("{:?}", code.variant(&mut Draw::new(seed)))
            }
            Work::Paper(paper) => {
                format!("{:?}", paper.variant(&mut Draw::new(seed)))
            }
            Work::Words(_) => seed.to_string(),
        };
        assert_eq!(all(3), all(3), "{name}");
        let different: BTreeSet<String> = (0..40).map(all).collect();
        assert!(different.len() >= 20, "{name}: {}", different.len());
    }
}

#[test]
fn no_two_mistakes_of_an_exercise_are_told_the_same() {
    for exercise in exercises() {
        let name = exercise.number;
        let says: Vec<&str> = match &exercise.work {
            Work::Code(code) => {
                code.page().mistakes.iter().map(|(says, _)| *says).collect()
            }
            Work::Paper(paper) => {
                let parts = paper.page().parts.iter();
                let wrong = parts.flat_map(|part| &part.wrong);
                wrong.map(|(_, says)| *says).collect()
            }
            Work::Words(words) => {
                words.wrong.iter().map(|(_, says)| *says).collect()
            }
        };
        let different: BTreeSet<&str> = says.iter().copied().collect();
        assert_eq!(different.len(), says.len(), "{name}: {says:#?}");
    }
}
