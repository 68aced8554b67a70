//! Bytes → text.

use crate::Fault;

/// The text of a file, without the mark that some programs put before it.
///
/// # Errors
/// If the bytes are no text in UTF-8.
pub(crate) fn text(bytes: &[u8]) -> Result<&str, Fault> {
    if let Some(what) = other_kind(bytes) {
        return Err(Fault::new(what));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let (good, bad) = bytes.split_at(error.valid_up_to());
        Fault::new(format!(
            "the byte {:02X} is not UTF-8; the file may be in Latin-1 or \
             Windows-1252; save it as UTF-8",
            bad.first().copied().unwrap_or_default()
        ))
        .at(1 + line_breaks(&String::from_utf8_lossy(good)))
    })?;
    if let Some(at) = text.find('\0') {
        let what = "a zero byte, which no text has; save the table as CSV in \
                    UTF-8";
        return Err(Fault::new(what).at(1 + line_breaks(&text[..at])));
    }
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// There is nothing in the file.
pub(crate) fn empty() -> Fault {
    Fault::new(
        "the file is empty; it needs a header with the names of the columns, \
         and below it a line for each row",
    )
}

/// What to do with a file that is no CSV file, by its first bytes.
fn other_kind(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Some(
            "this is a zip archive, as a spreadsheet in .xlsx or .ods is; \
             open it and save the table as CSV",
        ),
        [0x1f, 0x8b, ..] => Some(
            "this is compressed with gzip; unpack it, and give the CSV file \
             that comes out",
        ),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => {
            Some("the text is in UTF-16; save it as UTF-8")
        }
        _ => None,
    }
}

/// How often a line ends: with LF, CR LF or, as once on the Mac, CR.
pub(crate) fn line_breaks(text: &str) -> usize {
    let lf = text.matches('\n').count();
    let cr = text.matches('\r').count();
    let both = if cr > 0 { text.matches("\r\n").count() } else { 0 };
    lf + cr - both
}

#[cfg(test)]
mod tests {
    use crate::tests::{message, message_of};

    #[test]
    fn an_empty_file() {
        let empty = "data.csv: the file is empty; it needs a header with the \
                     names of the columns, and below it a line for each row";
        for nothing in
            ["", "\n", "\u{feff}", "\u{feff} \r\n\t\r\n", "\u{feff}\u{feff}"]
        {
            assert_eq!(message(nothing, ""), empty, "{nothing:?}");
        }
    }

    #[test]
    fn an_archive() {
        for start in [b"PK\x03\x04", b"PK\x05\x06"] {
            assert_eq!(
                message_of(start, ""),
                "data.csv: this is a zip archive, as a spreadsheet in .xlsx \
                 or .ods is; open it and save the table as CSV"
            );
        }
        assert_eq!(
            message_of(b"\x1f\x8b\x08\0", ""),
            "data.csv: this is compressed with gzip; unpack it, and give the \
             CSV file that comes out"
        );
        // A name may start with the same letters.
        assert_eq!(crate::tests::study("PK,y\n1,2\n3,4", "").names, ["PK"]);
    }

    #[test]
    fn utf_16() {
        for start in [b"\xff\xfex\0", b"\xfe\xff\0x"] {
            assert_eq!(
                message_of(start, ""),
                "data.csv: the text is in UTF-16; save it as UTF-8"
            );
        }
        assert_eq!(
            message_of(b"x,y\n1\0,\x002\0", ""),
            "data.csv, line 2: a zero byte, which no text has; save the \
             table as CSV in UTF-8"
        );
    }

    #[test]
    fn a_byte_that_is_not_utf_8() {
        for (bytes, line) in [
            (&b"x,y\n1,2\n\xe9,4\n"[..], 3),
            (b"x\xe9,y\n1,2\n", 1),
            (b"x,y\r\n1,2\r\n\xe9,4", 3),
            (b"x,y\r1,2\r\xe9,4", 3),
            (b"x,y\n\n\"1\n1\",2\n\xe9", 5),
        ] {
            assert_eq!(
                message_of(bytes, ""),
                format!(
                    "data.csv, line {line}: the byte E9 is not UTF-8; the \
                     file may be in Latin-1 or Windows-1252; save it as UTF-8"
                )
            );
        }
    }
}
