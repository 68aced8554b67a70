//! The program, from a file to a report and to predictions.

use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A name and a level that are none of HTML, of a spreadsheet and of SVG.
const NAME: &str = "a<b>&\"c";
const LEVEL: &str = "=1+1";

/// Numbers between −1 and 1 that look drawn.
fn drawn(seed: u64) -> impl FnMut() -> f64 {
    let mut state = seed;
    move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005);
        state = state.wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as f64 / f64::from(1_u32 << 30) - 1.0
    }
}

/// 60 rows: a name for each, numbers with gaps, a category, yes and no.
fn table() -> String {
    let mut draw = drawn(5);
    let name = NAME.replace('"', "\"\"");
    let mut csv = format!("id,\"{name}\",kind,lift,@sum,pr<i>ce\n");
    for i in 0..60 {
        let (a, b) = (draw(), draw());
        let kind = [LEVEL, "red", "blue & green"][i % 3];
        let lift = ["no", "yes"][i % 7 / 4];
        let price = 5.0 * a + f64::from(kind == "red") + 0.3 * draw() + 20.0;
        let gap = if i == 8 { String::new() } else { a.to_string() };
        writeln!(csv, "-r{i},{gap},{kind},{lift},{b},{price}").unwrap();
    }
    csv
}

/// A folder with a table and the report of it.
struct Report {
    folder: TempDir,
    run: Output,
}

impl Report {
    fn new(csv: &str, options: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("my table.csv"), csv).unwrap();
        let words = [&["my table.csv"], options].concat();
        let run = choose(folder.path(), &words);
        Report { folder, run }
    }

    fn of_table() -> Self {
        let options = ["--target", "pr<i>ce", "--missing", "mean"];
        let report = Report::new(&table(), &options);
        assert!(report.run.status.success(), "{}", errors(&report.run));
        report
    }

    fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join("my table-report").join(file)
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    /// The cells of the table with this caption, row by row.
    fn rows(&self, caption: &str) -> Vec<Vec<String>> {
        let page = Html::parse_document(&self.read("report.html"));
        let tables = all(page.root_element(), "table");
        let is_it = |t: &ElementRef| text(all(*t, "caption")[0]) == caption;
        let found = tables.into_iter().find(is_it).expect("a table");
        let rows = all(found, "tbody tr").into_iter();
        let cells = |row| all(row, "th, td").into_iter().map(text).collect();
        rows.map(cells).collect()
    }

    fn predict(&self, file: &str) -> Output {
        let model = self.path("model.json");
        let model = model.to_str().unwrap();
        choose(self.folder.path(), &["predict", model, file])
    }
}

fn all<'a>(within: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    within.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: ElementRef) -> String {
    element.text().collect()
}

fn choose(folder: &Path, words: &[&str]) -> Output {
    let mut run = Command::new(env!("CARGO_BIN_EXE_choose"));
    run.current_dir(folder).args(words).output().unwrap()
}

fn printed(run: &Output) -> String {
    String::from_utf8(run.stdout.clone()).unwrap()
}

fn errors(run: &Output) -> String {
    String::from_utf8(run.stderr.clone()).unwrap()
}

/// The first cells of a CSV file that was printed.
fn first_cells(csv: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows = reader.records();
    rows.map(|row| row.unwrap()[0].to_owned()).collect()
}

#[test]
fn a_report_stands_alone_and_shows_names_as_they_are() {
    let report = Report::of_table();
    let html = report.read("report.html");
    let page = Html::parse_document(&html);
    let all = |selector: &str| all(page.root_element(), selector);
    assert!(all("script, link, img, iframe, [src], [href]").is_empty());
    let urls = html.match_indices("url(").map(|(at, _)| &html[at + 4..at + 9]);
    let urls: Vec<&str> = urls.collect();
    assert!(urls.len() == 3 && urls.iter().all(|url| *url == "data:"));
    // No tag of theirs is a tag here.
    assert!(all("b, i").is_empty());
    assert_eq!(text(all("h1")[0]), "What predicts pr<i>ce?");
    let taken = report.rows("The columns of the file");
    let names: Vec<&str> = taken.iter().map(|row| &*row[0]).collect();
    assert_eq!(names, ["id", NAME, "kind", "lift", "@sum", "pr<i>ce"]);
    let ids = all("[id]").into_iter().map(|e| e.attr("id").unwrap());
    let ids: Vec<&str> = ids.collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    assert_eq!(all("figure.plot svg desc").len(), 6);
    for name in ["compared", "predicted", "errors", "paths", "kept", "weights"]
    {
        let svg = report.read(&format!("{name}.svg"));
        roxmltree::Document::parse(&svg).unwrap();
        let png = fs::read(report.path(&format!("{name}.png"))).unwrap();
        assert_eq!(&png[1..4], b"PNG", "{name}");
    }
    assert!(report.read("weights.svg").contains("a&lt;b&gt;&amp;&quot;c"));
}

