//! A sheet of cells → a table of numbers.

use crate::cell::is_missing;
use crate::checks;
use crate::columns::{File, Use};
use crate::evidence::{Evidence, Seen, is_row_of_units};
use crate::label;
use crate::message::{Lines, list, list_names, option, quote, say_all};
use crate::recipe::Cells;
use crate::roles::{Given, Role, find_roles};
use crate::rows::Sheet;
use crate::{
    Column, Decimal, Fault, Identifier, Layout, Missing, Options, Reading,
    Recipe, Table, Taken, Target, TooLarge,
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A table may have so many numbers, of which each needs 8 bytes.
const MOST: usize = 50_000_000;

pub(crate) fn read_table(
    mut sheet: Sheet,
    options: &Options,
) -> Result<Table, Fault> {
    let given = find_roles(&mut sheet, options)?;
    let (mut columns, first) = look(&mut sheet, &given)?;
    if first == 0 {
        let question = sheet.ask_about_quote();
        let what = format!("there is no row below the header{question}");
        return Err(Fault::new(what));
    }
    let mut units = vec![];
    if is_row_of_units(&columns, first) {
        if let Some(row) = sheet.rows().read()? {
            let cells = (0..columns.len()).map(|j| row.cell(j).to_owned());
            units = cells.collect();
        }
        sheet.skip_units();
        sheet.notes.push(format!(
            "line {first} is taken for units: it has words where all others \
             have numbers"
        ));
        (columns, _) = look(&mut sheet, &given)?;
    }
    let uses = decide(&sheet, options, &columns, &given)?;
    let draft = Draft { sheet, given, columns, uses, options, units };
    draft.refuse_gaps()?;
    draft.refuse_size()?;
    draft.finish()
}

/// Looks at all cells, and says which line has the first row; 0 if none has.
fn look(
    sheet: &mut Sheet,
    given: &[Given],
) -> Result<(Vec<Evidence>, usize), Fault> {
    let names = sheet.names.iter().zip(given);
    let columns = names
        .map(|(name, given)| Evidence::new(name, given.role == Role::Feature));
    let mut columns: Vec<Evidence> = columns.collect();
    let mut first = 0;
    let mut rows = sheet.rows();
    while let Some(row) = rows.read()? {
        first = if first == 0 { row.line } else { first };
        for (j, column) in columns.iter_mut().enumerate() {
            if given[j].role != Role::Dropped {
                column.add(row.cell(j), &|| row.line_of(j));
            }
        }
    }
    let note = rows.say_passed();
    sheet.notes.extend(note);
    Ok((columns, first))
}

/// What becomes of each column, or all that has to be asked.
fn decide(
    sheet: &Sheet,
    options: &Options,
    columns: &[Evidence],
    given: &[Given],
) -> Result<Vec<Use>, Fault> {
    let file = File::new(options, columns, sheet.has_semicolons);
    let all = columns.iter().zip(given).enumerate();
    let decided = all.map(|(j, (column, given))| file.decide(j, column, given));
    let (mut uses, mut faults) = (vec![], vec![]);
    for decided in decided {
        match decided {
            // Rows have one name.
            Ok(Use::Names) if uses.contains(&Use::Names) => {
                uses.push(Use::LeftOut("text that differs in each row".into()));
            }
            Ok(found) => uses.push(found),
            Err(fault) => faults.push(fault),
        }
    }
    say_all(faults)?;
    Ok(uses)
}

/// A table on its way: what is known of each column of the file.
struct Draft<'a> {
    sheet: Sheet,
    given: Vec<Given>,
    columns: Vec<Evidence>,
    uses: Vec<Use>,
    options: &'a Options,
    /// What stands in the row of units below the names, if there is one.
    units: Vec<String>,
}

