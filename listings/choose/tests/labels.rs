//! What must hold of every comparison in which a label is predicted.

use chapter7::draw_normal;
use choose::{
    Column, Comparison, Confusion, Costs, Data, Kind, Refusal, Settings,
    compare, recommend, trust,
};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use solver::logistic::{log_loss, probability};

const SETTINGS: Settings = Settings { folds: 5, seed: 1 };

/// Rows with normal columns, of which the first two count as much as
/// `strength` says.
fn drawn(rows: usize, columns: usize, strength: f64, seed: u64) -> Data {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut normal = |count: usize| -> Vec<f64> {
        (0..count).map(|_| draw_normal(&mut random)).collect()
    };
    let x: Vec<Vec<f64>> = (0..columns).map(|_| normal(rows)).collect();
    let mut label = |i: usize| {
        let p = probability(strength * (x[0][i] - x[1][i]) - 0.5);
        f64::from(u8::from(random.random_range(0.0..1.0) < p))
    };
    let y = (0..rows).map(&mut label).collect();
    let column = |numbers| Column { numbers, ..Column::default() };
    Data {
        target: "y".to_owned(),
        y,
        is_label: true,
        columns: x.into_iter().map(column).collect(),
        ..Data::default()
    }
}

fn result(data: &Data) -> Result<Comparison, Refusal> {
    compare(data, SETTINGS, &|_, _, _| ())
}

fn done(data: &Data) -> Comparison {
    result(data).unwrap()
}

#[test]
fn each_label_is_dealt_out_by_itself_and_the_rate_is_what_is_learnt() {
    let data = drawn(83, 4, 1.0, 1);
    let comparison = done(&data);
    let yes: f64 = data.y.iter().sum();
    for fold in 0..5 {
        let rows = (0..83).filter(|i| comparison.folds[*i] == Some(fold));
        let own: Vec<f64> = rows.map(|i| data.y[i]).collect();
        let own_yes: f64 = own.iter().sum();
        assert!((own_yes - yes / 5.0).abs() < 1.0, "fold {fold}: {own_yes}");
        let rate = (yes - own_yes) / (83 - own.len()) as f64;
        let row = comparison.folds.iter().position(|f| *f == Some(fold));
        let told = comparison.baseline().predicted[row.unwrap()];
        assert!((probability(told) - rate).abs() < 1e-12, "fold {fold}");
    }
    for model in &comparison.models {
        let losses = data.y.iter().zip(&model.predicted);
        let losses = losses.map(|(y, odds)| log_loss(*y, *odds));
        let mean = losses.sum::<f64>() / 83.0;
        assert!((model.error - mean).abs() < 1e-12, "{:?}", model.kind);
    }
}

/// Pair by pair, and row by row.
#[test]
fn auc_and_errors_are_what_their_names_say() {
    let mut data = drawn(60, 3, 1.0, 2);
    data.weights = Some((0..60).map(|i| 1.0 + f64::from(i % 3)).collect());
    let v = data.weights.clone().unwrap();
    let comparison = done(&data);
    for model in &comparison.models {
        let (mut right, mut all, mut errors) = (0.0, 0.0, 0.0);
        let told = &model.predicted;
        for i in 0..60 {
            let is_error = (told[i] >= 0.0) != (data.y[i] == 1.0);
            errors += f64::from(u8::from(is_error)) * v[i];
            for j in 0..60 {
                let is_pair = data.y[i] > data.y[j]
                    && comparison.folds[i] == comparison.folds[j];
                if is_pair {
                    all += v[i] * v[j];
                    let more = f64::from(u8::from(told[i] > told[j]));
                    let same = f64::from(u8::from(told[i] == told[j]));
                    right += v[i] * v[j] * (more + same / 2.0);
                }
            }
        }
        let judged = model.judged.unwrap();
        assert!((judged.auc - right / all).abs() < 1e-12, "{:?}", model.kind);
        let rate = errors / v.iter().sum::<f64>();
        assert!((judged.error_rate - rate).abs() < 1e-12, "{:?}", model.kind);
    }
    assert_eq!(comparison.baseline().judged.unwrap().auc, 0.5);
}

/// At the cut-off of the costs no other one costs less, if what is told is
/// right; and all rows are counted once.
#[test]
fn costs_make_the_cut_off() {
    let costs = Costs { missed: 10.0, false_alarm: 1.0 };
    assert_eq!(costs.cut_off(), 1.0 / 11.0);
    assert_eq!(Costs::default().cut_off(), 0.5);
    let data = drawn(50, 3, 1.0, 3);
    let odds: Vec<f64> = (0..50).map(|i| f64::from(i) / 10.0 - 2.5).collect();
    let at = Confusion::new(&data, &odds, costs.cut_off());
    let Confusion { found, missed, false_alarms, spared } = at;
    assert_eq!(found + missed, data.y.iter().sum::<f64>());
    assert_eq!(found + missed + false_alarms + spared, 50.0);
    // From e^h = 1/10 on, which is h = −2.303.
    assert_eq!(missed + spared, 2.0);
}

