# /// script
# dependencies = ["lightgbm==4.7.0", "numpy==2.4.6"]
# ///
import json
import tempfile

import lightgbm
import numpy as np

from measure import measure


def fit(X, y, strength):
    """The line of the second tree in the left one of two leaves: the first
    tree has no lines, and a leaf is linear in the columns on its way only."""
    if X.shape[1] != 1:
        raise ValueError("a leaf uses the columns on its way only")
    far = np.vstack([X, X + 100])
    rate = 0.1
    with tempfile.NamedTemporaryFile("w", suffix=".json") as split:
        json.dump({"feature": 0, "threshold": 50}, split)
        split.flush()
        settings = {"objective": "regression", "linear_tree": True,
                    "linear_lambda": strength, "num_leaves": 2,
                    "min_data_in_leaf": 1, "min_data_in_bin": 1,
                    "min_sum_hessian_in_leaf": 0, "learning_rate": rate,
                    "verbosity": -1, "forcedsplits_filename": split.name}
        data = lightgbm.Dataset(far, np.concatenate([y, y + 50]),
                                params=settings)
        model = lightgbm.train(settings, data, 2)
    low, high = model.predict(np.array([[0.0], [1.0]]))
    return [(high - low) / rate]


measure("lightgbm", ["lightgbm"], ridge=fit, asks_corners=False)
