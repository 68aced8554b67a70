//! The book on paper: what a reader's browser prints, and the PDFs.

use crate::chrome::Tab;
use crate::sheet::{Sheet, squeeze};
use crate::sliders::read_slider;
use crate::{open, pages};
use lopdf::Document;
use promises::{Copy, made_book, program, program_path, root};
use scraper::{ElementRef, Html, Selector};
use serde_json::json;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// A centimetre, in points.
const CM: f64 = 72.0 / 2.54;

/// Where the running head ends and the page number begins.
const HEAD: f64 = 2.0 * CM;
const FOOT: f64 = (29.7 - 2.2) * CM;

/// The smallest letters that are read without a glass, in points.
const READABLE: f64 = 6.5;

/// A page as it is made, without its scripts.
fn parse(page: &str) -> Html {
    Html::parse_document(&fs::read_to_string(made_book().join(page)).unwrap())
}

/// The elements inside another that a selector names.
fn select_all<'a>(
    inside: ElementRef<'a>,
    selector: &str,
) -> Vec<ElementRef<'a>> {
    inside.select(&Selector::parse(selector).unwrap()).collect()
}

fn first_text(element: ElementRef<'_>) -> &str {
    element.text().next().unwrap_or_default()
}

/// What each position of each slider on a page reads.
fn readouts(html: &Html) -> Vec<Vec<String>> {
    let plots = select_all(html.root_element(), ".plot:has(input)");
    let readouts = plots.into_iter().map(|plot| {
        let cells = select_all(plot, "output > span");
        let frames = select_all(plot, ".frame").into_iter().map(|frame| {
            let numbers = frame.attr("data-readout").unwrap().split(';');
            let cells = cells.iter().zip(numbers);
            let cells =
                cells.map(|(cell, now)| first_text(*cell).to_owned() + now);
            cells.collect::<Vec<_>>().join(" ")
        });
        frames.collect()
    });
    readouts.collect()
}

/// The questions at the end of a page, each with the longest piece of its
/// answer. Formulas have letters of their own in a PDF.
fn questions(html: &Html) -> Vec<[String; 2]> {
    let places = "#check-yourself ~ * details, #check-yourself ~ details";
    let apart = Selector::parse("math *, math, summary, summary *").unwrap();
    let questions = select_all(html.root_element(), places);
    let questions = questions.into_iter().map(|details| {
        let texts = details.descendants().filter(|node| {
            let parent = node.parent().and_then(ElementRef::wrap);
            parent.is_some_and(|parent| !apart.matches(&parent))
        });
        let texts = texts.filter_map(|node| node.value().as_text());
        let longest = texts.max_by_key(|text| text.chars().count());
        let summary = select_all(details, "summary")[0];
        [summary.text().collect(), longest.unwrap().to_string()]
    });
    questions.collect()
}

/// The positions of each slider that a PDF shows: the one that it starts with
/// as large as the others' figure allows, and two more to the right of it.
#[test]
fn three_positions_of_each_slider() {
    let Some(printed) = &*PRINTED else { return };
    let sheets: Vec<_> =
        printed.whole.sheets.iter().map(Sheet::letters).collect();
    let mut sliders = 0;
    for page in pages().into_iter().filter(|page| page != "print.html") {
        let readouts = readouts(&parse(&page));
        for positions in readouts {
            let places = |position: &String| {
                let position = squeeze(position);
                let places = sheets.iter().enumerate();
                let places = places.flat_map(|(i, (text, starts))| {
                    let places = text.match_indices(&position);
                    places.map(move |(place, _)| (i, starts[place]))
                });
                places.collect::<Vec<_>>()
            };
            let found: Vec<_> = positions.iter().flat_map(places).collect();
            let three = found.iter().any(|(sheet, large)| {
                let right = found.iter().filter(|(other, small)| {
                    sheet == other && *small > large + 10.0 * CM
                });
                right.count() >= 2
            });
            assert!(three, "{page}, {}: {found:?}", positions[0]);
            sliders += 1;
        }
    }
    assert!(sliders > 12, "{sliders} sliders");
}

