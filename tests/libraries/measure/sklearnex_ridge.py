# /// script
# dependencies = ["scikit-learn-intelex==2026.2.0", "scikit-learn==1.9.1", "numpy==2.4.6"]
# ///
from sklearnex.linear_model import Ridge

from measure import measure

measure("scikit-learn-intelex", ["scikit-learn-intelex", "scikit-learn"],
        ridge=lambda X, y, a: Ridge(alpha=a, fit_intercept=False).fit(X, y).coef_)
