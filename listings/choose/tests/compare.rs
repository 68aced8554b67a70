//! What must hold of every comparison.

use chapter7::draw_normal;
use choose::{
    Column, Comparison, Data, Kind, MEMORY, Refusal, Settings, compare, memory,
    recommend, trust,
};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

fn column(name: &str, numbers: Vec<f64>) -> Column {
    Column { name: name.to_owned(), numbers, level_of: None }
}

/// Rows with normal columns, of which the first three count, and noise.
fn drawn(rows: usize, columns: usize, seed: u64) -> Data {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut normal = |count: usize| -> Vec<f64> {
        (0..count).map(|_| draw_normal(&mut random)).collect()
    };
    let x: Vec<Vec<f64>> = (0..columns).map(|_| normal(rows)).collect();
    let noise = normal(rows);
    let y = |i: usize| 2.0 * x[0][i] - x[1][i] + 0.5 * x[2][i] + noise[i];
    Data {
        target: "y".to_owned(),
        y: (0..rows).map(y).collect(),
        columns: x.into_iter().map(|x| column("x", x)).collect(),
        ..Data::default()
    }
}

fn result(data: &Data) -> Result<Comparison, Refusal> {
    compare(data, Settings { folds: 5, seed: 1 }, &|_, _, _| ())
}

fn done(data: &Data) -> Comparison {
    result(data).unwrap()
}

/// How far two comparisons are apart, as a share of the errors.
fn distance(a: &Comparison, b: &Comparison, kinds: &[Kind]) -> f64 {
    let off = |kind: &Kind| {
        let [a, b] = [a, b].map(|c| c.model(*kind).error);
        (a - b).abs() / b
    };
    kinds.iter().map(off).fold(0.0, f64::max)
}

/// A number for each row becomes that of as many copies of the row.
fn repeated<T: Copy>(numbers: &[T], times: impl Fn(usize) -> usize) -> Vec<T> {
    let each = numbers.iter().enumerate();
    each.flat_map(|(i, x)| std::iter::repeat_n(*x, times(i))).collect()
}

#[test]
fn a_row_of_weight_two_is_two_rows() {
    let data = drawn(60, 5, 1);
    let times = |i: usize| 1 + i % 3;
    let weights = (0..60).map(|i| times(i) as f64).collect();
    let groups: Vec<usize> = (0..60).map(|i| i % 5).collect();
    let weighted = Data {
        weights: Some(weights),
        groups: Some(groups.clone()),
        ..data.clone()
    };
    let columns = data.columns.iter();
    let twice = Data {
        y: repeated(&data.y, times),
        columns: columns
            .map(|x| column("x", repeated(&x.numbers, times)))
            .collect(),
        groups: Some(repeated(&groups, times)),
        ..Data::default()
    };
    let off = distance(&done(&weighted), &done(&twice), &Kind::NUMBERS);
    // The elastic net's ratio is tried on the target's own deviation, which
    // copies change.
    let kinds = Kind::NUMBERS.into_iter().filter(|k| *k != Kind::ElasticNet);
    let kinds: Vec<Kind> = kinds.collect();
    assert!(off < 0.01, "{off}");
    let off = distance(&done(&weighted), &done(&twice), &kinds);
    assert!(off < 1e-7, "{off:e}");
}

/// Scales, offsets and the order of columns and rows' names are nothing to it.
#[test]
fn units_do_not_matter() {
    let data = drawn(60, 6, 2);
    let mut moved = data.clone();
    for (j, column) in moved.columns.iter_mut().enumerate() {
        let unit = [1e-9, 1.0, 1e7][j % 3];
        for x in &mut column.numbers {
            *x = unit * (*x + 1000.0);
        }
    }
    for y in &mut moved.y {
        *y = 1e6 * *y - 3e6;
    }
    let (own, moved) = (done(&data), done(&moved));
    for kind in Kind::NUMBERS {
        let [a, b] = [&own, &moved].map(|c| c.model(kind).r_squared);
        assert!((a - b).abs() < 1e-6, "{kind:?}: {a} {b}");
    }
}

