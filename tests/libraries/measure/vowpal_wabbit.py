# /// script
# dependencies = ["vowpalwabbit==9.11.9", "numpy==2.4.6"]
# ///
import numpy as np
from vowpalwabbit import Workspace

from measure import measure


def fit(X, y, price):
    model = Workspace("--quiet --sgd --noconstant --power_t 0 --initial_t 1 "
                      f"-l 0.001 {price}")
    order = np.random.RandomState(0)
    say = lambda row: "| " + " ".join(f"f{j}:{v:.17g}" for j, v in enumerate(row))
    rows = [say(row) for row in X]
    for _ in range(60_000 // len(y) // (10 if len(y) > 99 else 1)):
        for i in order.permutation(len(y)):
            model.learn(f"{y[i]:.17g} {rows[i]}")
    weights = [model.predict(say(row)) for row in np.eye(X.shape[1])]
    model.finish()
    return weights


measure("vowpal-wabbit", ["vowpalwabbit"],
        lasso=lambda X, y, a: fit(X, y, f"--l1 {a!r}"),
        ridge=lambda X, y, a: fit(X, y, f"--l2 {a!r}"))
