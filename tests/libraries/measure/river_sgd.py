# /// script
# dependencies = ["river==0.26.1"]
# ///
import numpy as np
from river import linear_model, optim

from measure import measure


def fit(X, y, **price):
    model = linear_model.LinearRegression(optimizer=optim.SGD(0.001),
                                          intercept_lr=0, **price)
    order = np.random.RandomState(0)
    rows = [dict(enumerate(map(float, row))) for row in X]
    for _ in range(100_000 // len(y) // (4 if len(y) > 99 else 1)):
        for i in order.permutation(len(y)):
            model.learn_one(rows[i], y[i])
    return [model.weights[j] for j in range(X.shape[1])]


measure("river", ["river"],
        lasso=lambda X, y, a: fit(X, y, l1=a),
        ridge=lambda X, y, a: fit(X, y, l2=a))
