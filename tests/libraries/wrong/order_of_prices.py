# /// script
# dependencies = ["statsmodels==0.15.0", "formulaic==1.2.2", "pandas==3.1.1", "numpy==2.4.6"]
# ///
"""statsmodels: prices in the order of a formula, with its two engines."""

import numpy as np
import pandas
import statsmodels.formula as formula
import statsmodels.formula.api as by_formula
from common import say

random = np.random.default_rng(0)
rows = pandas.DataFrame({"x": random.normal(size=120), "g": list("uvw") * 40})
rows["y"] = (2 * rows.x + 1.5 * (rows.g == "v") - (rows.g == "w")
             + 0.1 * random.normal(size=120))
for engine, ordering in [("patsy", "legacy"), ("formulaic", "degree")]:
    formula.options.formula_engine = engine
    formula.options.ordering = ordering
    found = by_formula.ols("y ~ x + C(g)", rows).fit_regularized(
        alpha=[0, 0.5, 0, 0], L1_wt=1.0)
    say(engine=engine, weights=found.params.round(6).to_dict())