#[test]
fn a_row_of_weight_two_is_two_rows() {
    let data = drawn(60, 4, 1.0, 4);
    let groups: Vec<usize> = (0..60).map(|i| i % 5).collect();
    let times = |i: usize| 1 + i % 3;
    let weights = (0..60).map(|i| times(i) as f64).collect();
    let repeated = |numbers: &[f64]| -> Vec<f64> {
        let each = numbers.iter().enumerate();
        each.flat_map(|(i, x)| std::iter::repeat_n(*x, times(i))).collect()
    };
    let mut twice = data.clone();
    twice.y = repeated(&data.y);
    for column in &mut twice.columns {
        column.numbers = repeated(&column.numbers);
    }
    let all: Vec<f64> = groups.iter().map(|group| *group as f64).collect();
    let all = repeated(&all).into_iter().map(|group| group as usize);
    twice.groups = Some(all.collect());
    let weights = Some(weights);
    let weighted = Data { weights, groups: Some(groups), ..data };
    let [weighted, twice] = [&weighted, &twice].map(done);
    for kind in Kind::LABELS {
        let [a, b] = [&weighted, &twice].map(|c| c.model(kind));
        assert!((a.error / b.error - 1.0).abs() < 1e-7, "{kind:?}");
        let [a, b] = [a, b].map(|m| m.judged.unwrap().auc);
        assert!((a - b).abs() < 1e-9, "{kind:?}");
    }
}

/// Which word is the yes, units and offsets are nothing to it.
#[test]
fn turning_the_label_turns_the_probabilities() {
    let data = drawn(60, 4, 1.0, 5);
    // The same folds for both.
    let groups = Some((0..60).map(|i| i % 5).collect());
    let data = Data { groups, ..data };
    let mut turned = data.clone();
    turned.y.iter_mut().for_each(|y| *y = 1.0 - *y);
    for (j, column) in turned.columns.iter_mut().enumerate() {
        let unit = [1e-6, 1e6][j % 2];
        column.numbers.iter_mut().for_each(|x| *x = unit * (*x + 1000.0));
    }
    let [own, turned] = [&data, &turned].map(done);
    for kind in Kind::LABELS {
        let [a, b] = [&own, &turned].map(|c| c.model(kind));
        assert!((a.error / b.error - 1.0).abs() < 1e-6, "{kind:?}");
        for (a, b) in a.predicted.iter().zip(&b.predicted) {
            assert!((a + b).abs() < 1e-5, "{kind:?}: {a} {b}");
        }
    }
}

/// With more columns than rows the weights must be what the equations say.
#[test]
fn wide_ridge_and_lasso_are_at_their_lowest_points() {
    let mut data = drawn(30, 60, 2.0, 6);
    data.weights = Some((0..30).map(|i| 1.0 + f64::from(i % 2)).collect());
    let v = data.weights.clone().unwrap();
    let total: f64 = v.iter().sum();
    let comparison = done(&data);
    for kind in [Kind::Ridge, Kind::Lasso] {
        let model = comparison.model(kind);
        let alpha = model.strength.unwrap().alpha;
        let fit = &model.fit;
        let rest = |i: usize| {
            let row = data.columns.iter().map(|x| x.numbers[i]);
            v[i] / total * (data.y[i] - probability(fit.predict(row)))
        };
        let rest: Vec<f64> = (0..30).map(rest).collect();
        assert!(rest.iter().sum::<f64>().abs() < 1e-8, "{kind:?}");
        for (j, x) in data.columns.iter().enumerate() {
            let scaled =
                |i: usize| (x.numbers[i] - fit.means[j]) / fit.deviations[j];
            let pull: f64 = (0..30).map(|i| scaled(i) * rest[i]).sum();
            let w = fit.weights[j] * fit.deviations[j];
            let off = match kind {
                Kind::Ridge => (pull - alpha * w).abs(),
                _ if w == 0.0 => (pull.abs() - alpha).max(0.0),
                _ => (pull - alpha * w.signum()).abs(),
            };
            assert!(off < 1e-6, "{kind:?} {j}: {off:e}");
        }
    }
}

