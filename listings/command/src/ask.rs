//! Questions that a page asks a chapter's program: `l1 --lambda 0.5`.

use crate::run::{book_figures, report};
use crate::{Chapter, Unfit, accept_signs, defaults, parameters_of, parse};
use clap::parser::ValueSource;
use clap::{
    Arg, ArgAction, ArgGroup, ArgMatches, FromArgMatches, value_parser,
};
use figure::{Emblem, Figure, fixed, number};
use std::sync::{Arc, Mutex, PoisonError};

/// A number that the chapter's program can be asked for: a name, perhaps an
/// option of its own, and how to answer about a problem.
pub struct Value<P> {
    name: &'static str,
    option: Option<&'static str>,
    answer: Answering<P>,
}

/// Answers about a problem, perhaps with what the option gives.
enum Answering<P> {
    Alone(Box<dyn Fn(&P) -> Answer>),
    WithNumber(Box<OfNumber<P>>),
    WithName(Box<OfName<P>>),
}

type OfNumber<P> = dyn Fn(&P, f64) -> Answer;
type OfName<P> = dyn Fn(&P, &str) -> Answer;

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
    let answer = Box::new(move |problem: &P| answer(problem).into());
    Value { name, option: None, answer: Answering::Alone(answer) }
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
    let answer = Answering::WithNumber(answer);
    Value { name, option: Some(option), answer }
}

/// A number that depends on something with a name, which the question gives
/// with an option of its own: `often --feature s4`.
pub fn value_of<P, A: Into<Answer>>(
    name: &'static str,
    option: &'static str,
    answer: impl Fn(&P, &str) -> A + 'static,
) -> Value<P> {
    let answer =
        Box::new(move |problem: &P, of: &str| answer(problem, of).into());
    Value { name, option: Some(option), answer: Answering::WithName(answer) }
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
    /// many decimals, `--fraction` as an exact fraction, `--word` a whole
    /// number as a word (seven), `--ordinal` as a place in a row (seventh);
    /// `--first` and `--second` take one of the two numbers of a point.
    ///
    /// # Errors
    /// Says what is wrong with the question.
    pub fn ask(&self, question: &str) -> Result<String, String> {
        let (answer, matches) = self.find(question)?;
        written(answer, &matches)
    }

    /// Asks it the same, for a number to compute with.
    ///
    /// # Errors
    /// Says what is wrong with the question.
    pub fn measure(&self, question: &str) -> Result<f64, String> {
        match self.find(question)?.0 {
            Answer::Number(number) if number.is_finite() => Ok(number),
            Answer::Point(..) => Err("is a point, and no number".to_owned()),
            _ => Err(NO_ANSWER.to_owned()),
        }
    }

    /// The answer, and what the question says of how to write it.
    fn find(&self, question: &str) -> Result<(Answer, ArgMatches), String> {
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
            let is_name = matches!(
                value.as_ref().map(|value| &value.answer),
                Some(Answering::WithName(_))
            );
            line = line.arg(if is_name {
                own.value_name("NAME")
            } else {
                own.value_parser(parse::weight).value_name("NUMBER")
            });
        }
        let decimals = Arg::new("decimals").long("decimals").value_name("N");
        let decimals = decimals.value_parser(value_parser!(u8).range(..10));
        let line = line.arg(decimals);
        let flags = WAYS.iter().chain(&PARTS);
        let line = flags.fold(line, |line, way| {
            let way = Arg::new(way).long(way).action(ArgAction::SetTrue);
            line.arg(way)
        });
        let line = line.group(ArgGroup::new("ways").arg("decimals").args(WAYS));
        let matches = accept_signs(line).try_get_matches_from(words);
        let matches = matches.map_err(|error| without_usage(&error))?;
        let answer = match value {
            Some(value) => self.answer(&value, &matches)?,
            None => parameter(name, &matches)?,
        };
        let answer = match answer {
            Answer::Point(a, _) if matches.get_flag("first") => a.into(),
            Answer::Point(_, b) if matches.get_flag("second") => b.into(),
            answer => answer,
        };
        Ok((answer, matches))
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
        let option = value.option.unwrap_or_default();
        Ok(match &value.answer {
            Answering::Alone(answer) => answer(&problem),
            Answering::WithNumber(answer) => {
                answer(&problem, *matches.get_one(option).expect("required"))
            }
            Answering::WithName(answer) => {
                let name = matches.get_one::<String>(option);
                answer(&problem, name.expect("required"))
            }
        })
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
        _ if matches.get_flag("word") => in_words(value, &CARDINALS),
        _ if matches.get_flag("ordinal") => in_words(value, &ORDINALS),
        Some(decimals) => Ok(fixed(value, usize::from(*decimals))),
        None => Ok(number(value)),
    };
    match answer {
        Answer::Number(value) => write(value),
        Answer::Point(a, b) => Ok(format!("({}, {})", write(a)?, write(b)?)),
        Answer::Nothing => Err(NO_ANSWER.to_owned()),
    }
}

/// Ways to write a number, besides with decimals.
const WAYS: [&str; 3] = ["fraction", "word", "ordinal"];

/// Which of the two numbers of a point is meant.
const PARTS: [&str; 2] = ["first", "second"];

/// Whole numbers in words, from 0 on.
pub const CARDINALS: [&str; 13] = [
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight",
    "nine", "ten", "eleven", "twelve",
];

/// Places in a row, from 0 on, where nothing stands.
const ORDINALS: [&str; 13] = [
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh",
    "eighth", "ninth", "tenth", "eleventh", "twelfth",
];

fn in_words(value: f64, words: &[&str]) -> Result<String, String> {
    let mut places = words.iter().enumerate();
    let found = places.find(|(place, _)| *place as f64 == value);
    let word = found.map_or("", |(_, word)| *word);
    let what = || format!("there is no word for {}", number(value));
    Some(word.to_owned()).filter(|word| !word.is_empty()).ok_or_else(what)
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
    fn few_whole_numbers_have_words() {
        assert_eq!(in_words(7.0, &CARDINALS).as_deref(), Ok("seven"));
        assert_eq!(in_words(7.0, &ORDINALS).as_deref(), Ok("seventh"));
        for (number, words) in
            [(7.5, &CARDINALS), (13.0, &CARDINALS), (0.0, &ORDINALS)]
        {
            assert!(in_words(number, words).is_err(), "{number}");
        }
    }

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
