# /// script
# dependencies = ["statsmodels==0.15.0", "numpy==2.4.6"]
# ///
from statsmodels.api import GLM, families

from measure import measure


def fit(X, y, alpha, share):
    model = GLM(y, X, family=families.Gaussian())
    return model.fit_regularized(alpha=alpha, L1_wt=share).params


measure("statsmodels-glm", ["statsmodels"],
        lasso=lambda X, y, a: fit(X, y, a, 1))
