# Makes the data of one size and times metafor on it (the best of its runs): Rscript meta.R K FILE.csv
suppressMessages(library(metafor))
args <- commandArgs(TRUE); k <- as.integer(args[1])
set.seed(k)
vi <- runif(k, 0.01, 0.21); x <- rnorm(k)
yi <- 0.3 + 0.2 * x + rnorm(k, 0, sqrt(vi + 0.05))
writeLines(c("yi,vi,x", sprintf("%.17g,%.17g,%.17g", yi, vi, x)), args[2])
time <- function(name, f) {
  r <- f(); n <- 0; times <- c(); begin <- proc.time()[["elapsed"]]
  repeat {
    inner <- if (k <= 200) 20 else 1
    t <- system.time(for (i in seq_len(inner)) f())[["elapsed"]] / inner
    times <- c(times, t)
    if (length(times) >= 5 && proc.time()[["elapsed"]] - begin > 2 || proc.time()[["elapsed"]] - begin > 20) break
  }
  cat(name, k, sprintf("%.6g", 1e6 * min(times)), sprintf("%.15g", r[1]), sprintf("%.15g", r[2]), "\n")
}
if (k <= 2000) {
  time("rma_REML", function() { r <- rma(yi, vi); c(r$beta[1], r$tau2) })
  time("rma_REML_knha", function() { r <- rma(yi, vi, test = "knha"); c(r$beta[1], r$tau2) })
  time("rma_DL", function() { r <- rma(yi, vi, method = "DL"); c(r$beta[1], r$tau2) })
  time("rma_ML", function() { r <- rma(yi, vi, method = "ML"); c(r$beta[1], r$tau2) })
  time("rma_PM", function() { r <- rma(yi, vi, method = "PM"); c(r$beta[1], r$tau2) })
  time("rma_REML_knha_mods", function() { r <- rma(yi, vi, mods = ~ x, test = "knha"); c(r$beta[2], r$tau2) })
  r <- rma(yi, vi, test = "knha")
  time("confint_tau2", function() c(confint(r)$random[1, 3], r$tau2))
  if (k <= 20) time("leave1out", function() c(leave1out(rma(yi, vi))$estimate[1], 0))
}
