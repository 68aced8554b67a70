//! A figure as it stands on a page, with its slider and its caption.

use crate::{Figure, Ink, Slider};
use base::escape;

impl Figure {
    /// The figure, its slider and its caption, which is Markdown or HTML, for
    /// a page; `alt` says what is seen. On paper, more positions of the slider
    /// too.
    pub fn html(
        &self,
        id: &str,
        alt: &str,
        caption: &str,
        on_paper: bool,
    ) -> String {
        let svg = self.inline(id, alt);
        let slider = self.slider().map_or(String::new(), |slider| {
            let more = on_paper.then(|| positions_html(self, slider));
            slider_html(slider, id) + &more.unwrap_or_default()
        });
        let caption = match caption {
            "" => String::new(),
            words => format!("<figcaption>\n\n{words}\n\n</figcaption>\n"),
        };
        format!(
            "<figure class=\"plot\" id=\"{id}\">\n{svg}{slider}{caption}</figure>"
        )
    }
}

/// A slider below the figure's axis, with its ends, its name at the last, for
/// the axis may measure something else, and where something happens; and the
/// read-out in cells with room for their longest numbers, so that nothing moves
/// but numbers. It is disabled until the script runs; the read-out says what
/// the figure shows.
fn slider_html(slider: &Slider, id: &str) -> String {
    let last = slider.frames.len() - 1;
    let cells = cells(slider, slider.start);
    let told: Vec<String> = cells
        .iter()
        .map(|(_, head, now)| format!("{} {}", escape(head), escape(now)))
        .collect();
    let cells = cells.iter().enumerate().map(|(i, (class, head, now))| {
        let numbers = slider.frames.iter().map(|frame| &frame.readout[i]);
        let longest = numbers.map(|number| number.chars().count()).max();
        format!(
            "<span>{} <b class=\"{class}\" style=\"min-width:{}ch\">{}</b></span>",
            escape(head),
            longest.unwrap_or(0),
            escape(now)
        )
    });
    let ends = [0, last].map(|position| {
        let value = &slider.frames[position].readout[0];
        let mut words = escape(value);
        if position == last {
            let name = escape(&slider.heads[0].1);
            words = format!("<b>{name} to</b> {words}");
        }
        (position, Ink::Axis.class().to_owned(), words)
    });
    let mark = slider.mark.iter().map(|mark| {
        let class = format!("{} mark", mark.ink.class());
        (mark.position, class, escape(&mark.words))
    });
    let scale = ends.into_iter().chain(mark).map(|(position, class, words)| {
        format!(
            "<span class=\"{}\" style=\"--part:{}\">{}</span>",
            class,
            rounded(position as f64 / last.max(1) as f64),
            words
        )
    });
    format!(
        "<div class=\"slider\" style=\"--from:{}%;--length:{}%\">\
         <label for=\"{id}-slider\">{}</label>\
         <input type=\"range\" id=\"{id}-slider\" min=\"0\" max=\"{last}\" \
         value=\"{}\" autocomplete=\"off\" aria-valuetext=\"{}\" disabled>\
         <div class=\"scale\" aria-hidden=\"true\">{}</div>\
         <output for=\"{id}-slider\" aria-live=\"off\">{}</output></div>\n",
        rounded(100.0 * slider.track.0),
        rounded(100.0 * slider.track.1),
        escape(&slider.heads[0].1),
        slider.start,
        told.join("; "),
        scale.collect::<String>(),
        cells.collect::<Vec<_>>().join(" "),
    )
}

/// Two more positions of the slider, small and without words, to stand on
/// paper beside the one that shows: there nothing can be moved.
fn positions_html(figure: &Figure, slider: &Slider) -> String {
    let positions = slider.others().map(|position| {
        format!(
            "<div>{}<div class=\"readout\">{}</div></div>",
            figure.small(position),
            cells_html(&cells(slider, position))
        )
    });
    format!(
        "<div class=\"positions\">{}</div>\n",
        positions.collect::<String>()
    )
}

/// The cells of the read-out: an ink, a head and a number each.
fn cells(slider: &Slider, position: usize) -> Vec<(&str, &str, &str)> {
    let now = &slider.frames[position].readout;
    let cells = slider.heads.iter().zip(now);
    cells.map(|((ink, head), now)| (ink.class(), &**head, &**now)).collect()
}

fn cells_html(cells: &[(&str, &str, &str)]) -> String {
    let cells = cells.iter().map(|(class, head, now)| {
        format!(
            "<span>{} <b class=\"{class}\">{}</b></span>",
            escape(head),
            escape(now)
        )
    });
    cells.collect::<Vec<_>>().join(" ")
}

/// To four decimals.
fn rounded(part: f64) -> f64 {
    (part * 1e4).round() / 1e4
}

#[cfg(test)]
mod tests {
    use crate::{Axis, Figure, Plane, Slide};

    /// What stands above it may measure something else.
    #[test]
    fn a_slider_says_at_its_end_what_it_moves() {
        let axis = || Axis::new("w", 0.0, 1.0);
        let plane = Plane::new(axis(), axis());
        let slide = Slide::new("step", &plane, &[0.0, 16.0], 0.0).short();
        let figure = Figure::new("walk", "A walk").slide(slide, [], |_, _| []);
        let html = figure.html("walk", "a walk", "", false);
        assert!(html.contains(">0</span>"), "{html}");
        assert!(html.contains("><b>step to</b> 16</span>"), "{html}");
    }
}
