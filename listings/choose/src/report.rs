//! The report: one file of HTML that asks for no other, and runs no script.

use crate::recommend::spoken;
use crate::said;
use crate::study::Study;
use crate::{HitRate, Strength, hit_rates, sheet};
use base::count;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use figure::{Figure, brief_number, fixed, number};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// The book's fonts: their families, weights and files.
const FONTS: [(&str, u32, &[u8]); 3] = [
    (
        "Source Serif",
        400,
        include_bytes!("../../../theme/fonts/source-serif-400.woff2"),
    ),
    (
        "Source Serif",
        600,
        include_bytes!("../../../theme/fonts/source-serif-600.woff2"),
    ),
    (
        "Source Code",
        400,
        include_bytes!("../../../theme/fonts/source-code-400.woff2"),
    ),
];

/// So many rows of a long table are seen at once.
const ROWS: usize = 20;

/// What stands where there is no number.
const NONE: &str = "none";

const COMPARED: &str = "The models on rows left out";

/// The whole file.
pub fn html(s: &Study, figures: &[Figure]) -> String {
    let target = &s.data.target;
    let figure = |name: &str| {
        let found = figures.iter().find(|figure| figure.name == name);
        // The weights of the mean are no picture.
        let drawn = found.map(|f| {
            let title = f.title();
            f.html(
                &format!("choose-{name}"),
                title,
                &base::escape(title),
                false,
            )
        });
        PreEscaped(drawn.unwrap_or_default())
    };
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                meta name="generator" content=(s.model.made_by);
                title { "What predicts " (target) "?" }
                style { (PreEscaped(style())) }
            }
            body {
                main {
                    h1 { "What predicts " (target) "?" }
                    p.axis {
                        (s.file) ": " (count(s.data.y.len(), "row")) ", "
                        (count(s.names.len(), "column")) " of numbers"
                    }
                    p.answer { (s.recommendation.sentence) }
                    (figure("compared"))
                    (comparison(s))
                    (figure("predicted"))
                    (probabilities(s, &figure("believed")))
                    h2 { "How far to trust it" }
                    (trust(s))
                    (figure("kept"))
                    (kept(s))
                    (rates(s.data.is_label))
                    h2 { "The path of the lasso" }
                    (path(s))
                    (figure("errors"))
                    (figure("paths"))
                    (crate::race::order(s))
                    h2 { "The weights" }
                    (figure("weights"))
                    (weights(s))
                    h2 { "The first predictions" }
                    (predictions(s))
                    h2 { "What each column was taken for" }
                    (taken(s))
                    (notes(s))
                    h2 { "For a section on methods" }
                    p { (methods(s)) }
                    h2 { "To make it again" }
                    (again(s))
                }
            }
        }
    };
    page.into_string()
}

fn style() -> String {
    let font = |(family, weight, file): &(&str, u32, &[u8])| {
        format!(
            "@font-face {{ font-family: \"{family}\"; font-weight: {weight}; \
             src: url(data:font/woff2;base64,{}) format(\"woff2\"); }}\n",
            BASE64_STANDARD.encode(file)
        )
    };
    let fonts: String = FONTS.iter().map(font).collect();
    [&fonts, figure::STYLE, figure::INKS, include_str!("report.css")].concat()
}

