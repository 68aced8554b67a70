# /// script
# dependencies = ["scikit-learn==1.9.1", "numpy==2.4.6"]
# ///
"""Three categories, of which one is left out: predictions for each of them."""

import numpy as np
from common import say
from sklearn.linear_model import Lasso, LinearRegression, Ridge
from sklearn.preprocessing import OneHotEncoder

random = np.random.default_rng(3)
group = random.choice(list("abc"), 90, p=[0.6, 0.3, 0.1])
y = np.select([group == "a", group == "b"], [3.0, 4.0], 0.0)
y = y + 0.2 * random.normal(size=90)
for model in [LinearRegression(), Lasso(0.1), Ridge(10.0)]:
    for level in "abc":
        code = OneHotEncoder(drop=[level], sparse_output=False)
        Z = code.fit_transform(group[:, None])
        said = model.fit(Z, y).predict(Z)
        say(model=type(model).__name__, left_out=level,
            predictions=[said[group == name][0] for name in "abc"])
