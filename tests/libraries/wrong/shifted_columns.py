# /// script
# dependencies = ["scikit-learn==1.9.1", "numpy==2.4.6"]
# ///
"""svmlight files: written and read with the defaults, first column unused."""

import io

import numpy as np
from common import say
from sklearn.datasets import dump_svmlight_file, load_svmlight_file

X = np.array([[0.0, 1, 2], [0, 3, 0]])
file = io.BytesIO()
dump_svmlight_file(X, [1.0, 2.0], file)
for words in [{}, {"zero_based": True}]:
    file.seek(0)
    found = load_svmlight_file(file, n_features=3, **words)[0].toarray()
    say(read_with=words, first_row=found[0])