#[test]
fn groups_stay_together_and_a_label_in_few_of_them_is_refused() {
    let data = drawn(60, 3, 1.0, 7);
    let groups: Vec<usize> = (0..60).map(|i| i / 6).collect();
    let mut grouped = Data { groups: Some(groups.clone()), ..data };
    let comparison = done(&grouped);
    for (row, fold) in comparison.folds.iter().enumerate() {
        assert_eq!(*fold, comparison.folds[row / 6 * 6], "row {row}");
    }
    // A yes in three groups, which go to three folds; then in two.
    for (count, is_fine) in [(3, true), (2, false)] {
        let is_yes = |group: &usize| f64::from(u8::from(*group < count));
        grouped.y = groups.iter().map(is_yes).collect();
        match result(&grouped) {
            Ok(comparison) => {
                assert!(is_fine);
                let said = &comparison.notes[0];
                assert!(said.starts_with("in 2 of 5 folds all"), "{said}");
                assert_eq!(comparison.baseline().judged.unwrap().auc, 0.5);
            }
            Err(refusal) => {
                assert!(!is_fine, "{refusal}");
                assert!(refusal.to_string().contains("so few groups"));
            }
        }
    }
}

#[test]
fn in_time_nothing_is_learnt_of_one_label_alone() {
    let mut data = drawn(70, 3, 1.0, 8);
    data.time = Some((0..70).map(f64::from).collect());
    for row in 0..25 {
        data.y[row] = 0.0;
    }
    data.y[29] = 1.0;
    let comparison = done(&data);
    // Seven stretches of ten; the first three are only learnt from, together,
    // and one more chooses.
    let first = comparison.folds.iter().position(Option::is_some);
    assert_eq!(first, Some(40));
    data.y.iter_mut().take(60).for_each(|y| *y = 0.0);
    data.y.iter_mut().skip(60).for_each(|y| *y = 1.0);
    let refusal = result(&data).unwrap_err().to_string();
    assert!(refusal.contains("comes so late"), "{refusal}");
}

#[test]
fn a_label_that_is_too_rare_is_refused_with_the_number() {
    let mut data = drawn(60, 3, 1.0, 9);
    data.y.iter_mut().enumerate().for_each(|(i, y)| {
        *y = f64::from(u8::from(i < 4));
    });
    let refusal = result(&data).unwrap_err().to_string();
    assert!(refusal.contains("is in 4 rows"), "{refusal}");
    assert!(refusal.contains("need 5"), "{refusal}");
    data.y[4] = 1.0;
    let comparison = done(&data);
    // Rows drawn again may have none of it.
    trust(&data, &comparison, SETTINGS, &|_, _, _| ()).unwrap();
}

#[test]
fn separation_is_said() {
    let mut data = drawn(40, 3, 1.0, 10);
    let x = &data.columns[0].numbers;
    data.y = x.iter().map(|x| f64::from(u8::from(*x > 0.2))).collect();
    data.columns[0].name = "later".into();
    let comparison = done(&data);
    let said = &comparison.notes[0];
    assert!(said.starts_with("'later' alone separates yes from no"), "{said}");
    // It has ridge's smallest price, which ridge takes here.
    let said = comparison.notes[1].as_str();
    assert!(said.starts_with("ridge takes the smallest price"), "{said}");
    let alpha = comparison.model(Kind::Ridge).strength.unwrap().alpha;
    let fit = &comparison.model(Kind::OneFeature).fit;
    let (x, deviation) = (&data.columns[0].numbers, fit.deviations[0]);
    let pull = x.iter().zip(&data.y).map(|(x, y)| {
        let told = probability(fit.intercept + fit.weights[0] * x);
        (x - fit.means[0]) / deviation * (y - told) / 40.0
    });
    let off = pull.sum::<f64>() / (alpha * fit.weights[0] * deviation) - 1.0;
    assert!(off.abs() < 1e-3, "{off}");
    // A sum does so, too, and no column alone.
    let sum = data.columns.iter().map(|x| x.numbers.clone());
    let sum = sum.reduce(|a, b| a.iter().zip(b).map(|(a, b)| a + b).collect());
    let is_yes = |x: &f64| f64::from(u8::from(*x > 0.2));
    data.y = sum.unwrap().iter().map(is_yes).collect();
    let said = &done(&data).notes[0];
    assert!(said.starts_with("together the columns separate"), "{said}");
}

#[test]
fn the_same_table_gives_the_same_bits_and_noise_is_told() {
    let data = drawn(80, 6, 0.0, 11);
    let [once, again] = [(); 2].map(|()| done(&data));
    assert_eq!(once, again);
    let recommendation = recommend(&once);
    assert_eq!(recommendation.kind, Kind::Rate);
    let sentence = recommendation.sentence;
    let start = "Nothing here predicts better than the rate";
    assert!(sentence.starts_with(start), "{sentence}");
}
