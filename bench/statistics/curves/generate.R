# Rscript generate.R FOLDER SIZE...: times with four groups, events and a competing cause; "ties" are whole days, "cont" are not.
args <- commandArgs(TRUE); dir.create(args[1], showWarnings = FALSE, recursive = TRUE)
for (a in args[-1]) {
  n <- as.integer(as.numeric(a)); set.seed(20240901 + log10(n))
  group <- sample.int(4L, n, TRUE)
  time <- 1000 * (rexp(n) * exp(-0.15 * (group - 2.5)))^(1 / 1.2)
  end <- pmin(runif(n, 0, 3650), rexp(n, 1 / 4000)); other <- rexp(n, 1 / 3000)
  for (kind in c("ties", "cont")) {
    round <- if (kind == "ties") function(x) pmax(1, ceiling(x)) else identity
    d <- data.frame(id = seq_len(n), time = round(pmin(time, end)), status = as.integer(time <= end), ctime = round(pmin(time, other, end)),
      cause = ifelse(end < pmin(time, other), 0L, ifelse(time <= other, 1L, 2L)), group = group)
    file <- sprintf("%s/surv_%d_%s.csv", args[1], n, kind)
    if (requireNamespace("data.table", quietly = TRUE)) data.table::fwrite(d, file) else write.csv(d, file, row.names = FALSE, quote = FALSE)
  }
}