/// Without one of its levels a category says the same, but a price counts it
/// differently: so every level has a column.
#[test]
fn least_squares_predict_alike_whichever_level_is_dropped() {
    let mut data = drawn(80, 3, 3);
    let effects = [0.0, 3.0, -2.0, 1.0];
    let mut random = ChaCha8Rng::seed_from_u64(5);
    let levels: Vec<usize> =
        (0..80).map(|_| random.random_range(0..4)).collect();
    for (y, level) in data.y.iter_mut().zip(&levels) {
        *y += effects[*level];
    }
    for level in 0..4 {
        let is_it = |l: &usize| f64::from(u8::from(*l == level));
        let numbers = levels.iter().map(is_it).collect();
        let name = format!("city={level}");
        let level_of = Some("city".to_owned());
        data.columns.push(Column { level_of, ..column(&name, numbers) });
    }
    let all = done(&data);
    let is_missing = |note: &String| note.contains("city");
    assert!(!all.notes.iter().any(is_missing), "{:?}", all.notes);
    let mut furthest = 0.0_f64;
    for dropped in 0..4 {
        let mut fewer = data.clone();
        fewer.columns.remove(3 + dropped);
        let fewer = done(&fewer);
        let misses = |kind: Kind| {
            let both = [&all, &fewer].map(|c| &c.model(kind).predicted);
            let pairs = both[0].iter().zip(both[1]);
            pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
        };
        let off = misses(Kind::LeastSquares);
        assert!(off < 1e-9, "{dropped}: {off:e}");
        furthest = furthest.max(misses(Kind::Ridge));
    }
    assert!(furthest > 1e-3, "{furthest}");
}

#[test]
fn a_level_that_a_fold_lacks_is_told() {
    let mut data = drawn(40, 3, 4);
    let mut rare = vec![0.0; 40];
    rare[7] = 1.0;
    let level_of = Some("city".to_owned());
    data.columns.push(Column { level_of, ..column("city=Rome", rare) });
    let notes = done(&data).notes;
    assert!(notes[0].starts_with("in 1 of 5 folds"), "{notes:?}");
    assert!(notes[0].contains("'city=Rome'"), "{notes:?}");
}

/// A sensor that was added later: the first stretches know nothing of it.
#[test]
fn a_column_that_a_fold_knows_nothing_of_has_no_weight_there() {
    let mut data = drawn(100, 4, 5);
    data.columns[3].numbers[..70].fill(f64::NAN);
    data.time = Some((0..100).map(f64::from).collect());
    let mut without = data.clone();
    let words =
        "the rows that are learnt from have no two different numbers for 'x'";
    let is_told = |c: &Comparison| c.notes.iter().any(|n| n.contains(words));
    let with = done(&data);
    assert!(is_told(&with), "{:?}", with.notes);
    without.columns.pop();
    let without = done(&without);
    assert!(!is_told(&without));
    let [with, without] =
        [with, without].map(|c| c.model(Kind::LeastSquares).predicted.clone());
    for row in 40..60 {
        assert!((with[row] - without[row]).abs() < 1e-9, "{row}");
    }
    // And rows that are drawn again may be without it.
    let settings = Settings { folds: 5, seed: 1 };
    data.time = None;
    data.columns[3].numbers[..96].fill(f64::NAN);
    let comparison = done(&data);
    assert!(trust(&data, &comparison, settings, &|_, _, _| ()).is_ok());
}

/// Models that keep the same columns without a price are the same model: of
/// these the simplest is the best, and none is said to be worse.
#[test]
fn errors_that_differ_by_rounding_are_alike() {
    let mut ties = 0;
    for seed in 1..=40 {
        let mut data = drawn(60, 3, seed);
        for (y, x) in data.y.iter_mut().zip(&data.columns[2].numbers) {
            *y += 2.0 * x;
        }
        let all = done(&data);
        let error = |kind| all.model(kind).error;
        let (refit, squares) =
            (error(Kind::LassoRefit), error(Kind::LeastSquares));
        if (refit - squares).abs() < 1e-9 * squares {
            ties += 1;
            assert_ne!(all.best().kind, Kind::LeastSquares, "{seed}");
            let said = recommend(&all);
            let is_told = |k| said.kind == k || said.alike.contains(&k);
            assert_eq!(
                is_told(Kind::LassoRefit),
                is_told(Kind::LeastSquares),
                "{seed}: {said:?}"
            );
        }
    }
    assert!(ties > 10, "{ties} ties");
}

