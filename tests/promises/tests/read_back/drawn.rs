//! A chapter's figures, as they are drawn with some options.

use crate::layer::Layer;
use crate::plane::{Plane, Point, check_marks, check_powers, check_ticks};
use crate::words::{blank, compare, is_written, number};
use clap::FromArgMatches as _;
use command::Chapter;
use figure::{Ink, Kind, Scene};
use roxmltree::Document;
use std::collections::BTreeMap;
use std::fs;
use std::sync::{Mutex, OnceLock};

/// What a chapter draws.
struct Drawn {
    figures: Vec<figure::Figure>,
    emblem: figure::Emblem,
}

/// What a chapter draws of options on its command line: once, however many
/// figures there are to be read.
fn all<C: Chapter>(options: &str) -> &'static Drawn {
    type Cell = &'static OnceLock<Drawn>;
    static ALL: Mutex<BTreeMap<(&str, String), Cell>> =
        Mutex::new(BTreeMap::new());
    let key = (C::NAME, options.to_owned());
    let mut all = ALL.lock().unwrap();
    let own: Cell = all.entry(key).or_insert_with(|| Box::leak(Box::default()));
    // Others may go on while this one is drawn.
    drop(all);
    own.get_or_init(|| {
        let words = options.split_whitespace();
        let matches = command::parameters_of::<C>().try_get_matches_from(words);
        let matches = matches.expect("options of the chapter");
        let parameters = C::Parameters::from_arg_matches(&matches);
        let problem = C::problem(&parameters.expect("numbers in their range"))
            .expect("options that go together");
        Drawn { figures: C::figures(&problem), emblem: C::emblem(&problem) }
    })
}

/// What a chapter's figures are called.
pub fn names<C: Chapter>(options: &str) -> Vec<&'static str> {
    all::<C>(options).figures.iter().map(|figure| figure.name).collect()
}

/// One of a chapter's figures, as it is drawn with these options.
pub fn drawn<C: Chapter>(options: &str, name: &str) -> Figure {
    let mut figures = all::<C>(options).figures.iter();
    let drawn = figures.find(|figure| figure.name == name);
    let drawn = drawn.expect("a figure of the chapter");
    let slider = drawn.slider();
    Figure {
        still: layer(drawn.scene(), &Plane::canvas(0.0, 0.0), &[]),
        unread: [
            ("the description", true),
            ("the slider", slider.is_some()),
            ("the mark", slider.is_some_and(|slider| slider.mark.is_some())),
            ("the heads", slider.is_some()),
        ],
        chapter: C::NAME,
        drawn,
    }
}

/// A chapter's emblem, drawn with these options. It has no axes; so from where
/// to where it goes is written here.
pub fn draw_emblem<C: Chapter>(
    options: &str,
    across: Point,
    up: Point,
) -> Layer {
    let plane = Plane::new((8.0, 182.0), across, (102.0, 8.0), up);
    layer(all::<C>(options).emblem.scene(), &plane, &[])
}

fn layer(
    scene: &'static Scene,
    plane: &Plane,
    cells: &'static [String],
) -> Layer {
    Layer { items: scene.items.iter().collect(), plane: plane.clone(), cells }
}

