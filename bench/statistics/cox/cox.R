# One operation on one generated file, data in memory: the counterpart of SideBySide.cs. Rscript cox.R FILE OPERATION REPETITIONS
suppressMessages({library(data.table); library(survival)})
a <- commandArgs(TRUE); file <- a[1]; op <- a[2]; reps <- as.integer(a[3])
p <- if (grepl("20$", op)) 20L else 5L
d <- as.data.frame(fread(file, select = c("time", "status", paste0("x", 1:p)), nThread = 2))
f <- as.formula(paste("Surv(time,status)~", paste0("x", 1:p, collapse = "+")))
X <- as.matrix(d[, paste0("x", 1:p)]); Y <- Surv(d$time, d$status); rn <- as.character(seq_len(nrow(d)))
fitted <- if (op %in% c("zph", "conc", "base")) coxph(f, d)
work <- switch(op,
  coxfit5 = , coxfit20 = function() coxph.fit(X, Y, NULL, NULL, NULL, coxph.control(), NULL, "efron", rn)$loglik[2],
  cox5 = , cox20 = function() coxph(f, d)$loglik[2],
  zph = function() cox.zph(fitted)$table["GLOBAL", 1],
  conc = function() sqrt(concordance(fitted)$var),
  base = function() tail(basehaz(fitted, centered = FALSE)$hazard, 1))
calls <- if (nrow(d) <= 10000) 10 else 1
invisible(work())
wall <- cpu <- numeric(reps)
for (i in seq_len(reps)) {
  gc(FALSE); b <- proc.time(); for (k in seq_len(calls)) answer <- work(); e <- proc.time() - b
  wall[i] <- 1000 * e[["elapsed"]] / calls; cpu[i] <- 1000 * (e[["user.self"]] + e[["sys.self"]]) / calls
}
rss <- as.numeric(gsub("[^0-9]", "", grep("VmHWM", readLines("/proc/self/status"), value = TRUE))) / 1024
cat(sprintf("R,%s,%s,%.3f,%.3f,%.3f,%.3f,%.0f,%.17g\n", sub("\\.csv$", "", basename(file)), op, median(wall), min(wall), median(cpu), min(cpu), rss, answer))
