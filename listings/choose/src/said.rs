//! What a terminal and the report say in one form.

use crate::study::Study;
use crate::{Confusion, Label, Model};
use figure::{brief_number, fixed, number};
use table::show;

/// A table: its head, and its rows.
pub(crate) type Sheet = (Vec<String>, Vec<Vec<String>>);

/// The models, the one with the smallest error first.
pub(crate) fn models(s: &Study) -> Vec<&Model> {
    let mut models: Vec<&Model> = s.comparison.models.iter().collect();
    models.sort_by(|a, b| a.error.total_cmp(&b.error));
    models
}

/// What the comparison found, a row for each of these models.
pub(crate) fn comparison(s: &Study, models: &[&Model]) -> Sheet {
    let is_label = s.data.is_label;
    let row = |m: &&Model| {
        let name = m.kind.name().to_owned();
        let [more, its_error] = above_the_best(m).map(brief_number);
        let is_rounding = m.standard_error < 1e-9 * m.error;
        let se = if is_rounding { 0.0 } else { m.standard_error };
        let [error, error_of_error] = [m.error, se].map(brief_number);
        let kept = m.fit.weights.iter().filter(|w| **w != 0.0).count();
        let kept = kept.to_string();
        if let Some(judged) = m.judged {
            let auc = share(judged.auc);
            let errors = per_cent(judged.error_rate);
            [name, error, error_of_error, more, its_error, auc, errors, kept]
        } else {
            let root = brief_number(m.root());
            let r2 = fixed(m.r_squared, 3);
            [name, root, r2, error, error_of_error, more, its_error, kept]
        }
        .to_vec()
    };
    let (se, above) = ("± s.e.", "above best");
    let head = if is_label {
        ["model", "log loss", se, above, se, "AUC", "errors at ½", "columns"]
    } else {
        ["model", "root", "R²", "error", se, above, se, "columns"]
    };
    (head.map(str::to_owned).to_vec(), models.iter().map(row).collect())
}

/// By how much the error is above the smallest, and the standard error of it:
/// 0 where both fits are one but for rounding.
fn above_the_best(m: &Model) -> [f64; 2] {
    let is_rounding = m.difference.mean.abs() < 1e-9 * m.error;
    if is_rounding {
        return [0.0; 2];
    }
    [m.difference.mean, m.difference.standard_error]
}

/// What is said of the rows left out, and what they are.
pub(crate) fn confusion(s: &Study) -> Option<Sheet> {
    let label = s.model.label.as_ref()?;
    let at = Confusion::new(&s.data, &s.chosen().predicted, label.cut_off);
    let [yes, no] = [&label.yes, &label.no].map(|word| show(word));
    let rows = [(&yes, at.found, at.missed), (&no, at.false_alarms, at.spared)];
    let row = |(word, yes, no): &(&String, f64, f64)| {
        vec![(*word).clone(), number(*yes), number(*no)]
    };
    let head = [&yes, &no].map(|word| format!("called {word}"));
    let first = match s.data.weights {
        Some(_) => "it is, by weight",
        None => "it is",
    };
    let head = [first.to_owned()].into_iter().chain(head).collect();
    Some((head, rows.iter().map(row).collect()))
}

/// From where on a yes is said and why, what that costs, and what the share of
/// rows that are right hides.
pub(crate) fn cut_off(s: &Study) -> Option<String> {
    let label = s.model.label.as_ref()?;
    let model = s.chosen();
    let Label { cut_off, missed, false_alarm, .. } = label;
    let [yes, no] = [&label.yes, &label.no].map(|word| show(word));
    let from = format!(
        "From the probability {} on a row is called {yes}, since a missed \
         {yes} counts {} and a false alarm {} (--costs \
         {missed},{false_alarm}).",
        brief_number(*cut_off),
        number(*missed),
        number(*false_alarm),
    );
    let paid = |cut_off: f64| {
        let at = Confusion::new(&s.data, &model.predicted, cut_off);
        number(missed * at.missed + false_alarm * at.false_alarms)
    };
    let is_half = missed == false_alarm;
    let paid = (!is_half).then(|| {
        format!(
            "On the rows left out that costs {}; from ½ on it would cost {}.",
            paid(*cut_off),
            paid(0.5)
        )
    });
    let all = Confusion::new(&s.data, &model.predicted, 0.0);
    let rate = all.found / (all.found + all.false_alarms);
    let [word, often] = if rate > 0.5 { [&yes, &no] } else { [&no, &yes] };
    let always = format!(
        "To call every row {word} is right in {} of them.",
        per_cent(rate.max(1.0 - rate))
    );
    let is_rare = rate.min(1.0 - rate) < 0.1;
    let rare = is_rare.then(|| {
        format!(
            "{often} is rare: the share of rows that are right says little, so \
             count the {often} that are found, and the false alarms."
        )
    });
    let says = [Some(from), paid, Some(always), rare];
    Some(says.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// Where the folds differ much the one-standard-error rule is far off.
pub(crate) fn far_rule(s: &Study) -> Option<String> {
    const FAR: f64 = 0.25;
    let curve = &s.comparison.lasso;
    let best = curve.errors[curve.best];
    let above = curve.errors[curve.simple] / best - 1.0;
    (best > 0.0 && above > FAR).then(|| {
        format!(
            "Here that is {} above the smallest error: the folds differ so \
             much that one standard error is wide, as it is where rows or \
             groups are few. To predict, take the smallest error instead, at \
             α = {}; what is kept there besides is less certain. With more \
             rows the two come closer.",
            per_cent(above),
            number(curve.alphas[curve.best]),
        )
    })
}

/// A share as it stands in tables; none where there is none.
fn share(share: f64) -> String {
    if share.is_nan() { "none".into() } else { fixed(share, 3) }
}

pub(crate) fn per_cent(share: f64) -> String {
    format!("{} %", fixed(100.0 * share, 1))
}