/// A figure that is being read.
pub struct Figure {
    chapter: &'static str,
    drawn: &'static figure::Figure,
    pub still: Layer,
    /// Its parts, and whether they have still to be read.
    unread: [(&'static str, bool); 4],
}

/// All that it says has been read.
impl Drop for Figure {
    fn drop(&mut self) {
        let unread = self.unread.iter().find(|part| part.1);
        if let Some((part, _)) = unread
            && !std::thread::panicking()
        {
            panic!("nobody reads {part} of {}", self.drawn.name);
        }
    }
}

impl Figure {
    /// The next axes: their titles, and from where to where they go. What is
    /// read next lies on their plane, which is given back.
    pub fn axes(
        &mut self,
        titles: [&str; 2],
        across: Point,
        up: Point,
    ) -> Plane {
        let axes = self.take_axes(titles, across, up);
        // Strengths that libraries call α fall on a logarithmic axis, and
        // errors in many splits rise on one.
        match titles[0] {
            title if title.split(' ').any(|word| word == "α") => {
                check_powers(&axes.x, -1.0);
            }
            "error on the other rows, logarithmic" => {
                check_powers(&axes.x, 1.0);
            }
            _ => check_ticks(&axes.x),
        }
        self.still.plane.clone()
    }

    /// The same with these numbers across, each at `times` its log₁₀.
    pub fn axes_marked(
        &mut self,
        titles: [&str; 2],
        across: Point,
        up: Point,
        times: f64,
        marks: &[f64],
    ) -> Plane {
        let axes = self.take_axes(titles, across, up);
        check_marks(&axes.x, times, marks);
        self.still.plane.clone()
    }

    /// The same with these numbers across, each at its place.
    pub fn axes_at(
        &mut self,
        titles: [&str; 2],
        across: Point,
        up: Point,
        marks: &[Point],
    ) -> Plane {
        let ticks = self.take_axes(titles, across, up).x.labels();
        let own = ticks.iter().map(|(at, words)| (*at, number(words)));
        assert_eq!(own.len(), marks.len(), "{ticks:?}, not {marks:?}");
        for ((at, own), mark) in own.zip(marks) {
            let off = (at - mark.0).abs().max((own - mark.1).abs());
            assert!(off < 1e-9, "{ticks:?}, not {marks:?}");
        }
        self.still.plane.clone()
    }

    /// The same with these words across, each at its place.
    pub fn axes_named(
        &mut self,
        titles: [&str; 2],
        across: Point,
        up: Point,
        names: &[(f64, &str)],
    ) -> Plane {
        let own = self.take_axes(titles, across, up).x.labels();
        let own: Vec<_> = own.iter().map(|(at, name)| (*at, &**name)).collect();
        assert_eq!(own, names);
        self.still.plane.clone()
    }

    fn take_axes(
        &mut self,
        titles: [&str; 2],
        across: Point,
        up: Point,
    ) -> &'static figure::Plane {
        let is_axes = |kind: &Kind| *kind == Kind::Axes;
        let items = &mut self.still.items;
        let next = items.iter().position(|item| is_axes(&item.kind));
        let axes = &items.remove(next.expect("axes")).plane;
        assert_eq!([&*axes.x.title, &*axes.y.title], titles);
        let plane = Plane::of(axes);
        let from = plane.place((across.0, up.0));
        let to = plane.place((across.1, up.1));
        let off = [
            from.0 - plane.left,
            to.0 - plane.right,
            from.1 - plane.bottom,
            to.1 - plane.top,
        ];
        assert!(
            off.iter().all(|d| d.abs() < 1.0),
            "{titles:?}: {plane:?}, not {across:?} and {up:?}"
        );
        check_ticks(&axes.y);
        self.still.on(&plane);
        axes
    }

    /// The description says these numbers, in its order, and its words are
    /// those of the committed file.
    pub fn says(&mut self, numbers: &[f64]) {
        let name = self.drawn.name;
        let path = format!("src/figures/{}/{name}.svg", self.chapter);
        let file = fs::read_to_string(promises::root().join(path)).unwrap();
        let file = Document::parse(&file).expect("an SVG");
        let mut all = file.root_element().children();
        let committed = all.find(|node| node.tag_name().name() == "desc");
        let committed = committed.and_then(|node| node.text()).expect("words");
        self.describes(&blank(committed), numbers);
    }

    /// The description is exactly this, with a number in place of each #.
    pub fn describes(&mut self, words: &str, numbers: &[f64]) {
        self.unread[0].1 = false;
        compare(self.drawn.description(), words, numbers);
    }

    /// The read-out has these heads; the first says what is chosen, the others
    /// have these inks.
    pub fn heads(&mut self, words: &str, inks: &[Ink]) {
        self.unread[3].1 = false;
        let slider = self.drawn.slider().expect("a slider");
        let (own_inks, own): (Vec<Ink>, Vec<&str>) =
            slider.heads.iter().map(|(ink, head)| (*ink, &**head)).unzip();
        assert_eq!(own.join("; "), words);
        assert_eq!(own_inks, [&[Ink::Text], inks].concat());
    }

    /// The slider below the plane stops at these values, starts at the one that
    /// is nearest to the chosen one, and says first where it is. Its positions,
    /// each with its value.
    pub fn slider(&mut self, values: &[f64], chosen: f64) -> Vec<(Layer, f64)> {
        self.slider_along(self.still.plane.ends(), values, chosen)
    }

    /// The same for a slider that is a third shorter than the axis, which
    /// measures something else.
    pub fn short_slider(
        &mut self,
        values: &[f64],
        chosen: f64,
    ) -> Vec<(Layer, f64)> {
        let (left, right) = self.still.plane.ends();
        let along = (left, left + (right - left) * 2.0 / 3.0);
        self.slider_along(along, values, chosen)
    }

    /// The same for a slider that goes from and to other places.
    pub fn slider_along(
        &mut self,
        along: Point,
        values: &[f64],
        chosen: f64,
    ) -> Vec<(Layer, f64)> {
        self.unread[1].1 = false;
        let slider = self.drawn.slider().expect("a slider");
        // In parts of the canvas' width.
        let (from, wide) = slider.track;
        let (from, to) = (600.0 * from, 600.0 * (from + wide));
        let off = (from - along.0).abs().max((to - along.1).abs());
        assert!(off < 0.2, "a slider from {from} to {to}, not {along:?}");
        assert_eq!(slider.frames.len(), values.len(), "not {values:?}");
        let off = |value: f64| (value - chosen).abs();
        let least = values.iter().map(|v| off(*v)).fold(f64::MAX, f64::min);
        let start = values[slider.start];
        assert!(off(start) <= least + 1e-9, "it starts at {start}");
        let frames = slider.frames.iter().zip(values).map(|(frame, value)| {
            for own in [&frame.value, &frame.readout[0]] {
                assert!(is_written(number(own), *value), "{own} for {value}");
            }
            assert_eq!(frame.readout.len(), slider.heads.len());
            let cells = &frame.readout[..];
            (layer(&frame.scene, &self.still.plane, cells), *value)
        });
        frames.collect()
    }

    /// The first position from `value` on is marked, with these words.
    pub fn mark(&mut self, value: f64, ink: Ink, words: &str) {
        self.unread[2].1 = false;
        let slider = self.drawn.slider().expect("a slider");
        let mark = slider.mark.as_ref().expect("a mark");
        // A value is written with four decimals.
        let mut values = slider.frames.iter().map(|f| number(&f.value));
        let first = values.position(|own| own >= value - 6e-5);
        assert_eq!((Some(mark.position), mark.ink), (first, ink));
        compare(&mark.words, &format!("#: {words}"), &[value]);
    }
}

/// From 0 upwards: 0 is a place on the axis, a little above its end.
pub fn from_zero(to: f64) -> Point {
    (-0.06 * to, to)
}

/// A slider's positions in order, the chosen one among them.
pub fn with(mut positions: Vec<f64>, chosen: f64) -> Vec<f64> {
    if positions.iter().all(|p| (p - chosen).abs() > 1e-9 * chosen.abs()) {
        positions.push(chosen);
    }
    positions.sort_by(f64::total_cmp);
    positions
}

/// What an axis of α measures, on which the price falls.
pub const BACKWARDS: &str = "stronger ← α → weaker";
