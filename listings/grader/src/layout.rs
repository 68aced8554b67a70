//! How platforms name what they export.

use regex_lite::{Captures, Regex};
use std::sync::LazyLock;

/// What the name of a file or a folder says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    /// Whose rule it is.
    pub platform: &'static str,
    /// The student, by name and number.
    pub student: String,
    /// What the student called the file; nothing of a folder.
    pub file: String,
    /// Later uploads come later.
    pub upload: String,
    pub late: bool,
}

/// A platform and its names: `name` and `number` of the student, the `time` or
/// number of the upload, `late`, and the student's own `file`.
///
/// (Canvas, "How do I download all student submissions for an assignment?";
/// Moodle Docs, "Using Assignment", downloaded submissions; Blackboard Help,
/// "Download assignments"; Brightspace Community, "Download all submissions";
/// ILIAS, multi-feedback; Gradescope Help, "Exporting submissions".)
const PLATFORMS: [(&str, &str); 7] = [
    (
        "Canvas",
        r"^(?<name>.+?)_(?<late>LATE_)?(?<number>\d{3,})_((?<time>\d{3,})_(?<file>.+)|(?<typed>(text|link)\.html))$",
    ),
    (
        "Canvas, without names",
        r"^(?<name>anon)_(?<late>LATE_)?(?<number>[A-Za-z0-9]*[A-Za-z][A-Za-z0-9]*)_(?<time>\d{3,})_(?<file>.+)$",
    ),
    (
        "Moodle",
        r"^(?<name>.+)_(?<number>\d+)_assignsubmission_(?<kind>[a-z]+)(_(?<file>.*))?$",
    ),
    (
        "Blackboard",
        r"^(?<name>.+)_attempt_(?<time>\d{4}(-\d\d){5})(_(?<file>.+)|(?<typed>\.txt))$",
    ),
    (
        "Brightspace",
        r"^(?<number>\d+)-\d+ - (?<name>.+) - (?<date>[^-]+, \d{4} \d{3,4}( [AP]M)?)( - (?<file>.+))?$",
    ),
    ("ILIAS", r"^(?<name>[^_]+_[^_]+_.+)_(?<number>\d+)$"),
    ("Gradescope", r"^(?<name>submission)_(?<number>\d+)$"),
];

static PATTERNS: LazyLock<Vec<(&str, Regex)>> = LazyLock::new(|| {
    let compile = |(platform, pattern): (&'static str, &str)| {
        (platform, Regex::new(pattern).expect("a pattern of this file"))
    };
    PLATFORMS.map(compile).into()
});

/// What a name says by each rule that it follows.
pub(crate) fn readings(name: &str, is_folder: bool) -> Vec<Reading> {
    let read = |(platform, pattern): &(&'static str, Regex)| {
        let of = pattern.captures(name)?;
        let part = |part| of.name(part).map_or("", |it| it.as_str());
        // Only folders are named so.
        let is_whole = ["ILIAS", "Gradescope"].contains(platform);
        if is_whole && !is_folder {
            return None;
        }
        let student = match *platform {
            "Blackboard" => part("name").to_owned(),
            "Gradescope" => name.to_owned(),
            _ => format!("{}_{}", part("name"), part("number")),
        };
        let upload = upload(&of)?;
        Some(Reading {
            platform,
            student,
            file: part("file").to_owned() + part("typed"),
            upload,
            late: of.name("late").is_some(),
        })
    };
    PATTERNS.iter().filter_map(read).collect()
}

/// Whether Canvas could have named a student's file so, had it so small
/// numbers: `team_1_2`.
pub(crate) fn may_be_canvas(student: &str) -> bool {
    static PATTERN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^.+?_(LATE_)?\d+_\d+$|_LATE_").expect("a pattern")
    });
    PATTERN.is_match(student)
}

const MONTHS: &str = "janfebmaraprmayjunjulaugsepoctnovdec";

/// A text that comes later for a later upload; none if it has a month that
/// nobody here knows.
fn upload(of: &Captures) -> Option<String> {
    if let Some(number) = of.name("time") {
        return Some(format!("{:0>20}", number.as_str()));
    }
    let Some(date) = of.name("date") else { return Some(String::new()) };
    // `Mar 1, 2026 1159 PM`, and `1 March, 2026 2359`.
    let is_between = |sign: char| !sign.is_alphanumeric();
    let mut sorted = [0; 4];
    for word in date.as_str().to_lowercase().split(is_between) {
        match word.parse::<usize>() {
            Ok(day) if word.len() < 3 => sorted[2] = day,
            Ok(year) if sorted[0] == 0 => sorted[0] = year,
            Ok(time) => sorted[3] = time,
            Err(_) => {
                let month = word.get(..3).and_then(|it| MONTHS.find(it));
                let noon = sorted[3] / 100 == 12;
                match (word, month) {
                    ("pm", _) if !noon => sorted[3] += 1200,
                    ("am", _) if noon => sorted[3] -= 1200,
                    (_, Some(month)) => sorted[1] = month / 3 + 1,
                    _ => {}
                }
            }
        }
    }
    let [year, month, day, time] = sorted;
    let text = format!("{year:04}-{month:02}-{day:02} {time:04}");
    (month > 0).then_some(text)
}
