# /// script
# dependencies = ["celer==0.7.4", "scikit-learn==1.9.1"]
# ///
from celer import ElasticNet, Lasso

from measure import measure

measure("celer", ["celer", "scikit-learn"],
        lasso=lambda X, y, a: Lasso(alpha=a, fit_intercept=False).fit(X, y).coef_,
        ridge=lambda X, y, a: ElasticNet(alpha=a, l1_ratio=1e-9,
                                         fit_intercept=False).fit(X, y).coef_)
