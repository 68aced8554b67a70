//! Draws the book's figures.
//!
//! A [`Figure`] is one SVG file: a still drawing, and perhaps a slider whose
//! positions are drawn one upon the other, one of them visible. A chapter
//! says *what* is drawn (curves, dots, labels, in [`Ink`]s that have a
//! meaning) on a [`Plane`] with two [`Axis`]es. The figure keeps it as a
//! [`Scene`], in the axes' units, which tests can hold against mathematics;
//! only when its SVG is asked for does plotters place it.
//!
//! ```
//! use figure::{Axis, Figure, Ink, Plane, Side, Slide, number};
//!
//! let plane = Plane::new(
//!     Axis::new("weight w", -0.5, 1.5),
//!     Axis::new("loss + λ·w²", 0.0, 2.0),
//! );
//! let loss = |w: f64| (w - 0.5) * (w - 0.5);
//! let prices = [0.0, 0.5, 1.0, 1.5, 2.0];
//! let figure = Figure::new("bowl", "The loss of one weight and its price")
//!     .describe("A bowl whose lowest point moves to 0 as λ grows.")
//!     .still(|sheet| {
//!         let pen = sheet.axes(&plane);
//!         pen.curve(Ink::Loss, &[], loss);
//!         pen.label(Ink::Loss, (1.5, loss(1.5)), Side::AboveLeft, "loss");
//!     })
//!     .slide(
//!         Slide::new("price λ", &plane, &prices, 1.0),
//!         [(Ink::L2, "lowest at")],
//!         |sheet, price| {
//!             let sum = |w: f64| loss(w) + price * w * w;
//!             let lowest = 0.5 / (1.0 + price);
//!             let pen = sheet.pen(&plane);
//!             pen.curve(Ink::L2, &[], sum);
//!             pen.dot(Ink::L2, lowest, sum(lowest));
//!             [number(lowest)]
//!         },
//!     );
//! // What it shows, as data:
//! let shown = &figure.slider().unwrap().frames[2].scene.items[1];
//! assert_eq!((shown.ink, &*shown.points), (Ink::L2, &[(0.25, 0.125)][..]));
//! // And as a file:
//! assert!(figure.svg().contains("<circle class=\"l2 dot\""));
//! ```

mod axes;
mod axis;
mod curve;
mod emblem;
mod html;
mod ink;
mod lens;
mod logarithmic;
mod path;
mod pen;
mod positions;
mod scene;
mod slider;
mod svg;

pub use axis::{Axis, Plane};
/// Numbers as figures, and all of the book, write them.
pub use base::{fixed, number};
pub use curve::{Point, edge, sampled};
pub use emblem::Emblem;
pub use ink::Ink;
pub use logarithmic::{
    apart, backwards, brief_number, left_of_numbers, place, powers, strengths,
};
pub use pen::{Pen, Sheet, Side};
pub use scene::{Item, Kind, Scene};
pub use slider::{Frame, Mark, Slide, Slider, with_chosen};

use base::escape;
use std::collections::BTreeSet;

/// The style sheet of figures, for pages that hold them.
pub const STYLE: &str = include_str!("figure.css");

/// How this book's inks look, as rules of a style sheet.
pub const INKS: &str = include_str!("inks.css");

/// One figure of the book, ready to be written or put on a page.
pub struct Figure {
    /// The file's stem: `sums` for `sums.svg`.
    pub name: &'static str,
    title: String,
    description: String,
    width: u32,
    height: u32,
    still: Scene,
    style: &'static str,
    inks: &'static str,
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
            still: Scene::default(),
            style: "",
            inks: INKS,
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

