//! Bytes → text.

use crate::Fault;

/// The text of a file, without the mark that some programs put before it.
///
/// # Errors
/// If the bytes are no text in UTF-8.
pub(crate) fn decode(bytes: &[u8]) -> Result<&str, Fault> {
    if let Some(what) = recognise(bytes) {
        return Err(Fault::new(what));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let (good, bad) = bytes.split_at(error.valid_up_to());
        Fault::new(format!(
            "the byte {:02X} is not UTF-8; the file may be in Latin-1 or \
             Windows-1252; save it as UTF-8",
            bad.first().copied().unwrap_or_default()
        ))
        .at(1 + count_lines(&String::from_utf8_lossy(good)))
    })?;
    if let Some(at) = text.find('\0') {
        let what = "a zero byte, which no text has; save the table as CSV in \
                    UTF-8";
        return Err(Fault::new(what).at(1 + count_lines(&text[..at])));
    }
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// What to do with a file that is no CSV file, by its first bytes.
fn recognise(bytes: &[u8]) -> Option<&'static str> {
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
pub(crate) fn count_lines(text: &str) -> usize {
    let lf = text.matches('\n').count();
    let cr = text.matches('\r').count();
    let both = if cr > 0 { text.matches("\r\n").count() } else { 0 };
    lf + cr - both
}
