# Rscript curves.R FILE OPERATION REPETITIONS: one line, the counterpart of `Kazus.Benchmarks side`. Data are in memory before the clock starts.
suppressMessages(library(survival)); a <- commandArgs(TRUE); reps <- as.integer(a[3])
columns <- c("time", "status", "ctime", "cause", "group")
d <- if (requireNamespace("data.table", quietly = TRUE)) as.data.frame(data.table::fread(a[1], select = columns)) else read.csv(a[1])[columns]
work <- switch(a[2],
  km = function() { f <- survfit(Surv(time, status) ~ group, d, conf.type = "log-log"); sum(f$surv) },
  logrank = function() survdiff(Surv(time, status) ~ group, d)$chisq,
  rmst = function() { f <- survfit(Surv(time, status) ~ group, d); sum(survival:::survmean(f, rmean = 1825)$matrix[, "rmean"]) },
  aj = function() { f <- survfit(Surv(ctime, factor(cause, 0:2, c("censor", "a", "b"))) ~ group, d); sum(f$std.err[, 2]) },
  cuminc = function() { f <- cmprsk::cuminc(d$ctime, d$cause, d$group); f$Tests[1, "stat"] })
if (a[2] == "cuminc") suppressMessages(library(cmprsk))
best <- Inf; cpu <- Inf
for (i in seq_len(reps)) { gc(FALSE); t <- proc.time(); answer <- work(); t <- proc.time() - t; best <- min(best, t[[3]]); cpu <- min(cpu, t[[1]] + t[[2]]) }
rss <- if (file.exists("/proc/self/status")) as.numeric(gsub("[^0-9]", "", grep("VmHWM", readLines("/proc/self/status"), value = TRUE))) / 1024 else NA
cat(sprintf("R,%s,%s,%.6g,%.6g,%.0f,%.15g\n", basename(a[1]), a[2], best * 1000, cpu * 1000, rss, answer))
