//! Draws the book's figures.
//!
//! A [`Figure`] is one SVG file: a still drawing, and perhaps a slider whose
//! positions are drawn one upon the other, one of them visible. A chapter
//! says *what* is drawn (curves, dots, labels, in [`Ink`]s that have a
//! meaning) on a [`Plane`] with two [`Axis`]es; plotters turns it into
//! shapes.
//!
//! ```
//! use figure::{Axis, Figure, Ink, Plane};
//!
//! let plane = Plane::new(
//!     Axis::new("weight w", -0.5, 1.5),
//!     Axis::new("loss", 0.0, 1.0),
//! );
//! let figure = Figure::new("bowl", "The loss of one weight")
//!     .describe("A bowl whose lowest point is at w = 0.5.")
//!     .still(|sheet| {
//!         let pen = sheet.axes(&plane);
//!         pen.curve(Ink::Loss, &[], |w| (w - 0.5) * (w - 0.5));
//!         pen.dot(Ink::Loss, 0.5, 0.0);
//!     });
//! assert!(figure.svg().contains("<path class=\"loss\""));
//! ```

mod axis;
mod curve;
mod emblem;
mod html;
mod ink;
mod lens;
mod pen;
mod positions;
mod slider;
mod svg;

pub use axis::{Axis, Plane};
/// Numbers as figures, and all of the book, write them.
pub use base::{fixed, number};
pub use curve::{Point, edge, sampled};
pub use emblem::Emblem;
pub use ink::Ink;
pub use pen::{Pen, Sheet, Side};
pub use slider::{Frame, Mark, Slide, Slider, with_chosen};

use base::escape;

/// The style sheet of figures, for pages that hold them.
pub const STYLE: &str = include_str!("figure.css");

/// One figure of the book, ready to be written or put on a page.
pub struct Figure {
    /// The file's stem: `sums` for `sums.svg`.
    pub name: &'static str,
    title: String,
    description: String,
    width: u32,
    height: u32,
    drawing: String,
    style: &'static str,
    slider: Option<Slider>,
}

impl Figure {
    /// An empty figure of the usual size, 600 by 370.
    pub fn new(name: &'static str, title: impl Into<String>) -> Self {
        Figure {
            name,
            title: title.into(),
            description: String::new(),
            width: 600,
            height: 370,
            drawing: String::new(),
            style: "",
            slider: None,
        }
    }

    /// Another height than the usual one.
    #[must_use]
    pub fn height(self, height: u32) -> Self {
        let width = self.width;
        self.size(width, height)
    }

    /// Another size than the usual one.
    #[must_use]
    pub fn size(mut self, width: u32, height: u32) -> Self {
        (self.width, self.height) = (width, height);
        self
    }

    /// Rules that the figure's own file has besides [`STYLE`].
    #[must_use]
    pub fn style(mut self, style: &'static str) -> Self {
        self.style = style;
        self
    }

    /// What the figure is called.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Says what is seen, numbers included, to those who do not see it.
    #[must_use]
    pub fn describe(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self
    }

    /// Draws what does not move.
    #[must_use]
    pub fn still(mut self, mut draw: impl FnMut(&Sheet)) -> Self {
        self.add(&mut draw);
        self
    }

    fn add(&mut self, draw: &mut dyn FnMut(&Sheet)) {
        let drawing = pen::drawing(self.width, self.height, draw);
        self.drawing.push_str(&drawing);
    }

    /// Adds a slider. `draw` is called for each position and returns what the
    /// read-out says there, in the order of `heads`, under which it stands.
    #[must_use]
    pub fn slide<const N: usize>(
        mut self,
        slide: Slide,
        heads: [(Ink, &str); N],
        mut draw: impl FnMut(&Sheet, f64) -> [String; N],
    ) -> Self {
        let size = (self.width, self.height);
        let mut draw = |sheet: &Sheet, at: f64| Vec::from(draw(sheet, at));
        self.slider = Some(slide.drawn(size, &heads, &mut draw));
        self
    }

    /// The slider, if the figure has one.
    pub fn slider(&self) -> Option<&Slider> {
        self.slider.as_ref()
    }

    /// The figure as a complete file.
    pub fn svg(&self) -> String {
        let (width, height) = (self.width, self.height);
        let heads = self.slider().map_or_else(String::new, |slider| {
            let heads: Vec<&str> =
                slider.heads.iter().map(|(_, head)| &**head).collect();
            format!(" data-heads=\"{}\"", escape(&heads.join(";")))
        });
        let naming = format!(
            "width=\"{width}\" height=\"{height}\" aria-labelledby=\"t d\"{heads}"
        );
        let title = escape(&self.title);
        let head = format!(
            "<title id=\"t\">{title}</title>\n<style>{}{}</style>\n",
            short(STYLE),
            self.style
        );
        self.compose(&naming, &head, "d")
    }

    /// The figure as part of a page: named by the page's alternative text,
    /// with `id` in place of the file's own identifiers.
    pub(crate) fn inline(&self, id: &str, alt: &str) -> String {
        let (alt, desc) = (escape(alt), format!("{id}-description"));
        let naming =
            format!("aria-label=\"{alt}\" aria-describedby=\"{desc}\"");
        self.compose(&naming, "", &desc)
    }

    fn compose(
        &self,
        naming: &str,
        head: &str,
        description_id: &str,
    ) -> String {
        let (width, height) = (self.width, self.height);
        let frames = self.slider.iter().flat_map(|slider| {
            slider.frames.iter().enumerate().map(|(i, frame)| {
                let hidden =
                    if i == slider.start { "" } else { " display=\"none\"" };
                format!(
                    "<g class=\"frame\" data-value=\"{}\" \
                     data-readout=\"{}\"{hidden}>\n{}</g>\n",
                    frame.value,
                    escape(&frame.readout.join(";")),
                    frame.drawing
                )
            })
        });
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"figure\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" {naming}>\n{head}\
             <desc id=\"{description_id}\">{}</desc>\n{}{}</svg>\n",
            escape(&self.description),
            self.drawing,
            frames.collect::<Vec<_>>().concat(),
        )
    }
}

/// A style sheet without its first comment and without line breaks.
fn short(sheet: &str) -> String {
    let rules = sheet.split_once("*/").map_or(sheet, |(_, rules)| rules);
    rules.lines().map(str::trim).collect()
}
