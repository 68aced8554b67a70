//! Whose each file is.

use crate::Submission;
use crate::layout::{may_be_canvas, readings};
use crate::listing::{Found, What, is_zip, list, spell};
use crate::submission::{Known, Piece, known_name, without_copy};
use exercises::Exercise;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A student's name may be no longer, in bytes: it names a file.
const LONGEST: usize = 200;

/// What a class handed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Class {
    /// By student, in order.
    pub submissions: Vec<Submission>,
    /// The names of files that belong to nobody, and of links and devices.
    pub nobodys: Vec<String>,
}

/// What was found of one student.
#[derive(Default)]
struct Handed {
    pieces: Vec<Piece>,
    late: bool,
    platform: &'static str,
    /// The platform that gave this name, or the folders in which a person did.
    homes: BTreeSet<String>,
    /// Where works lie in the student's folder.
    works: Vec<(Vec<String>, String)>,
}

impl Class {
    /// The submissions in a folder, or a zip file: as platforms export them, or
    /// with a folder for each student, or with files such as `smith_5_2.rs`. A
    /// folder in which all of that lies does not count.
    ///
    /// # Errors
    /// When the folder cannot be read, or in two ways, or nothing of the kind
    /// is there, or a name cannot be that of a report.
    pub fn in_folder(
        folder: &Path,
        exercises: &[Exercise],
    ) -> Result<Self, String> {
        let all = list(folder)?;
        refuse_strange(&all)?;
        let outer = find_outer(&all);
        let named = read_submitters(&all);
        let mut students: BTreeMap<String, Handed> = BTreeMap::new();
        let mut nobodys = vec![];
        let mut places: BTreeMap<Vec<String>, Place> = BTreeMap::new();
        for found in all {
            let count = found.path.len();
            let at = (0..count).find(|i| !outer.contains(&found.path[..=*i]));
            let Some(at) = at else { continue };
            let Some(owner) = find_owner(&found, at)? else {
                if found.name() != SUBMITTERS {
                    nobodys.push(found.path.join("/"));
                }
                continue;
            };
            if owner.platform.is_empty() {
                let place = found.path[..at].to_vec();
                let place = places.entry(place).or_default();
                let student = owner.student.clone();
                if owner.is_folder {
                    place.folders.insert(student);
                } else {
                    place.files.insert(student, found.name().to_owned());
                }
            }
            let own = [owner.student];
            for student in named.get(&own[0]).map_or(&own[..], |all| all) {
                let handed = students.entry(student.clone()).or_default();
                handed.late |= owner.late;
                handed.platform = owner.platform;
                if owner.is_folder {
                    let path = &found.path[at + 1..];
                    handed.works.extend(work_in(path, owner.known.as_ref()));
                }
                handed.homes.insert(match owner.platform {
                    "" => format!("in ./{}", found.path[..at].join("/")),
                    platform => format!("named by {platform}"),
                });
                let is_inside = owner.is_folder && at + 1 < count;
                let from = at + usize::from(is_inside);
                handed.pieces.push(Piece {
                    shown: found.path[from..].join("/"),
                    found: found.clone(),
                    known: owner.known.clone(),
                    upload: owner.upload.clone(),
                });
            }
        }
        for (student, handed) in &students {
            refuse_two_readings(folder, student, handed)?;
        }
        refuse_loose_names(&places)?;
        refuse_like_names(&students)?;
        if let Some(name) = students.keys().find(|name| name.len() > LONGEST) {
            return Err(format!(
                "the name {name} is longer than {LONGEST} bytes: rename it"
            ));
        }
        if students.is_empty() {
            return Err(format!(
                "there is no submission in {}; a submission is a folder with \
                 the student's name, or files such as NAME_5_2.rs",
                folder.display()
            ));
        }
        let students = without_assignment(students);
        let submission = |(student, handed): (String, Handed)| {
            let mut submission = Submission::new(student);
            submission.late = handed.late;
            submission.choose(handed.pieces, exercises);
            submission
        };
        let submissions = students.into_iter().map(submission).collect();
        Ok(Class { submissions, nobodys })
    }
}

fn refuse_strange(all: &[Found]) -> Result<(), String> {
    let strange = |found: &&Found| {
        found.path.len() == 1 && found.name().contains('\u{fffd}')
    };
    let names: Vec<&str> =
        all.iter().filter(strange).map(Found::name).collect();
    match &names[..] {
        [] => Ok(()),
        names => Err(format!(
            "these names are no Unicode, rename them: {}",
            names.join(", ")
        )),
    }
}

/// Whether a name on the way to a file says whose it is.
fn tells_student(found: &Found, at: usize) -> bool {
    let name = &found.path[at];
    let is_folder = is_folder(found, at);
    !readings(name, is_folder).is_empty()
        || !is_folder
            && known_name(name).is_some_and(|it| !it.student.is_empty())
}

