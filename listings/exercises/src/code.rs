use crate::Draw;
use crate::argument::{Arguments, Returned};
use std::fmt::Write as _;

/// The line above which a reader's own work stands.
pub const MARK: &str =
    "// ==== The checks. What you write stands above this line. ====";

/// What every file ends with: it runs the checks and says what is wrong.
const MAIN: &str = include_str!("checks.txt");

/// An exercise that asks for one function.
pub struct Code {
    /// The name of the function.
    pub function: &'static str,
    /// The function as it is given: what it computes, and `todo!()`.
    pub starter: String,
    /// The function as it should be.
    pub solution: String,
    page: Table,
    variants: Box<dyn Fn(&mut Draw) -> Table>,
}

/// The checks of an exercise.
#[derive(Clone, Debug)]
pub struct Table {
    /// The names of the function's parameters.
    parameters: Vec<String>,
    /// The calls, with what the solution gives.
    pub checks: Vec<Check>,
    /// What whoever made a mistake is told, and what the mistake gives in each
    /// check.
    pub mistakes: Vec<(&'static str, Vec<Vec<f64>>)>,
}

/// One check.
#[derive(Clone, Debug)]
pub struct Check {
    /// The arguments, as Rust.
    arguments: Vec<String>,
    /// Rust around the call that makes a list of what comes back.
    as_list: fn(&str) -> String,
    /// What comes back from the solution.
    pub right: Vec<f64>,
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
    /// [mark](MARK), the checks of a table.
    pub fn program(&self, own: &str, table: &Table) -> String {
        let own = own.trim_end();
        let checks = table.text(self.function);
        format!("{own}\n\n{MARK}\n{checks}{MAIN}")
    }

    /// What is somebody's own in a file: all above the checks. A byte-order
    /// mark and the line ends of other systems do not count.
    pub fn own_part(file: &str) -> String {
        let file = file.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let is_ours = |line: &&str| {
            let ours = [MARK, "const CHECKS:", "fn main()"];
            ours.iter().any(|ours| line.trim_start().starts_with(ours))
        };
        let own = file.lines().take_while(|line| !is_ours(line));
        own.collect::<Vec<_>>().join("\n") + "\n"
    }
}

impl Table {
    /// Whether no mistake gives what the solution or another mistake gives.
    pub fn is_clear(&self) -> bool {
        let right = self.checks.iter().map(|check| check.right.clone());
        let mut rows: Vec<Vec<Vec<f64>>> = vec![right.collect()];
        rows.extend(self.mistakes.iter().map(|(_, wrong)| wrong.clone()));
        let numbers = rows.iter().flatten().flatten();
        let are_fit = numbers.copied().all(|n| n.is_finite() && n.abs() < 1e6);
        let is_single = |i: usize| {
            !rows[..i].iter().any(|row| {
                row.iter().zip(&rows[i]).all(|(a, b)| are_alike(a, b))
            })
        };
        are_fit && (0..rows.len()).all(is_single)
    }

    /// As Rust.
    fn text(&self, function: &str) -> String {
        let (names, data) = self.named();
        let count = self.checks.len();
        let row = |check: &Check| {
            let arguments: Vec<String> = check
                .arguments
                .iter()
                .map(|argument| named(&names, argument))
                .collect();
            let call = format!("{function}({})", arguments.join(", "));
            let said = call.replace("vec!", "").replace('&', "");
            let list = (check.as_list)(&call);
            format!("    ({said:?}, || {list}, &{:?}),\n", check.right)
        };
        let rows: String = self.checks.iter().map(row).collect();
        let wrong = |(says, gives): &(&str, Vec<Vec<f64>>)| {
            let gives: Vec<String> =
                gives.iter().map(|list| format!("&{list:?}")).collect();
            format!("    ({says:?}, [{}]),\n", gives.join(", "))
        };
        let mistakes: String = self.mistakes.iter().map(wrong).collect();
        format!(
            "const CHECKS: [(&str, fn() -> Vec<f64>, &[f64]); {count}] = [\n\
             {}];\n\
             const MISTAKES: &[(&str, [&[f64]; {count}])] = &[\n{}];\n{data}",
            rows.trim_end_matches(",\n"),
            mistakes.trim_end_matches(",\n")
        )
    }

    /// Names for the lists that are used more than once, those of the
    /// parameters in capitals, and their text.
    fn named(&self) -> (Vec<(String, String)>, String) {
        let mut names: Vec<(String, String)> = vec![];
        let mut data = String::new();
        let all = || self.checks.iter().flat_map(|check| &check.arguments);
        for check in &self.checks {
            for (parameter, list) in
                self.parameters.iter().zip(&check.arguments)
            {
                let again = all().filter(|other| *other == list).count() > 1;
                let known = names.iter().any(|(known, _)| known == list);
                if !list.starts_with("&[") || !again || known {
                    continue;
                }
                let upper = parameter.to_uppercase();
                let is_like = |(_, name): &&(String, String)| {
                    name.trim_start_matches('&').starts_with(&upper)
                };
                let name = match names.iter().filter(is_like).count() {
                    0 => upper,
                    count => format!("{upper}{}", count + 1),
                };
                if let Some(rows) = list.strip_prefix("&[vec!") {
                    // A list of lists is made when it is first used.
                    let _ = writeln!(
                        data,
                        "static {name}: std::sync::LazyLock<Vec<Vec<f64>>> = \
                         std::sync::LazyLock::new(|| vec![vec!{rows});"
                    );
                    names.push((list.clone(), format!("&{name}")));
                } else {
                    let kind = if list.contains('e') { "bool" } else { "f64" };
                    let _ = writeln!(data, "const {name}: &[{kind}] = {list};");
                    names.push((list.clone(), name));
                }
            }
        }
        (names, data)
    }
}

fn named(names: &[(String, String)], argument: &str) -> String {
    let name = names.iter().find(|(list, _)| list == argument);
    name.map_or(argument, |(_, name)| name).to_owned()
}

/// Whether a check would take one for the other, or nearly.
fn are_alike(a: &[f64], b: &[f64]) -> bool {
    let alike = |(a, b): (&f64, &f64)| {
        (*a == 0.0) == (*b == 0.0) && (a - b).abs() < 1e-6
    };
    a.len() == b.len() && a.iter().zip(b).all(alike)
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
            parameters: parameters(&starter),
            checks: arguments.iter().map(check).collect(),
            mistakes: self.mistakes.iter().map(mistake).collect(),
        }
    }
}

/// Without the last digits, which only a machine writes; the checks allow more
/// than that.
fn rounded(numbers: Vec<f64>) -> Vec<f64> {
    numbers.into_iter().map(|n| (n * 1e12).round() / 1e12).collect()
}

/// The names of the parameters in the head of a function.
fn parameters(starter: &str) -> Vec<String> {
    let code = starter.lines().filter(|line| !line.starts_with("//"));
    let code: String = code.collect();
    let words = code.split([' ', '(', ',']).filter_map(|word| {
        let name = word.strip_suffix(':')?;
        Some(name.to_owned())
    });
    words.collect()
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
