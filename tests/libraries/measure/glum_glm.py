# /// script
# dependencies = ["glum==3.4.1"]
# ///
from glum import GeneralizedLinearRegressor

from measure import measure


def fit(X, y, alpha, ratio):
    model = GeneralizedLinearRegressor(alpha=alpha, l1_ratio=ratio,
                                       fit_intercept=False)
    return model.fit(X, y).coef_


measure("glum", ["glum"],
        lasso=lambda X, y, a: fit(X, y, a, 1),
        ridge=lambda X, y, a: fit(X, y, a, 0))