/// A table that can be scrolled sideways, by keyboard, too.
fn table(caption: &str, head: &[&str], rows: &[Vec<Markup>]) -> Markup {
    let class = |j: usize| {
        let is_number = |row: &Vec<Markup>| {
            let is_digit = |c: char| c.is_ascii_digit() || c == '\u{2212}';
            row[j].0.starts_with(is_digit) || row[j].0 == NONE
        };
        if rows.iter().all(is_number) { "number" } else { "" }
    };
    html! {
        div.scroll tabindex="0" role="region" aria-label=(caption) {
            table {
                caption { (caption) }
                thead {
                    tr {
                        @for (j, words) in head.iter().enumerate() {
                            th scope="col" class=(class(j)) { (words) }
                        }
                    }
                }
                tbody {
                    @for row in rows {
                        tr {
                            @for (j, cell) in row.iter().enumerate() {
                                @if j == 0 {
                                    th.name scope="row" { (cell) }
                                } @else {
                                    td class=(class(j)) { (cell) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A table of which the first rows are seen, and the others when asked for.
fn long_table(caption: &str, head: &[&str], rows: &[Vec<Markup>]) -> Markup {
    let (first, rest) = rows.split_at(ROWS.min(rows.len()));
    html! {
        (table(caption, head, first))
        @if !rest.is_empty() {
            details {
                summary { (count(rest.len(), "more row")) }
                (table(&format!("{caption}, the others"), head, rest))
            }
        }
    }
}

fn cell(text: impl AsRef<str>) -> Markup {
    html! { (text.as_ref()) }
}

/// The models, the one with the smallest error first.
fn comparison(s: &Study) -> Markup {
    let models = said::models(s);
    let (head, rows) = said::comparison(s, &models);
    let rows = models.iter().zip(rows).map(|(m, row)| {
        let is_taken = m.kind == s.recommendation.kind;
        let mut row: Vec<Markup> = row.into_iter().map(cell).collect();
        row[0] = html! { span.taken[is_taken] { (m.kind.name()) } };
        let strength = |of: fn(Strength) -> f64| {
            cell(m.strength.map_or(NONE.into(), |s| number(of(s))))
        };
        row.extend([strength(|s| s.alpha), strength(|s| s.ratio)]);
        row
    });
    let mut head: Vec<&str> = head.iter().map(String::as_str).collect();
    head.extend(["α", "L1 part"]);
    let measured = match &s.model.label {
        None => format!(
            "The error is the mean of the squared misses in rows left out. \
             Its root is in the unit of {}, and so are the predictions; the \
             error is in the square of this unit. R² is the part of the error \
             of the mean that a model saves.",
            s.data.target
        ),
        Some(label) => format!(
            "A row left out costs −ln p, where p is the probability that it \
             was told for what it is; the log loss is the mean of that. The \
             rate tells each row the share of {yes} in the rows that it \
             learns from. AUC says in how many of all pairs of a {yes} and a \
             {no} in a fold the {yes} was told more; ½ is chance. “Errors at \
             ½” are rows that were told less than ½ for what they are.",
            yes = label.yes,
            no = label.no
        ),
    };
    html! {
        (table(COMPARED, &head, &rows.collect::<Vec<_>>()))
        p {
            (measured)
            " “Above best” is the difference from the smallest error, measured \
             row by row. “± s.e.” is the standard error of the number before \
             it. The last columns say how many columns the model of all rows \
             uses, which strength α it has in the convention of scikit-learn, \
             and which part of its price is L1."
            @if s.data.is_label {
                " Its C is 1/(α × "
                @if s.data.weights.is_some() { "the rows’ weights added up" }
                @else { "rows" }
                ")."
            }
        }
    }
}

/// Whether probabilities can be believed, and from where on a yes is said.
fn probabilities(s: &Study, believed: &Markup) -> Markup {
    let both = said::confusion(s).zip(said::cut_off(s));
    let Some(((head, rows), cut_off)) = both else { return html! {} };
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    let row = |row: Vec<String>| row.into_iter().map(cell).collect();
    let rows: Vec<Vec<Markup>> = rows.into_iter().map(row).collect();
    html! {
        h2 { "Can the probabilities be believed?" }
        p {
            "Rows left out were put in order by what "
            (spoken(s.recommendation.kind)) " told them, and into groups of as \
             many rows. Of rows that are told 30 per cent about three in ten \
             should be a yes: the dots should lie near the dotted line. The \
             strokes say how far off they may be by chance, for about two \
             groups in three."
        }
        (believed)
        h2 { "Where a yes begins" }
        p { (cut_off) }
        (table("Rows left out, and what they were called", &head, &rows))
    }
}

fn trust(s: &Study) -> Markup {
    let (trust, noise) = (&s.trust, &s.trust.noise);
    let simple: Vec<&str> =
        trust.simple.columns.iter().map(|j| &*s.names[*j]).collect();
    html! {
        p {
            "The rows were drawn again " (trust.draws) " times, and the lasso \
             was fitted to each draw at the strength of the comparison. A \
             column that is kept in nearly every draw can be relied on to come \
             back; one that is kept in half of them is there by luck as well."
        }
        p {
            "Then " (count(noise.columns, "column")) " of nothing but noise "
            @if noise.columns == 1 { "was" } @else { "were" }
            " added, " (count(noise.draws, "time")) ". On average "
            (number((10.0 * noise.kept).round() / 10.0))
            " of them were kept at the strength with the smallest error, and "
            (number((10.0 * noise.kept_simple).round() / 10.0))
            " at the strength of the one-standard-error rule."
        }
        p {
            "This rule takes the strongest price whose error is within one \
             standard error of the smallest: α = "
            (number(trust.simple.alpha)) ", with the error "
            (brief_number(trust.simple.error)) ". It keeps "
            (count(simple.len(), "column"))
            @if simple.is_empty() { "." } @else { ": " (simple.join(", ")) "." }
            @if let Some(far) = said::far_rule(s) { " " (far) }
        }
    }
}

fn kept(s: &Study) -> Markup {
    let mut order: Vec<usize> = (0..s.names.len()).collect();
    order.sort_by(|&a, &b| s.trust.kept[b].total_cmp(&s.trust.kept[a]));
    let row = |&j: &usize| {
        let in_list = s.trust.simple.columns.contains(&j);
        let share = format!("{:.0} %", 100.0 * s.trust.kept[j]);
        let list = if in_list { "in it" } else { "" };
        vec![cell(&s.names[j]), cell(share), cell(list)]
    };
    let rows: Vec<_> = order.iter().map(row).collect();
    let head = ["column", "kept", "one-standard-error list"];
    long_table("How often each column was kept", &head, &rows)
}

/// How good such a recommendation is where the truth is known.
fn rates(is_label: bool) -> Markup {
    let row = |rate: &HitRate| {
        let most = rate.recommended.iter().max_by_key(|(_, count)| *count);
        let (kind, times) = most.expect("there are kinds");
        vec![
            cell(rate.world),
            cell(number(rate.hits as f64)),
            cell(number(*times as f64)),
            cell(kind.name()),
        ]
    };
    let rates = hit_rates(is_label);
    let rows: Vec<_> = rates.iter().map(row).collect();
    let head = ["made-up world", "hits", "most often", "that is"];
    let draws = rates.first().map_or(0, |rate| rate.draws);
    html! {
        details {
            summary { "How often such a recommendation is right" }
            p {
                "Where the data are made up, the truth is known. Each of these \
                 worlds was drawn " (draws) " times. It was a hit when the \
                 recommended model was at most 5 % worse on many new rows than \
                 the best of all models. The last columns say which model was \
                 recommended most often, and how often."
            }
            (table("Recommendations in made-up worlds", &head, &rows))
        }
    }
}

fn path(s: &Study) -> Markup {
    let curve = &s.comparison.lasso;
    html! {
        p {
            "The price falls from left to right over "
            (curve.alphas.len()) " strengths α, and the columns come in one by \
             one. The first figure has the "
            (s.comparison.measure())
            " on rows left out, with its \
             standard error; the numbers above it say how many columns are \
             kept. The second one has the weights."
        }
    }
}

fn weights(s: &Study) -> Markup {
    let model = &s.model;
    let scaled =
        |j: usize| model.features[j].weight * model.features[j].deviation;
    let mut order: Vec<usize> = (0..model.features.len()).collect();
    order.sort_by(|&a, &b| scaled(b).abs().total_cmp(&scaled(a).abs()));
    let used = order.iter().filter(|j| model.features[**j].weight != 0.0);
    let row = |&j: &usize| {
        let f = &model.features[j];
        let number = |x: f64| cell(brief_number(x));
        let mut row = vec![
            cell(f.name()),
            number(f.weight),
            number(f.mean),
            number(f.deviation),
            number(scaled(j)),
        ];
        row.extend(model.label.as_ref().map(|_| cell(times(scaled(j)))));
        row
    };
    let rows: Vec<_> = used.map(row).collect();
    let mut head =
        vec!["column", "weight", "mean", "deviation", "weight × deviation"];
    head.extend(model.label.as_ref().map(|_| "odds ×"));
    let intercept = s.chosen().fit.intercept;
    let (rises, is) = match &model.label {
        None => ("prediction rises", "prediction is"),
        Some(_) => ("log odds rise", "log odds are"),
    };
    html! {
        p {
            "The weights of " (model.kind) ", in the units of the file: if a \
             column rises by 1, the " (rises) " by its weight. The \
             intercept is " (brief_number(intercept)) ". Where every column is \
             at its mean, the " (is) " " (brief_number(model.centre)) ". "
            @if let Some(label) = &model.label {
                "The odds of " (label.yes) ", p/(1 − p), are e to the power of \
                 the log odds. The last column says by what they are \
                 multiplied if a column rises by its standard deviation and \
                 the others stay. "
            }
            (count(model.features.len() - rows.len(), "column")) " of "
            (number(model.features.len() as f64)) " have the weight 0. All \
             digits are in weights.csv and in model.json."
        }
        @if rows.is_empty() {
            p {
                "It predicts " (s.comparison.baseline().kind.name())
                ", and uses no column."
            }
        } @else {
            (long_table("The weights that are not 0", &head, &rows))
        }
    }
}

fn predictions(s: &Study) -> Markup {
    let label = s.model.label.as_ref();
    let row = |(i, predicted): (usize, f64)| {
        let name = s.identifier.as_ref().map(|id| id.rows[i].clone());
        let name = name.unwrap_or_else(|| format!("row {}", i + 1));
        let mut row = vec![cell(name), cell(sheet::digits(predicted))];
        match label {
            None => row.push(cell(number(s.data.y[i]))),
            Some(label) => {
                let is =
                    if s.data.y[i] == 1.0 { &label.yes } else { &label.no };
                row.extend([label.word(predicted), is].map(cell));
            }
        }
        row
    };
    let head = match label {
        None => vec!["row", "predicted", "measured"],
        Some(_) => vec!["row", "predicted", "called", "it is"],
    };
    let rows: Vec<_> =
        s.predictions().into_iter().enumerate().map(row).collect();
    html! {
        p {
            "The model has seen these rows. "
            @if let Some(label) = label {
                "Predicted is the probability of " (label.yes) ". "
            }
            "It stands in model.json, and "
            code { "choose predict model.json FILE" }
            " gives the same numbers, to the last bit."
        }
        (table("The first rows of the file", &head, &rows))
    }
}

fn taken(s: &Study) -> Markup {
    let row =
        |t: &::table::Taken| vec![cell(&t.name), cell(&t.role), cell(&t.why)];
    let rows: Vec<_> = s.taken.iter().map(row).collect();
    let head = ["column", "taken for", "how, or why"];
    long_table("The columns of the file", &head, &rows)
}

fn notes(s: &Study) -> Markup {
    html! {
        @if !s.notes.is_empty() {
            ul {
                @for note in &s.notes { li { (note) } }
            }
        }
    }
}

/// By what odds are multiplied that rise by so much in logarithms.
fn times(rise: f64) -> String {
    const MOST: f64 = 230.0;
    match rise {
        rise if rise > MOST => "over 10⁹⁹".to_owned(),
        rise if rise < -MOST => "under 10⁻⁹⁹".to_owned(),
        rise => brief_number(libm::exp(rise)),
    }
}

/// How the rows were put into folds.
fn dealt(s: &Study) -> &'static str {
    match (&s.data.time, &s.data.groups) {
        (Some(_), _) => "stretches of time, each predicted from those before",
        (None, Some(_)) => "folds that keep groups together",
        (None, None) if s.data.is_label => {
            "folds of shuffled rows, each label dealt out by itself"
        }
        (None, None) => "folds of shuffled rows",
    }
}

/// What is drawn again.
fn drawn(s: &Study) -> &'static str {
    match (&s.data.time, &s.data.groups) {
        (Some(_), _) => "stretches of time",
        (None, Some(_)) => "groups",
        (None, None) => "rows",
    }
}

/// Words that may be taken over into a paper.
fn methods(s: &Study) -> String {
    let names = s.comparison.models.iter().map(|m| m.kind.name());
    let names: Vec<&str> = names.collect();
    let (last, first) = names.split_last().expect("there are kinds");
    let taken = s.chosen();
    let weighted = match s.data.weights {
        Some(_) => " Rows were weighted.",
        None => "",
    };
    let name = with_capital(taken.kind.name());
    let last_fold = s.comparison.folds.iter().flatten().max();
    let compared = last_fold.map_or(0, |fold| fold + 1);
    let baseline = s.comparison.baseline();
    let (model, measure, result) = match (&s.model.label, taken.judged) {
        (Some(label), Some(judged)) => (
            format!(" (logistic regression, {} as the yes)", label.yes),
            "log loss",
            format!(
                "{name} has the log loss {} (the rate: {}) and the AUC {}, by \
                 pairs within folds. A row is called {} from the probability \
                 {} on, by stated costs of {} for a missed one and {} for a \
                 false alarm.",
                brief_number(taken.error),
                brief_number(baseline.error),
                fixed(judged.auc, 3),
                label.yes,
                brief_number(label.cut_off),
                number(label.missed),
                number(label.false_alarm),
            ),
        ),
        _ => (
            String::new(),
            "mean squared error",
            format!(
                "{name} has the root mean square error {} (the mean: {}), and \
                 R² = {}.",
                brief_number(taken.root()),
                brief_number(baseline.root()),
                fixed(taken.r_squared, 3),
            ),
        ),
    };
    format!(
        "To predict {}{model}, {} and {last} were compared by the {measure} \
         on rows left out, in {} {}, of {} rows with {} columns. The columns \
         were standardised within each fold, and strengths were chosen by \
         cross-validation within the rows that a fold learns from.{weighted} \
         The differences between models were measured row by row. {result} \
         How often the lasso keeps each column was counted in {} draws of the \
         {}, at the strength that all rows chose. It was computed with {}, \
         seed {}.",
        s.data.target,
        first.join(", "),
        compared,
        dealt(s),
        number(s.data.y.len() as f64),
        number(s.names.len() as f64),
        s.trust.draws,
        drawn(s),
        s.model.made_by,
        s.settings.seed,
    )
}

fn with_capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

fn again(s: &Study) -> Markup {
    html! {
        p {
            "With the book’s programs, in the folder of the file; the same \
             file gives the same report."
        }
        pre tabindex="0" { code { (s.command) } }
        p { "And to predict further rows:" }
        pre tabindex="0" {
            code { "choose predict model.json FILE > predictions.csv" }
        }
        p { (s.model.made_by) ", seed " (s.settings.seed) "." }
    }
}
