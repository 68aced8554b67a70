# /// script
# dependencies = ["snapml==1.17.2", "scikit-learn==1.9.1", "numpy==2.4.6"]
# ///
"""Snap ML and liblinear: y + 3, and the intercept under L2."""

import numpy as np
import snapml
from common import one_weight, say
from sklearn.svm import LinearSVR

x, y = one_weight()
lam = 0.4
snap = snapml.LinearRegression(penalty="l2", regularizer=7 * lam,
                               fit_intercept=True).fit(x, y + 3)
line = LinearSVR(loss="squared_epsilon_insensitive", epsilon=0,
                 C=1 / (2 * 7 * lam), dual=False).fit(x, y + 3)
say(library="snapml", intercept=np.ravel(snap.intercept_), right=3.0)
say(library="liblinear", intercept=np.ravel(line.intercept_), right=3.0)
