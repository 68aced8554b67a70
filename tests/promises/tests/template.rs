//! What theme/access.js mends is still to be mended, and still where it looks:
//! a new mdBook that changes its template makes one of these fail.

use promises::made_book;
use scraper::{Html, Selector};
use std::fs;

fn page() -> Html {
    let page = made_book().join("chapter5.html");
    Html::parse_document(&fs::read_to_string(page).unwrap())
}

fn count(page: &Html, selector: &str) -> usize {
    page.select(&Selector::parse(selector).unwrap()).count()
}

#[test]
fn the_faults_of_the_template_are_where_we_mend_them() {
    let page = page();
    for (fault, selector) in [
        (
            "a label opens the contents",
            "label#mdbook-sidebar-toggle[aria-controls]",
        ),
        (
            "its state is a checkbox",
            "input#mdbook-sidebar-toggle-anchor[type=checkbox]",
        ),
        ("the bar has no landmark", "#mdbook-menu-bar:not([role])"),
        (
            "its title is a heading",
            "#mdbook-menu-bar h1.menu-title:not([role])",
        ),
    ] {
        assert_eq!(
            count(&page, selector),
            1,
            "not so any more: {fault}. Look at the new template, and shorten \
             or change theme/access.js"
        );
    }
}

#[test]
fn our_scripts_are_small() {
    for (script, most) in [
        ("slider.js", 4608),
        ("access.js", 4096),
        ("run.js", 4608),
        ("full.js", 7424),
        ("exercises.js", 5632),
    ] {
        let path = promises::root().join("theme").join(script);
        let size = fs::metadata(path).unwrap().len();
        assert!(size < most, "{script} has {size} bytes");
    }
}
