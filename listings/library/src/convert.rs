//! What was typed in one library, in the book's λ and in all others.

use crate::{Library, LibraryCommand, Sizes};
use anyhow::{Context, Result, ensure};

/// The lines that the program `library` prints, the book's λ first.
///
/// # Errors
/// When there is no such library, or it has no such price; when a number cannot
/// be what it is given for; and when one is needed that was not given.
pub fn convert(all: &[Library], command: &LibraryCommand) -> Result<String> {
    let sizes = sizes(command)?;
    let LibraryCommand { library: from, number, ridge, .. } = command;
    ensure!(
        number.is_finite() && *number > 0.0,
        "{number}: a strength is a number above 0"
    );
    let lambda = if from.eq_ignore_ascii_case("book") {
        *number
    } else {
        let known = || {
            let ids = all.iter().map(|library| &*library.id);
            ids.collect::<Vec<_>>().join(", ")
        };
        let mut named = all.iter().filter(|l| l.id.eq_ignore_ascii_case(from));
        let library = named.next().with_context(|| {
            format!("there is no library `{from}`; there are book, {}", known())
        })?;
        let price = library.price(!ridge).with_context(|| {
            let (this, other) =
                if *ridge { ("L2", "without") } else { ("L1", "with") };
            format!("{from} has no price for {this}; try {other} --ridge")
        })?;
        let missing = price.formula.missing(sizes);
        ensure!(
            missing.is_empty(),
            "in {from} one types {} = {}: give {}",
            price.typed,
            price.formula,
            missing.join(" and ")
        );
        price.formula.lambda(*number, sizes)
    };
    let mut lines = vec![format!("the book: λ = {}", six(lambda))];
    for library in all {
        let Some(price) = library.price(!ridge) else { continue };
        let typed = price.formula.typed(lambda, sizes);
        let value = if typed.is_finite() {
            six(typed)
        } else {
            price.formula.to_string()
        };
        lines.push(format!("{}: {} = {value}", library.name, price.typed));
    }
    Ok(lines.join("\n"))
}

/// What nobody gave is no number, and so is what depends on it.
fn sizes(command: &LibraryCommand) -> Result<Sizes> {
    let LibraryCommand { rows, deviation, lambda_max, .. } = command;
    if let Some(n) = rows {
        ensure!(
            n.is_finite() && *n >= 2.0,
            "--rows {n}: give how many rows there are, at least 2"
        );
    }
    let sizes = [("deviation", deviation), ("lambda-max", lambda_max)];
    for (option, size) in sizes {
        let size = size.unwrap_or(1.0);
        ensure!(
            size.is_finite() && size > 0.0,
            "--{option} {size}: give a number above 0"
        );
    }
    Ok(Sizes {
        n: rows.unwrap_or(f64::NAN),
        s: deviation.unwrap_or(f64::NAN),
        lambda_max: lambda_max.unwrap_or(f64::NAN),
    })
}

/// Six digits, as the page's converter shows them.
fn six(number: f64) -> String {
    let digits = format!("{number:.5e}").parse::<f64>();
    digits.unwrap_or(number).to_string()
}
