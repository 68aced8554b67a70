use crate::pen::Sheet;
use crate::{Ink, Plane, Scene, number};

/// The positions that a reader can choose from, each drawn.
pub struct Slider {
    /// Where the track starts and how long it is, in parts of the figure's
    /// width: below the plane's axis.
    pub track: (f64, f64),
    /// What stands above each number of the read-out, and its ink. The first
    /// is what is chosen.
    pub heads: Vec<(Ink, String)>,
    /// The position that shows without a script and on paper.
    pub start: usize,
    /// All positions, in order.
    pub frames: Vec<Frame>,
    /// A position where something happens.
    pub mark: Option<Mark>,
}

/// One position of a slider.
pub struct Frame {
    /// The value as it stands in the page's address: `1.5`, `-10000`.
    pub value: String,
    /// The numbers of the read-out, the value first.
    pub readout: Vec<String>,
    /// What it shows besides what does not move.
    pub scene: Scene,
}

/// A position of a slider where something happens.
pub struct Mark {
    /// Which position it is, counted from 0.
    pub position: usize,
    /// The ink of its words.
    pub ink: Ink,
    /// What happens.
    pub words: String,
}

/// A slider before its positions are drawn.
pub struct Slide {
    head: String,
    positions: Vec<f64>,
    start: f64,
    along: (f64, f64),
    mark: Option<(f64, Ink, String)>,
}

impl Slide {
    /// A slider for what `head` names, as wide as the plane's axis. `start` is
    /// the position shown first; the nearest one is taken.
    ///
    /// # Panics
    /// If there is no position.
    pub fn new(
        head: &str,
        plane: &Plane,
        positions: &[f64],
        start: f64,
    ) -> Self {
        Slide::along((plane.left, plane.width), head, positions, start)
    }

    /// A slider as [`Slide::new`] makes it, below planes side by side: as wide
    /// as they are together, from 56 to 588 in a figure of the usual width.
    ///
    /// # Panics
    /// If there is no position.
    pub fn across(head: &str, positions: &[f64], start: f64) -> Self {
        Slide::along((56.0, 532.0), head, positions, start)
    }

    fn along(
        along: (f64, f64),
        head: &str,
        positions: &[f64],
        start: f64,
    ) -> Self {
        assert!(!positions.is_empty(), "a slider has a position");
        Slide {
            head: head.to_owned(),
            positions: positions.to_vec(),
            start,
            along,
            mark: None,
        }
    }

    /// Ends after two thirds of the axis, which measures something else in
    /// numbers much like the slider's: nobody reads one on the other.
    #[must_use]
    pub fn short(mut self) -> Self {
        self.along.1 *= 2.0 / 3.0;
        self
    }

    /// Marks the first position that is not below `value`, and says what
    /// happens there.
    #[must_use]
    pub fn mark(mut self, value: f64, ink: Ink, words: &str) -> Self {
        let words = format!("{}: {words}", number(value));
        self.mark = Some((value, ink, words));
        self
    }

    /// The slider, all positions drawn in a figure of this width.
    pub(crate) fn draw(
        self,
        width: u32,
        heads: &[(Ink, &str)],
        draw: &mut dyn FnMut(&Sheet, f64) -> Vec<String>,
    ) -> Slider {
        let Slide { head, positions, start, along, mark } = self;
        let frame = |&position: &f64| {
            let mut readout = vec![number(position)];
            let scene = Scene::record(|sheet| {
                readout.extend(draw(sheet, position));
            });
            // What a script can read: no comma, and the sign of a keyboard.
            let value = readout[0].replace('\u{2212}', "-").replace(',', "");
            Frame { value, readout, scene }
        };
        let frames = positions.iter().map(frame).collect();
        let others = heads.iter().map(|(ink, head)| (*ink, (*head).to_owned()));
        let width = f64::from(width);
        Slider {
            track: (along.0 / width, along.1 / width),
            heads: [(Ink::Text, head)].into_iter().chain(others).collect(),
            start: nearest(&positions, start),
            frames,
            mark: mark.and_then(|(value, ink, words)| {
                let reached = |p: &f64| *p >= value - 1e-9 * value.abs();
                let position = positions.iter().position(reached)?;
                Some(Mark { position, ink, words })
            }),
        }
    }
}

fn nearest(positions: &[f64], value: f64) -> usize {
    let distance = |i: &usize| (positions[*i] - value).abs();
    (0..positions.len())
        .min_by(|i, j| distance(i).total_cmp(&distance(j)))
        .unwrap_or(0)
}

/// A slider's positions in order, the chosen one among them.
pub fn with_chosen(mut positions: Vec<f64>, chosen: f64) -> Vec<f64> {
    let largest = positions.iter().fold(0.0, |m, p| p.abs().max(m));
    let near = |p: &f64| (p - chosen).abs() <= 1e-9 * largest;
    if !positions.iter().any(near) {
        positions.push(chosen);
        positions.sort_by(f64::total_cmp);
    }
    positions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Axis, Figure};

    #[test]
    fn a_value_can_be_read_by_a_script_and_its_number_by_a_reader() {
        let plane =
            Plane::new(Axis::new("w", -1e4, 1e4), Axis::new("", 0.0, 1.0));
        let slide = Slide::new("w", &plane, &[-1e4, 0.5, 1e4], 0.5);
        let figure = Figure::new("a", "A").slide(slide, [], |_, _| []);
        let frames = &figure.slider().unwrap().frames;
        let values = [0, 1, 2].map(|i| &*frames[i].value);
        assert_eq!(values, ["-10000", "0.5", "10000"]);
        assert_eq!(frames[0].readout, ["−10,000"]);
        assert!(figure.svg().contains("data-value=\"-10000\""));
    }
}
