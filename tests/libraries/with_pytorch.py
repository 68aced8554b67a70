"""PyTorch: weight decay, and a soft threshold after each step."""

import torch

from book import digits, one_weight, report

x, y = (torch.tensor(part) for part in one_weight())  # 64-bit numbers


def walk(make, steps, after=lambda w: None):
    """The weights that so many steps go through, from 1."""
    w = torch.ones(1, dtype=x.dtype, requires_grad=True)
    optimizer, weights = make([w]), [1.0]
    for _ in range(steps):
        optimizer.zero_grad()
        torch.mean((y - x @ w) ** 2).backward()
        optimizer.step()
        after(w)
        weights.append(w.item())
    return weights


def soft_threshold(w, lr=0.1, lam=1.5):
    with torch.no_grad():
        w.copy_(w.sign() * (w.abs() - lr * lam).clamp(min=0))


def ends(make):
    """The lowest and highest of 1,000 weights, up to two late steps."""
    weights = walk(make, 20_000)
    return {f"up_to_{k}": digits([min(weights[k - 999:k + 1]),
                                  max(weights[k - 999:k + 1])], 6)
            for k in [10_000, 20_000]}


SGD, Adam, AdamW = torch.optim.SGD, torch.optim.Adam, torch.optim.AdamW
adams = [{"optimizer": kind.__name__, "lr": lr, "weight_decay": decay,
          **ends(lambda w: kind(w, lr=lr, weight_decay=decay))}
         for kind in [Adam, AdamW] for decay in [0.01, 1.0, 3.0, 5.0]
         for lr in [0.1, 0.01]]

report(["torch", "numpy"],
       walk_l2=digits(walk(lambda w: SGD(w, lr=0.1, weight_decay=3.0), 12)),
       walk_threshold=digits(walk(lambda w: SGD(w, lr=0.1), 12,
                                  soft_threshold)),
       weight_decay_as_lambda=digits(
           walk(lambda w: SGD(w, lr=0.1, weight_decay=1.5), 200)[-1]),
       adams=adams)
