# /// script
# dependencies = ["xgboost-cpu==3.2.0", "numpy==2.4.6"]
# ///
import json

import xgboost

from measure import measure


def fit(X, y, **price):
    settings = {"booster": "gblinear", "updater": "coord_descent",
                "base_score": 0, **price}
    data = xgboost.DMatrix(X, y)
    model = xgboost.train({"reg_lambda": 0, **settings}, data, 100)
    return json.loads(model.get_dump(dump_format="json")[0])["weight"]


measure("xgboost", ["xgboost-cpu"],
        lasso=lambda X, y, a: fit(X, y, reg_alpha=a),
        ridge=lambda X, y, a: fit(X, y, reg_lambda=a))
