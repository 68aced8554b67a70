//! The book on paper: what a reader's browser prints, and the PDFs.

use crate::sheet::{Sheet, squeezed};
use crate::{ask, chromium, open, pages, resize, slider, tab};
use headless_chrome::Tab;
use headless_chrome::protocol::cdp::Emulation;
use lopdf::Document;
use promises::{Copy, made_book, program, program_path, root};
use serde_json::Value;
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

/// The tab as paper, as wide as A4 between the margins.
fn on_a_sheet(tab: &Tab) {
    tab.call_method(Emulation::SetEmulatedMedia {
        media: Some("print".into()),
        features: None,
    })
    .unwrap();
    resize(tab, 642);
}

/// What a script says, which must be text.
fn told(tab: &Tab, script: &str) -> String {
    let told = ask(tab, script);
    told.as_str().unwrap_or_else(|| panic!("{script}: {told}")).to_owned()
}

/// No page on paper asks to move what cannot be moved there.
#[test]
fn paper_speaks_of_nothing_that_it_cannot_do() {
    let spans = "[...document.querySelectorAll('main .on-SIDE')]
        .filter((span) => span.checkVisibility()).length";
    let (on_screen, on_paper) =
        (spans.replace("SIDE", "screen"), spans.replace("SIDE", "paper"));
    let mut count = 0;
    for page in pages() {
        let Some((tab, _)) = tab(1280, "light") else { return };
        open(&tab, &page);
        count += ask(&tab, &on_screen).as_u64().unwrap();
        assert_eq!(ask(&tab, &on_paper), Value::from(0), "{page}");
        on_a_sheet(&tab);
        let words = told(&tab, "document.querySelector('main').innerText");
        for word in ["the slider", "unfold"] {
            let line = words.lines().find(|line| line.contains(word));
            assert_eq!(line, None, "{page} speaks of what paper cannot do");
        }
    }
    assert!(count > 12, "{count}, each also in the whole book");
}

