# Makes the data of one size and times metafor on it (processor time, the best of its runs): Rscript meta.R K FILE.csv
suppressMessages(library(metafor))
args <- commandArgs(TRUE); k <- as.integer(args[1])
set.seed(k)
vi <- runif(k, 0.01, 0.21); x <- rnorm(k)
yi <- 0.3 + 0.2 * x + rnorm(k, 0, sqrt(vi + 0.05))
writeLines(c("yi,vi,x", sprintf("%.17g,%.17g,%.17g", yi, vi, x)), args[2])
# Processor time, not the clock: other work on the machine then does not count against R.
busy <- function() sum(proc.time()[c("user.self", "sys.self")])
only <- Sys.getenv("ONLY")    # the names to time, separated by commas; all unless given
time <- function(name, f) {
  if (nzchar(only) && !(name %in% strsplit(only, ",")[[1]])) return(invisible())
  r <- f(); times <- c(); begin <- busy(); inner <- if (k <= 200) 5 else 1
  while (length(times) < 3 || (busy() - begin < 0.25 && length(times) < 20)) {
    start <- busy(); for (i in seq_len(inner)) f(); times <- c(times, (busy() - start) / inner)
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
