"""Spark: the scripts that `choose --spark` writes for some small files.

    cargo build --release --bin choose
    python choose_spark.py > results/choose_spark.json

Each script is run as it was written, but for a line behind it which prints the
fold of each row; the result is what it printed. Spark is told that the files
are small: it compiles nothing and splits nothing.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

from book import report

ROOT = pathlib.Path(__file__).resolve().parents[2]
CHOOSE = ROOT / "target" / "release" / "choose"
FOLDS = 'print("folds:", *[row.fold for row in data.select("fold").collect()])\n'
OWN = "listings/choose/tests/own_data"
SMALL = ["spark.sql.codegen.wholeStage=false", "spark.sql.codegen.factoryMode=NO_CODEGEN",
         "spark.sql.shuffle.partitions=1", "spark.sql.adaptive.enabled=false", "spark.ui.enabled=false"]
FILES = [
    f"{OWN}/units.csv --target price --missing mean --group plot",
    f"{OWN}/units.csv --target price --missing drop --time day",
    f"{OWN}/80_excel_date.csv --target sales",
    f"{OWN}/9d_rare_level.csv --target y",
    f"{OWN}/kinds.csv --target y --missing mean --weights w",
    f"{OWN}/34_binary.csv --target rent",
]


def run(*command):
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{command}: {done.stderr}")
    return done.stdout


def rows(words, printed):
    """What was printed, a model in each row."""
    made = []
    for line in printed.splitlines():
        name, _, number = line.strip().rpartition(": ")
        if line.startswith("folds: "):
            made[0]["folds"] = [int(fold) for fold in line.split()[1:]]
        elif line.startswith("    "):
            made[-1]["weights"][name] = float(number)
        elif " at alpha = " in line:
            loss, alpha = number.split(" at alpha = ")
            made.append({"command": words, "model": name, "loss": float(loss.split()[-1]), "alpha": float(alpha), "weights": {}})
        elif line.startswith("the "):
            made.append({"command": words, "model": name, "loss": float(number.split()[-1]), "alpha": 0, "weights": {}})
    return made


conf = " ".join(f"--conf {setting}" for setting in SMALL)
os.environ["PYSPARK_SUBMIT_ARGS"] = f"--master local[1] {conf} pyspark-shell"
results = []
with tempfile.TemporaryDirectory() as folder:
    script = pathlib.Path(folder) / "with_spark.py"
    for words in FILES:
        script.write_text(run(str(CHOOSE), *words.split(), "--folds", "3", "--spark") + FOLDS)
        results += rows(words, run(sys.executable, str(script)))
report(["pyspark", "numpy"], measured="2026-11-30", rows=results)
