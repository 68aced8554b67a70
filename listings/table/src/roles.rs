//! Names in options → what each column of the file is there for.

use crate::message::{
    find_nearest, list, option, quote, quote_for_shell, show,
};
use crate::rows::{Sheet, strip_marks};
use crate::{Fault, Options};

/// What a column is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Feature,
    Target,
    Group,
    Time,
    Weights,
    Dropped,
}

/// What the options say of a column.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    pub(crate) role: Role,
    /// Whether it is said to hold numbers, or categories.
    pub(crate) is_number: bool,
    pub(crate) is_category: bool,
}

/// What the options say of each column.
pub(crate) fn find_roles(
    sheet: &mut Sheet,
    options: &Options,
) -> Result<Vec<Given>, Fault> {
    let wanted = options.target.trim();
    let target = match find_one(&sheet.names, wanted) {
        Some(place) => {
            sheet.note_numbers_in_header();
            place
        }
        None => find_place(sheet, wanted)?,
    };
    let names = &sheet.names;
    let plain =
        Given { role: Role::Feature, is_number: false, is_category: false };
    let mut all = vec![plain; names.len()];
    all[target].role = Role::Target;
    for (option, name, role) in [
        ("--group", &options.group, Role::Group),
        ("--time", &options.time, Role::Time),
        ("--weights", &options.weights, Role::Weights),
    ] {
        let Some(name) = name else { continue };
        let place = find_one(names, name.trim())
            .ok_or_else(|| refuse_unknown(option, name.trim(), names))?;
        if all[place].role != Role::Feature {
            let of = if all[place].role == Role::Target {
                "the target"
            } else {
                "named by another option"
            };
            return Err(Fault::new(format!(
                "{option} {}: this column is {of}; name another column",
                quote_for_shell(&show(name)),
            )));
        }
        all[place].role = role;
    }
    for place in find_all(names, "--drop", &options.drop)? {
        if all[place].role == Role::Target {
            return Err(Fault::new(format!(
                "--drop {}: this column is the target; choose another \
                 target, or keep this column",
                quote_for_shell(&show(&names[target]))
            )));
        }
        all[place].role = Role::Dropped;
    }
    for place in find_all(names, "--number", &options.numbers)? {
        all[place].is_number = true;
    }
    for place in find_all(names, "--categories", &options.categories)? {
        if all[place].role == Role::Target || all[place].is_number {
            let of = if all[place].is_number {
                "named by --number, too"
            } else {
                "the target, which must be numbers or yes and no"
            };
            return Err(Fault::new(format!(
                "--categories {}: this column is {of}",
                quote_for_shell(&show(&names[place])),
            )));
        }
        all[place].is_category = true;
    }
    refuse_twice(names, &all).map_err(|fault| fault.at(sheet.line))?;
    Ok(all)
}

/// The column of this name: messages show a name with what cannot be typed
/// escaped, and a header that is a comment has lost its sign.
fn find_one(names: &[String], given: &str) -> Option<usize> {
    let exact = names.iter().position(|name| name == given);
    let shown = || names.iter().position(|name| show(name) == given);
    let plain = || {
        let given = strip_marks(given);
        names.iter().position(|name| name == given)
    };
    exact.or_else(shown).or_else(plain).filter(|_| !given.is_empty())
}

/// The target's place in a file without names: `column 3`.
fn find_place(sheet: &mut Sheet, wanted: &str) -> Result<usize, Fault> {
    let place = wanted.strip_prefix("column ");
    let place = place.and_then(|place| place.parse::<usize>().ok());
    let place = place.and_then(|place| place.checked_sub(1));
    match place.filter(|place| *place < sheet.names.len()) {
        Some(place) if sheet.has_number_in_header() => {
            sheet.take_header_for_row();
            Ok(place)
        }
        _ => {
            let fault = refuse_unknown("--target", wanted, &sheet.names);
            if !sheet.has_number_in_header() {
                return Err(fault);
            }
            let n = sheet.names.len();
            Err(Fault::new(format!(
                "{}; if line {} is a row, the file has no names, and its \
                 columns are called 'column 1' to 'column {n}': --target \
                 'column {n}'",
                fault.what, sheet.line
            )))
        }
    }
}

/// The columns that a list of names means.
fn find_all(
    names: &[String],
    option: &str,
    given: &[String],
) -> Result<Vec<usize>, Fault> {
    let meant = |given: &str| -> Vec<usize> {
        let is_meant = |name: &str| name == given || show(name) == given;
        let places = 0..names.len();
        places.filter(|j| is_meant(&names[*j])).collect()
    };
    let mut places = Vec::new();
    for given in given {
        let whole = meant(given.trim());
        if !whole.is_empty() {
            places.extend(whole);
            continue;
        }
        let parts = given.split(',').map(str::trim);
        for part in parts.filter(|part| !part.is_empty()) {
            let columns = meant(part);
            if columns.is_empty() {
                return Err(refuse_unknown(option, part, names));
            }
            places.extend(columns);
        }
    }
    Ok(places)
}

/// No two columns that are used may have the same name.
fn refuse_twice(names: &[String], given: &[Given]) -> Result<(), Fault> {
    let used =
        |j: &usize| given[*j].role != Role::Dropped && !names[*j].is_empty();
    let same: Vec<usize> = {
        let used: Vec<usize> = (0..names.len()).filter(used).collect();
        let mut sorted = used.clone();
        sorted.sort_by_key(|j| &names[*j]);
        let is_twice = |two: &&[usize]| names[two[0]] == names[two[1]];
        let twice = sorted.windows(2).filter(is_twice).map(|two| two[0]);
        let Some(first) = twice.min() else { return Ok(()) };
        used.into_iter().filter(|j| names[*j] == names[first]).collect()
    };
    let name = &names[same[0]];
    let numbers: Vec<String> =
        same.iter().map(|j| (j + 1).to_string()).collect();
    let is_feature = same.iter().all(|j| given[*j].role == Role::Feature);
    let drop = if is_feature {
        format!(", or leave them all out: {}", option("--drop", &[name]))
    } else {
        String::new()
    };
    Err(Fault::new(format!(
        "columns {} have the same name, {}; give each a name of its own{drop}",
        list(&numbers),
        quote(name),
    )))
}

/// There is no such column.
pub(crate) fn refuse_unknown(
    option: &str,
    given: &str,
    names: &[String],
) -> Fault {
    const MOST: usize = 20;
    let mut there: Vec<String> =
        names.iter().take(MOST).map(|name| quote(name)).collect();
    if names.len() > MOST {
        there.push(format!("{} more", names.len() - MOST));
    }
    let near = find_nearest(given, names.iter().map(String::as_str))
        .map(|name| format!("; the nearest name is {}", quote(name)));
    let delimiter = match names {
        [_] => "; if a sign separates cells in this name, add --delimiter",
        _ => "",
    };
    Fault::new(format!(
        "{option} {}: there is no such column{}; the columns are \
         {}{delimiter}",
        quote_for_shell(&show(given)),
        near.unwrap_or_default(),
        list(&there),
    ))
}
