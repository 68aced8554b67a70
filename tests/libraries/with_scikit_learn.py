"""scikit-learn: what to type for the book's λ."""

import numpy as np
from sklearn.linear_model import (ElasticNet, Lasso, LassoCV, Ridge,
                                  LogisticRegression, SGDRegressor, lasso_path)
from sklearn.model_selection import GridSearchCV, PredefinedSplit
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from book import (ALPHAS, LABELS, best, diabetes, digits, one_weight,
                  problems, report, row, table)

exact = {"fit_intercept": False, "tol": 1e-14, "max_iter": 1_000_000}
rows = []
for name, X, y, lam, r in problems():
    if r == 1:
        typed = "Lasso(alpha=λ/2)"
        model = Lasso(alpha=lam / 2, **exact)
    elif r == 0:
        typed = "Ridge(alpha=n*λ)"
        model = Ridge(alpha=len(y) * lam, fit_intercept=False)
    else:
        typed = "ElasticNet(alpha=λ*(1 - r/2), l1_ratio=r/(2 - r))"
        model = ElasticNet(alpha=lam * (1 - r / 2), l1_ratio=r / (2 - r),
                           **exact)
    rows.append(row(name, X, y, lam, r, typed, model.fit(X, y).coef_))

# How far the default tolerance goes, on the ten measurements.
X, y = diabetes()
default = Lasso(alpha=ALPHAS[0], fit_intercept=False).fit(X, y).coef_
default_off = np.max(np.abs(default - best(X, y, 2 * ALPHAS[0], 1)))

# An intercept is fitted unless one says otherwise, and columns are used as
# they are: with raw columns the same α is another question.
raw_X, raw_y = table("diabetes.csv")
raw = Lasso(alpha=ALPHAS[1], tol=1e-12, max_iter=10_000).fit(raw_X, raw_y)

# Chapter 9's cross-validation: fold i mod 10, standardised in each fold.
grid = 45.16003002046289 * 10 ** (-3 * np.arange(100) / 99)
folds = PredefinedSplit(np.arange(len(y)) % 10)
search = GridSearchCV(make_pipeline(StandardScaler(), Lasso(tol=1e-8)),
                      {"lasso__alpha": grid}, cv=folds,
                      scoring="neg_mean_squared_error").fit(raw_X, raw_y)
once = LassoCV(alphas=grid, cv=folds, tol=1e-8).fit(X, y)
path = lasso_path(X, y, alphas=ALPHAS[::-1], tol=1e-12, max_iter=100_000)[1]

# Stochastic gradient descent: α = λ/2 for L1, λ for L2.
x, half = one_weight()
sgd = [{"penalty": p, "alpha": a, "lambda": lam, "learning_rate": rate,
        "weight": digits(SGDRegressor(
            penalty=p, alpha=a, fit_intercept=False, tol=None, max_iter=5000,
            random_state=0, learning_rate=rate, eta0=0.01,
        ).fit(x, half).coef_)[0]}
       for rate in ["invscaling", "constant"] for lam in [0.5, 1.5]
       for p, a in [("l1", lam / 2), ("l2", lam)]]
sgd_default = SGDRegressor(penalty="l1", alpha=0.25, fit_intercept=False,
                           random_state=0).fit(x, half)


def passes(seed, **settings):
    """How many passes over chapter 9's rows, and how far off they end."""
    fit = SGDRegressor(penalty="l1", alpha=ALPHAS[0], fit_intercept=False,
                       random_state=seed, **settings).fit(X, y)
    off = np.max(np.abs(fit.coef_ - best(X, y, 2 * ALPHAS[0], 1)))
    return {"settings": str(settings), "seed": seed, "passes": fit.n_iter_,
            "off": float(f"{off:.3g}")}


sgd_passes = [passes(0), passes(0, max_iter=100_000), passes(0, tol=None),
              passes(0, tol=None, max_iter=10_000)]
sgd_seeds = [passes(seed) for seed in range(100)]

# Of two exact copies: which one is kept, for an order and for random orders.
copies = [{"selection": selection, "seed": seed, "weights": digits(
    Lasso(alpha=0.25, selection=selection, random_state=seed, **exact).fit(
        np.hstack([x, x]), half).coef_)}
          for selection, seeds in [("cyclic", [0, 1]), ("random", range(6))]
          for seed in seeds]

# Chapter 7's logistic loss: C = 1/(n·λ) for L1, 1/(2·n·λ) for L2.
logistic = [{"lambda": lam, "r": r, "solver": solver, "C": digits(C)[0],
             "weight": digits(LogisticRegression(
                 C=C, l1_ratio=r, solver=solver, fit_intercept=False,
                 tol=1e-12, max_iter=100_000, random_state=0,
             ).fit(x, LABELS).coef_)[0]}
            for solver in ["liblinear", "saga"] for lam in [0.05, 0.35, 0.36]
            for r, C in [(1, 1 / (7 * lam)), (0, 1 / (14 * lam))]]

report(["scikit-learn", "numpy", "scipy"], measured="2026-11-29", rows=rows,
       logistic=logistic, sgd_passes=sgd_passes, sgd_seeds=sgd_seeds,
       copies=copies, sgd=sgd, sgd_default={"weight": digits(sgd_default.coef_)[0],
                             "passes": sgd_default.n_iter_},
       default_tolerance_off=float(f"{default_off:.1e}"),
       raw_columns={"coef": digits(raw.coef_),
                    "intercept": digits(raw.intercept_)[0]},
       lasso_path=[digits(path[:, 1]), digits(path[:, 0])],
       cross_validation={
           "pipeline": {"alpha": search.best_params_["lasso__alpha"],
                        "error": -search.best_score_},
           "LassoCV": {"alpha": once.alpha_,
                       "error": once.mse_path_.mean(axis=1).min()}})
