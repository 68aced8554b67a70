//! One visit to every page: all that looks at a page, in every window, on
//! paper, full screen, and as those see it who cannot see.

use crate::axe::{self, COLOURS};
use crate::chrome::Tab;
use crate::themes::choose_theme;
use crate::{address, open, pages};
use flate2::{Compression, write::GzEncoder};
use promises::{made_book, programs_in};
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::Mutex;
use std::thread;

/// Widths and heights of a window: phones, one of them sideways, tablets, and
/// both sides of where a margin begins; and whether all figures are looked at.
const WINDOWS: [(u32, u32, bool); 9] = [
    (360, 780, true),
    (390, 844, true),
    (621, 900, false),
    (768, 1024, true),
    (844, 390, false),
    (1080, 900, false),
    (1199, 900, false),
    (1280, 720, true),
    (1440, 900, false),
];

/// Windows that a figure fills.
const FILLED: [(u32, u32); 4] =
    [(360, 740), (844, 390), (1280, 720), (1920, 1080)];

/// The sidebar, open or closed.
const SIDEBAR: &str = "((open) => {
    const box = document.getElementById('mdbook-sidebar-toggle-anchor');
    if (box.checked !== open) box.click();
})";

/// Whether the page is wider than the window.
const WIDE: &str = "document.documentElement.scrollWidth > innerWidth
    ? `${document.documentElement.scrollWidth} wide` : ''";

/// The places of a page that open its figures, and those of their votes.
const PLACES: &str =
    "[...document.querySelectorAll('main .plot[id]')].flatMap((figure) => {
        const vote = `.vote[data-figure=${figure.id}] a`;
        const asked = document.querySelector(vote)?.hash.slice(1);
        return [`${figure.id}&full`, ...(asked ? [asked] : [])];
    })";

/// The way back closes the figure; the next opens when that is over.
const CLOSE: &str = "new Promise((done) => {
    document.querySelector('dialog.full').addEventListener('close',
        ({ target }) => done(target.open ? 'still open' : ''), { once: true });
    setTimeout(() => done('not closed'), 5000);
    history.back();
})";

/// What a page says on paper about that which cannot be moved there.
const PAPER: &str = "document.querySelector('main').innerText.split('\\n')
    .filter((line) => /the slider|unfold/.test(line)).join('; ')";

/// How many words are for the screen alone, or for paper.
const SPANS: &str =
    "((side) => [...document.querySelectorAll(`main .on-${side}`)]
    .filter((span) => span.checkVisibility()).length)";

pub const LAYOUT: &str = include_str!("layout.js");

fn measure_packed(path: &Path) -> u64 {
    let mut packer = GzEncoder::new(vec![], Compression::default());
    packer.write_all(&fs::read(path).unwrap()).unwrap();
    packer.finish().unwrap().len() as u64
}

/// What a first visit costs, everything that the page asks for.
fn weigh(page: &str, requests: &BTreeSet<String>) -> String {
    let home = address("");
    let (mut bytes, mut fonts, mut wrong) = (0, 0, vec![]);
    for request in requests.iter().filter(|r| !r.starts_with("data:")) {
        let Some(file) = request.strip_prefix(&home) else {
            wrong.push(format!("asks for {request}"));
            continue;
        };
        let file = file.split(['?', '#']).next().unwrap();
        let file = made_book().join(file);
        if file.extension().is_some_and(|e| e == "woff2") {
            fonts += fs::metadata(&file).unwrap().len();
        } else {
            bytes += measure_packed(&file);
        }
    }
    let is_light = bytes < 90_000 && fonts < 130_000;
    if bytes == 0 || !is_light && page != "print.html" {
        wrong.push(format!("{bytes} bytes and fonts of {fonts}"));
    }
    wrong.join("; ")
}

/// A page that is visited, and what is found on it.
struct Visit<'a> {
    page: &'a str,
    tab: Tab,
    found: Found,
}

/// What is wrong, and how much there is of what may not be missing.
#[derive(Default)]
struct Found {
    wrong: Vec<String>,
    commands: u64,
    /// Words for the screen alone.
    spans: u64,
    /// Characters in full lines, and those lines.
    characters: u64,
    lines: u64,
}

impl Found {
    fn add(&mut self, other: Found) {
        self.wrong.extend(other.wrong);
        self.commands += other.commands;
        self.spans += other.spans;
        self.characters += other.characters;
        self.lines += other.lines;
    }
}

