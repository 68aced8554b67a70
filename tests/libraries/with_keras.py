"""Keras: what to type for the book's λ, and chapter 6's walks.

KERAS_BACKEND chooses jax, torch or tensorflow."""

from importlib import import_module

import keras

from book import digits, one_weight, report

x, y = one_weight()


def walk(penalty, steps=12, optimizer=None, start="ones"):
    """The weights that so many steps of 0.1 go through, start first."""
    layer = keras.layers.Dense(1, use_bias=False, kernel_initializer=start,
                               kernel_regularizer=penalty)
    model = keras.Sequential([keras.Input((1,)), layer])
    model.compile(optimizer or keras.optimizers.SGD(learning_rate=0.1),
                  loss="mse")
    weights = [float(layer.get_weights()[0][0, 0])]
    for _ in range(steps):  # every step sees all seven points
        model.fit(x, y, batch_size=7, epochs=1, shuffle=False, verbose=0)
        weights.append(float(layer.get_weights()[0][0, 0]))
    return digits(weights, 9)


L1, L2 = keras.regularizers.L1, keras.regularizers.L2
ends = []
for lam in [0.5, 1.0, 1.5]:
    for name, penalty in [("L1", L1(lam)), ("L2", L2(lam))]:
        last = walk(penalty, 150)[-20:]
        ends.append({"lambda": lam, "typed": f"{name}(λ)",
                     "lowest": min(last), "highest": max(last)})

backend = import_module(keras.backend.backend())
report(["keras", "numpy"],
       backend=f"{backend.__name__} {backend.__version__}",
       walk_l1=walk(L1(1.5)), walk_l2=walk(L2(1.5)),
       walk_l1_l2=walk(keras.regularizers.L1L2(0.25, 0.5), 100)[-1:],
       from_zero=walk(L1(1.5), 4, start="zeros"), ends=ends)
