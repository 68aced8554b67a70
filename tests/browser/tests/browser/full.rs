//! Figures full screen, with the votes about them; `sweep` opens all of them.

use crate::chrome::Tab;
use crate::ways::watch_for_turns;
use crate::{THEMES, axe, open, themes, visit};
use serde_json::json;

const OPEN: &str = "document.querySelector('dialog.full').open";

fn holds(tab: &Tab, what: &str) -> bool {
    tab.ask(what) == true
}

fn wait_until_closed(tab: &Tab) {
    tab.wait_until(&format!("!{OPEN}"));
}

/// Waits until the address ends like this.
fn wait_for_address(tab: &Tab, end: &str) {
    tab.wait_until(&format!("location.href.endsWith('{end}')"));
}

#[test]
fn by_link_with_its_slider_and_back() {
    let Some(tab) = visit(1280, "chapter5.html") else { return };
    let place = "(() => {
        const figure = document.getElementById('chapter5-sums');
        const vote = document.querySelector('.vote');
        return [figure, vote].map((part) => part.parentElement.tagName
            + (part.previousElementSibling?.textContent ?? '').slice(0, 80)
            + (part.nextElementSibling?.textContent ?? '').slice(0, 80)).join();
    })()";
    let before = tab.ask(place);
    tab.click("#chapter5-sums .whole a", None);
    tab.wait_until(OPEN);
    wait_for_address(&tab, "chapter5.html#chapter5-sums=1.5&full");
    // The slider has the focus, and the arrow moves it and turns no page.
    tab.press("ArrowLeft");
    wait_for_address(&tab, "chapter5.html#chapter5-sums=1.45&full");
    tab.press("Escape");
    wait_until_closed(&tab);
    assert_eq!(tab.ask(place), before, "all is where it was");
    wait_for_address(&tab, "chapter5.html#chapter5-sums=1.45");
    let focus = "document.activeElement.matches('#chapter5-sums .whole a')";
    assert!(holds(&tab, focus));
    assert_eq!(tab.take_heard().complaints, [""; 0]);
}

#[test]
fn by_key_and_not_while_one_types() {
    let Some(tab) = visit(1280, "chapter4.html") else { return };
    tab.ask(
        "document.getElementById('chapter4-slopes').scrollIntoView(
        { block: 'center' })",
    );
    tab.press("f");
    tab.wait_until(OPEN);
    wait_for_address(&tab, "chapter4.html#chapter4-slopes&full");
    // Without a vote about it, its caption comes with it.
    assert!(holds(
        &tab,
        "document.querySelector('.full figcaption').checkVisibility()"
    ));
    tab.press("f");
    wait_until_closed(&tab);
    wait_for_address(&tab, "chapter4.html#chapter4-slopes");
    // The figure that has the focus comes before the nearest.
    tab.ask("document.getElementById('chapter4-zoom-slider').focus()");
    tab.ask("scrollTo(0, document.body.scrollHeight)");
    tab.press("f");
    wait_for_address(&tab, "chapter4.html#chapter4-zoom=10&full");
    tab.press("Escape");
    wait_until_closed(&tab);
    tab.ask("document.querySelector('.check input').focus()");
    tab.press("f");
    tab.wait_until("document.querySelector('.check input').value === 'f'");
    assert!(!holds(&tab, OPEN));
    // The help of all pages knows the key.
    let help = "document.getElementById('mdbook-help-popup').textContent
        .includes('figure full screen')";
    assert!(holds(&tab, help));
}

/// At a vote the key opens its figure, as the vote asks about it, and tells no
/// answer; the way back leads to the vote.
#[test]
fn from_a_vote_and_back_to_it() {
    let Some(tab) = visit(1280, "chapter5.html") else { return };
    tab.ask("document.querySelector('.vote').scrollIntoView()");
    let place = tab.ask("scrollY");
    tab.press("f");
    tab.wait_until(OPEN);
    wait_for_address(&tab, "chapter5.html#chapter5-sums=0.5&full");
    let readout = "document.querySelector('.full output b').textContent";
    assert_eq!(tab.ask(readout), json!("0.5"));
    let mark = "document.querySelector('.full .scale .mark').checkVisibility()";
    assert!(!holds(&tab, mark), "the slider's mark tells the answer");
    // The options unfold by keyboard.
    tab.ask("document.querySelector('.full summary').focus()");
    tab.press("Enter");
    tab.wait_until("document.querySelector('.full details').open");
    tab.wait_until(mark);
    tab.press("Escape");
    wait_until_closed(&tab);
    assert_eq!(tab.ask("scrollY"), place);
    // For a prediction neither vote nor caption stands beside it.
    open(&tab, "chapter5.html?bare#chapter5-sums=0.4&full=bare");
    assert!(holds(&tab, OPEN));
    let bare = "!document.querySelector('.full .vote')
        && !document.querySelector('.full figcaption').checkVisibility()";
    assert!(holds(&tab, bare));
}

/// Wherever the focus is, Escape and the key close it, and no other key does
/// anything to the page behind it.
#[test]
fn what_lies_behind_hears_no_key() {
    let Some(tab) = Tab::new(1280, "light") else { return };
    for (i, (focus, key)) in [
        (".vote summary", "Escape"),
        (".vote summary", "f"),
        (".back", "Escape"),
        (".back", "f"),
        ("input", "f"),
    ]
    .into_iter()
    .enumerate()
    {
        open(&tab, &format!("chapter5.html?{i}#chapter5-sums=0.5&full"));
        assert!(holds(&tab, OPEN));
        watch_for_turns(&tab);
        tab.ask(&format!("document.querySelector('.full {focus}').focus()"));
        for other in ["s", "/", "?", "ArrowRight"] {
            tab.press(other);
        }
        assert_eq!(tab.ask("window.turned"), json!(null), "from {focus}");
        let heard =
            "document.getElementById('mdbook-search-wrapper').checkVisibility()
            || document.getElementById('mdbook-help-container').checkVisibility()";
        assert!(!holds(&tab, heard), "the page hears from {focus}");
        tab.press(key);
        tab.wait_until(&format!("!{OPEN} && !location.hash.includes('full')"));
    }
}

#[test]
fn the_instrument_comes_with_its_handles_and_goes_back_with_them() {
    let address = "instrument.html#instrument-path&full";
    let Some(tab) = visit(1280, address) else { return };
    if holds(&tab, "document.querySelector('.handles') === null") {
        return promises::skipped("the pages have no programs");
    }
    assert!(holds(&tab, OPEN));
    let inside = "document.querySelectorAll('.full .plot').length === 5
        && document.querySelector('.full .handles') !== null";
    assert!(holds(&tab, inside));
    tab.ask("document.querySelector('.full .back').click()");
    let back = "document.querySelector('.handles').nextElementSibling
        === document.querySelector('main > .instrument')";
    tab.wait_until(back);
}

#[test]
fn nobody_is_kept_out() {
    let address = "chapter5.html#chapter5-sums=0.5&full";
    let Some(tab) = visit(1280, address) else { return };
    assert!(holds(&tab, OPEN));
    assert_eq!(axe::violations(&tab, &[]), "");
    for theme in THEMES {
        themes::choose_theme(&tab, theme);
        assert_eq!(axe::violations(&tab, &axe::COLOURS), "", "{theme}");
    }
}

/// Without a script there is no link that does nothing.
#[test]
fn where_no_script_runs_there_is_no_link() {
    let folder = promises::made_book().join("chapter5.html");
    let page = std::fs::read_to_string(folder).unwrap();
    assert!(!page.contains("class=\"whole\""));
}
