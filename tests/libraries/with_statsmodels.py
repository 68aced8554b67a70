"""statsmodels: what to type for the book's λ."""

import statsmodels.api as sm

from book import digits, one_weight, problems, report, row

rows, defaults = [], []
for name, X, y, lam, r in problems():
    # The same λ as scikit-learn's ElasticNet; for ridge it is λ itself.
    alpha, share = lam * (1 - r / 2), r / (2 - r)
    typed = "OLS(y, X).fit_regularized(alpha=λ*(1 - r/2), L1_wt=r/(2 - r))"
    model = sm.OLS(y, X)  # no intercept, unless X has a column of ones
    exact = {"cnvrg_tol": 1e-13, "zero_tol": 0, "maxiter": 100_000}
    fit = model.fit_regularized(alpha=alpha, L1_wt=share, **exact)
    rows.append(row(name, X, y, lam, r, typed, fit.params))
    # As they come: 50 sweeps at most, weights below 1e-8 made 0.
    fit = model.fit_regularized(alpha=alpha, L1_wt=share)
    default = row(name, X, y, lam, r, typed, fit.params)
    defaults.append({key: default[key] for key in ["data", "lambda", "r",
                                                   "off"]})
    defaults[-1]["converged"] = getattr(fit, "converged", None)

# A column of ones, and y + 3: one number for alpha prices the ones too.
x, y = one_weight()
ones = [{"alpha": alpha, "weights": digits(
    sm.OLS(y + 3, sm.add_constant(x)).fit_regularized(
        alpha=alpha, L1_wt=1, **exact).params)} for alpha in [0.25, [0, 0.25]]]

report(["statsmodels", "numpy", "scipy"], measured="2026-11-29", rows=rows,
       defaults=defaults, ones=ones)
