# /// script
# dependencies = ["numpy==2.4.6"]
# ///
from measure import measure, program

measure("mass", [], versions={"R": "4.2.2", "MASS": "7.3-58.2"},
        ridge=program("Rscript", "mass.R"))
