# Writes distributions.json: probabilities and quantiles of R's own distribution functions.
# Run in this folder: Rscript make.R
rows <- list()
add <- function(f, args, value) rows[[length(rows) + 1]] <<- list(f = f, args = unname(args), value = value)

number <- function(v) ifelse(is.finite(v), sprintf("%.17g", v), sprintf('"%s"', v))
line <- function(r) sprintf('{"f": "%s", "args": [%s], "value": %s}', r$f, paste(number(r$args), collapse = ", "), number(r$value))

for (x in c(-38, -20, -8.3, -5, -1.959963984540054, -0.7, -0.3, 0, 1e-9, 0.2, 0.66, 1, 1.5, 3, 5.6, 6, 9, 25, 37)) {
  add("Normal.Cumulative", c(x), pnorm(x)); add("Normal.UpperTail", c(x), pnorm(x, lower.tail = FALSE))
  add("Normal.LogUpperTail", c(x), pnorm(x, lower.tail = FALSE, log.p = TRUE)) }
add("Normal.LogUpperTail", c(150), pnorm(150, lower.tail = FALSE, log.p = TRUE))
for (p in c(1e-300, 1e-100, 1e-20, 1e-8, 0.001, 0.025, 0.05, 0.2, 0.5, 0.7, 0.975, 0.999, 1 - 1e-9))
  add("Normal.Quantile", c(p), qnorm(p))

for (df in c(0.5, 1, 2, 3, 7, 12.5, 50, 300, 5000, 1e5)) {
  for (r in c(1e-6, 0.01, 0.3, 0.9, 1, 1.1, 2, 10)) { x <- df * r
    add("ChiSquared.Cumulative", c(x, df), pchisq(x, df)); add("ChiSquared.UpperTail", c(x, df), pchisq(x, df, lower.tail = FALSE))
    add("ChiSquared.LogUpperTail", c(x, df), pchisq(x, df, lower.tail = FALSE, log.p = TRUE)) }
  for (p in c(1e-12, 0.001, 0.025, 0.3, 0.5, 0.95, 0.975, 0.9999)) add("ChiSquared.Quantile", c(p, df), qchisq(p, df)) }

for (df in c(0.7, 1, 2, 3, 5, 12, 29.5, 120, 1e4, 1e7)) {
  for (x in c(-40, -6, -2, -0.5, 1e-6, 0.1, 1, 2.5, 8, 100))  {
    add("StudentT.Cumulative", c(x, df), pt(x, df)); add("StudentT.UpperTail", c(x, df), pt(x, df, lower.tail = FALSE))
    add("StudentT.Density", c(x, df), dt(x, df)) }
  for (p in c(1e-9, 0.005, 0.025, 0.2, 0.45, 0.6, 0.95, 0.975, 0.9995)) add("StudentT.Quantile", c(p, df), qt(p, df)) }

for (d1 in c(1, 2, 5, 17, 200)) for (d2 in c(1, 3, 10, 44.3, 1000)) {
  for (x in c(0.001, 0.4, 1, 1.7, 5, 60)) { add("FisherF.Cumulative", c(x, d1, d2), pf(x, d1, d2))
    add("FisherF.UpperTail", c(x, d1, d2), pf(x, d1, d2, lower.tail = FALSE)) }
  for (p in c(0.001, 0.025, 0.5, 0.95, 0.975)) add("FisherF.Quantile", c(p, d1, d2), # qf itself subtracts from 1 and loses up to eight digits
    d2 / d1 * qbeta(p, d1 / 2, d2 / 2) / qbeta(p, d2 / 2, d1 / 2, lower.tail = FALSE)) }

for (a in c(0.5, 1, 2.5, 20, 300)) for (b in c(0.5, 1, 3.5, 41, 2000)) {
  for (x in c(1e-8, 0.02, 0.3, 0.5, 0.8, 0.99)) { add("Beta.Cumulative", c(x, a, b), pbeta(x, a, b))
    add("Beta.UpperTail", c(x, a, b), pbeta(x, a, b, lower.tail = FALSE)) }
  for (p in c(1e-6, 0.025, 0.5, 0.975)) add("Beta.Quantile", c(p, a, b), qbeta(p, a, b)) }

for (a in c(0.01, 0.3, 1, 4.2, 90)) for (s in c(1, 3)) {
  for (x in c(1e-4, 0.5, 3, 40, 200)) { add("Gamma.Cumulative", c(x, a, s), pgamma(x, a, scale = s))
    add("Gamma.UpperTail", c(x, a, s), pgamma(x, a, scale = s, lower.tail = FALSE)) ; add("Gamma.Density", c(x, a, s), dgamma(x, a, scale = s)) }
  for (p in c(0.001, 0.1, 0.5, 0.9, 0.999)) add("Gamma.Quantile", c(p, a, s), qgamma(p, a, scale = s)) }

for (n in c(1, 7, 50, 4000)) for (p in c(1e-4, 0.3, 0.5, 0.93)) for (k in unique(c(0, floor(n * p), n %/% 3, n - 1, n))) {
  add("Binomial.Probability", c(k, n, p), dbinom(k, n, p)); add("Binomial.Cumulative", c(k, n, p), pbinom(k, n, p))
  add("Binomial.UpperTail", c(k, n, p), pbinom(k, n, p, lower.tail = FALSE)) }
for (m in c(0.01, 2, 33, 900)) for (k in unique(c(0, 1, floor(m), floor(2 * m) + 3))) {
  add("Poisson.Probability", c(k, m), dpois(k, m)); add("Poisson.Cumulative", c(k, m), ppois(k, m))
  add("Poisson.UpperTail", c(k, m), ppois(k, m, lower.tail = FALSE)) }
for (h in list(c(3, 10, 7, 8), c(0, 5, 9, 3), c(5, 5, 9, 8), c(40, 100, 800, 200), c(1, 2000, 3000, 50))) {
  add("Hypergeometric.Probability", h, dhyper(h[1], h[2], h[3], h[4])); add("Hypergeometric.Cumulative", h, phyper(h[1], h[2], h[3], h[4]))
  add("Hypergeometric.UpperTail", h, phyper(h[1], h[2], h[3], h[4], lower.tail = FALSE)) }
for (x in c(1e-5, 0.1, 0.5, 1.3, 3, 9.9, 10, 55.5, 1e6)) { add("GammaFunction.Log", c(x), lgamma(x)); add("GammaFunction.Digamma", c(x), digamma(x)) }

writeLines(c(sprintf('{"r": "%s", "vectors": [', R.version.string),
  paste0(vapply(rows, function(r) line(r), ""), c(rep(",", length(rows) - 1), "")), "]}"), "distributions.json")
cat(length(rows), "\n")
