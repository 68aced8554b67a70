//! Every formula in the tasks of exercises, word for word, beside a check: of
//! a task in Rust the formula is computed here for the arguments of its checks
//! and held against its solution; of one on paper, against its right answers
//! or against the book's code.

use super::{mean_of, points, same, squares, what_a_label_costs};
use exercises::{Answer, Check, Work};
use promises::mathematics::{mean, mean_product, soft};
use promises::root;
use std::collections::BTreeMap;
use std::fs;

/// An exercise, words of its task, and a check.
type Entry = (&'static str, &'static [&'static str], fn());

const LOSS: &str = "mean((y − w·x)²)";

const TASKS: &[Entry] = &[
    ("1.1", &["loss + λ·penalty"], a_price_is_added),
    ("1.2", &["root of the mean of the squared distances"], distances),
    ("2.1", &["|w₁| + |w₂| ≤ t", "w₁² + w₂² ≤ t²"], touching_points),
    ("2.2", &["|w₁| + |w₂| ≤ t"], touching_points_in_code),
    ("3.1", &[LOSS], a_loss_at_0),
    ("3.2", &["mean of (y − w·x)²"], best_of_a_grid),
    ("3.3", &["mean(x²)", "mean of (y − w·x)²"], units),
    ("4.1", &["{factor}·w²", "|w|", "{lambda}·|w|"], squares),
    (
        "4.2",
        &[
            "from `at` − `step` to `at`",
            "from `at` to `at` + `step`",
            "divided by the length of the way",
        ],
        slopes_on_both_sides,
    ),
    (
        "4.3",
        &[
            "|w|?",
            "{factor}·w²",
            "|w| + w²",
            "√(w² + {round_squared})",
            "|w|^{power}",
            "|w − {corner}|",
            "{slope}·max(w, 0)",
        ],
        prices_that_hold,
    ),
    ("5.1", &[LOSS], thresholds),
    (
        "5.2",
        &["loss(w) + a·|w| + b·w²", "the mean of (y − w·x)²"],
        both_prices_in_code,
    ),
    ("6.1", &[LOSS, "λ·|w|", "{factor}·w + {constant}"], a_step_on_the_loss),
    ("6.2", &["mean((y − w·x)²) + λ·|w|"], walks_in_code),
    ("6.3", &[LOSS, "λ·|w|", "the slope of |w|"], balance),
    ("6.4", &["0.01·Σ|w|", "0.1·0.01 = 0.001"], || same(0.1 * 0.01, 0.001)),
    ("7.1", &[LOSS, "λ·|w − {corner}|", "λ·|w|"], moved_corner),
    ("7.2", &[LOSS, "λ·(|w| + |w − {corner}|)", "2·mean(xy)"], two_corners),
    (
        "7.3",
        &["1/(1 + e^(−w·x))", "mean(x·(probability − label))"],
        what_a_label_costs,
    ),
    (
        "8.1",
        &[
            "w₁·a + w₂·b + w₃·c",
            "mean((y − p)²) + λ·(|w₁| + |w₂| + |w₃|)",
            "2·mean(feature·residual)",
        ],
        super::residuals_and_pulls,
    ),
    ("8.2", &["mean((y − Σ w·x)²) + λ·Σ|w|"], super::one_weight_at_a_time),
    (
        "8.3",
        &[
            "mean((y − w·x)²) + λ·|w|",
            "y − w·x",
            "|2·mean(x·r)|",
            "mean(2·u·y − u²)",
            "the gap is the sum minus the floor",
        ],
        super::no_sum_is_lower,
    ),
    (
        "9.2",
        &[
            "i mod `folds`",
            "the mean of the squared distances, and of that the root",
            "z = (x − mean) / deviation",
            "mean(z·(y − mean of y)), moved towards 0 by λ/2",
            "mean of y + weight·z",
            "the mean of its squared misses",
        ],
        left_out,
    ),
    (
        "9.1",
        &[
            "square the distances to their mean, add them, divide by one less \
             than the number of folds, and take the root",
            "this, divided by the root of the number of folds",
        ],
        the_standard_error,
    ),
    ("10.2", &["2 · variance / rows"], a_fine),
    (
        "12.1",
        &[
            "w₁·x + w₂·x",
            "mean((y − w₁·x − w₂·x)²)",
            "λ·(|w₁| + |w₂|)",
            "λ·(w₁² + w₂²)",
        ],
        copies,
    ),
    ("12.2", &["2·|mean(x·y)|", LOSS], refits),
];

/// Signs and words that stand in formulas.
const SIGNS: [&str; 11] = [
    "·", "²", "√", "|", " mod ", "e^", " / ", "root", "divided", "squared",
    "minus",
];

/// The text of each task, without what mistakes are told: the Markdown, or the
/// comment of the function.
fn texts() -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let folders = fs::read_dir(root().join("listings/exercises/src"));
    let folders = folders.unwrap().map(|entry| entry.unwrap().path());
    let in_folder = |folder: std::path::PathBuf| {
        let texts = promises::texts(&folder, ".md").into_iter();
        texts.map(move |(file, text)| (folder.join(file), text))
    };
    for (file, text) in folders.filter(|it| it.is_dir()).flat_map(in_folder) {
        let number = text.split(' ').nth(1).expect("a number").to_owned();
        let task = text.lines().skip(5).filter(|line| {
            let starts = ["- ", "  ", "Right: "];
            !starts.iter().any(|start| line.starts_with(start))
        });
        let mut task = task.collect::<Vec<_>>().join(" ");
        let right = text.lines().find_map(|l| l.strip_prefix("Right: "));
        let code = fs::read_to_string(file.with_extension("rs"));
        let code = code.unwrap_or_default();
        let start = format!("\nfn {}(", right.unwrap_or_default());
        if let Some((above, _)) = code.split_once(&start) {
            let comment = above.rsplit("\n\n").next().expect("a last part");
            task += &comment.replace("/// ", "").replace('\n', " ");
        }
        all.insert(number, task);
    }
    all
}

#[test]
fn every_formula_of_a_task_is_held_against_its_solution() {
    let texts = texts();
    assert!(texts.len() > 40);
    for (number, words, _) in TASKS {
        for word in *words {
            let stands = texts[*number].contains(word);
            assert!(stands, "the task of {number} does not say: {word}");
        }
    }
    for (number, text) in &texts {
        let words = TASKS.iter().filter(|(known, ..)| known == number);
        let words: Vec<&str> =
            words.flat_map(|(_, words, _)| *words).copied().collect();
        let is_listed = |place: usize| {
            words.iter().any(|word| {
                let mut found = text.match_indices(word);
                found.any(|(at, _)| (at..at + word.len()).contains(&place))
            })
        };
        for (place, _) in SIGNS.iter().flat_map(|s| text.match_indices(s)) {
            let before: String = text[..place].chars().rev().take(20).collect();
            let before: String = before.chars().rev().collect();
            let is_predicted = number.starts_with('P');
            assert!(
                is_predicted || is_listed(place),
                "the formula after `{before}` in {number} has no check in \
                 tests/promises/tests/formulas/tasks.rs"
            );
        }
    }
    for (_, _, check) in TASKS {
        check();
    }
}

/// The checks of a task in Rust.
fn checks(number: &str) -> Vec<Check> {
    let mut all = exercises::exercises().into_iter();
    let exercise = all.find(|it| it.number == number).expect(number);
    let Work::Code(code) = exercise.work else { panic!("{number}") };
    code.page().checks.clone()
}

/// The numbers of the right answers of a task on paper, also in words.
fn answers(number: &str) -> Vec<Vec<f64>> {
    let mut all = exercises::exercises().into_iter();
    let exercise = all.find(|it| it.number == number).expect(number);
    let Work::Paper(paper) = exercise.work else { panic!("{number}") };
    let parts = paper.page().parts.iter();
    let numbers = |answer: &Answer| match answer {
        Answer::Numbers(numbers) => numbers.clone(),
        Answer::Word(words) => {
            words.split(' ').filter_map(|word| word.parse().ok()).collect()
        }
    };
    parts.map(|part| numbers(&part.right)).collect()
}

/// The numbers in an argument, as Rust writes it, or in words.
fn read(argument: &str) -> Vec<f64> {
    let argument = argument.replace("vec!", "");
    let is_other = |c: char| !(c.is_ascii_digit() || ".-e".contains(c));
    let words = argument.split(is_other).filter(|word| !word.is_empty());
    words.filter_map(|word| word.parse().ok()).collect()
}

/// Data set D, on which chapters 3 to 7 ask.
const X: [f64; 5] = [-3.0, -1.0, 0.0, 1.0, 3.0];

fn loss(x: &[f64], y: &[f64], w: f64) -> f64 {
    let pairs = x.iter().zip(y);
    mean(&pairs.map(|(x, y)| (y - w * x).powi(2)).collect::<Vec<_>>())
}

/// The loss of D, whose points lie on y = 0.75·x.
fn loss_of_d(w: f64) -> f64 {
    loss(&X, &X.map(|x| 0.75 * x), w)
}

/// The lowest of many weights.
fn lowest(sum: impl Fn(f64) -> f64) -> f64 {
    let grid = (-64_000..=64_000).map(|i| f64::from(i) / 32_000.0);
    grid.min_by(|a, b| sum(*a).total_cmp(&sum(*b))).expect("a grid")
}

fn near(a: f64, b: f64, tolerance: f64) {
    assert!((a - b).abs() <= tolerance, "{a} and {b}");
}

fn a_price_is_added() {
    // The fits with 2, −2, 1 and 1, 0, 0, and from where on their sums agree.
    let [a, b] = [(0.02, 5.0), (0.42, 1.0)];
    let lambda = answers("1.1")[4][0];
    same(a.0 + lambda * a.1, b.0 + lambda * b.1);
}

fn distances() {
    let checks = checks("1.2");
    // 2x against x at −1, −0.5, 0, 0.5 and 1.
    let squares = [-1.0, -0.5, 0.0, 0.5, 1.0].map(|x: f64| x * x);
    near(checks[0].right[0], mean(&squares).sqrt(), 1e-9);
}

/// The place on an edge that is nearest to a centre.
fn nearest(centre: (f64, f64), on: impl Fn(f64) -> (f64, f64)) -> (f64, f64) {
    let off = |(a, b): (f64, f64)| (a - centre.0).hypot(b - centre.1);
    let turns = (0..=40_000).map(|i| f64::from(i) / 40_000.0);
    let by_distance =
        |a: &(f64, f64), b: &(f64, f64)| off(*a).total_cmp(&off(*b));
    turns.map(on).min_by(by_distance).expect("an edge")
}

fn touching_points() {
    let answers = answers("2.1");
    let t = 0.75;
    let diamond = nearest((0.75, 0.25), |u| (u * t, (1.0 - u) * t));
    let disc = nearest((0.75, 0.25), |u| {
        let turn = u * std::f64::consts::FRAC_PI_2;
        (t * turn.cos(), t * turn.sin())
    });
    for (answer, found) in [(&answers[0], diamond), (&answers[3], disc)] {
        near(answer[0], found.0, 1e-4);
        near(answer[1], found.1, 1e-4);
    }
}

fn touching_points_in_code() {
    for check in checks("2.2") {
        let centre = read(&check.arguments[0]);
        let t = read(&check.arguments[1])[0];
        let centre = (centre[0], centre[1]);
        let found = if centre.0 + centre.1 <= t {
            centre
        } else {
            nearest(centre, |u| (u * t, (1.0 - u) * t))
        };
        near(check.right[0], found.0, 1e-4);
        near(check.right[1], found.1, 1e-4);
    }
}

fn a_loss_at_0() {
    let answers = answers("3.1");
    same(answers[0][0], loss_of_d(1.0));
    same(loss_of_d(answers[1][0]), loss_of_d(1.0));
    same(answers[2][0], loss_of_d(0.0));
}

fn best_of_a_grid() {
    for check in checks("3.2") {
        let [x, y, from, to, count] =
            [0, 1, 2, 3, 4].map(|i| read(&check.arguments[i]));
        let (from, gaps) = (from[0], count[0] - 1.0);
        let weight = |i: i32| from + f64::from(i) * (to[0] - from) / gaps;
        let losses = (0..=gaps as i32).map(|i| loss(&x, &y, weight(i)));
        let least = losses.fold(f64::INFINITY, f64::min);
        near(loss(&x, &y, check.right[0]), least, 1e-12);
    }
}

fn units() {
    let answers = answers("3.3");
    let x = X.map(|x| 100.0 * x);
    near(answers[1][0], mean_product(&x, &x), 1e-6);
    near(answers[2][0], loss_of_d(0.0), 1e-12);
}

/// The price of a weight.
type Price = fn(f64) -> f64;

fn slopes_on_both_sides() {
    let prices: [Price; 3] = [f64::abs, |w| w * w, |w| (w - 0.25).abs()];
    for (check, price) in checks("4.2").iter().zip(prices) {
        let [at, step] = [1, 2].map(|i| read(&check.arguments[i])[0]);
        let slope =
            |from: f64, to: f64| (price(to) - price(from)) / (to - from);
        near(check.right[0], slope(at - step, at), 1e-9);
        near(check.right[1], slope(at, at + step), 1e-9);
    }
}

fn the_standard_error() {
    let exercises = exercises::exercises();
    let one = exercises.iter().find(|it| it.number == "9.1").expect("9.1");
    let Work::Paper(paper) = &one.work else { panic!("9.1") };
    let (_, folds) = paper.page().task.split_once("have the errors ").unwrap();
    let folds = read(folds.split(". ").next().unwrap());
    assert_eq!(folds.len(), 4);
    let far: Vec<f64> = folds.iter().map(|fold| fold - mean(&folds)).collect();
    let squares: f64 = far.iter().map(|far| far * far).sum();
    near(answers("9.1")[0][0], (squares / 3.0).sqrt() / 4.0_f64.sqrt(), 1e-4);
}

/// From which λ on a price holds the weight at 0, by looking just beside 0.
fn prices_that_hold() {
    let data = points();
    // At 0 the loss falls by 1 for each step to the right.
    same(mean_of(&data, |x, y| 2.0 * x * y), 1.0);
    let holds = |price: Price, lambda: f64| {
        let lower = |w: f64| super::book_loss(w) + lambda * price(w);
        [-1e-7, 1e-7].into_iter().all(|w| lower(w) >= lower(0.0))
    };
    let answers = answers("4.3");
    let prices: [(usize, Price); 3] =
        [(0, f64::abs), (2, |w| w.abs() + w * w), (6, |w| 2.0 * w.max(0.0))];
    for (part, price) in prices {
        let from = answers[part][0];
        assert!(holds(price, 1.001 * from) && !holds(price, 0.999 * from));
    }
    let none: [(usize, Price); 4] = [
        (1, |w| 1000.0 * w * w),
        (3, |w| (w * w + 0.0001).sqrt()),
        (4, |w| w.abs().powf(1.5)),
        (5, |w| (w - 0.3).abs()),
    ];
    for (part, price) in none {
        assert!(answers[part].is_empty() && !holds(price, 10.0));
    }
}

fn thresholds() {
    let answers = answers("5.1");
    let best = |price: Price, lambda: f64| {
        lowest(|w| loss_of_d(w) + lambda * price(w))
    };
    assert_eq!(best(f64::abs, answers[0][0]), 0.0);
    assert!(best(f64::abs, 0.99 * answers[0][0]) > 0.0);
    near(answers[1][0], best(f64::abs, 1.0), 1e-4);
    near(answers[2][0], best(|w| w * w, 1.0), 1e-4);
}

fn both_prices_in_code() {
    for check in checks("5.2") {
        let [x, y, a, b] = [0, 1, 2, 3].map(|i| read(&check.arguments[i]));
        let sum = |w: f64| loss(&x, &y, w) + a[0] * w.abs() + b[0] * w * w;
        near(check.right[0], lowest(sum), 1e-4);
    }
}

fn a_step_on_the_loss() {
    // η = 1/16 on D: from w to 0.5·w + 0.375.
    for w in [-1.0, 0.2, 1.0] {
        let slope = (loss_of_d(w + 0.5) - loss_of_d(w - 0.5)) / 1.0;
        same(w - slope / 16.0, 0.5 * w + 0.375);
    }
}

fn walks_in_code() {
    for check in checks("6.2") {
        let [x, y, lambda, eta, start, steps] =
            [0, 1, 2, 3, 4, 5].map(|i| read(&check.arguments[i]));
        let mut weights = vec![start[0]];
        for step in 0..steps[0] as usize {
            let w = weights[step];
            let slope = loss(&x, &y, w + 0.5) - loss(&x, &y, w - 0.5);
            weights.push(soft(w - eta[0] * slope, eta[0] * lambda[0]));
        }
        for (right, w) in check.right.iter().zip(&weights) {
            near(*right, *w, 1e-9);
        }
    }
}

fn balance() {
    // λ times the number, and the slope of the loss at 0, add up to 0.
    let slope = (loss_of_d(0.5) - loss_of_d(-0.5)) / 1.0;
    near(8.0 * answers("6.3")[0][0] + slope, 0.0, 1e-9);
}

fn moved_corner() {
    let answers = answers("7.1");
    let best =
        |lambda: f64| lowest(|w| loss_of_d(w) + lambda * (w - 0.5).abs());
    near(best(answers[0][0]), 0.5, 1e-4);
    near(answers[1][0], best(1.0), 1e-4);
}

fn two_corners() {
    let answers = answers("7.2");
    let from = answers[0][0];
    let sum = |lambda: f64| {
        move |w: f64| loss_of_d(w) + lambda * (w.abs() + (w - 0.5).abs())
    };
    near(lowest(sum(1.01 * from)), 0.5, 1e-4);
    assert!((lowest(sum(0.9 * from)) - 0.5).abs() > 1e-4);
}

fn left_out() {
    for check in checks("9.2") {
        let [x, y, folds, lambda] =
            [0, 1, 2, 3].map(|i| read(&check.arguments[i]));
        let folds = folds[0] as usize;
        let errors = (0..folds).map(|fold| {
            let (out, rest): (Vec<usize>, Vec<usize>) =
                (0..x.len()).partition(|i| i % folds == fold);
            let of = |list: &[f64], rows: &[usize]| -> Vec<f64> {
                rows.iter().map(|&i| list[i]).collect()
            };
            let (own, told) = (of(&x, &rest), of(&y, &rest));
            let (mean_x, mean_y) = (mean(&own), mean(&told));
            let far: Vec<f64> = own.iter().map(|x| x - mean_x).collect();
            let deviation = mean_product(&far, &far).sqrt();
            let z: Vec<f64> = far.iter().map(|far| far / deviation).collect();
            let off: Vec<f64> = told.iter().map(|y| y - mean_y).collect();
            let weight = soft(mean_product(&z, &off), lambda[0] / 2.0);
            let misses = out
                .iter()
                .map(|&i| y[i] - mean_y - weight * (x[i] - mean_x) / deviation);
            mean(&misses.map(|miss| miss * miss).collect::<Vec<_>>())
        });
        near(check.right[0], mean(&errors.collect::<Vec<_>>()), 1e-9);
    }
}

fn a_fine() {
    let exercises = exercises::exercises();
    let fine = exercises.iter().find(|it| it.number == "10.2");
    let Work::Paper(paper) = &fine.expect("10.2").work else { panic!("10.2") };
    // On {rows} rows, noise has the variance {variance}.
    let given = read(&paper.page().task.replace('−', "-").replace(". ", " "));
    same(answers("10.2")[0][0], 2.0 * given[1] / given[0]);
}

fn copies() {
    // With a weight on each of two copies the loss knows their sum alone.
    let data = points();
    let both =
        |a: f64, b: f64| mean_of(&data, |x, y| (y - a * x - b * x).powi(2));
    for (a, b) in [(0.1, 0.3), (-0.2, 0.9)] {
        same(both(a, b), super::book_loss(a + b));
        same(chapter1::l1_penalty(&[a, b]), a.abs() + b.abs());
        same(chapter1::l2_penalty(&[a, b]), a * a + b * b);
    }
    let best = lowest(|w| super::book_loss(w) + 0.4 * w.abs());
    near(best, 0.3, 1e-4);
}

fn refits() {
    for check in checks("12.2") {
        let columns: Vec<Vec<f64>> = check.arguments[0]
            .split("],")
            .map(read)
            .filter(|column| !column.is_empty())
            .collect();
        let y = read(&check.arguments[1]);
        let lambda = read(&check.arguments[2])[0];
        for (right, x) in check.right.iter().zip(&columns) {
            let pull = 2.0 * mean_product(x, &y).abs();
            let weight = mean_product(x, &y) / mean_product(x, x);
            let kept = if pull <= lambda { 0.0 } else { weight };
            near(*right, kept, 1e-9);
        }
    }
}