    /// How another book's inks look: rules in place of [`INKS`].
    #[must_use]
    pub fn inks(mut self, rules: &'static str) -> Self {
        self.inks = rules;
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
    pub fn still(mut self, draw: impl FnOnce(&Sheet)) -> Self {
        self.still.items.extend(Scene::record(draw).items);
        self
    }

    /// Adds what another figure shows, with this place of its upper left
    /// corner, and so much larger; dots and letters keep their size.
    #[must_use]
    pub fn inset(mut self, other: &Figure, at: Point, scale: f64) -> Self {
        let place = |item: &Item| {
            let plane = &*item.plane;
            let plane = plane.clone().at(
                at.0 + scale * plane.left,
                at.1 + scale * plane.top,
                scale * plane.width,
                scale * plane.height,
            );
            Item { plane: plane.into(), ..item.clone() }
        };
        self.still.items.extend(other.still.items.iter().map(place));
        self
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
        let mut draw = |sheet: &Sheet, at: f64| Vec::from(draw(sheet, at));
        self.slider = Some(slide.draw(self.width, &heads, &mut draw));
        self
    }

    /// What does not move.
    pub fn scene(&self) -> &Scene {
        &self.still
    }

    /// What the figure says to those who do not see it.
    pub fn description(&self) -> &str {
        &self.description
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
        // The inks come after the paper, and before what they draw.
        let rules = short(STYLE);
        let (paper, rest) = rules.split_at(rules.find('}').unwrap_or(0) + 1);
        let drawing = self.compose(&naming, "", "d");
        let rules = [paper, &short(self.inks), rest].concat();
        let head = format!(
            "<title id=\"t\">{title}</title>\n<style>{}{}</style>\n",
            needed(&rules, &drawing),
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
        let write = |scene: &Scene| svg::write(scene, (width, height));
        let frames = self.slider.iter().flat_map(|slider| {
            slider.frames.iter().enumerate().map(|(i, frame)| {
                let hidden =
                    if i == slider.start { "" } else { " display=\"none\"" };
                format!(
                    "<g class=\"frame\" data-value=\"{}\" \
                     data-readout=\"{}\"{hidden}>\n{}</g>\n",
                    frame.value,
                    escape(&frame.readout.join(";")),
                    write(&frame.scene)
                )
            })
        });
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"figure\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" {naming}>\n{head}\
             <desc id=\"{description_id}\">{}</desc>\n{}{}</svg>\n",
            escape(&self.description),
            write(&self.still),
            frames.collect::<Vec<_>>().concat(),
        )
    }
}

/// A style sheet without its first comment and without line breaks.
fn short(sheet: &str) -> String {
    let rules = sheet.split_once("*/").map_or(sheet, |(_, rules)| rules);
    rules.lines().map(str::trim).collect()
}

/// The rules of a style sheet that a drawing needs: those for a class that it
/// has, and those for none.
fn needed(rules: &str, drawing: &str) -> String {
    let named = drawing.split("class=\"").skip(1);
    let named = named.filter_map(|rest| rest.split('"').next());
    let classes: BTreeSet<&str> = named.flat_map(|n| n.split(' ')).collect();
    let is_needed = |rule: &&str| {
        let selector = rule.split('{').next().unwrap_or_default();
        let is_end = |c: char| !c.is_alphanumeric();
        let own = selector
            .split('.')
            .skip(1)
            .map(|own| own.split(is_end).next().unwrap_or_default());
        let own: Vec<&str> = own.filter(|own| *own != "figure").collect();
        own.is_empty() || own.iter().any(|own| classes.contains(own))
    };
    rules.split_inclusive('}').filter(is_needed).collect()
}

#[cfg(test)]
mod tests {
    use super::needed;

    #[test]
    fn a_file_has_the_rules_that_it_needs() {
        let rules = ".figure{a}.figure path{b}.figure :is(.l1,.axis){c}\
                     .figure .numbers tspan{d}.figure path:where(.ghost){e}";
        let drawing = "<path class=\"l1 ghost\"/>";
        let kept = ".figure{a}.figure path{b}.figure :is(.l1,.axis){c}\
                    .figure path:where(.ghost){e}";
        assert_eq!(needed(rules, drawing), kept);
        let kept = ".figure{a}.figure path{b}.figure .numbers tspan{d}";
        assert_eq!(needed(rules, "<text class=\"numbers\"/>"), kept);
    }
}