#[test]
fn groups_stay_together_and_copies_of_a_row_teach_nothing() {
    // Noise, but each row three times: only groups keep it from being learnt.
    let mut random = ChaCha8Rng::seed_from_u64(6);
    let mut normal = |count: usize| -> Vec<f64> {
        (0..count).map(|_| draw_normal(&mut random)).collect()
    };
    let columns: Vec<Vec<f64>> = (0..15).map(|_| normal(30)).collect();
    let y = normal(30);
    let three = |x: &Vec<f64>| repeated(x, |_| 3);
    let data = Data {
        y: three(&y),
        columns: columns.iter().map(|x| column("x", three(x))).collect(),
        ..Data::default()
    };
    let groups: Vec<usize> = repeated(&(0..30).collect::<Vec<usize>>(), |_| 3);
    let grouped = Data { groups: Some(groups.clone()), ..data.clone() };
    let grouped = done(&grouped);
    for (row, fold) in grouped.folds.iter().enumerate() {
        assert_eq!(*fold, grouped.folds[row / 3 * 3], "row {row}");
    }
    let r_squared = |c: &Comparison| c.model(Kind::LeastSquares).r_squared;
    let (alone, together) = (r_squared(&done(&data)), r_squared(&grouped));
    assert!(together < 0.0 && alone > together + 0.5, "{together} {alone}");
}

/// Each group has the same x, which counts once in y, and noise that goes with
/// nothing: whichever group is left out, the lasso's weight is 1 − α, and it
/// misses α² of x and the group's own noise.
#[test]
fn standard_errors_say_how_groups_differ() {
    let noise = [0.0, 0.2, 0.4, 0.6, 0.8, 1.0];
    let x = [-1.0, -1.0, 1.0, 1.0];
    let rows = noise
        .iter()
        .flat_map(|own| [-1.0 + own, -1.0 - own, 1.0 + own, 1.0 - own]);
    let data = Data {
        y: rows.collect(),
        columns: vec![column("x", x.repeat(6))],
        groups: Some((0..24).map(|row| row / 4).collect()),
        ..Data::default()
    };
    let settings = Settings { folds: 6, seed: 1 };
    let found = compare(&data, settings, &|_, _, _| ()).unwrap();
    let squares = noise.map(|own| own * own);
    let mean = squares.iter().sum::<f64>() / 6.0;
    let off = squares.map(|square| (square - mean) * (square - mean));
    let spread = (off.iter().sum::<f64>() / 5.0 / 6.0).sqrt();
    let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-9, "{a}, not {b}");
    let curve = &found.lasso;
    for (k, alpha) in curve.alphas.iter().enumerate() {
        near(curve.errors[k], alpha * alpha + mean);
        near(curve.standard_errors[k], spread);
    }
    let last = curve.alphas[curve.best];
    for (kind, left) in [(Kind::Mean, 1.0), (Kind::Lasso, last)] {
        let model = found.model(kind);
        near(model.error, left * left + mean);
        near(model.standard_error, spread);
        near(model.r_squared, (1.0 - left * left) / (1.0 + mean));
    }
    // The first of the strengths whose error is within a standard error.
    let most = (last * last + spread).sqrt();
    let first = curve.alphas.iter().position(|alpha| *alpha <= most);
    assert_eq!(Some(curve.simple), first);
    assert_eq!(curve.alphas.len() - 1, curve.best);
}

