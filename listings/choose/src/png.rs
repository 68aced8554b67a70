//! A figure as pixels, for slides and programs that take no SVG.

use resvg::render;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use std::sync::LazyLock;

/// The fonts of the book, as its pages have them.
const FONTS: [&[u8]; 4] = [
    include_bytes!("../../../theme/fonts/source-serif-400.woff2"),
    include_bytes!("../../../theme/fonts/source-serif-400-italic.woff2"),
    include_bytes!("../../../theme/fonts/source-serif-600.woff2"),
    include_bytes!("../../../theme/fonts/stix-two-math.woff2"),
];

/// The family of the text in these files.
const FAMILY: &str = "'Source Serif 4'";

/// How the text of a figure is set. Signs that these fonts lack, such as those
/// of other scripts, are set in what the system has.
static OPTIONS: LazyLock<Options> = LazyLock::new(|| {
    let mut options = Options::default();
    let fonts = options.fontdb_mut();
    for font in FONTS {
        let font = wuff::decompress_woff2(font);
        fonts.load_font_data(font.expect("the fonts lie in the clone"));
    }
    fonts.load_system_fonts();
    options
});

/// A figure's file, drawn on white paper with so many pixels for each unit.
///
/// # Panics
/// If it is no figure of the crate `figure`.
pub fn png(svg: &str, pixels: f32) -> Vec<u8> {
    let tree = Tree::from_str(&with_plain_style(svg), &OPTIONS);
    let tree = tree.expect("figures are SVG");
    let size = tree.size().to_int_size().scale_by(pixels);
    let size = size.expect("a figure has a size");
    let mut paper = Pixmap::new(size.width(), size.height()).expect("a size");
    paper.fill(Color::WHITE);
    let larger = Transform::from_scale(pixels, pixels);
    render(&tree, larger, &mut paper.as_mut());
    paper.encode_png().expect("pixels are a picture")
}

/// A figure's style sheet in words that were there before variables, `:is` and
/// `:where`: this library knows no others. A rule with `:where` is as strong
/// as one without the class of the figure.
fn with_plain_style(svg: &str) -> String {
    let parts = svg.split_once("<style>").and_then(|(head, rest)| {
        let (style, tail) = rest.split_once("</style>")?;
        Some((head, style, tail))
    });
    let (head, style, tail) = parts.expect("a figure has a style sheet");
    // What stands in for it elsewhere may be here, and is not the book's.
    let style = with_values(style).replace("Georgia, serif", FAMILY);
    let rules = style.split_inclusive('}').map(|rule| {
        let (selector, body) = rule.split_once('{').unwrap_or((rule, ""));
        let of = |list: &str, before: &str, scope: &str| {
            let classes = list.trim_end().trim_end_matches(')').split(", ");
            let all = classes.map(|class| format!("{scope}{before}{class}"));
            format!("{}{{{body}", all.collect::<Vec<_>>().join(","))
        };
        let own = selector.strip_prefix(".figure ").unwrap_or(selector);
        if let Some((before, list)) = own.split_once(":where(") {
            of(list, before, "")
        } else if let Some((before, list)) = own.split_once(":is(") {
            of(list, before, ".figure ")
        } else {
            rule.to_owned()
        }
    });
    format!("{head}<style>{}</style>{tail}", rules.collect::<String>())
}

/// Each variable's value on white paper: `var(--l1, #1b5fc1)` is #1b5fc1.
fn with_values(style: &str) -> String {
    let mut pieces = style.split("var(");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |before, piece| {
        let (variable, after) = piece.split_once(')').unwrap_or((piece, ""));
        let value = variable.split_once(',').map_or("", |(_, value)| value);
        before + value.trim() + after
    })
}
