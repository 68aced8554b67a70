"""How fast the solver is beside scikit-learn, on one thread.

    python3 -m venv target/bench-python
    target/bench-python/bin/pip install scikit-learn
    target/bench-python/bin/python tests/bench/compare.py

Makes four data sets, and for each finds the lasso's weights for 100 values of
lambda on a geometric grid, with scikit-learn's lasso_path and with the bench
of the solver, in the same run. Both go to a largest violation of the
optimality conditions of at most 1e-6 of the largest lambda, which is measured
here for both in the same way. Of several runs the shortest time counts. Run
it while the machine has nothing else to do.
"""

import json
import os
import pathlib
import subprocess
import time

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
os.environ.update({name: "1" for name in THREADS})

import numpy as np
import sklearn
from sklearn.datasets import load_diabetes
from sklearn.linear_model import lasso_path

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "target" / "bench"
VIOLATION = 1e-6
PENALTIES = 100
RUNS = 10


def gaussian(rows, columns):
    """Independent normal columns; the first 20 make y, with noise."""
    random = np.random.default_rng(1)
    x = random.standard_normal((rows, columns))
    y = x[:, :20] @ random.standard_normal(20) + random.standard_normal(rows)
    return x, y


# Name, columns and y, smallest lambda as a share of the largest, and how many
# times scikit-learn's time the solver may take.
PROBLEMS = [
    ("diabetes", load_diabetes(return_X_y=True, scaled=False), 1e-3, 0.3),
    ("square", gaussian(1000, 1000), 1e-3, 1.0),
    ("wide", gaussian(200, 5000), 1e-2, 0.8),
    ("tall", gaussian(100_000, 50), 1e-3, 1.5),
]


def prepare(x, y, lowest):
    """Standardised columns, centred y, and scikit-learn's alphas, lambda/2."""
    x = np.asfortranarray((x - x.mean(0)) / x.std(0))
    y = y - y.mean()
    largest = np.abs(x.T @ y).max() / len(y)
    steps = np.arange(PENALTIES) / (PENALTIES - 1)
    return x, y, largest * lowest**steps


def write(name, x, y, alphas):
    """The data as benches/path.rs reads them."""
    sizes = np.array([*x.shape, len(alphas)], dtype="<f8")
    parts = [sizes, 2 * alphas, y, x.T.ravel()]
    content = b"".join(part.astype("<f8").tobytes() for part in parts)
    (FOLDER / f"{name}.data").write_bytes(content)


def violation(x, y, alphas, weights):
    """The largest violation on the path, as a share of the largest lambda."""
    pulls = x.T @ (y[:, None] - x @ weights) / len(y)
    off = np.where(
        weights == 0,
        np.abs(pulls) - alphas,
        np.abs(pulls - alphas * np.sign(weights)),
    )
    return max(off.max(), 0) / alphas[0]


def scikit_learn(x, y, alphas, runs):
    """Its shortest time at the loosest tolerance that is good enough."""
    for exponent in np.arange(4, 14, 0.5):
        tolerance = 10.0**-exponent

        def path():
            _, weights, _ = lasso_path(
                x, y, alphas=alphas, tol=tolerance, max_iter=1_000_000
            )
            return weights

        off = violation(x, y, alphas, path())
        if off <= VIOLATION:
            return min(timed(path) for _ in range(runs)), off, tolerance
    raise SystemExit("scikit-learn does not come as close as that")


def timed(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def solver_time(name):
    """The shortest time that criterion has measured."""
    path = ROOT / "target" / "criterion" / "path" / name / "new"
    sample = json.loads((path / "sample.json").read_text())
    return min(t / n for t, n in zip(sample["times"], sample["iters"])) / 1e9


def processor():
    lines = pathlib.Path("/proc/cpuinfo")
    if lines.exists():
        for line in lines.read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":")[1].strip()
    return "unknown"


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    problems = []
    for name, (x, y), lowest, most in PROBLEMS:
        problems.append((name, *prepare(x, y, lowest), most))
        write(*problems[-1][:4])
    subprocess.run(
        ["cargo", "bench", "--package", "bench", "--bench", "path"],
        cwd=ROOT,
        env={**os.environ, "PATHS": str(FOLDER)},
        check=True,
    )
    print(f"\nprocessor: {processor()}, {os.cpu_count()} cores, one used")
    print(f"scikit-learn {sklearn.__version__}, NumPy {np.__version__}\n")
    print("| data | scikit-learn | solver | ratio | at most | violations |")
    print("| --- | --- | --- | --- | --- | --- |")
    missed = []
    for name, x, y, alphas, most in problems:
        theirs, off, tolerance = scikit_learn(x, y, alphas, RUNS)
        weights = np.fromfile(FOLDER / f"{name}.weights", dtype="<f8")
        own = violation(x, y, alphas, weights.reshape(PENALTIES, -1).T)
        ours = solver_time(name)
        print(
            f"| {name}, {x.shape[0]:,} × {x.shape[1]:,}"
            f" | {theirs:.4f} s (tol {tolerance:.0e}) | {ours:.4f} s"
            f" | {ours / theirs:.2f} | {most} | {off:.1e}, {own:.1e} |"
        )
        if ours > most * theirs or own > VIOLATION:
            missed.append(name)
    if missed:
        raise SystemExit(f"missed: {', '.join(missed)}")


main()
