//! Figures full screen, with the votes about them.

use crate::{arrives, ask, axe, no_violation, open, pages, resize_to, tab};
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
fn by_link_with_its_slider_and_back() {
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
    assert!(arrives(&tab, "chapter5.html#chapter5-sums=1.45&full"));
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
    // Without a vote about it, its caption comes with it.
    assert!(is(
        &tab,
        "document.querySelector('.full figcaption').checkVisibility()"
    ));
    tab.press_key("f").unwrap();
    assert!(becomes(&tab, &format!("!{OPEN}")));
    assert!(arrives(&tab, "chapter4.html#chapter4-slopes"));
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
    // The options unfold by keyboard.
    ask(&tab, "document.querySelector('.full summary').focus()");
    tab.press_key("Enter").unwrap();
    assert!(becomes(&tab, "document.querySelector('.full details').open"));
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

/// Wherever the focus is, Escape and the key close it, and no other key does
/// anything to the page behind it.
#[test]
fn what_lies_behind_hears_no_key() {
    let Some((tab, _)) = tab(1280, "light") else { return };
    for (focus, key) in [
        (".vote summary", "Escape"),
        (".vote summary", "f"),
        (".back", "Escape"),
        (".back", "f"),
        ("input", "f"),
    ] {
        // Not the address of before, which would open no page.
        open(&tab, "introduction.html");
        open(&tab, "chapter5.html#chapter5-sums=0.5&full");
        assert!(is(&tab, OPEN));
        ask(&tab, &format!("document.querySelector('.full {focus}').focus()"));
        for other in ["s", "/", "?", "ArrowRight"] {
            tab.press_key(other).unwrap();
        }
        // Time enough for the page to be turned, if it were.
        std::thread::sleep(std::time::Duration::from_millis(200));
        assert!(tab.get_url().contains("chapter5.html"), "{}", tab.get_url());
        let heard =
            "document.getElementById('mdbook-search-wrapper').checkVisibility()
            || document.getElementById('mdbook-help-container').checkVisibility()";
        assert!(!is(&tab, heard), "the page hears from {focus}");
        tab.press_key(key).unwrap();
        assert!(becomes(&tab, &format!("!{OPEN}")), "{key} at {focus}");
        assert!(becomes(&tab, "!location.hash.includes('full')"));
    }
}

/// What is wrong with a figure that fills a window of the browser.
const FILLED: &str = "((figure) => {
    const wrong = [];
    const check = (is, what) => { if (!is) wrong.push(what); };
    const dialog = document.querySelector('.full');
    const box = (of) => of.getBoundingClientRect();
    const isIn = (of) => box(of).top >= 0 && box(of).bottom <= innerHeight + 1;
    check(dialog.open && dialog.contains(figure), 'not in it');
    check(dialog.scrollWidth <= innerWidth, 'wide');
    const svg = figure.querySelector('svg');
    const { width } = box(svg);
    const isWide = innerWidth > 1000;
    const isAlone = !figure.closest('.instrument');
    // On a phone one scrolls from one figure of the instrument to the next.
    check(isIn(svg) || !isAlone && !isWide, `from ${box(svg).top} to ${box(svg).bottom}`);
    const seen = [...dialog.querySelectorAll('input, output')];
    for (const part of seen.filter((part) => part.checkVisibility()))
        check(isIn(part), `${part.tagName} to ${box(part).bottom}`);
    const words = [...figure.querySelectorAll('.scale span')]
        .filter((word) => word.checkVisibility()).map((word) => {
            const { left, right, bottom } = box(word);
            check(left >= 0 && right <= innerWidth, `${word.textContent} to ${right}`);
            return { left, right, bottom };
        });
    words.forEach((a, i) => words.slice(i + 1).forEach((b) =>
        check(a.right <= b.left || b.right <= a.left
            || a.bottom + 8 < b.bottom || b.bottom + 8 < a.bottom, 'words on words')));
    // Twice as wide as on the page, 596 px, or as high as the window allows, or
    // as wide, with words of 20 px beside it.
    const low = seen.map((part) => box(part).bottom).concat(box(svg).bottom);
    const isFilled = innerHeight - Math.max(...low) + box(svg).top < 70;
    const part = dialog.querySelector('.vote') ? 0.67 : 0.74;
    if (isWide && isAlone) check(width >= Math.min(1192, part * innerWidth) || isFilled,
        `small: ${width}`);
    if (!isWide) return wrong.join('; ');
    // On the figure's axis, as on the page.
    const output = isAlone && !dialog.matches('.beside')
        && figure.querySelector('output');
    const axes = [...svg.querySelectorAll('path.axis')].map(box)
        .filter((axis) => axis.height < 3 && axis.width > 60);
    if (output && axes.length)
        check(axes.some((axis) => Math.abs(axis.left - box(output).left) < 3),
            `numbers at ${box(output).left}`);
    const walk = document.createTreeWalker(dialog, NodeFilter.SHOW_TEXT);
    for (let node; (node = walk.nextNode());) {
        const parent = node.parentElement;
        if (!node.data.trim() || !parent.checkVisibility()
            || parent.closest('title, desc, msup, .slider label')) continue;
        const scale = parent.closest('svg') ? svg.getScreenCTM().a : 1;
        const size = parseFloat(getComputedStyle(parent).fontSize) * scale;
        check(size >= 20, `\"${node.data.trim()}\" is ${size} px high`);
    }
    return wrong.slice(0, 8).join('; ');
})";

