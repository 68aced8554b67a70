//! One visit to every page: all that looks at a page and changes nothing.

use crate::{address, ask, before_each_page, open, pages, resize_to, tab};
use flate2::{Compression, write::GzEncoder};
use promises::{made_book, programs_in};
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;

/// Widths and heights of a window: phones, one of them sideways, tablets, and
/// both sides of where a margin begins.
const WINDOWS: [(u32, u32); 8] = [
    (360, 780),
    (621, 900),
    (768, 1024),
    (844, 390),
    (1080, 900),
    (1199, 900),
    (1280, 720),
    (1440, 900),
];

/// The sidebar, open or closed.
const SIDEBAR: &str = "((open) => {
    const box = document.getElementById('mdbook-sidebar-toggle-anchor');
    if (box.checked !== open) box.click();
})";

/// What is cut at an edge without a sign that it goes on, and what is not where
/// it belongs at this width.
pub(crate) const LAYOUT: &str = "(() => {
    const wrong = new Set();
    const name = (e) => `${e.tagName} ${e.className} ${e.textContent.slice(0, 30)}`;
    const edge = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > edge) wrong.add('the page is wide');
    // The page's own background may cover a shadow at an edge: a local layer.
    const hasSign = (e) => /local/.test(getComputedStyle(e).backgroundAttachment);
    const content = document.querySelector('.content');
    for (const e of [content, ...content.querySelectorAll('*:not(svg *, math *)')]) {
        if (!e.checkVisibility() || e.matches('input, .slider label')) continue;
        const { overflowX } = getComputedStyle(e);
        if (overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1
            && !(overflowX === 'auto' && hasSign(e))) wrong.add(`cut: ${name(e)}`);
        const { left, right, width } = e.getBoundingClientRect();
        let scroller = e.parentElement;
        while (scroller && !hasSign(scroller)) scroller = scroller.parentElement;
        if (width > 1 && !scroller && (right > edge + 1 || left < -1))
            wrong.add(`beyond the edge: ${name(e)}`);
    }
    // Captions and notes stand in the margin as soon as there is room for it.
    const style = getComputedStyle(content);
    const room = content.clientWidth - parseFloat(style.paddingLeft)
        - parseFloat(style.paddingRight);
    const text = document.querySelector('main > h2')?.getBoundingClientRect();
    for (const words of document.querySelectorAll('main > .plot > figcaption, .note'))
        if ((words.getBoundingClientRect().left >= text.right) !== (room >= 848))
            wrong.add(`caption: ${name(words)}`);
    if (innerWidth > 360) return [...wrong].slice(0, 6).join('; ');
    // A formula that is cut on a phone cannot be read at a glance.
    for (const math of document.querySelectorAll('main math')) {
        const isWide = math.getAttribute('display') === 'block'
            ? math.scrollWidth > math.clientWidth
            : math.getBoundingClientRect().right > 345;
        if (isWide) wrong.add(`wide: ${math.textContent}`);
    }
    // A sign never begins a line after its formula.
    for (const whole of document.querySelectorAll('main .unbroken'))
        if (whole.getClientRects().length !== 1) wrong.add(`broken: ${whole.textContent}`);
    return [...wrong].slice(0, 6).join('; ');
})()";

/// Whether the page is wider than the window.
const WIDE: &str = "document.documentElement.scrollWidth > innerWidth
    ? `${document.documentElement.scrollWidth} wide` : ''";

/// What a page says that it should not, and headings.
const WORDS: &str = r"(() => {
    const wrong = [];
    if (document.querySelectorAll('h1:not([role=none])').length !== 1)
        wrong.push('not one heading of the first level');
    const look = (words) => {
        if (/\\[a-zA-Z]+|\$\S+\$|\[[-−.\d]+(ex|em|pt|mm)\]/.test(words))
            wrong.push(`LaTeX: ${words.trim().slice(0, 60)}`);
    };
    const main = document.querySelector('main');
    main.querySelectorAll('math').forEach((math) => look(math.textContent));
    const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    for (let node; (node = walk.nextNode());)
        if (!node.parentElement.closest('code, pre, script, math')) look(node.data);
    return wrong.join('; ');
})()";

