use crate::archive::Archive;
use anyhow::{Context, Result};
use grader::Chosen;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use toml::{Table, Value};

/// The crates that grade, without the rest of the book.
const CRATES: [&str; 3] = ["base", "exercises", "grader"];

/// The name of the secret's file, beside the scripts.
const SECRET: &str = "secret.txt";

/// A zip for Gradescope: two scripts, and the source of the grader,
/// which is compiled there once. `root` is the clone.
///
/// (Gradescope, "Autograder specifications".)
///
/// # Errors
/// When a source cannot be read.
pub fn gradescope(
    root: &Path,
    chosen: &Chosen,
    book: &str,
    secret: Option<&str>,
) -> Result<Vec<u8>> {
    let mut archive = Archive::new();
    let mut arguments = arguments(chosen, book);
    if let Some(secret) = secret {
        archive.add_secret(SECRET, secret)?;
        arguments += " --secret \"$folder/source/";
        arguments += SECRET;
        arguments += "\"";
    }
    let run = include_str!("../platforms/run_autograder")
        .replace(" ARGUMENTS", &arguments);
    archive.add_script("run_autograder", &run)?;
    archive.add_script("setup.sh", include_str!("../platforms/setup.sh"))?;
    archive.add("environment", include_str!("../platforms/environment"))?;
    sources(root, &mut archive)?;
    archive.finish()
}

/// A zip for Classroom 50: what belongs into the folder of an
/// assignment, `CLASSROOM/autograders/ASSIGNMENT`. `root` is the clone. The
/// numbers are the page's: what lies there is no secret.
///
/// (Classroom 50, "Advanced autograding".)
///
/// # Errors
/// When a source cannot be read.
pub fn classroom50(
    root: &Path,
    chosen: &Chosen,
    book: &str,
) -> Result<Vec<u8>> {
    let mut archive = Archive::new();
    let script = include_str!("../platforms/autograder.py")
        .replace("ARGUMENTS", arguments(chosen, book).trim());
    archive.add("autograder.py", script)?;
    sources(root, &mut archive)?;
    archive.finish()
}

/// What the grader is told about the homework: words that mean nothing else in
/// a script, for the numbers are those of exercises, and `book` is an
/// [address](grader::address).
fn arguments(chosen: &Chosen, book: &str) -> String {
    let book = match book {
        "" => String::new(),
        book => format!(" --book {book}"),
    };
    chosen.arguments() + &book
}

/// A workspace of the crates that grade.
fn sources(root: &Path, archive: &mut Archive) -> Result<()> {
    let read = |path: &Path| {
        fs::read_to_string(path)
            .with_context(|| format!("cannot read {}", path.display()))
    };
    let mut used = BTreeSet::new();
    for name in CRATES {
        let from = root.join("listings").join(name);
        let manifest = read(&from.join("Cargo.toml"))?;
        let mut manifest: Table = manifest.parse()?;
        manifest.remove("dev-dependencies");
        let dependencies = manifest.get("dependencies");
        let dependencies = dependencies.and_then(Value::as_table);
        used.extend(dependencies.into_iter().flat_map(Table::keys).cloned());
        let to = format!("listings/{name}");
        archive.add(&format!("{to}/Cargo.toml"), manifest.to_string())?;
        let source = from.join("src");
        let files = base::files_below(&source)
            .with_context(|| format!("cannot read {}", source.display()))?;
        for file in files {
            let inside = base::with_slashes(&file);
            let content = read(&source.join(&file))?;
            archive.add(&format!("{to}/src/{inside}"), content)?;
        }
    }
    let mut manifest: Table = read(&root.join("Cargo.toml"))?.parse()?;
    manifest.remove("profile");
    let workspace = manifest.get_mut("workspace").and_then(Value::as_table_mut);
    let workspace = workspace.context("Cargo.toml has no [workspace]")?;
    workspace.remove("exclude");
    workspace.remove("default-members");
    let members = CRATES.map(|name| format!("listings/{name}"));
    workspace.insert("members".into(), Value::from(members.to_vec()));
    let known = workspace.get_mut("dependencies").and_then(Value::as_table_mut);
    let known = known.context("Cargo.toml has no dependencies")?;
    known.retain(|name, _| used.contains(name));
    archive.add("Cargo.toml", manifest.to_string())?;
    let lock = read(&root.join("Cargo.lock"))?;
    archive.add("Cargo.lock", lock)
}
