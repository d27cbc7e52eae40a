# Runs again the regression part of cases/ with survival, coxphf, logistf and cmprsk, and writes each answer into its file.
# Run in this folder: Rscript make-regression.R [pattern]. A case whose package is not installed is left as it is.
suppressMessages({library(survival); library(jsonlite)})
pattern <- c(commandArgs(TRUE), ".")[1]
kinds <- c("coxph", "coxph.degenerate", "cox.zph", "cox.zph.degenerate", "basehaz", "survfit.coxph", "predict.coxph", "concordance",
  "coxphf", "logistf", "glm.binomial", "survreg", "crr")

named <- function(x) as.list(x)
matrix_of <- function(m) if (is.null(m)) NULL else { m <- as.matrix(m); list(nrow = nrow(m), ncol = ncol(m), rownames = rownames(m), colnames = colnames(m), rows = lapply(seq_len(nrow(m)), function(i) unname(m[i, ]))) }
tests <- function(s) list(test = unname(s["test"]), df = unname(s["df"]), pvalue = unname(s["pvalue"]))

describe_coxph <- function(f, call) {
  s <- summary(f)
  out <- list(coef = named(coef(f)), var = matrix_of(f$var), naive_var = matrix_of(f$naive.var), loglik = f$loglik, score_test = f$score, robust_score = f$rscore,
    wald_test = unname(f$wald.test), lr_test = 2 * diff(f$loglik), df = sum(!is.na(coef(f))), summary_logtest = tests(s$logtest), summary_sctest = tests(s$sctest),
    summary_waldtest = tests(s$waldtest), summary_robscore = if (!is.null(s$robscore)) tests(s$robscore), coef_table = matrix_of(s$coefficients),
    conf_int_95 = matrix_of(s$conf.int), iter = f$iter, n = f$n, nevent = f$nevent, means = named(setNames(f$means, names(coef(f)))), method = f$method,
    concordance = named(f$concordance), AIC = extractAIC(f)[2], n_missing_dropped = length(f$na.action),
    linear_predictors_first10 = unname(head(f$linear.predictors, 10)), martingale_first10 = unname(head(f$residuals, 10)))
  if (!grepl("iter.max", call)) {
    tight <- tryCatch(eval(parse(text = sub("\\)$", ",control=coxph.control(eps=1e-14,iter.max=100,toler.chol=1e-14))", call))), error = function(e) NULL, warning = function(w) NULL)
    if (!is.null(tight)) out$tight <- list(coef = named(coef(tight)), var = matrix_of(tight$var), loglik = tight$loglik)
  }
  out
}
describe <- list(
  coxph = describe_coxph, coxph.degenerate = describe_coxph,
  cox.zph = function(z, call) list(transform = z$transform, table = matrix_of(z$table), x_first10 = head(z$x, 10), time_first10 = head(z$time, 10), y_first10 = matrix_of(unname(z$y[seq_len(min(10, nrow(z$y))), , drop = FALSE])), var = matrix_of(unname(z$var))),
  basehaz = function(b, call) list(hazard = b$hazard, time = b$time, strata = if (!is.null(b$strata)) as.character(b$strata)),
  survfit.coxph = function(s, call) { m <- function(v) if (is.matrix(v)) matrix_of(unname(v)) else v
    list(n = s$n, time = s$time, n_risk = s$n.risk, n_event = s$n.event, n_censor = s$n.censor, strata = s$strata, surv = m(s$surv), cumhaz = m(s$cumhaz), std_err_of_log_surv = m(s$std.err), lower = m(s$lower), upper = m(s$upper), conf_type = s$conf.type) },
  predict.coxph = function(p, call) if (is.matrix(p$fit)) list(fit = matrix_of(p$fit), se.fit = matrix_of(p$se.fit)) else list(fit = unname(p$fit), se.fit = unname(p$se.fit)),
  concordance = function(c, call) list(concordance = unname(c$concordance), var = unname(c$var), counts = if (is.matrix(c$count)) matrix_of(c$count) else named(c$count), n = c$n, cvar = unname(c$cvar)),
  coxphf = function(f, call) list(coef = named(f$coefficients), var = matrix_of(unname(f$var)), penalized_loglik = f$loglik, iter = f$iter, n = f$n, ci_lower = named(f$ci.lower), ci_upper = named(f$ci.upper), p = named(f$prob), method = f$method, method_ci = f$method.ci),
  logistf = function(f, call) list(coef = named(f$coefficients), var = matrix_of(unname(f$var)), loglik = unname(f$loglik), ci_lower = named(f$ci.lower), ci_upper = named(f$ci.upper), p = named(f$prob), n = f$n),
  glm.binomial = function(f, call) list(coef = named(coef(f)), var = matrix_of(unname(vcov(f))), deviance = f$deviance, null_deviance = f$null.deviance, table = matrix_of(coef(summary(f)))),
  survreg = function(f, call) list(coef = named(coef(f)), scale = f$scale, var = matrix_of(unname(f$var)), loglik = f$loglik, iter = f$iter, df = sum(f$df), coef_table = matrix_of(summary(f)$table)),
  crr = function(f, call) list(coef = named(f$coef), var = matrix_of(unname(f$var)), inf_var = matrix_of(unname(f$invinf)), loglik = f$loglik, loglik_null = f$loglik.null, converged = f$converged, n = f$n, uftime = f$uftime, bfitj = f$bfitj))

for (path in list.files("cases", pattern = "\\.json$", full.names = TRUE)) {
  known <- fromJSON(path, simplifyVector = FALSE)
  if (!(known$kind %in% kinds) || !grepl(pattern, known$id)) next
  needed <- c(coxphf = "coxphf", logistf = "logistf", crr = "cmprsk")[known$kind]
  if (!is.na(needed) && !suppressWarnings(require(needed, character.only = TRUE, quietly = TRUE))) { message(known$id, ": ", needed, " is not installed"); next }
  for (csv in known$data) {
    name <- sub("\\.csv$", "", basename(csv))
    frame <- read.csv(csv, stringsAsFactors = FALSE)
    for (column in names(known$factor_levels[[name]])) frame[[column]] <- factor(frame[[column]], levels = unlist(known$factor_levels[[name]][[column]]))
    assign(name, frame)
  }
  warnings <- character(); error <- NULL
  result <- withCallingHandlers(tryCatch(describe[[known$kind]](eval(parse(text = known$call)), known$call), error = function(e) { error <<- conditionMessage(e); NULL }),
    warning = function(w) { warnings <<- c(warnings, conditionMessage(w)); invokeRestart("muffleWarning") })
  # Only the numbers that were asked for before: a newer R may say more.
  if (!is.null(result)) for (field in setdiff(names(known$result), names(result))) result[[field]] <- known$result[[field]]
  known$r_version <- R.version.string
  known["error"] <- list(error); known$warnings <- as.list(warnings); known["result"] <- list(result)
  writeLines(toJSON(known, auto_unbox = TRUE, digits = I(17), null = "null", na = "string"), path)
}
