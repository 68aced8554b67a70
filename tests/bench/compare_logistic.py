"""How fast the solver of the logistic loss is beside glmnet and scikit-learn.

    apt-get install r-base-core r-cran-glmnet
    python3 -m venv target/bench-python
    target/bench-python/bin/pip install scikit-learn
    target/bench-python/bin/python tests/bench/compare_logistic.py

Makes four data sets, and for each finds the lasso's weights for 100 values of
lambda on a geometric grid, all in the same run on one thread. Each program
goes to a largest violation of the optimality conditions of at most 1e-6 of
the largest lambda. What is printed are seconds of the processor.
"""

import os
import pathlib
import subprocess
import time
import warnings

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
os.environ.update({name: "1" for name in THREADS})

import numpy as np
import sklearn
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FOLDER = ROOT / "target" / "bench"
VIOLATION = 1e-6
PENALTIES = 100
# How many times glmnet's time the solver may take.
MOST = 0.3
# After so many seconds scikit-learn is stopped.
PATIENCE = 20


def drawn(seed, rows, columns):
    """Normal columns; the first 20 decide, with noise, who is a yes."""
    random = np.random.default_rng(seed)
    x = random.standard_normal((rows, columns))
    weights = np.where(random.random(20) < 0.5, 0.5, -0.5)
    odds = np.exp(x[:, :20] @ weights)
    return x, (random.random(rows) < odds / (1 + odds)).astype(float)


# Name, columns and labels, smallest lambda as a share of the largest.
PROBLEMS = {
    "breast": (load_breast_cancer(return_X_y=True), 1e-3),
    "square": (drawn(1, 2000, 500), 1e-3),
    "wide": (drawn(2, 200, 5000), 1e-2),
    "tall": (drawn(3, 50_000, 50), 1e-3),
}


def prepare(x, y, lowest):
    """Standardised columns, labels, and the values of lambda."""
    x = np.asfortranarray((x - x.mean(0)) / x.std(0))
    largest = np.abs(x.T @ (y - y.mean())).max() / len(y)
    steps = np.arange(PENALTIES) / (PENALTIES - 1)
    return x, y, largest * lowest**steps


def write(name, x, y, lambdas):
    """The data as benches/logistic.rs and with_glmnet.R read them."""
    sizes = np.array([*x.shape, len(lambdas)], dtype="<f8")
    parts = [sizes, lambdas, y, x.T.ravel()]
    content = b"".join(part.astype("<f8").tobytes() for part in parts)
    (FOLDER / f"{name}.data").write_bytes(content)


def violation(x, y, lambdas, b, w):
    """The largest violation, as a share of the largest lambda."""
    with np.errstate(over="ignore"):
        p = 1 / (1 + np.exp(-(x @ w.T + b)))
    rest = y[:, None] - p
    pulls = (x.T @ rest / len(y)).T
    prices = lambdas[: len(w), None]
    off = np.where(w == 0, np.abs(pulls) - prices,
                   np.abs(pulls - prices * np.sign(w)))
    return max(off.max(), np.abs(rest.mean(0)).max()) / lambdas[0]


def saga(x, y, lambdas):
    """How many lambdas scikit-learn's saga reaches, and in how many seconds.

    It is the only one of its solvers with L1 and a free intercept. It starts
    from the weights before, with a tolerance that falls until it is good."""
    model = LogisticRegression(l1_ratio=1, solver="saga", warm_start=True,
                               max_iter=100_000, tol=1e-4)
    start, reached = time.process_time(), 0
    for lam in lambdas:
        model.C = 1 / (len(y) * lam)
        while True:
            # A fit of so few rounds can be stopped in time.
            model.max_iter = max(1, 20_000_000 // x.size)
            model.fit(x, y)
            if time.process_time() - start > PATIENCE:
                return reached, time.process_time() - start
            off = violation(x, y, np.array([lam, *lambdas[:1]]),
                            model.intercept_, model.coef_)
            if off * lam <= VIOLATION * lambdas[0]:
                break
            model.tol = max(model.tol / 3, 1e-14)
        reached += 1
    return reached, time.process_time() - start


def processor():
    lines = pathlib.Path("/proc/cpuinfo")
    if lines.exists():
        for line in lines.read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":")[1].strip()
    return "unknown"


def glmnet(name):
    command = ["Rscript", str(HERE / "with_glmnet.R"),
               str(FOLDER / f"{name}.data"), str(VIOLATION)]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    return run.stdout.split()


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    warnings.filterwarnings("ignore")
    problems = {}
    for name, (data, lowest) in PROBLEMS.items():
        problems[name] = prepare(*data, lowest)
        write(name, *problems[name])
    own = {}
    command = ["cargo", "bench", "-q", "--package", "bench", "--bench",
               "logistic"]
    run = subprocess.run(
        command, cwd=ROOT, check=True, capture_output=True, text=True,
        env={**os.environ, "PATHS": str(FOLDER), "NAMES": " ".join(problems)},
    )
    for line in run.stdout.splitlines():
        name, seconds = line.split()
        own[name] = float(seconds)
    print(f"processor: {processor()}, one core used")
    print(f"scikit-learn {sklearn.__version__}, NumPy {np.__version__}\n")
    print("| data | glmnet | saga | solver | ratio | violations |")
    print("| --- | --- | --- | --- | --- | --- |")
    missed = []
    for name, (x, y, lambdas) in problems.items():
        theirs, thresh, off, default, version = glmnet(name)
        reached, seconds = saga(x, y, lambdas)
        numbers = np.fromfile(FOLDER / f"{name}.weights", dtype="<f8")
        numbers = numbers.reshape(PENALTIES, -1)
        ours = violation(x, y, lambdas, numbers[:, 0], numbers[:, 1:])
        ratio = own[name] / float(theirs)
        print(f"| {name}, {x.shape[0]:,} × {x.shape[1]:,}"
              f" | {theirs} s (thresh {thresh}; default {default})"
              f" | {reached} of {PENALTIES} in {seconds:.0f} s"
              f" | {own[name]:.4f} s | {ratio:.2f} | {off}, {ours:.1e} |",
              flush=True)
        if ratio > MOST or ours > VIOLATION:
            missed.append(name)
    print(f"\nglmnet {version}")
    if missed:
        raise SystemExit(f"missed: {', '.join(missed)}")


main()
