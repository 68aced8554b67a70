"""Predicts from a model.json and a CSV file with decimal points."""

import csv
import json
import math
import sys

model = json.load(open(sys.argv[1], encoding="utf-8"))
columns = dict(model["reading"]["columns"])


def number(feature, row):
    cell, how = row[feature["column"]], columns[feature["column"]]
    if cell == "":
        return feature["mean"]
    if "level" in feature:
        return float(cell == feature["level"])
    return float(cell == how["YesNo"]["yes"]) if "YesNo" in how else float(cell)


for row in csv.DictReader(open(sys.argv[2], encoding="utf-8", newline="")):
    moves = (f["weight"] * (number(f, row) - f["mean"]) for f in model["features"])
    sum_of_all = model["centre"] + sum(moves)
    print(repr(1 / (1 + math.exp(-sum_of_all)) if "label" in model else sum_of_all))
