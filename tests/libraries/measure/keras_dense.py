# /// script
# dependencies = ["keras==3.15.1", "jax==0.10.2", "numpy==2.4.6"]
# ///
import os

os.environ["KERAS_BACKEND"] = "jax"
import keras  # noqa: E402
import numpy as np  # noqa: E402

from measure import measure  # noqa: E402


def fit(X, y, price):
    layer = keras.layers.Dense(1, use_bias=False, kernel_initializer="zeros",
                               kernel_regularizer=price)
    model = keras.Sequential([keras.Input((X.shape[1],)), layer])
    model.compile(keras.optimizers.SGD(0.05), loss="mse",
                  steps_per_execution=100)
    # A step sees all rows, and an epoch is a hundred steps.
    model.fit(np.tile(X, (100, 1)), np.tile(y, 100), batch_size=len(y),
              epochs=200, shuffle=False, verbose=0)
    return layer.get_weights()[0]


measure("keras", ["keras", "jax"],
        lasso=lambda X, y, a: fit(X, y, keras.regularizers.L1(a)),
        ridge=lambda X, y, a: fit(X, y, keras.regularizers.L2(a)))
