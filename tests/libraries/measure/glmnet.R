# glmnet: the kind, a CSV file with y last, and the strength. It refuses a single
# column, so a column of zeros stands beside, which gets no weight.
suppressMessages(library(glmnet))
words <- commandArgs(TRUE)
D <- as.matrix(read.csv(words[2])); p <- ncol(D) - 1
fit <- glmnet(cbind(D[, 1:p], 0), D[, p + 1], alpha = as.numeric(words[1] == "lasso"),
              lambda = as.numeric(words[3]), standardize = FALSE, intercept = FALSE)
cat(format(as.numeric(fit$beta)[1:p], digits = 17), "\n")
