use crate::argument::Arguments;
use crate::own::move_into_module;
use crate::text::{Formulas, Item, Made, Said, Source, Text, evaluate};
use crate::{Answer, Check, Checks, Draw, Numbers, Work};
use std::fmt::Write as _;
use std::sync::Arc;

/// The line above which a reader's own work stands.
pub const MARK: &str =
    "// ==== The checks. What you write stands above this line. ====";

/// What a reader's file ends with: it runs the checks and says what is wrong.
const RUN: &str = include_str!("checks.txt");

/// An exercise that asks for one function.
pub struct Code {
    /// The name of the function.
    pub function: &'static str,
    /// The function as it is given: what it computes, and `todo!()`.
    pub starter: String,
    /// The function as it should be.
    pub solution: String,
    /// Its checks.
    pub checks: Numbers<Checks>,
}

impl Code {
    /// The checks with the numbers of the page.
    pub fn page(&self) -> &Checks {
        self.checks.page()
    }

    /// A program of one file that needs no other: `own` and, below the
    /// mark, the checks of a table. It judges itself.
    pub fn program(&self, own: &str, checks: &Checks) -> String {
        let own = own.trim_end();
        let checks = indent(&(checks.text() + RUN));
        // Names of a reader's own mean nothing inside, but for the function.
        format!("{own}\n\n{MARK}\nfn main() {{\n{checks}}}\n")
    }

    /// A program that says what somebody's parts of files give, and that knows
    /// nothing of what is right. Its arguments are the place of a file among
    /// these and the number of a check. Whatever stands in a file, a `main`,
    /// too, collides with nothing of ours.
    pub fn questions(files: &[(&Code, &Checks, &str)]) -> String {
        let mut program = String::new();
        let mut calls = String::new();
        for (place, (code, checks, file)) in files.iter().enumerate() {
            // In a module of their own, on the same lines as in the file.
            let name = match files.len() {
                1 => "own".to_owned(),
                _ => format!("own{place}"),
            };
            let own = move_into_module(&Code::own_part(file), &name);
            let function = code.function;
            let list = indent(&checks.calls());
            let _ = write!(
                program,
                "mod {name} {{ {own}\n\
                 pub mod calls {{\n    use super::{function};\n{list}}}\n}}\n"
            );
            let _ = write!(calls, "{name}::calls::CALLS, ");
        }
        program
            + &format!(
                "fn main() {{\n    \
                 let mut given = std::env::args().skip(1);\n    \
                 let mut next = || given.next().unwrap().parse::<usize>().unwrap();\n    \
                 let files: &[&[fn() -> Vec<f64>]] = &[{calls}];\n    \
                 let call = files[next()][next()];\n    \
                 std::println!(\"\\n= {{:?}}\", call());\n}}\n"
            )
    }

    /// What is somebody's own in a file: all above the checks. A byte-order
    /// mark and the line ends of other systems do not count.
    pub fn own_part(file: &str) -> String {
        let file = file.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let lines: Vec<&str> = file.lines().collect();
        let mut at = lines.iter().map(|line| line.trim_start());
        let mark = at.clone().position(|line| line.starts_with(MARK));
        // Where the mark is gone; what is above may have such a name, too.
        let checks = || at.rposition(|line| line.starts_with("const CHECKS:"));
        let end = mark.or_else(checks);
        let own = lines[..end.unwrap_or(lines.len())].join("\n");
        own.trim_end().trim_end_matches("fn main() {").to_owned() + "\n"
    }
}

