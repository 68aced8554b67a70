//! The folder of a report: new, or one that this program has written before,
//! and never half of one.

use crate::model::MARK;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder that may be written, or replaced.
#[derive(Debug)]
pub struct ReportFolder(PathBuf);

impl ReportFolder {
    /// Asks for a folder before anything is computed.
    ///
    /// # Errors
    /// If something lies there that this program has not written.
    pub fn new(path: &Path) -> Result<Self, String> {
        let refuse = |what: &str| {
            let path = path.display();
            Err(format!("{path} {what}; give another folder with --out"))
        };
        if path.file_name().is_none() {
            return refuse("names no new folder");
        }
        let Ok(entries) = fs::read_dir(path) else {
            return match fs::symlink_metadata(path) {
                Ok(_) => refuse("is no folder that can be read"),
                Err(_) => Ok(ReportFolder(path.to_owned())),
            };
        };
        let names: Vec<PathBuf> = entries
            .filter_map(|entry| Some(entry.ok()?.file_name().into()))
            .collect();
        let model = fs::read_to_string(path.join("model.json"));
        if !names.is_empty() && !model.is_ok_and(|m| m.starts_with(MARK)) {
            return refuse("holds files that no report of this program has");
        }
        match names.iter().find(|name| !is_ours(name)) {
            Some(other) => refuse(&format!(
                "holds {}, which this program has not written",
                other.display()
            )),
            None => Ok(ReportFolder(path.to_owned())),
        }
    }

    /// Writes all files, or none: they are written beside the folder, which
    /// takes its place when it is whole.
    ///
    /// # Errors
    /// If it cannot be written. What was there before is there still.
    pub fn write(&self, files: &[(String, Vec<u8>)]) -> io::Result<()> {
        let place = std::path::absolute(&self.0)?;
        let beside = place.parent().unwrap_or(&place);
        fs::create_dir_all(beside)?;
        let rooms = tempfile::Builder::new();
        let part: TempDir = { rooms }.prefix(".choose-").tempdir_in(beside)?;
        let [new, old] = ["new", "old"].map(|name| part.path().join(name));
        fs::create_dir(&new)?;
        for (name, content) in files {
            fs::write(new.join(name), content)?;
        }
        if place.exists() {
            fs::rename(&place, &old)?;
        }
        fs::rename(&new, &place).inspect_err(|_| {
            // The old one goes back; the error that counts is the first.
            let _ = fs::rename(&old, &place);
        })
    }
}

/// Whether a report has a file of this name.
fn is_ours(name: &Path) -> bool {
    let is = |end: &str| name.extension().is_some_and(|found| found == end);
    let named = ["report.html", "model.json", "weights.csv"];
    is("svg") || is("png") || named.iter().any(|own| name == Path::new(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(text: &str) -> Vec<(String, Vec<u8>)> {
        let model = format!("{MARK}0.1.0\"}}");
        let all = [("report.html", text), ("model.json", &model)];
        all.map(|(name, text)| (name.into(), text.into())).to_vec()
    }

    #[test]
    fn a_report_replaces_a_report_and_nothing_else() {
        let around = tempfile::tempdir().unwrap();
        let path = around.path().join("a/report");
        for text in ["first", "second"] {
            ReportFolder::new(&path).unwrap().write(&files(text)).unwrap();
            let read = fs::read_to_string(path.join("report.html")).unwrap();
            assert_eq!(read, text);
        }
        assert_eq!(fs::read_dir(around.path().join("a")).unwrap().count(), 1);
        // A file of somebody else's in it is not lost.
        fs::write(path.join("thesis.doc"), "three years").unwrap();
        let why = ReportFolder::new(&path).unwrap_err();
        assert!(why.contains("holds thesis.doc"), "{why}");
        for (name, text) in [("model.json", "{}"), ("a.svg", "<svg/>")] {
            let other = around.path().join(name.replace('.', "-"));
            fs::create_dir(&other).unwrap();
            assert!(ReportFolder::new(&other).is_ok(), "it is empty");
            fs::write(other.join(name), text).unwrap();
            let why = ReportFolder::new(&other).unwrap_err();
            assert!(why.contains("no report of this program"), "{why}");
        }
        let file = path.join("thesis.doc");
        let why = ReportFolder::new(&file).unwrap_err();
        assert!(why.contains("is no folder"), "{why}");
    }
}
