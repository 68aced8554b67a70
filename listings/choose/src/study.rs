//! All that is found out about a table, and the files that say it.

use crate::model::ModelFile;
use crate::options::Options;
use crate::{
    Column, Comparison, Data, Model, Recommendation, Refusal, Settings, Trust,
    compare, figures, printed, recommend, report, sheet, trust,
};
use table::{Identifier, Reading, Table, Taken};

/// All that is found out about a table.
pub struct Study {
    /// What the file is called.
    pub file: String,
    /// The command that makes the report again.
    pub command: String,
    /// How the comparison is made.
    pub settings: Settings,
    /// The numbers that are compared on.
    pub data: Data,
    /// The names of the columns.
    pub names: Vec<String>,
    /// What the rows are called.
    pub identifier: Option<Identifier>,
    /// What each column of the file was taken for.
    pub taken: Vec<Taken>,
    /// What is to be known of the file, and what may be wrong with it.
    pub notes: Vec<String>,
    /// The models on the same folds.
    pub comparison: Comparison,
    /// How far to trust what the lasso keeps.
    pub trust: Trust,
    /// Which model to take.
    pub recommendation: Recommendation,
    /// That model.
    pub model: ModelFile,
}

/// How many predictions a report shows.
pub(crate) const SHOWN: usize = 5;

impl Study {
    /// Studies a table. `tell` hears how far it is.
    ///
    /// # Errors
    /// If there are too few rows, or too much of all.
    pub fn new(
        table: Table,
        options: &Options,
        command: String,
        tell: &(dyn Fn(&'static str, usize, usize) + Sync),
    ) -> Result<Self, Refusal> {
        let settings = options.settings();
        let mut notes = table.warnings;
        notes.extend(table.notes);
        let is_label = matches!(table.target.reading, Reading::YesNo { .. });
        if options.costs.is_some() && !is_label {
            return Err(Refusal::NoLabel("--costs"));
        }
        let data = Data {
            is_label,
            target: table.target.name,
            y: table.target.y,
            columns: columns(table.columns),
            weights: table.weights,
            groups: table.group,
            time: table.time,
        };
        let comparison = compare(&data, settings, tell)?;
        let trust = trust(&data, &comparison, settings, tell)?;
        let recommendation = recommend(&comparison);
        notes.extend(comparison.notes.iter().cloned());
        let chosen = comparison.model(recommendation.kind);
        let costs = options.costs.unwrap_or_default();
        let model =
            ModelFile::new(chosen, &data, costs, &table.recipe, &command);
        Ok(Study {
            file: options.file_name(),
            command,
            settings,
            names: data.columns.iter().map(|c| c.name.clone()).collect(),
            data,
            identifier: table.identifier,
            taken: table.taken,
            notes,
            comparison,
            trust,
            recommendation,
            model,
        })
    }

    /// The model that is recommended, as it did in the comparison.
    pub(crate) fn chosen(&self) -> &Model {
        self.comparison.model(self.recommendation.kind)
    }

    /// What the recommended model predicts for the first rows.
    pub(crate) fn predictions(&self) -> Vec<f64> {
        let first = SHOWN.min(self.data.y.len());
        let columns = self.data.columns.iter().map(|c| &c.numbers[..first]);
        self.model.predict(&columns.collect::<Vec<_>>())
    }

    /// What the program prints.
    pub fn printed(&self) -> String {
        printed::printed(self)
    }

    /// The files of the report's folder, but for figures as pixels.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let figures = figures::figures(self);
        let mut files = vec![
            ("report.html".into(), report::html(self, &figures).into_bytes()),
            ("model.json".into(), self.model.text().into_bytes()),
            ("weights.csv".into(), self.weights()),
        ];
        files.extend(figures.iter().map(|figure| {
            (format!("{}.svg", figure.name), figure.svg().into_bytes())
        }));
        files
    }

    /// The weights of all models, with all digits, the recommended one first.
    fn weights(&self) -> Vec<u8> {
        let taken = self.recommendation.kind;
        let mut models: Vec<_> = self.comparison.models.iter().collect();
        models.sort_by_key(|model| model.kind != taken);
        let row = |name: &str, number: &dyn Fn(&Model) -> f64| {
            let numbers = models.iter().map(|model| number(model));
            let numbers = numbers.map(sheet::digits);
            [sheet::cell(name)].into_iter().chain(numbers).collect::<Vec<_>>()
        };
        let kinds = models.iter().map(|model| model.kind.name().to_owned());
        let head = ["weight of".to_owned()].into_iter().chain(kinds).collect();
        let first = row("(intercept)", &|model| model.fit.intercept);
        let names = self.names.iter().enumerate();
        let rest = names.map(|(j, name)| row(name, &|m| m.fit.weights[j]));
        sheet::write([head, first].into_iter().chain(rest))
    }
}

/// A list of numbers for each feature.
fn columns(columns: Vec<table::Column>) -> Vec<Column> {
    let of = |column: table::Column| {
        let is_category = matches!(column.reading, Reading::Category { .. });
        let level_of = is_category.then(|| column.name.clone());
        let named = column.names().into_iter().zip(column.numbers);
        let made = named.map(move |(name, numbers)| Column {
            name,
            numbers,
            level_of: level_of.clone(),
        });
        made.collect::<Vec<_>>()
    };
    columns.into_iter().flat_map(of).collect()
}