/// A vote comes with its figure where it asks about what is seen, and nowhere
/// else: there the figure would tell its answer.
const VOTE: &str = "((figure) => {
    const wrong = [];
    const check = (is, what) => { if (!is) wrong.push(what); };
    const vote = document.querySelector(`.vote[data-figure=\"${figure.id}\"]`);
    if (!vote) return '';
    const now = figure.querySelector('.frame:not([display])')?.dataset.value;
    const to = new URLSearchParams(vote.querySelector('a').hash.slice(1));
    const asked = to.get(figure.id) || undefined;
    check((asked === now) === Boolean(vote.closest('.full')),
        `asked at ${asked}, seen at ${now}, beside it: ${!!vote.closest('.full')}`);
    // The question is about the position that its link opens: it may say where
    // the slider's quantity is.
    const quantity = figure.querySelector('label')?.textContent.replaceAll(' ', '|');
    const named = new RegExp(`(?:${quantity})(?: =)? ([0-9.]*[0-9])`).exec(
        vote.querySelector('strong').textContent)?.[1];
    check(!named || named === asked, `${named} in words, ${asked} opens`);
    return wrong.join('; ');
})";

/// A teacher opens them one after the other.
#[test]
fn by_address_on_every_page_and_screen() {
    let Some((tab, heard)) = tab(1280, "light") else { return };
    let mut wrong = vec![];
    for page in pages().into_iter().filter(|page| page != "print.html") {
        open(&tab, &page);
        let ids = ask(
            &tab,
            "[...document.querySelectorAll('main .plot[id]')].flatMap((figure) => {
                const vote = `.vote[data-figure=${figure.id}] a`;
                const asked = document.querySelector(vote)?.hash.slice(1);
                return [`${figure.id}&full`, ...(asked ? [asked] : [])];
            }).join()",
        );
        let ids = ids.as_str().unwrap().to_owned();
        for place in ids.split(',').filter(|id| !id.is_empty()) {
            ask(&tab, &format!("location.hash = '{place}'"));
            assert!(becomes(&tab, OPEN), "{place}");
            let id = place.split(['=', '&']).next().unwrap();
            let figure = format!("(document.getElementById('{id}'))");
            let mut look = |when: &str, script: &str| {
                let script = format!("{script}{figure}");
                // The figure is fitted in the next frame.
                if !becomes(&tab, &format!("{script} === ''")) {
                    let said = ask(&tab, &script);
                    wrong.push(format!("{place}, {when}: {said}"));
                }
            };
            look("its vote", VOTE);
            for (width, height) in
                [(360, 740), (844, 390), (1280, 720), (1920, 1080)]
            {
                resize_to(&tab, width, height);
                look(&format!("{width} × {height}"), FILLED);
            }
            // Each fault has taken five seconds.
            assert!(wrong.len() < 6, "{}", wrong.join("\n"));
            ask(&tab, "history.back()");
            assert!(becomes(&tab, &format!("!{OPEN}")), "{place}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
