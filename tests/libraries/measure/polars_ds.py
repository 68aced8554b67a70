import polars
import polars_ds as pds

from measure import measure


def fit(X, y, **price):
    frame = polars.DataFrame({f"x{j}": column for j, column in enumerate(X.T)})
    names = frame.columns
    frame = frame.with_columns(y=y)
    return frame.select(pds.lin_reg(*names, target="y", **price)).to_series()[0]


measure("polars-ds", ["polars-ds", "polars"],
        lasso=lambda X, y, a: fit(X, y, l1_reg=a),
        ridge=lambda X, y, a: fit(X, y, l2_reg=a))
