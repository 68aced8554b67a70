# /// script
# dependencies = ["dask-ml==2025.1.0"]
# ///
"""dask-ml: the same penalty, five solvers."""

import dask
import dask.array
from common import one_weight, say
from dask_ml.linear_model import LinearRegression

dask.config.set(scheduler="synchronous")
x, y = one_weight()
X, Y = dask.array.from_array(x, chunks=x.shape), dask.array.from_array(y, chunks=7)
for solver in ["lbfgs", "admm", "newton", "gradient_descent", "proximal_grad"]:
    model = LinearRegression(penalty="l2", solver=solver, C=1 / (2 * 7 * 0.4),
                             fit_intercept=False, max_iter=1000, tol=1e-10)
    say(solver=solver, weight=model.fit(X, Y).coef_, right=0.5 / 1.4)