fn is_folder(found: &Found, at: usize) -> bool {
    // A zip that cannot be opened is somebody's, too.
    at + 1 < found.path.len()
        || matches!(found.what, What::Folder)
        || is_zip(found.name())
}

/// The folders that hold submissions and are none: of all files in them that
/// may be graded the names, or those of folders on the way, say whose they are.
fn find_outer(all: &[Found]) -> BTreeSet<Vec<String>> {
    let prefixes = all.iter().flat_map(|found| {
        (1..found.path.len()).map(|count| &found.path[..count])
    });
    let mut prefixes: Vec<&[String]> = prefixes.collect();
    prefixes.sort_by_key(|prefix| (std::cmp::Reverse(prefix.len()), *prefix));
    prefixes.dedup();
    let mut outer: BTreeSet<Vec<String>> = BTreeSet::new();
    for prefix in prefixes {
        let at = prefix.len();
        let inside = || {
            let all = all.iter().filter(|found| found.path.len() > at);
            all.filter(|found| found.path.starts_with(prefix))
        };
        let tells = |found: &Found| {
            outer.contains(&found.path[..=at]) || tells_student(found, at)
        };
        let mut works = inside().filter(|it| known_name(it.name()).is_some());
        let is_students = !readings(&prefix[at - 1], true).is_empty();
        if !is_students && inside().any(tells) && works.all(tells) {
            outer.insert(prefix.to_vec());
        }
    }
    outer
}

/// Whose something is, and what it is there.
struct Owner {
    student: String,
    known: Option<Known>,
    upload: String,
    late: bool,
    /// Nothing where a person wrote the name, and two may be called so.
    platform: &'static str,
    /// Whether a folder has the student's name.
    is_folder: bool,
}

/// The owner of what lies in a class's folder, told by the name at a place in
/// its path; none if it says nothing.
fn find_owner(found: &Found, at: usize) -> Result<Option<Owner>, String> {
    let name = &found.path[at];
    let is_folder = is_folder(found, at);
    let readings = readings(name, is_folder);
    if let [one, other, ..] = &readings[..] {
        return Err(format!(
            "`{name}` can be read in two ways: as {} names it, of the student \
             {}, or as {} does, of {}; rename it",
            one.platform, one.student, other.platform, other.student
        ));
    }
    if let Some(reading) = readings.into_iter().next() {
        let is_whole = found.path.len() == at + 1;
        let own = if is_whole { &reading.file } else { found.name() };
        return Ok(Some(Owner {
            known: known_name(own),
            student: reading.student,
            platform: reading.platform,
            upload: reading.upload,
            late: reading.late,
            is_folder: false,
        }));
    }
    let owner = |student: String, known| Owner {
        student,
        known,
        platform: "",
        upload: String::new(),
        late: false,
        is_folder,
    };
    if is_folder {
        let student = name.strip_suffix(".zip").unwrap_or(name).to_owned();
        return Ok(Some(owner(student, known_name(found.name()))));
    }
    let Some(mut known) = known_name(name) else { return Ok(None) };
    let student = std::mem::take(&mut known.student);
    if may_be_canvas(&student) {
        return Err(format!(
            "`{name}` can be read in two ways: as a file of the student \
             {student}, or as Canvas names it, with two numbers behind the \
             student; put each student's files into a folder"
        ));
    }
    let has_name = !student.is_empty();
    Ok(has_name.then(|| owner(student, Some(known))))
}

/// Where a work lies in a student's folder: the folders to it, which copies of
/// one folder share, and the name of what is graded.
fn work_in(
    path: &[String],
    known: Option<&Known>,
) -> Option<(Vec<String>, String)> {
    let known = known.filter(|known| known.student.is_empty())?;
    let (_, folders) = path.split_last()?;
    let folders = folders.iter().map(|name| without_copy(name)).collect();
    Some((folders, known.file.clone()))
}

/// Two folders side by side in a student's folder may be two students'.
fn refuse_two_readings(
    folder: &Path,
    student: &str,
    handed: &Handed,
) -> Result<(), String> {
    let folder = folder.display();
    for (one, _) in &handed.works {
        for (other, file) in &handed.works {
            if one.starts_with(other) || other.starts_with(one) {
                continue;
            }
            let [one, other] = [one, other].map(|it| it.join("/"));
            return Err(format!(
                "`{student}` in {folder} can be read in two ways: as one \
                 student, with files in {one} and in {other}, or as a folder \
                 of two students, {one} and {other}. If they are students, \
                 grade {folder}/{student}; if not, move {file} and what else \
                 counts into one folder"
            ));
        }
    }
    if let [one, other, ..] = &handed.homes.iter().collect::<Vec<_>>()[..] {
        return Err(format!(
            "`{student}` in {folder} can be read in two ways: as one student, \
             or as two, {one} and {other}; rename the files of one"
        ));
    }
    Ok(())
}

