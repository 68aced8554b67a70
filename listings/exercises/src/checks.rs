use crate::code::Head;
use std::fmt::Write as _;

/// The checks of an exercise.
#[derive(Clone, Debug)]
pub struct Checks {
    /// The head of the function that is checked.
    pub(crate) head: Head,
    /// The calls, with what the solution gives.
    pub checks: Vec<Check>,
    /// What whoever made a mistake is told, and what the mistake gives in each
    /// check.
    pub mistakes: Vec<(String, Vec<Vec<f64>>)>,
}

/// One check.
#[derive(Clone, Debug)]
pub struct Check {
    /// The arguments, as Rust.
    pub arguments: Vec<String>,
    /// What comes back from the solution.
    pub right: Vec<f64>,
}

/// What is said of somebody's function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// For each check what was called and what came back, and whether that is
    /// right.
    pub checks: Vec<(String, bool)>,
    /// What whoever makes such a mistake is told; nothing if it is none of the
    /// known ones.
    pub mistakes: Vec<String>,
}

impl Checks {
    /// The place of the first mistake that gives what the solution or a mistake
    /// before it gives, or what is no number of ordinary size.
    pub(crate) fn clash(&self) -> Option<usize> {
        let right = self.checks.iter().map(|check| check.right.clone());
        let mut rows: Vec<Vec<Vec<f64>>> = vec![right.collect()];
        for (place, (_, wrong)) in self.mistakes.iter().enumerate() {
            rows.push(wrong.clone());
            let is_like = |row: &Vec<Vec<f64>>| {
                row.iter().zip(wrong).all(|(a, b)| are_alike(a, b))
            };
            let mut numbers = rows.iter().flatten().flatten();
            let are_fit = numbers.all(|n| n.is_finite() && n.abs() < 1e6);
            if !are_fit || rows[..=place].iter().any(is_like) {
                return Some(place);
            }
        }
        None
    }

    /// Judges what came back in each check, or why nothing did, in the words
    /// and with the tolerance of the checks that readers run.
    pub fn judge(&self, got: &[Result<Vec<f64>, String>]) -> Judgement {
        let names = self.names();
        let check = |(check, got): (&Check, &Result<Vec<f64>, String>)| {
            let call = shorten(&self.call(check, &names));
            let right = &check.right;
            let what = match got {
                Ok(got) => format!("{got:?}; right is {right:?}"),
                Err(why) => why.clone(),
            };
            (format!("{call}: {what}"), is_near(got, right))
        };
        let is_made = |wrong: &[Vec<f64>]| {
            got.len() == wrong.len()
                && got.iter().zip(wrong).all(|(got, wrong)| is_near(got, wrong))
        };
        let made = self.mistakes.iter().filter(|(_, wrong)| is_made(wrong));
        Judgement {
            checks: self.checks.iter().zip(got).map(check).collect(),
            mistakes: made.map(|(says, _)| says.clone()).collect(),
        }
    }

    /// As Rust: the calls, what they should give, and what mistakes give.
    pub(crate) fn text(&self) -> String {
        let names = self.names();
        let count = self.checks.len();
        let row = |check: &Check| {
            let call = self.call(check, &names);
            let list = self.head.wrap_in_list(&call);
            let said = shorten(&call);
            format!("    ({said:?}, || {list}, &{:?})", check.right)
        };
        // What a mistake gives is most often right.
        let gives = |(i, list): (usize, &Vec<f64>)| {
            if *list == self.checks[i].right {
                format!("CHECKS[{i}].2")
            } else {
                format!("&{list:?}")
            }
        };
        let wrong = |(says, lists): &(String, Vec<Vec<f64>>)| {
            let lists: Vec<String> =
                lists.iter().enumerate().map(gives).collect();
            format!("    ({says:?}, [{}])", lists.join(", "))
        };
        let rows: Vec<String> = self.checks.iter().map(row).collect();
        let mistakes: Vec<String> = self.mistakes.iter().map(wrong).collect();
        format!(
            "const CHECKS: [(&str, fn() -> Vec<f64>, &[f64]); {count}] = [\n{}];\n\
             const MISTAKES: &[(&str, [&[f64]; {count}])] = &[\n{}];\n{}",
            rows.join(",\n"),
            mistakes.join(",\n"),
            data(&names)
        )
    }

