use anyhow::Result;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A zip in the making. The same files make the same bytes.
pub(crate) struct Archive(ZipWriter<Cursor<Vec<u8>>>);

impl Archive {
    pub fn new() -> Self {
        Archive(ZipWriter::new(Cursor::new(vec![])))
    }

    /// Adds a file that nobody runs.
    pub fn add(&mut self, name: &str, content: impl AsRef<[u8]>) -> Result<()> {
        self.add_as(name, content, 0o644)
    }

    /// Adds a script.
    pub fn add_script(&mut self, name: &str, text: &str) -> Result<()> {
        self.add_as(name, text, 0o755)
    }

    /// Adds a file that its owner alone may read.
    pub fn add_secret(&mut self, name: &str, text: &str) -> Result<()> {
        self.add_as(name, text, 0o600)
    }

    fn add_as(
        &mut self,
        name: &str,
        content: impl AsRef<[u8]>,
        mode: u32,
    ) -> Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(mode);
        self.0.start_file(name, options)?;
        self.0.write_all(content.as_ref())?;
        Ok(())
    }

    /// The bytes of the zip.
    pub fn finish(self) -> Result<Vec<u8>> {
        Ok(self.0.finish()?.into_inner())
    }
}
