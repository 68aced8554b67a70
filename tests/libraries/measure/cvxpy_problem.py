# /// script
# dependencies = ["cvxpy==1.9.3"]
# ///
import cvxpy

from measure import measure


def fit(X, y, price):
    w = cvxpy.Variable(X.shape[1])
    loss = cvxpy.sum_squares(y - X @ w) / len(y)
    cvxpy.Problem(cvxpy.Minimize(loss + price(w))).solve()
    return w.value


measure("cvxpy", ["cvxpy"],
        lasso=lambda X, y, a: fit(X, y, lambda w: a * cvxpy.norm1(w)),
        ridge=lambda X, y, a: fit(X, y, lambda w: a * cvxpy.sum_squares(w)))