#[test]
fn predictions_are_those_of_the_report_to_the_last_bit() {
    let report = Report::of_table();
    let run = report.predict("my table.csv");
    let predicted = printed(&run);
    let numbers = first_cells(&predicted);
    assert_eq!(numbers.len(), 60);
    let shown = report.rows("The first rows of the file");
    let shown: Vec<&str> = shown.iter().map(|row| &*row[1]).collect();
    assert_eq!(numbers[..5], shown);
    // Names that a spreadsheet would run stand behind an apostrophe.
    assert!(predicted.starts_with("prediction,id\n"), "{predicted}");
    assert_eq!(predicted.matches(",'-r").count(), 60);
    // New rows: other columns, another order, and no target.
    let few = "x,lift,@sum,kind,\"a<b>&\"\"c\"\n1,yes,0.5,red,0.25\n";
    fs::write(report.folder.path().join("new.csv"), few).unwrap();
    let run = report.predict("new.csv");
    assert_eq!(first_cells(&printed(&run)).len(), 1, "{}", errors(&run));
    // A level that the model has not seen is told with its line.
    let few = few.replace("red", "violet");
    fs::write(report.folder.path().join("new.csv"), few).unwrap();
    let run = report.predict("new.csv");
    assert_eq!(run.status.code(), Some(2));
    assert!(
        errors(&run).contains("new.csv, line 2, column 'kind'"),
        "{}",
        errors(&run)
    );
}

/// The table, with a label in the place of the price.
fn labels(options: &[&str]) -> Report {
    let mut csv = String::new();
    for (i, line) in table().lines().enumerate() {
        let (rest, price) = line.rsplit_once(',').unwrap();
        let is_dear = i > 0 && price.parse::<f64>().unwrap() > 21.5;
        let word =
            if i == 0 { "gone" } else { ["=no", "left"][usize::from(is_dear)] };
        writeln!(csv, "{rest},{word}").unwrap();
    }
    let all = [&["--target", "gone", "--missing", "mean"], options].concat();
    let report = Report::new(&csv, &all);
    assert!(report.run.status.success(), "{}", errors(&report.run));
    report
}

