//! Names in options → what each column of the file is there for.

use crate::message::{
    find_nearest, list, option, quote, quote_for_shell, show,
};
use crate::rows::{Sheet, strip_marks};
use crate::{Fault, Options};
use std::collections::HashSet;

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

impl Given {
    pub(crate) fn of(role: Role) -> Self {
        Given { role, is_number: false, is_category: false }
    }
}

/// What the options say of each column.
pub(crate) fn find_roles(
    sheet: &mut Sheet,
    options: &Options,
) -> Result<Vec<Given>, Fault> {
    let target = find_target(sheet, options.target.trim())?;
    let names = &sheet.names;
    let mut all = vec![Given::of(Role::Feature); names.len()];
    all[target].role = Role::Target;
    for (option, given, role) in [
        ("--group", options.group.as_slice(), Role::Group),
        ("--time", options.time.as_slice(), Role::Time),
        ("--weights", options.weights.as_slice(), Role::Weights),
        ("--drop", &options.drop, Role::Dropped),
    ] {
        for place in find_all(names, option, given)? {
            let before = all[place].role;
            if ![Role::Feature, role].contains(&before) {
                return Err(refuse_role(option, &names[place], before));
            }
            all[place].role = role;
        }
    }
    for place in find_all(names, "--number", &options.numbers)? {
        all[place].is_number = true;
    }
    if let Some(yes) = options.yes.as_ref().filter(|_| all[target].is_number) {
        let what = "is for a label, and --number says that the target is a \
                    number; give one of the two";
        let yes = quote_for_shell(&show(yes));
        return Err(Fault::new(format!("--yes {yes} {what}")));
    }
    for place in find_all(names, "--categories", &options.categories)? {
        let Given { role, is_number, .. } = all[place];
        if role != Role::Feature || is_number {
            return Err(refuse_role("--categories", &names[place], role));
        }
        all[place].is_category = true;
    }
    refuse_twice(names, &all).map_err(|fault| fault.at(sheet.line))?;
    Ok(all)
}

/// The columns of this name: messages show a name with what cannot be typed
/// escaped, and a header that is a comment has lost its sign.
fn find_named(names: &[String], given: &str) -> Vec<usize> {
    let find = |is_it: &dyn Fn(&String) -> bool| -> Vec<usize> {
        (0..names.len()).filter(|j| is_it(&names[*j])).collect()
    };
    let given = given.trim();
    let exact = find(&|name| name == given);
    let shown = || find(&|name| show(name) == given);
    let plain = || find(&|name| name == strip_marks(given));
    [exact, shown(), plain()]
        .into_iter()
        .find(|places| !places.is_empty() && !given.is_empty())
        .unwrap_or_default()
}

/// The target by its name or, in a file without names, its place: `column 3`.
fn find_target(sheet: &mut Sheet, wanted: &str) -> Result<usize, Fault> {
    if let Some(place) = find_named(&sheet.names, wanted).first() {
        sheet.note_numbers_in_header();
        return Ok(*place);
    }
    if !wanted.is_empty() && sheet.find_names_below(wanted) {
        return find_target(sheet, wanted);
    }
    let place = wanted.strip_prefix("column ");
    let place = place.and_then(|place| place.parse::<usize>().ok());
    let place = place.filter(|k| (1..=sheet.names.len()).contains(k));
    if let Some(place) = place.filter(|_| sheet.has_number_in_header()) {
        sheet.take_header_for_row();
        return Ok(place - 1);
    }
    let fault = refuse_unknown("--target", wanted, &sheet.names);
    let n = sheet.names.len();
    let or = format!(
        "; if line {} is a row, the file has no names, and its columns are \
         called 'column 1' to 'column {n}': --target 'column {n}'",
        sheet.line
    );
    let or = Some(or).filter(|_| sheet.has_number_in_header());
    Err(Fault::new(fault.what + &or.unwrap_or_default()))
}

/// The columns that a list of names means.
fn find_all(
    names: &[String],
    option: &str,
    given: &[String],
) -> Result<Vec<usize>, Fault> {
    let mut places = Vec::new();
    for given in given {
        let whole = find_named(names, given);
        let parts = given.split(',').map(str::trim);
        for part in parts.filter(|p| whole.is_empty() && !p.is_empty()) {
            let columns = find_named(names, part);
            if columns.is_empty() {
                return Err(refuse_unknown(option, part, names));
            }
            places.extend(columns);
        }
        places.extend(whole);
    }
    Ok(places)
}

/// A column is there for one thing.
fn refuse_role(option: &str, name: &str, role: Role) -> Fault {
    let is = match role {
        Role::Target => "the target",
        _ => "named by another option",
    };
    let name = quote_for_shell(&show(name));
    Fault::new(format!("{option} {name}: this column is {is}"))
}

/// No two columns that are used may have the same name.
pub(crate) fn refuse_twice(
    names: &[String],
    given: &[Given],
) -> Result<(), Fault> {
    let is_used =
        |j: &usize| given[*j].role != Role::Dropped && !names[*j].is_empty();
    let mut seen = HashSet::new();
    let mut used = (0..names.len()).filter(is_used);
    let Some(twice) = used.find(|j| !seen.insert(&names[*j])) else {
        return Ok(());
    };
    let name = &names[twice];
    let same = (0..names.len()).filter(|j| is_used(j) && names[*j] == *name);
    let same: Vec<usize> = same.collect();
    let numbers: Vec<String> =
        same.iter().map(|j| (j + 1).to_string()).collect();
    let drop = option("--drop", &[name]);
    let drop = Some(format!(", or leave them all out: {drop}"));
    let is_feature = same.iter().all(|j| given[*j].role == Role::Feature);
    Err(Fault::new(format!(
        "columns {} have the same name, {}; give each a name of its own{}",
        list(&numbers),
        quote(name),
        drop.filter(|_| is_feature).unwrap_or_default()
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
        [_] if option.starts_with('-') => {
            "; if a sign separates cells in this name, add --delimiter"
        }
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
