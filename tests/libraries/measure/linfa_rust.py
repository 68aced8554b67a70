from measure import measure, program

measure("linfa", [], versions={"rustc": "1.95.0", "linfa-elasticnet": "0.8.1"},
        lasso=program("rust/target/release/measured-in-rust", "linfa", "lasso"),
        ridge=program("rust/target/release/measured-in-rust", "linfa", "ridge"))
