"""The comparison of choose with Spark, for a table that is too large for one
machine, by @LOSS@.

    pip install pyspark==4.3.0 numpy
    spark-submit THIS_FILE        (or python3 THIS_FILE, on one machine)

A file or folder after that is read in place of the one named below. The models
are ridge, the elastic net and the lasso, beside @BASE@, on the same folds;
strengths are those of choose's report, and at the same strength the weights are
the same. The folds are others, and a strength is chosen on the folds that it is
measured on, so that its error is a little too good. Only whole lines of UTF-8
are read: a cell with a line break in it ends there, and another encoding is to
be saved as that first.
"""

import sys

from pyspark.ml import Pipeline
from pyspark.ml.classification import LogisticRegression
from pyspark.ml.feature import OneHotEncoder, StringIndexer, VectorAssembler
from pyspark.ml.functions import vector_to_array
from pyspark.ml.regression import LinearRegression
from pyspark.sql import SparkSession, functions as F

FILE = @FILE@
# What separates cells, how many a line has, and the lines that are no rows.
SIGN, WIDTH = @SIGN@, @WIDTH@
ABOVE = @ABOVE@
FOLDS, SEED = @FOLDS@, @SEED@
GROUP = @GROUP@
# What becomes of gaps: "drop" leaves out their rows, "mean" fills them; else
# nothing is compared where there are any.
MISSING = @MISSING@
IS_LABEL = @IS_LABEL@
GAPS = @GAPS@
GAPS_OF_NUMBERS = @GAPS_OF_NUMBERS@

spark = SparkSession.builder.config("spark.sql.session.timeZone", "UTC").getOrCreate()
spark.sparkContext.setLogLevel("ERROR")


def cells(place, gaps=GAPS):
    """The column with this place, from 0; nothing in gaps."""
    text = F.trim(F.col(f"c{place}"))
    return F.when(~F.lower(text).isin(gaps), text)


def number(place, decimal=".", scaled=False):
    """From the first digit to the last; around them are a sign and a unit."""
    text = cells(place, GAPS_OF_NUMBERS)
    other = {".": ",", ",": "."}[decimal]
    core = F.regexp_extract(text, r"[.,]?[0-9](.*[0-9])?", 0)
    core = F.translate(core, decimal + "dD" + other + " '_\u00a0\u2009\u2019\u202f", ".ee")
    before = F.regexp_extract(text, r"^[^0-9]*", 0)
    minus = before.rlike("[-\u2212\u2013]") | text.rlike(r"^\(.*\)$|[0-9]-$")
    size = core.try_cast("double")
    if scaled:
        behind = F.regexp_extract(text, r"([A-Za-z]*)\.?$", 1)
        for factor, words in [(1e3, ["K", "k"]), (1e6, ["M", "m", "Mio"]), (1e9, ["B", "bn", "Mrd"])]:
            size = F.when(behind.isin(words), factor * size).otherwise(size)
    return F.when(minus, -size).otherwise(size)


def yes(place, word, no=None):
    """1 and 0; every other word is a no if it has no name."""
    def is_it(word):
        same = text == word
        try:
            return same | F.coalesce(text.try_cast("double") == float(word), F.lit(False))
        except ValueError:
            return same
    text = cells(place)
    others = text.isNotNull() if no is None else is_it(no)
    return F.when(is_it(word), 1.0).when(others, 0.0)


def seconds(text):
    """Of a time such as 14:05, 2:05 PM or 14:05:30.5."""
    part = [F.regexp_extract(text, r"([0-9]+):([0-9]+)(?::([0-9.]+))?", k).try_cast("double") for k in (1, 2, 3)]
    hours = F.when(F.lower(text).rlike("[ap]m$"), part[0] % 12).otherwise(part[0])
    hours += F.when(F.lower(text).endswith("pm"), 12).otherwise(0)
    return 3600 * hours + 60 * part[1] + F.coalesce(part[2], F.lit(0.0))


