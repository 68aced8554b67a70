# /// script
# dependencies = ["mlpack==4.8.0", "numpy==2.4.6"]
# ///
import numpy as np
from mlpack import Lars

from measure import measure


def fit(X, y, **price):
    """Its predictions take a point a column; a unit vector's is a weight."""
    model = Lars(no_intercept=True, no_normalize=True, **price)
    model.fit(input_=X.copy(), responses=y.reshape(-1, 1).copy())
    return np.ravel(model.predict(test=np.eye(X.shape[1])))


measure("mlpack", ["mlpack"],
        lasso=lambda X, y, a: fit(X, y, lambda1=a),
        ridge=lambda X, y, a: fit(X, y, lambda1=1e-9, lambda2=a))
