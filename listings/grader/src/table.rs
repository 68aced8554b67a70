//! What a teacher gets: tables, and a report for each student.

use crate::listing::spell;
use crate::{Grade, Task, Variants, roster::Member};
use base::{count, escape};
use encoding_rs::WINDOWS_1252;
use exercises::{Exercise, Work};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The table of a class, in the folder of the grades.
pub const TABLE: &str = "grades.csv";

/// How a column begins and ends in which a person writes.
const BY_HAND: &str = " by hand";
const WITH_WORDS: &str = "with words of ";

/// The files that a teacher may write into: `grades.csv`, and a report for each
/// student.
pub fn files(
    grades: &[Grade],
    folder: &Path,
    book: &str,
) -> Vec<(PathBuf, Vec<u8>)> {
    let report = |grade: &Grade| {
        let name = format!("{}.txt", grade.student);
        let path = folder.join("reports").join(name);
        (path, grade.report(book).into_bytes())
    };
    let table = (folder.join(TABLE), table(grades));
    grades.iter().map(report).chain([table]).collect()
}

/// The first of these files that is there and says something else, but for the
/// points that a person wrote into `grades.csv`.
///
/// # Errors
/// When that cannot be found out.
pub fn find_other(
    files: &[(PathBuf, Vec<u8>)],
) -> Result<Option<&Path>, String> {
    for (path, bytes) in files {
        let Some(old) = read_if_there(path)? else { continue };
        let is_table = path.ends_with(TABLE);
        let is_same = old == *bytes
            || is_table && without_marks(&old) == without_marks(bytes);
        if !is_same {
            return Ok(Some(path));
        }
    }
    Ok(None)
}

/// The first column or student of an old table that these grades have not, or
/// of these grades that it has not.
pub fn find_other_row(grades: &[Grade], old: &[u8]) -> Option<String> {
    let names = |table: &[u8]| -> BTreeSet<String> {
        let mut rows = rows(table);
        let students: Vec<String> =
            rows.iter_mut().skip(1).map(|row| row.swap_remove(0)).collect();
        let head = rows.into_iter().next().unwrap_or_default();
        let head = head.into_iter().filter(|cell| !cell.is_empty());
        head.chain(students).collect()
    };
    let (old, new) = (names(old), names(&table(grades)));
    old.symmetric_difference(&new).next().cloned()
}

/// What a file says, if it is there.
///
/// # Errors
/// When it is there and cannot be read.
pub fn read_if_there(file: &Path) -> Result<Option<Vec<u8>>, String> {
    match std::fs::read(file) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("cannot read {}: {error}", file.display())),
    }
}

/// The text of a table, in whichever letters a spreadsheet saved it: what is no
/// UTF-8 is in those that its first bytes say, or in those of Windows.
fn text_of(table: &[u8]) -> Cow<'_, str> {
    match str::from_utf8(table) {
        Ok(text) => text.trim_start_matches('\u{feff}').into(),
        Err(_) => WINDOWS_1252.decode(table).0,
    }
}

/// The rows of a table, as this program or a spreadsheet writes it, with
/// commas, semicolons or tabs; none is empty.
pub(crate) fn rows(table: &[u8]) -> Vec<Vec<String>> {
    let text = spell(&text_of(table));
    // Excel says so what stands between cells.
    let text = match text.split_once('\n') {
        Some((first, rest)) if first.starts_with("sep=") => rest,
        _ => &text,
    };
    let head = text.lines().next().unwrap_or_default();
    let count = |sign: &u8| head.matches(char::from(*sign)).count();
    let between = [b'\t', b';', b','].into_iter().max_by_key(count);
    let between = between.expect("there are three");
    let mut reader = csv::ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(between);
    let rows = reader.from_reader(text.as_bytes()).into_records();
    let cells = |row: csv::StringRecord| {
        row.iter().map(|cell| cell.trim().to_owned()).collect()
    };
    let rows = rows.filter_map(Result::ok).map(cells);
    rows.filter(|row: &Vec<String>| row.iter().any(|cell| !cell.is_empty()))
        .collect()
}

