//! Bytes → text.

use crate::Fault;
use crate::message::quote;

/// The most bytes that a file may have: with its numbers beside it, this is
/// what a small computer can hold.
const MOST: usize = 1 << 30;

/// So many bytes are read, to see whether there are too many.
pub(crate) const READ: u64 = MOST as u64 + 1;

/// What is said of a file with more than that.
pub(crate) const TOO_LARGE: &str =
    "the file has more than 1 GiB; leave out rows or columns";

pub(crate) fn is_too_large(bytes: &[u8]) -> bool {
    bytes.len() > MOST
}

/// So many bytes say what a file is like.
const FIRST: usize = 1 << 22;

/// Keeps whole lines from the beginning.
pub(crate) fn keep_first_lines(bytes: &mut Vec<u8>) {
    bytes.truncate(FIRST);
    let end = bytes.iter().rposition(|byte| *byte == b'\n');
    bytes.truncate(end.map_or(bytes.len(), |end| end + 1));
    bytes.shrink_to_fit();
}

/// How files begin that are no text with cells in it, and what to do.
const OTHERS: &[(&[&[u8]], &str)] = &[
    (
        &[b"PK\x03\x04", b"PK\x05\x06"],
        "this is a zip archive, as a spreadsheet in .xlsx or .ods is; open \
         it and save the table as CSV",
    ),
    (
        &[b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd"],
        "this is a compressed file; unpack it, and give the CSV file that \
         comes out",
    ),
    (
        &[b"\xd0\xcf\x11\xe0"],
        "this is a spreadsheet in .xls; open it and save the table as CSV",
    ),
    (
        &[b"$FL2", b"$FL3", b"<stata_dta>", b"PAR1", b"\x89HDF", b"SQLite f"],
        "this is a data file of another program; write the table as CSV there",
    ),
    (&[b"%PDF", b"{\\rtf"], "this is a document; save the table in it as CSV"),
    (
        &[b"<!DOCTYPE", b"<!doctype", b"<html", b"<table", b"<?xml"],
        "this is a page of the web or XML, not CSV; was the link to the file \
         itself saved?",
    ),
    (
        &[b"{\"", b"{\n", b"{\r", b"[{", b"[\n", b"[["],
        "this is JSON; write the table as CSV",
    ),
    (
        &[b"@relation", b"@RELATION", b"@Relation"],
        "this is an ARFF file; put a line with the names of the columns in \
         place of all lines up to @data",
    ),
    (
        &[b"version https://git-lfs"],
        "this is a pointer of Git LFS, not the file; fetch it: git lfs pull",
    ),
];

/// The text of a file, without the mark that some programs put before it, and
/// a note if it is in another encoding than UTF-8.
///
/// # Errors
/// If the bytes are no text, or in an encoding that is not certain.
pub(crate) fn decode(
    bytes: Vec<u8>,
) -> Result<(String, Option<String>), Fault> {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let start = start.trim_ascii_start();
    let is_other =
        |signs: &&[&[u8]]| signs.iter().any(|s| start.starts_with(s));
    if let Some((_, what)) = OTHERS.iter().find(|(signs, _)| is_other(signs)) {
        return Err(Fault::new(*what));
    }
    let (mut text, note) = match bytes {
        bytes if bytes.starts_with(&[0xff, 0xfe]) => {
            read_utf_16(&bytes, u16::from_le_bytes)?
        }
        bytes if bytes.starts_with(&[0xfe, 0xff]) => {
            read_utf_16(&bytes, u16::from_be_bytes)?
        }
        bytes => match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => read_windows_1252(error.as_bytes())?,
        },
    };
    if let Some(at) = text.find('\0') {
        let what = "a zero byte, which no text has; save the table as CSV in \
                    UTF-8";
        return Err(Fault::new(what).at(1 + count_lines(&text[..at])));
    }
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Ok((text, note))
}

type Decoded = (String, Option<String>);

fn read_utf_16(
    bytes: &[u8],
    unit: fn([u8; 2]) -> u16,
) -> Result<Decoded, Fault> {
    let units = bytes.as_chunks().0.iter().map(|pair| unit(*pair));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    let what = "the text is in UTF-16 and damaged; save it as UTF-8";
    let note = "the text is in UTF-16, as its first two bytes say";
    text.map(|text| (text, Some(note.into()))).map_err(|_| Fault::new(what))
}

