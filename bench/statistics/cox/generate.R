# Writes surv_N_ties.csv (whole days) and surv_N_cont.csv with time, status and x1 .. x20. Rscript generate.R FOLDER 1000 100000 1000000
a <- commandArgs(TRUE)
for (n in as.integer(as.numeric(a[-1]))) {
  set.seed(20240901)
  x <- sapply(1:20, function(j) if (j %% 5 == 2) rbinom(n, 1, .4) else if (j %% 5 == 4) rbinom(n, 1, .15) else round(rnorm(n), 4))
  colnames(x) <- paste0("x", 1:20)
  lp <- drop(x %*% c(.5, -.4, .3, .2, -.1, rep(c(.05, -.05, .1), 5)))
  failure <- 1000 * (rexp(n) * exp(-lp))^(1 / 1.2); censoring <- pmin(runif(n, 0, 3650), rexp(n, 1 / 4000))
  d <- data.frame(time = pmin(failure, censoring), status = as.integer(failure <= censoring), x)
  write.csv(d, file.path(a[1], sprintf("surv_%d_cont.csv", n)), row.names = FALSE, quote = FALSE)
  d$time <- pmax(1, ceiling(d$time))
  write.csv(d, file.path(a[1], sprintf("surv_%d_ties.csv", n)), row.names = FALSE, quote = FALSE)
}