impl Draft<'_> {
    fn gaps(&self, j: usize) -> Lines {
        match &self.uses[j] {
            Use::Read(reading) => self.columns[j].gaps(Some(reading)),
            Use::Group => self.columns[j].gaps(None),
            _ => Lines::NONE,
        }
    }

    /// No cell may be missing, if nothing is said about gaps; with the mean,
    /// none of those for which a mean is nothing.
    fn refuse_gaps(&self) -> Result<(), Fault> {
        let has_mean = [Role::Feature, Role::Target];
        let is_fatal = |j: &usize| match self.options.missing {
            Missing::Refuse => true,
            Missing::Drop => false,
            Missing::Mean => !has_mean.contains(&self.given[*j].role),
        };
        let (mut total, mut places, mut features) = (0, vec![], vec![]);
        for j in (0..self.uses.len()).filter(is_fatal) {
            let (lines, name) = (self.gaps(j), &self.columns[j].name);
            if lines.count > 0 {
                total += lines.count;
                places.push(format!("{} ({lines})", quote(name)));
                features.extend(self.columns[j].is_feature.then_some(&**name));
            }
        }
        let cells = match total {
            0 => return Ok(()),
            1 => "a cell is missing".to_owned(),
            total => format!("{total} cells are missing"),
        };
        let others = if features.is_empty() {
            String::new()
        } else {
            format!(
                "; to put the mean of the column in their place, add \
                 --missing mean; to leave out columns, add {}",
                option("--drop", &features)
            )
        };
        Err(Fault::new(format!(
            "{cells} in {}; to leave out these rows, add --missing drop{others}",
            list(&places)
        )))
    }

    /// What the memory may not hold is not tried.
    fn refuse_size(&self) -> Result<(), Fault> {
        let width = |used: &Use| match used {
            Use::Read(reading) => reading.width(),
            _ => 0,
        };
        let width: usize = self.uses.iter().map(width).sum();
        let rows = self.columns.iter().map(|column| column.rows).max();
        let rows = rows.unwrap_or_default();
        let numbers = rows.saturating_mul(width);
        if numbers <= MOST {
            return Ok(());
        }
        let what = format!(
            "{rows} rows of {width} columns are {numbers} numbers, and at most \
             {MOST} are allowed; leave out columns with --drop, or rows"
        );
        let read = self.uses.iter().enumerate().filter_map(|(j, used)| {
            let Use::Read(reading) = used else { return None };
            let role = self.given[j].role;
            Some((role, self.columns[j].name.clone(), reading.clone()))
        });
        let (targets, columns): (Vec<_>, Vec<_>) = read
            .filter(|(role, ..)| [Role::Target, Role::Feature].contains(role))
            .partition(|(role, ..)| *role == Role::Target);
        let column = |(_, name, reading)| (name, reading);
        let target = targets.into_iter().map(column).next();
        let too_large = target.map(|target| {
            let columns = columns.into_iter().map(column).collect();
            let recipe = self.recipe(target, columns, None);
            Box::new(TooLarge { recipe, layout: self.layout() })
        });
        Err(Fault { too_large, ..Fault::new(what) })
    }

    fn layout(&self) -> Layout {
        let place =
            |role: Role| self.given.iter().position(|given| given.role == role);
        let of = |role: Role| {
            let j = place(role)?;
            let Use::Read(reading) = &self.uses[j] else { return None };
            Some((j, reading.clone()))
        };
        Layout {
            group: place(Role::Group),
            time: of(Role::Time),
            weights: of(Role::Weights),
            ..self.sheet.layout()
        }
    }

    fn recipe(
        &self,
        target: (String, Reading),
        columns: Vec<(String, Reading)>,
        identifier: Option<String>,
    ) -> Recipe {
        let unit = |(name, _): &(String, Reading)| {
            let is_it = |column: &Evidence| column.name == *name;
            self.units.get(self.columns.iter().position(is_it)?).cloned()
        };
        Recipe {
            units: columns.iter().chain([&target]).filter_map(unit).collect(),
            target,
            columns,
            identifier,
            has_means: self.options.missing == Missing::Mean,
            delimiter: self.options.delimiter,
        }
    }

    /// The cells as numbers, and which column of the file each list is from.
    fn read_cells(&self) -> Result<(Cells, Vec<usize>), Fault> {
        let (mut columns, mut texts) = (vec![], vec![]);
        for (j, used) in self.uses.iter().enumerate() {
            match used {
                Use::Read(reading) => columns.push((j, reading)),
                Use::Group | Use::Names => texts.push(j),
                Use::LeftOut(_) => {}
            }
        }
        let cells = Cells::read(&self.sheet, &columns, &texts)?;
        let places: Vec<usize> = columns.iter().map(|(j, _)| *j).collect();
        let column = |k: usize| &self.columns[places[k]];
        cells.refuse_wrong(
            |k| column(k).name.clone(),
            |k| {
                let drop = option("--drop", &[&column(k).name]);
                let drop = format!("; to leave the column out, add {drop}");
                let drop = Some(drop).filter(|_| column(k).is_feature);
                drop.unwrap_or_default()
            },
        )?;
        Ok((cells, places))
    }

    fn finish(mut self) -> Result<Table, Fault> {
        let (mut cells, places) = self.read_cells()?;
        let mut notes = std::mem::take(&mut self.sheet.notes);
        notes.extend(say_styles(&self.columns, &self.uses));
        notes.extend(self.say_label());
        notes.extend(self.leave_out_rows(&mut cells, &places)?);
        let mut taken: Vec<Taken> =
            (0..self.uses.len()).map(|j| self.describe(j)).collect();
        let (mut columns, mut target) = (vec![], None);
        let (mut time, mut weights) = (None, None);
        for (numbers, j) in cells.numbers.into_iter().zip(&places) {
            let Use::Read(reading) = &self.uses[*j] else { continue };
            let name = taken[*j].name.clone();
            match self.given[*j].role {
                Role::Target => {
                    let (reading, y) = (reading.clone(), numbers.concat());
                    target = Some(Target { name, reading, y });
                }
                Role::Time => time = Some(numbers.concat()),
                Role::Weights => weights = Some(numbers.concat()),
                _ => {
                    let column = make_column(&name, reading, numbers);
                    if column.is_none() {
                        taken[*j].role = "constant".into();
                        taken[*j].why = "the same in every row".into();
                    }
                    columns.extend(column.map(|column| (*j, column)));
                }
            }
        }
        notes.extend(self.say_left_out(&taken));
        let (places, columns): (Vec<usize>, Vec<Column>) =
            columns.into_iter().unzip();
        for (copy, of) in checks::find_copies(&columns) {
            let of = quote(&columns[of].name);
            taken[places[copy]].role = format!("copy of {of}");
        }
        // Cells behind the last comma of a line are no column.
        taken.retain(|t| !t.name.is_empty() || t.role != "left out");
        let target = target.ok_or_else(|| Fault::new("there is no target"))?;
        refuse_nothing(&target, &columns, &notes)?;
        if let Some(weights) = &weights {
            self.refuse_weights(weights, &cells.lines)?;
        }
        refuse_names_twice(&columns)?;
        let mut texts = cells.texts.into_iter();
        let (mut group, mut identifier) = (None, None);
        for (column, used) in self.columns.iter().zip(&self.uses) {
            match used {
                Use::Group => group = texts.next().map(|t| number_groups(&t)),
                Use::Names => {
                    let (name, rows) = (column.name.clone(), texts.next());
                    identifier = rows.map(|rows| Identifier { name, rows });
                }
                _ => {}
            }
        }
        let of = |c: &Column| (c.name.clone(), c.reading.clone());
        let recipe = self.recipe(
            (target.name.clone(), target.reading.clone()),
            columns.iter().map(of).collect(),
            identifier.as_ref().map(|names| names.name.clone()),
        );
        let lines = cells.lines;
        let mut table = Table {
            target,
            columns,
            group,
            time,
            weights,
            identifier,
            taken,
            notes,
            warnings: vec![],
            lines,
            recipe,
            layout: self.layout(),
        };
        table.notes.extend(checks::note_codes(&table));
        table.warnings = checks::warn(&table, &self.columns);
        Ok(table)
    }

    /// Leaves out rows with a gap; with the mean only those without a target.
    fn leave_out_rows(
        &self,
        cells: &mut Cells,
        places: &[usize],
    ) -> Result<Option<String>, Fault> {
        let all = self.options.missing != Missing::Mean;
        let mut stays = vec![true; cells.lines.len()];
        for (lists, j) in cells.numbers.iter().zip(places) {
            if all || self.given[*j].role == Role::Target {
                let gaps = lists[0].iter().map(|number| number.is_nan());
                stays.iter_mut().zip(gaps).for_each(|(s, gap)| *s &= !gap);
            }
        }
        let texts = self
            .uses
            .iter()
            .filter(|used| matches!(used, Use::Group | Use::Names));
        for (texts, used) in cells.texts.iter().zip(texts) {
            let is_group = *used == Use::Group;
            let gaps = texts.iter().map(|text| is_group && is_missing(text));
            stays.iter_mut().zip(gaps).for_each(|(s, gap)| *s &= !gap);
        }
        let mut out = Lines::NONE;
        let all_lines = cells.lines.iter().zip(&stays);
        all_lines.filter(|(_, s)| !**s).for_each(|(line, _)| out.add(*line));
        if out.count == 0 {
            return Ok(None);
        }
        if out.count == stays.len() {
            return Err(Fault::new(
                "every row has a gap, so that none is left; leave out columns \
                 with --drop, or add --missing mean",
            ));
        }
        cells.numbers.iter_mut().flatten().for_each(|list| keep(list, &stays));
        cells.texts.iter_mut().for_each(|texts| keep(texts, &stays));
        keep(&mut cells.lines, &stays);
        let of = if all { "a cell" } else { "the target" };
        Ok(Some(format!("rows left out, as {of} is missing: {out}")))
    }

    fn refuse_weights(
        &self,
        weights: &[f64],
        lines: &[usize],
    ) -> Result<(), Fault> {
        let mut all = weights.iter().zip(lines);
        let wrong = all.find(|(weight, _)| **weight <= 0.0);
        let Some((_, line)) = wrong else { return Ok(()) };
        let what = "the weight of a row must be above 0; leave out the row";
        let name = self.options.weights.as_deref().unwrap_or_default();
        Err(Fault::new(what).at(*line).column(name.trim()))
    }

    /// What a column is taken for, and why.
    fn describe(&self, j: usize) -> Taken {
        let column = &self.columns[j];
        let name = column.name.clone();
        let (role, mut why) = match &self.uses[j] {
            Use::LeftOut(why) => ("left out", why.clone()),
            Use::Group => ("group", "rows of one value stay together".into()),
            Use::Names if name.is_empty() => {
                ("identifier", "names of rows, as it has no name".into())
            }
            Use::Names if column.words == 0 => {
                let option = option("--number", &[&name]);
                let why = "names of rows, as it is called; to use its numbers";
                ("identifier", format!("{why}, add {option}"))
            }
            Use::Names => {
                let first = column.first.as_ref().map(ToString::to_string);
                let first = first.unwrap_or_default();
                let why = "names of rows, as each has another text";
                ("identifier", format!("{why}: {first}"))
            }
            Use::Read(reading) => {
                let kind = match reading {
                    Reading::Number { .. } => match column.excel_day() {
                        Some(_) => "date",
                        None => "number",
                    },
                    Reading::Date { .. } => "date",
                    Reading::YesNo { .. } => "yes/no",
                    Reading::Category { .. } => "category",
                };
                let role = match self.given[j].role {
                    Role::Target => "target",
                    Role::Time => "time",
                    Role::Weights => "weights",
                    _ => kind,
                };
                (role, say_reading(reading, column))
            }
        };
        let gaps = match self.gaps(j).count {
            0 => String::new(),
            1 => "1 gap".to_owned(),
            n => format!("{n} gaps"),
        };
        if !why.is_empty() && !gaps.is_empty() {
            why += "; ";
        }
        Taken { name, role: role.into(), why: why + &gaps }
    }

    /// Which value of the target is the yes, and why.
    fn say_label(&self) -> Option<String> {
        let is_target = |j: &usize| self.given[*j].role == Role::Target;
        let j = (0..self.uses.len()).find(is_target)?;
        let Use::Read(Reading::YesNo { .. }) = self.uses[j] else {
            return None;
        };
        let yes = self.options.yes.as_deref();
        let label = label::find_label(&self.columns[j], yes).ok()??;
        Some(label.say(&self.columns[j]))
    }

    /// What is left out without an option that says so.
    fn say_left_out(&self, taken: &[Taken]) -> Vec<String> {
        let mut by_why: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (column, given) in taken.iter().zip(&self.given) {
            let is_out = match &*column.role {
                "left out" => {
                    given.role != Role::Dropped && !column.name.is_empty()
                }
                role => ["constant", "identifier"].contains(&role),
            };
            if is_out {
                by_why.entry(&column.why).or_default().push(&column.name);
            }
        }
        let say = |(why, names): (&str, Vec<&str>)| match names[..] {
            [""] => format!("left out: the first column, {why}"),
            _ => format!("left out: {}, {why}", list_names(names)),
        };
        by_why.into_iter().map(say).collect()
    }
}

