//! The tables on the page are those of `libraries.toml` and of the results.

#[path = "../examples/tables.rs"]
mod tables;

#[test]
fn the_tables_say_what_the_list_and_the_results_say() {
    for (file, text) in tables::files().expect("the list and the results") {
        let stands = std::fs::read_to_string(&file).unwrap_or_default();
        assert_eq!(
            stands.replace("\r\n", "\n"),
            text,
            "{} is stale: run `cargo run --example tables`",
            file.display()
        );
    }
}

/// The page says that with a price no other library warned.
#[test]
fn one_library_warns() {
    let all = library::libraries().expect("the list");
    let root = base::book_root();
    let warns = |id: &String| {
        let measured = library::Measured::of(&root, id).expect("a result");
        measured.warns(true) || measured.warns(false)
    };
    let ids = all.iter().map(|library| &library.id);
    assert_eq!(ids.filter(|id| warns(id)).collect::<Vec<_>>(), ["group-lasso"]);
}
