use crate::number;

/// Text made safe for SVG and HTML, in content and in attributes. A sign that
/// no XML may hold becomes the one for what cannot be shown.
pub fn escape(text: &str) -> String {
    let is_allowed =
        |c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    text.replace(|c| !is_allowed(c), "\u{fffd}")
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// `1 point`, `2 points`, `12,000 rows`.
pub fn count(how_many: usize, what: &str) -> String {
    let many = if how_many == 1 { "" } else { "s" };
    format!("{} {what}{many}", number(how_many as f64))
}

#[cfg(test)]
mod tests {
    use super::escape;
    use roxmltree::Document;

    #[test]
    fn no_sign_makes_a_file_that_cannot_be_read() {
        let all = (0..0x300).chain(0xd000..0x1_0300).filter_map(char::from_u32);
        for sign in all {
            let xml =
                format!("<a b=\"{0}\">{0}</a>", escape(&sign.to_string()));
            Document::parse(&xml).unwrap_or_else(|e| panic!("{sign:?}: {e}"));
        }
    }
}
