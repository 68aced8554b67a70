# /// script
# dependencies = ["scikit-learn==1.9.1", "skl2onnx==1.20.0", "onnxruntime==1.32.0", "numpy==2.4.6"]
# ///
"""ONNX: a lasso that learnt from whole numbers, exported."""

import numpy as np
import onnxruntime
from common import say
from skl2onnx import to_onnx
from sklearn.linear_model import Lasso

for first in [0, 20_260_101, 1_790_000_000]:
    X = np.random.default_rng(0).integers(0, 3000, size=(200, 2)) + first
    y = (X - first) @ [0.02, 0.01]
    model = Lasso(0.01).fit(X, y)
    for words, rows in [("int64", X), ("float64", X.astype(float))]:
        model.fit(rows, y)
        file = to_onnx(model, rows).SerializeToString()
        session = onnxruntime.InferenceSession(
            file, providers=["CPUExecutionProvider"])
        name = session.get_inputs()[0].name
        said = session.run(None, {name: rows})[0].ravel()
        say(first=first, rows=words, off=abs(said - model.predict(rows)).max())
