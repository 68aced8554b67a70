# /// script
# dependencies = ["snapml==1.17.2"]
# ///
from snapml import LinearRegression

from measure import measure


def fit(X, y, strength, penalty):
    model = LinearRegression(penalty=penalty, dual=penalty == "l2",
                             regularizer=strength)
    return model.fit(X, y).coef_.ravel()


measure("snapml", ["snapml"],
        lasso=lambda X, y, a: fit(X, y, a, "l1"),
        ridge=lambda X, y, a: fit(X, y, a, "l2"))
