/// An ink with a meaning, the same in every figure: a class of the SVG, to
/// which `inks.css` gives the colour that suits the reader's theme.
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
    /// A second curve of L1, beside the one that is meant: dashed.
    L1Ghost,
    /// A second curve of L2, beside the one that is meant: dashed.
    L2Ghost,
    /// Where L1 has been: thin.
    L1Trace,
    /// Where L2 has been: thin.
    L2Trace,
    /// One of many results without a price: thin.
    LossTrace,
    /// A line to read with, which is no result: dotted.
    Guide,
    /// An ink of another book: its class, to which that book's style sheet
    /// gives a colour.
    Own(&'static str),
}

impl Ink {
    /// The classes of what is drawn in this ink.
    pub fn class(self) -> &'static str {
        match self {
            Ink::L1 => "l1",
            Ink::L2 => "l2",
            Ink::Loss => "loss",
            Ink::Text => "text",
            Ink::Axis => "axis",
            Ink::Faint => "faint",
            Ink::L1Ghost => "l1 ghost",
            Ink::L2Ghost => "l2 ghost",
            Ink::L1Trace => "l1 trace",
            Ink::L2Trace => "l2 trace",
            Ink::LossTrace => "loss trace",
            Ink::Guide => "guide",
            Ink::Own(class) => class,
        }
    }
}
