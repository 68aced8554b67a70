//! The book as it is published: on a web server, below a folder, with a policy
//! on every page. What a policy forbids, the browser complains about.

use crate::chrome::{Heard, Tab};
use crate::pages_in;
use crate::server::serve;
use promises::{Copy, skipped};
use serde_json::json;
use std::fs;
use std::sync::LazyLock;
use std::thread::sleep;
use std::time::Duration;

/// A copy of the book, and its address.
static PUBLISHED: LazyLock<(Copy, String)> = LazyLock::new(|| {
    let copy = Copy::new();
    let address = serve(copy.path("book"));
    copy.book().args(["--publish", &address]).assert().success();
    (copy, address)
});

fn open(tab: &Tab, page: &str) {
    tab.go(&format!("{}{page}", PUBLISHED.1));
}

/// Nothing was forbidden, nothing was missing, and no other host was asked.
fn expect_no_complaint(place: &str, tab: &Tab) -> Heard {
    let heard = tab.take_heard();
    assert_eq!(heard.complaints, [""; 0], "{place}");
    assert!(!heard.requests.is_empty(), "{place}: nothing was loaded");
    for request in &heard.requests {
        let own = request.trim_start_matches("blob:");
        let host = PUBLISHED.1.split("below").next().unwrap();
        // Inside the folder; what a page makes itself has no folder.
        let start = if own == *request { &PUBLISHED.1 } else { host };
        let is_own = own.starts_with(start) || own.starts_with("data:");
        assert!(is_own, "{place} asks for {request}");
    }
    heard
}

fn click(tab: &Tab, selector: &str) {
    tab.ask(&format!("document.querySelector('{selector}').click()"));
}

#[test]
fn every_published_page_loads_without_a_complaint() {
    let Some(tab) = Tab::new(1280, "light") else { return };
    let mut pages = pages_in(&PUBLISHED.0.path("book"));
    // The host's folder itself shows the first page.
    pages.push(String::new());
    for page in pages {
        open(&tab, &page);
        tab.wait_until_idle();
        expect_no_complaint(&page, &tab);
    }
}

#[test]
fn a_published_page_can_be_used() {
    let Some(tab) = Tab::new(1280, "light") else { return };
    open(&tab, "chapter5.html");
    tab.wait_until("!!document.querySelector('#mdbook-sidebar a.active')");

    tab.ask("document.getElementById('chapter5-sums-slider').focus()");
    tab.press("ArrowRight");
    let readout = "document.querySelector('#chapter5-sums output b').innerText";
    assert_eq!(tab.ask(readout), json!("1.55"));
    // Its marks stand where style attributes place them.
    let marks = "[...document.querySelectorAll('#chapter5-sums .slider')]
        .every((slider) => slider.style.length > 0
            && getComputedStyle(slider).getPropertyValue('--length') != '')";
    assert_eq!(tab.ask(marks), json!(true));

    click(&tab, "#mdbook-theme-toggle");
    click(&tab, "#mdbook-theme-navy");
    tab.wait_until("document.documentElement.classList.contains('navy')");
    // On the copy button there is a drawing.
    click(&tab, "pre .clip-button");
    expect_no_complaint("a page", &tab);

    click(&tab, "#mdbook-search-toggle");
    tab.wait_until(
        "(() => {
            const bar = document.getElementById('mdbook-searchbar');
            bar.value = 'corner';
            bar.dispatchEvent(new Event('keyup'));
            return !!document.querySelector('#mdbook-searchresults a');
        })()",
    );
    click(&tab, "#mdbook-searchresults a");
    tab.wait_until("!!document.querySelector('main mark')");
    expect_no_complaint("the search", &tab);
}

#[test]
fn a_published_page_runs_a_program_and_saves_its_figure() {
    let Some(tab) = Tab::new(1280, "light") else { return };
    open(&tab, "chapter5.html");
    let buttons = "document.querySelectorAll('.run').length";
    if tab.ask(buttons) == 0 {
        return skipped("no Run buttons; rustup target add wasm32-wasip1");
    }
    click(&tab, ".run");
    let status = "document.querySelector('.live .status')?.innerText ?? ''";
    tab.wait_until(&format!("({status}).length > 0"));
    let status = tab.ask(status);
    assert!(status.as_str().unwrap().contains(" ran in "), "{status}");
    let drawn = "document.querySelector('.live .figures svg').clientWidth > 99";
    assert_eq!(tab.ask(drawn), json!(true));
    expect_no_complaint("a run", &tab);

    let folder = PUBLISHED.0.path("saved");
    fs::create_dir(&folder).unwrap();
    let place = json!({ "behavior": "allow", "downloadPath": folder });
    tab.call("Page.setDownloadBehavior", &place);
    click(&tab, ".live .save a[download$=svg]");
    let saved = || {
        sleep(Duration::from_millis(10));
        let file = fs::read_dir(&folder).unwrap().next()?.unwrap().path();
        let svg = file.extension().is_some_and(|e| e == "svg");
        svg.then(|| fs::read_to_string(&file).unwrap())
    };
    let svg = (0..1000).find_map(|_| saved()).expect("a figure is saved");
    assert!(svg.trim_end().ends_with("</svg>"), "{svg}");
    assert_eq!(tab.take_heard().complaints, [""; 0]);
}

/// The contents come in a frame where no script runs.
#[test]
fn a_published_page_without_a_script_shows_the_contents() {
    let Some(tab) = Tab::new(1280, "light") else { return };
    let disabled = json!({ "value": true });
    tab.call("Emulation.setScriptExecutionDisabled", &disabled);
    open(&tab, "chapter5.html");
    let heard = expect_no_complaint("without a script", &tab);
    let toc = format!("{}toc.html", PUBLISHED.1);
    assert!(heard.requests.contains(&toc), "no frame");
}
