//! Files, good and bad.

use csv::{QuoteStyle, Terminator, WriterBuilder};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// The name of the target.
pub const TARGET: &str = "the target";

pub fn delimiter() -> impl Strategy<Value = char> {
    prop::sample::select(vec![',', ';', '\t', '|', ' ', ':'])
}

/// Pieces that files are made of, good and bad.
pub fn piece() -> impl Strategy<Value = Vec<u8>> {
    let texts: Vec<&[u8]> = vec![
        b",",
        b";",
        b"\t",
        b"\n",
        b"\r",
        b"\r\n",
        b"\"",
        b"\"\"",
        b" ",
        b"\n\n",
        b"the target",
        b"x",
        b"1",
        b"-2.5e3",
        b"1e999",
        b"nan",
        b"",
        b"NA",
        b"3,14",
        b"1,234",
        b"1.234.567,8",
        b"\xe2\x88\x925",
        b"+",
        b"-",
        b".",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"PK\x03\x04",
        b"\x1f\x8b",
        b"\0",
        b"\xe9",
        b"\x1b[2J",
        b"\xe2\x80\xae",
        b"\xc2\x9b",
        b"\xe2\x80\x8b",
    ];
    prop_oneof![
        8 => prop::sample::select(texts).prop_map(<[u8]>::to_vec),
        1 => any::<char>().prop_map(|c| c.to_string().into_bytes()),
        1 => any::<u8>().prop_map(|byte| vec![byte]),
    ]
}

/// How a file is written.
#[derive(Clone, Debug)]
pub struct Style {
    pub delimiter: char,
    quotes: QuoteStyle,
    crlf: bool,
    mark: bool,
    end: &'static str,
}

pub fn style() -> impl Strategy<Value = Style> {
    let quotes = prop_oneof![
        Just(QuoteStyle::Necessary),
        Just(QuoteStyle::Always),
        Just(QuoteStyle::NonNumeric)
    ];
    let end = prop::sample::select(vec!["", "\n", "\r\n", " \n\n"]);
    let parts = (delimiter(), quotes, any::<bool>(), any::<bool>(), end);
    parts.prop_map(|(delimiter, quotes, crlf, mark, end)| Style {
        delimiter,
        quotes,
        crlf,
        mark,
        end,
    })
}

/// Any number of a size to compute with, from all bits and from those that
/// people write.
fn number() -> impl Strategy<Value = f64> {
    let bits = any::<u64>().prop_map(f64::from_bits);
    // Two thirds of all bits are too large or too small: an exponent fits.
    let exponents = (1023 - 199)..(1023 + 199_u64);
    let sized = (bits, exponents).prop_map(|(number, exponent)| {
        let others = number.to_bits() & !(0x7ff << 52);
        f64::from_bits(others | exponent << 52)
    });
    prop_oneof![sized, -10.0..10.0, Just(0.0), Just(-0.0), Just(1e-60)]
}

/// Names and columns; the last is the target.
pub fn table() -> impl Strategy<Value = (BTreeSet<String>, Vec<Vec<f64>>)> {
    (2..5_usize, 2..8_usize).prop_flat_map(|(width, rows)| {
        // Quotes, line breaks and delimiters may be inside, spaces too.
        let name = "[a-zé\"][a-z\"'\n\r,;|: é]{0,6}[a-zé\"]";
        (
            prop::collection::btree_set(name, width - 1),
            prop::collection::vec(prop::collection::vec(number(), rows), width),
        )
    })
}

/// The file's bytes, by the csv crate's writer; the target in the middle.
pub fn write_table(
    names: &BTreeSet<String>,
    columns: &[Vec<f64>],
    style: &Style,
) -> Vec<u8> {
    let mark = if style.mark { "\u{feff}" } else { "" };
    let end =
        if style.crlf { Terminator::CRLF } else { Terminator::Any(b'\n') };
    let mut writer = WriterBuilder::new()
        .delimiter(style.delimiter as u8)
        .quote_style(style.quotes)
        .terminator(end)
        .from_writer(mark.as_bytes().to_vec());
    let (target, others) = columns.split_last().unwrap();
    let mut header: Vec<&str> = names.iter().map(String::as_str).collect();
    header.insert(1, TARGET);
    writer.write_record(&header).unwrap();
    for (i, y) in target.iter().enumerate() {
        let mut row: Vec<f64> = others.iter().map(|c| c[i]).collect();
        row.insert(1, *y);
        writer.write_record(row.iter().map(ToString::to_string)).unwrap();
    }
    let mut bytes = writer.into_inner().unwrap();
    bytes.extend(style.end.as_bytes());
    bytes
}
