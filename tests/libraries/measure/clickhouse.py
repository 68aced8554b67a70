# /// script
# dependencies = ["chdb==4.4.0", "numpy==2.4.6"]
# ///
import numpy as np
from chdb import session

from measure import measure


def fit(X, y, strength):
    """Rows again and again in one batch each time, as in full descent."""
    db = session.Session()
    db.query("create database if not exists d engine=Atomic")
    names = [f"x{j}" for j in range(X.shape[1])]
    columns = ", ".join(f"{name} Float64" for name in [*names, "y"])
    db.query(f"create table d.t ({columns}) engine=Memory")
    rows = ",".join("(" + ",".join(map(repr, map(float, row))) + ")"
                    for row in np.c_[X, y])
    rate = 0.05
    for _ in range(140_000 // len(y) // 7):
        db.query(f"insert into d.t values {rows}")
    found = db.query(
        f"select stochasticLinearRegression({rate}, {strength!r}, {len(y)}, "
        f"'SGD')(y, {', '.join(names)}) from d.t settings max_threads=1")
    return [float(w) for w in str(found).strip('"[]\n ').split(",")[:-1]]


measure("clickhouse", ["chdb"], ridge=fit)