#[test]
fn on_paper() {
    let Some(tab) = Tab::new(1280, "navy") else { return };
    open(&tab, "chapter5.html#chapter5-sums=0.5");
    tab.ask("dispatchEvent(new Event('beforeprint'))");
    tab.lay_on_paper();
    let [readout, ..] = read_slider(&tab, "chapter5-sums");
    assert!(readout.starts_with("1.5;"), "the default position: {readout}");
    let seen = tab.ask(
        "[...['#mdbook-menu-bar', '#mdbook-sidebar', '#chapter5-sums input',
            '#chapter5-sums svg', 'details p'].map((selector) => document
                .querySelector(selector)
                .checkVisibility({ contentVisibilityAuto: true })),
            document.querySelector('details p').offsetHeight > 0,
            getComputedStyle(document.body).color]",
    );
    let expected =
        json!([false, false, false, true, true, true, "rgb(0, 0, 0)"]);
    assert_eq!(seen, expected);
    tab.ask("dispatchEvent(new Event('afterprint'))");
    let [readout, ..] = read_slider(&tab, "chapter5-sums");
    assert!(readout.starts_with("0.5;"), "back where it was: {readout}");
}

/// The printed book has every chapter's figures and sections.
#[test]
fn the_print_page_is_complete() {
    let count = |page: &str, what: &str| {
        let html = fs::read_to_string(made_book().join(page)).unwrap();
        html.matches(what).count()
    };
    for what in ["<figure", "<details", "<math", "<pre", "<h2"] {
        let pages = pages();
        let chapters = pages.iter().filter(|page| {
            !["index.html", "print.html"].contains(&page.as_str())
        });
        let sum: usize = chapters.map(|page| count(page, what)).sum();
        assert!(sum > 10, "{what}");
        let furniture = count("chapter5.html", what) - count_in_main(what);
        let pages = pages.len() - 1;
        assert_eq!(
            count("print.html", what),
            sum - furniture * (pages - 1),
            "{what}"
        );
    }
}

/// How often `what` stands in chapter 5's own text.
fn count_in_main(what: &str) -> usize {
    let html = fs::read_to_string(made_book().join("chapter5.html")).unwrap();
    let main =
        html.split("<main>").nth(1).unwrap().split("</main>").next().unwrap();
    main.matches(what).count()
}

/// The PDFs, printed from a folder whose name means something in an address.
struct Printed {
    _copy: Copy,
    /// The book, and the edition without answers.
    whole: Edition,
    hand_out: Edition,
}

static PRINTED: LazyLock<Option<Printed>> = LazyLock::new(|| {
    std::env::var_os("CHROME")?;
    let copy = Copy::of(&[]);
    let folder = copy.path(FOLDER);
    for part in ["src", "theme", "listings", "book.toml"] {
        promises::copy_all(&root().join(part), &folder.join(part));
    }
    let run = print_book(&folder).assert().success();
    let said = promises::text(&run.get_output().stdout);
    let paths = said.lines().filter_map(|line| {
        line.split_once(" on paper in ").map(|(_, path)| path)
    });
    let [whole, hand_out] = paths
        .map(Edition::load)
        .collect::<Vec<_>>()
        .try_into()
        .expect("two PDFs");
    Some(Printed { _copy: copy, whole, hand_out })
});

const FOLDER: &str = "50% #1 book";

/// A PDF, and what is on its pages.
#[derive(Debug)]
struct Edition {
    pdf: Document,
    sheets: Vec<Sheet>,
}

impl Edition {
    fn load(path: &str) -> Edition {
        let pdf = Document::load(path).expect(path);
        Edition { sheets: Sheet::read_all(&pdf), pdf }
    }
}

/// The program that makes and prints the book in a folder.
fn print_book(folder: &Path) -> assert_cmd::Command {
    let mut book = program("book");
    book.arg("--root").arg(folder).arg("--pdf");
    book
}

