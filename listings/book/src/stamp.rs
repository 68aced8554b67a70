//! Whether anything has changed since the book was made.

use press::why_none;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

/// What the book in a clone was made from, and what came out: of each file its
/// place, its length and when it was last changed.
pub struct Stamp {
    /// Where it is kept, in the folder of what is compiled.
    file: PathBuf,
    root: PathBuf,
    /// The folder of the finished book.
    book: PathBuf,
    /// What the command line asks for.
    wish: String,
    /// The clone without the book, when the work began.
    before: u64,
}

impl Stamp {
    /// The stamp of the clone in `root` as it is now. `file` keeps it, and
    /// nothing beside that file counts.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn new(
        file: PathBuf,
        root: &Path,
        book: &Path,
        wish: String,
    ) -> io::Result<Self> {
        let (root, book) = (root.to_owned(), book.to_owned());
        let mut stamp = Stamp { file, root, book, wish, before: 0 };
        stamp.before = stamp.clone_now()?;
        Ok(stamp)
    }

    /// Whether the book that is there was made from just this.
    pub fn is_known(&self) -> bool {
        let said = fs::read_to_string(&self.file).unwrap_or_default();
        self.book.join("index.html").exists()
            && self.words().is_ok_and(|now| now == said)
    }

    /// Notes that the book is made from the clone as it was when the work began:
    /// what changed meanwhile may not be in it, and is a change.
    ///
    /// # Errors
    /// When a file cannot be read or written.
    pub fn keep(&self) -> io::Result<()> {
        fs::write(&self.file, self.words()?)
    }

    /// What the stamp's file says if nothing has changed.
    fn words(&self) -> io::Result<String> {
        let mut book = DefaultHasher::new();
        add_folder(&self.book, &[], &mut book)?;
        Ok(format!("{:x} {:x}\n", self.before, book.finish()))
    }

    /// The clone without the book, this program, and what it is asked for.
    fn clone_now(&self) -> io::Result<u64> {
        let mut sum = DefaultHasher::new();
        let target = self.file.parent().unwrap_or(&self.file);
        let aside = [target, &*self.book, &*self.root.join(".git")];
        add_folder(&self.root, &aside, &mut sum)?;
        add(&std::env::current_exe()?, &mut sum)?;
        (&self.wish, why_none()).hash(&mut sum);
        Ok(sum.finish())
    }
}

/// Adds all that is below a folder, but for what is aside.
fn add_folder(
    folder: &Path,
    aside: &[&Path],
    sum: &mut DefaultHasher,
) -> io::Result<()> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    let entries = entries.map(|entry| Ok(entry?.path()));
    let mut paths: Vec<PathBuf> = entries.collect::<io::Result<_>>()?;
    paths.sort();
    for path in paths.iter().filter(|path| !aside.contains(&&***path)) {
        if path.is_dir() {
            add_folder(path, aside, sum)?;
        } else {
            add(path, sum)?;
        }
    }
    Ok(())
}

fn add(file: &Path, sum: &mut DefaultHasher) -> io::Result<()> {
    let seen = fs::symlink_metadata(file)?;
    (file, seen.len(), seen.modified()?).hash(sum);
    Ok(())
}
