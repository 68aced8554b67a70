# /// script
# dependencies = ["h2o==3.46.0.11", "numpy==2.4.6"]
# ///
"""H2O: the lasso with its second solver."""

import h2o
import numpy as np
from common import best, diabetes, say
from h2o.estimators import H2OGeneralizedLinearEstimator

X, y = diabetes()
right = best(X, y, 2.0, 1)
h2o.init(nthreads=1, max_mem_size="1g", verbose=False)
h2o.no_progress()
names = [f"x{j}" for j in range(10)]
frame = h2o.H2OFrame(np.c_[X, y], column_names=[*names, "y"])
for solver in ["IRLSM", "L_BFGS"]:
    model = H2OGeneralizedLinearEstimator(
        family="gaussian", standardize=False, alpha=1, lambda_=[1.0],
        solver=solver)
    model.train(y="y", training_frame=frame)
    found = np.array([model.coef()[name] for name in names])
    say(solver=solver, zeros=int((found == 0).sum()),
        right_zeros=int((right == 0).sum()), off=abs(found - right).max())
h2o.cluster().shutdown()
