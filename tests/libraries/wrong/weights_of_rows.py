# /// script
# dependencies = ["scikit-learn==1.9.1", "numpy==2.4.6"]
# ///
"""scikit-learn: weights of rows that reach the model, and not what is beside."""

import numpy as np
from common import say
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Lasso, SGDRegressor
from sklearn.model_selection import GridSearchCV, KFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler, scale

X, y = load_diabetes(return_X_y=True)
count = np.where(np.random.default_rng(0).random(442) < 0.2, 20, 1)


def fit(X, y, **weights):
    model = make_pipeline(StandardScaler(), Lasso(1.0, tol=1e-10))
    return model.fit(X, y, **weights)


repeated = fit(np.repeat(X, count, 0), np.repeat(y, count)).predict(X)
for words, weights in [
    ("the model", {"lasso__sample_weight": count}),
    ("scaler and model", {"lasso__sample_weight": count,
                          "standardscaler__sample_weight": count}),
]:
    off = abs(fit(X, y, **weights).predict(X) - repeated).max()
    say(weights_reach=words, off_from_repeated_rows=off)

few, target = scale(X)[:150], y[:150]
weights = np.random.default_rng(0).exponential(size=150) ** 2
lasso = Lasso(tol=1e-8, max_iter=100_000)
grid = np.geomspace(0.05, 30, 15)
ask = {"cv": KFold(5), "scoring": "neg_mean_squared_error"}
one = GridSearchCV(lasso, {"alpha": grid}, **ask)
two = GridSearchCV(Pipeline([("lasso", lasso)]), {"lasso__alpha": grid}, **ask)
say(sample_weight="chooses", alpha=one.fit(few, target, sample_weight=weights)
    .best_params_["alpha"])
say(lasso__sample_weight="chooses", alpha=two.fit(
    few, target, lasso__sample_weight=weights).best_params_["lasso__alpha"])

x = np.arange(-1.5, 1.6, 0.5).reshape(-1, 1)
for words, more in [("none", {}), ("all 4", {"sample_weight": np.full(7, 4.0)})]:
    model = SGDRegressor(penalty="l1", alpha=0.1, eta0=0.002, tol=None,
                         learning_rate="constant", max_iter=4000, random_state=0)
    say(sgd_weights=words, weight=model.fit(x, x[:, 0] / 2, **more).coef_)
