# /// script
# dependencies = ["pyspark==4.3.0", "numpy==2.4.6"]
# ///
from pyspark.ml.linalg import Vectors
from pyspark.ml.regression import LinearRegression
from pyspark.sql import SparkSession

from measure import measure

spark = SparkSession.builder.master("local[1]").getOrCreate()
spark.sparkContext.setLogLevel("OFF")


def fit(X, y, strength, share):
    rows = [(Vectors.dense(row), float(out)) for row, out in zip(X, y)]
    model = LinearRegression(
        featuresCol="x", labelCol="y", solver="normal", regParam=strength,
        elasticNetParam=share, standardization=False, fitIntercept=False)
    return model.fit(spark.createDataFrame(rows, ["x", "y"])).coefficients


measure("spark", ["pyspark"], versions={"Java": "17.0.15"},
        lasso=lambda X, y, a: fit(X, y, a, 1.0),
        ridge=lambda X, y, a: fit(X, y, a, 0.0))
