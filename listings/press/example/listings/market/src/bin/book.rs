//! Makes the book.

use market::Market;
use press::{Made, Press, Program};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    base::exit(|| {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
        let made = make(root.as_ref())?;
        base::say(&format!("the book is in {}", made.index.display()));
        anyhow::Ok(())
    })
}

/// Draws what the chapters draw, and makes the book in `root`.
pub fn make(root: &Path) -> anyhow::Result<Made> {
    let press = Press::new(vec![Program::of::<Market>()], vec![])
        .with_inks(&[("supply", &[]), ("demand", &[])]);
    base::write_all(&press.generated(root)?)?;
    // Without this the pages have no Run buttons.
    let press = match press::module(root, "market")? {
        Ok(module) => press.with_module(root, &module)?,
        Err(_) => press,
    };
    press.make(root)
}
