//! The social card is a picture of theme/card.svg, because those who show it
//! take no SVG.

use crate::chrome::Tab;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use promises::root;
use serde_json::json;
use std::fs;
use url::Url;

#[test]
fn the_social_card_is_fresh() {
    let Some(tab) = Tab::new(600, "light") else { return };
    let svg = root().join("theme/card.svg");
    let address = Url::from_file_path(&svg).expect("an absolute path");
    tab.go(address.as_str());
    let whole = json!({ "clip":
        { "x": 0, "y": 0, "width": 600, "height": 315, "scale": 2 } });
    let taken = tab.call("Page.captureScreenshot", &whole);
    let taken = taken["data"].as_str().unwrap();
    let taken = BASE64_STANDARD.decode(taken).unwrap();
    let fresh = root().join("target/card.png");
    fs::write(&fresh, &taken).unwrap();

    let (size, now) = pixels(&taken);
    assert_eq!(size, (1200, 630));
    let committed = fs::read(root().join("src/card.png")).unwrap_or_default();
    let stale =
        format!("src/card.png is stale: copy {} over it", fresh.display());
    assert!(!committed.is_empty(), "{stale}");
    let (size, before) = pixels(&committed);
    assert_eq!(size, (1200, 630));
    let pairs = before.iter().zip(&now);
    let difference: u64 = pairs.map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    // Another machine may set the words in another font.
    let most = 255 * now.len() as u64 / 25;
    assert!(before.len() == now.len() && difference < most, "{stale}");
}

/// The size of a PNG, and its colours without transparency.
fn pixels(png: &[u8]) -> ((u32, u32), Vec<u8>) {
    let png = std::io::Cursor::new(png);
    let mut reader = png::Decoder::new(png).read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut bytes).unwrap();
    bytes.truncate(frame.buffer_size());
    if frame.color_type == png::ColorType::Rgba {
        bytes = bytes.chunks(4).flat_map(|pixel| pixel[..3].to_vec()).collect();
    }
    ((frame.width, frame.height), bytes)
}
