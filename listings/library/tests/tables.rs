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
