# /// script
# dependencies = ["mlpack==4.8.0", "numpy==2.4.6"]
# ///
"""mlpack: lambda2 alone, and with the smallest lambda1 beside it."""

import numpy as np
from common import one_weight, say
from mlpack import Lars

x, y = one_weight()
for lambda1 in [0.0, 1e-9]:
    model = Lars(no_intercept=True, no_normalize=True, lambda1=lambda1,
                 lambda2=7 * 0.4)
    model.fit(input_=x.copy(), responses=y.reshape(-1, 1).copy())
    say(lambda1=lambda1, lambda2=7 * 0.4, right=0.5 / 1.4,
        weight=np.ravel(model.predict(test=np.eye(1))))
