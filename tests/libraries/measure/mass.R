# MASS: ridge on a CSV file with y last, and the strength. lm.ridge always scales
# by the deviation over n; its $coef are the weights of scaled columns. It refuses
# a single column, so one stands beside that has nothing to do with the others.
suppressMessages(library(MASS))
words <- commandArgs(TRUE)
D <- read.csv(words[1]); p <- ncol(D) - 1
D$none <- residuals(lm(seq_len(nrow(D))^2 ~ ., D, na.action = na.exclude))
fit <- lm.ridge(y ~ ., D, lambda = as.numeric(words[2]))
cat(format(as.numeric(fit$coef)[1:p], digits = 17), "\n")
