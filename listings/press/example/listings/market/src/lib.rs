//! The price at which a market is empty: a chapter of another book.

use command::{Chapter, Unfit, Value, parse, value};
use figure::{Axis, Emblem, Figure, Ink, Pen, Plane, Slide, number};

const SUPPLY: Ink = Ink::Own("supply");
const DEMAND: Ink = Ink::Own("demand");

/// What a reader may change.
#[derive(clap::Args, PartialEq)]
pub struct Parameters {
    /// How much would be bought for nothing
    #[arg(long, default_value = "4", value_parser = parse::size)]
    wanted: f64,
}

/// Supply grows with the price, demand falls with it.
pub struct Market;

fn price(wanted: f64) -> f64 {
    wanted / 2.0
}

fn draw(pen: &Pen, wanted: f64) {
    pen.curve(SUPPLY, &[], |price| price);
    pen.curve(DEMAND, &[], |price| wanted - price);
    pen.dot(Ink::Text, price(wanted), price(wanted));
}

impl Chapter for Market {
    const NAME: &'static str = "market";
    const ABOUT: &'static str = "Where supply meets demand";
    const EXAMPLE: &'static str = "--wanted 3";
    type Parameters = Parameters;
    type Problem = f64;

    fn problem(parameters: &Parameters) -> Result<f64, Unfit> {
        Ok(parameters.wanted)
    }

    fn table(wanted: &f64) -> String {
        format!("the price is {}\n", number(price(*wanted)))
    }

    fn figures(_: &f64) -> Vec<Figure> {
        let (x, y) = (Axis::new("price", 0.0, 4.0), Axis::new("", 0.0, 4.0));
        let plane = Plane::new(x, y);
        let slide = Slide::new("wanted", &plane, &[2.0, 3.0, 4.0], 4.0);
        let figure = Figure::new("cross", "Supply and demand")
            .inks(include_str!("../../../inks.css"))
            .describe("Supply rises, demand falls, and they cross.")
            .still(|sheet| drop(sheet.axes(&plane)))
            .slide(slide, [(Ink::Text, "price")], |sheet, wanted| {
                draw(&sheet.pen(&plane), wanted);
                [number(price(wanted))]
            });
        vec![figure]
    }

    fn emblem(wanted: &f64) -> Emblem {
        Emblem::new((0.0, 4.0), (0.0, 4.0), |pen| draw(pen, *wanted))
    }

    fn values() -> Vec<Value<f64>> {
        vec![value("price", |wanted| price(*wanted))]
    }
}
