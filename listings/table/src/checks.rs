//! What makes columns unfit, column by column.

use crate::Fault;
use crate::categories::Values;
use crate::columns::Column;
use crate::words::{drop_option, listed, quoted};

/// Columns of words cannot be used as they are. Those with the names of rows
/// are no categories either.
pub(crate) fn no_text(
    columns: &[Column],
    values: &[Option<Values>],
) -> Result<(), Fault> {
    let texts = columns.iter().filter(|column| column.is_text());
    let (names, examples): (Vec<&str>, Vec<String>) = texts
        .map(|c| (&*c.name, format!("{} ({})", quoted(&c.name), c.example())))
        .unzip();
    let what = match names.len() {
        0 => return Ok(()),
        1 => "a column holds text, not numbers".to_owned(),
        n => format!("{n} columns hold text, not numbers"),
    };
    let named = |v: &Option<Values>| v.as_ref().map(Values::are_names_of_rows);
    let rest: Vec<&str> = columns
        .iter()
        .zip(values)
        .filter(|(_, v)| named(v) == Some(true))
        .map(|(c, _)| &*c.name)
        .collect();
    let or = match &rest[..] {
        rest if rest.len() == names.len() => String::new(),
        [] => "; or turn text into columns of 0 and 1, one for each value: \
               --categories"
            .to_owned(),
        rest => format!(
            "; or turn the others into columns of 0 and 1, one for each \
             value: {} --categories",
            drop_option(rest)
        ),
    };
    Err(Fault::new(format!(
        "{what}: {}; leave out what is of no use: {}{or}",
        listed(&examples),
        drop_option(&names)
    )))
}

/// No cell may be missing. The first column is the target.
pub(crate) fn no_gaps(columns: &[Column]) -> Result<(), Fault> {
    let holes: Vec<&Column> =
        columns.iter().filter(|column| column.missing > 0).collect();
    let what = match holes.iter().map(|column| column.missing).sum() {
        0_usize => return Ok(()),
        1 => "a cell is missing".to_owned(),
        total => format!("{total} cells are missing"),
    };
    let place = |c: &&Column| format!("{} ({})", quoted(&c.name), c.gaps());
    let places: Vec<String> = holes.iter().map(place).collect();
    // The target cannot be left out.
    let others = columns[1..].iter().filter(|column| column.missing > 0);
    let others: Vec<&str> = others.map(|column| &*column.name).collect();
    let drop = match &others[..] {
        [] => String::new(),
        others if columns[0].missing > 0 => {
            format!(", or leave out the others: {}", drop_option(others))
        }
        others => format!(", or leave out: {}", drop_option(others)),
    };
    Err(Fault::new(format!(
        "{what} (empty, NA, NaN, null, ? or .) in {}; fill the gaps, or \
         delete these lines{drop}",
        listed(&places)
    )))
}

/// Every cell of a column of numbers must be one. The first column is the
/// target.
pub(crate) fn no_odd_cells(columns: &[Column]) -> Result<(), Fault> {
    let odd = columns.iter().filter(|column| !column.is_text());
    let odd = odd.filter_map(|c| c.first_odd.as_ref().map(|odd| (odd, c)));
    let first = odd.min_by_key(|((line, ..), column)| (*line, column.place));
    let Some(((line, text, odd), column)) = first else {
        return Ok(());
    };
    let drop = if column.place == columns[0].place {
        String::new()
    } else {
        let option = drop_option(&[&column.name]);
        format!(", or leave the column out: {option}")
    };
    let more = match column.odd - 1 {
        0 => String::new(),
        1 => "; 1 more cell of this column is no plain number".to_owned(),
        n => format!("; {n} more cells of this column are no plain numbers"),
    };
    Err(Fault::new(format!("{}{drop}{more}", odd.fault(text)))
        .at(*line)
        .column(&column.name))
}

#[cfg(test)]
mod tests {
    use crate::tests::message;

