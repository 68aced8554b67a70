"""The data with labels, the book's logistic weights, and a result's rows.

The loss is mean(ln(1 + e^η) - y·η), each row with its weight; the penalty
λ·(r·Σ|w| + (1 - r)·Σw²); the intercept has no price.
"""

import numpy as np

from book import DATA, digits, table

LABELS = np.array([0, 0, 1, 0, 1, 1, 1])


def seven():
    """Chapter 11's seven points."""
    return np.arange(-3.0, 4.0).reshape(-1, 1), LABELS


def breast_cancer():
    """Chapter 11's columns, with mean 0 and mean square 1, and labels."""
    X, y = table("breast_cancer.csv")
    return (X - X.mean(axis=0)) / X.std(axis=0), y.astype(int)


def problems():
    """What every library is asked: name, columns, labels, λ and r."""
    x, y = seven()
    X, malignant = breast_cancer()
    for r in [1.0, 0.0]:
        for lam in [0.1, 0.3]:
            yield "seven points", x, y, lam, r
            # Each row twice: does the strength depend on n?
            yield "seven points twice", np.r_[x, x], np.r_[y, y], lam, r
            # Far from 0: is the intercept priced?
            yield "seven points + 3", x + 3, y, lam, r
        for lam in [0.01, 0.05]:
            yield "breast cancer", X, malignant, lam, r


def row(name, lam, r, typed, intercept, weights):
    """One line of a result."""
    return {"data": name, "lambda": lam, "r": r, "typed": typed,
            "intercept": digits(intercept)[0], "weights": digits(weights)}


def rows(typed, fit):
    """What a library gives for all problems. `typed` has what a reader types
    for L1 and for L2, with λ, n; `fit` takes columns, labels, λ and r, and
    returns intercept and weights."""
    return [row(name, lam, r, typed[int(r == 0)], *fit(X, y, lam, r))
            for name, X, y, lam, r in problems() if typed[int(r == 0)]]
