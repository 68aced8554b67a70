//! A model as a file: all that is needed to predict, here or elsewhere.

use crate::{Costs, Data, Model};
use serde::{Deserialize, Serialize};
use solver::logistic::probability;
use table::{NewRows, Reading, Recipe};

/// What the file begins with; it shows whose a folder is.
pub(crate) const MARK: &str = "{\n  \"made_by\": \"choose ";

/// A model that predicts
/// ŷ = centre + Σ weightⱼ·(xⱼ − meanⱼ), with a gap at its mean; for a label
/// these are log odds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelFile {
    /// The program and its version; it comes first.
    pub made_by: String,
    /// The command that makes it again.
    pub command: String,
    /// What kind of model it is.
    pub kind: String,
    /// The column that is predicted; ŷ is in its unit.
    pub target: String,
    /// What is known of the label, if one is predicted.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub label: Option<Label>,
    /// How a prediction is made.
    pub formula: String,
    /// What is predicted where every feature is at its mean.
    pub centre: f64,
    /// The features, in the order in which they are summed.
    pub features: Vec<Feature>,
    /// How the file was read.
    pub reading: Recipe,
}

/// A label that is predicted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// The loss, and so what kind of model it is.
    pub loss: String,
    /// The word whose probability is predicted.
    pub yes: String,
    /// The other word.
    pub no: String,
    /// What a missed yes costs,
    pub missed: f64,
    /// and a false alarm.
    pub false_alarm: f64,
    /// From this probability on a yes is said.
    #[serde(alias = "threshold")]
    pub cut_off: f64,
}

impl Label {
    /// How the target is read, if it is a label.
    pub(crate) fn new(reading: &Reading, costs: Costs) -> Option<Self> {
        let Reading::YesNo { no, yes } = reading else { return None };
        let others = || format!("not {yes}");
        Some(Label {
            loss: "logistic".into(),
            yes: yes.clone(),
            no: no.clone().unwrap_or_else(others),
            missed: costs.missed,
            false_alarm: costs.false_alarm,
            cut_off: costs.cut_off(),
        })
    }

    /// The word that is said at this probability of a yes.
    pub fn word(&self, probability: f64) -> &str {
        if probability >= self.cut_off { &self.yes } else { &self.no }
    }
}

/// A feature of a model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feature {
    /// The column of the file.
    pub column: String,
    /// The level of a category, whose number is 1 in its rows and else 0.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub level: Option<String>,
    /// The mean of its numbers.
    pub mean: f64,
    /// Their standard deviation, by which they were divided for the price.
    pub deviation: f64,
    /// By how much ŷ, or the log odds, rise for each unit of the column.
    pub weight: f64,
}

impl Feature {
    /// As it stands in tables.
    pub fn name(&self) -> String {
        match &self.level {
            Some(level) => format!("{}={level}", self.column),
            None => self.column.clone(),
        }
    }
}

impl ModelFile {
    /// The file of a fit to all rows.
    pub fn new(
        model: &Model,
        data: &Data,
        costs: Costs,
        reading: &Recipe,
        command: &str,
    ) -> Self {
        let (fit, kind) = (&model.fit, model.kind.name());
        let label = Label::new(&reading.target.1, costs);
        let label = label.filter(|_| data.is_label);
        let formula = "centre + sum of weight * (number - mean); a gap is at \
                       its mean; a level is 1 in its rows and else 0";
        let formula = match label {
            None => formula.to_owned(),
            Some(_) => {
                format!("1 / (1 + exp(-log odds)); log odds: {formula}")
            }
        };
        let features = names(reading).into_iter().enumerate().map(
            |(j, (column, level))| Feature {
                column,
                level,
                mean: fit.means[j],
                deviation: fit.deviations[j],
                weight: fit.weights[j],
            },
        );
        let moved = fit.weights.iter().zip(&fit.means).map(|(w, m)| w * m);
        ModelFile {
            made_by: format!("choose {}", env!("CARGO_PKG_VERSION")),
            command: command.into(),
            kind: kind.into(),
            target: data.target.clone(),
            label,
            formula,
            centre: fit.intercept + moved.sum::<f64>(),
            features: features.collect(),
            reading: reading.clone(),
        }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// If it is no model of this program.
    pub fn read(text: &str) -> Result<Self, String> {
        let whole = "give the model.json of a report, as it was written";
        let model: ModelFile = serde_json::from_str(text).map_err(|why| {
            let why = table::escape(&why.to_string());
            format!("it is no model: {why}; {whole}")
        })?;
        let own = model.features.iter().map(|f| (&f.column, &f.level));
        let read = names(&model.reading);
        let target = &model.reading.target.1;
        let is_label = matches!(target, Reading::YesNo { .. });
        if !model.made_by.starts_with("choose ")
            || !model.reading.is_whole()
            || model.label.is_some() != is_label
            || !own.eq(read.iter().map(|(column, level)| (column, level)))
        {
            return Err(format!(
                "it was changed: its features, label or columns do not go \
                 together; {whole}"
            ));
        }
        Ok(model)
    }

    /// As it is written.
    pub fn text(&self) -> String {
        let text =
            serde_json::to_string_pretty(self).expect("it has no map") + "\n";
        debug_assert!(text.starts_with(MARK));
        text
    }

    /// The predictions for some columns of numbers, a list for each feature; of
    /// a label its probability.
    pub fn predict(&self, columns: &[&[f64]]) -> Vec<f64> {
        let rows = columns.first().map_or(0, |column| column.len());
        let mut predicted = vec![self.centre; rows];
        for (feature, column) in self.features.iter().zip(columns) {
            for (sum, x) in predicted.iter_mut().zip(*column) {
                let x = if x.is_nan() { feature.mean } else { *x };
                *sum += feature.weight * (x - feature.mean);
            }
        }
        if self.label.is_some() {
            for sum in &mut predicted {
                *sum = probability(*sum);
            }
        }
        predicted
    }

    /// The predictions for new rows.
    pub fn predict_rows(&self, rows: &NewRows) -> Vec<f64> {
        let columns = rows.columns.iter().flatten();
        let columns: Vec<&[f64]> = columns.map(Vec::as_slice).collect();
        self.predict(&columns)
    }
}

/// The column of each feature, and its level if it is a category.
fn names(reading: &Recipe) -> Vec<(String, Option<String>)> {
    let of = |(column, how): &(String, Reading)| match how {
        Reading::Category { levels } => {
            let level = |l: &String| (column.clone(), Some(l.clone()));
            levels.iter().map(level).collect()
        }
        _ => vec![(column.clone(), None)],
    };
    reading.columns.iter().flat_map(of).collect()
}
