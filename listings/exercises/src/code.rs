use crate::argument::{Arguments, Returned};
use crate::own::in_module;
use crate::{Check, Draw, Table};

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
    page: Table,
    variants: Box<dyn Fn(&mut Draw) -> Table + Send + Sync>,
}

impl Code {
    /// With the numbers of the page.
    pub fn page(&self) -> &Table {
        &self.page
    }

    /// With other numbers, such that no mistake gives what the solution or
    /// another mistake gives.
    ///
    /// # Panics
    /// If a thousand draws give no such numbers.
    pub fn variant(&self, draw: &mut Draw) -> Table {
        let mut tables = (0..1000).map(|_| (self.variants)(draw));
        let table = tables.find(Table::is_clear);
        table.expect("numbers that tell all mistakes apart")
    }

    /// A program of one file that needs no other: `own` and, below the
    /// [mark](MARK), the checks of a table. It judges itself.
    pub fn program(&self, own: &str, table: &Table) -> String {
        let own = own.trim_end();
        let checks = indented(&(table.text() + RUN));
        // Names of a reader's own mean nothing inside, but for the function.
        format!("{own}\n\n{MARK}\nfn main() {{\n{checks}}}\n")
    }

    /// A program that says what `own` gives in one check, the number of which
    /// is its argument, and that knows nothing of what is right. Whatever
    /// stands in `own`, a `main`, too, collides with nothing of ours.
    pub fn questions(&self, own: &str, table: &Table) -> String {
        // In a module of their own, on the same lines as in the student's file.
        let own = in_module(own);
        let calls = indented(&table.calls());
        let function = self.function;
        format!(
            "mod own {{ {own}\n\
             pub mod calls {{\n    use super::{function};\n{calls}}}\n}}\n\
             fn main() {{\n    \
             let check = std::env::args().nth(1).unwrap();\n    \
             let call = own::calls::CALLS[check.parse::<usize>().unwrap()];\n    \
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

fn indented(text: &str) -> String {
    let lines = text.lines().map(|line| format!("    {line}"));
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

/// A code exercise in the making: a function of the arguments `A` that gives
/// back an `R`.
pub struct CodeOf<A: 'static, R: 'static> {
    function: &'static str,
    source: &'static str,
    solution: Call<A, R>,
    mistakes: Vec<(&'static str, Call<A, R>)>,
}

type Call<A, R> = fn(&A) -> R;

impl<A: Arguments, R: Returned> CodeOf<A, R> {
    /// `source` is the file in which `function` stands, with a comment that
    /// says what it computes; `solution` calls it.
    pub fn new(
        function: &'static str,
        source: &'static str,
        solution: Call<A, R>,
    ) -> Self {
        CodeOf { function, source, solution, mistakes: vec![] }
    }

    /// A mistake that people make, and what they are told; `wrong` makes it.
    #[must_use]
    pub fn mistake(mut self, says: &'static str, wrong: Call<A, R>) -> Self {
        self.mistakes.push((says, wrong));
        self
    }

    /// The finished exercise, with the arguments of the checks on the page and
    /// a way to draw others.
    pub fn code(self, page: &[A], variants: fn(&mut Draw) -> Vec<A>) -> Code {
        let (starter, solution) = texts(self.source, self.function);
        Code {
            function: self.function,
            starter,
            solution,
            page: self.table(page),
            variants: Box::new(move |draw| self.table(&variants(draw))),
        }
    }

    fn table(&self, arguments: &[A]) -> Table {
        let check = |arguments: &A| Check {
            arguments: arguments.literals(),
            as_list: R::as_list,
            right: rounded((self.solution)(arguments).numbers()),
        };
        let mistake = |(says, wrong): &(&'static str, Call<A, R>)| {
            let gives = arguments.iter().map(|a| rounded(wrong(a).numbers()));
            (*says, gives.collect())
        };
        let (starter, _) = texts(self.source, self.function);
        Table {
            function: self.function,
            parameters: parameters(&starter),
            checks: arguments.iter().map(check).collect(),
            mistakes: self.mistakes.iter().map(mistake).collect(),
        }
    }
}

/// Without the last digits, which only a machine writes, nor the sign of 0; the
/// checks allow more than that.
fn rounded(numbers: Vec<f64>) -> Vec<f64> {
    numbers.into_iter().map(|n| (n * 1e12).round() / 1e12 + 0.0).collect()
}

/// A parameter of a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parameter {
    pub name: String,
    /// Its type; all of it only if that is a list.
    pub kind: String,
}

/// The parameters in the head of a function.
fn parameters(starter: &str) -> Vec<Parameter> {
    let code = starter.lines().filter(|line| !line.starts_with("//"));
    let code: String = code.collect();
    let mut rest = code.split_once('(').expect("a function's head").1;
    let mut parameters = vec![];
    while let Some((before, after)) = rest.split_once(": ") {
        let name = before.rsplit([' ', '(', ',']).next().unwrap_or_default();
        let kind = after.split_inclusive(']').next().unwrap_or_default();
        let (name, kind) = (name.to_owned(), kind.to_owned());
        parameters.push(Parameter { name, kind });
        rest = after;
    }
    parameters
}

/// The function without its body, and with it, out of a file.
fn texts(source: &str, function: &str) -> (String, String) {
    let lines: Vec<&str> = source.lines().collect();
    let is_head = |line: &&str| line.starts_with(&format!("fn {function}("));
    let head = lines.iter().position(is_head).expect("the function's head");
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
    (starter, text(close) + "\n")
}
