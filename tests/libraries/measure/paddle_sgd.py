# /// script
# dependencies = ["paddlepaddle==3.3.1", "numpy==2.4.6"]
# ///
import paddle

from measure import measure


def fit(X, y, decay):
    X, y = paddle.to_tensor(X), paddle.to_tensor(y)
    w = paddle.create_parameter([X.shape[1]], str(X.numpy().dtype),
                                default_initializer=paddle.nn.initializer.Constant(0.0))
    optimizer = paddle.optimizer.SGD(0.05, parameters=[w], weight_decay=decay)
    for _ in range(20_000):
        ((y - X @ w) ** 2).mean().backward()
        optimizer.step()
        optimizer.clear_grad()
    return w.numpy()


measure("paddle", ["paddlepaddle"],
        lasso=lambda X, y, a: fit(X, y, paddle.regularizer.L1Decay(a)),
        ridge=lambda X, y, a: fit(X, y, a))
