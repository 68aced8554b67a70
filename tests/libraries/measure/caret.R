# caret's "glmnet": the kind, a CSV file with y last, and the strength. A column
# of zeros stands beside, as for glmnet.
suppressMessages({library(caret); library(glmnet)})
words <- commandArgs(TRUE)
D <- as.matrix(read.csv(words[2])); p <- ncol(D) - 1; lambda <- as.numeric(words[3])
X <- cbind(D[, 1:p, drop = FALSE], none = 0)
grid <- expand.grid(alpha = as.numeric(words[1] == "lasso"), lambda = lambda)
fit <- train(X, D[, p + 1], method = "glmnet", tuneGrid = grid,
             trControl = trainControl(method = "none"), standardize = FALSE)
cat(format(as.numeric(coef(fit$finalModel, lambda))[2:(p + 1)], digits = 17), "\n")
