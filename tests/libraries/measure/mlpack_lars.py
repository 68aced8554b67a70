import mlpack
import numpy as np

from measure import measure


def fit(X, y, **price):
    model = mlpack.lars(input_=X, responses=y, no_intercept=True,
                        no_normalize=True, **price)["output_model"]
    points = np.eye(X.shape[1])
    return mlpack.lars(input_model=model, test=points)["output_predictions"]


measure("mlpack", ["mlpack"],
        lasso=lambda X, y, a: fit(X, y, lambda1=a),
        ridge=lambda X, y, a: fit(X, y, lambda1=1e-12, lambda2=a))
