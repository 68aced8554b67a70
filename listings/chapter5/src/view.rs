use crate::zero_threshold;
use chapter3::{Data, loss, neighbourhood};
use figure::{Axis, Ink, Pen, Side, with_chosen};

/// What the figures of one weight show, whatever the data are.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// The weights that are shown.
    pub from: f64,
    /// The last of them.
    pub to: f64,
    /// The height by which the figures measure: the loss at w = 0, or at 1 if
    /// there is none at 0.
    pub height: f64,
    /// The λ at which things happen, or 1 if nothing does.
    pub scale: f64,
}

impl View {
    /// The view of data on y = weight·x.
    pub fn of(weight: f64, data: &Data) -> Self {
        let (from, to) = neighbourhood(weight);
        let or_else = |size: f64, other: f64| {
            if size > 0.0 { size } else { other }
        };
        View {
            from,
            to: to - (to - from) / 8.0,
            height: or_else(loss(data, 0.0), loss(data, 1.0)),
            scale: or_else(zero_threshold(data), 1.0),
        }
    }

    /// The axis of the weights.
    pub fn weights(&self) -> Axis {
        Axis::new("weight w", self.from, self.to)
    }

    /// λ from 0 in so many steps, `per_scale` of them up to where things
    /// happen, and the chosen λ.
    pub fn strengths(
        &self,
        steps: u32,
        per_scale: u32,
        chosen: f64,
    ) -> Vec<f64> {
        let step = |i| self.scale * f64::from(i) / f64::from(per_scale);
        with_chosen((0..=steps).map(step).collect(), chosen)
    }

    /// Names the loss below its curve, where no sum comes.
    pub fn name_the_loss(&self, pen: &Pen, data: &Data) {
        let w = self.from + 0.9 * (self.to - self.from);
        pen.label(Ink::Loss, (w, loss(data, w)), Side::BelowRight, "loss");
    }
}