impl Visit<'_> {
    fn note(&mut self, when: &str, what: &str) {
        if !what.is_empty() {
            self.found.wrong.push(format!("{}, {when}: {what}", self.page));
        }
    }

    /// Notes what a script says.
    fn look(&mut self, when: &str, script: &str) {
        let said = self.tab.read(script);
        self.note(when, &said);
    }

    fn count(&self, script: &str) -> u64 {
        self.tab.ask(script).as_u64().unwrap()
    }

    fn look_at_all(&mut self) {
        open(&self.tab, self.page);
        let found = axe::violations(&self.tab, &[]);
        self.note("axe", &found);
        self.found.spans += self.count(&format!("{SPANS}('screen')"));
        if self.count(&format!("{SPANS}('paper')")) > 0 {
            self.note("on the screen", "words for paper");
        }
        if self.page == "print.html" {
            // The other pages once more.
            for width in [360, 768, 1440] {
                self.tab.resize(width, 900);
                self.look(&format!("{width} px wide"), WIDE);
            }
        } else {
            choose_theme(&self.tab, "navy");
            let found = axe::violations(&self.tab, &COLOURS);
            self.note("axe in navy", &found);
            choose_theme(&self.tab, "light");
            self.look("words", include_str!("words.js"));
            if self.page.starts_with("chapter") {
                self.look("a chapter's parts", include_str!("chapter.js"));
            }
            self.look_through_windows();
            self.look_full_screen();
        }
        // By now it has asked for all that it needs.
        let heard = self.tab.take_heard();
        self.note("weight", &weigh(self.page, &heard.requests));
        self.note("heard", &heard.complaints.join("; "));
        if self.page != "print.html" {
            self.tab.resize(360, 780);
            self.look("the line of a terminal", include_str!("lines.js"));
            self.found.commands +=
                self.count("document.querySelectorAll('.run').length");
        }
        self.tab.lay_on_paper();
        self.look("what paper cannot do", PAPER);
        let heard = self.tab.take_heard();
        self.note("heard", &heard.complaints.join("; "));
    }

    fn look_through_windows(&mut self) {
        for (width, height, has_figures) in WINDOWS {
            self.tab.resize(width, height);
            // On a phone it pushes the page aside.
            for open in [true, false].into_iter().filter(|o| !o || width > 620)
            {
                self.tab.ask(&format!("{SIDEBAR}({open})"));
                self.look(&format!("{width} px wide, sidebar {open}"), LAYOUT);
            }
            if width == 1440 && self.page.starts_with("chapter") {
                self.tab.ask(&format!("{SIDEBAR}(true)"));
                let counts = self.tab.ask(include_str!("measure.js"));
                self.found.characters += counts[0].as_u64().unwrap();
                self.found.lines += counts[1].as_u64().unwrap();
            }
            if has_figures {
                let script = include_str!("figures.js");
                self.look(&format!("{width} px wide"), script);
            }
            if width == 360 {
                let found = axe::violations(&self.tab, &[]);
                self.note("axe on a phone", &found);
            }
        }
    }

    /// A teacher opens the figures one after the other.
    fn look_full_screen(&mut self) {
        let places = self.tab.ask(PLACES);
        for place in places.as_array().unwrap() {
            let place = place.as_str().unwrap();
            self.tab.ask(&format!("location.hash = '{place}'"));
            self.tab.wait_until("document.querySelector('dialog.full').open");
            let id = place.split(['=', '&']).next().unwrap();
            // The figure is fitted in one of the next frames.
            let settle = |script: &str| {
                format!(
                    "(async () => {{
                        const look = () => ({script}
                            )(document.getElementById('{id}'));
                        for (let i = 0; i < 100 && look(); i++)
                            await new Promise((done) => setTimeout(done, 10));
                        return look();
                    }})()"
                )
            };
            self.look(place, &settle(include_str!("vote.js")));
            for (width, height) in FILLED {
                self.tab.resize(width, height);
                let script = settle(include_str!("filled.js"));
                self.look(&format!("{place}, {width} × {height}"), &script);
            }
            self.look(place, CLOSE);
        }
    }
}

#[test]
fn every_page() {
    let pages = pages();
    let next = Mutex::new(pages.iter());
    let found = Mutex::new(Found::default());
    let take = || next.lock().unwrap().next();
    // Each with a memory of its own, for which no page has been opened before.
    let visit = || {
        while let Some(page) = take() {
            let Some(tab) = Tab::new(1280, "light") else { return };
            // Programs are opened here, and not run.
            let source =
                "globalThis.Worker = class { postMessage() {} terminate() {} }";
            tab.run_before_each_page(source);
            let mut visit = Visit { page, tab, found: Found::default() };
            visit.look_at_all();
            found.lock().unwrap().add(visit.found);
        }
    };
    thread::scope(|scope| {
        scope.spawn(visit);
        scope.spawn(visit);
    });
    let found = found.into_inner().unwrap();
    assert!(found.wrong.is_empty(), "{}", found.wrong.join("\n"));
    if std::env::var_os("CHROME").is_none() {
        return;
    }
    let (commands, spans) = (found.commands, found.spans);
    let has_programs = !programs_in(made_book()).is_empty();
    assert!(!has_programs || commands > 40, "only {commands} commands");
    assert!(spans > 12, "{spans} spans, each also in the whole book");
    // 65 to 72 characters, spaces included: the mean over all chapters, because
    // one with many formulas has few full lines.
    let mean = found.characters as f64 / found.lines as f64;
    assert!(found.lines > 50, "only {} lines", found.lines);
    assert!((65.0..=72.0).contains(&mean), "{mean} in {} lines", found.lines);
}
