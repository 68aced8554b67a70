"""How long `choose` takes, beside scikit-learn, and how much memory.

    python3 -m venv target/bench-python
    target/bench-python/bin/pip install scikit-learn==1.9.1
    cargo build --release --bin choose
    target/bench-python/bin/python tests/bench/choose.py

Makes two files: 72 rows of 7,129 columns, as in a study of genes, and 200,000
rows of 12. Runs `choose` on both, and on the first one scikit-learn's LassoCV
and RidgeCV, and the lasso and ridge alone with the book's solver, each as a
whole process, from the file to the end. Of several runs the shortest time
counts. What must hold is written beside: the whole report of the first file in
5.8 s and 280 MB, the two models alone in no more time of the processor than
scikit-learn's; the second file in 2.5 s, a second of it to read it. Run it
while the machine has nothing else to do.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
RUNS = 3
SCIKIT_LEARN = """
import sys
import numpy as np
from sklearn.linear_model import LassoCV, RidgeCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
data = np.loadtxt(sys.argv[1], delimiter=",", skiprows=1)
for model in [LassoCV(cv=10), RidgeCV(alphas=np.logspace(-3, 5, 100))]:
    make_pipeline(StandardScaler(), model).fit(data[:, :-1], data[:, -1])
"""


def write(path, rows, columns):
    """Normal columns, a third of them with one place; five make y."""
    random = np.random.default_rng(9)
    x = random.normal(size=(rows, columns))
    x[:, ::3] = x[:, ::3].round(1)
    y = x[:, :5] @ [3, -2, 2, 1, 1] + random.normal(size=rows)
    head = ",".join([f"g{j}" for j in range(columns)] + ["y"])
    np.savetxt(path, np.c_[x, y], "%.4f", ",", header=head, comments="")


def measured(command):
    """The shortest time and processor time in seconds, and the most MB."""
    seconds, processor, most = [], [], 0
    for _ in range(RUNS):
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        seconds.append(time.perf_counter() - start)
        processor.append(used.ru_utime + used.ru_stime)
        most = max(most, used.ru_maxrss / 1024)
        if status:
            raise SystemExit(f"{command} failed")
    return min(seconds), min(processor), most


def two_models():
    """Builds the program for the lasso and ridge alone."""
    told = subprocess.run(
        ["cargo", "bench", "--package", "bench", "--bench", "two_models",
         "--no-run", "--message-format", "json"],
        cwd=ROOT, check=True, capture_output=True, text=True).stdout
    built = [json.loads(line) for line in told.splitlines()]
    [program] = [b["executable"] for b in built if b.get("executable")]
    return program


def main():
    program = str(ROOT / "target" / "release" / "choose")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)

        def choose(name):
            out = folder / f"{name}-report"
            return measured([program, str(folder / f"{name}.csv"),
                             "--target", "y", "--out", str(out)])

        write(folder / "genes.csv", 72, 7129)
        write(folder / "tall.csv", 200_000, 12)
        theirs = measured([sys.executable, "-W", "ignore", "-c", SCIKIT_LEARN,
                           str(folder / "genes.csv")])
        ours = measured([two_models(), str(folder / "genes.csv")])
        genes, tall = choose("genes"), choose("tall")
        print(f"{os.cpu_count()} cores, {os.uname().machine}\n")
        print("| file | program | seconds | of processor | MB |")
        print("| --- | --- | --- | --- | --- |")
        for file, name, (seconds, processor, most) in [
            ("72 × 7,129", "LassoCV and RidgeCV", theirs),
            ("72 × 7,129", "the lasso and ridge alone", ours),
            ("72 × 7,129", "choose", genes),
            ("200,000 × 12", "choose", tall),
        ]:
            print(f"| {file} | {name} | {seconds:.2f} | {processor:.2f}"
                  f" | {most:.0f} |")
    missed = [
        name for name, holds in [
            ("72 × 7,129: 5.8 s", genes[0] <= 5.8),
            ("72 × 7,129: 280 MB", genes[2] <= 280),
            ("72 × 7,129: scikit-learn's time", ours[1] <= theirs[1]),
            ("200,000 × 12: 2.5 s with reading", tall[0] <= 2.5),
        ] if not holds
    ]
    if missed:
        raise SystemExit(f"missed: {', '.join(missed)}")


main()
