//! The program that runs in the page, compiled for it.

use crate::target_folder;
use anyhow::{Context, Result, ensure};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the module is compiled for.
const TARGET: &str = "wasm32-wasip1";

/// The variable that names another cargo for the module, where the target
/// cannot be had from rustup (`.ci/run` has an example); if it is empty, the
/// book is made without, which saves an author in a hurry the compilation.
const CARGO: &str = "WASM_CARGO";

/// The module: the program `bin` of the Rust project in `root`, compiled if
/// something has changed, or why there is none. The project has a profile
/// `wasm`.
///
/// # Errors
/// If it does not compile.
pub fn module(root: &Path, bin: &str) -> Result<Result<Vec<u8>, &'static str>> {
    if let Some(why) = why_none() {
        return Ok(Err(why));
    }
    // A folder of its own: the two compilations would undo each other's work.
    let folder = target_folder(root).join("live");
    let cargo = env::var_os(CARGO).or_else(|| env::var_os("CARGO"));
    let status = Command::new(cargo.unwrap_or_else(|| "cargo".into()))
        .current_dir(root)
        .args(["build", "--quiet", "--locked", "--bin", bin])
        .args(["--profile", "wasm", "--target", TARGET, "--target-dir"])
        .arg(&folder)
        .arg("--config")
        .arg(format!("target.{TARGET}.rustflags={:?}", flags()))
        .status()
        .context("cannot start cargo for the program in the page")?;
    ensure!(status.success(), "the program in the page does not compile");
    let file = folder.join(TARGET).join("wasm").join(bin);
    let file = file.with_extension("wasm");
    fs::read(&file)
        .with_context(|| format!("cannot read {}", file.display()))
        .map(Ok)
}

/// Why the book is made without the module, if it is.
pub fn why_none() -> Option<&'static str> {
    match env::var_os(CARGO) {
        Some(cargo) if cargo.is_empty() => Some("WASM_CARGO is empty"),
        None if !has_target() => {
            Some("`rustup target add wasm32-wasip1` brings them")
        }
        _ => None,
    }
}

/// What the compiler is told besides: to write addresses no longer than they
/// are, and to name other people's crates without where they lie here.
fn flags() -> Vec<String> {
    let named = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = || Some(env::home_dir()?.join(".cargo"));
    let sources = named.or_else(home).map(|home| home.join("registry/src"));
    let folders = sources.and_then(|sources| fs::read_dir(sources).ok());
    let folders = folders.into_iter().flatten().flatten();
    let without =
        |folder: PathBuf| format!("--remap-path-prefix={}=", folder.display());
    let mut flags: Vec<String> =
        folders.map(|folder| without(folder.path())).collect();
    flags.sort();
    flags.push("-Clink-arg=--compress-relocations".into());
    flags
}

/// Whether the compiler has the target's standard library.
fn has_target() -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
    let said = Command::new(rustc)
        .current_dir(base::book_root())
        .args(["--print", "target-libdir", "--target", TARGET])
        .output();
    said.is_ok_and(|said| {
        let folder = String::from_utf8_lossy(&said.stdout);
        fs::exists(folder.trim()).unwrap_or(false)
    })
}
