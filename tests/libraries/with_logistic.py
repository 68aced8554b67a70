"""Logistic regression in Python's libraries: what to type for the book's λ.

    python with_logistic.py LIBRARY > results/logistic_LIBRARY.json
"""

import sys
import warnings
from contextlib import redirect_stdout

import numpy as np

from book import digits, report
from logistic import LABELS, breast_cancer, problems, row, rows, seven

warnings.filterwarnings("ignore")


def scikit_learn():
    from sklearn.linear_model import LogisticRegression

    def fit(X, y, lam, r, solver=None, **settings):
        n = settings.pop("count", len(y))
        C = 1 / (n * lam) if r == 1 else 1 / (2 * n * lam)
        solver = solver or ("saga" if r == 1 else "newton-cholesky")
        exact = {"tol": 1e-10, "max_iter": 1_000_000} | settings
        weights = exact.pop("sample_weight", None)
        model = LogisticRegression(C=C, l1_ratio=r, solver=solver,
                                   random_state=0, **exact)
        model.fit(X, y, sample_weight=weights)
        return model.intercept_, model.coef_

    typed = ["C=1/(n*λ), l1_ratio=1",
             "C=1/(2*n*λ), l1_ratio=0"]
    x, y = seven()
    # A weight of 3 for each row: C divides by the sum of the weights.
    threes = [{"C": typed, "weight": digits(fit(
        x, y, 0.1, 1, count=count, sample_weight=np.full(7, 3.0))[1])[0]}
        for typed, count in [("1/(n*λ)", 7), ("1/(S*λ)", 21)]]
    # liblinear prices the intercept, the less the larger its scaling.
    priced = [{"x": f"x + {shift}", "intercept_scaling": scaling,
               "intercept": digits(b)[0], "weight": digits(w)[0]}
              for shift in [0, 3] for scaling in [1, 1e4]
              for b, w in [fit(x + shift, y, 0.1, 1, "liblinear", tol=1e-9,
                               intercept_scaling=scaling)]]
    X, malignant = breast_cancer()
    from sklearn.linear_model import SGDClassifier
    defaults = [{"solver": solver, "r": r, "weights": digits(fit(
        X, malignant, 0.01, r, solver, tol=1e-4, max_iter=100)[1])}
        for solver, r in [("saga", 1), ("liblinear", 1), ("lbfgs", 0),
                          ("newton-cholesky", 0), ("saga", 0)]]
    sgd = SGDClassifier(loss="log_loss", penalty="l1", alpha=0.01,
                        random_state=0).fit(X, malignant)
    defaults.append({"solver": "SGDClassifier", "r": 1,
                     "weights": digits(sgd.coef_)})
    report(["scikit-learn", "numpy", "scipy"], measured="2026-11-29",
           rows=rows(typed, fit), threes=threes, priced=priced,
           defaults=defaults)


def statsmodels():
    import statsmodels.api as sm

    def prices(price, X):
        return np.r_[np.full(X.shape[1], price), 0]  # the ones are last

    def ones(X):
        return np.c_[X, np.ones(len(X))]

    def glm(X, y, lam, r):
        model = sm.GLM(y, ones(X), family=sm.families.Binomial())
        price = lam if r == 1 else 2 * lam
        fit = model.fit_regularized(alpha=prices(price, X), L1_wt=r,
                                    cnvrg_tol=1e-13, maxiter=100_000,
                                    zero_tol=0)
        return fit.params[-1], fit.params[:-1]

    def logit(X, y, lam, r):
        model = sm.Logit(y, ones(X))
        fit = model.fit_regularized(alpha=prices(len(y) * lam, X), disp=0,
                                    acc=1e-14, maxiter=100_000)
        return fit.params[-1], fit.params[:-1]

    x, y = seven()
    # One number for alpha prices the ones, too.
    scalar = sm.GLM(y, ones(x + 3), family=sm.families.Binomial()
                    ).fit_regularized(alpha=0.1, L1_wt=1.0, maxiter=100_000,
                                      cnvrg_tol=1e-13).params
    # Labels 1 and 2 are taken as numbers.
    ones_and_twos = sm.GLM(y + 1, ones(x), family=sm.families.Binomial()
                           ).fit_regularized(alpha=prices(0.1, x),
                                             L1_wt=1.0).params
    report(["statsmodels", "numpy", "scipy"], measured="2026-11-29",
           ones_and_twos=digits(ones_and_twos),
           rows=rows(["alpha=λ, L1_wt=1", "alpha=2*λ, L1_wt=0"], glm),
           logit=rows(["alpha=n*λ", None], logit),
           scalar={"intercept": digits(scalar)[1],
                   "weight": digits(scalar)[0]})


