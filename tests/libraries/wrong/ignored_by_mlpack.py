# /// script
# dependencies = ["mlpack==4.8.0", "numpy==2.4.6"]
# ///
"""mlpack: lambda2 alone, and with the smallest lambda1 beside it."""

import mlpack
import numpy as np
from common import one_weight, say

x, y = one_weight()
for lambda1 in [0.0, 1e-12]:
    model = mlpack.lars(input_=x, responses=y, no_intercept=True,
                        no_normalize=True, lambda1=lambda1, lambda2=7 * 0.4)
    found = mlpack.lars(input_model=model["output_model"], test=np.eye(1))
    say(lambda1=lambda1, lambda2=7 * 0.4, weight=found["output_predictions"],
        right=0.5 / 1.4)
