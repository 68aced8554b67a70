//! What is no fault, but good to know.

use crate::alike::alike;
use crate::words::{names, quoted};
use crate::{Fault, Study};

/// Leaves out the columns that are the same in every row, and says so.
///
/// # Errors
/// If the target is, or no column is left.
pub(crate) fn leave_out_constants(study: &mut Study) -> Result<(), Fault> {
    if is_constant(&study.y) {
        let what = "the target is the same in every row, so that there is \
                    nothing to explain; choose another target";
        return Err(Fault::new(what).column(&study.target));
    }
    let constant: Vec<bool> =
        study.columns.iter().map(|column| is_constant(column)).collect();
    let lost = study.names.iter().zip(&constant).filter(|(_, c)| **c);
    let lost: Vec<&str> = lost.map(|(name, _)| name.as_str()).collect();
    match &lost[..] {
        [] => {}
        [name] => study.notes.push(format!(
            "column {} is left out: it is the same in every row",
            quoted(name)
        )),
        several => study.notes.push(format!(
            "columns {} are left out: each is the same in every row",
            names(several.iter().copied())
        )),
    }
    let mut is_kept = constant.iter().map(|constant| !constant);
    study.names.retain(|_| is_kept.next() == Some(true));
    let mut is_kept = constant.iter().map(|constant| !constant);
    study.columns.retain(|_| is_kept.next() == Some(true));
    if study.columns.is_empty() {
        let none = "no column that differs from row to row is left";
        return Err(nothing_besides(none, &study.target));
    }
    Ok(())
}

/// Nothing is left that could explain the target.
pub(crate) fn nothing_besides(no_column: &str, target: &str) -> Fault {
    let target = quoted(target);
    Fault::new(format!(
        "{no_column} besides the target {target}; at least one is needed"
    ))
}

/// Whether all numbers are equal.
fn is_constant(numbers: &[f64]) -> bool {
    numbers.windows(2).all(|pair| pair[0] == pair[1])
}

/// Says which columns are exact copies of one another, or of the target.
pub(crate) fn say_copies(study: &mut Study) {
    let columns = &study.columns;
    let name = |j: &usize| study.names[*j].as_str();
    let copies = alike(columns.len(), &|a, b| {
        let order = columns[a].partial_cmp(&columns[b]);
        order.expect("all numbers are finite")
    });
    let mut notes: Vec<String> = copies
        .iter()
        .map(|group| {
            format!(
                "columns {} are exact copies of one another: how a weight is \
                 shared among them says nothing about them",
                names(group.iter().map(name))
            )
        })
        .collect();
    let target = (0..columns.len()).filter(|j| columns[*j] == study.y);
    notes.extend(target.map(|j| {
        format!(
            "column {} is an exact copy of the target {}",
            quoted(name(&j)),
            quoted(&study.target)
        )
    }));
    study.notes.extend(notes);
}

#[cfg(test)]
mod tests {
    use crate::tests::{message, study};

    #[test]
    fn a_constant_column_is_left_out() {
        let one = study("x,b,y\n1,5,2\n3,5.0,4\n", "");
        assert_eq!(one.names, ["x"]);
        assert_eq!(one.columns, [[1.0, 3.0]]);
        assert_eq!(
            one.notes,
            ["column 'b' is left out: it is the same in every row"]
        );
        let two = study("a,x,b,y\n0,1,5,2\n-0,3,5,4\n", "");
        assert_eq!(two.names, ["x"]);
        assert_eq!(
            two.notes,
            ["columns 'a' and 'b' are left out: each is the same in every row"]
        );
        assert_eq!(
            message("b,y\n5,2\n5,4\n", ""),
            "data.csv: no column that differs from row to row is left \
             besides the target 'y'; at least one is needed"
        );
    }

    #[test]
    fn a_constant_target() {
        for rows in ["1,5\n", "1,5\n2,5\n"] {
            assert_eq!(
                message(&format!("x,y\n{rows}"), ""),
                "data.csv, column 'y': the target is the same in every row, \
                 so that there is nothing to explain; choose another target"
            );
        }
    }

    #[test]
    fn exact_copies_are_said() {
        let csv = "d,a,x,b,c,y\n7,1,1,01,7,0\n8,2,3,2.0,8,5\n";
        let study = study(csv, "");
        assert_eq!(study.names, ["d", "a", "x", "b", "c"]);
        let tail = "are exact copies of one another: how a weight is shared \
                    among them says nothing about them";
        assert_eq!(
            study.notes,
            [
                format!("columns 'd' and 'c' {tail}"),
                format!("columns 'a' and 'b' {tail}"),
            ]
        );
    }

    #[test]
    fn a_copy_of_the_target_is_said() {
        assert_eq!(
            study("x,z,y\n1,2,2\n3,1,1\n", "").notes,
            ["column 'z' is an exact copy of the target 'y'"]
        );
    }
}
