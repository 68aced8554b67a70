import polars
import polars_ols as pls

from measure import measure


def fit(X, y, ask):
    frame = polars.DataFrame({f"x{j}": column for j, column in enumerate(X.T)})
    names = [polars.col(name) for name in frame.columns]
    frame = frame.with_columns(y=y)
    found = frame.select(ask(polars.col("y"), names)).to_series()[0]
    return list(found.values())


measure("polars-ols", ["polars-ols", "polars"],
        lasso=lambda X, y, a: fit(X, y, lambda y, x: pls.compute_lasso(
            y, *x, alpha=a, mode="coefficients") if hasattr(pls, "compute_lasso")
            else y.least_squares.lasso(*x, alpha=a, mode="coefficients")),
        ridge=lambda X, y, a: fit(X, y, lambda y, x: y.least_squares.ridge(
            *x, alpha=a, mode="coefficients")))
