use crate::figures::short;
use crate::problem::{
    DRAWS, Fit, Problem, best, chosen_by_left_out, count_draws,
};
use crate::{
    CHOSEN_NOISE, Points, Polynomial, drawn_noise, figures, l1_penalty,
};
use clap::Args;
use command::{Chapter, Unfit, Value, parse, table, value};
use figure::{Emblem, Figure, fixed, number};

/// What `cargo run --bin chapter1` can change.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct Parameters {
    /// The highest power of x
    #[arg(long, value_name = "DEGREE", default_value = "7")]
    #[arg(value_parser = |text: &str| parse::count(text, 7))]
    pub degree: usize,
    /// How strongly the penalty counts
    #[arg(long, value_name = "LAMBDA", default_value = "0.1")]
    #[arg(value_parser = parse::lambda)]
    pub lambda: f64,
    /// Draw other noise, from this seed [default: the noise of the page]
    #[arg(long, value_name = "SEED", value_parser = parse::seed)]
    pub noise: Option<u64>,
}

/// Chapter 1 of the book.
pub struct Chapter1;

impl Chapter for Chapter1 {
    const NAME: &'static str = env!("CARGO_PKG_NAME");
    const ABOUT: &'static str = "Eight points near a line, and a polynomial \
        fitted to them without a penalty, with L1 and with L2";
    const EXAMPLE: &'static str = "--lambda 0.01 --noise 4";
    type Parameters = Parameters;
    type Problem = Problem;

    fn problem(p: &Parameters) -> Result<Problem, Unfit> {
        let noise = p.noise.map_or(CHOSEN_NOISE.to_vec(), drawn_noise);
        Ok(Problem::new(p.lambda, &noise, p.degree))
    }

    fn table(p: &Problem) -> String {
        let row = |name: &str, fit: &Polynomial| {
            [
                name.to_owned(),
                short(l1_penalty(&fit.weights)),
                fixed(p.error(fit), 4),
                fixed(fit.distance_to_truth(), 4),
                kept_powers(fit),
            ]
        };
        let head =
            ["penalty", "sum of |w|", "error on data", "from truth", "kept"];
        let rows = [
            row("none", &p.points.unpenalised()),
            row("L2 (ridge)", &p.points.l2(p.lambda)),
            row("L1 (lasso)", &p.points.l1(p.lambda)),
            row("a line, none", &p.points.line()),
        ];
        let lambda = number(p.lambda);
        format!("8 points near y = x, λ = {lambda}\n\n{}", table(head, rows))
    }

    fn figures(problem: &Problem) -> Vec<Figure> {
        vec![figures::fits(problem)]
    }

    fn emblem(problem: &Problem) -> Emblem {
        figures::emblem(problem)
    }

    fn values() -> Vec<Value<Problem>> {
        let none = |p: &Problem| p.points.unpenalised();
        let l1 = |p: &Problem| p.points.l1(p.lambda);
        let l2 = |p: &Problem| p.points.l2(p.lambda);
        let size = |fit: &Polynomial| l1_penalty(&fit.weights);
        let largest = |fit: &Polynomial| {
            fit.weights.iter().fold(0.0, |m: f64, w| w.abs().max(m))
        };
        // Nearer to the truth than the fit without a penalty.
        let better = |fit: Fit| {
            move |p: &Problem| {
                count_draws(|drawn| {
                    fit(drawn, p.lambda).distance_to_truth()
                        < drawn.unpenalised().distance_to_truth()
                })
            }
        };
        vec![
            // The sum of the weights' sizes.
            value("size_none", move |p| size(&none(p))),
            value("size_l1", move |p| size(&l1(p))),
            value("size_line", move |p: &Problem| size(&p.points.line())),
            value("largest_none", move |p| largest(&none(p))),
            // How many weights are not zero.
            value("kept_l1", move |p| l1(p).kept()),
            value("kept_l2", move |p| l2(p).kept()),
            // Distances to the truth.
            value("noise_size", Problem::noise_size),
            value("distance_none", move |p| none(p).distance_to_truth()),
            value("distance_l1", move |p| l1(p).distance_to_truth()),
            value("distance_l2", move |p| l2(p).distance_to_truth()),
            value("distance_line", |p: &Problem| {
                p.points.line().distance_to_truth()
            }),
            // The same with each penalty at its own best strength.
            value("best_l1", |p: &Problem| best(&p.points, Points::l1).1),
            value("best_l2", |p: &Problem| best(&p.points, Points::l2).1),
            value("best_lambda_l1", |p: &Problem| {
                best(&p.points, Points::l1).0
            }),
            // Other noise, drawn again and again.
            value("draws", |_| DRAWS as usize),
            value("draws_l1_better", better(Points::l1)),
            value("draws_l2_better", better(Points::l2)),
            // The lasso nearer to the truth than ridge.
            value("draws_l1_nearer", |p: &Problem| {
                count_draws(|drawn| {
                    drawn.l1(p.lambda).distance_to_truth()
                        < drawn.l2(p.lambda).distance_to_truth()
                })
            }),
            value("draws_l1_best_nearer", |_| {
                count_draws(|drawn| {
                    best(drawn, Points::l1).1 < best(drawn, Points::l2).1
                })
            }),
            value("draws_l1_left_out_nearer", |_| {
                count_draws(|drawn| {
                    chosen_by_left_out(drawn, Points::l1)
                        < chosen_by_left_out(drawn, Points::l2)
                })
            }),
            // A straight line without a penalty nearer than both.
            value("draws_line_nearest", |p: &Problem| {
                count_draws(|drawn| {
                    let [line, one, two] =
                        [drawn.line(), drawn.l1(p.lambda), drawn.l2(p.lambda)]
                            .map(|fit| fit.distance_to_truth());
                    line < one.min(two)
                })
            }),
            value("draws_x_kept", |p: &Problem| {
                count_draws(|drawn| drawn.l1(p.lambda).weights[0] != 0.0)
            }),
            value("draws_x_alone", |p: &Problem| {
                count_draws(|drawn| {
                    let fit = drawn.l1(p.lambda);
                    fit.kept() == 1 && fit.weights[0] != 0.0
                })
            }),
        ]
    }
}

/// The powers of x whose weights are not exactly zero: `x, x³`, or `all 7`.
fn kept_powers(fit: &Polynomial) -> String {
    const POWERS: [&str; 7] = ["x", "x²", "x³", "x⁴", "x⁵", "x⁶", "x⁷"];
    let kept = POWERS.iter().zip(&fit.weights).filter(|(_, w)| **w != 0.0);
    let kept: Vec<&str> = kept.map(|(power, _)| *power).collect();
    match kept.len() {
        0 => "none".to_owned(),
        n if n > 1 && n == fit.weights.len() => format!("all {n}"),
        _ => kept.join(", "),
    }
}
