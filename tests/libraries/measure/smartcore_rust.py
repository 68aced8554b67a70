from measure import measure, program

measure("smartcore", [], versions={"rustc": "1.95.0", "smartcore": "0.7.0"},
        lasso=program("rust/target/release/measured-in-rust", "smartcore", "lasso"),
        ridge=program("rust/target/release/measured-in-rust", "smartcore", "ridge"))