def glum():
    from glum import GeneralizedLinearRegressor

    def fit(X, y, lam, r):
        model = GeneralizedLinearRegressor(
            family="binomial", alpha=lam if r == 1 else 2 * lam, l1_ratio=r,
            gradient_tol=1e-12, max_iter=10_000).fit(X, y)
        return model.intercept_, model.coef_

    typed = ["alpha=λ, l1_ratio=1", "alpha=2*λ, l1_ratio=0"]
    report(["glum", "numpy"], measured="2026-11-29", rows=rows(typed, fit))


def skglm():
    from skglm import GeneralizedLinearEstimator
    from skglm.datafits import Logistic
    from skglm.penalties import L1_plus_L2
    from skglm.solvers import ProxNewton

    def model(X, y, lam, r):
        price = lam if r == 1 else 2 * lam
        return GeneralizedLinearEstimator(
            Logistic(), L1_plus_L2(price, r),
            ProxNewton(tol=1e-12, max_iter=1000)).fit(X, y)

    def fit(X, y, lam, r):
        fitted = model(X, y, lam, r)
        return fitted.intercept_, fitted.coef_

    # What it calls a probability, where all weights are 0.
    from skglm import SparseLogisticRegression
    x, y = seven()
    told = SparseLogisticRegression(alpha=0.8).fit(x, y).predict_proba(x)
    typed = ["alpha=λ, l1_ratio=1", "alpha=2*λ, l1_ratio=0"]
    report(["skglm", "numpy"], measured="2026-11-29", rows=rows(typed, fit),
           probability=digits(told[0, 1])[0])


def xgboost():
    import xgboost as xgb

    def fit(X, y, lam, r):
        price = {"reg_alpha": lam if r == 1 else 0,
                 "reg_lambda": 2 * lam if r == 0 else 0}
        model = xgb.train(
            {"booster": "gblinear", "objective": "binary:logistic",
             "updater": "coord_descent", "feature_selector": "cyclic",
             "eta": 1, "base_score": 0.5, "nthread": 1, **price},
            xgb.DMatrix(X, label=y), num_boost_round=3000)
        lines = model.get_dump()[0].split()
        numbers = [float(word) for word in lines if word[-1] != ":"]
        return numbers[0], numbers[1:]

    typed = ["reg_alpha=λ", "reg_lambda=2*λ"]
    report(["xgboost", "numpy"], measured="2026-11-29", rows=rows(typed, fit))


def adelie():
    import adelie as ad

    def fit(X, y, lam, r):
        state = ad.grpnet(
            X=np.asfortranarray(X), glm=ad.glm.binomial(y=y.astype(float)),
            alpha=r, lmda_path=[lam if r == 1 else 2 * lam], tol=1e-14,
            irls_tol=1e-14, progress_bar=False)
        return state.intercepts[0], state.betas[0].toarray()

    typed = ["lmda_path=[λ], alpha=1", "lmda_path=[2*λ], alpha=0"]
    report(["adelie", "numpy"], measured="2026-11-29", rows=rows(typed, fit))


def h2o():
    import h2o
    from h2o.estimators import H2OGeneralizedLinearEstimator

    with redirect_stdout(sys.stderr):  # it says how old it is
        h2o.init(nthreads=1, max_mem_size="1g", verbose=False)
    h2o.no_progress()

    def fit(X, y, lam, r):
        names = [f"x{j}" for j in range(X.shape[1])]
        frame = h2o.H2OFrame(np.c_[X, y], column_names=[*names, "y"])
        frame["y"] = frame["y"].asfactor()
        model = H2OGeneralizedLinearEstimator(
            family="binomial", standardize=False, alpha=r,
            lambda_=[lam if r == 1 else 2 * lam],
            solver="COORDINATE_DESCENT", beta_epsilon=1e-12,
            objective_epsilon=1e-14, max_iterations=1000)
        model.train(y="y", training_frame=frame)
        found = model.coef()
        return found["Intercept"], [found.get(name, 0.0) for name in names]

    typed = ["lambda_=[λ], alpha=1", "lambda_=[2*λ], alpha=0"]
    report(["h2o", "numpy"], measured="2026-11-30", rows=rows(typed, fit))
    h2o.cluster().shutdown()


