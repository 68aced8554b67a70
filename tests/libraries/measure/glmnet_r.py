# /// script
# dependencies = ["numpy==2.4.6"]
# ///
from measure import measure, program

measure("glmnet", [], versions={"R": "4.2.2", "glmnet": "4.1-6"},
        lasso=program("Rscript", "glmnet.R", "lasso"),
        ridge=program("Rscript", "glmnet.R", "ridge"))