/// The positions of each slider that a PDF shows: the one that it starts with
/// as large as the others' figure allows, and two more to the right of it.
#[test]
fn three_positions_of_each_slider() {
    let Some(printed) = &*PRINTED else { return };
    let Some((tab, _)) = tab(1280, "light") else { return };
    let sheets = Sheet::all(&printed.whole);
    let mut sliders = 0;
    for page in pages().into_iter().filter(|page| page != "print.html") {
        open(&tab, &page);
        let readouts = told(
            &tab,
            "JSON.stringify([...document.querySelectorAll('.plot')]
                .filter((plot) => plot.querySelector('input')).map((plot) => {
                    const cells = [...plot.querySelectorAll('output > span')];
                    const heads = cells.map((cell) => cell.firstChild.data);
                    return [...plot.querySelectorAll('.frame')].map((frame) =>
                        frame.dataset.readout.split(';')
                            .map((now, i) => heads[i] + now).join(' '));
                }))",
        );
        let readouts: Vec<Vec<String>> =
            serde_json::from_str(&readouts).unwrap();
        for positions in readouts {
            let places = |position: &String| {
                let places =
                    sheets.iter().enumerate().flat_map(|(i, sheet)| {
                        let places = sheet.places(&squeezed(position));
                        places.into_iter().map(move |place| (i, place))
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
    let Some((tab, _)) = tab(1280, "navy") else { return };
    open(&tab, "chapter5.html#chapter5-sums=0.5");
    ask(&tab, "dispatchEvent(new Event('beforeprint'))");
    on_a_sheet(&tab);
    let (readout, ..) = slider(&tab, "chapter5-sums");
    assert!(readout.starts_with("1.5;"), "the default position: {readout}");
    for (script, expected) in [
        ("document.querySelector('#mdbook-menu-bar').checkVisibility()", false),
        ("document.querySelector('#mdbook-sidebar').checkVisibility()", false),
        (
            "document.querySelector('#chapter5-sums input').checkVisibility()",
            false,
        ),
        (
            "document.querySelector('#chapter5-sums svg').checkVisibility()",
            true,
        ),
        (
            "document.querySelector('details p').checkVisibility(
                { contentVisibilityAuto: true })
             && document.querySelector('details p').offsetHeight > 0",
            true,
        ),
        ("getComputedStyle(document.body).color === 'rgb(0, 0, 0)'", true),
    ] {
        assert_eq!(ask(&tab, script), Value::from(expected), "{script}");
    }
    ask(&tab, "dispatchEvent(new Event('afterprint'))");
    let (readout, ..) = slider(&tab, "chapter5-sums");
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
    copy: Copy,
    /// The book, and the edition without answers.
    whole: Document,
    hand_out: Document,
}

static PRINTED: LazyLock<Option<Printed>> = LazyLock::new(|| {
    chromium()?;
    let copy = Copy::of(&[]);
    let folder = copy.path(FOLDER);
    for part in ["src", "theme", "listings", "book.toml"] {
        promises::copy_all(&root().join(part), &folder.join(part));
    }
    let run = book(&folder).assert().success();
    let said = promises::text(&run.get_output().stdout);
    let paths = said.lines().filter_map(|line| {
        line.split_once(" on paper in ").map(|(_, path)| path)
    });
    let [whole, hand_out] = paths
        .map(|path| Document::load(path).expect(path))
        .collect::<Vec<_>>()
        .try_into()
        .expect("two PDFs");
    Some(Printed { copy, whole, hand_out })
});

const FOLDER: &str = "50% #1 book";

/// The program that makes and prints the book in a folder.
fn book(folder: &Path) -> assert_cmd::Command {
    let mut book = program("book");
    book.arg("--root").arg(folder).arg("--pdf");
    book
}

/// The headings of the first level, each with its page.
fn leaves(pdf: &Document) -> Vec<(String, usize)> {
    let outline = pdf.get_toc().expect("an outline").toc;
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
    for (pdf, answers) in [(&printed.whole, true), (&printed.hand_out, false)] {
        let sheets = Sheet::all(pdf);
        assert!((30..140).contains(&sheets.len()), "{} pages", sheets.len());
        let mut names = names(answers);
        let leaves = leaves(pdf);
        assert_eq!(leaves.len(), names.len() + 2, "{leaves:?}");
        let contents = sheets[1].text(HEAD, FOOT);
        for (name, (_, page)) in names.iter().zip(&leaves[2..]) {
            let line = squeezed(&format!("{name}{page}"));
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
            let expected = squeezed(&format!("{title}{name}"));
            assert_eq!(head, expected, "the head of page {page}");
            assert_eq!(foot, page.to_string(), "the foot of page {page}");
        }
        let cover = sheets[0].text(0.0, sheets[0].height);
        assert!(cover.starts_with(&squeezed(title)), "{cover}");
        assert_eq!(cover.contains("Withouttheanswers"), !answers, "{cover}");
    }
}

/// Answers stand behind everything else, and not at all in a hand-out.
#[test]
fn answers_at_the_end_or_nowhere() {
    let Some(printed) = &*PRINTED else { return };
    let Some((tab, _)) = tab(1280, "light") else { return };
    let text = |sheets: &[Sheet]| {
        let texts = sheets.iter().map(|sheet| sheet.text(HEAD, FOOT));
        texts.collect::<String>()
    };
    let whole = Sheet::all(&printed.whole);
    let end = leaves(&printed.whole).last().unwrap().1 - 1;
    let (chapters, answers) = (text(&whole[..end]), text(&whole[end..]));
    let hand_out = text(&Sheet::all(&printed.hand_out));
    let mut count = 0;
    for page in pages().iter().filter(|page| page.starts_with("chapter")) {
        open(&tab, page);
        // Formulas have letters of their own in the PDF.
        let asked = told(
            &tab,
            "JSON.stringify([...document.querySelectorAll(
                '#check-yourself ~ * details, #check-yourself ~ details')]
                .map((details) => {
                    const walk = document.createTreeWalker(details, 4);
                    const texts = [];
                    while (walk.nextNode())
                        if (!walk.currentNode.parentElement
                            .closest('math, summary'))
                            texts.push(walk.currentNode.data);
                    texts.sort((a, b) => b.length - a.length);
                    return [details.querySelector('summary').textContent,
                        texts[0]];
                }))",
        );
        let asked: Vec<[String; 2]> = serde_json::from_str(&asked).unwrap();
        assert!(asked.len() > 1, "{page} asks {asked:?}");
        for [question, answer] in asked {
            let (question, answer) = (squeezed(&question), squeezed(&answer));
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
    for pdf in [&printed.whole, &printed.hand_out] {
        let starts: Vec<usize> =
            leaves(pdf).into_iter().map(|(_, page)| page).collect();
        let sheets = Sheet::all(pdf);
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
    for (i, sheet) in Sheet::all(&printed.whole).iter().enumerate() {
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
    let Some(printed) = &*PRINTED else { return };
    let folder = printed.copy.path(FOLDER);
    // Without a browser it is said what is missing, and which one was named.
    let said = |chrome: &Path| {
        let run = book(&folder).env("CHROME", chrome).assert().code(2);
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
    let home = printed.copy.path("home");
    let place = "Applications/Chromium.app/Contents/MacOS";
    fs::create_dir_all(home.join(place)).unwrap();
    fs::copy(&failing, home.join(place).join("Chromium")).unwrap();
    let mut without = book(&folder);
    without.env_remove("CHROME").env("PATH", "").env("HOME", &home);
    let message = promises::text(&without.assert().code(2).get_output().stderr);
    let found = message.contains(place) || cfg!(not(target_os = "linux"));
    assert!(found && message.contains("could not print"), "{message}");
}
