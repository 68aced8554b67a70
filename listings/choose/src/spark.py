"""The comparison of choose with Spark, for a table that is too large for one
machine: ridge, the elastic net and the lasso on the same folds.

    pip install pyspark
    spark-submit THIS_FILE        (or python3 THIS_FILE, on one machine)
"""

from pyspark.ml import Pipeline
from pyspark.ml.evaluation import RegressionEvaluator
from pyspark.ml.feature import Imputer, OneHotEncoder, StringIndexer, VectorAssembler
from pyspark.ml.regression import LinearRegression
from pyspark.ml.tuning import CrossValidator, ParamGridBuilder
from pyspark.sql import SparkSession, functions as F

FILE = @FILE@
FOLDS, SEED = @FOLDS@, @SEED@
GROUP, WEIGHTS = @GROUP@, @WEIGHTS@
MISSING = @MISSING@

spark = SparkSession.builder.getOrCreate()
head = spark.read.text(FILE).first()[0]
sign = max(",;\t|", key=head.count)
rows = spark.read.csv(FILE, header=True, sep=sign, quote='"', escape='"')
# Names may hold any sign, and Spark reads some of them as its own.
place = {name.strip(): f"c{i}" for i, name in enumerate(rows.columns)}
rows = rows.toDF(*place.values())


def cells(name):
    return F.trim(F.col(place[name]))


def number(name, thousands=",", decimal="."):
    """What stands beside the digits, such as a unit, is left out."""
    text = F.regexp_replace(cells(name), r"[^0-9eE.,+-]", "")
    text = F.translate(text, thousands + decimal, "_.")
    return F.regexp_replace(text, "_", "").cast("double")


def yes(name, word):
    return F.when(cells(name) == word, 1.0).when(cells(name).isNotNull(), 0.0)


def days(name, form):
    return F.datediff(F.to_date(cells(name), form), F.lit("1970-01-01")).cast("double")


target = @TARGET@
numbers = @NUMBERS@
categories = @CATEGORIES@

x = [f"x{i}" for i in range(len(numbers))]
z = [f"z{i}" for i in range(len(categories))]
wanted = [target.alias("y")]
wanted += [how.alias(name) for name, how in zip(x, numbers.values())]
wanted += [cells(name).alias(f"{new}_text") for name, new in zip(categories, z)]
wanted.append(number(WEIGHTS).alias("w") if WEIGHTS else F.lit(1.0).alias("w"))
# Rows of a group go into the same fold.
fold = F.hash(cells(GROUP)) if GROUP else (F.rand(SEED) * 1e9).cast("int")
wanted.append(F.abs(fold % FOLDS).alias("fold"))
data = rows.select(wanted).dropna(subset=["y"])
if MISSING == "drop":
    data = data.dropna()
data = data.cache()

texts = [f"{new}_text" for new in z]
index = [f"{new}_index" for new in z]
steps = [Imputer(inputCols=x, outputCols=x)] if x else []
if z:
    steps.append(StringIndexer(inputCols=texts, outputCols=index, handleInvalid="keep"))
    steps.append(OneHotEncoder(inputCols=index, outputCols=z, dropLast=False))
steps.append(VectorAssembler(inputCols=x + z, outputCol="features"))
error = RegressionEvaluator(labelCol="y", metricName="rmse", weightCol="w")
spread = data.select(F.stddev_pop("y")).first()[0]

for kind, ratio in [("ridge", 0.0), ("elastic net", 0.5), ("lasso", 1.0)]:
    model = LinearRegression(labelCol="y", weightCol="w", elasticNetParam=ratio)
    strengths = [spread * 10 ** (-j / 2) for j in range(9)]
    grid = ParamGridBuilder().addGrid(model.regParam, strengths).build()
    search = CrossValidator(
        estimator=Pipeline(stages=steps + [model]), estimatorParamMaps=grid,
        evaluator=error, numFolds=FOLDS, foldCol="fold")
    found = search.fit(data)
    best = min(range(len(grid)), key=lambda k: found.avgMetrics[k])
    fitted = found.bestModel.stages[-1]
    print(f"{kind}: root of the error {found.avgMetrics[best]:.6g} at "
          f"alpha = {strengths[best]:.6g}")
    names = list(numbers)
    for name, stage in zip(categories, found.bestModel.stages[1 if x else 0].labelsArray if z else []):
        names += [f"{name}={level}" for level in stage] + [f"{name}, others"]
    for name, weight in zip(["(intercept)"] + names, [fitted.intercept, *fitted.coefficients]):
        if weight:
            print(f"    {name}: {weight:.10g}")
