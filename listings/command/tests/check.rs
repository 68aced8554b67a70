//! Which words of a command line a page may tell its reader to type.

use clap::Args;
use command::{Chapter, Unfit, Value, check};
use figure::{Emblem, Figure};

#[derive(Args, PartialEq)]
struct Parameters {
    /// The file to read
    #[arg(long, default_value = "own.csv")]
    file: String,
}

/// A chapter that knows one file.
struct OneFile;

impl Chapter for OneFile {
    const NAME: &'static str = "one-file";
    const ABOUT: &'static str = "A chapter for tests";
    const EXAMPLE: &'static str = "--file own.csv";
    type Parameters = Parameters;
    type Problem = ();

    fn problem(p: &Parameters) -> Result<(), Unfit> {
        match &*p.file {
            "own.csv" => Ok(()),
            _ => Err(Unfit { options: &["file"], why: "is not there".into() }),
        }
    }

    fn table((): &()) -> String {
        String::new()
    }

    fn figures((): &()) -> Vec<Figure> {
        vec![]
    }

    fn emblem((): &()) -> Emblem {
        Emblem::new((0.0, 1.0), (0.0, 1.0), |_| {})
    }

    fn values() -> Vec<Value<()>> {
        vec![]
    }
}

#[test]
fn a_word_in_capitals_stands_for_the_readers_own() {
    for words in [&[][..], &["--file", "own.csv"], &["--file", "FILE"]] {
        assert_eq!(check::<OneFile>(words), Ok(()), "{words:?}");
    }
    // No word at all, and words that are not all in capitals, are themselves.
    for file in ["", "File", "FILE.CSV", "other.csv"] {
        let said = check::<OneFile>(&["--file", file]);
        let expected = format!("--file {file}: is not there");
        assert_eq!(said, Err(expected));
    }
}
