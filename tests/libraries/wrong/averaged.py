# /// script
# dependencies = ["scikit-learn==1.9.1", "numpy==2.4.6"]
# ///
"""scikit-learn: stochastic descent with L1 and the mean of its weights."""

from common import one_weight, say
from sklearn.linear_model import SGDRegressor

x, y = one_weight()
for average in [False, True]:
    for passes in [100, 1000, 5000]:
        model = SGDRegressor(penalty="l1", alpha=0.1, learning_rate="constant",
                             eta0=0.01, tol=None, max_iter=passes,
                             average=average, random_state=0)
        say(average=average, passes=passes, weight=model.fit(x, y).coef_)
