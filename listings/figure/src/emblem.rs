use crate::{Axis, Pen, Plane, Scene, svg};

/// A small drawing without words that stands for a chapter.
pub struct Emblem {
    scene: Scene,
}

/// Width and height, in the figure's units, and the room around the plane.
const SIZE: (u32, u32) = (190, 110);
const ROOM: f64 = 8.0;

impl Emblem {
    /// Draws on a plane that goes from where to where across and upwards.
    pub fn new(
        across: (f64, f64),
        up: (f64, f64),
        draw: impl Fn(&Pen),
    ) -> Self {
        let axis = |(from, to)| Axis::new("", from, to);
        let [width, height] = [SIZE.0, SIZE.1].map(f64::from);
        let plane = Plane::new(axis(across), axis(up)).at(
            ROOM,
            ROOM,
            width - 2.0 * ROOM,
            height - 2.0 * ROOM,
        );
        Emblem { scene: Scene::record(|sheet| draw(&sheet.pen(&plane))) }
    }

    /// What it shows.
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// The drawing on one line, for a page that says in words what it stands
    /// for.
    pub fn inline(&self) -> String {
        let (width, height) = SIZE;
        let drawing = svg::write(&self.scene, SIZE).replace('\n', "");
        format!(
            "<svg class=\"figure emblem\" viewBox=\"0 0 {width} {height}\" \
             aria-hidden=\"true\">{drawing}</svg>"
        )
    }
}
