# /// script
# dependencies = ["statsmodels==0.15.0", "scikit-learn==1.9.1", "numpy==2.4.6"]
# ///
"""statsmodels: a weight that is 0 once while it searches stays 0."""

from common import diabetes, say
from sklearn.linear_model import Lasso
from statsmodels.api import OLS

X, y = diabetes()
for lam in [1.0, 2.0, 4.0]:
    ask = {"alpha": lam / 2, "L1_wt": 1, "maxiter": 10_000, "cnvrg_tol": 1e-14}
    right = Lasso(alpha=lam / 2, fit_intercept=False, tol=1e-14,
                  max_iter=1_000_000).fit(X, y).coef_
    found = OLS(y, X).fit_regularized(**ask)
    started = OLS(y, X).fit_regularized(start_params=right, **ask)
    say(lam=lam, off=abs(found.params - right).max(),
        converged=bool(found.converged),
        off_if_started_there=abs(started.params - right).max())