def days(place, form):
    """Since 1970-01-01, with the time of the day if there is one."""
    text = cells(place, GAPS_OF_NUMBERS)
    if form == "time":
        return seconds(text) / 86400
    day = F.trim(F.regexp_replace(text, r"[ T]+[0-9]+:.*$", ""))
    time = seconds(F.regexp_extract(text, r"[ T]([0-9]+:.*)$", 1))
    if form == "quarter":
        day = F.concat(F.substring(day, 1, 4), F.lit("-"), 3 * F.substring(day, -1, 1).try_cast("int") - 2)
        form = "yyyy-M"
    # Behind a time may stand how far its clock is ahead, as in +05:30.
    zone = [F.regexp_extract(text, r":[0-9:.]*([+-])([0-9]{2}):?([0-9]{2})?$", k) for k in (1, 2, 3)]
    ahead = 3600 * zone[1].try_cast("double") + 60 * F.coalesce(zone[2].try_cast("double"), F.lit(0.0))
    time -= F.coalesce(F.when(zone[0] == "-", -ahead).otherwise(ahead), F.lit(0.0))
    date = F.try_to_timestamp(day, F.lit(form)).cast("date")
    if form.endswith("yy") and not form.endswith("yyyy"):
        date = F.when(F.year(date) > 2068, F.add_months(date, -1200)).otherwise(date)
    return F.datediff(date, F.lit("1970-01-01")) + F.coalesce(time, F.lit(0.0)) / 86400


TIME, WEIGHTS = @TIME@, @WEIGHTS@
target = @TARGET@
numbers = @NUMBERS@
categories = @CATEGORIES@

# Lines that are no rows are left out wherever they stand.
file = sys.argv[1] if len(sys.argv) > 1 else FILE
if file is None:
    sys.exit("error: name the file or folder behind the name of this script")
lines = spark.read.text(file)
line = F.regexp_replace("value", "^\ufeff", "")
if SIGN == " ":
    # Blanks between quotes stay as they are.
    line = F.regexp_replace(line, "^[ \t]+|[ \t]+$", "")
    blanks = '[ \t]+(?=(?:[^"]*"[^"]*")*[^"]*$)'
    line, SIGN = F.regexp_replace(line, blanks, "\t"), "\t"
above = [""] + [" ".join(text.split()) for text in ABOVE]
plain = F.trim(F.regexp_replace("line", "\\s+", " "))
lines = lines.select(line.alias("line")).where(~plain.isin(above))
schema = ", ".join(f"c{place} string" for place in range(WIDTH))
how = {"sep": SIGN, "quote": '"', "escape": '"', "maxColumns": str(WIDTH + 1000)}
rows = lines.select(F.from_csv("line", schema, how).alias("row")).select("row.*")

x = [f"x{i}" for i in range(len(numbers))]
z = [f"z{i}" for i in range(len(categories))]
texts, index = [f"{new}_text" for new in z], [f"{new}_index" for new in z]
wanted = [target.alias("y")]
wanted += [how.alias(name) for name, how in zip(x, numbers.values())]
wanted += [cells(place).alias(name) for name, place in zip(texts, categories.values())]
wanted.append((F.lit(1.0) if WEIGHTS is None else WEIGHTS).alias("w"))
if TIME is not None:
    wanted.append(TIME.alias("unit"))
elif GROUP is not None:
    wanted.append(cells(GROUP).alias("unit"))
else:
    wanted.append((F.rand(SEED) * FOLDS).cast("int").alias("unit"))
data = rows.select(wanted).cache()

# What is a gap, or cannot be read, is counted first.
named = dict(zip(["y", "w", "unit"] + x + texts, ["the target", "the weights", "groups or times", *numbers, *categories]))
counts = data.select([F.count(F.lit(1)).alias("all")] + [F.count(name).alias(name) for name in named]).first()
total, gaps = counts["all"], {named[name]: counts["all"] - counts[name] for name in named}
gaps = {name: count for name, count in gaps.items() if count}
for name, count in gaps.items():
    print(f"gaps, or cells that cannot be read: {count} of {total} in {name}")
if gaps and MISSING not in ("drop", "mean"):
    sys.exit('error: there are gaps; set MISSING to "drop" or to "mean"')
data = data.dropna(subset=["y", "w", "unit"] if MISSING == "mean" else list(named))

if TIME is not None:
    # Stretches of about one size; rows of one time stay together.
    shares = [k / (FOLDS + 2) for k in range(1, FOLDS + 2)]
    cuts = data.approxQuantile("unit", shares, 0.0001)
    fold = sum((F.col("unit") > cut).cast("int") for cut in cuts)
    tests = range(2, FOLDS + 2)
elif GROUP is not None:
    # Rows of a group go into the same fold, and each fold has as many groups.
    data = StringIndexer(inputCol="unit", outputCol="place").fit(data).transform(data)
    fold = (F.col("place") % FOLDS).cast("int")
    tests = range(FOLDS)
