# /// script
# dependencies = ["scikit-learn==1.9.1", "pandas==3.1.1", "numpy==2.4.6"]
# ///
"""scikit-learn: a missing duration among durations."""

import numpy as np
import pandas
from common import say
from sklearn.linear_model import Ridge

days = pandas.Series(pandas.to_timedelta([1, 2, None, 4, 5, 6, 7], unit="D"))
rows = np.arange(7.0).reshape(-1, 1)
whole = pandas.to_timedelta([1, 2, 3, 4, 5, 6, 7], unit="D").to_series()
say(target="whole", weight=Ridge(0.1).fit(rows, whole).coef_)
say(target="one missing", weight=Ridge(0.1).fit(rows, days).coef_)
