//! The recommendation in worlds where the truth is known: src/worlds.txt says
//! what is recommended in a hundred draws of each, and whether it was a hit;
//! src/worlds_of_labels.txt says it where labels are predicted.
//!
//! `CI=true` draws more of them again than other runs; `WORLDS=write`, best with
//! `--release`, draws all of them and writes the files.

use chapter7::draw_normal;
use choose::{
    Column, Data, Fit, HitRate, Settings, compare, hit_rates, letter, recommend,
};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use solver::logistic::{log_loss, probability};

/// How many draws the files have, how many are drawn again in every test, and
/// how many under CI; labels take longer.
const DRAWS: u64 = 100;
const FEW: u64 = 2;
const SOME: u64 = 20;
const SOME_OF_LABELS: u64 = 3;

/// Labels are dealt into so many folds.
const FOLDS_OF_LABELS: usize = 5;

/// Rows of a world, drawn one after the other.
struct World {
    name: &'static str,
    rows: usize,
    draw: fn(&mut ChaCha8Rng, usize) -> Drawn,
}

/// Rows, and new ones of the same world: features, and what is to be predicted.
struct Drawn {
    data: Data,
    new: Vec<(Vec<f64>, f64)>,
}

const NEW: usize = 2000;

/// Rows with normal features and normal noise, a part of it common to a group.
fn rows(
    random: &mut ChaCha8Rng,
    count: usize,
    weights: &[f64],
    noise: f64,
    features: impl Fn(&mut ChaCha8Rng, usize) -> Vec<f64>,
) -> Drawn {
    let mut all = (0..count + NEW).map(|i| {
        let x = features(random, i);
        let signal: f64 = x.iter().zip(weights).map(|(x, w)| x * w).sum();
        (x, signal + noise * draw_normal(random))
    });
    let known: Vec<(Vec<f64>, f64)> = all.by_ref().take(count).collect();
    let new = all.collect();
    Drawn { data: data(&known), new }
}

fn data(rows: &[(Vec<f64>, f64)]) -> Data {
    let column = |j: usize| Column {
        name: format!("x{j}"),
        numbers: rows.iter().map(|(x, _)| x[j]).collect(),
        level_of: None,
    };
    Data {
        target: "y".to_owned(),
        y: rows.iter().map(|(_, y)| *y).collect(),
        columns: (0..rows[0].0.len()).map(column).collect(),
        ..Data::default()
    }
}

fn normal(random: &mut ChaCha8Rng, count: usize) -> Vec<f64> {
    (0..count).map(|_| draw_normal(random)).collect()
}

/// The given weights first, and 0 for the rest of so many.
fn padded(weights: &[f64], count: usize) -> Vec<f64> {
    let mut all = weights.to_vec();
    all.resize(count, 0.0);
    all
}

fn worlds() -> Vec<World> {
    vec![
        World {
            name: "nothing at all: 20 columns of noise",
            rows: 80,
            draw: |random, n| {
                rows(random, n, &[0.0; 20], 1.0, |r, _| normal(r, 20))
            },
        },
        World {
            name: "groups that differ, and columns that only tell them apart",
            rows: 200,
            draw: |random, n| groups(random, n),
        },
        World {
            name: "one column of 10",
            rows: 60,
            draw: |random, n| {
                let w = padded(&[1.0], 10);
                rows(random, n, &w, 1.0, |r, _| normal(r, 10))
            },
        },
        World {
            name: "few strong ones: 4 columns of 30",
            rows: 100,
            draw: |random, n| {
                let w = padded(&[1.5, -1.5, 1.0, -1.0], 30);
                rows(random, n, &w, 1.0, |r, _| normal(r, 30))
            },
        },
        World {
            name: "few strong ones among more columns than rows: 4 of 200",
            rows: 60,
            draw: |random, n| {
                let w = padded(&[2.0, -2.0, 1.5, -1.5], 200);
                rows(random, n, &w, 1.0, |r, _| normal(r, 200))
            },
        },
        World {
            name: "many weak ones: 40 columns of 40",
            rows: 80,
            draw: |random, n| {
                let w: Vec<f64> =
                    normal(random, 40).iter().map(|w| w / 5.0).collect();
                rows(random, n, &w, 1.0, |r, _| normal(r, 40))
            },
        },
        World {
            name: "near copies: 5 lots of 8, two of them count",
            rows: 80,
            draw: |random, n| {
                let w = padded(&[0.2; 16], 40);
                rows(random, n, &w, 1.5, copies)
            },
        },
        World {
            name: "all 10 columns count, and rows are many",
            rows: 300,
            draw: |random, n| {
                let w = [1.0, -1.0, 0.8, -0.8, 0.6, -0.6, 0.6, -0.6, 0.5, 0.5];
                rows(random, n, &w, 1.0, |r, _| normal(r, 10))
            },
        },
        World {
            name: "a trend in time, and 2 columns of 10",
            rows: 120,
            draw: |random, n| trend(random, n),
        },
    ]
}

