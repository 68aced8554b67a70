# /// script
# dependencies = ["h2o==3.46.0.11", "numpy==2.4.6"]
# ///
import h2o
import numpy as np
from h2o.estimators import H2OGeneralizedLinearEstimator

from measure import measure

h2o.init(nthreads=1, max_mem_size="1g", verbose=False)
h2o.no_progress()


def fit(X, y, strength, alpha):
    names = [f"x{j}" for j in range(X.shape[1])]
    frame = h2o.H2OFrame(np.c_[X, y], column_names=[*names, "y"])
    model = H2OGeneralizedLinearEstimator(
        family="gaussian", standardize=False, intercept=False, alpha=alpha,
        lambda_=[strength])
    model.train(y="y", training_frame=frame)
    return [model.coef().get(name, 0.0) for name in names]


measure("h2o", ["h2o"],
        lasso=lambda X, y, a: fit(X, y, a, 1),
        ridge=lambda X, y, a: fit(X, y, a, 0))
h2o.cluster().shutdown()
