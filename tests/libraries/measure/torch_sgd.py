# /// script
# dependencies = ["torch==2.15.0", "numpy==2.4.6"]
# ///
import torch

from measure import measure


def fit(X, y, price=0.0, decay=0.0):
    X, y = torch.tensor(X), torch.tensor(y)
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.05, weight_decay=decay)
    for _ in range(20_000):
        optimizer.zero_grad()
        loss = torch.mean((y - X @ w) ** 2) + price * w.abs().sum()
        loss.backward()
        optimizer.step()
    return w.detach()


measure("pytorch", ["torch"],
        lasso=lambda X, y, a: fit(X, y, price=a),
        ridge=lambda X, y, a: fit(X, y, decay=a))
