# /// script
# dependencies = ["scikit-learn==1.9.1", "numpy==2.4.6"]
# ///
"""scikit-learn: LassoLars on two columns that are equally correlated with y."""

import numpy as np
from common import say
from sklearn.linear_model import Lasso, LassoLars

X = np.array([[1.0, 0], [0, 1], [-1, 0], [0, -1]])
y = X.sum(axis=1)
for alpha in [0.1, 0.2]:
    say(alpha=alpha,
        lasso_lars=LassoLars(alpha=alpha, fit_intercept=False).fit(X, y).coef_,
        with_jitter=LassoLars(alpha=alpha, fit_intercept=False, jitter=1e-9,
                              random_state=0).fit(X, y).coef_,
        lasso=Lasso(alpha=alpha, fit_intercept=False).fit(X, y).coef_)
