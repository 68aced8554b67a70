//! What is to be predicted is what the figures show: every position that a
//! task names is one of its slider, and the chapters' programs give the
//! answers.

use crate::chapter;
use exercises::{Draw, Sheet, Verdict, Work, exercises};

/// The page's numbers, and some others.
fn sheets(number: &str) -> (&'static str, Vec<Sheet>) {
    let all = exercises();
    let found = all.iter().find(|exercise| exercise.number == number).unwrap();
    let Work::Paper(paper) = &found.work else { panic!("{number} is paper") };
    let mut draw = Draw::new(3);
    let others = (0..30).map(|_| paper.variant(&mut draw));
    (found.see, [paper.page().clone()].into_iter().chain(others).collect())
}

/// What stands behind `sign` each time, as the pages and the programs write
/// it.
fn behind<'a>(text: &'a str, sign: &str) -> Vec<&'a str> {
    let places = text.split(sign).skip(1);
    let end = |rest: &'a str| {
        let rest = rest.split([' ', '?', ',', ')']).next().unwrap();
        rest.trim_end_matches('.')
    };
    places.map(end).collect()
}

/// In the page's own digits.
fn ask(question: &str) -> String {
    let (name, question) = question.split_once('.').unwrap();
    let question = question.replace('\u{2212}', "-");
    (chapter(name).ask)(&question).expect(&question)
}

/// Asks the program with what stands behind `sign` in the task for the last
/// time, and compares with the answers of the first part.
fn agrees(number: &str, sign: &str, questions: &[&str]) {
    let (see, sheets) = sheets(number);
    let figure = see.split(['#', '=', '&']).nth(1).unwrap();
    let (page, figure) = figure.split_once('-').unwrap();
    let program = chapter(page);
    let slider = program.figure(figure).unwrap().slider().unwrap();
    // The link opens where the page's task begins.
    let first = format!("={}&full=bare", behind(&sheets[0].task, sign)[0]);
    assert!(see.ends_with(&first), "{number}: {see} {first}");
    for sheet in sheets {
        let positions = behind(&sheet.task, sign);
        for position in &positions {
            let position = position.replace('\u{2212}', "-");
            let known = slider.frames.iter().any(|f| f.value == position);
            assert!(known, "{number}: no position {position} in {figure}");
        }
        let to = positions.last().unwrap();
        assert_ne!(&positions[0], to, "{number}: nothing is moved");
        let asked: Vec<String> = questions
            .iter()
            .map(|question| ask(&question.replace("TO", to)))
            .collect();
        let verdict = sheet.parts[0].verdict(&asked.join(", "));
        assert_eq!(verdict, Verdict::Right, "{number}: {asked:?}");
    }
}

#[test]
fn the_answers_are_what_the_figures_show() {
    agrees("P.1", "λ = ", &["chapter5.l1 --lambda TO"]);
    agrees("P.2", "λ = ", &["chapter5.l2 --lambda TO --decimals 4"]);
    agrees("P.3", "λ = ", &["chapter5.right_bowl --lambda TO"]);
    agrees("P.4", "w = ", &["chapter3.loss --at TO"]);
    agrees("P.7", "λ = ", &["chapter7.moved --lambda TO"]);
    agrees(
        "P.8",
        "η = ",
        &["chapter6.band_low --eta TO", "chapter6.band_high --eta TO"],
    );
    agrees("P.9", "λ = ", &["chapter8.kept --lambda TO"]);
}

/// The two whose questions have numbers of their own.
#[test]
fn prices_and_pulls_are_those_of_the_chapters() {
    for sheet in sheets("P.5").1 {
        let [from, lambda] = behind(&sheet.task, "λ = ")[..] else { panic!() };
        assert_ne!(from, lambda, "nothing is moved");
        let weight = behind(&sheet.parts[1].question, "the weight ")[0];
        let asked = ["l1", "l2"].map(|price| {
            let question =
                format!("chapter4.{price} --at {weight} --lambda {lambda}");
            ask(&question)
        });
        let verdict = sheet.parts[1].verdict(&asked.join(", "));
        assert_eq!(verdict, Verdict::Right, "{asked:?}");
    }
    for sheet in sheets("P.6").1 {
        let lambda = behind(&sheet.task, "λ = ")[1];
        for part in &sheet.parts {
            let pull = behind(&part.question, "pull of ")[0];
            let question =
                format!("chapter7.l1 --pull {pull} --lambda {lambda}");
            let asked = ask(&question);
            assert_eq!(part.verdict(&asked), Verdict::Right, "{question}");
        }
    }
}
