use plotters::style::RGBColor;

/// A colour with a meaning, the same in every figure.
///
/// Each ink has a code of its own, so that the page's stylesheet can give it
/// the colour that suits the reader's theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// The absolute penalty and everything that follows from it: blue.
    L1,
    /// The squared penalty and everything that follows from it: red.
    L2,
    /// The bare loss, the data: neutral.
    Loss,
    /// Words and numbers.
    Text,
    /// Axes and ticks.
    Axis,
    /// Thin lines in the background.
    Faint,
    /// What the figure is drawn on.
    Paper,
    /// Part of an L1 curve that is not the curve itself, dashed.
    L1Ghost,
    /// Part of an L2 curve that is not the curve itself, dashed.
    L2Ghost,
    /// A line that guides the eye, dashed.
    Guide,
}

impl Ink {
    /// Every ink, for those who must know them all: the page's stylesheet.
    pub const ALL: [Ink; 10] = [
        Ink::L1,
        Ink::L2,
        Ink::Loss,
        Ink::Text,
        Ink::Axis,
        Ink::Faint,
        Ink::Paper,
        Ink::L1Ghost,
        Ink::L2Ghost,
        Ink::Guide,
    ];

    /// The colour's code in the SVG file.
    pub fn hex(self) -> String {
        let RGBColor(r, g, b) = self.colour();
        format!("#{r:02X}{g:02X}{b:02X}")
    }

    pub(crate) fn colour(self) -> RGBColor {
        match self {
            Ink::L1 => RGBColor(0x1B, 0x5F, 0xC1),
            Ink::L1Ghost => RGBColor(0x1B, 0x5F, 0xC2),
            Ink::L2 => RGBColor(0xC4, 0x27, 0x2E),
            Ink::L2Ghost => RGBColor(0xC4, 0x27, 0x2F),
            Ink::Loss => RGBColor(0x55, 0x55, 0x55),
            Ink::Text => RGBColor(0x22, 0x22, 0x22),
            Ink::Axis => RGBColor(0x77, 0x77, 0x77),
            Ink::Guide => RGBColor(0x78, 0x78, 0x78),
            Ink::Faint => RGBColor(0xD8, 0xD8, 0xD8),
            Ink::Paper => RGBColor(0xFF, 0xFF, 0xFF),
        }
    }

    /// How wide a line in this ink is.
    pub(crate) fn width(self) -> f64 {
        match self {
            Ink::L1 | Ink::L2 => 2.75,
            Ink::Loss | Ink::Text => 2.25,
            Ink::L1Ghost | Ink::L2Ghost | Ink::Guide => 1.5,
            Ink::Axis | Ink::Faint | Ink::Paper => 1.0,
        }
    }

    /// Plotters would make an element of each dash; SVG has an attribute.
    pub(crate) fn dashes(self) -> Option<&'static str> {
        match self {
            Ink::L1Ghost | Ink::L2Ghost => Some("28 18"),
            Ink::Guide => Some("10 14"),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Ink;
    use std::collections::BTreeSet;

    #[test]
    fn every_ink_has_a_code_of_its_own() {
        let codes: BTreeSet<_> = Ink::ALL.iter().map(|ink| ink.hex()).collect();
        assert_eq!(codes.len(), Ink::ALL.len());
    }
}
