//! Programs in the page: those of the chapters, and the one for a reader's own
//! table.

use crate::examples::short_sum;
use crate::slim::without_comments;
use anyhow::{Context, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use lzma_rust2::{LzmaOptions, LzmaWriter};
use std::fs;
use std::io::Write as _;
use std::path::Path;

/// The files of `theme/live` that make every script, in order, before its own.
/// Each sees what those before it define, and `MODULE`, the module in base64,
/// and `STYLE`, the style sheet.
const SCRIPTS: [&str; 4] =
    ["elements.js", "system.js", "programs.js", "words.js"];

/// What a script is for, and its own files.
pub(crate) const TERMINAL: (&str, &[&str]) =
    ("live", &["terminal.js", "instrument.js"]);
pub(crate) const PANEL: (&str, &[&str]) = ("panel", &["race.js", "panel.js"]);

/// A script that a page loads when a reader first needs it.
pub(crate) struct Live {
    /// Its name, which says what is in it.
    pub name: String,
    pub script: String,
}

impl Live {
    /// The files of `theme/live` with a module of programs, which is
    /// compressed: a page that is opened from a folder on disk can load a
    /// script, and no other file.
    pub fn new(
        root: &Path,
        module: &[u8],
        (kind, own): (&str, &[&str]),
    ) -> Result<Self> {
        let read = |name: &str| {
            let path = root.join("theme/live").join(name);
            fs::read_to_string(&path)
                .with_context(|| format!("cannot read {}", path.display()))
        };
        let unpack = without_comments(&read("lzma.js")?);
        let style =
            serde_json::to_string(&without_comments(&read("terminal.css")?))?;
        let files = SCRIPTS.iter().chain(own);
        let code: Result<String> = files.map(|name| read(name)).collect();
        let code = without_comments(&code?);
        // A quarter smaller than with gzip.
        let size = Some(module.len() as u64);
        let mut options = LzmaOptions::with_preset(6);
        options.dict_size = 1 << 20;
        let mut packed = LzmaWriter::new_use_header(vec![], &options, size)?;
        packed.write_all(module)?;
        let module = BASE64_STANDARD.encode(packed.finish()?);
        let script = format!(
            "(() => {{\nconst module = {{}};\n{unpack}\
             ((MODULE, STYLE) => {{\n\"use strict\";\n{code}}})\
             (\"{module}\", {style});\n}})();\n"
        );
        Ok(Live {
            name: format!("{kind}-{}.js", short_sum(script.as_bytes())),
            script,
        })
    }
}
