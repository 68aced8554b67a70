# /// script
# dependencies = ["scikit-learn==1.9.1", "numpy==2.4.6"]
# ///
from sklearn.svm import LinearSVR

from measure import measure


def fit(X, y, C):
    model = LinearSVR(loss="squared_epsilon_insensitive", epsilon=0, C=C,
                      dual=False, fit_intercept=False)
    return model.fit(X, y).coef_


measure("liblinear", ["scikit-learn"], ridge=fit)
