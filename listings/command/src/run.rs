use crate::{Chapter, Common, defaults, problem_of};
use base::{book_root, with_slashes};
use clap::{ArgMatches, FromArgMatches};
use figure::Figure;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// A run that has computed everything and written nothing yet.
pub(crate) struct Run {
    common: Common,
    pub figures: Vec<Figure>,
    /// The folder of the figures, as it is shown.
    folder: PathBuf,
    /// What the program prints, but for where the figures are.
    pub table: String,
}

impl Run {
    pub fn of<C: Chapter>(matches: &ArgMatches) -> Result<Self, String> {
        let (parameters, problem) = problem_of::<C>(matches)?;
        let common = Common::from_arg_matches(matches)
            .map_err(|error| error.to_string())?;
        let folder = common.out.clone().unwrap_or_else(|| {
            if parameters == defaults::<C>() {
                book_figures(C::NAME)
            } else {
                Path::new("target/figures").join(C::NAME)
            }
        });
        let figures = C::figures(&problem);
        Ok(Run { common, figures, folder, table: C::table(&problem) })
    }

    /// Writes the figures, prints, and opens the first figure if it is wanted.
    pub fn finish(&self) -> Result<(), String> {
        let place = match &self.common.out {
            Some(folder) => folder.clone(),
            None => book_root().join(&self.folder),
        };
        let files = self.figures.iter().map(|f| (path_of(f, &place), f.svg()));
        base::write_all(&files.collect::<Vec<_>>())
            .map_err(|error| error.to_string())?;
        // A reader who has seen enough may close the pipe.
        let printed = report(&self.table, &self.figures, &self.folder);
        let _ = std::io::stdout().write_all(printed.as_bytes());
        match self.figures.first() {
            Some(first) if self.common.open => view(&path_of(first, &place)),
            _ => Ok(()),
        }
    }
}

#[cfg(not(target_family = "wasm"))]
fn view(path: &Path) -> Result<(), String> {
    open::that(path)
        .map_err(|error| format!("--open {}: {error}", path.display()))
}

/// Where there are no viewers there is nothing to do.
#[cfg(target_family = "wasm")]
fn view(_: &Path) -> Result<(), String> {
    Ok(())
}

/// Where the figures of the page are, seen from the book's folder.
pub(crate) fn book_figures(chapter: &str) -> PathBuf {
    Path::new("src/figures").join(chapter)
}

fn path_of(figure: &Figure, folder: &Path) -> PathBuf {
    folder.join(format!("{}.svg", figure.name))
}

/// What is printed: the table, and where the figures are.
pub(crate) fn report(table: &str, figures: &[Figure], folder: &Path) -> String {
    let paths = figures.iter().map(|figure| path_of(figure, folder));
    let lines = paths.map(|path| format!("  {}\n", with_slashes(&path)));
    let lines: Vec<String> = lines.collect();
    format!("{table}\nfigures:\n{}", lines.concat())
}
