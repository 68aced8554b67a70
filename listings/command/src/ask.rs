//! Questions that a page asks a chapter's program: `l1 --lambda 0.5`.

use crate::run::{book_figures, report};
use crate::{Chapter, Unfit, accept_signs, defaults, parameters_of, parse};
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, FromArgMatches, value_parser};
use figure::{Emblem, Figure, fixed, number};
use std::sync::{Arc, Mutex, PoisonError};

/// A number that the chapter's program can be asked for: a name, perhaps an
/// option of its own, and how to answer about a problem.
pub struct Value<P> {
    name: &'static str,
    option: Option<&'static str>,
    answer: Box<Answering<P>>,
}

/// Answers about a problem, with the number that the option gives.
type Answering<P> = dyn Fn(&P, f64) -> Answer;

/// What a program answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    /// A number, or how many.
    Number(f64),
    /// Two numbers, written `(a, b)`.
    Point(f64, f64),
    /// For these parameters there is no answer.
    Nothing,
}

/// A number that depends on nothing but the chapter's parameters.
pub fn value<P, A: Into<Answer>>(
    name: &'static str,
    answer: impl Fn(&P) -> A + 'static,
) -> Value<P> {
    let answer = Box::new(move |problem: &P, _| answer(problem).into());
    Value { name, option: None, answer }
}

/// A number that depends on one more number, which the question gives with an
/// option of its own: `loss --at 0.001`.
pub fn value_with<P, A: Into<Answer>>(
    name: &'static str,
    option: &'static str,
    answer: impl Fn(&P, f64) -> A + 'static,
) -> Value<P> {
    let answer =
        Box::new(move |problem: &P, given| answer(problem, given).into());
    Value { name, option: Some(option), answer }
}

impl From<f64> for Answer {
    fn from(number: f64) -> Self {
        Answer::Number(number)
    }
}

impl From<usize> for Answer {
    fn from(count: usize) -> Self {
        Answer::Number(count as f64)
    }
}

impl From<(f64, f64)> for Answer {
    fn from((a, b): (f64, f64)) -> Self {
        Answer::Point(a, b)
    }
}

impl<A: Into<Answer>> From<Option<A>> for Answer {
    fn from(answer: Option<A>) -> Self {
        answer.map_or(Answer::Nothing, Into::into)
    }
}

/// The names of all values of a chapter.
pub fn value_names<C: Chapter>() -> Vec<&'static str> {
    C::values().into_iter().map(|value| value.name).collect()
}

/// A chapter that answers many questions. Most are about the same parameters,
/// so it keeps the problems that it was asked about.
pub struct Asked<C: Chapter>(Mutex<Vec<Known<C>>>);

/// Parameters, and the problem that they describe.
type Known<C> = (<C as Chapter>::Parameters, Arc<<C as Chapter>::Problem>);

impl<C: Chapter> Default for Asked<C> {
    fn default() -> Self {
        Asked(Mutex::new(vec![]))
    }
}

impl<C: Chapter> Asked<C> {
    /// What the chapter's program draws and prints with the defaults.
    ///
    /// # Panics
    /// If the defaults do not go together.
    pub fn default_run(&self) -> (Vec<Figure>, Emblem, String) {
        let problem = self.problem(defaults::<C>());
        let problem = problem.expect("the defaults go together");
        let figures = C::figures(&problem);
        let table = C::table(&problem);
        let printed = report(&table, &figures, &book_figures(C::NAME));
        (figures, C::emblem(&problem), printed)
    }

    /// Asks the chapter: the name of a value, then any parameters of its
    /// command line; those not given have their defaults. A parameter's own
    /// name asks for its default. `--decimals N` writes the answer with as
    /// many decimals, `--fraction` as an exact fraction.
    ///
    /// # Errors
    /// Says what is wrong with the question.
    pub fn ask(&self, question: &str) -> Result<String, String> {
        let mut words = question.split_whitespace();
        let name = words.next().unwrap_or_default();
        let value = C::values().into_iter().find(|value| value.name == name);
        let mut line = parameters_of::<C>();
        let parameters =
            line.get_arguments().map(|arg| arg.get_id().to_string());
        let parameters: Vec<String> = parameters.collect();
        if value.is_none() && !parameters.iter().any(|p| p == name) {
            return Err(format!(
                "there is no value `{name}`; {} has {}, and its parameters {}",
                C::NAME,
                value_names::<C>().join(", "),
                parameters.join(", ")
            ));
        }
        if let Some(option) = value.as_ref().and_then(|value| value.option) {
            let own = Arg::new(option).long(option).required(true);
            let own = own.value_parser(parse::weight).value_name("NUMBER");
            line = line.arg(own);
        }
        let decimals = Arg::new("decimals").long("decimals").value_name("N");
        let fraction = Arg::new("fraction").long("fraction");
        let line =
            line.arg(decimals.value_parser(value_parser!(u8).range(..10))).arg(
                fraction.action(ArgAction::SetTrue).conflicts_with("decimals"),
            );
        let matches = accept_signs(line).try_get_matches_from(words);
        let matches = matches.map_err(|error| without_usage(&error))?;
        let answer = match value {
            Some(value) => self.answer(&value, &matches)?,
            None => parameter(name, &matches)?,
        };
        written(answer, &matches)
    }

