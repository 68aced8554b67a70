# /// script
# dependencies = ["scikit-learn==1.9.1", "numpy==2.4.6"]
# ///
"""scikit-learn: "balanced" with weights of rows, counted in two ways."""

import numpy as np
from common import say
from sklearn.datasets import load_diabetes
from sklearn.linear_model import LogisticRegression, RidgeClassifier
from sklearn.preprocessing import scale

X, y = load_diabetes(return_X_y=True)
X, is_high = scale(X), (y > np.quantile(y, 0.7)).astype(int)
count = np.random.default_rng(0).integers(1, 5, 442) * np.where(is_high, 3, 1)
for model in [LogisticRegression(C=1e-3, class_weight="balanced"),
              RidgeClassifier(alpha=10, class_weight="balanced")]:
    weighted = model.fit(X, is_high, sample_weight=count).predict(X).mean()
    repeated = model.fit(np.repeat(X, count, 0),
                         np.repeat(is_high, count)).predict(X).mean()
    say(model=type(model).__name__, share_said_yes_with_weights=weighted,
        with_repeated_rows=repeated)