/// A note for each unusual way in which numbers are written.
fn say_styles(columns: &[Evidence], uses: &[Use]) -> Vec<String> {
    let mut styles: BTreeMap<String, (Vec<&str>, String)> = BTreeMap::new();
    for (column, used) in columns.iter().zip(uses) {
        let Use::Read(reading) = used else { continue };
        let Some((seen, style)) = find_style(column, reading) else { continue };
        let Ok(number) = reading.read(&seen.text) else { continue };
        let example = format!("{seen} is read as {number}");
        let style = styles.entry(style).or_insert((vec![], example));
        style.0.push(&column.name);
    }
    let say = |(style, (names, example)): (String, (Vec<&str>, String))| {
        format!("{style} in {}: {example}", list_names(names))
    };
    styles.into_iter().map(say).collect()
}

/// How the numbers of a column are written, with an example, if programs
/// write them in another way.
fn find_style<'a>(
    column: &'a Evidence,
    reading: &Reading,
) -> Option<(&'a Seen, String)> {
    let first = column.first.as_ref()?;
    match reading {
        Reading::Number { decimal, unit, .. } => {
            if let Some(day) = column.excel_day() {
                return Some((
                    first,
                    format!("days as Excel counts them ({day})"),
                ));
            }
            let doubt = column.point_or_not.as_ref();
            let doubt = doubt.filter(|_| *decimal == Decimal::Comma);
            let seen = column.unusual.as_ref().or(doubt)?;
            let style = match (unit.as_str(), decimal) {
                ("", Decimal::Comma) => "decimal commas".to_owned(),
                ("", Decimal::Point) => {
                    "numbers with separators or signs".to_owned()
                }
                (unit, _) => format!("the unit {}", quote(unit)),
            };
            Some((seen, style))
        }
        Reading::Date { format } if format == "%H:%M" => {
            Some((first, "times, as parts of a day,".to_owned()))
        }
        Reading::Date { .. } => {
            Some((first, "dates, as days since 1970-01-01,".to_owned()))
        }
        _ => None,
    }
}

