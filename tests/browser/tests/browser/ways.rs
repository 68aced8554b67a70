//! Ways through the book: by keyboard, by the contents, by the search.

use crate::chrome::Tab;
use crate::visit;
use serde_json::json;

/// From now on the page says, as `turned`, whether it was about to be left.
pub fn watch_for_turns(tab: &Tab) {
    let watch =
        "addEventListener('beforeunload', () => (window.turned = true))";
    tab.ask(watch);
}

/// Code that is wider than a phone scrolls under the arrow keys, which turn
/// the page elsewhere.
#[test]
fn wide_code_by_keyboard() {
    let Some(tab) = visit(360, "chapter5.html") else { return };
    let code = "document.querySelector('pre > code[tabindex]')";
    tab.ask(&format!("{code}.focus()"));
    watch_for_turns(&tab);
    tab.press("ArrowRight");
    tab.wait_until(&format!("{code}.scrollLeft > 0"));
    assert_eq!(tab.ask("window.turned"), json!(null), "the page is turned");
    tab.ask("document.activeElement.blur()");
    tab.press("ArrowRight");
    tab.wait_until("location.href.endsWith('chapter6.html')");
}

#[test]
fn the_table_of_contents_opens_by_keyboard() {
    let Some(tab) = visit(1280, "chapter5.html") else { return };
    let shown =
        "document.documentElement.classList.contains('sidebar-visible')";
    assert_eq!(tab.ask(shown), json!(true));
    tab.ask(
        "document.querySelector('button[aria-controls=mdbook-sidebar]').focus()",
    );
    tab.press("Enter");
    assert_eq!(tab.ask(shown), json!(false));
    let told = "document.activeElement.getAttribute('aria-expanded')";
    assert_eq!(tab.ask(told), json!("false"));
}

#[test]
fn search_works_from_a_file() {
    let address = "chapter5.html?search=soft%20threshold";
    let Some(tab) = visit(1280, address) else { return };
    let found =
        "document.querySelectorAll('#mdbook-searchresults li').length > 2";
    tab.wait_until(found);
}
