//! The face of the pages: the front page, a chapter's lines and margin, its
//! sliders, its ending.

use crate::{arrives, ask, open, pages, resize, tab};
use headless_chrome::Tab;
use serde_json::Value;

/// What a script finds wrong, in words; nothing if all is well.
fn nothing_wrong(tab: &Tab, place: &str, script: &str) {
    let script = format!(
        "(() => {{
            const box = (element) => element.getBoundingClientRect();
            const all = (selector, of = document) =>
                [...of.querySelectorAll(selector)];
            const one = (selector, of = document) =>
                of.querySelector(selector);
            const wrong = [];
            const check = (is, what) => {{ if (!is) wrong.push(what); }};
            {script}
            return wrong.slice(0, 8).join('; ');
        }})()"
    );
    assert_eq!(ask(tab, &script), Value::from(""), "{place}");
}

fn chapters() -> Vec<String> {
    let pages = pages().into_iter();
    pages.filter(|page| page.starts_with("chapter")).collect()
}

#[test]
fn the_figure_stands_above_the_fold() {
    let Some((tab, _)) = tab(1280, "light") else { return };
    open(&tab, "introduction.html");
    // Two screens of a phone are enough for the figure.
    for (width, height) in
        [(1280, 800), (1440, 900), (360, 2 * 780), (390, 2 * 844)]
    {
        resize(&tab, width);
        let script = format!(
            "check(one('h1').textContent.length > 20, 'a title');
             for (const what of ['.hero h1', '.hero p a', '.hero p:last-of-type a',
                 '.hero svg', '.hero output']) {{
                 const {{ top, bottom }} = box(one(what));
                 check(top >= 0 && bottom <= {height}, what + bottom);
             }}
             check(all('.hero p a').length == 2, 'two ways in');"
        );
        nothing_wrong(&tab, &format!("{width} × {height}"), &script);
    }
}

#[test]
fn every_chapter_stands_on_the_front_page_with_its_emblem() {
    let Some((tab, _)) = tab(1280, "light") else { return };
    open(&tab, "introduction.html");
    let links = "all('.chapters a').map((a) => a.getAttribute('href'))";
    let expected = chapters();
    let script = format!(
        "const links = {links};
         check(links.join() == {:?}, links);
         for (const entry of all('.chapters li')) {{
             check(one('a .emblem path', entry), 'no emblem');
             check(one('p + p', entry).textContent.length > 20, 'no line');
         }}",
        expected.join(",")
    );
    nothing_wrong(&tab, "the front page", &script);
}

/// 65 to 72 characters, spaces included, in the lines that are full: the mean
/// over all chapters, because one with many formulas has few such lines.
#[test]
fn lines_are_comfortable_to_read() {
    let Some((tab, _)) = tab(1440, "light") else { return };
    let (mut characters, mut lines) = (0.0, 0.0);
    for page in chapters() {
        open(&tab, &page);
        let script = "(() => {
            let characters = 0, lines = 0;
            for (const p of document.querySelectorAll('main > p')) {
                const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
                const range = document.createRange();
                let ends = [], count = 0;
                if (p.querySelector('math, .note, svg')) continue;
                for (let node; (node = walk.nextNode());)
                    for (let i = 0; i < node.length; i++) {
                        range.setStart(node, i);
                        range.setEnd(node, i + 1);
                        const rects = range.getClientRects();
                        if (!rects.length) continue;
                        // Code and raised letters end a little elsewhere.
                        const y = rects[0].bottom;
                        if (!(Math.abs(y - ends.at(-1)?.[0]) < 12)) ends.push([y, 0]);
                        ends.at(-1)[1]++;
                    }
                ends.pop();
                lines += ends.length;
                for (const [, n] of ends) characters += n;
            }
            return characters + ' ' + lines;
        })()";
        let counts = ask(&tab, script);
        let counts = counts.as_str().expect("two numbers").split(' ');
        let counts: Vec<f64> = counts.map(|n| n.parse().unwrap()).collect();
        characters += counts[0];
        lines += counts[1];
    }
    let mean = characters / lines;
    assert!(lines > 50.0, "only {lines} lines");
    assert!((65.0..=72.0).contains(&mean), "{mean} in {lines} lines");
}

