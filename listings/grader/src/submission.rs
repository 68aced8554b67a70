use crate::Answers;
use crate::listing::{Found, What, list};
use exercises::{Code, Exercise};
use regex_lite::Regex;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, SystemTime};

/// What one student handed in: the named files, and no other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Submission {
    /// The student.
    pub student: String,
    /// The text of each named file, by its name.
    pub files: BTreeMap<String, String>,
    /// What is not graded, and why.
    pub ungraded: BTreeMap<String, String>,
    /// Whether the platform says that it came late.
    pub late: bool,
    /// The student's name in the list of the class, from which the numbers of
    /// their own follow.
    pub listed: Option<String>,
    /// Whether the list of the class does not name the student.
    pub is_unlisted: bool,
}

/// A file as a student, or what a platform made of it, named it.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub found: Found,
    /// Its path, for people.
    pub shown: String,
    /// What the student's own name for it says.
    pub known: Option<Known>,
    /// Later uploads come later.
    pub upload: String,
}

impl Submission {
    /// With nothing in it.
    pub fn new(student: impl Into<String>) -> Self {
        Submission { student: student.into(), ..Default::default() }
    }

    /// The name from which the numbers of this student's own follow.
    pub(crate) fn name(&self) -> &str {
        self.listed.as_ref().unwrap_or(&self.student)
    }

    /// The named files in a folder, or in folders and zip files inside it, all
    /// of which are one student's.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn in_folder(
        student: &str,
        folder: &Path,
        exercises: &[Exercise],
    ) -> Result<Self, String> {
        let piece = |found: Found| {
            let known = known_name(found.name());
            let (shown, upload) = (found.path.join("/"), String::new());
            Piece { found, shown, known, upload }
        };
        let pieces = list(folder)?.into_iter().map(piece);
        let mut submission = Submission::new(student);
        submission.choose(pieces.collect(), exercises);
        Ok(submission)
    }

    /// Takes of each named file the one that is no hand-out, and of several
    /// the newest. All others are named.
    pub(crate) fn choose(
        &mut self,
        pieces: Vec<Piece>,
        exercises: &[Exercise],
    ) {
        let mut copies: BTreeMap<String, Vec<Copy>> = BTreeMap::new();
        for piece in pieces {
            let names = names(exercises);
            let is_taken = |known: &Known| {
                known.student.is_empty() && names.contains(&known.file)
            };
            let known = piece.known.clone().filter(is_taken);
            match (&piece.found.what, known) {
                (What::Folder, _) => {}
                (What::Unread(why), None) => {
                    self.ungraded.insert(piece.shown, why.clone());
                }
                (_, Some(known)) => {
                    let file = known.file.clone();
                    let copy = Copy::new(piece, &known, exercises);
                    copies.entry(file).or_default().push(copy);
                }
                (_, None) if is_handed_out(piece.found.name()) => {}
                (_, None) if is_a_platforms(&piece.found) => {}
                (_, None) => {
                    let why = match &piece.known {
                        Some(known) if known.student.is_empty() => {
                            "its exercise is not graded here"
                        }
                        _ => "is none of the files that are asked for",
                    };
                    self.ungraded.insert(piece.shown, why.to_owned());
                }
            }
        }
        for (file, mut copies) in copies {
            let newest = copies.iter().map(|it| it.time).max();
            let newest = newest.unwrap_or(SystemTime::UNIX_EPOCH);
            copies.sort_by_key(|copy| Reverse(copy.rank(newest)));
            let mut copies = copies.into_iter();
            let Some(taken) = copies.next() else { continue };
            for copy in copies {
                let why = match (&copy.text, copy.is_empty) {
                    (Err(why), _) => why.clone(),
                    (_, true) => "is as it was handed out".to_owned(),
                    _ => "is another copy".to_owned(),
                };
                let taken = &taken.shown;
                let why = format!("{why}; {taken} is graded in its place");
                self.ungraded.insert(copy.shown, why);
            }
            match taken.text {
                Ok(text) => {
                    self.files.insert(file, text);
                }
                Err(why) => {
                    self.ungraded.insert(taken.shown, why);
                }
            }
        }
    }
}

/// One of several files that may be meant by a name.
struct Copy {
    shown: String,
    text: Result<String, String>,
    /// Whether nothing was written into it.
    is_empty: bool,
    upload: String,
    time: SystemTime,
    /// The number behind a copy's name.
    number: u32,
    depth: usize,
    is_exact: bool,
}

impl Copy {
    fn new(piece: Piece, known: &Known, exercises: &[Exercise]) -> Self {
        let text = piece.found.read();
        let is_empty =
            |text: &String| is_handed_out_text(text, &known.file, exercises);
        Copy {
            is_empty: text.as_ref().map_or(true, is_empty),
            text,
            upload: piece.upload + &known.upload,
            time: piece.found.time,
            number: known.copy,
            depth: piece.found.path.len(),
            is_exact: piece.shown.ends_with(&known.file),
            shown: piece.shown,
        }
    }

