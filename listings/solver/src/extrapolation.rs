//! The sweeps go the same way again and again, a little less far each time;
//! so from a few of them one can guess where they lead.

use crate::dot::{add, dot};
use crate::updates::{Place, Updates};
use crate::{Penalty, solve};

/// From how many sweeps the guess is made.
const SWEEPS: usize = 5;

/// Anderson's extrapolation of coordinate descent (Bertrand and Massias,
/// "Anderson acceleration of coordinate descent", AISTATS 2021).
pub(crate) struct Extrapolation {
    /// The places after the last sweeps.
    places: Vec<Place>,
}

impl Extrapolation {
    pub fn new() -> Self {
        Extrapolation { places: Vec::new() }
    }

    /// Remembers this place; after every few sweeps it goes on to the guess,
    /// if loss + penalty is lower there.
    pub fn after_sweep(
        &mut self,
        data: &impl Updates,
        penalty: Penalty,
        at: &mut Place,
    ) {
        self.places.push(at.clone());
        if self.places.len() <= SWEEPS {
            return;
        }
        let sum = |at: &Place| data.loss(at) + penalty.of(&at.w);
        if let Some(guess) = self.guess()
            && sum(&guess) < sum(at)
        {
            *at = guess;
        }
        self.places.clear();
    }

    /// The mixture Σ aₖ·placeₖ, with Σ aₖ = 1, of which the sweeps' steps
    /// Σ aₖ·stepₖ are shortest: a is the solution of (UᵀU)·a = 1, divided by
    /// its sum, where U has the steps as columns. What the weights leave over
    /// mixes as the weights do.
    fn guess(&self) -> Option<Place> {
        let step = |two: &[Place]| {
            let mut step = two[1].w.clone();
            add(&mut step, -1.0, &two[0].w);
            step
        };
        let steps: Vec<Vec<f64>> = self.places.windows(2).map(step).collect();
        let products = |a: &Vec<f64>| steps.iter().map(|b| dot(a, b)).collect();
        let products: Vec<Vec<f64>> = steps.iter().map(products).collect();
        let a = solve(&products, &[1.0; SWEEPS])?;
        let all: f64 = a.iter().sum();
        let mut guess = Place {
            w: vec![0.0; self.places[0].w.len()],
            rest: vec![0.0; self.places[0].rest.len()],
        };
        for (place, a) in self.places[1..].iter().zip(a) {
            add(&mut guess.w, a / all, &place.w);
            add(&mut guess.rest, a / all, &place.rest);
        }
        Some(guess)
    }
}
