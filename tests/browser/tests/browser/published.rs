//! The book as it is published: on a web server, below a folder, with a policy
//! on every page. What a policy forbids, the browser complains about.

use crate::server::serve;
use crate::{Heard, ask, open_address, pages_in, tab};
use headless_chrome::Tab;
use headless_chrome::protocol::cdp::{Emulation, Page};
use promises::{Copy, skipped};
use serde_json::Value;
use std::fs;
use std::sync::{LazyLock, Mutex};
use std::time::Duration;

/// A copy of the book, and its address.
static PUBLISHED: LazyLock<(Copy, String)> = LazyLock::new(|| {
    let copy = Copy::new();
    let address = serve(copy.path("book"));
    copy.book().args(["--publish", &address]).assert().success();
    (copy, address)
});

fn visit(tab: &Tab, page: &str) {
    open_address(tab, &format!("{}{page}", PUBLISHED.1));
}

/// Nothing was forbidden, nothing was missing, and no other host was asked.
fn all_is_well(place: &str, heard: &Mutex<Heard>) {
    let heard = std::mem::take(&mut *heard.lock().unwrap());
    assert!(heard.complaints.is_empty(), "{place}: {:?}", heard.complaints);
    assert!(!heard.requests.is_empty(), "{place}: nothing was loaded");
    for request in heard.requests {
        let own = request.trim_start_matches("blob:");
        let host = PUBLISHED.1.split("below").next().unwrap();
        // Inside the folder; what a page makes itself has no folder.
        let start = if own == request { &PUBLISHED.1 } else { host };
        let is_own = own.starts_with(start) || own.starts_with("data:");
        assert!(is_own, "{place} asks for {request}");
    }
}

/// What the browser complained about.
fn complaints(heard: &Mutex<Heard>) -> Vec<String> {
    heard.lock().unwrap().complaints.clone()
}

/// Waits until a JavaScript expression is true, or something is wrong.
fn until(tab: &Tab, heard: &Mutex<Heard>, script: &str) {
    let is_so = |_| {
        std::thread::sleep(Duration::from_millis(50));
        assert_eq!(complaints(heard), [""; 0]);
        ask(tab, script) == true
    };
    assert!((0..1200).any(is_so), "this never comes true: {script}");
}

fn click(tab: &Tab, selector: &str) {
    ask(tab, &format!("document.querySelector('{selector}').click()"));
}

#[test]
fn every_published_page_loads_without_a_complaint() {
    let Some((tab, heard)) = tab(1280, "light") else { return };
    let mut pages = pages_in(&PUBLISHED.0.path("book"));
    // The host's folder itself shows the first page.
    pages.push(String::new());
    for page in pages {
        visit(&tab, &page);
        all_is_well(&page, &heard);
    }
}

#[test]
fn a_published_page_can_be_used() {
    let Some((tab, heard)) = tab(1280, "light") else { return };
    visit(&tab, "chapter5.html");
    until(&tab, &heard, "!!document.querySelector('#mdbook-sidebar a.active')");

    ask(&tab, "document.getElementById('chapter5-sums-slider').focus()");
    tab.press_key("ArrowRight").unwrap();
    let readout = "document.querySelector('#chapter5-sums output b').innerText";
    assert_eq!(ask(&tab, readout), Value::from("1.55"));
    // Its marks stand where style attributes place them.
    let marks = "[...document.querySelectorAll('#chapter5-sums .slider')]
        .every((slider) => slider.style.length > 0
            && getComputedStyle(slider).getPropertyValue('--length') != '')";
    assert_eq!(ask(&tab, marks), Value::from(true));

    click(&tab, "#mdbook-theme-toggle");
    click(&tab, "#mdbook-theme-navy");
    until(&tab, &heard, "document.documentElement.classList.contains('navy')");
    // On the copy button there is a drawing.
    click(&tab, "pre .clip-button");
    all_is_well("a page", &heard);

    click(&tab, "#mdbook-search-toggle");
    until(
        &tab,
        &heard,
        "(() => {
            const bar = document.getElementById('mdbook-searchbar');
            bar.value = 'corner';
            bar.dispatchEvent(new Event('keyup'));
            return !!document.querySelector('#mdbook-searchresults a');
        })()",
    );
    click(&tab, "#mdbook-searchresults a");
    until(&tab, &heard, "!!document.querySelector('main mark')");
    all_is_well("the search", &heard);
}

#[test]
fn a_published_page_runs_a_program_and_saves_its_figure() {
    let Some((tab, heard)) = tab(1280, "light") else { return };
    visit(&tab, "chapter5.html");
    let buttons = "document.querySelectorAll('.run').length";
    if ask(&tab, buttons) == 0 {
        return skipped("no Run buttons; rustup target add wasm32-wasip1");
    }
    click(&tab, ".run");
    let status = "document.querySelector('.live .status')?.innerText ?? ''";
    until(&tab, &heard, &format!("({status}).length > 0"));
    let status = ask(&tab, status);
    assert!(status.as_str().unwrap().contains(" ran in "), "{status}");
    let drawn = "document.querySelector('.live .figures svg').clientWidth > 99";
    assert_eq!(ask(&tab, drawn), Value::from(true));
    all_is_well("a run", &heard);

    let folder = PUBLISHED.0.path("saved");
    fs::create_dir(&folder).unwrap();
    tab.call_method(Page::SetDownloadBehavior {
        behavior: Page::SetDownloadBehaviorBehaviorOption::Allow,
        download_path: Some(folder.display().to_string()),
    })
    .unwrap();
    click(&tab, ".live .save a[download$=svg]");
    let saved = || {
        std::thread::sleep(Duration::from_millis(50));
        let file = fs::read_dir(&folder).unwrap().next()?.unwrap().path();
        let svg = file.extension().is_some_and(|e| e == "svg");
        svg.then(|| fs::read_to_string(&file).unwrap())
    };
    let svg = (0..200).find_map(|_| saved()).expect("a figure is saved");
    assert!(svg.trim_end().ends_with("</svg>"), "{svg}");
    assert_eq!(complaints(&heard), [""; 0]);
}

/// The contents come in a frame where no script runs.
#[test]
fn a_published_page_without_a_script_shows_the_contents() {
    let Some((tab, heard)) = tab(1280, "light") else { return };
    tab.call_method(Emulation::SetScriptExecutionDisabled { value: true })
        .unwrap();
    tab.navigate_to(&format!("{}chapter5.html", PUBLISHED.1)).unwrap();
    tab.wait_until_navigated().unwrap();
    let toc = format!("{}toc.html", PUBLISHED.1);
    let has_toc = heard.lock().unwrap().requests.contains(&toc);
    assert!(has_toc, "no frame");
    all_is_well("without a script", &heard);
}
