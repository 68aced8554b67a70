"""What scikit-learn makes of the files in ../own_data, on chapter 9's folds.

    python3 own_data.py > new.json

The orders in which chapter 9 puts n rows, by its generator with seed 1, are
read from own_data.json and written again: row order[i] is in fold i mod 10.
"""

import json
import sys
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import sklearn
from sklearn.linear_model import ElasticNet, Lasso, Ridge
from sklearn.preprocessing import StandardScaler

HERE = Path(__file__).parent
FOLDS = 10
FILES = {"conv_net_tax_gross": "y", "36_exact": "rent", "53b_1e12": "y",
         "80_excel_date": "sales", "91_four_plots": "yield",
         "92_ten_stages": "y", "9d_rare_level": "y", "34_binary": "rent"}

# Lasso() says so where it stops before its tolerance.
warnings.filterwarnings("ignore")


def features(table):
    """Columns of text as 0 and 1 for each value but the first."""
    columns = {}
    for name in table:
        if table[name].dtype.kind not in "if":
            texts = table[name].astype(str)
            for value in sorted(texts.unique())[1:]:
                columns[f"{name}={value}"] = (texts == value).to_numpy(float)
        else:
            columns[name] = table[name].to_numpy(float)
    return list(columns), np.column_stack(list(columns.values()))


def errors(X, y, weights):
    """The error of each fold, for each row of weights(Z, y)."""
    fold = np.arange(len(y)) % FOLDS
    found = []
    for k in range(FOLDS):
        rest, out = fold != k, fold == k
        scale = StandardScaler().fit(X[rest])
        mean = y[rest].mean()
        all_weights = weights(scale.transform(X[rest]), y[rest] - mean)
        miss = y[out] - mean - all_weights @ scale.transform(X[out]).T
        found.append((miss**2).mean(axis=1))
    return np.array(found).T


def study(name, target, order):
    table = pd.read_csv(HERE / "../own_data" / f"{name}.csv",
                        float_precision="round_trip")
    y = table.pop(target).to_numpy(float)[order]
    names, X = features(table)
    # Large numbers lose their last digits where they are not moved first.
    X = (X - X[0])[order]
    Z = StandardScaler().fit_transform(X)
    n = len(y)
    top = np.max(np.abs(Z.T @ (y - y.mean()))) / n
    alphas = top * 10 ** (-3 * np.arange(100) / 99)

    def lasso(Z, y, alphas=alphas, sweeps=20_000):
        models = [Lasso(alpha=a, tol=1e-14, max_iter=sweeps,
                        fit_intercept=False) for a in alphas]
        return np.array([model.fit(Z, y).coef_ for model in models])

    e = errors(X, y, lasso)
    mean, se = e.mean(1), e.std(1, ddof=1) / np.sqrt(FOLDS)
    best = int(mean.argmin())
    simple = int(np.argmax(mean <= mean[best] + se[best]))
    chosen = alphas[[best, simple]]
    weights = lasso(Z, y - y.mean(), chosen, 5_000_000) / X.std(0)

    d = np.linalg.svd(Z / np.sqrt(n), compute_uv=False)
    d = d[d > 1e-13 * d[0]]
    powers = np.arange(np.floor(20 * np.log10(d[-1]**2 / 1e3)),
                       np.ceil(20 * np.log10(d[0]**2 * 1e3)) + 1)[::-1]
    prices = 10 ** (powers / 20)

    def ridge(Z, y):
        models = [Ridge(alpha=len(y) * a, fit_intercept=False, solver="svd")
                  for a in prices]
        return np.array([model.fit(Z, y).coef_ for model in models])

    ridge_mean = errors(X, y, ridge).mean(1)
    return {
        "target": target, "names": names,
        "best": [alphas[best], mean[best], se[best]],
        "simple": [alphas[simple], mean[simple], se[simple]],
        "ridge": [prices[ridge_mean.argmin()], ridge_mean.min()],
        "weights": weights.tolist(),
    }


def elastic_net():
    """The book's ten features, standardised, with half of the price on L1."""
    table = pd.read_csv(HERE / "../../../../listings/chapter9/data/diabetes.csv")
    y = table.pop("y").to_numpy(float)
    Z = StandardScaler().fit_transform(table.to_numpy(float))
    return {str(alpha): ElasticNet(alpha=alpha, l1_ratio=0.5, tol=1e-14,
                                   max_iter=1_000_000).fit(Z, y).coef_.tolist()
            for alpha in [1.0, 10.0]}


orders = json.loads((HERE / "own_data.json").read_text())["orders"]
rows = {name: sum(1 for _ in open(HERE / f"../own_data/{name}.csv")) - 1
        for name in FILES}
found = {name: study(name, target, np.array(orders[str(rows[name])]))
         for name, target in FILES.items()}
found["elastic_net"] = elastic_net()
found["versions"] = (f"scikit-learn {sklearn.__version__}, "
                     f"numpy {np.__version__}")
found["orders"] = orders
lines = [f"{json.dumps(key)}: {json.dumps(value)}"
         for key, value in found.items()]
print("{\n" + ",\n".join(lines) + "\n}")
