//! The list of a class.

use crate::table::{rows, split_number};
use crate::{Class, Submission};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Somebody in the list of a class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Member {
    /// As the list has it.
    pub name: String,
    /// What the list says, by column; without a head the columns are empty.
    cells: Vec<(String, String)>,
}

/// The columns with a name, and those with what else a folder may be called, in
/// English and as a German Moodle or ILIAS has them.
const NAMES: [&str; 5] =
    ["Student", "Name", "Full name", "Student name", "Vollst\u{e4}ndiger Name"];
const FIRST: [&str; 4] = ["First name", "FirstName", "Given name", "Vorname"];
const LAST: [&str; 5] =
    ["Last name", "LastName", "Surname", "Family name", "Nachname"];
const NUMBERS: [&str; 22] = [
    "ID",
    "SID",
    "SIS User ID",
    "SIS Login ID",
    "Student ID",
    "Student number",
    "Number",
    "User ID",
    "ID number",
    "OrgDefinedId",
    "Identifier",
    "Username",
    "User name",
    "Login",
    "Email",
    "Email address",
    "E-mail",
    "E-Mail-Adresse",
    "Anmeldename",
    "Benutzername",
    "Matrikelnummer",
    "Teilnehmer/in",
];

/// Where Gradescope says who teaches.
const ROLE: &str = "Role";

impl Member {
    /// What the list says in a column; nothing if it has none.
    pub(crate) fn get(&self, column: &str) -> &str {
        let is_it =
            |(name, _): &&(String, String)| name.eq_ignore_ascii_case(column);
        self.cells.iter().find(is_it).map_or("", |(_, cell)| cell)
    }

    fn first_of(&self, columns: &[&str]) -> &str {
        let mut cells = columns.iter().map(|column| self.get(column));
        cells.find(|cell| !cell.is_empty()).unwrap_or("")
    }

    /// Whether a submission's name has this member's number or address in it,
    /// or is it.
    fn has_number(&self, student: &str) -> bool {
        let numbers = self.cells.iter().filter(|(column, cell)| {
            let is_it = |it: &&str| it.eq_ignore_ascii_case(column);
            !cell.is_empty() && (column.is_empty() || NUMBERS.iter().any(is_it))
        });
        let mut parts = student.split('_').chain([student]);
        let is_it = |part: &str, cell: &str| {
            // Moodle's `Participant 310441`, in any language.
            let number = cell.trim_start_matches(|c: char| !c.is_ascii_digit());
            part.eq_ignore_ascii_case(cell) || part.len() > 3 && part == number
        };
        parts.any(|part| numbers.clone().any(|(_, cell)| is_it(part, cell)))
    }

    /// Whether a submission's name is this member's: `okaforada` is Ada Okafor.
    fn has_name(&self, student: &str) -> bool {
        let words: Vec<String> =
            self.name.split_whitespace().map(squeeze).collect();
        // Gradescope's number of a submission is nobody's.
        let student = student.split(" (submission ").next().unwrap_or(student);
        let student = split_number(student).0;
        // ILIAS has `Okafor_Ada_aokafor`, and Moodle a group, `Lab 1-Ada Okafor`.
        let before_login = student.rsplit_once('_').map(|it| it.0);
        let behind_group = student.split_once('-').map(|it| it.1);
        let all = [Some(student), before_login, behind_group];
        all.into_iter().flatten().map(squeeze).any(|student| {
            (0..words.len()).any(|first| {
                let (end, begin) = words.split_at(first);
                student == [begin, end].concat().concat()
            })
        })
    }
}

