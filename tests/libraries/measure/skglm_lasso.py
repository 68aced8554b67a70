# /// script
# dependencies = ["skglm==0.5", "scikit-learn==1.9.1"]
# ///
from skglm import ElasticNet, Lasso

from measure import measure

measure("skglm", ["skglm", "scikit-learn"],
        lasso=lambda X, y, a: Lasso(alpha=a, fit_intercept=False).fit(X, y).coef_,
        ridge=lambda X, y, a: ElasticNet(alpha=a, l1_ratio=0,
                                         fit_intercept=False).fit(X, y).coef_)
