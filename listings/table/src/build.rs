//! A sheet of cells → a table of numbers.

use crate::cell::{excel_day, is_missing};
use crate::checks;
use crate::columns::{File, Use};
use crate::evidence::{Evidence, Seen, is_row_of_units};
use crate::message::{Lines, list, list_names, option, quote, say_all};
use crate::roles::{Given, Role, find_roles};
use crate::rows::{Row, Sheet};
use crate::{
    Column, Decimal, Fault, Identifier, Missing, Options, Reading, Recipe,
    Table, Taken, Target,
};
use std::collections::BTreeMap;

/// A table may have so many numbers, of which each needs 8 bytes.
const MOST: usize = 50_000_000;

pub(crate) fn read_table(
    mut sheet: Sheet,
    options: &Options,
) -> Result<Table, Fault> {
    let given = find_roles(&mut sheet, options)?;
    let (mut columns, mut first) = look(&mut sheet, &given)?;
    if is_row_of_units(&columns, first) {
        sheet.skip_units();
        let what = "is taken for units: it has words where all others have \
                    numbers";
        sheet.notes.push(format!("line {first} {what}"));
        (columns, first) = look(&mut sheet, &given)?;
    }
    if first == 0 {
        return Err(Fault::new("there is no row below the header"));
    }
    let mut notes = std::mem::take(&mut sheet.notes);
    let uses = decide(&sheet, options, &columns, &given)?;
    notes.extend(say_styles(&columns, &uses));
    let mut draft = Draft { sheet, given, columns, uses, options };
    draft.refuse_gaps()?;
    draft.refuse_size()?;
    let mut cells = draft.fill()?;
    notes.extend(cells.leave_out_gaps(options.missing)?);
    draft.finish(cells, notes)
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
    let passed = std::mem::replace(&mut rows.passed, Lines::NONE);
    if passed.count > 0 {
        let text = quote(&rows.passed_first);
        sheet.notes.push(format!(
            "no row, as there is text in the first cell and nothing else: \
             {passed} ({text})"
        ));
    }
    Ok((columns, first))
}

fn decide(
    sheet: &Sheet,
    options: &Options,
    columns: &[Evidence],
    given: &[Given],
) -> Result<Vec<Use>, Fault> {
    let file = File::new(options, columns, sheet.has_semicolons);
    let (mut uses, mut faults) = (vec![], vec![]);
    let mut has_names = false;
    for (j, (column, given)) in columns.iter().zip(given).enumerate() {
        match file.decide(j, column, given) {
            Ok(Use::Names) if has_names => {
                let what = "its text differs in every row";
                uses.push(Use::LeftOut(what.into()));
            }
            Ok(found) => {
                has_names |= found == Use::Names;
                uses.push(found);
            }
            Err(fault) => faults.push(fault),
        }
    }
    say_all(faults)?;
    Ok(uses)
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
    match reading {
        Reading::Number { decimal, unit, .. } => {
            let doubt = column.point_or_not.as_ref();
            let doubt = doubt.filter(|_| *decimal == Decimal::Comma);
            let seen = column.unusual.as_ref().or(doubt)?;
            let style = match (unit.as_str(), decimal) {
                ("", Decimal::Comma) => "decimal commas".to_owned(),
                ("", Decimal::Point) => "signs in numbers".to_owned(),
                (unit, _) => format!("the unit {}", quote(unit)),
            };
            Some((seen, style))
        }
        Reading::Date { format } => {
            let style = match format.as_str() {
                "%H:%M" => "times, which become parts of a day,",
                _ => "dates, which become days since 1970-01-01,",
            };
            Some((column.first.as_ref()?, style.to_owned()))
        }
        _ => None,
    }
}

/// A table on its way.
struct Draft<'a> {
    sheet: Sheet,
    given: Vec<Given>,
    columns: Vec<Evidence>,
    uses: Vec<Use>,
    options: &'a Options,
}

/// The numbers of all columns of the file, in its order; of those that are
/// not used there are none.
struct Cells {
    numbers: Vec<Vec<Vec<f64>>>,
    target: usize,
    group: Option<Vec<usize>>,
    names: Vec<String>,
    lines: Vec<usize>,
}

