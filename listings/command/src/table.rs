/// Rows below a head, as text: columns two spaces apart, numbers to the
/// right and words to the left.
///
/// ```
/// let rows = [["L1", "0.25"], ["none", "−1"]];
/// let rows = rows.map(|row| row.map(String::from));
/// assert_eq!(
///     command::table(["price", "w"], rows),
///     "price     w\n\
///      L1     0.25\n\
///      none     −1\n",
/// );
/// ```
pub fn table<const N: usize>(
    head: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> String {
    let rows: Vec<[String; N]> = rows.into_iter().collect();
    align(&head, rows.as_flattened())
}

/// The cells of all rows, one row after the other.
fn align(head: &[&str], cells: &[String]) -> String {
    let head: Vec<String> = head.iter().map(ToString::to_string).collect();
    let rows = || cells.chunks(head.len());
    let lines = || std::iter::once(&*head).chain(rows());
    let column = |i: usize| {
        let width = lines().map(|line| line[i].chars().count()).max();
        (width.unwrap_or(0), rows().all(|row| is_number(&row[i])))
    };
    let columns: Vec<(usize, bool)> = (0..head.len()).map(column).collect();
    let line = |cells: &[String]| {
        let cells = cells.iter().zip(&columns).map(|(cell, column)| {
            let (width, right) = *column;
            if right {
                format!("{cell:>width$}")
            } else {
                format!("{cell:<width$}")
            }
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        format!("{}\n", line.trim_end())
    };
    lines().map(line).collect::<Vec<_>>().concat()
}

fn is_number(cell: &str) -> bool {
    cell.starts_with(|c: char| c.is_ascii_digit() || c == '\u{2212}')
}
