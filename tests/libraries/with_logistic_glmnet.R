# glmnet with labels: what to type for the book's λ. Run it in this folder.

suppressMessages({library(glmnet); library(jsonlite)})

square_mean <- function(v) sqrt(mean(v^2))
standard <- function(v) (v - mean(v)) / square_mean(v - mean(v))
raw <- as.matrix(read.csv("data/breast_cancer.csv"))
# glmnet wants two columns or more; a column of zeros changes nothing.
x <- cbind(-3:3, 0); y <- c(0, 0, 1, 0, 1, 1, 1)
problems <- list(
  list("seven points", x, y, c(0.1, 0.3)),
  list("seven points twice", rbind(x, x), c(y, y), c(0.1, 0.3)),
  list("seven points + 3", x + rep(c(3, 0), each = 7), y, c(0.1, 0.3)),
  list("breast cancer", apply(raw[, -31], 2, standard), raw[, 31],
       c(0.01, 0.05)))

fit <- function(x, y, alpha, lambda, thresh = 1e-20, ...)
  as.vector(coef(glmnet(x, y, family = "binomial", alpha = alpha,
    lambda = lambda, standardize = FALSE, thresh = thresh, maxit = 1e7, ...)))

rows <- list()
for (r in c(1, 0)) for (p in problems) for (lam in p[[4]]) {
  w <- fit(p[[2]], p[[3]], r, if (r == 1) lam else 2 * lam)
  rows <- c(rows, list(list(
    data = p[[1]], lambda = lam, r = r,
    typed = if (r == 1) "lambda = λ, alpha = 1" else "lambda = 2*λ, alpha = 0",
    intercept = signif(w[1], 12), weights = I(signif(w[-1], 12)))))
}
# A weight of 3 for each row changes nothing.
threes <- fit(x, y, 1, 0.1, weights = rep(3, 7))
default <- fit(problems[[4]][[2]], raw[, 31], 1, 0.01, thresh = 1e-7)

part <- function(p) toJSON(p, auto_unbox = TRUE, digits = I(16))
lines <- function(l)
  paste0("[\n  ", paste(sapply(l, part), collapse = ",\n  "), "\n ]")
versions <- list(R = as.character(getRversion()),
                 glmnet = as.character(packageVersion("glmnet")))
cat(sprintf('{\n "versions": %s,\n "measured": "2026-11-29",\n',
            part(versions)),
  sprintf('"rows": %s,\n "threes": %s,\n "default": %s\n}\n', lines(rows),
    part(signif(threes[2], 12)), part(signif(default[-1], 12))))
