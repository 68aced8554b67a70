#!/usr/bin/env bash
# Gradescope runs this once, with a network, when the zip is uploaded.
set -euo pipefail
cd "${AUTOGRADER:-/autograder}/source"
chmod 700 . # the secret is nobody's business
. ./environment
if ! command -v cargo >/dev/null; then
    apt-get update
    apt-get install -y --no-install-recommends build-essential ca-certificates curl
    curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs |
        sh -s -- -y --no-modify-path --profile minimal
fi
cargo build --release --bin grade
