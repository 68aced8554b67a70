//! The inks on every theme's paper: contrast for those who see little, and
//! distance for those who see colours differently. Both are computed from the
//! style sheets.

use promises::{made_book, root};
use std::collections::BTreeMap;
use std::fs;
use std::sync::LazyLock;

const THEMES: [&str; 5] = ["light", "rust", "coal", "navy", "ayu"];

type Rgb = [f64; 3];

/// The variables of each theme: mdBook's, and ours over them.
static VARIABLES: LazyLock<BTreeMap<&str, BTreeMap<String, String>>> =
    LazyLock::new(|| {
        let css = fs::read_dir(made_book().join("css")).unwrap();
        let mut files = css.map(|file| file.unwrap().path());
        let stock = files
            .find(|path| path.to_string_lossy().contains("variables"))
            .expect("mdBook has a sheet of variables");
        let ours = root().join("theme/book.css");
        let sheets =
            [stock, ours].map(|path| fs::read_to_string(path).unwrap());
        let of = |theme| {
            let mut found = BTreeMap::new();
            for sheet in &sheets {
                // What stands in `@media` comes after the themes.
                let screen = sheet.split("@media").next().unwrap();
                found.extend(declared(screen, theme));
            }
            (theme, found)
        };
        THEMES.into_iter().map(of).collect()
    });

/// The custom properties that a sheet gives to `.theme`.
fn declared(sheet: &str, theme: &str) -> Vec<(String, String)> {
    let names = [format!(".{theme}"), "html[class]".to_owned()];
    let mut found = vec![];
    for rule in sheet.split('}') {
        let Some((selectors, body)) = rule.split_once('{') else { continue };
        let selectors = selectors.rsplit("*/").next().unwrap_or(selectors);
        let mut selectors = selectors.split(',').map(str::trim);
        if selectors.any(|selector| names.iter().any(|n| n == selector)) {
            for line in body.split(';') {
                if let Some((name, value)) = line.split_once(':') {
                    let name = name.rsplit("*/").next().unwrap_or(name).trim();
                    found.push((name.to_owned(), value.trim().to_owned()));
                }
            }
        }
    }
    found
}

fn colour(theme: &str, name: &str) -> Rgb {
    let value = VARIABLES[theme].get(name);
    let value = value.unwrap_or_else(|| panic!("{theme} has no {name}"));
    let other = value.strip_prefix("var(").and_then(|v| v.strip_suffix(')'));
    if let Some(other) = other {
        return colour(theme, other);
    }
    parsed(value).unwrap_or_else(|| panic!("{theme}, {name}: {value}"))
}

fn parsed(value: &str) -> Option<Rgb> {
    if let Some(hex) = value.strip_prefix('#') {
        let part = |digits: &str| u8::from_str_radix(digits, 16).ok();
        let rgb: Option<Vec<u8>> = match hex.len() {
            3 => hex.chars().map(|c| part(&format!("{c}{c}"))).collect(),
            _ => (0..3).map(|i| part(hex.get(2 * i..2 * i + 2)?)).collect(),
        };
        let rgb = rgb?;
        return Some([0, 1, 2].map(|i| f64::from(rgb[i]) / 255.0));
    }
    let inside = value.strip_prefix("hsl(")?.strip_suffix(')')?;
    let numbers: Vec<f64> = inside
        .split(',')
        .filter_map(|n| n.trim().trim_end_matches('%').parse().ok())
        .collect();
    let [h, s, l] = *numbers.as_slice() else { return None };
    let (s, l) = (s / 100.0, l / 100.0);
    // CSS Color 4, section 7.1.
    let channel = |n: f64| {
        let k = (n + h / 30.0) % 12.0;
        l - s * l.min(1.0 - l) * (k - 3.0).min(9.0 - k).clamp(-1.0, 1.0)
    };
    Some([channel(0.0), channel(8.0), channel(4.0)])
}

fn linear(rgb: Rgb) -> Rgb {
    rgb.map(|c| {
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    })
}

