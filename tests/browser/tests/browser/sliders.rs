//! The sliders under the figures.

use crate::chrome::Tab;
use crate::{open, visit};
use serde_json::json;

/// The read-out, what assistive technology is told, and the numbers that
/// belong to what is drawn.
pub fn read_slider(tab: &Tab, id: &str) -> [String; 3] {
    let said = tab.ask(&format!(
        "(() => {{
            const figure = document.getElementById('{id}');
            const frames = figure.querySelectorAll('.frame:not([display])');
            const cells = [...figure.querySelectorAll('output b')];
            return [cells.map((cell) => cell.textContent).join(';'),
                figure.querySelector('input').getAttribute('aria-valuetext'),
                frames.length === 1 ? frames[0].dataset.readout
                    : `${{frames.length}} positions show`];
        }})()"
    ));
    [0, 1, 2].map(|i| said[i].as_str().unwrap_or_default().to_owned())
}

#[test]
fn sliders_by_keyboard() {
    let Some(tab) = visit(1280, "chapter5.html") else { return };
    let told = "price λ 1.5; L1 is lowest at 0; L2 is lowest at 0.2";
    assert_eq!(
        read_slider(&tab, "chapter5-sums"),
        ["1.5;0;0.2", told, "1.5;0;0.2"]
    );

    tab.ask("document.getElementById('chapter5-sums-slider').focus()");
    tab.press("ArrowLeft");
    let told = "price λ 1.45; L1 is lowest at 0; L2 is lowest at 0.2041";
    let numbers = "1.45;0;0.2041";
    assert_eq!(read_slider(&tab, "chapter5-sums"), [numbers, told, numbers]);
    // The arrow did not turn the page, and the address can be passed on.
    tab.wait_until(
        "location.href.endsWith('chapter5.html#chapter5-sums=1.45')",
    );

    tab.press("Home");
    assert_eq!(read_slider(&tab, "chapter5-sums")[0], "0;0.5;0.5");
}

#[test]
fn sliders_by_mouse() {
    let Some(tab) = visit(1280, "introduction.html") else { return };
    tab.click("#introduction-sums-slider", Some(12.0));
    let [readout, _, drawn] = read_slider(&tab, "introduction-sums");
    assert!(readout.starts_with('0'), "{readout}");
    assert_eq!(readout, drawn);
}

#[test]
fn sliders_by_address() {
    let address = "chapter5.html#chapter5-sums=0.5&chapter5-halves=1";
    let Some(tab) = visit(1280, address) else { return };
    let told = "price λ 0.5; L1 is lowest at 0.25; L2 is lowest at 0.3333";
    let numbers = "0.5;0.25;0.3333";
    assert_eq!(read_slider(&tab, "chapter5-sums"), [numbers, told, numbers]);
    // A position that is not there changes nothing, nor does a word; what
    // stands behind it is still followed.
    for (address, id, start) in [
        (
            "chapter5.html#chapter5-sums=0.5&chapter5-halves=1",
            "chapter5-halves",
            "1;",
        ),
        (
            "chapter4.html#chapter4-penalties=77&nothing=1",
            "chapter4-penalties",
            "1;",
        ),
        (
            "chapter5.html#chapter5-sums=abc&chapter5-halves=1",
            "chapter5-sums",
            "1.5;",
        ),
        (
            "chapter5.html#chapter5-sums=abc&chapter5-halves=1",
            "chapter5-halves",
            "1;",
        ),
    ] {
        open(&tab, "introduction.html");
        open(&tab, address);
        let [readout, ..] = read_slider(&tab, id);
        assert!(readout.starts_with(start), "{address}: {readout}");
    }
}

#[test]
fn without_a_script_the_default_position_shows() {
    let Some(tab) = Tab::new(1280, "light") else { return };
    let disabled = json!({ "value": true });
    tab.call("Emulation.setScriptExecutionDisabled", &disabled);
    open(&tab, "chapter5.html");
    let [readout, _, drawn] = read_slider(&tab, "chapter5-sums");
    assert_eq!(readout, drawn);
    let seen = "(({ disabled }, seen) => [disabled, seen])(
        document.querySelector('#chapter5-sums input'),
        document.querySelector('#chapter5-sums input').checkVisibility())";
    assert_eq!(tab.ask(seen), json!([true, false]));
}

/// One λ for all figures of a page, if the reader wants it; the address keeps
/// them all.
#[test]
fn figures_with_the_same_quantity_go_together() {
    let Some(tab) = visit(1280, "chapter5.html") else { return };
    let readout = |id: &str| {
        tab.read(&format!("document.querySelector('#{id} output b').innerText"))
    };
    let step = |key: &str| {
        tab.ask("document.getElementById('chapter5-sums-slider').focus()");
        tab.press(key);
    };
    step("ArrowRight");
    assert_eq!(readout("chapter5-sums"), "1.55");
    assert_eq!(readout("chapter5-halves"), "1.5", "nobody wanted it");
    tab.ask("document.querySelector('#chapter5-sums .together input').click()");
    step("ArrowLeft");
    step("ArrowLeft");
    step("ArrowLeft");
    assert_eq!(readout("chapter5-sums"), "1.4");
    assert_eq!(readout("chapter5-halves"), "1.4");
    tab.wait_until("location.hash == '#chapter5-sums=1.4&chapter5-halves=1.4'");
    // A slider that does not reach as far stays where it is.
    step("End");
    assert_eq!(readout("chapter5-sums"), "3");
    assert_eq!(readout("chapter5-halves"), "1.4");
    // Both boxes say the same, and one figure alone on its page has none.
    let boxes = "[...document.querySelectorAll('.together input')]
        .every((box) => box.checked)";
    assert_eq!(tab.ask(boxes), json!(true));
    open(&tab, "introduction.html");
    let none = "document.querySelector('.together') === null";
    assert_eq!(tab.ask(none), json!(true));
}
