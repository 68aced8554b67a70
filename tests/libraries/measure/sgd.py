# /// script
# dependencies = ["scikit-learn==1.9.1", "numpy==2.4.6"]
# ///
from sklearn.linear_model import SGDRegressor

from measure import measure


def fit(X, y, alpha, penalty):
    model = SGDRegressor(penalty=penalty, alpha=alpha, fit_intercept=False,
                         random_state=0, tol=None, max_iter=10_000)
    return model.fit(X, y).coef_


measure("sgdregressor", ["scikit-learn", "numpy"],
        lasso=lambda X, y, a: fit(X, y, a, "l1"),
        ridge=lambda X, y, a: fit(X, y, a, "l2"))