/// WCAG 2.2's contrast ratio.
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |rgb| {
        let [r, g, b] = linear(rgb);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn contrast_is_computed_as_wcag_has_it() {
    let (black, white) = ([0.0; 3], [1.0; 3]);
    assert!((contrast(black, white) - 21.0).abs() < 1e-9);
    let grey = parsed("#777777").unwrap();
    assert!((contrast(grey, white) - 4.48).abs() < 0.01);
    assert_eq!(parsed("hsl(0, 0%, 100%)"), Some(white));
    let navy = parsed("hsl(226, 23%, 11%)").unwrap();
    assert_eq!(navy.map(|c| (c * 255.0).round()), [22.0, 25.0, 35.0]);
}

/// Red and green channels far apart, and which of red and blue leads.
#[test]
fn l1_is_blue_and_l2_is_red_in_every_theme() {
    for theme in THEMES {
        let [r, g, b] = colour(theme, "--l1");
        assert!(b > r + 0.2 && b > g + 0.15, "{theme}: --l1 is not blue");
        let [r, g, b] = colour(theme, "--l2");
        assert!(r > g + 0.3 && r > b + 0.3, "{theme}: --l2 is not red");
        let [r, g, b] = colour(theme, "--loss");
        let spread = r.max(g).max(b) - r.min(g).min(b);
        assert!(spread < 0.15, "{theme}: --loss is not grey");
    }
}

#[test]
fn words_and_lines_stand_out_in_every_theme() {
    for theme in THEMES {
        let paper = colour(theme, "--bg");
        for (ink, least) in [
            ("--fg", 4.5),
            ("--l1", 4.5), // labels are written in these three
            ("--l2", 4.5),
            ("--loss", 4.5),
            ("--axis", 3.0),
            ("--links", 4.5),
        ] {
            let ratio = contrast(colour(theme, ink), paper);
            assert!(ratio >= least, "{theme}: {ink} has {ratio:.2}");
        }
        // Black and grey are two inks, in dark themes white and grey.
        let dark = VARIABLES[theme].contains_key("--ink");
        let ink = colour(theme, if dark { "--ink" } else { "--fg" });
        let ratio = contrast(ink, colour(theme, "--loss"));
        assert!(ratio >= 1.7, "{theme}: black is like grey, {ratio:.2}");
        let side = colour(theme, "--sidebar-bg");
        let ratio = contrast(colour(theme, "--sidebar-active"), side);
        assert!(ratio >= 4.5, "{theme}: --sidebar-active has {ratio:.2}");
    }
}

/// How colours look to those who lack one kind of cone, in linear RGB.
/// (Machado, Oliveira and Fernandes, "A physiologically-based model for
/// simulation of color vision deficiency", IEEE Transactions on Visualization
/// and Computer Graphics 15, 2009, severity 1.)
const SIGHTS: [(&str, [Rgb; 3]); 4] = [
    ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// CIE 1976 L*a*b* of linear RGB, white point D65.
fn lab(rgb: Rgb) -> Rgb {
    let [r, g, b] = rgb.map(|c| c.clamp(0.0, 1.0));
    let x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.950_47;
    let y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    let z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.088_83;
    let f = |t: f64| {
        if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 }
    };
    [116.0 * f(y) - 16.0, 500.0 * (f(x) - f(y)), 200.0 * (f(y) - f(z))]
}

#[test]
fn blue_and_red_stay_apart_for_every_kind_of_sight() {
    for theme in THEMES {
        for (sight, matrix) in SIGHTS {
            let seen = |name| {
                let rgb = linear(colour(theme, name));
                lab(matrix.map(|row| (0..3).map(|i| row[i] * rgb[i]).sum()))
            };
            let (one, two) = (seen("--l1"), seen("--l2"));
            let squares = (0..3).map(|i| (one[i] - two[i]).powi(2));
            let distance = squares.sum::<f64>().sqrt();
            // 2.3 is what an eye can just tell; lines need far more.
            assert!(distance > 30.0, "{theme}, {sight}: {distance:.0}");
        }
    }
}
