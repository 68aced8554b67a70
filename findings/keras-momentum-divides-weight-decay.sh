#!/usr/bin/env bash
# Keras 3.15.1: with momentum, SGD's weight_decay is a weaker price.
#
# The documentation says of weight_decay: "If set, weight decay is applied."
# Without momentum SGD(weight_decay=2λ) has the lowest point of the loss plus
# λ·w², as kernel_regularizer=L2(λ) has. Momentum changes how a walk gets to a
# lowest point, not where that is. So one would expect the same weight with
# momentum, as with kernel_regularizer, and as PyTorch's SGD(momentum=0.9,
# weight_decay=2λ) has it.
#
# What happens: with momentum m the weight is that of λ·(1 − m). With m = 0.9 a
# tenth of the price is left: 0.476 in place of 1/3 on the seven points below,
# with nesterov=True as well. There is no warning.
#
# Why: the decay is taken off the weight beside the step and does not go through
# the momentum, which makes the steps of the loss 1/(1 − m) times as long.
#
# Source: https://github.com/keras-team/keras, release 3.15.1,
# keras/src/optimizers/base_optimizer.py, `_apply_weight_decay`, and sgd.py,
# `update_step`.
#
# Run it as it is; it needs Python 3.11 and PyPI. It exits with 0 as long as
# this is so, and with 1 as soon as anything about it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check keras==3.15.1 jax==0.10.2 numpy==2.4.6
cat >decay.py <<'END_OF_PYTHON'
import sys

import keras
import numpy as np

x = np.arange(-1.5, 1.6, 0.5).reshape(-1, 1)
y = x[:, 0] / 2  # mean(x²) is 1, so the weight is 0.5/(1 + λ) under λ·w²


def weight(momentum, regularizer=None, **settings):
    layer = keras.layers.Dense(1, use_bias=False, kernel_initializer="ones",
                               kernel_regularizer=regularizer)
    model = keras.Sequential([keras.Input((1,)), layer])
    model.compile(keras.optimizers.SGD(0.02, momentum=momentum, **settings),
                  loss="mse", steps_per_execution=100)
    # 4,000 steps; each sees all rows.
    model.fit(np.tile(x, (100, 1)), np.tile(y, 100), batch_size=7, epochs=40,
              shuffle=False, verbose=0)
    return float(layer.get_weights()[0][0, 0])


still = True
for momentum in [0.0, 0.5, 0.9]:
    decay = weight(momentum, weight_decay=1.0)
    nesterov = weight(momentum, weight_decay=1.0, nesterov=momentum > 0)
    l2 = weight(momentum, keras.regularizers.L2(0.5))
    part = 0.5 / (1 + 0.5 * (1 - momentum))
    print(f"momentum {momentum}: weight_decay=1 {decay:.6f}, with nesterov "
          f"{nesterov:.6f}, L2(0.5) {l2:.6f}, 0.5·(1 − m) would be {part:.6f}")
    still &= bool(np.allclose([decay, nesterov], part, atol=1e-5)
                  and np.isclose(l2, 1 / 3, atol=1e-5))
print("as described" if still else "it has changed")
sys.exit(not still)
END_OF_PYTHON
KERAS_BACKEND=jax env/bin/python decay.py