def spark():
    from pyspark.ml.classification import LogisticRegression
    from pyspark.ml.feature import VectorAssembler
    from pyspark.ml.linalg import Vectors
    from pyspark.sql import SparkSession, functions as F

    from book import DATA

    session = SparkSession.builder.master("local[1]").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")

    def fit(X, y, lam, r):
        data = session.createDataFrame(
            [(Vectors.dense(x), float(label)) for x, label in zip(X, y)],
            ["x", "y"])
        model = LogisticRegression(
            featuresCol="x", labelCol="y", elasticNetParam=r,
            regParam=lam if r == 1 else 2 * lam, standardization=False,
            tol=1e-14, maxIter=10_000).fit(data)
        return model.intercept, model.coefficients

    # The page's lines for chapter 11's columns, all else at its defaults.
    raw = session.read.csv(str(DATA / "breast_cancer.csv"), header=True,
                           inferSchema=True)
    names = raw.columns[:-1]
    data = VectorAssembler(inputCols=names, outputCol="x").transform(raw)
    sds = raw.select([F.stddev_pop(name) for name in names]).first()
    lines = LogisticRegression(
        featuresCol="x", labelCol="malignant", regParam=0.0051,
        elasticNetParam=1.0).fit(data).coefficients * np.array(sds)
    typed = ["regParam=λ, elasticNetParam=1.0",
             "regParam=2*λ, elasticNetParam=0.0"]
    report(["pyspark", "numpy"], measured="2026-11-30", rows=rows(typed, fit),
           lines=digits(lines))


def in_rust(name, **versions):
    sys.path.append("measure")
    from measure import RUST, program

    ask = program(*RUST, name, "ridge")

    def fit(X, y, lam, r):
        found = np.array(ask(X, y, 2 * len(y) * lam))
        if name == "linfa-logistic" and y.mean() < 0.5:
            found = -found  # its yes is the label that more rows have
        return found[0], found[1:]

    report(["numpy"], measured="2026-11-30", crates=versions,
           rows=rows([None, "alpha=2*n*λ"], fit))


def linfa():
    in_rust("linfa-logistic", linfa="0.8.1")


def smartcore():
    in_rust("smartcore-logistic", smartcore="0.7.0")


def celer():
    from celer import LogisticRegression

    def fit(X, y, lam):
        return LogisticRegression(
            C=1 / (len(y) * lam), tol=1e-13, max_iter=1000,
            fit_intercept=False).fit(X, y).coef_[0]

    # It has no intercept. With each row once more, mirrored and with the
    # other label, the best one is 0.
    report(["celer", "numpy"], measured="2026-11-30", rows=[
        row(f"{name}, mirrored", lam, r, "C=1/(n*λ)", 0.0,
            fit(np.r_[X, -X], np.r_[y, 1 - y], lam))
        for name, X, y, lam, r in problems() if r == 1])


def keras():
    import keras

    def fit(X, y, lam, r):
        layer = keras.layers.Dense(
            1, activation="sigmoid", kernel_initializer="zeros",
            kernel_regularizer=keras.regularizers.L2(lam))
        model = keras.Sequential([keras.Input((X.shape[1],)), layer])
        model.compile(keras.optimizers.SGD(0.1, momentum=0.9),
                      "binary_crossentropy")
        data = X.astype("float32"), y.reshape(-1, 1).astype("float32")
        for _ in range(5000):
            model.train_on_batch(*data)
        kernel, bias = layer.get_weights()
        return bias[0], kernel[:, 0]

    report(["keras", "jax", "numpy"], measured="2026-11-30",
           rows=rows([None, "L2(λ)"], fit))


globals()[sys.argv[1]]()