#[test]
fn a_slider_lies_under_its_axis_and_its_numbers_keep_their_places() {
    let Some((tab, _)) = tab(1280, "light") else { return };
    for page in pages().into_iter().filter(|page| page != "print.html") {
        open(&tab, &page);
        for width in [360, 768, 1280] {
            resize(&tab, width);
            let script = "
                for (const figure of all('figure.plot:has(input)')) {
                    const input = one('input', figure);
                    const name = figure.id + ': ';
                    // Half the thumb stands out at both ends.
                    const { left, right, height } = box(input);
                    check(height >= 44, name + 'not to touch');
                    const axes = all('path.axis', figure).map(box).filter(
                        (axis) => axis.height < 2.5 && axis.width > 60);
                    // Under one axis, or from the first to the last of two.
                    check(!axes.length
                        || axes.some((axis) => Math.abs(axis.left - left - 11) < 3)
                        && axes.some((axis) => Math.abs(axis.right - right + 11) < 3),
                        name + left + ' to ' + right);
                    const words = all('.scale span', figure).map(box);
                    words.forEach((a, i) => words.slice(i + 1).forEach((b) => {
                        const apart = a.right <= b.left || b.right <= a.left;
                        // The words of a mark may stand in a row of their own.
                        const below = b.height > 1.6 * a.height;
                        check(apart || below, name + 'words on words');
                    }));
                    const places = new Set();
                    for (let i = 0; i <= input.max; i++) {
                        input.value = i;
                        input.dispatchEvent(new Event('input'));
                        places.add(all('output b', figure).map((b) => {
                            const { left, top } = box(b);
                            return [left, top];
                        }).join());
                    }
                    check(places.size == 1, name + places.size + ' places');
                }";
            nothing_wrong(&tab, &format!("{page} at {width}"), script);
        }
    }
}

#[test]
fn a_chapter_ends_with_one_sentence_and_the_way_on() {
    let Some((tab, _)) = tab(1280, "light") else { return };
    for (page, before, next) in [
        ("introduction.html", "", "chapter1.html"),
        ("chapter5.html", "chapter4.html", "chapter6.html"),
        ("chapter6.html", "chapter5.html", "claims.html"),
    ] {
        open(&tab, page);
        let script = format!(
            "const ways = all('.turn a').map((a) => a.getAttribute('href'));
             check(ways.join(' ').trim() == '{before} {next}'.trim(), ways);
             for (const way of all('.turn a[href^=chapter]')) {{
                 check(one('.emblem path', way), 'no emblem');
                 check(way.textContent.length > 12, 'no title');
             }}
             for (const bare of all('.nav-chapters'))
                 check(!bare.checkVisibility(), 'a bare arrow');
             check(/[0-9]+ numbers/.test(one('main > footer').textContent),
                 'no colophon');"
        );
        nothing_wrong(&tab, page, &script);
    }
    for page in chapters() {
        open(&tab, &page);
        let script = "
            const size = (element) =>
                parseFloat(getComputedStyle(element).fontSize);
            const sentence = one('#in-one-sentence + p');
            check(size(sentence) > 1.3 * size(one('main > h2 + p')), 'small');
            check(/^Chapter [0-9]+ · [0-9]+ minutes/.test(
                one('main > p').textContent), 'no minutes');
            check(one('main > p > .emblem path'), 'no emblem');
            check(one('main > h1 ~ ul li'), 'no objectives');";
        nothing_wrong(&tab, &page, script);
    }
}

/// One λ for all figures of a page, if the reader wants it; the address keeps
/// them all.
#[test]
fn figures_with_the_same_quantity_go_together() {
    let Some((tab, _)) = tab(1280, "light") else { return };
    open(&tab, "chapter5.html");
    let readout = |id: &str| {
        let script =
            format!("document.querySelector('#{id} output b').innerText");
        ask(&tab, &script).as_str().unwrap().to_owned()
    };
    let step = |key: &str| {
        ask(&tab, "document.getElementById('chapter5-sums-slider').focus()");
        tab.press_key(key).unwrap();
    };
    step("ArrowRight");
    assert_eq!(readout("chapter5-sums"), "1.55");
    assert_eq!(readout("chapter5-halves"), "1.5", "nobody wanted it");
    ask(
        &tab,
        "document.querySelector('#chapter5-sums .together input').click()",
    );
    step("ArrowLeft");
    step("ArrowLeft");
    step("ArrowLeft");
    assert_eq!(readout("chapter5-sums"), "1.4");
    assert_eq!(readout("chapter5-halves"), "1.4");
    assert!(arrives(&tab, "#chapter5-sums=1.4&chapter5-halves=1.4"));
    // A slider that does not reach as far stays where it is.
    step("End");
    assert_eq!(readout("chapter5-sums"), "3");
    assert_eq!(readout("chapter5-halves"), "1.4");
    // Both boxes say the same, and one figure alone on its page has none.
    let boxes = "[...document.querySelectorAll('.together input')]
        .every((box) => box.checked)";
    assert_eq!(ask(&tab, boxes), Value::from(true));
    open(&tab, "introduction.html");
    let none = "document.querySelector('.together') === null";
    assert_eq!(ask(&tab, none), Value::from(true));
}
