# /// script
# dependencies = ["dask-ml==2025.1.0", "dask-glm==0.4.0", "numpy==2.4.6"]
# ///
import dask
import dask.array
from dask_ml.linear_model import LinearRegression

from measure import measure

dask.config.set(scheduler="synchronous")


def fit(X, y, C, penalty, solver):
    model = LinearRegression(penalty=penalty, solver=solver, C=C,
                             fit_intercept=False,
                             solver_kwargs={"normalize": False})
    X, y = (dask.array.from_array(a, chunks=a.shape) for a in (X, y))
    return model.fit(X, y).coef_


measure("dask-ml", ["dask-ml", "dask-glm"],
        lasso=lambda X, y, a: fit(X, y, a, "l1", "admm"),
        ridge=lambda X, y, a: fit(X, y, a, "l2", "lbfgs"))