    /// What is graded ranks highest. What was written within a minute is
    /// equally new: somebody copied the folder.
    fn rank(&self, newest: SystemTime) -> impl Ord + use<> {
        const MINUTE: Duration = Duration::from_mins(1);
        let age = newest.duration_since(self.time).unwrap_or_default();
        let is_new = age < MINUTE;
        (
            self.text.is_ok(),
            !self.is_empty,
            self.upload.clone(),
            is_new,
            self.number,
            Reverse(self.depth),
            self.is_exact,
            Reverse(self.shown.clone()),
        )
    }
}

/// Whether a file says what it said when it was handed out.
fn is_handed_out_text(text: &str, file: &str, exercises: &[Exercise]) -> bool {
    let Some(exercise) = exercises.iter().find(|it| it.file() == file) else {
        return Answers::read(text, exercises).is_empty();
    };
    let without_spaces = |text: &str| -> String {
        let own = Code::own_part(text);
        own.chars().filter(|sign| !sign.is_whitespace()).collect()
    };
    let starter = exercise.starter().unwrap_or_default();
    let text = without_spaces(text);
    text.is_empty() || text == without_spaces(&starter)
}

/// The names of the files that are taken.
pub(crate) fn names(exercises: &[Exercise]) -> Vec<String> {
    let files = exercises.iter().map(Exercise::file);
    files.chain(["answers.txt".to_owned()]).collect()
}

/// What a file's name says.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    /// The name that stands in front of it, where all lies in one folder.
    pub student: String,
    /// The name as it should be written.
    pub file: String,
    /// The number behind a copy's name, `5_2 (1).rs`.
    copy: u32,
    /// When it came, as ILIAS writes it in front: `20260301235900_5_2.rs`.
    upload: String,
}

/// Reads `5_2.rs`, `answers.txt`, and what systems call their copies, behind a
/// student's name or not.
pub(crate) fn known_name(name: &str) -> Option<Known> {
    static COPY_OF: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"(?i)[ _-]+(?:cop(?:y|ie|ia)|kopie) (?:of|von|de)$";
        Regex::new(pattern).expect("a pattern")
    });
    static PATTERN: LazyLock<Regex> = LazyLock::new(|| {
        let copy = "cop(?:y|ie|ia)|kopie";
        Regex::new(&format!(
            r"(?i)^(?:(?<time>\d{{14}})_)?(?<of>(?:{copy}) (?:\(?\d+\)? )?(?:of|von|de) )?(?:(?<student>.*[^ _-])[ _-]+)?(?<stem>[0-9p]+_[0-9]+|answers)(?<copy>(?: -)?[ _-](?:{copy}))?(?:[ -]{{0,2}}\(?(?<number>\d{{1,3}})\)?)?\.(?<end>rs|txt)$"
        ))
        .expect("a pattern")
    });
    let of = PATTERN.captures(name)?;
    let part = |part| of.name(part).map_or("", |it| it.as_str());
    // `05_02` is 5_2.
    let stem = part("stem").to_ascii_lowercase().replace('p', "P");
    let bare = |part: &str| match part.trim_start_matches('0') {
        "" => part.to_owned(),
        bare => bare.to_owned(),
    };
    let stem = stem.split('_').map(bare).collect::<Vec<_>>().join("_");
    let end = part("end").to_ascii_lowercase();
    if (stem == "answers") != (end == "txt") {
        return None;
    }
    // Google Classroom puts the student's name in front of `Copy of`.
    let whole = part("student");
    let cut = COPY_OF.find(whole).map_or(whole.len(), |it| it.start());
    let student = whole[..cut].to_owned();
    let is_copy = of.name("of").is_some()
        || of.name("copy").is_some()
        || cut < whole.len();
    Some(Known {
        student,
        file: format!("{stem}.{end}"),
        copy: part("number").parse().unwrap_or(u32::from(is_copy)),
        upload: part("time").to_owned(),
    })
}

/// Whether it is a part of the hand-out in which nobody writes.
fn is_handed_out(name: &str) -> bool {
    const OURS: [&str; 8] = [
        "index.html", // Brightspace's
        "Cargo.toml",
        "Cargo.lock",
        "README.md",
        "main.rs",
        "runner.rs",
        "paper.pdf",
        "paper.html",
    ];
    OURS.contains(&name)
}

/// Whether Blackboard wrote it, and the student nothing into it.
fn is_a_platforms(found: &Found) -> bool {
    found.name().contains("_attempt_")
        && found.read().is_ok_and(|text| {
            text.contains("There is no student submission text data")
                && text.contains("There are no student comments")
        })
}

/// The name of a folder, or of the zip file that it was packed as, once or
/// more often.
pub(crate) fn without_copy(name: &str) -> String {
    static PATTERN: LazyLock<Regex> = LazyLock::new(|| {
        let pattern =
            r"(?i)(( -)? (?:cop(?:y|ie|ia)|kopie))?( ?\(\d+\))?\.zip$";
        Regex::new(pattern).expect("a pattern")
    });
    PATTERN.replace(name, "").into_owned()
}