/// Probabilities, words at the cut-off of the costs, and which word is which.
#[test]
fn labels_are_predicted_as_the_report_says() {
    let report = labels(&["--costs", "3,1"]);
    let said = printed(&report.run);
    let yes = "note: the target 'gone' is a label: 'left' is the yes, the \
               rarer of both; to turn it, add --yes '=no'";
    assert!(said.contains(yes), "{said}");
    let predicted = printed(&report.predict("my table.csv"));
    assert!(predicted.starts_with("prediction,label,id\n"), "{predicted}");
    let numbers = first_cells(&predicted);
    let shown = report.rows("The first rows of the file");
    for (row, line) in shown.iter().zip(predicted.lines().skip(1)) {
        let word = row[2].replace("=no", "'=no");
        assert!(line.starts_with(&format!("{},{word},", row[1])), "{line}");
        let p: f64 = row[1].parse().unwrap();
        assert_eq!(p >= 0.25, word == "left", "{line}");
    }
    let html = report.read("report.html");
    let page = Html::parse_document(&html);
    assert_eq!(all(page.root_element(), "figure.plot svg desc").len(), 6);
    assert!(all(page.root_element(), "b, i").is_empty());
    let words = "From the probability 0.25 on a row is called left";
    assert!(html.contains(words) && said.contains(words), "{said}");
    // The terminal's tables are the report's.
    for (row, most) in [
        ("The models on rows left out", 8),
        ("Rows left out, and what they were called", 3),
    ] {
        for row in report.rows(row) {
            let is_it = |line: &str| {
                let mut line = line.to_owned();
                row[..most].iter().all(|cell| {
                    let at = line.find(cell.as_str());
                    line = at.map_or(String::new(), |at| line.split_off(at));
                    at.is_some()
                })
            };
            assert!(said.lines().any(is_it), "{row:?} in {said}");
        }
    }
    let model = report.read("model.json");
    for words in [
        "\"loss\": \"logistic\"",
        "\"yes\": \"left\"",
        "\"cut_off\": 0.25",
        "\"missed\": 3.0",
    ] {
        assert!(model.contains(words), "{model}");
    }
    // Turned, the probabilities are what is missing to 1.
    let turned = labels(&["--yes", "=no"]);
    let others = first_cells(&printed(&turned.predict("my table.csv")));
    for (p, q) in numbers.iter().zip(&others) {
        let [p, q]: [f64; 2] = [p, q].map(|n| n.parse().unwrap());
        assert!((p + q - 1.0).abs() < 1e-6, "{p} {q}");
    }
}

#[test]
fn python_predicts_the_same_from_the_model() {
    for report in [Report::of_table(), labels(&[])] {
        hold_python(&report);
    }
}

fn hold_python(report: &Report) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/predict.py");
    let mut python = Command::new("python3");
    python.arg(script).arg(report.path("model.json"));
    python.arg(report.folder.path().join("my table.csv"));
    let Ok(run) = python.output() else {
        return println!("skipped: there is no python3");
    };
    assert!(run.status.success(), "{}", errors(&run));
    let numbers = first_cells(&printed(&report.predict("my table.csv")));
    let theirs = printed(&run);
    assert_eq!(theirs.lines().count(), 60);
    for (ours, theirs) in numbers.iter().zip(theirs.lines()) {
        let [ours, theirs]: [f64; 2] =
            [ours, theirs].map(|n| n.parse().unwrap());
        assert!((ours - theirs).abs() <= 1e-12 * ours.abs(), "{ours} {theirs}");
    }
}

#[test]
fn weights_can_be_pasted_and_give_the_predictions() {
    let report = Report::of_table();
    let csv = report.read("weights.csv");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<csv::StringRecord> =
        reader.records().map(Result::unwrap).collect();
    let names: Vec<&str> = rows.iter().map(|row| &row[0]).collect();
    let levels = ["kind==1+1", "kind=blue & green", "kind=red"];
    let expected = [&["(intercept)", NAME], &levels[..], &["lift", "'@sum"]];
    assert_eq!(names, expected.concat());
    let weights: Vec<f64> =
        rows.iter().map(|r| r[1].parse().unwrap()).collect();
    let text = table();
    let mut cells = csv::Reader::from_reader(text.as_bytes());
    let predicted = first_cells(&printed(&report.predict("my table.csv")));
    for (row, predicted) in cells.records().zip(predicted) {
        let row = row.unwrap();
        // One gap is filled by the mean, which is not in this file.
        let Ok(a) = row[1].parse::<f64>() else { continue };
        let is = |at: usize, word: &str| f64::from(u8::from(&row[at] == word));
        let numbers = [
            1.0,
            a,
            is(2, LEVEL),
            is(2, "blue & green"),
            is(2, "red"),
            is(3, "yes"),
            row[4].parse().unwrap(),
        ];
        let sum: f64 = numbers.iter().zip(&weights).map(|(x, w)| x * w).sum();
        let predicted: f64 = predicted.parse().unwrap();
        assert!((sum - predicted).abs() < 1e-9, "{sum} {predicted}");
    }
}

#[test]
fn the_same_file_gives_the_same_bytes() {
    let [one, two] = [(); 2].map(|()| Report::of_table());
    for entry in fs::read_dir(one.path("")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let both = [&one, &two].map(|r| fs::read(r.path(&name)).unwrap());
        assert!(both[0] == both[1], "{name}");
        let place = one.folder.path().to_str().unwrap().as_bytes();
        let says = both[0].windows(place.len()).any(|part| part == place);
        assert!(!says, "{name} says where it was made");
    }
    assert_eq!(printed(&one.run), printed(&two.run));
}