impl Draft<'_> {
    fn place_of(&self, role: Role) -> Option<usize> {
        self.given.iter().position(|given| given.role == role)
    }

    fn names_place(&self) -> Option<usize> {
        self.uses.iter().position(|used| *used == Use::Names)
    }

    /// The lines in which a column has gaps.
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
        let missing = self.options.missing;
        let is_fatal = |j: &usize| match missing {
            Missing::Refuse => true,
            Missing::Drop => false,
            Missing::Mean => {
                !matches!(self.given[*j].role, Role::Feature | Role::Target)
            }
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
        let what = match total {
            0 => return Ok(()),
            1 => "a cell is missing".to_owned(),
            total => format!("{total} cells are missing"),
        };
        let mut says = format!(
            "{what} in {}; to leave out these rows, add --missing drop",
            list(&places)
        );
        if !features.is_empty() {
            let drop = option("--drop", &features);
            says += &format!(
                "; to put the mean of the column in their place, add \
                 --missing mean; to leave out columns, add {drop}"
            );
        }
        Err(Fault::new(says))
    }

    /// What the memory may not hold is not tried.
    fn refuse_size(&self) -> Result<(), Fault> {
        let width = |used: &Use| match used {
            Use::Read(reading) => reading.width(),
            _ => 0,
        };
        let width: usize = self.uses.iter().map(width).sum();
        let rows = self.columns.first().map_or(0, |column| column.rows);
        let numbers = rows.saturating_mul(width);
        if numbers <= MOST {
            return Ok(());
        }
        Err(Fault::new(format!(
            "{rows} rows of {width} columns are {numbers} numbers, and at most \
             {MOST} are allowed; leave out columns with --drop, or rows"
        )))
    }

    fn fill(&self) -> Result<Cells, Fault> {
        let lists = |used: &Use| match used {
            Use::Read(reading) => vec![vec![]; reading.width()],
            _ => vec![],
        };
        let group = self.place_of(Role::Group);
        let names = self.names_place();
        let mut groups = BTreeMap::new();
        let mut cells = Cells {
            numbers: self.uses.iter().map(lists).collect(),
            target: self.place_of(Role::Target).unwrap_or_default(),
            group: group.map(|_| vec![]),
            names: vec![],
            lines: vec![],
        };
        let mut rows = self.sheet.rows();
        while let Some(row) = rows.read()? {
            cells.lines.push(row.line);
            for (j, used) in self.uses.iter().enumerate() {
                if let Use::Read(reading) = used {
                    self.read_cell(&row, j, reading, &mut cells.numbers[j])?;
                }
            }
            if let (Some(j), Some(rows)) = (group, &mut cells.group) {
                let next = groups.len();
                let text = row.cell(j);
                let gap = is_missing(text).then_some(usize::MAX);
                let known = gap.or_else(|| groups.get(text).copied());
                rows.push(known.unwrap_or_else(|| {
                    groups.insert(text.to_owned(), next);
                    next
                }));
            }
            cells.names.extend(names.map(|j| row.cell(j).to_owned()));
        }
        Ok(cells)
    }

    fn read_cell(
        &self,
        row: &Row,
        j: usize,
        reading: &Reading,
        lists: &mut [Vec<f64>],
    ) -> Result<(), Fault> {
        let role = self.given[j].role;
        let at = |what: String| {
            Fault::new(what).at(row.line_of(j)).column(&self.columns[j].name)
        };
        match reading.add(row.cell(j), lists) {
            Ok(number) if role == Role::Weights && number <= 0.0 => {
                let what = "a row's weight must be above 0; leave out the row";
                Err(at(what.into()))
            }
            Ok(_) => Ok(()),
            Err(what) if role == Role::Feature => {
                let drop = option("--drop", &[&self.columns[j].name]);
                let or = "correct the cell, or to leave the column out, add";
                Err(at(format!("{what}; {or} {drop}")))
            }
            Err(what) => Err(at(format!("{what}; correct the cell"))),
        }
    }

    fn finish(
        &mut self,
        mut cells: Cells,
        mut notes: Vec<String>,
    ) -> Result<Table, Fault> {
        let y = std::mem::take(&mut cells.numbers[cells.target]).concat();
        let name = self.columns[cells.target].name.clone();
        if is_constant(&y) {
            let what = "the target is the same in every row, so that there is \
                        nothing to explain; choose another target";
            return Err(Fault::new(what).column(&name));
        }
        let mut taken: Vec<Taken> = (0..self.uses.len())
            .map(|j| Taken {
                name: self.columns[j].name.clone(),
                role: self.role_name(j),
                why: self.say_why(j),
            })
            .collect();
        let mut columns = vec![];
        let mut places = vec![];
        for j in 0..self.uses.len() {
            let Use::Read(reading) = &self.uses[j] else { continue };
            if self.given[j].role != Role::Feature {
                continue;
            }
            let numbers = std::mem::take(&mut cells.numbers[j]);
            match make_column(&taken[j].name, reading, numbers) {
                Some(column) => {
                    columns.push(column);
                    places.push(j);
                }
                None => {
                    taken[j].role = "constant".into();
                    taken[j].why =
                        "left out: it is the same in every row".into();
                }
            }
        }
        if columns.is_empty() {
            let why = self.say_left_out(&taken).join("; ");
            let colon = if why.is_empty() { "" } else { ": " };
            return Err(Fault::new(format!(
                "no column is left that may explain the target {}; at least \
                 one is needed{colon}{why}",
                quote(&name)
            )));
        }
        refuse_names_twice(&columns)?;
        for (copy, of) in checks::find_copies(&columns) {
            taken[places[copy]].role =
                format!("copy of {}", quote(&columns[of].name));
        }
        let Use::Read(reading) = &self.uses[cells.target] else {
            return Err(Fault::new("the target is not read").column(&name));
        };
        notes.extend(self.say_left_out(&taken));
        let identifier = self.names_place().map(|j| Identifier {
            name: self.columns[j].name.clone(),
            rows: std::mem::take(&mut cells.names),
        });
        let mut single = |role| {
            let place = self.place_of(role)?;
            Some(cells.numbers[place].concat())
        };
        let [time, weights] = [Role::Time, Role::Weights].map(&mut single);
        let recipe = Recipe {
            target: (name.clone(), reading.clone()),
            columns: columns
                .iter()
                .map(|c| (c.name.clone(), c.reading.clone()))
                .collect(),
            identifier: identifier.as_ref().map(|names| names.name.clone()),
            has_means: self.options.missing == Missing::Mean,
        };
        let target = Target { name, reading: reading.clone(), y };
        let mut table = Table {
            target,
            columns,
            group: cells.group,
            time,
            weights,
            identifier,
            taken,
            notes,
            warnings: vec![],
            lines: cells.lines,
            recipe,
        };
        table.taken.retain(|taken| {
            // Cells behind the last comma of a line are no column.
            !taken.name.is_empty() || taken.role != "left out"
        });
        table.notes.extend(checks::note_codes(&table));
        table.warnings = checks::warn(&table, &self.columns);
        Ok(table)
    }

    fn role_name(&self, j: usize) -> String {
        let role = match (self.given[j].role, &self.uses[j]) {
            (Role::Target, _) => "target",
            (Role::Time, _) => "time",
            (Role::Weights, _) => "weights",
            (_, Use::Group) => "group",
            (_, Use::Names) => "identifier",
            (_, Use::LeftOut(_)) => "left out",
            (_, Use::Read(reading)) => match reading {
                Reading::Number { .. } if self.excel_day(j).is_some() => "date",
                Reading::Number { .. } => "number",
                Reading::Date { .. } => "date",
                Reading::YesNo { .. } => "yes/no",
                Reading::Category { .. } => "category",
            },
        };
        role.to_owned()
    }

    /// What day the first number is, if Excel counts days with the column.
    fn excel_day(&self, j: usize) -> Option<String> {
        let column = &self.columns[j];
        let name = column.name.to_lowercase();
        let is_date =
            ["date", "datum", "fecha"].iter().any(|d| name.contains(d));
        let text = &column.first.as_ref()?.text;
        let day: i32 = text.parse().ok().filter(|_| is_date)?;
        let is_near =
            (20_000..80_000).contains(&day) && column.length == Some(5);
        let day = is_near.then(|| excel_day(day))?;
        Some(format!("days as Excel counts them: {text} is {day}"))
    }

    fn say_why(&self, j: usize) -> String {
        let column = &self.columns[j];
        let mut why = match &self.uses[j] {
            Use::LeftOut(why) => why.clone(),
            Use::Names => "it names the rows".to_owned(),
            Use::Group => "rows of one value stay together".to_owned(),
            Use::Read(reading) => self
                .excel_day(j)
                .unwrap_or_else(|| say_reading(reading, column)),
        };
        let gaps = self.gaps(j).count;
        if gaps > 0 {
            let s = if gaps == 1 { "gap" } else { "gaps" };
            let comma = if why.is_empty() { "" } else { "; " };
            why += &format!("{comma}{gaps} {s}");
        }
        why
    }

    /// What is left out without an option that says so.
    fn say_left_out(&self, taken: &[Taken]) -> Vec<String> {
        let mut notes = vec![];
        for (j, column) in taken.iter().enumerate() {
            let name = quote(&column.name);
            match &self.uses[j] {
                Use::LeftOut(_) if self.given[j].role == Role::Dropped => {}
                Use::LeftOut(_) if column.name.is_empty() => {}
                Use::LeftOut(why) => {
                    notes.push(format!("column {name} is left out: {why}"));
                }
                Use::Read(_)
                    if column.role == "date" && self.excel_day(j).is_some() =>
                {
                    notes.push(format!("column {name} holds {}", column.why))
                }
                Use::Names if column.name.is_empty() => notes.push(
                    "the first column has no name: it is taken for the names \
                     of the rows"
                        .into(),
                ),
                Use::Names if self.columns[j].words == 0 => {
                    let option = option("--number", &[&column.name]);
                    notes.push(format!(
                        "column {name} names the rows and explains nothing; \
                         to use its numbers, add {option}"
                    ));
                }
                Use::Names => notes.push(format!(
                    "column {name} names the rows and explains nothing: each \
                     has another text{}",
                    self.columns[j]
                        .first
                        .as_ref()
                        .map_or(String::new(), |seen| {
                            format!(", as {seen}")
                        })
                )),
                _ => {}
            }
        }
        let constant = taken.iter().filter(|taken| taken.role == "constant");
        let constant: Vec<&str> = constant.map(|t| &*t.name).collect();
        if !constant.is_empty() {
            notes.push(format!(
                "left out, as it is the same in every row: {}",
                list_names(constant)
            ));
        }
        notes
    }
}

