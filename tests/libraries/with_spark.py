"""Spark MLlib: what to type for the book's λ."""

import numpy as np
from pyspark.ml.feature import StandardScaler, VectorAssembler
from pyspark.ml.regression import LinearRegression
from pyspark.sql import SparkSession, functions as F

from book import ALPHAS, DATA, best, diabetes, digits, problems, report, row

spark = SparkSession.builder.master("local[1]").getOrCreate()
spark.sparkContext.setLogLevel("ERROR")


def frame(rows):
    """The rows with all columns but the last as one vector."""
    names = rows.columns[:-1]
    return VectorAssembler(inputCols=names, outputCol="x").transform(rows)


raw, ten = (spark.read.csv(str(DATA / name), header=True, inferSchema=True)
            for name in ["diabetes.csv", "ten_weights.csv"])
one = spark.range(7, numPartitions=1).selectExpr(
    "id * 0.5D - 1.5D as x1", "id * 0.25D - 0.75D as y")
names = raw.columns[:-1]
mean = raw.select([F.avg(n) for n in raw.columns]).first()
sd = raw.select([F.stddev_pop(n) for n in names]).first()
standard = raw.select(
    [((F.col(n) - m) / s).alias(n) for n, m, s in zip(names, mean, sd)]
    + [(F.col("y") - mean[-1]).alias("y")])
frames = {"one weight": frame(one).cache(), "ten weights": frame(ten).cache(),
          "diabetes": frame(standard).cache()}


def fit(data, reg, share, solver, **settings):
    settings = {"standardization": False, "fitIntercept": False,
                "tol": 1e-14, "maxIter": 10_000, **settings}
    return LinearRegression(
        featuresCol="x", labelCol="y", regParam=reg, elasticNetParam=share,
        solver=solver, **settings).fit(data).coefficients.toArray()


rows, plain = [], []
for name, X, y, lam, r in problems():
    for solver, ddof, sd_name in [("normal", 0, "stddev_pop(y)"),
                                  ("l-bfgs", 1, "stddev_samp(y)")]:
        l1, l2 = lam * r / 2, lam * (1 - r) * np.std(y, ddof=ddof)
        typed = ("regParam=λ*r/2 + λ*(1-r)*s, elasticNetParam=λ*r/2/regParam,"
                 f" solver='{solver}', s={sd_name}")
        weights = fit(frames[name], l1 + l2, l1 / (l1 + l2), solver)
        rows.append(row(name, X, y, lam, r, typed, weights))
        if name == "one weight":  # as scikit-learn's ElasticNet has it
            weights = fit(frames[name], lam * (1 - r / 2), r / (2 - r), solver)
            plain.append({"lambda": lam, "r": r, "solver": solver,
                          "weight": digits(weights)[0]})

# Chapter 9's lasso from the raw columns, and how many digits it reaches.
book = best(*diabetes(), 2 * ALPHAS[1], 1)
own = {"standardization": True, "fitIntercept": True}
n, raw = raw.count(), frame(raw).cache()
scaled = StandardScaler(inputCol="x", outputCol="z", withMean=True)
scaled = scaled.fit(raw).transform(raw).drop("x").withColumnRenamed("z", "x")
chapter9 = [
    {"way": way, "off": float(f"{abs(weights - book).max():.1e}"), "kept": [
        name for name, w in zip(names, weights) if w != 0]}
    for way, weights in [
        ("raw columns, standardization=True, solver='normal'; times sd",
         fit(raw, ALPHAS[1], 1.0, "normal", **own) * sd),
        ("the same, tol and maxIter left as they are",
         fit(raw, ALPHAS[1], 1.0, "normal", tol=1e-6, maxIter=100, **own) * sd),
        ("raw columns, standardization=True, solver='l-bfgs'; times sd",
         fit(raw, ALPHAS[1], 1.0, "l-bfgs", **own) * sd),
        ("the same, regParam times sqrt((n-1)/n)",
         fit(raw, ALPHAS[1] * (1 - 1 / n) ** 0.5, 1.0, "l-bfgs", **own) * sd),
        ("StandardScaler, solver='normal'",
         fit(scaled, ALPHAS[1], 1.0, "normal", fitIntercept=True)),
        ("StandardScaler, regParam and weights times sqrt((n-1)/n)",
         fit(scaled, ALPHAS[1] * (1 - 1 / n) ** 0.5, 1.0, "normal",
             fitIntercept=True) * (1 - 1 / n) ** 0.5)]]

report(["pyspark", "numpy"], rows=rows, plain=plain, chapter9=chapter9)
