# /// script
# dependencies = ["scikit-learn==1.9.1", "numpy==2.4.6"]
# ///
from sklearn.linear_model import Lasso, Ridge

from measure import measure

measure("scikit-learn", ["scikit-learn", "numpy"],
        lasso=lambda X, y, a: Lasso(alpha=a, fit_intercept=False).fit(X, y).coef_,
        ridge=lambda X, y, a: Ridge(alpha=a, fit_intercept=False).fit(X, y).coef_)