/// What varies in two of six groups alone is kept in those draws that have one
/// of the two.
#[test]
fn as_many_groups_are_drawn_again_as_there_are() {
    let mut data = drawn(60, 3, 12);
    data.columns.truncate(1);
    let groups: Vec<usize> = (0..60).map(|row| row / 10).collect();
    for (row, x) in data.columns[0].numbers.iter_mut().enumerate() {
        let sign = f64::from(u8::from(groups[row] < 2));
        *x = if row % 2 == 0 { sign } else { -sign };
        data.y[row] = 3.0 * *x + 0.1 * data.y[row];
    }
    data.groups = Some(groups);
    let settings = Settings { folds: 6, seed: 1 };
    let comparison = compare(&data, settings, &|_, _, _| ()).unwrap();
    let found = trust(&data, &comparison, settings, &|_, _, _| ()).unwrap();
    let expected = 1.0 - [4.0 / 6.0; 6].iter().product::<f64>();
    // A share of a hundred draws.
    let off = 3.0 * (expected * (1.0 - expected) / 100.0).sqrt();
    assert!((found.kept[0] - expected).abs() < off, "{:?}", found.kept);
}

#[test]
fn the_past_does_not_know_the_future() {
    let mut data = drawn(70, 4, 7);
    // The file is not in the order of time.
    let time = |i: usize| (i * 37 % 70) as f64;
    data.time = Some((0..70).map(time).collect());
    let own = done(&data);
    let mut changed = data.clone();
    for i in (0..70).filter(|&i| time(i) >= 60.0) {
        changed.y[i] += 5.0;
        changed.columns[0].numbers[i] -= 3.0;
    }
    let changed = done(&changed);
    let is_later = |i: usize| time(i) >= 60.0;
    let of_time = |c: &Comparison, t: usize| {
        let row = (0..70).find(|&i| time(i) == t as f64).unwrap();
        c.folds[row]
    };
    assert_eq!(of_time(&own, 19), None, "the first ones are only learnt from");
    assert_eq!(
        [20, 30, 69].map(|t| of_time(&own, t)),
        [Some(0), Some(1), Some(4)]
    );
    for kind in [Kind::Mean, Kind::OneFeature, Kind::LeastSquares] {
        let both = [&own, &changed].map(|c| &c.model(kind).predicted);
        let pairs = both[0].iter().zip(both[1]).enumerate();
        for (i, (a, b)) in pairs.filter(|(i, _)| !is_later(*i)) {
            let off = (a - b).abs();
            assert!(off < 1e-9 || off.is_nan(), "{kind:?}, row {i}: {off}");
        }
    }
}

#[test]
fn packed_rows_are_those_rows() {
    // Twice as many rows as are packed into bags, against a fit by hand.
    let mut data = drawn(1500, 3, 8);
    data.columns[1].numbers[4] = f64::NAN;
    let fit = done(&data).model(Kind::LeastSquares).fit.clone();
    let there = data.columns[1].numbers.iter().filter(|x| !x.is_nan());
    let (sum, count) = there.fold((0.0, 0.0), |(s, n), x| (s + x, n + 1.0));
    assert!((fit.means[1] - sum / count).abs() < 1e-12);
    data.columns[1].numbers[4] = sum / count;
    let misses: Vec<f64> = (0..1500)
        .map(|i| {
            let row = data.columns.iter().map(|x| x.numbers[i]);
            data.y[i] - fit.predict(row)
        })
        .collect();
    let product = |x: &[f64]| -> f64 {
        misses.iter().zip(x).map(|(m, x)| m * x).sum::<f64>() / 1500.0
    };
    // Nothing pulls at a weight of least squares, nor at the intercept.
    assert!(product(&[1.0; 1500]).abs() < 1e-12);
    for x in &data.columns {
        assert!(product(&x.numbers).abs() < 1e-12);
    }
}

/// With more columns than rows ridge's weights must be what its equations say.
#[test]
fn wide_ridge_is_ridge() {
    let data = drawn(20, 50, 9);
    let ridge = done(&data).model(Kind::Ridge).clone();
    let alpha = ridge.strength.unwrap().alpha;
    let fit = &ridge.fit;
    let miss = |i: usize| {
        data.y[i] - fit.predict(data.columns.iter().map(|x| x.numbers[i]))
    };
    for (j, x) in data.columns.iter().enumerate() {
        let (mean, sd) = (fit.means[j], fit.deviations[j]);
        let scaled = |i: usize| (x.numbers[i] - mean) / sd;
        let pull: f64 =
            (0..20).map(|i| scaled(i) * miss(i)).sum::<f64>() / 20.0;
        let off = pull - alpha * fit.weights[j] * sd;
        assert!(off.abs() < 1e-10, "{j}: {off:e}");
    }
}

