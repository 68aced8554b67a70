//! The face of the pages: the front page, and the ways from page to page.

use crate::chrome::Tab;
use crate::{chapters, open, visit};

/// What a script finds wrong, in words; nothing if all is well.
fn expect_nothing_wrong(tab: &Tab, place: &str, script: &str) {
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
    assert_eq!(tab.read(&script), "", "{place}");
}

#[test]
fn the_figure_stands_above_the_fold() {
    let Some(tab) = visit(1280, "introduction.html") else { return };
    // Two screens of a phone are enough for the figure.
    for (width, height) in
        [(1280, 800), (1440, 900), (360, 2 * 780), (390, 2 * 844)]
    {
        tab.resize(width, 900);
        let script = format!(
            "check(one('h1').textContent.length > 20, 'a title');
             for (const what of ['.hero h1', '.hero p a', '.hero p:last-of-type a',
                 '.hero svg', '.hero output']) {{
                 const {{ top, bottom }} = box(one(what));
                 check(top >= 0 && bottom <= {height}, what + bottom);
             }}
             check(all('.hero p a').length == 2, 'two ways in');"
        );
        expect_nothing_wrong(&tab, &format!("{width} × {height}"), &script);
    }
}

#[test]
fn every_chapter_stands_on_the_front_page_with_its_emblem() {
    let Some(tab) = visit(1280, "introduction.html") else { return };
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
    expect_nothing_wrong(&tab, "the front page", &script);
}

#[test]
fn a_chapter_ends_with_one_sentence_and_the_way_on() {
    let Some(tab) = Tab::new(1280, "light") else { return };
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
        expect_nothing_wrong(&tab, page, &script);
    }
}
