"""The book's data, its best weights, and how a result is printed."""

import csv
import json
from functools import partial
from importlib.metadata import version
from pathlib import Path
from platform import python_version

import numpy as np

MEASURED = "2026-11-23"
DATA = Path(__file__).parent / "data"
# Chapter 9's two strengths for the lasso: cross-validation's lowest error,
# and the one-standard-error rule. The book's λ is twice as much.
ALPHAS = [0.7891843500595849, 7.891843500595848]
LABELS = np.array([0, 0, 1, 0, 1, 1, 1])  # chapter 7's, for the same x


def one_weight():
    """Chapter 3's data: seven x in one column, and y = x/2."""
    x = np.arange(-1.5, 1.6, 0.5)
    return x.reshape(-1, 1), 0.5 * x


def table(name):
    """The numbers of a CSV file: all columns but the last, and the last."""
    with open(DATA / name, newline="") as file:
        rows = np.array(list(csv.reader(file))[1:], dtype=float)
    return rows[:, :-1], rows[:, -1]


def ten_weights():
    """Chapter 8's sixteen rows with ten orthogonal columns."""
    return table("ten_weights.csv")


def diabetes():
    """Chapter 9's data: columns with mean 0 and mean square 1, y centred."""
    X, y = table("diabetes.csv")
    return (X - X.mean(axis=0)) / X.std(axis=0), y - y.mean()


def problems():
    """What every library is asked: data, its name, λ and r.

    r is the share of L1 in λ·(r·Σ|w| + (1 − r)·Σw²): 1 lasso, 0 ridge."""
    for name, data, lambdas in [
        ("one weight", one_weight(), [0.5, 1.0, 1.5]),
        ("ten weights", ten_weights(), [0.3]),
        ("diabetes", diabetes(), [2 * alpha for alpha in ALPHAS]),
    ]:
        for r in [1.0, 0.0, 0.5]:
            for lam in lambdas:
                yield name, *data, lam, r


def best(X, y, lam, r):
    """The book's best weights: one soft threshold after another."""
    G, c, w = X.T @ X / len(y), X.T @ y / len(y), np.zeros(X.shape[1])
    for _ in range(20_000 if len(w) > 1 else 1):
        for j in range(len(w)):
            z = c[j] - G[j] @ w + G[j, j] * w[j]
            soft = np.sign(z) * max(abs(z) - lam * r / 2, 0)
            w[j] = soft / (G[j, j] + lam * (1 - r))
    return w


def row(name, X, y, lam, r, typed, weights):
    """One line of a result, with the distance to the book's weights."""
    off = np.max(np.abs(np.asarray(weights, float) - best(X, y, lam, r)))
    return {"data": name, "lambda": lam, "r": r, "typed": typed,
            "weights": digits(weights), "off": float(f"{off:.1e}")}


def digits(numbers, count=12):
    """Numbers with so many significant digits; a 0 is exactly 0."""
    return [float(f"{float(n):.{count}g}") + 0.0 for n in np.ravel(numbers)]


def report(packages, **parts):
    """Prints a result as JSON: the versions, the day, then the parts."""
    versions = {"python": python_version()}
    versions |= {name: version(name) for name in packages}
    parts = {"versions": versions, "measured": MEASURED, **parts}
    one = partial(json.dumps, ensure_ascii=False)
    lines = []
    for name, part in parts.items():
        if isinstance(part, list) and isinstance(part[0], dict):
            part = "[\n  " + ",\n  ".join(map(one, part)) + "\n ]"
        else:
            part = one(part)
        lines.append(f' "{name}": {part}')
    print("{\n" + ",\n".join(lines) + "\n}")