/// A name as platforms squeeze it.
fn squeeze(name: &str) -> String {
    let letters = name.chars().filter(|sign| sign.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The members that a table names, a row each, as Canvas, Moodle and Gradescope
/// export it, or with a name in the first column.
///
/// # Errors
/// When it cannot be read, or names nobody.
pub fn read_members(file: &Path) -> Result<Vec<Member>, String> {
    let bytes = fs::read(file)
        .map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    let mut rows = rows(&bytes);
    let known = || NAMES.iter().chain(&FIRST).chain(&LAST).chain(&NUMBERS);
    let is_head = |row: &Vec<String>| {
        row.iter().any(|cell| known().any(|it| it.eq_ignore_ascii_case(cell)))
    };
    let has_head = rows.first().is_some_and(is_head);
    let head = if has_head { rows.remove(0) } else { vec![] };
    // `Okafor, Ada` is one name, and read as two cells.
    let is_name = |cell: &String| {
        !cell.is_empty()
            && !cell.contains(|c: char| c.is_ascii_digit() || c == '@')
    };
    let two = rows.iter().find(|row| row.iter().skip(1).any(is_name));
    if let Some(row) = two.filter(|_| !has_head) {
        return Err(format!(
            "{}: `{}` may be one name or several columns: put it into quotes, \
             or write what the columns are into the first line, `Last name,\
             First name`",
            file.display(),
            row.join(",")
        ));
    }
    let member = |row: Vec<String>| {
        // Brightspace puts a # in front of what it knows a student by.
        let mut row = row;
        for (cell, name) in row.iter_mut().zip(&head) {
            if ["orgdefinedid", "username"].contains(&&*name.to_lowercase()) {
                *cell = cell.trim_start_matches('#').to_owned();
            }
        }
        let first = row.first().cloned().unwrap_or_default();
        let columns =
            head.iter().cloned().chain(std::iter::repeat(String::new()));
        let mut member =
            Member { name: first, cells: columns.zip(row).collect() };
        let parts = [member.first_of(&FIRST), member.first_of(&LAST)];
        let name = member.first_of(&NAMES);
        let name =
            if name.is_empty() { parts.join(" ") } else { name.to_owned() };
        if !name.trim().is_empty() {
            name.trim().clone_into(&mut member.name);
        }
        member
    };
    let is_one = |member: &Member| {
        // Canvas has rows of its own, and Gradescope those who teach.
        !["", "Points Possible", "Student, Test"].contains(&&*member.name)
            && ["", "Student"].contains(&member.get(ROLE))
    };
    let members: Vec<Member> =
        rows.into_iter().map(member).filter(is_one).collect();
    if members.is_empty() {
        return Err(format!("{} names nobody", file.display()));
    }
    Ok(members)
}

impl Class {
    /// Holds the submissions against a list: who handed in nothing gets an
    /// empty one. Gives back the members by the names of their submissions.
    ///
    /// # Errors
    /// When a submission may be of two members, or two may be of one.
    pub fn hold_against(
        &mut self,
        members: &[Member],
    ) -> Result<BTreeMap<String, Member>, String> {
        let mut known = BTreeMap::new();
        let mut owners: BTreeMap<usize, String> = BTreeMap::new();
        for submission in &mut self.submissions {
            let student = &submission.student;
            let find = |has: &dyn Fn(&Member) -> bool| -> Vec<usize> {
                (0..members.len()).filter(|i| has(&members[*i])).collect()
            };
            let numbered = find(&|member| member.has_number(student));
            let named = find(&|member| member.has_name(student));
            let is_both = |place: &&usize| named.contains(place);
            let mut found: Vec<usize> =
                numbered.iter().filter(is_both).copied().collect();
            if found.is_empty() {
                // A number may mean something else on the platform.
                found = [numbered, named].concat();
            }
            match found[..] {
                [] => submission.is_unlisted = true,
                [place] => {
                    if let Some(other) = owners.insert(place, student.clone()) {
                        let name = &members[place].name;
                        return Err(format!(
                            "the submissions {other} and {student} may both \
                             be of {name}: rename or join them"
                        ));
                    }
                    submission.listed = Some(members[place].name.clone());
                    known.insert(student.clone(), members[place].clone());
                }
                [one, other, ..] => {
                    let names = [one, other].map(|it| &*members[it].name);
                    let names = names.join(" or of ");
                    return Err(format!(
                        "the submission {student} may be of {names}: name it \
                         by a number that is in the list"
                    ));
                }
            }
        }
        if known.is_empty()
            && let Some(one) = self.submissions.first()
        {
            return Err(format!(
                "nobody who handed in is in the list: there are names such as \
                 {}, and in the list such as {}",
                one.student, members[0].name
            ));
        }
        let mut names: BTreeSet<String> =
            self.submissions.iter().map(|it| it.student.clone()).collect();
        for (place, member) in members.iter().enumerate() {
            if owners.contains_key(&place) {
                continue;
            }
            // Two may have one name; a file cannot.
            let name = member.name.replace(['/', '\\'], " ");
            let number = member.first_of(&NUMBERS);
            let student = if names.contains(&name) {
                format!("{name}_{number}")
            } else {
                name
            };
            let is_new = names.insert(student.clone());
            if !is_new || student.ends_with('_') {
                return Err(format!(
                    "the list names {} twice: give each of them a number",
                    member.name
                ));
            }
            known.insert(student.clone(), member.clone());
            self.submissions.push(Submission::new(student));
        }
        self.submissions.sort_by(|a, b| a.student.cmp(&b.student));
        Ok(known)
    }
}