/// Every Run button opens the line that the page shows before it; its end, with
/// the argument to look at, is in sight.
const LINES: &str = r"(async () => {
    const wrong = [];
    let line;
    for (const e of document.querySelectorAll('main code, main .run')) {
        if (e.closest('.live')) continue;
        if (e.matches('code')) {
            line = e.textContent;
            if (e.parentElement.matches('pre')) line = line.split('\n')
                .find((line) => line.startsWith('$ '))?.slice(2);
            continue;
        }
        e.click();
        const look = () => document.querySelector('.live form input');
        for (let i = 0; i < 1000 && !look(); i++)
            await new Promise((done) => setTimeout(done, 5));
        if (look()?.value !== line || e.ariaLabel !== `Run ${line}`)
            wrong.push(`${line} opens ${look()?.value}`);
        const { scrollLeft, clientWidth, scrollWidth } = look();
        if (scrollLeft + clientWidth < scrollWidth - 1)
            wrong.push(`the end of ${line} is out of sight`);
        document.querySelector('.live [type=button]:last-of-type').click();
    }
    return wrong.join('; ');
})()";

fn packed(path: &Path) -> u64 {
    let mut packer = GzEncoder::new(vec![], Compression::default());
    packer.write_all(&fs::read(path).unwrap()).unwrap();
    packer.finish().unwrap().len() as u64
}

/// What a first visit costs, everything that the page asks for.
fn weight(page: &str, requests: &BTreeSet<String>) -> Vec<String> {
    let home = address("");
    let (mut bytes, mut fonts, mut wrong) = (0, 0, vec![]);
    for request in requests.iter().filter(|r| !r.starts_with("data:")) {
        let Some(file) = request.strip_prefix(&home) else {
            wrong.push(format!("asks for {request}"));
            continue;
        };
        let file = file.split(['?', '#']).next().unwrap();
        let file = made_book().join(file);
        if file.extension().is_some_and(|e| e == "woff2") {
            fonts += fs::metadata(&file).unwrap().len();
        } else {
            bytes += packed(&file);
        }
    }
    println!("{page}: {bytes} bytes, fonts {fonts}");
    let is_light = bytes < 90_000 && fonts < 130_000;
    if !is_light && page != "print.html" {
        wrong.push(format!("{bytes} bytes and fonts of {fonts}"));
    }
    wrong
}

#[test]
fn every_page() {
    let Some((tab, heard)) = tab(1280, "light") else { return };
    // Programs are opened here, and not run.
    let source =
        "globalThis.Worker = class { postMessage() {} terminate() {} }";
    before_each_page(&tab, source);
    let (mut wrong, mut lines) = (vec![], 0);
    for page in pages() {
        open(&tab, &page);
        let mut found = weight(&page, &heard.lock().unwrap().requests);
        let mut look = |when: &str, script: &str| {
            let said = ask(&tab, script);
            let said = said.as_str().expect("words");
            if !said.is_empty() {
                found.push(format!("{when}: {said}"));
            }
        };
        if page == "print.html" {
            // The other pages once more.
            for width in [360, 768, 1440] {
                resize_to(&tab, width, 900);
                look(&format!("{width}"), WIDE);
            }
        } else {
            look("words", WORDS);
            for (width, height) in WINDOWS {
                resize_to(&tab, width, height);
                // On a phone it pushes the page aside.
                for open in
                    [true, false].into_iter().filter(|o| !o || width > 620)
                {
                    ask(&tab, &format!("{SIDEBAR}({open})"));
                    look(&format!("{width}, sidebar {open}"), LAYOUT);
                }
            }
            resize_to(&tab, 360, 780);
            look("the line of a terminal", LINES);
            let run = ask(&tab, "document.querySelectorAll('.run').length");
            lines += run.as_u64().unwrap();
        }
        let heard = std::mem::take(&mut *heard.lock().unwrap());
        found.extend(heard.complaints);
        wrong.extend(found.into_iter().map(|what| format!("{page}: {what}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let has_programs = !programs_in(made_book()).is_empty();
    assert!(!has_programs || lines > 40, "only {lines} commands");
}
