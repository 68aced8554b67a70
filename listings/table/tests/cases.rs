//! Files of many kinds, and what becomes of each, word for word.
//!
//! `cases.txt` has them: a line with `$` and the options, lines with `|` and
//! the file, in which `\t`, `\r` and bytes such as `\xE9` are written so, and
//! lines with `>` and what comes out: for each column what it was taken for,
//! why, and its first numbers, then notes and warnings; or the message.

use std::fmt::Write as _;
use table::{Missing, Options, Table, read};

struct Case {
    options: Options,
    file: Vec<u8>,
    expected: String,
}

/// The cases, each with the line of its options.
fn cases() -> Vec<(usize, Case)> {
    let mut cases: Vec<(usize, Case)> = vec![];
    for (i, line) in include_str!("cases.txt").lines().enumerate() {
        let (sign, rest) = line.split_at(usize::from(!line.is_empty()));
        match (sign, cases.last_mut()) {
            ("$", _) => {
                let options = options(rest.trim());
                let (file, expected) = (vec![], String::new());
                cases.push((i + 1, Case { options, file, expected }));
            }
            ("|", Some((_, case))) => {
                case.file.extend(unescape(rest));
                case.file.push(b'\n');
            }
            (">", Some((_, case))) => {
                case.expected += rest.strip_prefix(' ').unwrap_or(rest);
                case.expected.push('\n');
            }
            ("" | "#", _) => {}
            _ => panic!("line {}: {line}", i + 1),
        }
    }
    cases
}

fn unescape(text: &str) -> Vec<u8> {
    let mut bytes = vec![];
    let mut parts = text.split('\\');
    bytes.extend(parts.next().unwrap_or_default().bytes());
    for part in parts {
        let (byte, rest) = match part.split_at(1) {
            ("t", rest) => (b'\t', rest),
            ("r", rest) => (b'\r', rest),
            ("x", rest) => {
                (u8::from_str_radix(&rest[..2], 16).unwrap(), &rest[2..])
            }
            _ => panic!("\\{part}"),
        };
        bytes.push(byte);
        bytes.extend(rest.bytes());
    }
    bytes
}

/// Options as on a command line; the target is `y` unless it is named.
fn options(line: &str) -> Options {
    let mut o = Options { target: "y".to_owned(), ..Options::default() };
    let words = shlex::split(line).unwrap();
    for pair in words.chunks(2) {
        let [option, value] = pair else { panic!("{line}") };
        let value = value.clone();
        match option.as_str() {
            "--target" => o.target = value,
            "--delimiter" => o.delimiter = Some(value.parse().unwrap()),
            "--decimal" => o.decimal = Some(value.parse().unwrap()),
            "--dates" => o.dates = Some(value.parse().unwrap()),
            "--missing" => o.missing = value.parse().unwrap(),
            "--categories" => o.categories.push(value),
            "--number" => o.numbers.push(value),
            "--drop" => o.drop.push(value),
            "--yes" => o.yes = Some(value),
            "--group" => o.group = Some(value),
            "--time" => o.time = Some(value),
            "--weights" => o.weights = Some(value),
            other => panic!("{other}"),
        }
    }
    o
}

/// The first three numbers of each list.
fn first(lists: &[Vec<f64>]) -> String {
    let list = |list: &Vec<f64>| {
        let numbers = list.iter().take(3).map(ToString::to_string);
        numbers.collect::<Vec<_>>().join(" ")
    };
    lists.iter().map(list).collect::<Vec<_>>().join(" | ")
}

/// What is said where rows are few.
const FEW: &str = "with fewer than ten rows for each feature";

/// What is read, as `cases.txt` has it. That there are few rows is said of all
/// of these small files, and left out here.
fn print(table: &Table) -> String {
    let mut text = String::new();
    for taken in &table.taken {
        let column = table.columns.iter().find(|c| c.name == taken.name);
        let numbers = match &*taken.role {
            "target" => first(std::slice::from_ref(&table.target.y)),
            "time" => first(table.time.as_slice()),
            "weights" => first(table.weights.as_slice()),
            "group" => {
                let group = table.group.as_deref().unwrap();
                format!("{:?}", &group[..group.len().min(6)])
            }
            _ => column.map_or(String::new(), |c| first(&c.numbers)),
        };
        write!(text, "{}: {}", table::show(&taken.name), taken.role).unwrap();
        for part in [&taken.why, &numbers] {
            if !part.is_empty() {
                write!(text, "; {part}").unwrap();
            }
        }
        text.push('\n');
    }
    for (kind, says) in [("note", &table.notes), ("warning", &table.warnings)] {
        for line in says.iter().filter(|says| !says.contains(FEW)) {
            writeln!(text, "{kind}: {line}").unwrap();
        }
    }
    text
}

