//! Says what was typed in one library, in the book's λ and in all others.

use anyhow::{Context, Result, ensure};
use clap::Parser;
use library::{LibraryCommand, Sizes, libraries};
use std::process::ExitCode;

fn main() -> ExitCode {
    let command = LibraryCommand::parse();
    base::exit(|| {
        let text = convert(&command)?;
        base::say(&text);
        Ok::<(), anyhow::Error>(())
    })
}

fn convert(command: &LibraryCommand) -> Result<String> {
    let LibraryCommand { library: from, number, ridge, rows, deviation } =
        command;
    ensure!(
        number.is_finite() && *number > 0.0,
        "{number}: a strength is a number above 0"
    );
    for (option, size, least) in
        [("rows", rows, 2.0), ("deviation", deviation, f64::MIN_POSITIVE)]
    {
        let is_right =
            size.is_none_or(|size| size.is_finite() && size >= least);
        ensure!(is_right, "--{option}: a number above 0, rows at least 2");
    }
    // What nobody gave is no number, and so is what depends on it.
    let sizes = Sizes {
        n: rows.unwrap_or(f64::NAN),
        s: deviation.unwrap_or(f64::NAN),
        lambda_max: f64::NAN,
    };
    let all = libraries()?;
    let lambda = if from == "book" {
        *number
    } else {
        let known = || {
            let ids = all.iter().map(|library| &*library.id);
            ids.collect::<Vec<_>>().join(", ")
        };
        let library = all.iter().find(|library| library.id == *from);
        let library = library.with_context(|| {
            format!("there is no library `{from}`; there are book, {}", known())
        })?;
        let price = library.price(!ridge).with_context(|| {
            let (this, other) =
                if *ridge { ("L2", "without") } else { ("L1", "with") };
            format!("{from} has no price for {this}; try {other} --ridge")
        })?;
        let lambda = price.formula.lambda(*number, sizes);
        ensure!(
            lambda.is_finite(),
            "in {from} one types {} = {}: give n with --rows, s with \
             --deviation",
            price.typed,
            price.formula
        );
        lambda
    };
    let mut lines = vec![format!("the book: λ = {lambda}")];
    for library in &all {
        let Some(price) = library.price(!ridge) else { continue };
        let typed = price.formula.typed(lambda, sizes);
        let value = if typed.is_finite() {
            format!("{typed}")
        } else {
            price.formula.to_string()
        };
        lines.push(format!("{}: {} = {value}", library.name, price.typed));
    }
    Ok(lines.join("\n"))
}
