"""What scikit-learn makes of chapter 9's data with the elastic net.

    python3 elastic_net.py > elastic_net.json

The ten features are standardised, and half of the price is on L1.
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import sklearn
from sklearn.linear_model import ElasticNet
from sklearn.preprocessing import StandardScaler

HERE = Path(__file__).parent

table = pd.read_csv(HERE / "../../../../listings/chapter9/data/diabetes.csv")
y = table.pop("y").to_numpy(float)
Z = StandardScaler().fit_transform(table.to_numpy(float))
weights = {str(alpha): ElasticNet(alpha=alpha, l1_ratio=0.5, tol=1e-14,
                                  max_iter=1_000_000).fit(Z, y).coef_.tolist()
           for alpha in [1.0, 10.0]}
versions = f"scikit-learn {sklearn.__version__}, numpy {np.__version__}"
print(json.dumps({"weights": weights, "versions": versions}, indent=0))
