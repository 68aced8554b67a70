//! What becomes of files, and what is said of them, word for word.

use std::fmt::Write as _;
use std::io::{self, Read};
use table::{Fault, Options, Table, read};
use toml::Value;

/// Reads with options as in `target=rent&drop=a,b&categories`; the target is
/// `y` unless it is said.
fn try_read(csv: &[u8], given: &str) -> Result<Table, Fault> {
    let mut options = Options { target: "y".to_owned(), ..Options::default() };
    for option in given.split('&').filter(|option| !option.is_empty()) {
        match option.split_once('=') {
            Some(("target", name)) => options.target = name.into(),
            Some(("drop", names)) => options.drop.push(names.to_owned()),
            Some(("delimiter", sign)) => {
                options.delimiter = sign.parse().unwrap();
            }
            _ => options.categories = option == "categories",
        }
    }
    read(csv, "data.csv", &options)
}

fn table_of(csv: &str, given: &str) -> Table {
    let table = try_read(csv.as_bytes(), given);
    table.unwrap_or_else(|fault| panic!("{csv:?}: {fault}"))
}

fn message(csv: &[u8], given: &str) -> String {
    try_read(csv, given).expect_err("a fault").to_string()
}

/// One string, or several.
fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::Array(all) => all.iter().flat_map(strings).collect(),
        one => vec![one.as_str().unwrap()],
    }
}

#[test]
fn files_become_what_the_list_says() {
    let list: toml::Table = include_str!("messages.toml").parse().unwrap();
    for case in list["case"].as_array().unwrap() {
        let get = |key: &str| case.get(key).map(strings);
        let options = get("with").unwrap_or(vec![""]);
        for csv in strings(&case["csv"]) {
            for with in &options {
                if let Some(says) = get("says") {
                    assert_eq!([&*message(csv.as_bytes(), with)], &says[..]);
                    continue;
                }
                let table = table_of(csv, with);
                let [names, notes] = ["names", "notes"].map(get);
                assert!(names.is_some() || notes.is_some(), "{case}");
                assert!(names.is_none_or(|it| it == table.names), "{table:?}");
                assert!(notes.is_none_or(|it| it == table.notes), "{table:?}");
            }
        }
    }
}

#[test]
fn text_becomes_columns_of_0_and_1() {
    let csv = "city,x,y,size\nRome,1,2,L\nOslo,2,5,S\nOslo,4,4,M\nBern,3,1,L";
    assert_eq!(
        table_of(csv, "categories").columns,
        [
            [0.0, 1.0, 1.0, 0.0],
            [1.0, 0.0, 0.0, 0.0],
            [1.0, 2.0, 4.0, 3.0],
            [0.0, 0.0, 1.0, 0.0],
            [0.0, 1.0, 0.0, 0.0],
        ]
    );
}

#[test]
fn too_many_values() {
    let mut csv = "id,x,y,b\n".to_owned();
    for i in 0..202 {
        writeln!(csv, "r{},{i},{},v{}", i / 2, i * i, i % 100).unwrap();
    }
    assert_eq!(
        message(csv.as_bytes(), "categories"),
        "data.csv: --categories: too many different values in 'id' (101); at \
         most 100 are allowed, and not nearly one for each row; leave out: \
         --drop id"
    );
    assert_eq!(table_of(&csv, "categories&drop=id").columns.len(), 100);
}

/// A name for nearly every row is no category, and is not called one.
#[test]
fn names_of_rows() {
    let csv = |values: usize| {
        let mut csv = "id,x,y\n".to_owned();
        for i in 0..16 {
            writeln!(csv, "r{},{i},{}", i % values, i * i).unwrap();
        }
        csv
    };
    assert_eq!(
        message(csv(13).as_bytes(), "categories"),
        "data.csv: --categories: too many different values in 'id' (13); at \
         most 100 are allowed, and not nearly one for each row; leave out: \
         --drop id"
    );
    assert_eq!(
        message(csv(13).as_bytes(), ""),
        "data.csv: a column holds text, not numbers: 'id' (line 2: 'r0'); \
         leave out what is of no use: --drop id"
    );
    assert_eq!(table_of(&csv(12), "categories").columns.len(), 12);
    assert!(message(csv(12).as_bytes(), "").ends_with("--categories"));
}

#[test]
fn not_all_of_many_names_are_said() {
    let wide: Vec<String> = (1..=100).map(|j| format!("v{j}")).collect();
    let wide = message(wide.join(",").as_bytes(), "target=cost of it");
    let start = "data.csv: --target 'cost of it': there is no such column; \
                 the columns are 'v1', 'v2', ";
    assert!(wide.starts_with(start), "{wide}");
    assert!(wide.ends_with("'v19', 'v20' and 80 more"), "{wide}");
}