    fn answer(
        &self,
        value: &Value<C::Problem>,
        matches: &ArgMatches,
    ) -> Result<Answer, String> {
        let parameters = C::Parameters::from_arg_matches(matches);
        let parameters = parameters.map_err(|error| error.to_string())?;
        let problem = self.problem(parameters);
        let problem = problem.map_err(|unfit| unfit.message(matches))?;
        let given = value.option.and_then(|name| matches.get_one::<f64>(name));
        Ok((value.answer)(&problem, given.copied().unwrap_or(f64::NAN)))
    }

    /// The problem that these parameters describe. Who asks for it meanwhile
    /// waits, as it is computed once.
    fn problem(
        &self,
        parameters: C::Parameters,
    ) -> Result<Arc<C::Problem>, Unfit> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut same = known.iter().filter(|(other, _)| *other == parameters);
        if let Some((_, problem)) = same.next() {
            return Ok(problem.clone());
        }
        let problem = Arc::new(C::problem(&parameters)?);
        known.push((parameters, problem.clone()));
        Ok(problem)
    }
}

/// A parameter's default.
fn parameter(name: &str, matches: &ArgMatches) -> Result<Answer, String> {
    if matches.value_source(name) == Some(ValueSource::CommandLine) {
        return Err(format!("--{name} is given and asked for"));
    }
    let raw = matches.get_raw(name).and_then(|mut raw| raw.next());
    let number = raw.and_then(|raw| raw.to_str()?.parse().ok());
    let number = number.map(Answer::Number);
    number.ok_or_else(|| format!("the default of --{name} is no number"))
}

fn written(answer: Answer, matches: &ArgMatches) -> Result<String, String> {
    let write = |value: f64| match matches.get_one::<u8>("decimals") {
        _ if !value.is_finite() => Err(NO_ANSWER.to_owned()),
        _ if matches.get_flag("fraction") => fraction(value).ok_or_else(|| {
            let value = number(value);
            format!("{value} is no fraction with a lower number up to 99")
        }),
        Some(decimals) => Ok(fixed(value, usize::from(*decimals))),
        None => Ok(number(value)),
    };
    match answer {
        Answer::Number(value) => write(value),
        Answer::Point(a, b) => Ok(format!("({}, {})", write(a)?, write(b)?)),
        Answer::Nothing => Err(NO_ANSWER.to_owned()),
    }
}

const NO_ANSWER: &str = "for these parameters there is no answer";

/// The number as a fraction of whole numbers, the lower one at most 99.
fn fraction(value: f64) -> Option<String> {
    (1..100).map(f64::from).find_map(|lower| {
        let upper = (value * lower).round();
        let exact = (value - upper / lower).abs() <= 1e-12 * value.abs();
        let written = format!("{}/{lower}", number(upper));
        exact.then_some(if lower == 1.0 { number(upper) } else { written })
    })
}

/// What clap says, tips included, without what is about a shell.
fn without_usage(error: &clap::Error) -> String {
    let text = error.to_string();
    let about_shell = ["Usage:", "For more information"];
    let text = text.trim_start_matches("error: ");
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines = lines.filter(|l| !about_shell.iter().any(|s| l.starts_with(s)));
    lines.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_are_exact_or_none() {
        assert_eq!(fraction(2.0 / 3.0).as_deref(), Some("2/3"));
        assert_eq!(fraction(-0.25).as_deref(), Some("−1/4"));
        assert_eq!(fraction(5.0 / 14.0).as_deref(), Some("5/14"));
        assert_eq!(fraction(3.0).as_deref(), Some("3"));
        assert_eq!(fraction(0.6667), None);
        assert_eq!(fraction(std::f64::consts::PI), None);
    }
}
