#!/usr/bin/env bash
# math-core 0.7.0 shows the length after a row as text, and raises no error.
#
# In LaTeX a row of `aligned` may end with `\\[1ex]`: the next row then stands
# 1ex lower, and no part of it is printed (LaTeX2e manual, `\\`; amsmath user's
# guide, 3.1). One would expect math-core to do the same, or to refuse it, as it
# refuses commands that it does not know.
#
# What happens: it ends the row at `\\` and puts `[1ex]` into the first cell of
# the next row, as a bracket, a number, two variables and a bracket.
#
# Source: https://github.com/tmke8/math-core, commit ed0de3dc, the release that
# crates.io has as math-core 0.7.0; crates/math-core/src/parser.rs, where
# `Token::NewLine` is taken, looks for no bracket.
#
# Run it as it is; it needs cargo and crates.io. It exits with 0 as long as this
# is so, and with 1 as soon as anything about it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
cd "$folder"
mkdir src
cat >Cargo.toml <<'END'
[package]
name = "row-spacing"
edition = "2024"
[dependencies]
math-core = "=0.7.0"
END
cat >src/main.rs <<'END'
use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};

fn main() {
    let converter = LatexToMathML::new(MathCoreConfig::default()).unwrap();
    let made = |tex: &str| {
        let made = converter.convert_with_local_state(tex, MathDisplay::Block);
        made.map(|made| made.mathml).map_err(|error| error.error_message())
    };
    let lower = made(r"\begin{aligned} a &= b \\[1ex] c &= d \end{aligned}");
    let unknown = made(r"a \nosuchcommand b");
    println!("with a length: {lower:?}\nunknown: {unknown:?}");
    let is_text = |mathml: &String| {
        mathml.contains("[</mo><mn>1</mn><mi>e</mi><mi>x</mi>")
    };
    let still = lower.is_ok_and(|mathml| is_text(&mathml)) && unknown.is_err();
    println!("{}", if still { "as described" } else { "it has changed" });
    std::process::exit(i32::from(!still));
}
END
cargo run --quiet
