# glmnet: what to type for the book's λ. Run it in this folder.

suppressMessages({library(glmnet); library(jsonlite)})

# The book's best weights: one soft threshold after another.
best <- function(x, y, lam, r) {
  G <- crossprod(x) / length(y); c <- crossprod(x, y) / length(y)
  w <- numeric(ncol(x))
  for (sweep in 1:20000) for (j in which(diag(G) > 0)) {
    z <- c[j] - sum(G[j, ] * w) + G[j, j] * w[j]
    soft <- sign(z) * max(abs(z) - lam * r / 2, 0)
    w[j] <- soft / (G[j, j] + lam * (1 - r))
  }
  w
}

square_mean <- function(v) sqrt(mean(v^2))
standard <- function(v) (v - mean(v)) / square_mean(v - mean(v))
ten <- as.matrix(read.csv("data/ten_weights.csv"))
raw <- as.matrix(read.csv("data/diabetes.csv"))
x <- seq(-1.5, 1.5, 0.5)
alphas <- c(0.7891843500595849, 7.891843500595848)
problems <- list(
  # glmnet wants two columns or more; a column of zeros changes nothing.
  list("one weight", cbind(x, 0), x / 2, c(0.5, 1, 1.5)),
  list("ten weights", ten[, -11], ten[, 11], 0.3),
  list("diabetes", apply(raw[, -11], 2, standard),
       raw[, 11] - mean(raw[, 11]), 2 * alphas),
  # y does not have mean 0 here: which standard deviation is it?
  list("one weight, y + 1", cbind(x, 0), x / 2 + 1, 0.5))

fit <- function(x, y, alpha, lambda, thresh = 1e-30, ...)
  as.vector(coef(glmnet(x, y, alpha = alpha, lambda = lambda,
    standardize = FALSE, intercept = FALSE, thresh = thresh,
    maxit = 1e7, ...)))[-1]
off <- function(a, b) signif(max(abs(a - b)), 2)

rows <- other <- list()
for (p in problems) for (r in c(1, 0, 0.5)) for (lam in p[[4]]) {
  x <- p[[2]]; y <- p[[3]]
  s <- square_mean(y)  # sd(y), with n below, if y has mean 0
  l1 <- lam * r / 2; l2 <- lam * (1 - r) * s
  book <- best(x, y, lam, r)
  w <- fit(x, y, l1 / (l1 + l2), l1 + l2)
  rows <- c(rows, list(list(
    data = p[[1]], lambda = lam, r = r,
    typed = "lambda = λ*r/2 + λ*(1-r)*s, alpha = λ*r/2/lambda",
    weights = I(signif(w, 12)), off = off(w, book))))
  # As scikit-learn's ElasticNet has it; with gaussian(); default thresh.
  a <- r / (2 - r)
  plain <- fit(x, y, a, lam * (1 - r / 2))
  glm <- fit(x, y, a, lam * (1 - r / 2), family = gaussian())
  short <- fit(x, y, l1 / (l1 + l2), l1 + l2, thresh = 1e-7)
  other <- c(other, list(list(
    data = p[[1]], lambda = lam, r = r, plain = signif(plain[1], 12),
    plain_off = off(plain, book), gaussian_off = off(glm, book),
    default_thresh_off = off(short, book))))
}

# From a whole path (here ridge), at a λ that is not on it.
x <- problems[[3]][[2]]; y <- problems[[3]][[3]]
path <- glmnet(x, y, alpha = 0, standardize = FALSE, intercept = FALSE,
               thresh = 1e-20)
s <- 2 * alphas[2] * square_mean(y)
book <- best(x, y, 2 * alphas[2], 0)
between <- coef(path, s = s)[-1]
exact <- coef(path, s = s, exact = TRUE, x = x, y = y)[-1]
# The raw columns, with glmnet's own standardising and an intercept.
own <- coef(glmnet(raw[, -11], raw[, 11], lambda = alphas[2], thresh = 1e-20))
own <- own[-1] * apply(raw[, -11], 2, function(v) square_mean(v - mean(v)))

part <- function(p) toJSON(p, auto_unbox = TRUE, digits = I(16))
lines <- function(l)
  paste0("[\n  ", paste(sapply(l, part), collapse = ",\n  "), "\n ]")
versions <- list(R = as.character(getRversion()),
                 glmnet = as.character(packageVersion("glmnet")))
cat(sprintf('{\n "versions": %s,\n "measured": "2026-11-23",\n',
            part(versions)),
  sprintf('"rows": %s,\n "other": %s,\n "path": %s\n}\n', lines(rows),
    lines(other), part(list(interpolated_off = off(between, book),
      exact_off = off(exact, book),
      raw_columns_off = off(own, best(x, y, 2 * alphas[2], 1))))))