fn indent(text: &str) -> String {
    let lines = text.lines().map(|line| format!("    {line}"));
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

/// The exercise in Rust that a text and formulas make. In the text stands
/// which function is right; `rust` is the file with this function and a
/// comment that says what it computes; `arguments` are those of the checks. The
/// formulas give what comes back from this function, and from wrong ones.
pub(crate) fn make_code<A: Arguments + 'static>(
    source: Source,
    rust: &'static str,
    arguments: fn(&mut Draw) -> Vec<A>,
    formulas: fn(&A) -> Formulas,
) -> Made {
    let text = Text::read(source)?;
    let first = formulas(&arguments(&mut Draw::page())[0]);
    let Some(Said::Name(function)) = text.task.right else {
        return Err(source.fault(7, "write `Right: ` and the function here"));
    };
    if !text.task.words.is_empty() || !text.sections.is_empty() {
        let what = "the task in Rust is the comment of its function";
        return Err(source.fault(7, what));
    }
    text.check_names(&first)?;
    let is_words =
        |it: &&Item| matches!(evaluate(&it.said, &first), Answer::Word(_));
    if let Some(item) = text.task.items.iter().find(is_words) {
        let what = "a function gives numbers, and no words";
        return Err(source.fault(item.line, what));
    }
    let Some((starter, solution)) = find_function(rust, function) else {
        let what = "has no line that begins with";
        let what = format!("{} {what} `fn {function}(`", source.rust());
        return Err(source.fault(7, &what));
    };
    let head = Head::read(function, &starter);
    let text = Arc::new(text);
    let of = text.clone();
    let checks = move |arguments: &[A]| {
        let given: Vec<Formulas> = arguments.iter().map(formulas).collect();
        let rows = |said: &Said| -> Vec<Vec<f64>> {
            given.iter().map(|given| numbers(said, given)).collect()
        };
        let right = rows(&Said::Name(function)).into_iter().zip(arguments);
        let wrong = of.task.items.iter();
        Checks {
            head: head.clone(),
            checks: right
                .map(|(right, a)| Check { arguments: a.literals(), right })
                .collect(),
            mistakes: wrong
                .map(|it| (it.told.clone(), rows(&it.said)))
                .collect(),
        }
    };
    let of = text.clone();
    let refuse = move |checks: &Checks, _: &Checks| {
        let line = of.task.items[checks.clash()?].line;
        let what = "this gives what another mistake gives, or the solution, or \
                    what is no number below a million";
        Some(of.source.fault(line, what))
    };
    let draw = move |draw: &mut Draw| checks(&arguments(draw));
    let checks = Numbers::new(draw, refuse)?;
    Ok(text.make_exercise(Work::Code(Code {
        function,
        starter,
        solution,
        checks,
    })))
}

/// What a function gives back, without the last digits, which only a machine
/// writes, nor the sign of 0; the checks allow more than that.
fn numbers(said: &Said, formulas: &Formulas) -> Vec<f64> {
    let Answer::Numbers(numbers) = evaluate(said, formulas) else {
        panic!("a function that gives back numbers");
    };
    numbers.into_iter().map(|n| (n * 1e12).round() / 1e12 + 0.0).collect()
}

/// The head of a function.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    pub function: &'static str,
    /// Name and type of each parameter; all of a type only if that is a list.
    pub parameters: Vec<(String, String)>,
    /// The type of what comes back.
    pub result: String,
}

impl Head {
    fn read(function: &'static str, starter: &str) -> Head {
        let code = starter.lines().filter(|line| !line.starts_with("//"));
        let code: String = code.collect();
        let mut rest = code.split_once('(').expect("a function's head").1;
        let mut parameters = vec![];
        while let Some((before, after)) = rest.split_once(": ") {
            let name = before.rsplit([' ', '(', ',']).next();
            let kind = after.split_inclusive(']').next();
            let [name, kind] = [name, kind].map(Option::unwrap_or_default);
            parameters.push((name.to_owned(), kind.to_owned()));
            rest = after;
        }
        let result =
            code.rsplit_once("-> ").and_then(|(_, r)| r.split_once(" {"));
        let result = result.expect("a type that comes back").0.to_owned();
        Head { function, parameters, result }
    }

    /// Rust around a call that makes a list of what comes back.
    pub fn wrap_in_list(&self, call: &str) -> String {
        match &*self.result {
            "f64" => format!("vec![{call}]"),
            "(f64, f64)" => format!("<[f64; 2]>::from({call}).to_vec()"),
            _ => call.to_owned(),
        }
    }
}

/// The function without its body, and with it, out of a file.
fn find_function(source: &str, function: &str) -> Option<(String, String)> {
    let lines: Vec<&str> = source.lines().collect();
    let is_head = |line: &&str| line.starts_with(&format!("fn {function}("));
    let head = lines.iter().position(is_head)?;
    let after = |end: &str| {
        let lines = lines[head..].iter();
        let at = lines.clone().position(|line| {
            line.ends_with(end) && (end != "}" || *line == end)
        });
        head + at.expect("a function that ends")
    };
    let (open, close) = (after("{"), after("}"));
    let comment = lines[..head].iter().rev();
    let comment = comment.take_while(|line| line.starts_with("///")).count();
    let text = |to: usize| lines[head - comment..=to].join("\n");
    let starter = text(open) + "\n    todo!()\n}\n";
    Some((starter, text(close) + "\n"))
}

/// The exercise in Rust of a module and the text of the same name.
macro_rules! code {
    ($name:ident) => {
        crate::code::make_code(
            crate::text::text!($name),
            include_str!(concat!(stringify!($name), ".rs")),
            $name::arguments,
            $name::formulas,
        )
    };
}
pub(crate) use code;
