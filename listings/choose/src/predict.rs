//! Predictions for new rows, as a CSV file.

use crate::model::ModelFile;
use crate::sheet;
use std::io::Read;

/// Predictions, and what is to be known of the new file.
pub struct Predicted {
    /// A CSV file: `prediction`, for a label the word that is said at this
    /// probability, and the names of the rows if there are any.
    pub csv: Vec<u8>,
    /// What the reader should know.
    pub notes: Vec<String>,
}

/// Predicts each row of a file. `name` is what messages call it.
///
/// # Errors
/// If the file's columns are not those of the model.
pub fn predict(
    model: &ModelFile,
    file: impl Read,
    name: &str,
) -> Result<Predicted, String> {
    let rows = model.reading.read(file, name).map_err(|e| e.to_string())?;
    let mut head = vec!["prediction".to_owned()];
    if model.label.is_some() {
        head.push("label".to_owned());
    }
    if rows.identifier.is_some() {
        let name = model.reading.identifier.as_deref().unwrap_or_default();
        head.push(sheet::cell(name));
    }
    let all = model.predict_rows(&rows);
    if let Some(i) = all.iter().position(|predicted| !predicted.is_finite()) {
        return Err(format!(
            "{}, line {}: the model's numbers are so large that it predicts \
             none; give the model.json of a report, as it was written",
            table::escape(name),
            rows.lines[i]
        ));
    }
    let lines = all.into_iter().enumerate();
    let lines = lines.map(|(i, predicted)| {
        let name = rows.identifier.as_ref().map(|names| sheet::cell(&names[i]));
        let label = model.label.as_ref();
        let label = label.map(|label| sheet::cell(label.word(predicted)));
        let cells = [sheet::digits(predicted)].into_iter();
        cells.chain(label).chain(name).collect()
    });
    let csv = sheet::write([head].into_iter().chain(lines));
    Ok(Predicted { csv, notes: rows.notes })
}
