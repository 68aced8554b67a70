//! A figure as pixels, for slides and programs that take no SVG.

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use std::sync::{Arc, OnceLock};

/// Pixels for each unit of a figure: 1800 across, enough for a slide.
const SCALE: f32 = 3.0;

/// The fonts of the book, as its pages have them.
const FONTS: [&[u8]; 4] = [
    include_bytes!("../../../theme/fonts/source-serif-400.woff2"),
    include_bytes!("../../../theme/fonts/source-serif-400-italic.woff2"),
    include_bytes!("../../../theme/fonts/source-serif-600.woff2"),
    include_bytes!("../../../theme/fonts/stix-two-math.woff2"),
];

/// A figure's file, drawn on white paper.
///
/// # Panics
/// If it is no figure of the crate `figure`.
pub fn png(svg: &str) -> Vec<u8> {
    let tree = Tree::from_str(&with_plain_style(svg), options(svg.is_ascii()));
    let tree = tree.expect("figures are SVG");
    let size = tree.size().to_int_size().scale_by(SCALE);
    let size = size.expect("a figure has a size");
    let mut pixels = Pixmap::new(size.width(), size.height()).expect("a size");
    pixels.fill(Color::WHITE);
    let larger = Transform::from_scale(SCALE, SCALE);
    resvg::render(&tree, larger, &mut pixels.as_mut());
    pixels.encode_png().expect("pixels are a picture")
}