/// How a column is read, and for words how many rows have each.
fn say_reading(reading: &Reading, column: &Evidence) -> String {
    let rows = |word: &str| {
        let mut levels = column.levels().into_iter();
        let rows = levels.find(|(level, _)| *level == word);
        match rows.map_or(0, |(_, rows)| rows) {
            1 => format!("{} (1 row)", quote(word)),
            rows => format!("{} ({rows} rows)", quote(word)),
        }
    };
    match reading {
        Reading::Number { .. } | Reading::Date { .. } => {
            let style = find_style(column, reading);
            style.map_or(String::new(), |(_, style)| {
                style.trim_end_matches(',').to_owned()
            })
        }
        Reading::YesNo { no, yes } => {
            label::say_counts(column, no.as_deref(), yes)
        }
        Reading::Category { levels } => {
            const MOST: usize = 12;
            let shown = levels.iter().take(MOST).map(|level| rows(level));
            let mut shown: Vec<String> = shown.collect();
            if levels.len() > MOST {
                shown.push(format!("{} more", levels.len() - MOST));
            }
            list(&shown)
        }
    }
}

/// Keeps the items of the rows that stay.
fn keep<T>(items: &mut Vec<T>, stays: &[bool]) {
    let mut stays = stays.iter();
    items.retain(|_| stays.next() == Some(&true));
}

