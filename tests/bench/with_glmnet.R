# How fast glmnet is on the data of compare_logistic.py: its time at the first
# thresh that comes close enough, the smallest of three runs, in seconds of
# the processor; how close it comes; and what its default thresh leaves.
#
#     Rscript with_glmnet.R FILE GOAL

suppressMessages(library(glmnet))
arguments <- commandArgs(TRUE)
file <- file(arguments[1], "rb")
size <- readBin(file, "double", 3)
lambdas <- readBin(file, "double", size[3])
y <- readBin(file, "double", size[1])
x <- matrix(readBin(file, "double", size[1] * size[2]), size[1])

path <- function(thresh) glmnet(x, y, family = "binomial", lambda = lambdas,
  standardize = FALSE, thresh = thresh, maxit = 1e9)
violation <- function(fit) {
  p <- 1 / (1 + exp(-sweep(x %*% as.matrix(fit$beta), 2, fit$a0, "+")))
  pulls <- crossprod(x, y - p) / length(y)
  w <- as.matrix(fit$beta)
  prices <- rep(lambdas[seq_len(ncol(w))], each = nrow(w))
  off <- ifelse(w == 0, abs(pulls) - prices, abs(pulls - prices * sign(w)))
  if (ncol(w) < length(lambdas)) return(Inf)  # it gave up on the way
  max(off, abs(colMeans(y - p))) / lambdas[1]
}

default <- violation(path(1e-7))
for (thresh in 10^-(7:20)) {
  off <- violation(path(thresh))
  if (off <= as.numeric(arguments[2])) break
}
seconds <- replicate(3, sum(system.time(path(thresh))[1:2]))
cat(min(seconds), thresh, off, default, as.character(packageVersion("glmnet")))
