# /// script
# dependencies = ["polars-ds==0.13.0", "polars==2.1.0", "numpy==2.4.6"]
# ///
import polars
import polars_ds

from measure import measure


def fit(X, y, **price):
    names = [f"x{j}" for j in range(X.shape[1])]
    frame = polars.DataFrame(X, schema=names).with_columns(y=y)
    ask = polars_ds.lin_reg(*names, target="y", **price)
    return list(frame.select(ask.alias("found"))["found"][0])


measure("polars-ds", ["polars-ds", "polars"],
        lasso=lambda X, y, a: fit(X, y, l1_reg=a),
        ridge=lambda X, y, a: fit(X, y, l2_reg=a))
