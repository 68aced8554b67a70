#!/usr/bin/env bash
# statsmodels 0.15.0: GLM with the Gaussian family and L1_wt=0 is not ridge.
#
# `GLM.fit_regularized` says that it minimises −loglike/n + alpha·(…), where
# L1_wt=0 leaves the squares. With the Gaussian family one would expect ridge:
# the weights that solve (XᵀX/n + alpha·I)·w = Xᵀy/n, which is what
# `OLS.fit_regularized(alpha, L1_wt=0)` gives, and what GLM itself comes close
# to with L1_wt=1e-9.
#
# What happens: the weights are others, by a fifth on ordinary noisy data, and
# all 0 on data without noise. A ConvergenceWarning says that the optimisation
# "may have failed", which sounds as if another method could succeed; "bfgs" and
# "newton-cg" end in the same wrong place.
#
# Why, as far as it can be seen from outside: `_fit_ridge` gives the optimiser
# `loglike` with the scale estimated anew at each point, and beside it a slope
# that takes the scale as fixed. L1_wt > 0 goes another way, with scale 1.
#
# Source: https://github.com/statsmodels/statsmodels, release 0.15.0,
# statsmodels/genmod/generalized_linear_model.py, `GLM._fit_ridge`.
#
# Run it as it is; it needs Python 3.11 and PyPI. It exits with 0 as long as
# this is so, and with 1 as soon as anything about it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check statsmodels==0.15.0 numpy==2.4.6
cat >ridge.py <<'END'
import sys
import warnings

import numpy as np
from statsmodels.api import GLM, OLS

random = np.random.default_rng(0)
X = random.normal(size=(200, 3))
y = X @ [1, 2, 0] + random.normal(size=200)
alpha = 0.4
right = np.linalg.solve(X.T @ X / 200 + alpha * np.eye(3), X.T @ y / 200)
by_ols = OLS(y, X).fit_regularized(alpha=alpha, L1_wt=0).params
with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    glm = [GLM(y, X).fit_regularized(alpha=alpha, L1_wt=0, opt_method=method).params
           for method in ("bfgs", "newton-cg")]
    said = {warning.category.__name__ for warning in said}
    nearly = GLM(y, X).fit_regularized(alpha=alpha, L1_wt=1e-9).params
    x = np.arange(-1.5, 1.6, 0.5).reshape(-1, 1)
    line = GLM(x[:, 0] / 2, x).fit_regularized(alpha=alpha, L1_wt=0).params
print("ridge's equations   ", right)
print("OLS, L1_wt=0        ", by_ols)
print("GLM, L1_wt=1e-9     ", nearly)
print("GLM, L1_wt=0        ", *glm, "with", *said)
print("GLM on y = x/2      ", line, "where ridge has", 0.5 / (1 + alpha))
off = np.abs(np.array(glm) / right - 1)[:, :2].min()
still = (np.allclose(by_ols, right) and np.allclose(nearly, right, atol=1e-3)
         and off > 0.15 and said == {"ConvergenceWarning"} and line[0] == 0)
print("as described" if still else "it has changed")
sys.exit(not still)
END
env/bin/python ridge.py