/// The headings of the first level, each with its page.
fn leaves(edition: &Edition) -> Vec<(String, usize)> {
    let outline = edition.pdf.get_toc().expect("an outline").toc;
    let leaves = outline.into_iter().filter(|entry| entry.level == 1);
    leaves.map(|entry| (entry.title, entry.page)).collect()
}

/// The names of the chapters, as running heads and contents have them.
fn names(answers: bool) -> Vec<String> {
    let summary = fs::read_to_string(root().join("src/SUMMARY.md")).unwrap();
    let names = summary.lines().filter_map(|line| {
        let (_, rest) = line.split_once('[')?;
        Some(rest.split_once("](")?.0.to_owned())
    });
    names.chain(answers.then(|| "Answers".to_owned())).collect()
}

/// A4; a cover with nothing around it; on all others the book's title, the
/// chapter's and the page number; a contents that says where things are.
#[test]
fn a_bound_book() {
    let Some(printed) = &*PRINTED else { return };
    let title = "Why L1 Shrinks Weights to Zero";
    for (edition, answers) in
        [(&printed.whole, true), (&printed.hand_out, false)]
    {
        let sheets = &edition.sheets;
        assert!((30..140).contains(&sheets.len()), "{} pages", sheets.len());
        let mut names = names(answers);
        let leaves = leaves(edition);
        assert_eq!(leaves.len(), names.len() + 2, "{leaves:?}");
        let contents = sheets[1].text(HEAD, FOOT);
        for (name, (_, page)) in names.iter().zip(&leaves[2..]) {
            let line = squeeze(&format!("{name}{page}"));
            assert!(contents.contains(&line), "no {line} in {contents}");
        }
        names.insert(0, "Contents".to_owned());
        for (i, sheet) in sheets.iter().enumerate() {
            let page = i + 1;
            let size = (sheet.width / CM * 10.0, sheet.height / CM * 10.0);
            let is_a4 =
                (size.0 - 210.0).abs() < 0.5 && (size.1 - 297.0).abs() < 0.5;
            assert!(is_a4, "page {page} is {size:?} mm");
            let head = sheet.text(0.0, HEAD);
            let foot = sheet.text(FOOT, sheet.height);
            if page == 1 {
                assert_eq!((&*head, &*foot), ("", ""), "around the cover");
                continue;
            }
            let leaf =
                leaves[1..].iter().rposition(|(_, start)| *start <= page);
            let name = &names[leaf.expect("a chapter")];
            let expected = squeeze(&format!("{title}{name}"));
            assert_eq!(head, expected, "the head of page {page}");
            assert_eq!(foot, page.to_string(), "the foot of page {page}");
        }
        let cover = sheets[0].text(0.0, sheets[0].height);
        assert!(cover.starts_with(&squeeze(title)), "{cover}");
        assert_eq!(cover.contains("Withouttheanswers"), !answers, "{cover}");
    }
}

/// Answers stand behind everything else, and not at all in a hand-out.
#[test]
fn answers_at_the_end_or_nowhere() {
    let Some(printed) = &*PRINTED else { return };
    let text = |sheets: &[Sheet]| {
        let texts = sheets.iter().map(|sheet| sheet.text(HEAD, FOOT));
        texts.collect::<String>()
    };
    let whole = &printed.whole.sheets;
    let end = leaves(&printed.whole).last().unwrap().1 - 1;
    let (chapters, answers) = (text(&whole[..end]), text(&whole[end..]));
    let hand_out = text(&printed.hand_out.sheets);
    let mut count = 0;
    for page in pages().iter().filter(|page| page.starts_with("chapter")) {
        let asked = questions(&parse(page));
        assert!(asked.len() > 1, "{page} asks {asked:?}");
        for [question, answer] in asked {
            let (question, answer) = (squeeze(&question), squeeze(&answer));
            for (text, questions, given) in [
                (&chapters, 1, false),
                (&answers, 1, true),
                (&hand_out, 1, false),
            ] {
                let found = text.matches(&question).count();
                assert_eq!(found, questions, "{page}: {question}");
                // A few words may stand elsewhere, too.
                if answer.len() > 20 {
                    let found = text.contains(&answer);
                    assert_eq!(found, given, "{page}: {answer}");
                    count += 1;
                }
            }
        }
    }
    assert!(count > 36, "{count} looks at answers");
}

