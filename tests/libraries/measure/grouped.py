# /// script
# dependencies = ["group-lasso==1.5.0", "numpy==2.4.6"]
# ///
from group_lasso import GroupLasso

from measure import measure


def fit(X, y, strength):
    model = GroupLasso(groups=range(X.shape[1]), group_reg=strength, l1_reg=0,
                       scale_reg="none", fit_intercept=False,
                       supress_warning=True)
    return model.fit(X, y.reshape(-1, 1)).coef_[:, 0]


measure("group-lasso", ["group-lasso", "numpy"], lasso=fit)
