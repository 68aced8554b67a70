# MASS: ridge on a CSV file with y last, and the strength. lm.ridge always scales
# by the deviation over n; its $coef are the weights of scaled columns.
suppressMessages(library(MASS))
words <- commandArgs(TRUE)
D <- read.csv(words[1])
fit <- lm.ridge(y ~ ., D, lambda = as.numeric(words[2]))
cat(format(as.numeric(fit$coef), digits = 17), "\n")