/// Whether all numbers that are there are equal.
fn is_constant(numbers: &[f64]) -> bool {
    let mut there = numbers.iter().filter(|number| !number.is_nan());
    let first = there.next();
    there.all(|number| Some(number) == first)
}

/// A column, without levels that are in no row; none if it is constant.
fn make_column(
    name: &str,
    reading: &Reading,
    mut numbers: Vec<Vec<f64>>,
) -> Option<Column> {
    let mut reading = reading.clone();
    if let Reading::Category { levels } = &mut reading {
        let is_there: Vec<bool> =
            numbers.iter().map(|list| list.contains(&1.0)).collect();
        keep(levels, &is_there);
        keep(&mut numbers, &is_there);
    }
    let gaps = numbers.first()?.iter().filter(|n| n.is_nan()).count();
    let is_constant = is_constant(&numbers[0]);
    let column = Column { name: name.to_owned(), reading, numbers, gaps };
    (!is_constant).then_some(column)
}

/// There must be something to explain, and something that may explain it.
fn refuse_nothing(
    target: &Target,
    columns: &[Column],
    notes: &[String],
) -> Result<(), Fault> {
    if is_constant(&target.y) {
        let what = "the target is the same in every row, so that there is \
                    nothing to explain; choose another target";
        return Err(Fault::new(what).column(&target.name));
    }
    if !columns.is_empty() {
        return Ok(());
    }
    let why = notes.iter().filter(|note| note.starts_with("left out"));
    let why: Vec<&str> = why.map(String::as_str).collect();
    let what = format!(
        "no column is left that may explain the target {}; at least one is \
         needed",
        quote(&target.name)
    );
    Err(Fault::new([&[&*what], &why[..]].concat().join("; ")))
}

/// The names of all lists of numbers must differ.
fn refuse_names_twice(columns: &[Column]) -> Result<(), Fault> {
    let mut seen = HashSet::new();
    let mut names = columns.iter().flat_map(Column::names);
    match names.find(|name| !seen.insert(name.clone())) {
        None => Ok(()),
        Some(name) => Err(Fault::new(format!(
            "a category makes a second column {}; rename one of them in the \
             file",
            quote(&name)
        ))),
    }
}

/// Numbers for the groups, in the order of their first rows.
fn number_groups(texts: &[String]) -> Vec<usize> {
    let mut groups: HashMap<&str, usize> = HashMap::new();
    let mut number = |text| {
        let next = groups.len();
        *groups.entry(text).or_insert(next)
    };
    texts.iter().map(|text| number(text.as_str())).collect()
}
