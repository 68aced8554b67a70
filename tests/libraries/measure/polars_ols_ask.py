# /// script
# dependencies = ["polars-ols==0.3.5", "polars==2.1.0", "numpy==2.4.6"]
# ///
import polars
import polars_ols  # noqa: F401, it adds `least_squares`

from measure import measure


def fit(X, y, method, alpha):
    names = [f"x{j}" for j in range(X.shape[1])]
    frame = polars.DataFrame(X, schema=names).with_columns(y=y)
    ask = getattr(polars.col("y").least_squares, method)(
        *map(polars.col, names), alpha=alpha, mode="coefficients",
        add_intercept=False)
    found = frame.select(ask.alias("found"))["found"][0]
    return [found[name] for name in names]


measure("polars-ols", ["polars-ols", "polars"],
        lasso=lambda X, y, a: fit(X, y, "lasso", a),
        ridge=lambda X, y, a: fit(X, y, "ridge", a))
