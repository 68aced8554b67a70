# /// script
# dependencies = ["numpy==2.4.6"]
# ///
from measure import measure, program

measure("caret", [], versions={"R": "4.2.2", "caret": "6.0-93", "glmnet": "4.1-6"},
        lasso=program("Rscript", "caret.R", "lasso"),
        ridge=program("Rscript", "caret.R", "ridge"))