#[test]
fn what_is_accepted() {
    let plain = table_of("x,y\n1.5,2\n3,4\n", "");
    assert_eq!(plain.names, ["x"]);
    assert_eq!(plain.columns, [[1.5, 3.0]]);
    assert_eq!((&*plain.target, &plain.y[..]), ("y", &[2.0, 4.0][..]));
    for (same, options) in [
        ("x,y\n1.5,2\n3,4", ""),
        ("\u{feff}x,y\n1.5,2\n3,4\n\n", ""),
        ("x,y\r\n1.5,2\r\n3,4\r\n", ""),
        ("x,y\r1.5,2\r3,4\r", ""),
        ("\n\nx,y\n\n1.5,2\n   \n3,4\n \t\n", ""),
        ("\"x\",\"y\"\n\"1.5\",\"2\"\n\"3\",\"4\"\n", ""),
        (" x , y \n 1.5 ,\t2\n3 , 4 \n", ""),
        (" \"x\" , \"y\"\n \"1.5\", \" 2 \"\n3,4\n", ""),
        ("x,y\n15e-1,+2\n3.,0.4E1\n", ""),
        ("x;y\n1.5;2\n3;4\n", "delimiter=;"),
        ("x\ty\n\t\n1.5\t2\n3\t4\n", "delimiter=tab"),
        ("x y\n1.5 2\n3 4\n \n", "delimiter= "),
    ] {
        assert_eq!(table_of(same, options), plain, "{same:?}");
    }
    let odd = table_of("\"a \"\"b\"\"\",y,\"c\nd\"\n1,2,-0\n3,4,7\n", "");
    assert_eq!(odd.names, ["a \"b\"", "c\nd"]);
    assert!(odd.columns[1][0].is_sign_negative());
}

#[test]
fn lines_are_those_of_an_editor() {
    for (csv, line) in [
        ("x,y\n1,2\nabc,4\n5,6\n", 3),
        ("x,y\r\n1,2\r\nabc,4\r\n5,6\r\n", 3),
        ("x,y\r1,2\rabc,4\r5,6", 3),
        ("\u{feff}\n\nx,y\n\n\n1,2\n\nabc,4\n5,6", 8),
        ("\"x\",\"y\n\n\"\n1,2\nabc,4\n5,6", 5),
        ("y,x\n\"1\n\",2\n\"\n3\n\",\"\n abc\"\n5,6", 6),
    ] {
        let message = message(csv.as_bytes(), "target=y");
        let start = format!("data.csv, line {line}, column 'x': 'abc' is");
        assert!(message.starts_with(&start), "{csv:?}: {message}");
    }
}

#[test]
fn bytes_that_are_no_text_in_utf_8() {
    let zip = ": this is a zip archive, as a spreadsheet in .xlsx or .ods is; \
               open it and save the table as CSV";
    let gzip = ": this is compressed with gzip; unpack it, and give the CSV \
                file that comes out";
    let utf_16 = ": the text is in UTF-16; save it as UTF-8";
    let in_line = |line: u8| {
        format!(
            ", line {line}: the byte E9 is not UTF-8; the file may be in \
             Latin-1 or Windows-1252; save it as UTF-8"
        )
    };
    for (bytes, says) in [
        (&b"PK\x03\x04"[..], zip),
        (b"PK\x05\x06", zip),
        (b"\x1f\x8b\x08\0", gzip),
        (b"\xff\xfex\0", utf_16),
        (b"\xfe\xff\0x", utf_16),
        (b"x,y\n1,2\n\xe9,4\n", &in_line(3)),
        (b"x\xe9,y\n1,2\n", &in_line(1)),
        (b"x,y\r\n1,2\r\n\xe9,4", &in_line(3)),
        (b"x,y\r1,2\r\xe9,4", &in_line(3)),
        (b"x,y\n\n\"1\n1\",2\n\xe9", &in_line(5)),
    ] {
        assert_eq!(message(bytes, ""), format!("data.csv{says}"));
    }
}

#[test]
fn a_source_that_cannot_be_read() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is on fire"))
        }
    }
    let fault = read(Broken, "standard input", &Options::default());
    assert_eq!(
        fault.unwrap_err().to_string(),
        "standard input: cannot be read: the disk is on fire"
    );
}

#[test]
fn messages_obey_no_file() {
    let csv = "\u{1b}[31mx,y\n1,2\n\u{9b}2J,3\n4,5\n";
    let options = Options { target: "y".to_owned(), ..Options::default() };
    let fault = read(csv.as_bytes(), "\u{7}.csv", &options).unwrap_err();
    assert_eq!(
        fault.to_string(),
        "\\u{7}.csv, line 3, column '\\u{1b}[31mx': '\\u{9b}2J' is not a \
         number; correct the cell, or leave the column out: --drop \
         \"\\\\u{1b}[31mx\""
    );
}
