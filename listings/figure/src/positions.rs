//! What a slider shows where nothing can be moved: on paper.

use crate::{Figure, Slider, svg};

impl Slider {
    /// The positions that paper shows beside the one that it starts with: the
    /// ends; or, if it starts at one, the other end and the position where
    /// something happens.
    pub(crate) fn others(&self) -> impl Iterator<Item = usize> + use<> {
        let last = self.frames.len() - 1;
        let between = self.mark.as_ref().map_or(last / 2, |m| m.position);
        let mut others = vec![0, between, last];
        others.retain(|position| *position != self.start);
        others.dedup();
        if others.len() > 2 {
            others.remove(1);
        }
        others.into_iter()
    }
}

impl Figure {
    /// One position, to be shown so small that no words could be read: none
    /// are there.
    pub(crate) fn small(&self, position: usize) -> String {
        let (width, height) = (self.width, self.height);
        let frame = self.slider().map(|slider| &slider.frames[position].scene);
        let layers = [&self.still].into_iter().chain(frame);
        let drawing: String =
            layers.map(|scene| svg::write(scene, (width, height))).collect();
        let shapes = drawing.lines().filter(|s| !s.starts_with("<text"));
        format!(
            "<svg class=\"figure\" viewBox=\"0 0 {width} {height}\">{}</svg>",
            shapes.collect::<Vec<_>>().concat()
        )
    }
}

#[cfg(test)]
mod tests {
    use crate::{Axis, Figure, Ink, Plane, Slide};

    fn figure(start: f64, mark: Option<f64>) -> Figure {
        let plane =
            Plane::new(Axis::new("w", 0.0, 8.0), Axis::new("", 0.0, 1.0));
        let positions: Vec<f64> = (0..9).map(f64::from).collect();
        let mut slide = Slide::new("price", &plane, &positions, start);
        if let Some(mark) = mark {
            slide = slide.mark(mark, Ink::L1, "here");
        }
        Figure::new("a", "A")
            .still(|sheet| {
                sheet.axes(&plane);
            })
            .slide(slide, [], |sheet, at| {
                sheet.pen(&plane).dot(Ink::L1, at, 0.5);
                []
            })
    }

    fn others(start: f64, mark: Option<f64>) -> Vec<usize> {
        figure(start, mark).slider().unwrap().others().collect()
    }

    #[test]
    fn paper_shows_both_ends_or_an_end_and_what_lies_between() {
        assert_eq!(others(3.0, None), [0, 8]);
        assert_eq!(others(3.0, Some(6.0)), [0, 8]);
        assert_eq!(others(0.0, None), [4, 8]);
        assert_eq!(others(0.0, Some(6.0)), [6, 8]);
        assert_eq!(others(8.0, Some(2.0)), [0, 2]);
        assert_eq!(others(0.0, Some(8.0)), [8]);
    }

    #[test]
    fn a_small_position_has_its_shapes_and_no_words() {
        let (first, last) =
            (figure(3.0, None).small(0), figure(3.0, None).small(8));
        for small in [&first, &last] {
            assert!(small.contains("<path") && small.contains("<circle"));
            assert!(!small.contains("<text"), "{small}");
        }
        assert_ne!(first, last);
    }
}
