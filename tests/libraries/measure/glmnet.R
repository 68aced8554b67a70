# glmnet: the kind, a CSV file with y last, and the strength.
suppressMessages(library(glmnet))
words <- commandArgs(TRUE)
D <- as.matrix(read.csv(words[2])); p <- ncol(D) - 1
fit <- glmnet(D[, 1:p, drop = FALSE], D[, p + 1], alpha = words[1] == "lasso",
              lambda = as.numeric(words[3]), standardize = FALSE, intercept = FALSE)
cat(format(as.numeric(fit$beta), digits = 17), "\n")
