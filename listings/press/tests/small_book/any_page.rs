//! Whatever stands on a page: the press answers, and does not panic.

use crate::small::{Book, press};
use mdbook_driver::MDBook;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use proptest::prelude::*;

/// What a page is made of, and what breaks it.
const PIECES: [&str; 34] = [
    "# A\n",
    "## B\n",
    "\n\n",
    "λ",
    "−0.5",
    "0.25",
    "= 7",
    "$",
    "$$",
    "\\$",
    "{{#value ",
    "small.third",
    " --lambda 2",
    "}}",
    "{{#given ",
    "\\{{#",
    "{{#include ",
    "../listings/small/src/lib.rs:sum",
    "![",
    "](",
    ")",
    "[",
    "figures/small/line.svg",
    " \"",
    "`",
    "```rust\n",
    "\n```\n",
    "| a |\n",
    "|-|\n",
    "- ",
    "> ",
    "<b",
    ">",
    "é\u{301}",
];

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 500,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_press_answers(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..30),
    ) {
        thread_local! {
            static BOOK: Book = Book::new("# A\n");
        }
        BOOK.with(|book| {
            book.write("src/page.md", &pieces.concat());
            let loaded = MDBook::load(book.root()).unwrap();
            let context = PreprocessorContext::new(
                loaded.root.clone(),
                loaded.config.clone(),
                "html".to_owned(),
            );
            let _ = press().run(&context, loaded.book);
        });
    }
}
