# /// script
# dependencies = ["numpy==2.4.6"]
# ///
from measure import measure, program

measure("tensorflow-js", [], versions={"node": "20.20.2", "tfjs": "4.22.0"},
        lasso=program("node", "tensorflow.js", "lasso"),
        ridge=program("node", "tensorflow.js", "ridge"))