else:
    fold, tests = F.col("unit"), range(FOLDS)
data = data.withColumn("fold", fold).cache()

steps = []
if z:
    steps.append(StringIndexer(inputCols=texts, outputCols=index, handleInvalid="keep"))
    steps.append(OneHotEncoder(inputCols=index, outputCols=z, dropLast=False))
steps.append(VectorAssembler(inputCols=x + z, outputCol="features"))


def prepared(learnt, *parts):
    """Rows as vectors: gaps at the mean, and categories as they are, in the
    rows that are learnt from; and how categories became columns."""
    w, sums = F.col("w"), lambda name: F.sum(F.when(F.col(name).isNotNull(), F.col("w")))
    means = learnt.select([(F.sum(w * F.col(name)) / sums(name)).alias(name) for name in x]).first() if x else {}
    means = {name: means[name] or 0.0 for name in x}
    filled = [part.fillna(means) if means else part for part in (learnt, *parts)]
    made = Pipeline(stages=steps).fit(filled[0])
    return made, [made.transform(part).select("y", "w", "features").cache() for part in filled]


def mean_and_deviation(data):
    mean, square = data.select(F.sum(F.col("w") * F.col("y")) / F.sum("w"), F.sum(F.col("w") * F.col("y") ** 2) / F.sum("w")).first()
    return mean, max(square - mean * mean, 0.0) ** 0.5


def loss_of(data, predicted):
    """The sum of w times what is predicted costs, and that of w."""
    y = F.col("y")
    if IS_LABEL:
        sure = F.greatest(F.lit(1e-300), F.when(y == 1, predicted).otherwise(1 - predicted))
        loss = -F.log(sure)
    else:
        loss = (y - predicted) ** 2
    return data.select(F.sum(F.col("w") * loss), F.sum("w")).first()


def model(ratio, strength):
    """Ridge for the ratio 0, the lasso for 1. For numbers Spark divides the
    target by its deviation before L2 is counted."""
    settings = {"labelCol": "y", "weightCol": "w", "elasticNetParam": ratio, "tol": 1e-8, "maxIter": 500}
    if IS_LABEL:
        return LogisticRegression(regParam=strength, family="binomial", **settings)
    return LinearRegression(regParam=strength * spread, **settings)


def prediction():
    return vector_to_array("probability")[1] if IS_LABEL else F.col("prediction")


_, spread = mean_and_deviation(data)
kinds = {"ridge": 0.0, "elastic net": 0.5, "lasso": 1.0}
strengths = [10 ** (1 - j / 2) for j in range(11)]
losses = {(kind, strength): 0.0 for kind in kinds for strength in strengths}
base = weight = 0.0
for k in tests:
    learnt, rest = data.where(F.col("fold") < k if TIME is not None else F.col("fold") != k), data.where(F.col("fold") == k)
    _, (learnt, rest) = prepared(learnt, rest)
    loss, part = loss_of(rest, F.lit(mean_and_deviation(learnt)[0]))
    base, weight = base + loss, weight + part
    for kind, strength in losses:
        fitted = model(kinds[kind], strength).fit(learnt)
        losses[kind, strength] += loss_of(fitted.transform(rest), prediction())[0]
    learnt.unpersist()
    rest.unpersist()
    print(f"fold {k - tests[0] + 1} of {len(tests)} is done", file=sys.stderr)


def say(name, loss):
    loss /= weight
    print(f"{name}: log loss {loss:.10g}" if IS_LABEL else f"{name}: root of the error {loss ** 0.5:.10g}", end="")


say("@BASE@", base)
print()
made, (learnt,) = prepared(data)
names = list(numbers)
if z:
    for name, levels in zip(categories, made.stages[0].labelsArray):
        names += [f"{name}={level}" for level in levels] + [f"{name}, others"]
for kind, ratio in kinds.items():
    best = min(strengths, key=lambda strength: losses[kind, strength])
    fitted = model(ratio, best).fit(learnt)
    # For the target in its own unit, as choose's report has it.
    alpha = best if IS_LABEL else best * (ratio * spread + 1 - ratio)
    say(kind, losses[kind, best])
    print(f" at alpha = {alpha:.10g}")
    if best in (strengths[0], strengths[-1]):
        print(f"note: {kind} takes the last strength that was tried; change strengths to try more")
    for name, weight_of in zip(["(intercept)"] + names, [fitted.intercept, *fitted.coefficients]):
        if weight_of:
            print(f"    {name}: {weight_of:.10g}")
