use crate::fault::Faults;
use mdbook_preprocessor::config::{
    BookConfig, BuildConfig, HtmlConfig, RustConfig,
};
use serde::Deserialize;
use std::path::Path;

/// `book.toml`, every key of which must be known: mdBook takes its defaults
/// for the whole of `[output.html]` as soon as it does not know one key, and
/// goes on.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct BookToml {
    book: Option<BookConfig>,
    build: Option<BuildConfig>,
    rust: Option<RustConfig>,
    output: Option<Output>,
    preprocessor: Preprocessors,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Output {
    html: Option<HtmlConfig>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Preprocessors {
    listings: ListingsConfig,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct ListingsConfig {
    command: String,
    before: Vec<String>,
}

/// Checks every key of `book.toml`.
pub(crate) fn check(root: &Path, faults: &mut Faults) {
    let file = Path::new("book.toml");
    let text = match std::fs::read_to_string(root.join(file)) {
        Ok(text) => text,
        Err(error) => {
            let folder = root.display();
            let what = format!("cannot read it in {folder}: {error}");
            return faults.add(file, "", 0, what);
        }
    };
    match toml::from_str::<BookToml>(&text) {
        Err(error) => {
            let offset = error.span().map_or(0, |span| span.start);
            faults.add(file, &text, offset, error.message());
        }
        Ok(settings) => {
            let build = settings.build.unwrap_or_default();
            if !build.use_default_preprocessors {
                let setting = "use-default-preprocessors";
                let offset = text.find(setting).unwrap_or(0);
                let what = format!("{setting} = false: nobody would include");
                faults.add(file, &text, offset, what);
            }
        }
    }
}
