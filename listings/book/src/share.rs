//! What is shared of the sentences that are nearly right: for each a card, and
//! a page of its own, as the picture that stands for a page where its address
//! is shared is that of the whole page.

use base::escape;
use figure::Figure;
use press::{Memory, Press};
use std::path::{Path, PathBuf};

/// The page, and the folder of what is shared of it.
const PAGE: &str = "misconceptions";

/// Pixels for each unit of a card: 1200 by 630 in all.
const PIXELS: f32 = 2.0;

/// The cards and their pages, which go into the book as they are.
pub fn shared(
    press: &Press,
    memory: &Memory,
    root: &Path,
) -> Vec<(PathBuf, Vec<u8>)> {
    let programs = press.programs().iter();
    let figures = programs.filter(|p| p.name == PAGE).flat_map(|p| &p.figures);
    let files = figures.flat_map(|figure| {
        let file = root.join("src").join(PAGE).join(figure.name);
        let card = memory.picture(figure.name, || {
            choose::png(&misconceptions::card(figure).svg(), PIXELS)
        });
        [
            (file.with_extension("png"), card),
            (file.with_extension("html"), page(figure).into_bytes()),
        ]
    });
    files.collect()
}

/// A page that has the card and a link to where the sentence stands.
fn page(figure: &Figure) -> String {
    let name = figure.name;
    let [sentence, seen] = [figure.title(), figure.description()].map(escape);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n\
         <meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>Nearly right: “{sentence}”</title>\n\
         <meta name=\"description\" content=\"{seen}\">\n\
         <meta property=\"og:type\" content=\"article\">\n\
         <meta property=\"og:title\" content=\"Nearly right: “{sentence}”\">\n\
         <meta property=\"og:description\" content=\"{seen}\">\n\
         <meta property=\"og:image\" content=\"../{PAGE}/{name}.png\">\n\
         <meta property=\"og:image:alt\" content=\"{seen}\">\n\
         <meta name=\"twitter:card\" content=\"summary_large_image\">\n\
         <link rel=\"icon\" href=\"../favicon.svg\">\n\
         <link rel=\"stylesheet\" href=\"../{PAGE}.css\">\n\
         </head>\n<body class=\"card\">\n<main>\n\
         <h1>“{sentence}”</h1>\n\
         <p>Nearly right. <a href=\"../{PAGE}.html#{name}\">Where does it go \
         wrong?</a></p>\n\
         <img src=\"{name}.png\" width=\"1200\" height=\"630\" alt=\"{seen}\">\n\
         </main>\n</body>\n</html>\n"
    )
}
