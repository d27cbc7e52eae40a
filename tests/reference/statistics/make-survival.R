# Runs again the survival-curve part of cases/ with survival, cmprsk and survRM2, and writes each answer into its file.
# Run in this folder: Rscript make-survival.R [pattern]. A case whose package is not installed is left as it is.
suppressMessages({library(survival); library(jsonlite)})
pattern <- c(commandArgs(TRUE), ".")[1]
kinds <- c("km", "km.degenerate", "logrank", "logrank.degenerate", "survmean", "rmst2", "aalen-johansen", "aalen-johansen.degenerate", "cuminc")
matrix_of <- function(m) if (is.null(m)) NULL else { m <- as.matrix(m); list(nrow = nrow(m), ncol = ncol(m), rownames = rownames(m), colnames = colnames(m), rows = lapply(seq_len(nrow(m)), function(i) I(unname(m[i, ])))) }
rows_of <- function(f) if (is.null(f$strata)) list(all = seq_along(f$time)) else split(seq_along(f$time), factor(rep(names(f$strata), f$strata), levels = names(f$strata)))

describe_km <- function(f, known) {
  at <- known$result$at_times; s <- summary(f, times = unique(unlist(at$time)), extend = TRUE)
  q <- quantile(f, unlist(known$result$quantile_probs)); part <- function(x) if (is.matrix(x)) matrix_of(unname(x)) else unname(x)
  list(n = as.list(f$n), type = f$type, conf_type = f$conf.type, conf_int = f$conf.int, strata_names = as.list(if (is.null(f$strata)) "all" else names(f$strata)),
    curves = unname(lapply(rows_of(f), function(i) list(time = I(f$time[i]), n_risk = I(f$n.risk[i]), n_event = I(f$n.event[i]), n_censor = I(f$n.censor[i]), surv = I(f$surv[i]),
      std_err_of_log_surv = I(f$std.err[i]), cumhaz = I(f$cumhaz[i]), std_chaz = I(f$std.chaz[i]), lower = I(f$lower[i]), upper = I(f$upper[i])))),
    table_common_rmean = { m <- survival:::survmean(f, rmean = "common")$matrix; if (is.matrix(m)) matrix_of(m) else matrix_of(matrix(m, 1, dimnames = list("all", names(m)))) },
    quantile_probs = known$result$quantile_probs, quantiles = lapply(q[c("quantile", "lower", "upper")], part),
    at_times = list(strata = if (!is.null(s$strata)) I(as.character(s$strata)), time = I(s$time), n_risk = I(s$n.risk), n_event = I(s$n.event), surv = I(s$surv), std_err_of_surv = I(s$std.err), lower = I(s$lower), upper = I(s$upper)),
    rmst = lapply(known$result$rmst, function(r) { m <- survival:::survmean(f, rmean = r$tau)$matrix; list(tau = r$tau, table = if (is.matrix(m)) matrix_of(m) else unname(m)) }))
}
describe_logrank <- function(f, known) {
  p <- f$pvalue; obs <- if (is.matrix(f$obs)) matrix_of(unname(f$obs)) else I(as.vector(f$obs)); exp <- if (is.matrix(f$exp)) matrix_of(unname(f$exp)) else I(as.vector(f$exp))
  list(groups = if (length(f$n) > 1) I(names(f$n)), n = I(as.vector(f$n)), obs = obs, exp = exp, var = if (is.matrix(f$var)) matrix_of(unname(f$var)) else I(f$var), chisq = f$chisq, df = known$result$df, p = p)
}
describe_aj <- function(f, known) list(n = as.list(f$n), states = f$states, conf_type = f$conf.type, strata_names = as.list(if (is.null(f$strata)) "all" else names(f$strata)),
  curves = unname(lapply(rows_of(f), function(i) list(time = I(f$time[i]), n_risk = matrix_of(unname(f$n.risk[i, , drop = FALSE])), n_event = matrix_of(unname(f$n.event[i, , drop = FALSE])),
    n_censor = matrix_of(unname(as.matrix(f$n.censor)[i, , drop = FALSE])), pstate = matrix_of(unname(f$pstate[i, , drop = FALSE])), std_err = matrix_of(unname(f$std.err[i, , drop = FALSE])),
    lower = matrix_of(unname(f$lower[i, , drop = FALSE])), upper = matrix_of(unname(f$upper[i, , drop = FALSE]))))))
describe_cuminc <- function(f, known) { curves <- f[names(f) != "Tests"]
  list(curves = lapply(curves, function(x) list(time = x$time, est = x$est, var = x$var)), gray_tests = matrix_of(f$Tests)) }
arm_of <- function(a) list(rmst = as.list(a$rmst), rmtl = as.list(a$rmtl), var = a$rmst.var)
describe <- list(km = describe_km, km.degenerate = describe_km, logrank = describe_logrank, logrank.degenerate = describe_logrank,
  survmean = function(f, known) list(matrix = if (is.matrix(f$matrix)) matrix_of(f$matrix) else as.list(f$matrix), end.time = I(unname(f$end.time))),
  rmst2 = function(f, known) list(tau = f$tau, arm1 = arm_of(f$RMST.arm1), arm0 = arm_of(f$RMST.arm0), unadjusted = matrix_of(f$unadjusted.result)),
  `aalen-johansen` = describe_aj, `aalen-johansen.degenerate` = describe_aj, cuminc = describe_cuminc)

for (path in list.files("cases", pattern = "\\.json$", full.names = TRUE)) {
  known <- fromJSON(path, simplifyVector = FALSE)
  if (!(known$kind %in% kinds) || !grepl(pattern, known$id)) next
  needed <- c(rmst2 = "survRM2", cuminc = "cmprsk")[known$kind]
  if (!is.na(needed) && !suppressWarnings(require(needed, character.only = TRUE, quietly = TRUE))) { message(known$id, ": ", needed, " is not installed"); next }
  for (csv in known$data) {
    name <- sub("\\.csv$", "", basename(csv))
    frame <- read.csv(csv, stringsAsFactors = FALSE)
    for (column in names(known$factor_levels[[name]])) frame[[column]] <- factor(frame[[column]], levels = unlist(known$factor_levels[[name]][[column]]))
    assign(name, frame)
  }
  warnings <- character(); error <- NULL
  result <- withCallingHandlers(tryCatch(describe[[known$kind]](eval(parse(text = known$call)), known), error = function(e) { error <<- conditionMessage(e); NULL }),
    warning = function(w) { warnings <<- c(warnings, conditionMessage(w)); invokeRestart("muffleWarning") })
  # What was known and is not asked for again stays.
  if (!is.null(result)) for (field in setdiff(names(known$result), names(result))) result[[field]] <- known$result[[field]]
  known$r_version <- R.version.string
  known["error"] <- list(error); known$warnings <- as.list(warnings); known["result"] <- list(result)
  writeLines(toJSON(known, auto_unbox = TRUE, digits = I(17), null = "null", na = "string"), path)
}
