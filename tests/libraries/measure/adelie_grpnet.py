# /// script
# dependencies = ["adelie==1.1.52", "numpy==1.26.4"]
# ///
import adelie
import numpy as np

from measure import measure


def fit(X, y, strength, alpha):
    path = adelie.grpnet(np.asfortranarray(X), adelie.glm.gaussian(y),
                         alpha=alpha, lmda_path=[strength], intercept=False,
                         progress_bar=False)
    return path.betas.toarray()[-1]


measure("adelie", ["adelie", "numpy"],
        lasso=lambda X, y, a: fit(X, y, a, 1),
        ridge=lambda X, y, a: fit(X, y, a, 0))
