//! Tables as people write them, with what goes wrong in them.

use proptest::prelude::*;
use proptest::sample::select;
use std::fmt;
use table::{Dates, Decimal, Missing, Options};

/// How the cells of a column are written.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Whole,
    Point,
    Comma,
    Grouped,
    GroupedByPoints,
    Percent,
    Currency(&'static str),
    Unit(&'static str),
    Scaled,
    Exponent,
    Large,
    Accounts,
    Date(&'static str),
    YesNo(&'static str, &'static str),
    Word,
    Code,
    Name,
    Constant,
    Any,
}

fn kind() -> impl Strategy<Value = Kind> {
    let dates = [
        "Y-M-D",
        "Y/M/D",
        "D.M.Y",
        "D/M/Y",
        "M/D/Y",
        "YMD",
        "D-b-Y",
        "b Y",
        "YQ1",
        "Y-M-D H:30",
        "H:30",
        "Y-M-DTH:30:00Z",
    ];
    prop_oneof![
        3 => Just(Kind::Whole),
        4 => Just(Kind::Point),
        3 => Just(Kind::Comma),
        1 => Just(Kind::Grouped),
        1 => Just(Kind::GroupedByPoints),
        1 => Just(Kind::Percent),
        1 => select(vec!["€", "$", "CHF", "¥"]).prop_map(Kind::Currency),
        1 => select(vec!["kg", "m²", " €", "%", "ft", "K"])
            .prop_map(Kind::Unit),
        1 => Just(Kind::Scaled),
        1 => Just(Kind::Exponent),
        1 => Just(Kind::Accounts),
        2 => select(dates.to_vec()).prop_map(Kind::Date),
        2 => select(vec![("no", "yes"), ("0", "1"), ("FALSE", "TRUE"), ("a", "é")])
            .prop_map(|(no, yes)| Kind::YesNo(no, yes)),
        2 => Just(Kind::Word),
        1 => Just(Kind::Code),
        1 => Just(Kind::Name),
        1 => Just(Kind::Constant),
        1 => select(vec![Kind::Large, Kind::Any]),
    ]
}

impl Kind {
    /// What number `i` is in such a column.
    fn cell(self, i: u32) -> String {
        let (whole, part) = (i / 100 % 1000, i % 100);
        let (thousands, ones) = (i / 1000 % 100 + 1, i % 1000);
        let sign = if i.is_multiple_of(7) { "-" } else { "" };
        match self {
            Kind::Whole => format!("{sign}{}", i % 1000),
            Kind::Point => format!("{sign}{whole}.{part}"),
            Kind::Comma => format!("{sign}{whole},{part}"),
            Kind::Grouped => format!("{thousands},{ones:03}.5"),
            Kind::GroupedByPoints => format!("{thousands}.{ones:03}"),
            Kind::Percent => format!("{sign}{whole},{part} %"),
            Kind::Currency(sign) => format!("{sign}{thousands},{ones:03}"),
            Kind::Unit(unit) => format!("{whole}.{part}{unit}"),
            Kind::Scaled => {
                format!("{whole}{}", ["K", "M", ""][i as usize % 3])
            }
            Kind::Exponent => format!("{sign}{whole}.{part}e{}", i % 70),
            Kind::Large => format!("179000000000{whole}{part}{ones}"),
            Kind::Accounts => format!("({whole}.{part:02})"),
            Kind::Date(form) => date(form, i),
            Kind::YesNo(no, yes) => {
                if i.is_multiple_of(3) { no } else { yes }.into()
            }
            Kind::Word => ["red", "blue", "=1+1", "a,b", "x;\"y\"", "Total"]
                [i as usize % 6]
                .into(),
            Kind::Code => ["1", "2", "3+", "K", "007"][i as usize % 5].into(),
            Kind::Name => format!("row {i}"),
            Kind::Constant => "5".into(),
            Kind::Any => [
                "+",
                "-",
                ".",
                ",",
                "1e",
                "\u{2212}5",
                "1.2.3",
                "0x1F",
                "∞",
                "\n",
                "\"",
                "'",
                "−",
                "12:",
                "Q1",
                "%",
                "1 000",
                "é",
                "\u{202e}",
                "()",
                "2026-02-30",
                "#REF!",
                "1,2,3",
                "@",
                "\t",
                "infinity",
                "1e999",
            ][i as usize % 27]
                .into(),
        }
    }
}

fn date(form: &str, i: u32) -> String {
    let months = ["Jan", "Feb", "Mar", "May", "Dec"];
    let two = |number: u32| format!("{number:02}");
    form.chars()
        .map(|sign| match sign {
            'Y' => (1990 + i % 40).to_string(),
            'M' => two(1 + i % 12),
            'D' => two(1 + i / 12 % 30),
            'b' => months[i as usize % 5].to_owned(),
            'H' => two(i % 25),
            sign => sign.to_string(),
        })
        .collect()
}

/// A table and what is asked of it.
#[derive(Clone)]
pub struct Asked {
    pub bytes: Vec<u8>,
    pub options: Options,
}

impl fmt::Debug for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = String::from_utf8_lossy(&self.bytes);
        write!(f, "{text}\n{text:?}\n{:?}", self.options)
    }
}

/// A name, how cells are written, and how many of a hundred are gaps.
type Head = (String, Kind, u32);

fn head() -> impl Strategy<Value = Head> {
    let name = prop_oneof![
        9 => "[a-z]{2,3}",
        1 => select(vec![
            "", " ", "id", "date", "a,b", "a;b", "a \"b\"", "a\nb", "=a()", "1",
            "column 1", "b=red", "\u{202e}a", "No.", "%", "a ", "Unnamed: 0",
        ]).prop_map(str::to_owned),
    ];
    (name, kind(), select(vec![0, 0, 0, 0, 3, 30]))
}

