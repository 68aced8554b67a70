"""Asks a library the same questions as all others, and prints its answers.

What is typed for the book's λ stands in libraries.toml: the formula there is
what is run here, so the page cannot say another one than was measured."""

import json
import os
import subprocess
import sys
import tempfile
import tomllib
import warnings
from datetime import date
from importlib.metadata import version
from pathlib import Path
from platform import python_version

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
from book import best, diabetes, digits, one_weight  # noqa: E402

# candle, linfa and smartcore, by the name that follows.
RUST = ["cargo", "run", "--quiet", "--release", "--manifest-path",
        str(Path(__file__).parent / "in_rust/Cargo.toml")]
LISTED = Path(__file__).parents[3] / "listings/library/libraries.toml"


def entry(name):
    """A library's entry in libraries.toml."""
    libraries = tomllib.loads(LISTED.read_text())["library"]
    return next(entry for entry in libraries if entry["id"] == name)


def strength(formula, lam, y, X):
    """The number to type for λ: n rows, s and s1 the standard deviations of y
    over n and n − 1, and the smallest λ that leaves no weight."""
    names = {"λ": lam, "n": len(y), "s": np.std(y), "s1": np.std(y, ddof=1),
             "λmax": 2 * np.max(np.abs(X.T @ y)) / len(y)}
    return float(eval(formula, {"__builtins__": {}}, names))


def right(X, y, lam, r):
    """The book's weights: ridge's by its equations, the lasso's by descent."""
    if r:
        return best(X, y, lam, r)
    G, c = X.T @ X / len(y), X.T @ y / len(y)
    return np.linalg.solve(G + lam * np.eye(len(c)), c)


def questions(r, scales):
    """Name, X, y and λ: two strengths, other units, rows twice, real data. Who
    always scales the columns is not asked with others than scaled ones."""
    x, y = one_weight()
    lam = 0.4
    yield "seven points", x, y, lam
    yield "seven points", x, y, 0.9
    if not scales:
        yield "x doubled", 2 * x, y, lam
    yield "y tripled", x, 3 * y, lam
    yield "rows twice", np.vstack([x, x]), np.concatenate([y, y]), lam
    X, y = diabetes()
    for lam in ([20.0, 2.0] if r else [0.5, 0.02]):
        yield "diabetes", X, y, lam


def answer(fit, X, y, typed):
    """The weights, or the error; and how many warnings there were."""
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            found = digits(fit(X, y, typed))
            weights = {"weights": [w if np.isfinite(w) else None for w in found]}
        except Exception as error:
            words = str(error).strip().split("\n")[0][:100]
            weights = {"error": f"{type(error).__name__}: {words}"}
    if said:
        weights["warning"] = said[-1].category.__name__
    return weights


def corners(fit, formula):
    """What becomes of copies, a column of sevens, a missing cell and λ = 0."""
    x, y = one_weight()
    X, big = diabetes()
    for name, X, y, lam in [
        ("copies", np.hstack([x, x]), y, 0.4),
        ("constant column", np.hstack([x, np.full_like(x, 7.0)]), y, 0.4),
        ("no price", X, big, 0.0),
    ]:
        try:
            typed = strength(formula, lam, y, X)
        except ZeroDivisionError:
            continue  # a strength that is turned over has no 0
        found = {"corner": name, "typed": typed, **answer(fit, X, y, typed)}
        if not lam and None not in found.get("weights", [None]):
            least = np.linalg.lstsq(X, y, rcond=None)[0]
            off = np.max(np.abs(np.array(found["weights"]) - least))
            found["off"] = float(f"{off:.1e}")
        yield found
    yield missing_cell(fit, formula)


def missing_cell(fit, formula):
    """One cell has no number. Is the answer that without its row, or with the
    mean of its column, or 0, in its place?"""
    x, y = one_weight()
    X = np.hstack([x, 3 * (x**2 - 1)])
    y = y + 0.5 * (x[:, 0] ** 2 - 1)
    gap = X.copy()
    gap[0, 1] = np.nan
    typed = strength(formula, 0.1, y, X)
    found = {"corner": "missing cell", "typed": typed,
             **answer(fit, gap, y, typed)}
    with_mean, with_zero = gap.copy(), gap.copy()
    with_mean[0, 1], with_zero[0, 1] = gap[1:, 1].mean(), 0.0
    for words, rows, outputs in [("without its row", gap[1:], y[1:]),
                                 ("the mean in its place", with_mean, y),
                                 ("0 in its place", with_zero, y)]:
        other = answer(fit, rows, outputs, typed)
        both = [found.get("weights"), other.get("weights")]
        if all(w and None not in w for w in both) and np.allclose(
                *both, atol=1e-3):
            found["as"] = words
    return found


def program(*command):
    """A fit in another language: it reads X and y as CSV, the last column y,
    and what is typed, and prints the weights."""
    def fit(X, y, typed):
        with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
            names = [f"x{j}" for j in range(X.shape[1])]
            file.write(",".join([*names, "y"]) + "\n")
            np.savetxt(file, np.c_[X, y], delimiter=",", fmt="%.17g")
            file.flush()
            ran = subprocess.run([*command, file.name, f"{typed:.17g}"],
                                 env={**os.environ, "TZ": "UTC"},
                                 capture_output=True, text=True)
        if ran.returncode:
            raise RuntimeError((ran.stderr or ran.stdout).strip())
        return [float(w) for w in ran.stdout.split()]
    return fit


def measure(name, packages, lasso=None, ridge=None, versions=None,
            asks_corners=True):
    """Prints a library's answers as JSON. `lasso` and `ridge` take X, y and
    what is typed, with everything else at the library's defaults but the
    intercept and the scaling, which are left out where that can be had."""
    listed = entry(name)
    rows, special = [], []
    for kind, r, fit in [("lasso", 1, lasso), ("ridge", 0, ridge)]:
        if fit is None:
            continue
        formula = listed[kind]["formula"]
        for data, X, y, lam in questions(r, listed["standardises"] == "always"):
            typed = strength(formula, lam, y, X)
            row = {"data": data, "lambda": lam, "r": r,
                   "typed": digits(typed)[0], **answer(fit, X, y, typed)}
            if "error" in row and data != "diabetes":
                sys.exit(f"{name} on {data}: {row['error']}")
            if "weights" in row:
                off = np.abs(np.array(row["weights"]) - right(X, y, lam, r))
                row["off"] = float(f"{np.max(off):.1e}")
            rows.append(row)
        if asks_corners and not special:
            special = list(corners(fit, formula))
    found = {package: version(package) for package in packages}
    parts = {"versions": {"python": python_version(), **found,
                          **(versions or {})},
             "measured": date.today().isoformat()}
    line = lambda row: json.dumps(row, ensure_ascii=False)  # noqa: E731
    block = lambda rows: ("[\n  " + ",\n  ".join(map(line, rows)) + "\n ]"  # noqa: E731
                          if rows else "[]")
    print("{\n" + ",\n".join(
        f' "{key}": {value}' for key, value in
        {**{key: line(part) for key, part in parts.items()},
         "rows": block(rows), "corners": block(special)}.items()) + "\n}")


def in_rust(name, **versions):
    """A library of the program in `in_rust`."""
    measure(name, [], versions={"rustc": "1.95.0", **versions},
            lasso=program(*RUST, name, "lasso"),
            ridge=program(*RUST, name, "ridge"))