/// A table without what a person writes into it and what follows from that,
/// sorted, and without empty columns at its end.
fn without_marks(table: &[u8]) -> Vec<Vec<String>> {
    let mut rows = rows(table);
    let head = rows.first().cloned().unwrap_or_default();
    for row in rows.iter_mut().skip(1) {
        for (cell, name) in row.iter_mut().zip(&head) {
            if name.ends_with(BY_HAND) || name.starts_with(WITH_WORDS) {
                cell.clear();
            }
        }
    }
    for row in &mut rows {
        let count = row.iter().rposition(|cell| !cell.is_empty());
        row.truncate(count.map_or(0, |last| last + 1));
    }
    rows.sort();
    rows
}

/// Takes the points for words from a table in which a person wrote them.
///
/// # Errors
/// When what stands there is no number, or too large, or belongs to nobody.
pub fn take_marks(grades: &mut [Grade], table: &[u8]) -> Result<(), String> {
    let rows = rows(table);
    let Some((head, rows)) = rows.split_first() else { return Ok(()) };
    for row in rows {
        let name = row.first().map_or("", String::as_str);
        for (column, mark) in head.iter().zip(row) {
            if !column.ends_with(BY_HAND) || mark.is_empty() {
                continue;
            }
            let number = column.split(" of ").next().unwrap_or_default();
            let mut owners = grades.iter_mut().filter(|grade| {
                // A spreadsheet keeps, or takes away, what disarms a name.
                [&*disarm(&grade.student), &grade.student].contains(&name)
            });
            let task = owners.next().and_then(|grade| {
                let mut tasks = grade.tasks.iter_mut();
                tasks.find(|task| task.by_hand && task.number == number)
            });
            let task = task.ok_or_else(|| {
                format!(
                    "{TABLE} has {mark} for {number} of `{name}`, of whom \
                     there is nothing of the kind: write the name as it was, \
                     or empty the cell"
                )
            })?;
            let most = task.worth;
            let points = mark.parse().ok().filter(|points| *points <= most);
            task.given = Some(points.ok_or_else(|| {
                format!(
                    "{TABLE}: {name} has `{mark}` for {number}; write a whole \
                     number from 0 to {most}"
                )
            })?);
        }
    }
    Ok(())
}

/// A row for each student: the points of each exercise, all of them, and what
/// else there is to know. A column is empty where somebody reads, and a place
/// where this machine could not grade.
fn table(grades: &[Grade]) -> Vec<u8> {
    let tasks = grades.first().map_or(&[][..], |grade| &grade.tasks);
    let name = |task: &Task| {
        let by_hand = if task.by_hand { BY_HAND } else { "" };
        format!("{} of {}{by_hand}", task.number, task.worth)
    };
    let most = tasks.iter().map(Task::most).sum::<u32>();
    let with_words = tasks.iter().map(|task| task.worth).sum::<u32>();
    let has_words = with_words > most;
    let mut head = vec!["student".to_owned()];
    head.extend(tasks.iter().map(name));
    head.push(format!("together of {most}"));
    head.extend(has_words.then(|| format!("{WITH_WORDS}{with_words}")));
    head.extend(["remarks", "not graded"].map(str::to_owned));
    let row = |grade: &Grade| {
        let points = |task: &Task| match task.by_hand {
            true => task.given.map_or(String::new(), |it| it.to_string()),
            false if task.failure.is_some() => String::new(),
            false => task.points().to_string(),
        };
        let ungraded: Vec<&str> =
            grade.ungraded.keys().map(String::as_str).collect();
        let mut row = vec![disarm(&grade.student)];
        row.extend(grade.tasks.iter().map(points));
        row.push(match grade.failure() {
            None => grade.points().to_string(),
            Some(_) => String::new(),
        });
        row.extend(has_words.then(|| all_points(grade)));
        row.push(disarm(&grade.remarks().join("; ")));
        row.push(disarm(&ungraded.join("; ")));
        row
    };
    write(&head, grades.iter().map(row))
}

/// The points, if all of them are known.
fn all_points(grade: &Grade) -> String {
    if grade.tasks.iter().any(Task::is_open) {
        return String::new();
    }
    grade.tasks.iter().map(Task::points).sum::<u32>().to_string()
}

