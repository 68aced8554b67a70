from measure import measure, program

measure("candle", [], versions={"rustc": "1.95.0", "candle-nn": "0.11.1"},
        lasso=program("rust/target/release/measured-in-rust", "candle", "lasso"),
        ridge=program("rust/target/release/measured-in-rust", "candle", "ridge"))
