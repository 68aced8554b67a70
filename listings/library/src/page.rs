//! The page's tables and sections, in Markdown, and the table as CSV.

use crate::{Library, Measured, Typed};
use anyhow::Result;
use std::fmt::Write;

/// A library with what was measured of it.
pub type Entry = (Library, Measured);

/// What is typed for λ: the page's first table.
pub fn strengths(entries: &[Entry]) -> String {
    let rows = entries.iter().map(|(library, _)| {
        let code = |p: &Typed| format!("`{} = {}`", p.typed, p.formula);
        let cell = |is_l1| library.price(is_l1).map_or("none".to_owned(), code);
        [link(library), cell(true), cell(false)]
    });
    table(["library", "L1", "L2"], rows)
}

/// What else is scaled or priced, and whether a zero is one.
pub fn habits(entries: &[Entry]) -> String {
    let rows = entries.iter().map(|(library, measured)| {
        let zeros = match measured.makes_zeros() {
            Some(true) => "exact",
            Some(false) => "nearly 0",
            None => "no L1",
        };
        let Library { standardises, intercept, .. } = library;
        let [scales, free] = [standardises, intercept].map(Clone::clone);
        [link(library), scales, free, zeros.to_owned()]
    });
    table(["library", "scales columns", "intercept", "L1's zeros"], rows)
}

fn warning(is_said: bool) -> &'static str {
    if is_said { ", it warns" } else { "" }
}

/// What each makes of odd data, and how far its default tolerance goes.
pub fn corners(entries: &[Entry]) -> String {
    let rows = entries.iter().filter_map(|(library, measured)| {
        let off = |is_l1| {
            let warns = warning(measured.warns(is_l1));
            measured.off(is_l1).map(|off| round(off) + warns)
        };
        let free = warning(measured.warns_without_price());
        let cells = [
            measured.copies(),
            measured.constant(),
            measured.missing(),
            off(true),
            off(false),
            measured.off_without_price().map(|off| round(off) + free),
        ];
        // Nothing was tried with it.
        if cells.iter().all(Option::is_none) {
            return None;
        }
        let [a, b, c, d, e, f] =
            cells.map(|cell| cell.unwrap_or_else(|| "–".to_owned()));
        Some([link(library), a, b, c, d, e, f])
    });
    let head = [
        "library",
        "two copies",
        "a constant column",
        "a missing cell",
        "off by, L1",
        "off by, L2",
        "off by, λ = 0",
    ];
    table(head, rows)
}

/// A table in Markdown.
fn table<const N: usize>(
    head: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> String {
    let line = |cells: [&str; N]| format!("| {} |\n", cells.join(" | "));
    let rows = rows.map(|row| line(row.each_ref().map(|cell| &**cell)));
    line(head) + &line(["---"; N]) + &rows.collect::<String>()
}

/// A section for each library: what to type, and what to know.
pub fn sections(entries: &[Entry]) -> String {
    let mut text = String::new();
    for (library, measured) in entries {
        let Library { id, name, language, .. } = library;
        let title = match (&library.lasso, &library.ridge) {
            (Some(l1), Some(l2)) if l1.typed != l2.typed => {
                format!("{name}: {} and {}", plain(l1), plain(l2))
            }
            (Some(one), _) | (_, Some(one)) => {
                format!("{name}: {}", plain(one))
            }
            (None, None) => name.clone(),
        };
        writeln!(text, "### {title} {{#{id}}}\n").expect("a string");
        if let Some(lines) = &library.lines {
            writeln!(text, "```console\n{}\n```\n", lines.trim())
                .expect("a string");
        }
        let seen =
            format!("Run on {} with {}.", measured.measured, measured.with());
        let note = library.note.as_deref().unwrap_or_default().trim();
        let parts = [note, &*format!("{language}. {seen}")];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        writeln!(text, "{}\n", parts.collect::<Vec<_>>().join("\n\n"))
            .expect("a string");
    }
    text.trim_end().to_owned() + "\n"
}

/// Everything that the tables say, one line a library.
///
/// # Errors
/// Never: a line in memory can be written.
pub fn csv(entries: &[Entry]) -> Result<String> {
    let mut lines = csv::Writer::from_writer(vec![]);
    lines.write_record([
        "library",
        "language",
        "versions",
        "l1_parameter",
        "l1_formula",
        "l2_parameter",
        "l2_formula",
        "scales_columns",
        "intercept",
        "l1_off",
        "l2_off",
        "copies",
        "constant_column",
        "missing_cell",
    ])?;
    for (library, measured) in entries {
        let price = |is_l1| {
            let price = library.price(is_l1);
            price.map_or([String::new(), String::new()], |p| {
                [p.typed.clone(), p.formula.to_string()]
            })
        };
        let ([l1, of_l1], [l2, of_l2]) = (price(true), price(false));
        let said = |of: fn(&Measured) -> Option<String>| {
            of(measured).unwrap_or_default()
        };
        let off = |is_l1| {
            let off = measured.off(is_l1);
            off.map(|off| format!("{off:e}")).unwrap_or_default()
        };
        let (off_l1, off_l2) = (off(true), off(false));
        lines.write_record([
            &*library.name,
            &*library.language,
            &*measured.with(),
            &*l1,
            &*of_l1,
            &*l2,
            &*of_l2,
            &*library.standardises.replace('`', ""),
            &*library.intercept.replace('`', ""),
            &*off_l1,
            &*off_l2,
            &*said(Measured::copies),
            &*said(Measured::constant),
            &*said(Measured::missing),
        ])?;
    }
    Ok(String::from_utf8(lines.into_inner()?)?)
}

fn link(Library { name, id, .. }: &Library) -> String {
    format!("[{name}](#{id})")
}

fn plain(price: &Typed) -> String {
    price.typed.replace('`', "")
}

/// One digit is enough of an error.
fn round(off: f64) -> String {
    if off > 1e6 {
        return "huge".to_owned();
    }
    if off < 5e-7 {
        return "less than 10⁻⁶".to_owned();
    }
    // 2e-4 has its first digit in the fourth place.
    let scientific = format!("{off:.0e}");
    let (_, places) = scientific.split_once("e-").unwrap_or(("", "0"));
    let digits = places.parse().unwrap_or(0);
    format!("{off:.digits$}")
}
