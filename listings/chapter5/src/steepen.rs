//! The figure of the front page: a price that readers make steeper.

use crate::problem::Problem;
use crate::{l1_minimiser, l1_sum, l2_minimiser, l2_sum, zero_threshold};
use chapter3::{Data, loss, reach};
use chapter4::{l1, l2};
use figure::{Axis, Figure, Ink, Pen, Plane, Side, Slide, number};

/// The parts of the threshold at which it opens, and by which it moves. Half
/// as far again as the threshold nothing moves any more, which is to be felt.
const OPENS: f64 = 0.3;
const STEPS: (u32, u32) = (15, 10);

/// One penalty: what it is drawn as, and its mathematics.
struct Price {
    shape: &'static str,
    ink: Ink,
    ghost: Ink,
    trace: Ink,
    corners: &'static [f64],
    alone: fn(f64) -> f64,
    sum: fn(&Data, f64, f64) -> f64,
    lowest: fn(&Data, f64) -> f64,
}

const ONE: Price = Price {
    shape: "the price is a V",
    ink: Ink::L1,
    ghost: Ink::L1Ghost,
    trace: Ink::L1Trace,
    corners: &[0.0],
    alone: l1,
    sum: l1_sum,
    lowest: l1_minimiser,
};

const TWO: Price = Price {
    shape: "the price is a bowl",
    ink: Ink::L2,
    ghost: Ink::L2Ghost,
    trace: Ink::L2Trace,
    corners: &[],
    alone: l2,
    sum: l2_sum,
    lowest: l2_minimiser,
};

impl Price {
    /// The loss, with its name at its end, and where the lowest point goes as
    /// the price rises.
    fn draw_still(&self, pen: &Pen, p: &Problem, (end, beside): (f64, Side)) {
        let data = &p.data;
        pen.curve(Ink::Loss, &[], |w| loss(data, w));
        pen.label(Ink::Loss, (end, loss(data, end)), beside, "loss");
        let most = p.view.scale * f64::from(STEPS.0) / f64::from(STEPS.1);
        pen.path(self.trace, (0.0, most), &[zero_threshold(data)], |lambda| {
            let w = (self.lowest)(data, lambda);
            (w, (self.sum)(data, lambda, w))
        });
        let top = (p.weight / 3.0, 5.4 * p.view.height);
        pen.label(self.ink, top, Side::Above, "loss + price");
    }

    /// The price, which is named at its end, its sum with the loss, and the
    /// lowest point of the sum, which is given back.
    fn draw(
        &self,
        pen: &Pen,
        p: &Problem,
        lambda: f64,
        low: f64,
        (end, beside): (f64, Side),
    ) -> f64 {
        let data = &p.data;
        let price = |w| lambda * (self.alone)(w);
        pen.curve(self.ghost, self.corners, price);
        let name = (end, height_of_name(p, end, price(end)));
        pen.label(self.ghost, name, beside, "price");
        pen.curve(self.ink, self.corners, |w| (self.sum)(data, lambda, w));
        let w = (self.lowest)(data, lambda);
        let height = (self.sum)(data, lambda, w);
        pen.strokes(Ink::Guide, [[(w, low), (w, height)]]);
        pen.dot(self.ink, w, height);
        w
    }
}

/// The loss and each price with its sum, side by side. The ring on the V's arm
/// is where a script takes hold of it.
pub(crate) fn steepen(p: &Problem) -> Figure {
    // The side of 0 to which the data pull, and half of how far weights reach.
    let is_left = p.weight < 0.0;
    let half = reach(p.weight) / if is_left { -2.0 } else { 2.0 };
    // It ends before the loss crosses the arm on which the ring is.
    let (near, end) = (-0.7 * half, 2.0 * half);
    let plane = |price: &Price, left, width| {
        let across = Axis::new("weight", near.min(end), near.max(end));
        let high = Axis::new(price.shape, 0.0, 5.8 * p.view.height);
        Plane::new(across.ticks(&[0.0, half, 2.0 * half]), high.ticks(&[]))
            .at(left, 50.0, width, 274.0)
    };
    // Beside each there is room for two names.
    let left = if is_left { 66.0 } else { 16.0 };
    let v = plane(&ONE, left, 212.0);
    let planes = [(ONE, v.clone()), (TWO, plane(&TWO, left + 294.0, 212.0))];
    let lambdas = p.view.strengths(STEPS.0, STEPS.1, OPENS * p.view.scale);
    let names = (end, if is_left { Side::Left } else { Side::Right });
    Figure::new("steepen", "Two prices that can be made steeper")
        .height(384)
        .describe(in_words(p))
        .still(|sheet| {
            for (price, plane) in &planes {
                price.draw_still(&sheet.axes(plane), p, names);
            }
            // Where one of both arrives.
            sheet.pen(&v).wide_ring(Ink::L1, 0.0, loss(&p.data, 0.0));
        })
        .slide(
            Slide::new("price", &v, &lambdas, OPENS * p.view.scale),
            [(Ink::L1, "L1 is lowest at"), (Ink::L2, "L2 is lowest at")],
            |sheet, lambda| {
                let lowest = planes.each_ref().map(|(price, plane)| {
                    let pen = sheet.pen(plane);
                    price.draw(&pen, p, lambda, plane.low(), names)
                });
                let pen = sheet.pen(&v);
                pen.ring(Ink::L1, 1.8 * half, lambda * l1(1.8 * half));
                lowest.map(number)
            },
        )
}

/// How high the price's name stands beside the end of its arm: as far above or
/// below the name of the loss as letters need, and below that of the sum.
fn height_of_name(p: &Problem, end: f64, arm: f64) -> f64 {
    let (other, room) = (loss(&p.data, end), 0.6 * p.view.height);
    let free =
        if arm < other { arm.min(other - room) } else { arm.max(other + room) };
    free.min(5.2 * p.view.height)
}

fn in_words(p: &Problem) -> String {
    let data = &p.data;
    let shown = "Two pictures over the weight, each with the loss, a price and \
                 their sum. On the left the price is a V, on the right a bowl.";
    if p.weight == 0.0 {
        return format!("{shown} At every price both sums are lowest at 0.");
    }
    let (opens, threshold) = (OPENS * p.view.scale, zero_threshold(data));
    format!(
        "{shown} The loss is lowest at {}. At a price of {} the sum with the V \
         is lowest at {}, the other one at {}. From a price of {} on the sum \
         with the V is lowest at exactly 0, in its corner, where a ring is; \
         the other one is at {} then, and never arrives.",
        number(p.weight),
        number(opens),
        number(l1_minimiser(data, opens)),
        number(l2_minimiser(data, opens)),
        number(threshold),
        number(l2_minimiser(data, threshold)),
    )
}
