//! The chapters' programs in the page.

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use lzma_rust2::{LzmaOptions, LzmaWriter};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Write as _;
use std::path::Path;

/// The script that a page loads when a reader first runs a command.
pub(crate) struct Live {
    /// Its name, which says what is in it.
    pub name: String,
    pub script: String,
}

impl Live {
    /// `theme/live.js` with its style sheet and the module of all programs,
    /// which is compressed: a page that is opened from a folder on disk can load a
    /// script, and no other file.
    pub fn new(root: &Path, module: &[u8]) -> Result<Self> {
        let read = |name: &str| {
            let path = root.join("theme").join(name);
            fs::read_to_string(&path)
                .with_context(|| format!("cannot read {}", path.display()))
        };
        let (code, style) = (read("live.js")?, read("live.css")?);
        let unpack = read("lzma.js")?;
        // A quarter smaller than with gzip.
        let size = Some(module.len() as u64);
        let options = LzmaOptions::with_preset(9);
        let mut packed = LzmaWriter::new_use_header(vec![], &options, size)?;
        packed.write_all(module)?;
        let module = BASE64_STANDARD.encode(packed.finish()?);
        let style = serde_json::to_string(&style)?;
        let script = format!(
            "(() => {{\nconst module = {{}};\n{unpack}\
             ((MODULE, STYLE) => {{\n{code}}})(\"{module}\", {style});\n\
             }})();\n"
        );
        let sum = &Sha256::digest(&script)[..4];
        let sum: Vec<String> =
            sum.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Live { name: format!("live-{}.js", sum.concat()), script })
    }
}