/// Worlds in which the log odds are what the weights make of the columns.
fn worlds_of_labels() -> Vec<World> {
    vec![
        World {
            name: "nothing at all: 20 columns of noise, one in three is a yes",
            rows: 120,
            draw: |random, n| {
                labels(random, n, &[0.0; 20], -0.7, |r, _| normal(r, 20))
            },
        },
        World {
            name: "a rare yes, one in nine, and nothing that tells it",
            rows: 180,
            draw: |random, n| {
                labels(random, n, &[0.0; 10], -2.1, |r, _| normal(r, 10))
            },
        },
        World {
            name: "one column of 10",
            rows: 120,
            draw: |random, n| {
                let w = padded(&[1.5], 10);
                labels(random, n, &w, 0.0, |r, _| normal(r, 10))
            },
        },
        World {
            name: "few strong ones: 4 columns of 30",
            rows: 200,
            draw: |random, n| {
                let w = padded(&[2.0, -2.0, 1.5, -1.5], 30);
                labels(random, n, &w, 0.0, |r, _| normal(r, 30))
            },
        },
        World {
            name: "many weak ones: 40 columns of 40",
            rows: 200,
            draw: |random, n| {
                let w: Vec<f64> =
                    normal(random, 40).iter().map(|w| 0.4 * w).collect();
                labels(random, n, &w, 0.0, |r, _| normal(r, 40))
            },
        },
        World {
            name: "near copies: 5 lots of 8, two of them count",
            rows: 150,
            draw: |random, n| {
                let w = padded(&[0.2; 16], 40);
                labels(random, n, &w, 0.0, copies)
            },
        },
    ]
}

/// Rows with a yes as likely as the log odds say.
fn labels(
    random: &mut ChaCha8Rng,
    count: usize,
    weights: &[f64],
    intercept: f64,
    features: impl Fn(&mut ChaCha8Rng, usize) -> Vec<f64>,
) -> Drawn {
    let mut drawn = rows(random, count, weights, 0.0, features);
    let mut label = |odds: &mut f64| {
        let p = probability(*odds + intercept);
        *odds = f64::from(u8::from(random.random_range(0.0..1.0) < p));
    };
    drawn.data.y.iter_mut().for_each(&mut label);
    drawn.new.iter_mut().for_each(|(_, odds)| label(odds));
    drawn.data.is_label = true;
    drawn
}

/// Near copies: each is mostly what its lot has in common.
fn copies(random: &mut ChaCha8Rng, _: usize) -> Vec<f64> {
    let mut all = vec![];
    for _ in 0..5 {
        let common = draw_normal(random);
        all.extend((0..8).map(|_| common + 0.3 * draw_normal(random)));
    }
    all
}

/// Groups of ten rows with an effect of their own and columns that are the
/// same in all rows of a group: they predict nothing for another group.
fn groups(random: &mut ChaCha8Rng, count: usize) -> Drawn {
    let mut all = vec![];
    for _ in 0..(count + NEW) / 10 {
        let (effect, x) = (draw_normal(random), normal(random, 12));
        for _ in 0..10 {
            all.push((x.clone(), effect + 0.5 * draw_normal(random)));
        }
    }
    let new = all.split_off(count);
    let groups = Some((0..count).map(|i| i / 10).collect());
    Drawn { data: Data { groups, ..data(&all) }, new }
}