/// What people named in one folder: folders of students, and files with a
/// student's name, by the student.
#[derive(Default)]
struct Place {
    folders: BTreeSet<String>,
    files: BTreeMap<String, String>,
}

/// A folder with a single named file, or beside students' folders, may be a
/// student's who calls files so.
fn refuse_loose_names(
    places: &BTreeMap<Vec<String>, Place>,
) -> Result<(), String> {
    let read = |(path, place): (&Vec<String>, &Place)| {
        let (last, above) = path.split_last()?;
        let (student, file) = place.files.iter().next()?;
        let is_alone = place.files.len() + place.folders.len() == 1;
        let is_beside =
            places.get(above).is_some_and(|it| !it.folders.is_empty());
        (is_alone || is_beside).then(|| {
            let path = path.join("/");
            let says = format!(
                "`{path}` can be read in two ways: as the student {last}, \
                 with a file {file}, or as a folder of students such as \
                 {student}. If {last} is the student, call the file as it was \
                 handed out; if not, move all out of {path}"
            );
            (path, says)
        })
    };
    let found: Vec<(String, String)> = places.iter().filter_map(read).collect();
    match &found[..] {
        [] => Ok(()),
        [(_, says)] => Err(says.clone()),
        [(_, says), others @ ..] => {
            let others = others.iter().map(|(path, _)| path.as_str());
            let others = others.collect::<Vec<_>>().join(", ");
            Err(format!("{says}\nAs this one: {others}"))
        }
    }
}

/// Two names that differ as copies do, or in capitals and spaces, may be one
/// student's.
fn refuse_like_names(
    students: &BTreeMap<String, Handed>,
) -> Result<(), String> {
    let by_hand = students.iter().filter(|(_, it)| it.platform.is_empty());
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    let by_hand: Vec<&str> = by_hand.map(|(name, _)| name.as_str()).collect();
    let refuse = |one: &str, other: &str| {
        Err(format!(
            "`{one}` and `{other}` can be read in two ways: as names of one \
             student, or of two; put all into one folder, or rename one"
        ))
    };
    for name in &by_hand {
        if let Some(other) = known.insert(squeeze_name(name), name) {
            return refuse(other, name);
        }
    }
    for name in &by_hand {
        let copied = without_copy(&format!("{}.zip", squeeze_name(name)));
        let behind = squeeze_name(name.split(" - ").next().unwrap_or(name));
        for like in [copied, behind] {
            if let Some(other) = known.get(&like)
                && other != name
            {
                return refuse(other, name);
            }
        }
    }
    Ok(())
}

/// A name without what is not seen, in small letters.
fn squeeze_name(name: &str) -> String {
    let seen = name.replace(['\u{200b}', '\u{200e}', '\u{200f}'], "");
    seen.trim().to_lowercase()
}

/// Students' names as Blackboard gives them, without the name of the
/// assignment, with which all begin.
fn without_assignment(
    students: BTreeMap<String, Handed>,
) -> BTreeMap<String, Handed> {
    let is_one = |handed: &Handed| handed.platform == "Blackboard";
    let names = students.iter().filter(|(_, handed)| is_one(handed));
    let names: Vec<&String> = names.map(|(name, _)| name).collect();
    let Some(first) = names.first() else { return students };
    let cuts = first.match_indices('_').map(|(at, _)| &first[..=at]);
    let is_all = |cut: &&str| names.iter().all(|name| name.starts_with(cut));
    let cut = cuts.rev().find(is_all).map_or(0, str::len);
    let shorten = |(name, handed): (String, Handed)| {
        let from = if is_one(&handed) { cut } else { 0 };
        (name[from..].to_owned(), handed)
    };
    students.into_iter().map(shorten).collect()
}

/// Where Gradescope says who submitted what.
const SUBMITTERS: &str = "submission_metadata.yml";

/// The students behind each of Gradescope's folders, by its name: a name and
/// a student's number, or where there is none that of the submission.
fn read_submitters(all: &[Found]) -> BTreeMap<String, Vec<String>> {
    let mut named: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in all.iter().filter(|found| found.name() == SUBMITTERS) {
        let mut submission = String::new();
        for line in file.read().unwrap_or_default().lines() {
            let line = line.trim_end();
            let value = |key| {
                let value = line.split_once(key)?.1.trim_matches(['"', '\'']);
                Some(spell(value)).filter(|value| !value.is_empty())
            };
            if let Some(name) = line.strip_suffix(':')
                && name.starts_with("submission_")
            {
                name.clone_into(&mut submission);
            } else if let Some(name) = value(":name: ") {
                let number = submission.replace('_', " ");
                let students = named.entry(submission.clone()).or_default();
                students.push(format!("{name} ({number})"));
            } else if let Some(number) = value(":sid: ")
                && let Some(last) = named.get_mut(&submission)
                && let Some(student) = last.last_mut()
            {
                let name = student.rsplit_once(" (").map_or("", |it| it.0);
                *student = format!("{name}_{number}");
            }
        }
    }
    named
}
