# /// script
# dependencies = ["statsmodels==0.15.0", "numpy==2.4.6"]
# ///
from statsmodels.api import OLS

from measure import measure


def fit(X, y, alpha, share):
    return OLS(y, X).fit_regularized(alpha=alpha, L1_wt=share).params


measure("statsmodels", ["statsmodels"],
        lasso=lambda X, y, a: fit(X, y, a, 1),
        ridge=lambda X, y, a: fit(X, y, a, 0))
