//! What a drawing shows, before anything of it becomes SVG.

use crate::pen::Side;
use crate::{Ink, Plane, Point};
use std::sync::Arc;

/// All that a drawing shows, in the order in which it is drawn.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// What is drawn last lies above the rest.
    pub items: Vec<Item>,
}

/// One thing that a drawing shows.
#[derive(Clone, Debug)]
pub struct Item {
    /// The plane that it lies on.
    pub plane: Arc<Plane>,
    /// The ink that it is drawn in; axes have inks of their own.
    pub ink: Ink,
    /// What it is.
    pub kind: Kind,
    /// Where it is, in the units of the plane's axes.
    pub points: Vec<Point>,
}

/// What an item is, and what its points mean.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// The axes of the plane; without points.
    Axes,
    /// Arcs, each from a point to the next but one, bent so that it goes
    /// through the point between.
    Curve,
    /// A circle, between its leftmost and its rightmost point.
    Round,
    /// Straight lines through the points.
    Line,
    /// Strokes, each between two points.
    Strokes,
    /// Squares or columns, each with four corners.
    Squares,
    /// What lies inside such lines.
    Area,
    /// What lies inside such a curve.
    CurvedArea,
    /// What lies inside such a circle.
    RoundArea,
    /// Bars, each between two corners.
    Bars,
    /// A small dot at each point.
    Specks,
    /// A disc with this radius, in the figure's units.
    Disc(f64),
    /// A ring with this radius, filled with paper.
    Ring(f64),
    /// A circle with this radius.
    Circle(f64),
    /// Numbers in a row, each in the middle of its point. An exact "0" stands
    /// out.
    Numbers(Vec<String>),
    /// Words beside the point.
    Label(Side, String),
    /// Words of this height that start at the point.
    Headline(f64, String),
}