#[test]
fn three_hundred_columns_with_long_names() {
    let name =
        |j: usize| format!("{j:03}_a_name_of_forty_letters_as_in_surveys");
    let mut draw = drawn(9);
    let names: Vec<String> = (0..300).map(name).collect();
    let mut csv = names.join(",") + ",y\n";
    for _ in 0..40 {
        let x: Vec<f64> = (0..300).map(|_| draw()).collect();
        let y = x[0] - x[1] + 0.5 * x[2] + 0.1 * draw();
        let cells: Vec<String> = x.iter().map(f64::to_string).collect();
        writeln!(csv, "{},{y}", cells.join(",")).unwrap();
    }
    let report = Report::new(&csv, &["--target", "y", "--folds", "4"]);
    assert!(report.run.status.success(), "{}", errors(&report.run));
    let rest = report.rows("The columns of the file, the others");
    assert_eq!(rest.len(), 281);
    for figure in ["kept", "paths", "weights"] {
        let svg = report.read(&format!("{figure}.svg"));
        assert!(svg.contains(&name(0)), "{figure} has no whole name");
        let svg = Html::parse_fragment(&svg);
        for words in all(svg.root_element(), "text") {
            let x: f64 = words.attr("x").unwrap_or("0").parse().unwrap();
            let wide = 7.3 * text(words).chars().count() as f64;
            let anchor = words.attr("text-anchor");
            let words = text(words);
            match anchor {
                Some("end") => assert!(x - wide >= 0.0, "{figure}: {words}"),
                Some(_) => {}
                None => assert!(x + wide <= 600.0, "{figure}: {words}"),
            }
        }
    }
}

/// Columns without relation come in by the size of their weights, and the
/// lines with a name stand in the order of the names: the page relies on it.
#[test]
fn columns_come_in_by_size_where_none_is_related() {
    let weights = [-0.4, 0.1, 0.3, 0.2];
    let mut draw = drawn(3);
    let mut csv = "w,x,y,z,target\n".to_owned();
    for row in 0..32_u32 {
        let sign = |j: u32| 1.0 - 2.0 * f64::from((row & j).count_ones() % 2);
        let x = [1, 2, 4, 8].map(sign);
        let terms = x.iter().zip(weights).map(|(x, w)| x * w);
        let target = terms.sum::<f64>() + 0.01 * draw();
        let cells = x.map(|x| x.to_string()).join(",");
        writeln!(csv, "{cells},{target}").unwrap();
    }
    let report = Report::new(&csv, &["--target", "target"]);
    assert!(report.run.status.success(), "{}", errors(&report.run));
    let page = Html::parse_document(&report.read("report.html"));
    let items = all(page.root_element(), "ol.race li");
    let names: Vec<String> = items.iter().map(|item| text(*item)).collect();
    let names: Vec<&str> =
        names.iter().filter_map(|name| name.split(' ').next()).collect();
    assert_eq!(names, ["w", "y", "z", "x"]);
    let parts = items.iter().map(|item| item.attr("data-part").unwrap());
    let parts: Vec<f64> = parts.map(|part| part.parse().unwrap()).collect();
    assert!(parts.is_sorted() && parts[0] > 0.0 && parts[3] < 1.0);
    // From above, by the weights at the end.
    let svg = Html::parse_fragment(&report.read("paths.svg"));
    let words = all(svg.root_element(), "text.text:not([text-anchor])");
    let words: Vec<String> = words.into_iter().map(text).collect();
    assert_eq!(words[1..], ["y", "z", "x", "w"]);
    let ends = all(svg.root_element(), "path.l1:not(.trace)");
    let ends = ends.into_iter().map(|line| end_of(line.attr("d").unwrap()));
    let ends: Vec<f64> = ends.collect();
    assert!(ends.len() == 4 && ends.is_sorted(), "{ends:?}");
}