/// The rows that come next, after a trend that goes on.
fn trend(random: &mut ChaCha8Rng, count: usize) -> Drawn {
    let mut all: Vec<(Vec<f64>, f64)> = vec![];
    let mut row = |t: usize| {
        let mut x = normal(random, 10);
        let t = t as f64 / 12.0;
        let y = t + x[0] - x[1] + draw_normal(random);
        x.push(t);
        (x, y)
    };
    all.extend((0..count).map(&mut row));
    // Many rows of the next twelve times.
    let new = (0..NEW).map(|k| row(count + k % 12)).collect();
    let time = Some((0..count).map(|t| t as f64).collect());
    Drawn { data: Data { time, ..data(&all) }, new }
}

/// The mean squared error, or the log loss, on new rows.
fn error(fit: &Fit, new: &[(Vec<f64>, f64)], is_label: bool) -> f64 {
    let losses = new.iter().map(|(x, y)| {
        let predicted = fit.predict(x.iter().copied());
        let miss = y - predicted;
        if is_label { log_loss(*y, predicted) } else { miss * miss }
    });
    losses.sum::<f64>() / new.len() as f64
}

/// By how much more than the smallest error a hit may miss.
const HIT: f64 = 1.05;

/// What is recommended, as a letter: a large one if it is a hit.
fn judge(world: &World, seed: u64) -> char {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let Drawn { data, new } = (world.draw)(&mut random, world.rows);
    let mut settings = Settings::default();
    if data.is_label {
        settings.folds = FOLDS_OF_LABELS;
    }
    let comparison = compare(&data, settings, &|_, _, _| ()).unwrap();
    let kind = recommend(&comparison).kind;
    let error = |fit: &Fit| error(fit, &new, data.is_label);
    let errors = comparison.models.iter().map(|m| error(&m.fit));
    let smallest = errors.fold(f64::INFINITY, f64::min);
    let letter = letter(kind);
    let hit = error(&comparison.model(kind).fit) <= HIT * smallest;
    if hit { letter.to_ascii_uppercase() } else { letter }
}

fn judged(world: &World, draws: u64) -> String {
    (1..=draws).map(|seed| judge(world, seed)).collect()
}

/// Holds a file of worlds, or writes it.
fn hold(file: &str, worlds: &[World], draws: u64) {
    let file = format!("{}/src/{file}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var("WORLDS").is_ok_and(|what| what == "write") {
        let line = |world| format!("{} {}\n", judged(world, DRAWS), world.name);
        let text: String = worlds.iter().map(line).collect();
        return std::fs::write(file, text).unwrap();
    }
    let text = std::fs::read_to_string(file).unwrap();
    assert_eq!(text.lines().count(), worlds.len());
    for (line, world) in text.lines().zip(worlds) {
        let (letters, name) = line.split_once(' ').unwrap();
        assert_eq!(name, world.name);
        assert_eq!(letters.len() as u64, DRAWS, "{name}");
        let found = judged(world, draws);
        assert_eq!(found, letters[..draws as usize], "{name}");
    }
}

#[test]
fn the_file_has_what_is_recommended() {
    let is_ci = std::env::var("CI").is_ok();
    let draws = if is_ci { SOME } else { FEW };
    hold("worlds.txt", &worlds(), draws);
}

#[test]
fn the_file_has_what_is_recommended_for_labels() {
    let draws = if std::env::var("CI").is_ok() { SOME_OF_LABELS } else { 1 };
    hold("worlds_of_labels.txt", &worlds_of_labels(), draws);
}

#[test]
fn most_recommendations_are_hits() {
    for rate in [hit_rates(false), hit_rates(true)].concat() {
        let HitRate { world, draws, hits, recommended } = rate;
        let all: usize = recommended.iter().map(|(_, count)| count).sum();
        assert_eq!(all, draws, "{world}");
        let is_nothing = world.contains("nothing");
        let least = if is_nothing { 95 } else { 60 };
        assert!(hits * 100 >= draws * least, "{world}: {hits}");
    }
}
