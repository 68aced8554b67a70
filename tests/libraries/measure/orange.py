# /// script
# dependencies = ["Orange3==3.40.0", "scikit-learn==1.9.1"]
# ///
import numpy as np
from Orange.data import ContinuousVariable, Domain, Table
from Orange.regression import LassoRegressionLearner, RidgeRegressionLearner

from measure import measure


def fit(X, y, learner):
    names = [ContinuousVariable(f"x{j}") for j in range(X.shape[1])]
    table = Table.from_numpy(Domain(names, ContinuousVariable("y")), X, y)
    return np.ravel(learner(table).coefficients)


measure("orange", ["Orange3", "scikit-learn"],
        lasso=lambda X, y, a: fit(X, y, LassoRegressionLearner(
            alpha=a, fit_intercept=False, preprocessors=None)),
        ridge=lambda X, y, a: fit(X, y, RidgeRegressionLearner(
            alpha=a, fit_intercept=False)))
