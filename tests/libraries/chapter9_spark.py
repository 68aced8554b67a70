"""Chapter 9's lasso with Spark, from a CSV file: run it in `data`."""

from pyspark.ml.feature import VectorAssembler
from pyspark.ml.regression import LinearRegression
from pyspark.sql import SparkSession, functions as F

spark = SparkSession.builder.getOrCreate()
rows = spark.read.csv("diabetes.csv", header=True, inferSchema=True)
names = rows.columns[:-1]
data = VectorAssembler(inputCols=names, outputCol="x").transform(rows)
lasso = LinearRegression(featuresCol="x", labelCol="y", solver="normal",
                         regParam=7.8918, elasticNetParam=1.0)
weights = lasso.fit(data).coefficients
sds = rows.select([F.stddev_pop(name) for name in names]).first()
for name, weight, sd in zip(names, weights, sds):
    print(f"{name:4} {weight * sd:8.4f}")