/// No page ends in its upper half but where a chapter ends.
#[test]
fn no_holes() {
    let Some(printed) = &*PRINTED else { return };
    for edition in [&printed.whole, &printed.hand_out] {
        let starts: Vec<usize> =
            leaves(edition).into_iter().map(|(_, page)| page).collect();
        let sheets = &edition.sheets;
        for (i, sheet) in sheets.iter().enumerate() {
            let page = i + 1;
            if page == sheets.len() || starts.contains(&(page + 1)) {
                continue;
            }
            let words = sheet.words.iter().map(|words| words.down);
            let down = words.chain(sheet.ink.iter().copied());
            let last = down.filter(|down| *down < FOOT).fold(0.0, f64::max);
            let full = (last - 2.2 * CM) / (FOOT - 2.2 * CM);
            println!("page {page}: {:.0} per cent", 100.0 * full);
            assert!(full > 0.5, "page {page} is {full:.2} full");
        }
    }
}

#[test]
fn letters_on_paper_are_readable() {
    let Some(printed) = &*PRINTED else { return };
    let mut letters = 0;
    for (i, sheet) in printed.whole.sheets.iter().enumerate() {
        letters += sheet.words.len();
        for words in &sheet.words {
            assert!(
                words.size >= READABLE,
                "page {}: {:?} in {:.1} points",
                i + 1,
                words.text,
                words.size
            );
        }
    }
    assert!(letters > 10_000, "only {letters} letters");
}

/// What goes wrong is said, and leaves nothing half done.
#[test]
fn a_book_that_cannot_be_printed() {
    if std::env::var_os("CHROME").is_none() {
        return;
    }
    // A book of one page, which is made soon.
    let copy = Copy::of(&["theme", "listings", "book.toml"]);
    let folder = copy.path(".");
    fs::create_dir(copy.path("src")).unwrap();
    copy.write("src/introduction.md", "# Introduction\n");
    copy.write("src/SUMMARY.md", "[Introduction](introduction.md)\n");
    // Without a browser it is said what is missing, and which one was named.
    let said = |chrome: &Path| {
        let run = print_book(&folder).env("CHROME", chrome).assert().code(2);
        promises::text(&run.get_output().stderr)
    };
    let message = said(&folder.join("no such browser"));
    assert!(message.contains("CHROME names"), "{message}");
    assert!(message.contains("no such browser, which is no file"), "{message}");
    // One that fails has its own words.
    let failing = program_path("mdbook-listings");
    let message = said(&failing);
    assert!(message.contains("could not print"), "{message}");
    assert!(message.contains("exit status: 2"), "{message}");
    assert!(folder.join("book/index.html").is_file());
    let left = fs::read_dir(&folder)
        .unwrap()
        .chain(fs::read_dir(folder.join("book")).unwrap());
    for entry in left {
        let path = entry.unwrap().path();
        let is_half = path
            .extension()
            .is_some_and(|extension| extension == "part" || extension == "pdf");
        assert!(!is_half, "{} is left", path.display());
    }

    // Without a name, it is looked for where macOS keeps it.
    let home = copy.path("home");
    let place = "Applications/Chromium.app/Contents/MacOS";
    fs::create_dir_all(home.join(place)).unwrap();
    fs::copy(&failing, home.join(place).join("Chromium")).unwrap();
    let mut without = print_book(&folder);
    without.env_remove("CHROME").env("PATH", "").env("HOME", &home);
    let message = promises::text(&without.assert().code(2).get_output().stderr);
    let found = message.contains(place) || cfg!(not(target_os = "linux"));
    assert!(found && message.contains("could not print"), "{message}");
}
