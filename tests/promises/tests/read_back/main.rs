//! Figures are read back: curves, dots and words are taken out of the SVG,
//! turned into the axes' own units by the ticks, and held against mathematics
//! written here, by hand. A figure that is drawn wrong fails, however often
//! it is drawn.
//!
//! `svg.rs` takes a figure apart, `check.rs` compares, and each chapter has a
//! file with what its figures must show; `view.rs` has what the figures of one
//! weight have in common, `pair.rs` what holds for two. A reader takes out what it
//! has read; what is left over fails too.

mod chapter1;
mod chapter10;
mod chapter2;
mod chapter3;
mod chapter4;
mod chapter5;
mod chapter6;
mod chapter7;
mod chapter8;
mod chapter9;
mod check;
mod instrument;
mod pair;
mod svg;
mod view;

use std::collections::BTreeSet;

/// Each figure's reader, itself a test; and each emblem's.
const READERS: [(&str, fn()); 52] = [
    ("chapter1/emblem", chapter1::emblem),
    ("chapter1/fits", chapter1::fits),
    ("chapter2/corners", chapter2::corners),
    ("chapter2/emblem", chapter2::emblem),
    ("chapter2/shapes", chapter2::shapes),
    ("chapter2/surface", chapter2::surface),
    ("chapter3/bowl", chapter3::bowl),
    ("chapter3/emblem", chapter3::emblem),
    ("chapter3/lines", chapter3::lines),
    ("chapter4/emblem", chapter4::emblem),
    ("chapter4/penalties", chapter4::penalties),
    ("chapter4/slopes", chapter4::slopes),
    ("chapter4/zoom", chapter4::zoom),
    ("chapter5/emblem", chapter5::emblem),
    ("chapter5/halves", chapter5::halves),
    ("chapter5/path", chapter5::path),
    ("chapter5/sums", chapter5::sums),
    ("chapter6/emblem", chapter6::emblem),
    ("chapter6/hills", chapter6::hills),
    ("chapter6/pulls", chapter6::pulls),
    ("chapter6/walks", chapter6::walks),
    ("chapter7/dead-zone", chapter7::dead_zone),
    ("chapter7/emblem", chapter7::emblem),
    ("chapter7/losses", chapter7::losses),
    ("chapter7/moved", chapter7::moved),
    ("chapter7/powers", chapter7::powers),
    ("chapter7/rounded", chapter7::rounded),
    ("chapter7/spike", chapter7::spike),
    ("chapter7/stairs", chapter7::stairs),
    ("chapter8/budgets", chapter8::budgets),
    ("chapter8/emblem", chapter8::emblem),
    ("chapter8/paths", chapter8::paths),
    ("chapter8/rule", chapter8::rule),
    ("chapter8/zigzag", chapter8::zigzag),
    ("chapter9/emblem", chapter9::emblem),
    ("chapter9/errors", chapter9::errors),
    ("chapter9/noise", chapter9::noise),
    ("chapter9/often", chapter9::often),
    ("chapter9/paths", chapter9::paths),
    ("chapter9/splits", chapter9::splits),
    ("chapter10/aims", chapter10::aims),
    ("chapter10/copies", chapter10::copies),
    ("chapter10/emblem", chapter10::emblem),
    ("chapter10/refits", chapter10::refits),
    ("chapter10/risk", chapter10::risk),
    ("chapter10/wrong", chapter10::wrong),
    ("instrument/data", instrument::data),
    ("instrument/emblem", instrument::emblem),
    ("instrument/path", instrument::path),
    ("instrument/pulls", instrument::pulls),
    ("instrument/sums", instrument::sums),
    ("instrument/zone", instrument::zone),
];

#[test]
fn every_figure_and_every_emblem_has_its_reader() {
    let of = |chapter: &press::Program| {
        let names = chapter.figures.iter().map(|figure| figure.name);
        let names = names.chain(["emblem"]);
        names.map(|name| format!("{}/{name}", chapter.name)).collect::<Vec<_>>()
    };
    let figures: BTreeSet<String> =
        book::chapters().iter().flat_map(of).collect();
    let readers: BTreeSet<String> =
        READERS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(
        figures, readers,
        "each figure has a reader in tests/promises/tests/read_back"
    );
}