fn write(head: &[String], rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut table = csv::Writer::from_writer(vec![]);
    for row in [head.to_vec()].into_iter().chain(rows) {
        table.write_record(row).expect("memory takes all rows, all alike");
    }
    table.into_inner().expect("memory takes all")
}

/// A text that a spreadsheet does not compute.
fn disarm(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@']);
    format!("{}{text}", if is_formula { "'" } else { "" })
}

/// The points for the import of four platforms, by their file names. A place
/// is empty where somebody is still to read words.
///
/// (Canvas, "How do I import grades in the Gradebook?": `Student`, `ID`,
/// `SIS User ID`, `SIS Login ID`, `Section`, the assignment, and a row with
/// `Points Possible`. Moodle Docs, "Offline grading worksheet": `Identifier`,
/// `Full name`, `Email address`, `Grade`, `Maximum Grade`, and "Grade import";
/// its `mod/assign/feedback/offline/importgradeslib.php` refuses a worksheet
/// without `Last modified (grade)`. Gradescope Help, "Exporting grades": `First
/// Name`, `Last Name`, `SID`, `Email`, `Total Score`, `Max Points`. D2L, "Importing
/// grades" to Brightspace: `OrgDefinedId`, `Username`, and the name of the item
/// before `Points Grade`; University of Wisconsin, "Function of Pound Signs (#)
/// in Grades File Records": they stand before both, lest a spreadsheet take
/// zeros away, and under `End-of-Line Indicator`. Blackboard,
/// "Uploading or Downloading Grade Center Items for Working Offline", wants in
/// each column a number that it alone knows.)
pub fn imports(
    grades: &[Grade],
    members: &BTreeMap<String, Member>,
) -> [(&'static str, Vec<u8>); 4] {
    let tasks = grades.first().map_or(&[][..], |grade| &grade.tasks);
    let most = tasks.iter().map(|task| task.worth).sum::<u32>().to_string();
    let unknown = Member::default();
    let make = |head: &[&str], first: Option<Vec<String>>, cell: &Cell| {
        let head: Vec<String> = head.iter().map(ToString::to_string).collect();
        let row = |grade: &Grade| -> Vec<String> {
            let known = members.get(&grade.student).unwrap_or(&unknown);
            let cells = head.iter().map(|name| {
                let (student, number) = split_number(&grade.student);
                match (known.get(name), &**name) {
                    (
                        _,
                        "Homework"
                        | "Grade"
                        | "Total Score"
                        | "Homework Points Grade",
                    ) => mark(grade),
                    (_, "Maximum Grade" | "Max Points") => most.clone(),
                    (_, "End-of-Line Indicator") => "#".to_owned(),
                    ("", name) => disarm(&cell(name, student, number)),
                    (known, "OrgDefinedId" | "Username") => format!("#{known}"),
                    (known, _) => known.to_owned(),
                }
            });
            cells.collect()
        };
        write(&head, first.into_iter().chain(grades.iter().map(row)))
    };
    let canvas =
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Homework"];
    let possible = ["Points Possible", "", "", "", "", &most];
    let possible = possible.map(str::to_owned).to_vec();
    let moodle = [
        "Identifier",
        "Full name",
        "Email address",
        "Grade",
        "Maximum Grade",
        "Last modified (grade)",
    ];
    let brightspace = [
        "OrgDefinedId",
        "Username",
        "Homework Points Grade",
        "End-of-Line Indicator",
    ];
    let gradescope = [
        "First Name",
        "Last Name",
        "SID",
        "Email",
        "Total Score",
        "Max Points",
    ];
    [
        (
            "canvas.csv",
            make(
                &canvas,
                Some(possible),
                &|name, student, number| match name {
                    "Student" => student.to_owned(),
                    "ID" => number.to_owned(),
                    _ => String::new(),
                },
            ),
        ),
        (
            "moodle.csv",
            make(&moodle, None, &|name, student, number| match name {
                "Identifier" if !number.is_empty() => {
                    format!("Participant {number}")
                }
                "Full name" => student.to_owned(),
                "Email address" => email(student),
                _ => String::new(),
            }),
        ),
        ("brightspace.csv", make(&brightspace, None, &|_, _, _| String::new())),
        (
            "gradescope.csv",
            make(&gradescope, None, &|name, student, number| {
                let split = student.rsplit_once(' ').unwrap_or((student, ""));
                match name {
                    "First Name" => split.0.to_owned(),
                    "Last Name" => split.1.to_owned(),
                    "SID" => number.to_owned(),
                    "Email" => email(student),
                    _ => String::new(),
                }
            }),
        ),
    ]
}

/// The points, but none for who handed in nothing: the platform has its own
/// mark for that.
fn mark(grade: &Grade) -> String {
    let is_marked = |task: &Task| task.given.is_some();
    let is_missing = grade.is_empty && !grade.tasks.iter().any(is_marked);
    if is_missing { String::new() } else { all_points(grade) }
}

/// What stands in a column, told from a student's name and number.
type Cell = dyn Fn(&str, &str, &str) -> String;

fn email(student: &str) -> String {
    if student.contains('@') { student.to_owned() } else { String::new() }
}

/// `okaforada_5101`, as platforms name students.
pub(crate) fn split_number(student: &str) -> (&str, &str) {
    let is_number = |number: &str| {
        !number.is_empty() && number.chars().all(|c| c.is_ascii_digit())
    };
    let split = student.rsplit_once('_');
    split.filter(|(_, number)| is_number(number)).unwrap_or((student, ""))
}

/// What was asked where somebody made a mistake, with the page's numbers.
fn question(exercise: &Exercise, place: &str) -> String {
    match &exercise.work {
        Work::Paper(paper) => {
            let letter = place.trim_start_matches(exercise.number);
            let mut parts = ('a'..).zip(&paper.page().parts);
            let part = parts.find(|(part, _)| letter == part.to_string());
            part.map_or(String::new(), |(_, part)| part.question.clone())
        }
        Work::Code(code) => format!("Write the function {}.", code.function),
        Work::Words(_) => String::new(),
    }
}

/// A page that shows which mistakes the class made, without names: what was
/// asked, a bar for each, as long as there are students who made it, and where
/// to see why.
pub fn mistakes(
    grades: &[Grade],
    exercises: &[Exercise],
    variants: &Variants,
    book: &str,
) -> String {
    let handed_in = grades.iter().filter(|grade| !grade.is_empty).count();
    let mut body = String::new();
    for exercise in exercises {
        let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let tasks = grades.iter().flat_map(|grade| &grade.tasks);
        for task in tasks.filter(|task| task.number == exercise.number) {
            for (place, says) in &task.mistakes {
                *counts.entry((place, says)).or_default() += 1;
            }
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|((place, _), count)| {
            (std::cmp::Reverse(*count), *place)
        });
        if counts.is_empty() {
            continue;
        }
        let Exercise { number, title, see, .. } = exercise;
        let (title, address) = (escape(title), escape(&format!("{book}{see}")));
        let shows = match book {
            "" => format!("{address}, in the book"),
            _ => format!("<a href=\"{address}\">What shows why</a>"),
        };
        let _ =
            writeln!(body, "<h2>{number} {title}</h2>\n<p>{shows}</p>\n<ul>");
        for ((place, says), count) in counts {
            let share = 100 * count / handed_in.max(1);
            let _ = writeln!(
                body,
                "<li><span class=\"count\">{count}</span><span class=\"bar\" \
                 style=\"--share: {share}%\"></span>\
                 <p><b>{place} {}</b><br>{}</p></li>",
                escape(&question(exercise, place)),
                escape(says)
            );
        }
        body += "</ul>\n";
    }
    if body.is_empty() {
        body.push_str("<p>Nobody made a mistake that has a name.</p>\n");
    }
    let own = match variants {
        Variants::Page => "",
        Variants::Secret(_) => {
            " The questions have the numbers of the book's page, and each \
             student had others."
        }
    };
    include_str!("mistakes.html")
        .replace(" OWN", own)
        .replace("COUNT", &count(handed_in, "student"))
        .replace("BODY\n", &body)
}