/// How far down a line ends.
fn end_of(d: &str) -> f64 {
    let numbers = d.replace('-', " -").replace(['M', 'l'], " ");
    let numbers = numbers.split_whitespace().map(|n| n.parse::<f64>().unwrap());
    numbers.skip(1).step_by(2).sum()
}

/// Files as readers have brought them, and what is to be taken: a model whose
/// R², or AUC, on rows left out lies between two others.
#[test]
fn files_of_readers_have_an_answer() {
    let mut far = 0;
    for line in include_str!("own_data/answers.txt").lines() {
        let parts: Vec<&str> = line.split(" | ").collect();
        let [file, target, options, model, from, to] = parts[..] else {
            panic!("six parts: {line}")
        };
        let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
        let csv = fs::read_to_string(place.join(file)).unwrap();
        let options: Vec<&str> = options.split_whitespace().collect();
        let options = [&["--target", target], &options[..]].concat();
        let report = Report::new(&csv, &options);
        assert!(report.run.status.success(), "{file}: {}", errors(&report.run));
        let kind = report.read("model.json");
        let is_it = kind.contains(&format!("\"kind\": \"{model}\""));
        assert!(is_it, "{file}: {}", printed(&report.run));
        let rows = report.rows("The models on rows left out");
        let row = rows.iter().find(|row| row[0] == model).unwrap();
        // R², or for a label AUC.
        let place = if kind.contains("\"label\": {") { 5 } else { 2 };
        let r2: f64 = row[place].replace('\u{2212}', "-").parse().unwrap();
        let [from, to]: [f64; 2] = [from, to].map(|n| n.parse().unwrap());
        assert!((from..=to).contains(&r2), "{file}: {r2}");
        // Only where there is little the one-standard-error rule is far off.
        let page = report.read("report.html");
        let is_far = page.contains(" above the smallest error: the folds");
        let is_little =
            csv.lines().count() < 70 || options.contains(&"--group");
        assert!(is_little || !is_far, "{file}");
        far += usize::from(is_far);
    }
    assert!(far > 1, "{far}");
}

/// Labels that numbers with a long tail nearly separate: by its deviation such
/// a column multiplies the odds by more than a number can hold.
#[test]
fn odds_beyond_all_numbers_are_said() {
    let row = |i: u32| {
        let followers = libm::exp(0.17 * f64::from(i)).round();
        let verified = if i > 40 && i != 47 { "yes" } else { "no" };
        format!("{followers},{},{verified}\n", 20 + i * 7 % 31)
    };
    let rows: String = (0..80).map(row).collect();
    let csv = format!("followers,age,verified\n{rows}");
    let report = Report::new(&csv, &["--target", "verified"]);
    assert!(report.run.status.success(), "{}", errors(&report.run));
    assert!(report.read("report.html").contains("over 10⁹⁹"));
}

#[test]
fn what_is_wrong_is_said_and_nothing_is_written() {
    let cases: [(&[&str], &str); 9] = [
        (&["--target", "none"], "there is no such column"),
        (&["--target", "y", "--folds", "2"], "a whole number from 3"),
        (&["--target", "y", "--out", "."], "names no new folder"),
        (&["--target", "y", "--folds", "50"], "any folds need 8 rows"),
        (&["--target", "y", "--group", "a"], "any folds need 8 rows"),
        (&[], "--target <COLUMN>"),
        (&["--target", "y", "--costs", "1"], "two numbers from 1e-9 to 1e9"),
        (&["--target", "y", "--costs", "10,1"], "this one is a number"),
        (&["--target", "a", "--yes", "9"], "the target has no such value"),
    ];
    let csv = "a,b,y\n1,2.5,3\n2,1.5,5\n3,7.5,1\n4,1.5,2\n";
    for (options, words) in cases {
        let report = Report::new(csv, options);
        assert_eq!(report.run.status.code(), Some(2), "{options:?}");
        assert!(errors(&report.run).contains(words), "{}", errors(&report.run));
        let there = fs::read_dir(report.folder.path()).unwrap().count();
        assert_eq!(there, 1, "{options:?}: something was written");
    }
}

