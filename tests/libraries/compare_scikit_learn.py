"""scikit-learn: the comparison of `choose` on the same folds.

Eleven data sets that scikit-learn and statsmodels ship: diabetes, linnerud,
wine, iris and breast cancer (UCI, CC BY 4.0; diabetes and linnerud free), and
statsmodels' longley, stackloss, macrodata, grunfeld and statecrime (public
domain). `data/compare` keeps what is used of them; with the argument `write`
this script writes it again.
"""

import sys
import warnings
from multiprocessing import Pool

import numpy as np
import pandas as pd
from sklearn.linear_model import (LinearRegression, Ridge, enet_path,
                                  lars_path)
from sklearn.preprocessing import StandardScaler

from book import DATA, digits, report

RATIOS = [0.25, 0.5, 0.75]
KINDS = ["the mean", "one feature", "lasso with refit", "lasso", "elastic net",
         "ridge", "least squares"]
# The name, its file, the target, the number of folds, and what is special.
# Row i is in fold i mod folds, unless groups or time say otherwise.
SETS = [
    ("diabetes", "../diabetes", "y", 10, {}),
    ("linnerud", "linnerud", "Waist", 5, {}),
    ("wine", "wine", "alcohol", 10, {"category": "class"}),
    ("wine with gaps", "wine", "alcohol", 10, {"drop": "class", "gaps": 11}),
    ("iris", "iris", "petal width", 10, {"category": "species"}),
    ("breast cancer, wide", "cancer", "worst symmetry", 5, {}),
    ("longley", "longley", "TOTEMP", 8, {}),
    ("stackloss", "stackloss", "STACKLOSS", 7, {}),
    ("macrodata, in time", "macrodata", "realgdp", 6, {"time": "time"}),
    ("grunfeld, in groups", "grunfeld", "invest", 11, {"group": "firm"}),
    ("statecrime, weighted", "statecrime", "murder", 10,
     {"weights": "urban"}),
]


def write_data():
    """Writes the files of data/compare from what the packages ship."""
    from sklearn import datasets as own
    from statsmodels import datasets as others

    def save(name, frame):
        frame.to_csv(DATA / "compare" / f"{name}.csv", index=False)

    linnerud = own.load_linnerud(as_frame=True)
    save("linnerud", linnerud.frame)
    wine = own.load_wine(as_frame=True)
    save("wine", wine.data.assign(**{"class": [
        wine.target_names[k] for k in wine.target]}))
    iris = own.load_iris(as_frame=True)
    save("iris", iris.data.rename(columns=lambda name: name[:-5]).assign(
        species=[iris.target_names[k] for k in iris.target]))
    save("cancer", own.load_breast_cancer(as_frame=True).data[:25])
    for name in ["longley", "stackloss", "grunfeld", "statecrime"]:
        save(name, getattr(others, name).load_pandas().data)
    macro = others.macrodata.load_pandas().data
    time = macro.year + (macro.quarter - 1) / 4
    save("macrodata", macro.drop(columns=["year", "quarter"]).assign(time=time))


def load(file, target, special):
    """Names, columns with gaps as NaN, y, row weights, groups and time."""
    frame = pd.read_csv(DATA / "compare" / f"{file}.csv")
    take = {name: frame.pop(special[name]).to_numpy() if name in special
            else None for name in ["weights", "group", "time", "drop"]}
    y = frame.pop(target).to_numpy(float)
    if "category" in special:
        values = frame.pop(special["category"])
        for level in sorted(set(values)):
            name = f"{special['category']}={level}"
            frame[name] = (values == level).astype(float)
    frame = frame.select_dtypes("number")
    X = frame.to_numpy(float)
    if "gaps" in special:
        rows, columns = np.indices(X.shape)
        X[(rows + 3 * columns) % special["gaps"] == 0] = np.nan
    weights = np.ones(len(y)) if take["weights"] is None else take["weights"]
    return list(frame), X, y, weights, take["group"], take["time"]


