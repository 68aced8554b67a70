"""scikit-learn: the comparison of `choose` for labels on the same folds.

    python compare_labels.py > results/compare_labels.json

The tumours of chapter 11: all columns for ridge, and for the lasso, too, some
that do not nearly depend on each other, with which saga gets there; once more
with row weights.
"""

import warnings
from multiprocessing import Pool

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from book import digits, report, table

SOME = [1, 4, 8, 9, 11, 14, 18, 24]
# The name, the columns, how many folds, whether rows are weighted, and what is
# compared. Row i is in fold i mod folds; its weight is 1 + i mod 3.
SETS = [
    ("tumours", list(range(30)), 10, False, ["ridge"]),
    ("tumours, some columns", SOME, 5, False, ["ridge", "lasso"]),
    ("tumours, weighted", SOME, 5, True, ["ridge", "lasso"]),
]


class Rows:
    """Rows that are learnt from, and a path of models for each kind."""

    def __init__(self, X, y, weights):
        self.scaler = StandardScaler().fit(X, sample_weight=weights)
        self.X, self.y, self.weights = self.scaler.transform(X), y, weights

    def models(self, kind, alphas):
        """Intercept and weights for each strength, each from the one before."""
        solver, r = ("saga", 1) if kind == "lasso" else ("newton-cholesky", 0)
        model = LogisticRegression(
            l1_ratio=r, solver=solver, tol=1e-11, max_iter=1_000_000,
            warm_start=True, random_state=0)
        for alpha in alphas:
            model.C = 1 / (self.weights.sum() * alpha)
            model.fit(self.X, self.y, sample_weight=self.weights)
            yield model.intercept_[0], model.coef_[0].copy()

    def losses(self, models, X, y, weights):
        """The sum of the log losses in other rows, for each model."""
        X = self.scaler.transform(X)
        odds = np.array([b + X @ w for b, w in models])
        return np.logaddexp(0, np.where(y == 1, -odds, odds)) @ weights


def grids(rows):
    """The strengths of the lasso and of ridge."""
    shares = rows.weights / rows.weights.sum()
    rate = shares @ rows.y
    top = np.abs(rows.X.T @ (shares * (rows.y - rate))).max()
    values = np.linalg.svd(rows.X * np.sqrt(shares)[:, None], compute_uv=False)
    bend = rate * (1 - rate)
    start, end = np.log10(values[[0, -1]] ** 2 * bend * [1000, 0.001]) * 20
    start = np.ceil(start)
    powers = np.arange(start, max(np.floor(end), start - 160) - 1, -4)
    return {"lasso": top * 10.0 ** (-np.arange(41) / 10),
            "ridge": 10.0 ** (powers / 20)}


def compare(problem):
    warnings.simplefilter("ignore")
    name, columns, count, is_weighted, kinds = problem
    X, y = table("breast_cancer.csv")
    X, n = X[:, columns], len(y)
    weights = 1.0 + np.arange(n) % 3 if is_weighted else np.ones(n)
    fold = np.arange(n) % count
    everything = Rows(X, y, weights)
    rows = []
    for kind in kinds:
        alphas = grids(everything)[kind]

        def losses(*left_out):
            """For each of these folds the sums, learnt from the others."""
            learnt = ~np.isin(fold, left_out)
            learnt = Rows(X[learnt], y[learnt], weights[learnt])
            models = list(learnt.models(kind, alphas))
            return [learnt.losses(models, X[fold == k], y[fold == k],
                                  weights[fold == k]) for k in left_out]

        inner = {}
        for k in range(count):
            for other in range(k + 1, count):
                # Without two folds: each chooses for the other.
                inner[other, k], inner[k, other] = losses(k, other)
        outer = [losses(k)[0] for k in range(count)]
        chosen = [np.argmin(sum(inner[k, other] for other in range(count)
                                if other != k)) for k in range(count)]
        total = sum(outer[k][chosen[k]] for k in range(count))
        best = int(np.argmin(sum(outer)))
        intercept, scaled = list(everything.models(kind, alphas))[best]
        own = scaled / everything.scaler.scale_
        rows.append({
            "data": name, "model": kind, "columns": columns, "folds": count,
            "weighted": is_weighted, "error": digits(total / weights.sum())[0],
            "strength": best, "alpha": digits(alphas[best])[0],
            "intercept": digits(intercept - own @ everything.scaler.mean_)[0],
            "weights": digits(scaled),
        })
    return rows


if __name__ == "__main__":
    with Pool(2) as pool:
        results = pool.map(compare, SETS, chunksize=1)
    report(["scikit-learn", "numpy", "scipy"], measured="2026-11-30",
           rows=[row for rows in results for row in rows])