impl Cells {
    /// Leaves out rows with a gap, or only those without a target.
    fn leave_out_gaps(
        &mut self,
        missing: Missing,
    ) -> Result<Option<String>, Fault> {
        let has_gap = |lists: &Vec<Vec<f64>>, i: usize| {
            lists.first().is_some_and(|list| list[i].is_nan())
        };
        let is_out = |i: usize| match missing {
            Missing::Mean => has_gap(&self.numbers[self.target], i),
            _ => {
                self.numbers.iter().any(|lists| has_gap(lists, i))
                    || self.group.as_ref().is_some_and(|g| g[i] == usize::MAX)
            }
        };
        let stays: Vec<bool> =
            (0..self.lines.len()).map(|i| !is_out(i)).collect();
        let mut out = Lines::NONE;
        for (line, stays) in self.lines.iter().zip(&stays) {
            if !stays {
                out.add(*line);
            }
        }
        if out.count == 0 {
            return Ok(None);
        }
        if out.count == stays.len() {
            return Err(Fault::new(
                "every row has a gap, so that none is left; leave out columns \
                 with --drop, or add --missing mean",
            ));
        }
        for list in self.numbers.iter_mut().flatten() {
            keep(list, &stays);
        }
        self.group.iter_mut().for_each(|group| keep(group, &stays));
        keep(&mut self.names, &stays);
        keep(&mut self.lines, &stays);
        let of = if missing == Missing::Mean { "the target" } else { "a cell" };
        Ok(Some(format!(
            "{} of {} rows are left out, as {of} is missing: {out}",
            out.count,
            stays.len()
        )))
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

/// The names of all lists of numbers must differ.
fn refuse_names_twice(columns: &[Column]) -> Result<(), Fault> {
    let mut seen = std::collections::HashSet::new();
    for name in columns.iter().flat_map(Column::names) {
        if seen.contains(&name) {
            return Err(Fault::new(format!(
                "a category makes a second column {}; rename one of them in \
                 the file",
                quote(&name)
            )));
        }
        seen.insert(name);
    }
    Ok(())
}

/// How a column is read, and for words how many rows have each.
fn say_reading(reading: &Reading, column: &Evidence) -> String {
    let rows = |word: &str| {
        let mut levels = column.levels().into_iter();
        let rows = levels.find(|(level, _)| *level == word).map_or(0, |l| l.1);
        let s = if rows == 1 { "row" } else { "rows" };
        format!("{} ({rows} {s})", quote(word))
    };
    match reading {
        Reading::Number { decimal, unit, .. } => {
            let comma = (*decimal == Decimal::Comma && column.is_marked())
                .then(|| "with decimal commas".to_owned());
            let unit =
                (!unit.is_empty()).then(|| format!("in {}", quote(unit)));
            let parts: Vec<String> = unit.into_iter().chain(comma).collect();
            parts.join(", ")
        }
        Reading::Date { format } if format == "%H:%M" => {
            "parts of a day".into()
        }
        Reading::Date { .. } => "days since 1970-01-01".into(),
        Reading::YesNo { no, yes } => {
            format!("1 is {}, 0 is {}", rows(yes), rows(no))
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