/// The characters of Windows-1252 from 80 to 9F that people write.
const SIGNS: [(u8, char); 7] = [
    (0x80, '€'),
    (0x85, '…'),
    (0x91, '‘'),
    (0x92, '’'),
    (0x96, '–'),
    (0x97, '—'),
    (0x99, '™'),
];

/// Reads what Excel saves in Western Europe, if it is that: beyond ASCII only
/// signs and letters of these languages, which stand among others. Elsewhere
/// such bytes are in other places or form whole words.
fn read_windows_1252(bytes: &[u8]) -> Result<Decoded, Fault> {
    let read = |byte: &u8| match byte {
        0x80..=0x9f => SIGNS.iter().find(|s| s.0 == *byte).map(|s| s.1),
        _ => Some(char::from(*byte)),
    };
    let has_words = bytes.windows(4).any(|four| !four.iter().any(u8::is_ascii));
    let has_utf_8 = bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
    let text = bytes.iter().map(read).collect::<Option<String>>();
    let good = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    let Some(text) = text.filter(|_| !has_words && !has_utf_8) else {
        let byte = bytes.get(good.len()).copied().unwrap_or_default();
        return Err(Fault::new(format!(
            "the byte {byte:02X} is not UTF-8, and what encoding the text has \
             is not certain; save it as UTF-8, in Excel as 'CSV UTF-8'"
        ))
        .at(1 + count_lines(good)));
    };
    let is_edge = |c: char| c.is_ascii() && !c.is_ascii_alphanumeric();
    let start = good.rfind(is_edge).map_or(0, |at| at + 1);
    let word = text[start..].split(is_edge).next().unwrap_or_default();
    let note = format!(
        "the text is not in UTF-8 and is read as Windows-1252, as Excel saves \
         it in Western Europe; the first word with such a sign is {}",
        quote(word)
    );
    Ok((text, Some(note)))
}

/// How often a line ends: with LF, CR LF or, as once on the Mac, CR.
pub(crate) fn count_lines(text: &str) -> usize {
    let lf = text.matches('\n').count();
    let cr = text.matches('\r').count();
    let both = if cr > 0 { text.matches("\r\n").count() } else { 0 };
    lf + cr - both
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_other_encodings() {
        let read = |bytes: &[u8]| decode(bytes.to_vec()).map(|(text, _)| text);
        let utf_16 = |unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
            "\u{feff}x,é𝛌\n".encode_utf16().flat_map(unit).collect()
        };
        let text = Ok("x,é𝛌\n".to_owned());
        assert_eq!(read(&utf_16(u16::to_le_bytes)), text);
        assert_eq!(read(&utf_16(u16::to_be_bytes)), text);
        assert_eq!(read("\u{feff}x,é𝛌\n".as_bytes()), text);
        assert_eq!(read(b"5 \x80, \xfc"), Ok("5 €, ü".to_owned()));
        for (bytes, line, what) in [
            (&b"x\n\xff\xfe"[..], None, ""),
            (b"x\n\x84rzte", Some(2), "the byte 84 is not UTF-8"),
            (b"\xcc\xee\xf1\xea\xe2\xe0", Some(1), "not certain"),
            ("é\n".as_bytes(), None, ""),
            (b"\xc3\xa9\nx\xe9", Some(2), "the byte E9"),
            (b"\xff\xfe\0\xd8x\0", None, "UTF-16 and damaged"),
            (b"PK\x03\x04", None, "zip archive"),
            (b"\x1f\x8b\x08", None, "compressed"),
            (b"\xd0\xcf\x11\xe0\xa1", None, ".xls"),
            (b"\n<html>", None, "a page of the web"),
            (b"[{\"a\": 1}]", None, "JSON"),
            (b"@relation x", None, "ARFF"),
        ] {
            match read(bytes) {
                Ok(text) => assert!(what.is_empty(), "{text:?}"),
                Err(fault) => {
                    assert!(fault.what.contains(what), "{fault}");
                    assert!(!what.is_empty() && fault.line == line, "{fault}");
                }
            }
        }
    }
}