    /// As Rust: the calls, and nothing that tells what they should give.
    pub(crate) fn calls(&self) -> String {
        let names = self.names();
        let row = |check: &Check| {
            let list = self.head.wrap_in_list(&self.call(check, &names));
            format!("    || {list},\n")
        };
        let rows: String = self.checks.iter().map(row).collect();
        let data = data(&names);
        format!("pub const CALLS: &[fn() -> Vec<f64>] = &[\n{rows}];\n{data}")
    }

    /// The call of a check, as Rust.
    fn call(&self, check: &Check, names: &[Named]) -> String {
        let argument = |argument: &String| {
            let named = names.iter().find(|named| named.list == *argument);
            named.map_or(argument.clone(), Named::argument)
        };
        let arguments: Vec<String> =
            check.arguments.iter().map(argument).collect();
        format!("{}({})", self.head.function, arguments.join(", "))
    }

    /// Names for the lists that are used more than once, those of the
    /// parameters in capitals.
    fn names(&self) -> Vec<Named> {
        let mut names: Vec<Named> = vec![];
        let all = || self.checks.iter().flat_map(|check| &check.arguments);
        for check in &self.checks {
            for ((parameter, kind), list) in
                self.head.parameters.iter().zip(&check.arguments)
            {
                let again = all().filter(|other| *other == list).count() > 1;
                let known = names.iter().any(|known| known.list == *list);
                if !list.starts_with("&[") || !again || known {
                    continue;
                }
                let upper = parameter.to_uppercase();
                let is_like = |known: &&Named| known.name.starts_with(&upper);
                let name = match names.iter().filter(is_like).count() {
                    0 => upper,
                    count => format!("{upper}{}", count + 1),
                };
                let (kind, list) = (kind.clone(), list.clone());
                names.push(Named { name, kind, list });
            }
        }
        names
    }
}

/// A list that has a name in a file.
struct Named {
    name: String,
    /// Its type.
    kind: String,
    /// As Rust.
    list: String,
}

impl Named {
    /// The items of a list of lists, which no constant can hold.
    fn lists(&self) -> Option<&str> {
        self.list.strip_prefix("&[").filter(|items| items.starts_with("vec!"))
    }

    fn argument(&self) -> String {
        let reference = if self.lists().is_some() { "&" } else { "" };
        format!("{reference}{}", self.name)
    }
}

/// The text of the lists that have names.
fn data(names: &[Named]) -> String {
    let mut data = String::new();
    for named in names {
        let Named { name, kind, list } = named;
        // A list of lists is made when it is first used.
        let _ = match named.lists() {
            Some(items) => writeln!(
                data,
                "static {name}: std::sync::LazyLock<Vec<Vec<f64>>> = \
                 std::sync::LazyLock::new(|| vec![{items});"
            ),
            None => writeln!(data, "const {name}: {kind} = {list};"),
        };
    }
    data
}

/// A call as people read it.
fn shorten(call: &str) -> String {
    call.replace("vec!", "").replace('&', "")
}

/// Whether what came back is what is wanted: a 0 is exactly 0.
fn is_near(got: &Result<Vec<f64>, String>, wanted: &[f64]) -> bool {
    let same = |(a, b): (&f64, &f64)| {
        a == b || *a != 0.0 && *b != 0.0 && (a - b).abs() < 1e-9
    };
    got.as_ref().is_ok_and(|got| {
        got.len() == wanted.len() && got.iter().zip(wanted).all(same)
    })
}

/// Whether a check would take one for the other, or nearly.
fn are_alike(a: &[f64], b: &[f64]) -> bool {
    let alike = |(a, b): (&f64, &f64)| {
        (*a == 0.0) == (*b == 0.0) && (a - b).abs() < 1e-6
    };
    a.len() == b.len() && a.iter().zip(b).all(alike)
}
