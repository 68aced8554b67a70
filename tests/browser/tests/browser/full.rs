//! Figures full screen, with the votes about them.

use crate::{arrives, ask, axe, no_violation, open, pages, resize, tab};
use headless_chrome::Tab;
use serde_json::Value;

fn is(tab: &Tab, what: &str) -> bool {
    ask(tab, what) == true
}

const OPEN: &str = "document.querySelector('dialog.full').open";

/// Whether something comes true within five seconds.
fn becomes(tab: &Tab, what: &str) -> bool {
    let script = format!(
        "new Promise((done) => {{
            const end = Date.now() + 5000;
            const look = () => {what} || Date.now() > end
                ? done(Boolean({what})) : setTimeout(look, 20);
            look();
        }})"
    );
    is(tab, &script)
}

#[test]
fn by_link_with_slider_and_vote_and_back() {
    let Some((tab, heard)) = tab(1280, "light") else { return };
    open(&tab, "chapter5.html");
    let place = "(() => {
        const figure = document.getElementById('chapter5-sums');
        const vote = document.querySelector('.vote');
        return [figure, vote].map((part) => part.parentElement.tagName
            + (part.previousElementSibling?.textContent ?? '').slice(0, 80)
            + (part.nextElementSibling?.textContent ?? '').slice(0, 80)).join();
    })()";
    let before = ask(&tab, place);
    tab.find_element("#chapter5-sums .whole a").unwrap().click().unwrap();
    assert!(becomes(&tab, OPEN));
    assert!(arrives(&tab, "chapter5.html#chapter5-sums=1.5&full"));
    // The slider has the focus, and the arrow moves it and turns no page.
    tab.press_key("ArrowLeft").unwrap();
    assert!(arrives(&tab, "chapter5.html#chapter5-sums=1.45&full="));
    let seen = "(() => {
        const box = (what) =>
            document.querySelector('.full ' + what).getBoundingClientRect();
        const size = (what) => parseFloat(getComputedStyle(
            document.querySelector('.full ' + what)).fontSize);
        const wrong = [];
        if (box('svg').width < 660) wrong.push('narrow: ' + box('svg').width);
        for (const what of ['svg', 'input', 'output', '.vote', '.back'])
            if (box(what).bottom > innerHeight || box(what).top < 0)
                wrong.push(what + ' to ' + box(what).bottom);
        if (size('.vote summary') < 22) wrong.push('small options');
        if (size('output b') < 30) wrong.push('small numbers');
        if (document.querySelector('.full figcaption').checkVisibility())
            wrong.push('the caption tells the answer');
        return wrong.join('; ');
    })()";
    assert_eq!(ask(&tab, seen), Value::from(""));
    // The options unfold by keyboard, and arrows still turn no page.
    ask(&tab, "document.querySelector('.full summary').focus()");
    tab.press_key("Enter").unwrap();
    assert!(becomes(&tab, "document.querySelector('.full details').open"));
    tab.press_key("ArrowRight").unwrap();
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert!(tab.get_url().contains("chapter5.html"), "{}", tab.get_url());
    tab.press_key("Escape").unwrap();
    assert!(becomes(&tab, &format!("!{OPEN}")));
    assert_eq!(ask(&tab, place), before, "all is where it was");
    assert!(arrives(&tab, "chapter5.html#chapter5-sums=1.45"));
    let focus = "document.activeElement.matches('#chapter5-sums .whole a')";
    assert!(is(&tab, focus));
    assert_eq!(heard.lock().unwrap().complaints, [""; 0]);
}

#[test]
fn by_key_and_not_while_one_types() {
    let Some((tab, _)) = tab(1280, "light") else { return };
    open(&tab, "chapter4.html");
    ask(
        &tab,
        "document.getElementById('chapter4-slopes').scrollIntoView(
        { block: 'center' })",
    );
    tab.press_key("f").unwrap();
    assert!(becomes(&tab, OPEN));
    assert!(arrives(&tab, "chapter4.html#chapter4-slopes&full"));
    // Without a vote about it, its caption stands below.
    assert!(is(
        &tab,
        "document.querySelector('.full figcaption').checkVisibility()"
    ));
    tab.press_key("f").unwrap();
    assert!(becomes(&tab, &format!("!{OPEN}")));
    // The figure that has the focus comes before the nearest.
    ask(&tab, "document.getElementById('chapter4-zoom-slider').focus()");
    ask(&tab, "scrollTo(0, document.body.scrollHeight)");
    tab.press_key("f").unwrap();
    assert!(
        arrives(&tab, "chapter4.html#chapter4-zoom=10&full"),
        "{}",
        tab.get_url()
    );
    tab.press_key("Escape").unwrap();
    assert!(becomes(&tab, &format!("!{OPEN}")));
    ask(&tab, "document.querySelector('.check input').focus()");
    tab.press_key("f").unwrap();
    let typed = "document.querySelector('.check input').value === 'f'";
    assert!(becomes(&tab, typed));
    assert!(!is(&tab, OPEN));
    // The help of all pages knows the key.
    let help = "document.getElementById('mdbook-help-popup').textContent
        .includes('figure full screen')";
    assert!(is(&tab, help));
}

