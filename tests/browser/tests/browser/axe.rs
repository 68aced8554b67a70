//! axe-core, which looks for what keeps readers out.

use crate::chrome::Tab;
use promises::{root, skipped};
use serde_json::json;
use std::fs;
use std::sync::LazyLock;

/// The rules that a theme can break.
pub const COLOURS: [&str; 2] = ["color-contrast", "link-in-text-block"];

static AXE: LazyLock<Option<String>> = LazyLock::new(|| {
    let axe = root().join("target/axe/node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(axe).ok();
    if axe.is_none() {
        skipped("no axe-core; npm install --prefix target/axe axe-core");
    }
    axe
});

/// What breaks these rules, or, where none is named, any.
pub fn violations(tab: &Tab, rules: &[&str]) -> String {
    let Some(axe) = &*AXE else { return String::new() };
    if tab.ask("typeof axe") == "undefined" {
        tab.ask(&format!("{axe}; 1"));
    }
    let mut options = json!({ "resultTypes": ["violations"],
        "preload": false });
    if !rules.is_empty() {
        options["runOnly"] = json!(rules);
    }
    tab.read(&format!(
        "axe.run({options}).then(({{ violations }}) => violations.map(
            ({{ id, nodes }}) => [id, nodes[0].html, nodes[0].failureSummary]
                .join(' ')).join('; '))"
    ))
}
