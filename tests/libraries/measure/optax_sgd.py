# /// script
# dependencies = ["optax==0.2.8", "jax==0.10.2", "numpy==2.4.6"]
# ///
import jax
import jax.numpy as jnp
import optax

from measure import measure

jax.config.update("jax_enable_x64", True)


def fit(X, y, make, price=lambda w: 0.0):
    loss = lambda w: jnp.mean((y - X @ w) ** 2) + price(w)
    rule = make(optax.sgd(0.05))
    w = jnp.zeros(X.shape[1])
    state = rule.init(w)

    @jax.jit
    def step(w, state):
        moves, state = rule.update(jax.grad(loss)(w), state, w)
        return optax.apply_updates(w, moves), state

    for _ in range(20_000):
        w, state = step(w, state)
    return w


measure("optax", ["optax", "jax"],
        lasso=lambda X, y, a: fit(X, y, lambda rule: rule,
                                  lambda w: a * jnp.abs(w).sum()),
        ridge=lambda X, y, a: fit(X, y, lambda rule: optax.chain(
            optax.add_decayed_weights(a), rule)))
