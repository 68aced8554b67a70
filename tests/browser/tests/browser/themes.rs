//! The colours of every theme.

use crate::chrome::Tab;
use crate::{THEMES, visit};

/// Chooses a theme as a reader does.
pub fn choose_theme(tab: &Tab, theme: &str) {
    tab.ask(&format!(
        "document.getElementById('mdbook-theme-{theme}').click()"
    ));
    tab.wait_until(&format!(
        "document.documentElement.classList.contains('{theme}')
            && [...document.querySelectorAll('link[rel=stylesheet]')]
                .every((sheet) => sheet.disabled || sheet.sheet)"
    ));
}

/// Nothing is blue or red but what belongs to L1 and L2: links, the focus, the
/// slider, the sidebar, code and call-outs have the colours of the text; and
/// figures take the colours of the theme.
#[test]
fn only_l1_is_blue_and_only_l2_is_red() {
    for page in ["chapter5.html", "claims.html", "introduction.html"] {
        let Some(tab) = visit(1280, page) else { return };
        for theme in THEMES {
            choose_theme(&tab, theme);
            let found = tab.read(include_str!("colours.js"));
            assert_eq!(found, "", "{theme}, {page}");
        }
    }
}
