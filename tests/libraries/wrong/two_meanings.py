# /// script
# dependencies = ["polars-ols==0.3.5", "polars==2.1.0", "numpy==2.4.6"]
# ///
"""polars-ols: alpha of the elastic net at a share of 0 and just above it."""

import polars
import polars_ols  # noqa: F401
from common import one_weight, say

x, y = one_weight()
frame = polars.DataFrame({"x": x[:, 0], "y": y})
for share in [0.0, 1e-9]:
    ask = polars.col("y").least_squares.elastic_net(
        polars.col("x"), alpha=0.4, l1_ratio=share, mode="coefficients",
        add_intercept=False)
    found = frame.select(ask.alias("found"))["found"][0]
    say(l1_ratio=share, alpha=0.4, weight=found["x"])