/// What stands around the cells.
#[derive(Clone, Debug)]
struct Style {
    sign: char,
    quotes: bool,
    top: &'static str,
    has_units: bool,
    /// Cells of the header and of rows that are too many, or too few.
    more: (i32, i32),
    end: &'static str,
    bytes: Bytes,
    /// Kinds that are written into other columns here and there.
    wrong: Option<(u32, Kind)>,
}

#[derive(Clone, Copy, Debug)]
enum Bytes {
    Utf8,
    Mark,
    Utf16,
    Latin,
}

fn style() -> impl Strategy<Value = Style> {
    let sign = select(vec![',', ',', ';', ';', '\t', '|', ' ', ':']);
    let top = select(vec![
        "",
        "",
        "",
        "",
        "sep=;\n",
        "# made by hand\n",
        "A title\n\n",
        "\n\n",
        "# a b\n",
        "%\n",
        "\"sep=,\"\r\n",
        "A title;;;;;\n",
        "---\n",
    ]);
    let more = select(vec![
        (0, 0),
        (0, 0),
        (0, 0),
        (0, 0),
        (1, 1),
        (-1, 0),
        (0, 1),
        (1, 0),
    ]);
    let end = select(vec!["\n", "\n", "\r\n", "\r", "\n\n", " \n"]);
    let bytes = prop_oneof![
        6 => Just(Bytes::Utf8), 1 => Just(Bytes::Mark),
        1 => Just(Bytes::Utf16), 1 => Just(Bytes::Latin),
    ];
    let wrong = prop::option::weighted(0.2, (1..40_u32, kind()));
    let flags = (any::<bool>(), prop::bool::weighted(0.1));
    (sign, flags, top, more, end, bytes, wrong).prop_map(
        |(sign, (quotes, has_units), top, more, end, bytes, wrong)| Style {
            sign,
            quotes,
            top,
            has_units,
            more,
            end,
            bytes,
            wrong,
        },
    )
}

fn written(heads: &[Head], rows: &[Vec<u32>], style: &Style) -> Vec<u8> {
    let cell = |text: &str| {
        let asks = text.contains([style.sign, '"', '\n', '\r']);
        if style.quotes || asks {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.to_owned()
        }
    };
    let sign = style.sign.to_string();
    let line = |mut cells: Vec<String>, more: i32| {
        if more < 0 {
            cells.remove(0);
        } else {
            cells.extend((0..more).map(|_| String::new()));
        }
        cells.join(&sign) + style.end
    };
    let names = heads.iter().map(|(name, ..)| cell(name)).collect();
    let mut text = style.top.to_owned() + &line(names, style.more.0);
    if style.has_units {
        text += &line(heads.iter().map(|_| cell("kg")).collect(), style.more.1);
    }
    for row in rows {
        let cells = heads.iter().zip(row).map(|((_, kind, gaps), i)| {
            if (i / 7) % 100 < *gaps {
                return ["", "NA", "-", "?"][*i as usize % 4].to_owned();
            }
            let wrong = style.wrong.filter(|(often, _)| i % 40 < *often / 4);
            cell(&wrong.map_or(*kind, |(_, kind)| kind).cell(*i))
        });
        text += &line(cells.collect(), style.more.1);
    }
    match style.bytes {
        Bytes::Utf8 => text.into_bytes(),
        Bytes::Mark => ("\u{feff}".to_owned() + &text).into_bytes(),
        Bytes::Utf16 => ("\u{feff}".to_owned() + &text)
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect(),
        Bytes::Latin => text
            .chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'))
            .collect(),
    }
}

/// A table of people, with options that may fit.
pub fn asked(rows: std::ops::Range<usize>) -> impl Strategy<Value = Asked> {
    let table = (2..6_usize, rows).prop_flat_map(|(width, rows)| {
        let row = prop::collection::vec(0..100_000_u32, width);
        (
            prop::collection::vec(head(), width),
            prop::collection::vec(row, rows),
            style(),
            prop::collection::vec(0..width, 8),
        )
    });
    let rarely = |p| prop::bool::weighted(p);
    let named = prop::collection::vec(rarely(0.05), 6);
    let missing = select(vec![Missing::Refuse, Missing::Drop, Missing::Mean]);
    let decimal = prop::option::weighted(
        0.3,
        select(vec![Decimal::Point, Decimal::Comma]),
    );
    let dates = prop::option::weighted(
        0.3,
        select(vec![Dates::DayFirst, Dates::MonthFirst]),
    );
    (table, named, missing, decimal, dates, rarely(0.2)).prop_map(
        |((heads, rows, style, at), named, missing, decimal, dates, says)| {
            let name = |k: usize| heads[at[k]].0.clone();
            let list =
                |k: usize| named[k].then(|| name(k)).into_iter().collect();
            let maybe = |k: usize| named[k].then(|| name(k));
            let options = Options {
                target: name(7),
                delimiter: says
                    .then(|| style.sign.to_string().parse().ok())
                    .flatten(),
                decimal,
                dates,
                missing,
                categories: list(0),
                numbers: list(1),
                drop: list(2),
                yes: None,
                group: maybe(3),
                time: maybe(4),
                weights: maybe(5),
            };
            Asked { bytes: written(&heads, &rows, &style), options }
        },
    )
}

/// A line that is said has no sign that a terminal obeys, or that is not seen.
pub fn assert_printable(line: &str) {
    let harmful = |c: char| {
        c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{200b}')
    };
    assert!(!line.contains(harmful), "{line:?}");
}