class Rows:
    """Rows that are learnt from, and models of them."""

    def __init__(self, X, y, weights):
        there = ~np.isnan(X)
        self.fill = (weights @ np.where(there, X, 0)) / (weights @ there)
        self.scaler = StandardScaler().fit(self.filled(X),
                                           sample_weight=weights)
        self.X = self.scaler.transform(self.filled(X))
        self.y, self.weights = y, weights
        self.mean = np.average(y, weights=weights)

    def filled(self, X):
        return np.where(np.isnan(X), self.fill, X)

    def scaled(self, X):
        return self.scaler.transform(self.filled(X))

    def path(self, alphas, ratio):
        """Weights for each alpha; rows times the roots of their weights.

        The lasso's by LARS, which is exact: coordinate descent would take
        minutes where columns nearly depend on each other."""
        root = np.sqrt(self.weights / self.weights.mean())
        X, y = self.X * root[:, None], (self.y - self.mean) * root
        if ratio == 1:
            ends, _, path = lars_path(X, y, method="lasso", eps=1e-15)
            ends, path = ends[::-1], path[:, ::-1]
            all_weights = np.array([[np.interp(a, ends, w) for w in path]
                                    for a in alphas])
            # What has left the path is 0 but for rounding.
            small = 1e-10 * np.abs(all_weights).max()
            return list(np.where(np.abs(all_weights) < small, 0, all_weights))
        _, path, _ = enet_path(np.asfortranarray(X), y, l1_ratio=ratio,
                               alphas=alphas, tol=1e-15, max_iter=1_000_000)
        return list(path.T)

    def squares(self, columns):
        weights = np.zeros(self.X.shape[1])
        if len(columns):
            weights[columns] = LinearRegression().fit(
                self.X[:, columns], self.y, self.weights).coef_
        return weights

    def models(self, grid):
        """For each kind the weights for each strength."""
        lasso = self.path(grid["lasso"], 1.0)
        pulls = self.X.T @ (self.weights * (self.y - self.mean))
        one = np.array([int(np.argmax(np.abs(pulls)))])
        total = self.weights.sum()
        ridge = [Ridge(alpha=total * alpha, solver="svd").fit(
            self.X, self.y, self.weights).coef_ for alpha in grid["ridge"]]
        nets = [w for ratio in RATIOS
                for w in self.path(grid["lasso"] / ratio, ratio)]
        everything = np.arange(self.X.shape[1])
        refits = {}
        for w in lasso:
            kept = tuple(np.flatnonzero(w))
            if kept not in refits:
                refits[kept] = self.squares(np.array(kept, int))
        return {"the mean": [0 * lasso[0]], "one feature": [self.squares(one)],
                "lasso with refit": [refits[tuple(np.flatnonzero(w))]
                                     for w in lasso],
                "lasso": lasso, "elastic net": nets, "ridge": ridge,
                "least squares": [self.squares(everything)]}

    def misses(self, models, X, y):
        """For each kind the misses with each strength, by row."""
        X = self.scaled(X)
        return {kind: y - self.mean - np.array(all_weights) @ X.T
                for kind, all_weights in models.items()}


def folds_of(rows, count, group, time):
    """The folds, and how many of the first are only learnt from."""
    if time is not None:
        order = np.argsort(time, kind="stable")
        return [
            order[np.arange(rows) * (count + 2) // rows == k]
            for k in range(count + 2)], 2
    if group is not None:
        return [np.flatnonzero(group == g) for g in sorted(set(group))], 0
    return [np.arange(k, rows, count) for k in range(count)], 0


def compare(problem):
    warnings.simplefilter("ignore")
    name, file, target, count, special = problem
    names, X, y, weights, group, time = load(file, target, special)
    sd = y.std()
    y = y / sd
    folds, first = folds_of(len(y), count, group, time)
    everything = Rows(X, y, weights)
    top = np.abs(everything.X.T @ (weights * (y - everything.mean))).max()
    tens = 4 if X.shape[1] < len(y) else 2
    lasso = top / weights.sum() * 10.0 ** (-np.arange(20 * tens + 1) / 20)
    root = np.sqrt(weights / weights.sum())
    values = np.linalg.svd(everything.X * root[:, None], compute_uv=False)
    # What is left of a direction that there is not is rounding.
    values = values[values > 1e-12 * values[0]]
    start, end = (np.log10(values[[0, -1]] ** 2 * [1000, 0.001]) * 20)
    powers = np.arange(np.ceil(start), np.floor(end) - 1, -2)
    grid = {"lasso": lasso, "ridge": 10.0 ** (powers / 20)}

    fits = {}

    def misses(left_out, test):
        """Learns without these folds, and tests on one."""
        if left_out not in fits:
            before = [k for k in range(len(folds)) if k not in left_out and
                      (time is None or k < min(left_out))]
            rows = np.concatenate([folds[k] for k in before])
            learnt = Rows(X[rows], y[rows], weights[rows])
            fits[left_out] = learnt, learnt.models(grid)
        learnt, models = fits[left_out]
        return learnt.misses(models, X[folds[test]], y[folds[test]])

    def sums(left_out, test):
        return {kind: misses ** 2 @ weights[folds[test]]
                for kind, misses in misses(left_out, test).items()}

    def choose(pairs):
        all_sums = [sums(*pair) for pair in pairs]
        return {kind: int(np.argmin(sum(one[kind] for one in all_sums)))
                for kind in KINDS}

    compared = range(first, len(folds))
    total = {kind: 0.0 for kind in KINDS}
    for k in compared:
        if time is None:
            inner = [(tuple(sorted((k, other))), other)
                     for other in range(len(folds)) if other != k]
        else:
            inner = [((other,), other) for other in range(1, k)]
        chosen = choose(inner)
        outer = sums((k,), k)
        for kind in KINDS:
            total[kind] += outer[kind][chosen[kind]]
    chosen = choose([((k,), k) for k in compared])
    models = everything.models(grid)
    tested = sum(weights[folds[k]].sum() for k in compared)
    rows = []
    for kind in KINDS:
        k = chosen[kind]
        scaled = models[kind][k] * sd
        own = scaled / everything.scaler.scale_
        rows.append({
            "data": name, "model": kind,
            "error": digits(total[kind] / tested * sd ** 2)[0],
            "strength": k,
            "intercept": digits(everything.mean * sd
                                - own @ everything.scaler.mean_)[0],
            "weights": digits(scaled),
        })
    return rows


if __name__ == "__main__":
    if "write" in sys.argv:
        write_data()
    with Pool(2) as pool:
        results = pool.map(compare, SETS, chunksize=1)
    report(["scikit-learn", "statsmodels", "numpy", "scipy", "pandas"],
           measured="2026-11-29",
           rows=[row for rows in results for row in rows])