#[test]
fn files_become_what_the_list_says() {
    let mut wrong = String::new();
    for (line, case) in cases() {
        let read = read(&*case.file, "data.csv", &case.options);
        let is = read.map_or_else(|f| format!("{f}\n"), |table| print(&table));
        if is != case.expected {
            let is = is.replace('\n', "\n> ");
            writeln!(wrong, "cases.txt, line {line}:\n> {is}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The rows that a table was made of are new rows like any others: with their
/// columns in another order, and without the target, they give the same bits.
#[test]
fn recipes_read_the_same_numbers() {
    let mut count = 0;
    for (line, case) in cases() {
        let Ok(table) = read(&*case.file, "data.csv", &case.options) else {
            continue;
        };
        if case.options.missing == Missing::Drop {
            continue;
        }
        let recipe = serde_json::to_string(&table.recipe).unwrap();
        let recipe: table::Recipe = serde_json::from_str(&recipe).unwrap();
        assert_eq!(recipe, table.recipe);
        let new = recipe.read(&*case.file, "new.csv");
        let new = new.unwrap_or_else(|fault| panic!("line {line}: {fault}"));
        // Rows without a target are left out of the table alone.
        let is_there = |(line, _): &(&usize, _)| table.lines.contains(line);
        for (column, lists) in table.columns.iter().zip(&new.columns) {
            for (own, list) in column.numbers.iter().zip(lists) {
                let kept = new.lines.iter().zip(list).filter(is_there);
                let bits: Vec<u64> = kept.map(|(_, x)| x.to_bits()).collect();
                let own: Vec<u64> = own.iter().map(|x| x.to_bits()).collect();
                assert_eq!(own, bits, "line {line}");
            }
        }
        count += 1;
    }
    assert!(count > 50, "only {count} cases");
}

/// New rows, by the recipe of a file of this options and rows: their lines and
/// the notes, or the fault.
fn read_new(line: &str, file: &str, new: &str) -> String {
    let table = read(file.as_bytes(), "data.csv", &options(line));
    let recipe = table.unwrap_or_else(|fault| panic!("{fault}")).recipe;
    match recipe.read(new.as_bytes(), "new.csv") {
        Err(fault) => fault.to_string(),
        Ok(rows) => format!("{:?} {}", rows.lines, rows.notes.join("; ")),
    }
}

/// Each new row is read, or refused with its line: none goes without a word.
#[test]
fn no_new_row_is_lost() {
    const WORDS: &str = "c,d,x,y\na,s,1,1\nb,t,2,3\na,t,3,2\nb,s,5,4\n";
    const NAMED: &str = "name,x,y\na1,1,1\na2,2,2\na3,3,4\na4,4,3\na5,5,5\n\
        a6,6,7\na7,7,6\na8,8,8\na9,9,9\na10,10,10\na11,11,12\na12,12,11\n";
    const UNITS: &str = "x,z,y\nm,s,kg\n1,5,2\n2,4,4\n3,1,5\n";
    const MEAN: &str = "--missing mean";
    for (line, file, new, says) in [
        // Levels that are not known are no units.
        ("", WORDS, "c,d,x\nb,s,1\n", "[2] "),
        ("", WORDS, "c,d,x\ne,u,\na,s,1\n", "line 2, column 'c': 'e' is not"),
        (MEAN, WORDS, "c,d,x\nA,S,NA\na,s,1\n", "line 2, column 'c': 'A'"),
        // What has text in its first cell alone, or in none, is a row.
        ("", WORDS, "c,d,x\na,,\na,s,1\n", "line 2, column 'd': a cell is"),
        ("", WORDS, "c,d,x\na,s,1\nTotal,,\n", "line 3, column 'c': 'Total'"),
        (
            MEAN,
            WORDS,
            "c,d,x\na,,\na,s,1\n",
            "[2, 3] gaps take the mean of \
            the model: 2 cells in line 2",
        ),
        (
            MEAN,
            WORDS,
            "c,d,x\na,s,\n,,\na,s,1\n,,\n\n , ,\n",
            "[2, 3, 4] \
            gaps take the mean of the model: 4 cells in lines 2 and 3",
        ),
        (
            MEAN,
            NAMED,
            "name,x\nb1,1\nb2,\n",
            "[2, 3] gaps take the mean of \
            the model: 1 cell in line 3",
        ),
        (MEAN, WORDS, "c,d,x\n,,\na,s,1\n", "[2, 3] gaps take"),
        (MEAN, WORDS, "c,d,x\n---,---,---\na,s,1\n-,-,-\n", "line 4, "),
        (MEAN, NAMED, "x,name\n---,---\n1,a\n---,-\n", "[3, 4] gaps"),
        // A remark has no other cells, and is said.
        ("", WORDS, "c,d,x\na,s,1\nSource: b\n", "[2] passed over, as there"),
        // Units are those that the model learnt.
        ("", UNITS, "x,z\nm,s\n1,2\n", "[3] "),
        ("", UNITS, "z,x,y\ns,m,kg\n1,2,3\n", "[3] "),
        ("", UNITS, "x,z\n1,2\n", "[2] "),
        ("", UNITS, "x,z\nkm,h\n1,2\n", "line 2, column 'x': 'km' is not a"),
        ("", WORDS, "c,d,x\n-,-,m\na,s,1\n", "line 2, column 'c': '-' is"),
        // What no place is known of is no moment.
        (
            "",
            "t,y\n2026-03-01T00:00Z,1\n2026-03-02T00:00+01:00,2\n\
                2026-03-03T00:00Z,4\n",
            "t\n2026-03-01T00:00Z\n2026-03-01T00:00\n",
            "line 3, column 't': '2026-03-01T00:00' is not a date like",
        ),
        // Two columns of one name are none.
        ("", UNITS, "x,z,x\n1,2,3\n", "line 1: columns 1 and 3 have the same"),
        ("", UNITS, "x,z,u,u\n1,2,3,4\n", "[2] not used by the model: 'u'"),
    ] {
        let is = read_new(line, file, new);
        let is = is.strip_prefix("new.csv, ").unwrap_or(&is);
        assert!(is.starts_with(says), "{new}: {is}");
    }
}

/// A sign that stands before decimals elsewhere is none between thousands,
/// unless the file that was learnt from has it there.
#[test]
fn new_thousands_are_asked_about() {
    const COMMAS: &str = "x;y\n5,983;1\n6,9;3\n7,362;2\n";
    const POINTS: &str = "x;y\n5.983;1\n6.9;3\n7.362;2\n";
    for (file, new, says) in [
        (
            COMMAS,
            "x;z\n5.983;1\n",
            "line 2, column 'x': '5.983' can be 5.983 \
            or 5983",
        ),
        (POINTS, "x;z\n2.5;1\n5,983;1\n", "line 3, column 'x': '5,983' can"),
        (COMMAS, "x;z\n5,983;1\n", "[2] "),
        (COMMAS, "x;z\n5.983,5;1\n1.234.567;1\n", "[2, 3] "),
        ("x;y\n1.005,9;1\n6,9;3\n7,3;2\n", "x;z\n5.983;1\n", "[2] "),
        ("x;y\n1,005.9;1\n6.9;3\n7.3;2\n", "x;z\n5,983;1\n", "[2] "),
    ] {
        let is = read_new("", file, new);
        let is = is.strip_prefix("new.csv, ").unwrap_or(&is);
        assert!(is.starts_with(says), "{new}: {is}");
    }
}

#[test]
fn few_rows_are_said() {
    let warnings = |rows: i32| {
        let rows: Vec<String> =
            (0..rows).map(|i| format!("{},{}\n", i * i % 97, i % 7)).collect();
        let csv = format!("x,y\n{}", rows.concat());
        read(csv.as_bytes(), "data.csv", &options("")).unwrap().warnings
    };
    assert!(warnings(10).is_empty());
    let what = "rows: 9, features: 1; with fewer than ten rows for each \
                feature, weights are uncertain";
    assert_eq!(warnings(9), [what]);
    // Of a label the rarer value counts.
    let row = |i: usize| format!("{i}.5,{}\n", i % 4 / 3);
    let csv = (0..30).map(row).collect::<Vec<_>>().concat();
    let csv = format!("x,y\n{csv}");
    let read = read(csv.as_bytes(), "data.csv", &options("")).unwrap();
    assert!(read.warnings[0].starts_with("rows of '1': 7, features: 1;"));
}

/// What the memory may not hold is not tried.
#[test]
fn what_is_too_large_is_refused() {
    let fault =
        |csv: &str| read(csv.as_bytes(), "data.csv", &options("")).unwrap_err();
    let wide = format!("y{}\n1\n", ",x".repeat(100_000));
    let what = "there are 100001 columns, and at most 100000 are allowed; \
                keep the target and those that may tell of it";
    assert_eq!(fault(&wide).what, what);
    if std::env::var_os("CI").is_none() {
        return; // Half a million cells take seconds.
    }
    let mut long = "c,y\n".to_owned();
    for i in 0..495_050 {
        writeln!(long, "l{},{}", i % 100, i % 7).unwrap();
    }
    let what = "495050 rows of 101 columns are 50000050 numbers, and at most";
    let fault = fault(&long);
    assert!(fault.what.starts_with(what));
    // Other programs learn how to read it.
    let too_large = fault.too_large.unwrap();
    let [c] = &too_large.recipe.columns[..] else { panic!("{too_large:?}") };
    assert_eq!((c.0.as_str(), too_large.recipe.target.0.as_str()), ("c", "y"));
    assert_eq!(too_large.layout.names, ["c", "y"]);
}
