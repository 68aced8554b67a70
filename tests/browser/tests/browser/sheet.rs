//! What is on a page of a PDF, and where: words and ink.

use lopdf::content::Operation;
use lopdf::{Dictionary, Document, Encoding, Object};
use std::collections::BTreeMap;

/// A page, in points from its upper left corner.
#[derive(Debug)]
pub struct Sheet {
    pub width: f64,
    pub height: f64,
    pub words: Vec<Words>,
    /// How far down each line or area reaches that is not white.
    pub ink: Vec<f64>,
}

/// Some letters that are written at once.
#[derive(Debug)]
pub struct Words {
    pub text: String,
    /// How far to the right and down they stand, and how large they are.
    pub right: f64,
    pub down: f64,
    pub size: f64,
}

impl Sheet {
    /// All pages of a PDF.
    pub fn read_all(pdf: &Document) -> Vec<Sheet> {
        pdf.get_pages().into_values().map(|id| Sheet::read(pdf, id)).collect()
    }

    fn read(pdf: &Document, id: lopdf::ObjectId) -> Sheet {
        let page = pdf.get_dictionary(id).unwrap();
        let corners = page.get(b"MediaBox").and_then(Object::as_array).unwrap();
        let corners: Vec<f64> = corners.iter().map(number).collect();
        let fonts = pdf.get_page_fonts(id).unwrap();
        let fonts = fonts.into_iter().filter_map(|font| letters(pdf, font));
        let fonts = fonts.collect();
        let (width, height) = (corners[2], corners[3]);
        let sheet = Sheet { width, height, words: vec![], ink: vec![] };
        let mut pen = Pen { fonts, sheet, ..Pen::default() };
        for operation in pdf.get_and_decode_page_content(id).unwrap().operations
        {
            pen.follow(&operation);
        }
        pen.sheet
    }

    /// All letters and digits, and how far to the right the words of each
    /// begin.
    pub fn letters(&self) -> (String, Vec<f64>) {
        let (mut text, mut starts) = (String::new(), vec![]);
        for words in &self.words {
            text += &squeeze(&words.text);
            starts.resize(text.len(), words.right);
        }
        (text, starts)
    }

    /// The words between two heights, squeezed.
    pub fn text(&self, from: f64, to: f64) -> String {
        let here = |words: &&Words| from <= words.down && words.down < to;
        let words = self.words.iter().filter(here);
        squeeze(&words.map(|words| &*words.text).collect::<String>())
    }
}

impl Default for Sheet {
    fn default() -> Self {
        Sheet { width: 0.0, height: 0.0, words: vec![], ink: vec![] }
    }
}

/// A font's name on a page, and which letters it has.
fn letters<'a>(
    pdf: &'a Document,
    (name, font): (Vec<u8>, &'a Dictionary),
) -> Option<(Vec<u8>, Encoding<'a>)> {
    Some((name, font.get_font_encoding(pdf).ok()?))
}

/// Nothing but the letters and digits that every font has: a PDF has blanks as
/// distances, and the letters of formulas from fonts that name none.
pub fn squeeze(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).collect()
}

fn number(object: &Object) -> f64 {
    object.as_float().map_or(0.0, f64::from)
}

/// Where a plane's numbers go on another: x and y from a, b, c, d, e, f.
type Map = [f64; 6];

const SAME: Map = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First one map, then the other.
fn chain(first: Map, second: Map) -> Map {
    let [a, b, c, d, e, f] = first;
    let place = |x: f64, y: f64| {
        [
            second[0].mul_add(x, second[2] * y),
            second[1].mul_add(x, second[3] * y),
        ]
    };
    let ([a, b], [c, d], [e, f]) = (place(a, b), place(c, d), place(e, f));
    [a, b, c, d, e + second[4], f + second[5]]
}

/// What follows the operations of a page. Chromium needs few of them.
struct Pen<'a> {
    fonts: BTreeMap<Vec<u8>, Encoding<'a>>,
    sheet: Sheet,
    map: Map,
    is_white: bool,
    kept: Vec<(Map, bool)>,
    /// How far down the points of the path are.
    path: Vec<f64>,
    font: Vec<u8>,
    size: f64,
    text: Map,
}

impl Default for Pen<'_> {
    fn default() -> Self {
        Pen {
            fonts: BTreeMap::new(),
            sheet: Sheet::default(),
            map: SAME,
            is_white: false,
            kept: vec![],
            path: vec![],
            font: vec![],
            size: 0.0,
            text: SAME,
        }
    }
}

impl Pen<'_> {
    fn follow(&mut self, operation: &Operation) {
        let operands = &operation.operands;
        let n: Vec<f64> = operands.iter().map(number).collect();
        let map = || [n[0], n[1], n[2], n[3], n[4], n[5]];
        match &*operation.operator {
            "q" => self.kept.push((self.map, self.is_white)),
            "Q" => {
                (self.map, self.is_white) = self.kept.pop().expect("a q");
            }
            "cm" => self.map = chain(map(), self.map),
            "rg" => self.is_white = n.iter().all(|part| *part == 1.0),
            "re" => {
                self.add_point(n[0], n[1]);
                self.add_point(n[0] + n[2], n[1] + n[3]);
            }
            "m" | "l" | "c" | "v" | "y" => {
                n.chunks(2)
                    .for_each(|point| self.add_point(point[0], point[1]));
            }
            "n" => self.path.clear(),
            "f" | "f*" | "S" | "B" => {
                let path = std::mem::take(&mut self.path);
                if !self.is_white {
                    self.sheet.ink.extend(path.into_iter().reduce(f64::max));
                }
            }
            "Tf" => {
                let name = operands[0].as_name().unwrap();
                name.clone_into(&mut self.font);
                self.size = n[1];
            }
            "Tm" => self.text = map(),
            "Td" => {
                self.text = chain([1.0, 0.0, 0.0, 1.0, n[0], n[1]], self.text);
            }
            "Tj" => self.write(operands[0].as_str().unwrap()),
            "TJ" | "Do" | "'" | "T*" => {
                panic!("{} is new here: follow it, too", operation.operator)
            }
            _ => {}
        }
    }

    fn add_point(&mut self, x: f64, y: f64) {
        let down = self.depth([1.0, 0.0, 0.0, 1.0, x, y]);
        self.path.push(down);
    }

    fn depth(&self, map: Map) -> f64 {
        self.sheet.height - chain(map, self.map)[5]
    }

    fn write(&mut self, bytes: &[u8]) {
        let text = self.fonts.get(&self.font).map_or(String::new(), |font| {
            Document::decode_text(font, bytes).unwrap_or_default()
        });
        let map = chain(self.text, self.map);
        let size = self.size * map[2].hypot(map[3]);
        let (right, down) = (map[4], self.depth(self.text));
        self.sheet.words.push(Words { text, right, down, size });
    }
}