#[test]
fn the_same_table_gives_the_same_bits() {
    let data = drawn(50, 60, 10);
    let settings = Settings::default();
    let once = compare(&data, settings, &|_, _, _| ()).unwrap();
    let again = compare(&data, settings, &|_, _, _| ()).unwrap();
    assert_eq!(once, again);
    let quiet = |_: &'static str, _, _| ();
    let trust = |c: &Comparison| trust(&data, c, settings, &quiet).unwrap();
    assert_eq!(trust(&once), trust(&again));
}

#[test]
fn what_counts_is_kept_and_noise_is_not() {
    let data = drawn(200, 8, 11);
    let comparison = done(&data);
    let settings = Settings { folds: 5, seed: 1 };
    let trust = trust(&data, &comparison, settings, &|_, _, _| ()).unwrap();
    assert_eq!(&trust.kept[..3], [1.0; 3], "{trust:?}");
    assert_eq!(&trust.simple.columns[..3], [0, 1, 2], "{trust:?}");
    assert!(trust.noise.kept_simple < 2.0, "{trust:?}");
    assert!(trust.noise.kept_simple <= trust.noise.kept, "{trust:?}");
}

#[test]
fn all_is_told_as_it_is_done() {
    let told = std::sync::Mutex::new(vec![]);
    let tell = |what, done, all| told.lock().unwrap().push((what, done, all));
    compare(&drawn(30, 3, 12), Settings { folds: 4, seed: 1 }, &tell).unwrap();
    let told = told.into_inner().unwrap();
    // Six pairs of folds, and four folds.
    assert_eq!(told.len(), 10, "{told:?}");
    assert!(told.contains(&("choosing strengths", 6, 6)), "{told:?}");
    assert!(told.contains(&("comparing", 4, 4)), "{told:?}");
}

#[test]
fn too_few_rows_are_refused() {
    let refusal = |data: &Data| result(data).unwrap_err().to_string();
    let rows = drawn(9, 3, 13);
    assert!(refusal(&rows).contains("need 10 rows, and there are 9"));
    let groups = Some(vec![0, 1, 2, 3, 3, 3, 3, 2, 1, 0, 0, 0]);
    let groups = Data { groups, ..drawn(12, 3, 13) };
    assert!(refusal(&groups).contains("need 5 groups, and there are 4"));
    let time = Data { time: Some(vec![1.0; 20]), ..drawn(20, 3, 13) };
    assert!(refusal(&time).contains("5 stretches of time, and there are 1"));
    let time = Some((0..13).map(f64::from).collect());
    let said = refusal(&Data { time: time.clone(), ..drawn(13, 3, 13) });
    let words = "need 14 rows, and there are 13; give more, or --folds 4";
    assert!(said.contains(words), "{said}");
    let advised = Settings { folds: 4, seed: 1 };
    let data = Data { time, ..drawn(13, 3, 13) };
    assert!(compare(&data, advised, &|_, _, _| ()).is_ok());
    let both = Data { time: Some(vec![1.0; 12]), ..groups };
    assert!(refusal(&both).contains("give one of the two"));
}

#[test]
fn what_needs_too_much_memory_is_refused_before_it_starts() {
    let column = || column("x", (0..10).map(f64::from).collect());
    let data = Data {
        y: (0..10).map(f64::from).collect(),
        columns: (0..300_000).map(|_| column()).collect(),
        ..Data::default()
    };
    let refusal = result(&data).unwrap_err();
    let Refusal::TooLarge { needed } = refusal else { panic!("{refusal}") };
    assert!(needed > MEMORY);
    let megabytes = format!("would take {} MB", needed >> 20);
    assert!(refusal.to_string().contains(&megabytes), "{refusal}");
    // What people have is far below, on any number of processors.
    let needed = |n, p| memory(n, p, false, Settings::default());
    assert!(needed(72, 7129) < MEMORY / 2);
    assert!(needed(200_000, 12) < MEMORY / 4);
    assert!(needed(2_000_000, 20) < MEMORY);
}