    #[test]
    fn a_cell_that_is_not_a_number() {
        assert_eq!(
            message("a b,y\n1,2\nabc,3\n5,6\n", ""),
            "data.csv, line 3, column 'a b': 'abc' is not a number; correct \
             the cell, or leave the column out: --drop 'a b'"
        );
        assert_eq!(
            message("x,y\n1,2\n5,6\n1,inf\n", ""),
            "data.csv, line 4, column 'y': 'inf' is not a finite number, or \
             too large: at most 1e60 is allowed; correct the cell, or measure \
             in larger units"
        );
        assert_eq!(
            message("b;a;y\n1;2;3\n1;3,14;3\n1,5;4,5;3", "delimiter=;"),
            "data.csv, line 3, column 'a': '3,14' has a decimal comma; write \
             3.14, with a point, or leave the column out: --drop a; 1 more \
             cell of this column is no plain number"
        );
        let all = "x;y\n1,5;1\n2,5;2\n3,5;3\n";
        assert_eq!(
            message(all, "delimiter=;"),
            "data.csv, line 2, column 'x': '1,5' has a decimal comma; write \
             1.5, with a point, or leave the column out: --drop x; 2 more \
             cells of this column are no plain numbers"
        );
    }

    #[test]
    fn columns_of_text_are_all_named() {
        assert_eq!(
            message("x,name,y\n1,Ann,2\n3,Bob,4\n", ""),
            "data.csv: a column holds text, not numbers: 'name' (line 2: \
             'Ann'); leave out what is of no use: --drop name; or turn text \
             into columns of 0 and 1, one for each value: --categories"
        );
        // Half numbers is not most; missing cells do not count.
        let csv = "a,b,c,y,d\n1,x,1,1,?\nu,x,2,2,?\n2,x,z,3,v\nw,?,3,4,?\n";
        assert_eq!(
            message(csv, ""),
            "data.csv: 3 columns hold text, not numbers: 'a' (line 3: 'u'), \
             'b' (line 2: 'x') and 'd' (line 4: 'v'); leave out what is of \
             no use: --drop a,b,d; or turn text into columns of 0 and 1, one \
             for each value: --categories"
        );
    }

    #[test]
    fn missing_cells_are_counted() {
        assert_eq!(
            message("x,y\n1,2\n,3\n4,5\n", ""),
            "data.csv: a cell is missing (empty, NA, NaN, null, ? or .) in \
             'x' (line 3); fill the gaps, or delete these lines, or leave \
             out: --drop x"
        );
        let csv = "a,b,c,y\n?,1,.,1\nNA,,5,2\nnan,2,6,3\nnull,?,7,4\n";
        assert_eq!(
            message(csv, ""),
            "data.csv: 7 cells are missing (empty, NA, NaN, null, ? or .) in \
             'a' (4 cells: lines 2, 3, 4, …), 'b' (lines 3 and 5) and 'c' \
             (line 2); fill the gaps, or delete these lines, or leave out: \
             --drop a,b,c"
        );
        assert_eq!(
            message("x,y\n1,2\n?,?\n4,5\n", ""),
            "data.csv: 2 cells are missing (empty, NA, NaN, null, ? or .) in \
             'y' (line 3) and 'x' (line 3); fill the gaps, or delete these \
             lines, or leave out the others: --drop x"
        );
        assert_eq!(
            message("x,y\n1,2\n3,\n4,5\n", ""),
            "data.csv: a cell is missing (empty, NA, NaN, null, ? or .) in \
             'y' (line 3); fill the gaps, or delete these lines"
        );
        // A category may be missing too.
        assert_eq!(
            message("x,c,y\n1,a,2\n3,NA,5\n4,b,5\n", "categories"),
            "data.csv: a cell is missing (empty, NA, NaN, null, ? or .) in \
             'c' (line 3); fill the gaps, or delete these lines, or leave \
             out: --drop c"
        );
    }
}