/// At a vote the key opens its figure, as the vote asks about it, and tells no
/// answer; the way back leads to the vote.
#[test]
fn from_a_vote_and_back_to_it() {
    let Some((tab, _)) = tab(1280, "light") else { return };
    open(&tab, "chapter5.html");
    ask(&tab, "document.querySelector('.vote').scrollIntoView()");
    let place = ask(&tab, "scrollY");
    tab.press_key("f").unwrap();
    assert!(becomes(&tab, OPEN));
    assert!(arrives(&tab, "chapter5.html#chapter5-sums=0.5&full"));
    let readout = "document.querySelector('.full output b').textContent";
    assert_eq!(ask(&tab, readout), Value::from("0.5"));
    let mark = "document.querySelector('.full .scale .mark').checkVisibility()";
    assert!(!is(&tab, mark), "the slider's mark tells the answer");
    ask(&tab, "document.querySelector('.full details').open = true");
    assert!(becomes(&tab, mark));
    tab.press_key("Escape").unwrap();
    assert!(becomes(&tab, &format!("!{OPEN}")));
    assert_eq!(ask(&tab, "scrollY"), place);
    // For a prediction neither vote nor caption stands beside it.
    open(&tab, "chapter5.html?bare#chapter5-sums=0.4&full=bare");
    assert!(is(&tab, OPEN));
    let bare = "!document.querySelector('.full .vote')
        && !document.querySelector('.full figcaption').checkVisibility()";
    assert!(is(&tab, bare));
}

/// A teacher opens them one after the other.
#[test]
fn by_address_on_every_page_and_screen() {
    let Some((tab, heard)) = tab(1280, "light") else { return };
    for page in pages().into_iter().filter(|page| page != "print.html") {
        open(&tab, &page);
        let ids = ask(
            &tab,
            "[...document.querySelectorAll('main .plot[id]')]
                .map((figure) => figure.id).join()",
        );
        let ids = ids.as_str().unwrap().to_owned();
        for id in ids.split(',').filter(|id| !id.is_empty()) {
            ask(&tab, &format!("location.hash = '{id}&full'"));
            assert!(becomes(&tab, OPEN), "{id}");
            for width in [360, 1280, 1920] {
                resize(&tab, width);
                let wrong = format!(
                    "(() => {{
                        const all = document.querySelector('.full');
                        const figure = document.getElementById('{id}');
                        const svg = figure.querySelector('svg')
                            .getBoundingClientRect();
                        const wrong = [];
                        if (!all.contains(figure)) wrong.push('not in it');
                        if (all.scrollWidth > innerWidth) wrong.push('wide');
                        if (svg.width < 300) wrong.push('small');
                        const whole = figure.closest('.instrument') ?? figure;
                        if (innerWidth > 1000 && whole.getBoundingClientRect()
                            .bottom > innerHeight + 1) wrong.push('high');
                        return wrong.join();
                    }})()"
                );
                // The figure is fitted in the next frame.
                becomes(&tab, &format!("{wrong} === ''"));
                let wrong = ask(&tab, &wrong);
                assert_eq!(wrong, Value::from(""), "{id} at {width}");
            }
            ask(&tab, "history.back()");
            assert!(becomes(&tab, &format!("!{OPEN}")), "{id}");
        }
    }
    assert_eq!(heard.lock().unwrap().complaints, [""; 0]);
}

#[test]
fn the_instrument_comes_with_its_handles_and_goes_back_with_them() {
    let Some((tab, _)) = tab(1280, "light") else { return };
    open(&tab, "instrument.html#instrument-path&full");
    if ask(&tab, "document.querySelector('.handles') === null") == true {
        return promises::skipped("the pages have no programs");
    }
    assert!(is(&tab, OPEN));
    let inside = "document.querySelectorAll('.full .plot').length === 5
        && document.querySelector('.full .handles') !== null";
    assert!(is(&tab, inside));
    ask(&tab, "document.querySelector('.full .back').click()");
    let back = "document.querySelector('.handles').nextElementSibling
        === document.querySelector('main > .instrument')";
    assert!(becomes(&tab, back));
}

#[test]
fn nobody_is_kept_out() {
    let Some(axe) = axe() else { return };
    for theme in ["light", "navy"] {
        let Some((tab, _)) = tab(1280, theme) else { return };
        open(&tab, "chapter5.html#chapter5-sums=0.5&full");
        assert!(is(&tab, OPEN));
        no_violation(&tab, &axe, theme);
    }
}

/// Without a script there is no link that does nothing.
#[test]
fn where_no_script_runs_there_is_no_link() {
    let folder = promises::made_book().join("chapter5.html");
    let page = std::fs::read_to_string(folder).unwrap();
    assert!(!page.contains("class=\"whole\""));
}