/// A table for which the memory does not suffice comes with the script for
/// many machines; what has the wrong options does not.
#[test]
fn what_is_too_large_comes_with_a_script() {
    let mut csv = "a,b,y\n".to_owned();
    for i in 0..140_000 {
        writeln!(csv, "k{},l{},{}", i % 100, i % 99 * 2, i % 3 / 2).unwrap();
    }
    let report = Report::new(&csv, &["--target", "y"]);
    assert_eq!(report.run.status.code(), Some(2));
    let says = errors(&report.run);
    assert!(says.contains(" MB of memory, and at most 1024 are"), "{says}");
    assert!(says.contains("this file is on standard output"), "{says}");
    let script = printed(&report.run);
    assert!(script.contains("\nFILE = \"my table.csv\"\n"), "{script}");
    let there = fs::read_dir(report.folder.path()).unwrap().count();
    assert_eq!(there, 1, "something was written");
    // The first rows say as much, and gaps are counted by the script.
    let start: String = csv.split_inclusive('\n').take(400).collect();
    let start = start + ",l2,1\n";
    let asked = Report::new(&start, &["--target", "y", "--spark"]);
    assert!(asked.run.status.success(), "{}", errors(&asked.run));
    assert_eq!(printed(&asked.run), script);
    let wrong = Report::new(&csv, &["--target", "z"]);
    assert_eq!(printed(&wrong.run), "");
}

#[test]
fn a_model_that_is_none_is_refused() {
    let report = Report::of_table();
    let whole = report.read("model.json");
    let one = whole.find("\"column\"").unwrap();
    let broken = [
        String::new(),
        "[]".into(),
        whole[..whole.len() / 2].into(),
        whole.replacen("\"weight\": ", "\"weight\": null, \"w\": ", 1),
        whole.replacen("\"level\": ", "\"level\": \"other\", \"x\": ", 1),
        whole.replacen("choose", "other", 1),
        // A feature less than the columns have.
        format!(
            "{}{}",
            &whole[..one],
            &whole[whole[one..].find("},").unwrap()..]
        ),
        whole.replacen("\"column\": \"lift\"", "\"column\": \"loft\"", 1),
        // A level is found by its place in their order.
        whole.replace("\"red\"", "\"a\""),
        // What a terminal obeys.
        whole.replacen("\"kind\": ", "\"\\u001b[2J\": ", 1),
    ];
    for text in broken {
        fs::write(report.path("model.json"), &text).unwrap();
        let run = report.predict("my table.csv");
        assert_eq!(run.status.code(), Some(2), "{text}");
        let says = errors(&run);
        assert!(says.contains("model.json: it"), "{says}");
        assert!(!says.contains('\u{1b}'), "{says}");
        assert_eq!(printed(&run), "");
    }
    let mut large: serde_json::Value = serde_json::from_str(&whole).unwrap();
    for name in ["weight", "mean"] {
        large["features"][0][name] = 1e308.into();
    }
    fs::write(report.path("model.json"), large.to_string()).unwrap();
    let run = report.predict("my table.csv");
    assert_eq!(run.status.code(), Some(2));
    let says = errors(&run);
    assert!(says.contains("my table.csv, line 2: the model's"), "{says}");
}

/// The sample of tumours is every eighth row of chapter 11's data.
#[test]
fn the_sample_of_labels_is_of_the_books_data() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let read = |path: &str| {
        let mut reader = csv::Reader::from_path(root.join(path)).unwrap();
        let names = reader.headers().unwrap().clone();
        let rows = reader.records().map(Result::unwrap);
        (names, rows.collect::<Vec<csv::StringRecord>>())
    };
    let (names, sample) = read("src/samples/tumours.csv");
    let (all, data) = read("tests/libraries/data/breast_cancer.csv");
    assert_eq!(sample.len(), data.len().div_ceil(8));
    for (row, whole) in sample.iter().zip(data.iter().step_by(8)) {
        for (name, cell) in names.iter().zip(row) {
            let of = |name| &whole[all.iter().position(|n| n == name).unwrap()];
            match name {
                "diagnosis" => assert_eq!(
                    cell,
                    ["benign", "malignant"]
                        [usize::from(of("malignant") == "1")]
                ),
                name => assert_eq!(cell, of(name)),
            }
        }
    }
}
