# Writes the meta-analysis part of cases/ with metafor, stopping rules tightened to 1e-13, and the data it needs.
# Run in this folder: Rscript make-meta.R
suppressMessages(library(metafor))

value <- function(x) {
  if (is.null(x)) return("null")
  if (is.data.frame(x)) x <- as.list(x)
  if (is.matrix(x)) return(sprintf('{"nrow":%d,"ncol":%d,"rownames":%s,"colnames":%s,"rows":[%s]}', nrow(x), ncol(x), value(rownames(x)),
    value(colnames(x)), paste(apply(x, 1, function(r) paste0("[", paste(number(r), collapse = ","), "]")), collapse = ",")))
  if (is.list(x)) return(paste0("{", paste(sprintf('"%s":%s', names(x), vapply(x, value, "")), collapse = ","), "}"))
  if (is.logical(x) && !anyNA(x)) s <- tolower(as.character(x)) else if (is.character(x)) s <- sprintf('"%s"', gsub('"', '\\\\"', x)) else s <- number(x)
  if (length(x) == 1) s else paste0("[", paste(s, collapse = ","), "]")
}
number <- function(x) ifelse(is.finite(x), vapply(x, function(v) { s <- sprintf("%.15g", v); if (identical(as.numeric(s), as.numeric(v))) s else sprintf("%.17g", v) }, ""),
  ifelse(is.nan(x), '"NaN"', ifelse(is.na(x), '"NA"', ifelse(x > 0, '"Inf"', '"-Inf"'))))

dir.create("cases", showWarnings = FALSE); dir.create("data", showWarnings = FALSE)
tight <- "control=list(threshold=1e-13,tol=1e-13,maxiter=10000)"

case <- function(id, kind, call, describe, data) {
  write.csv(get(data), file.path("data", paste0(data, ".csv")), row.names = FALSE, na = "")
  warnings <- character(); error <- NULL
  result <- withCallingHandlers(tryCatch(describe(eval(parse(text = call))), error = function(e) { error <<- conditionMessage(e); NULL }),
    warning = function(w) { warnings <<- c(warnings, conditionMessage(w)); invokeRestart("muffleWarning") })
  text <- sprintf('{"id":%s,"kind":%s,"r_version":%s,"packages":{"metafor":%s},"data":[%s],"factor_levels":null,"prep":null,"call":%s,"note":null,"warnings":[%s],"error":%s,"result":%s}',
    value(id), value(kind), value(R.version.string), value(as.character(packageVersion("metafor"))), value(paste0("data/", data, ".csv")), value(call),
    paste(vapply(warnings, value, ""), collapse = ","), value(error), value(result))
  writeLines(text, file.path("cases", paste0(id, ".json")))
}

rows <- function(p) { if (is.null(p$pi.lb)) p$pi.lb <- p$pi.ub <- NA; list(pred = p$pred, se = p$se, ci_lb = p$ci.lb, ci_ub = p$ci.ub, pi_lb = p$pi.lb, pi_ub = p$pi.ub) }
pooled <- function(r) {
  out <- list(method = r$method, test = r$test, k = r$k, p = r$p, beta = c(r$beta), se = r$se, zval = r$zval, pval = r$pval, ci_lb = r$ci.lb, ci_ub = r$ci.ub,
    vb = unname(r$vb), tau2 = r$tau2, se_tau2 = if (is.null(r$se.tau2)) NA else r$se.tau2, I2 = r$I2, H2 = r$H2, R2 = r$R2, QE = r$QE, QEp = r$QEp, QM = r$QM, QMp = r$QMp,
    fit_stats = as.matrix(r$fit.stats), weights_percent = unname(weights(r)))
  if (length(r$beta) == 1) out$predict <- rows(predict(r)) else out$predict_rows <- rows(predict(r))
  if (r$k > 1 && !(r$method %in% c("EE", "FE"))) {
    out$confint_Qprofile <- confint(r, control = list(tol = 1e-13, maxiter = 10000))$random
    b <- blup(r); out$blup <- list(pred = b$pred, se = b$se, pi_lb = b$pi.lb, pi_ub = b$pi.ub)
  }
  out
}

rr <- "data=escalc(measure='RR',ai=tpos,bi=tneg,ci=cpos,di=cneg,data=dat.bcg)"
or <- "data=escalc(measure='OR',ai=ai,n1i=n1i,ci=ci,n2i=n2i,data=dat.nielweise2007)"
for (m in c("EE", "DL", "HE", "HS", "SJ", "ML", "REML", "EB", "PM")) for (t in c("z", "knha", "t")) {
  case(sprintf("tight_bcg_RR_%s_%s", m, t), "rma", sprintf("rma(yi,vi,%s,method='%s',test='%s',%s)", rr, m, t, tight), pooled, "dat.bcg")
  if (t != "t") case(sprintf("tight_hackshaw_%s_%s", m, t), "rma", sprintf("rma(yi,vi,data=dat.hackshaw1998,method='%s',test='%s',%s)", m, t, tight), pooled, "dat.hackshaw1998")
}
for (m in c("REML", "ML", "PM")) {
  case(sprintf("tight_nielweise_OR_%s", m), "rma", sprintf("rma(yi,vi,%s,method='%s',test='z',%s)", or, m, tight), pooled, "dat.nielweise2007")
  case(sprintf("tight_raudenbush_%s", m), "rma", sprintf("rma(yi,vi,data=dat.raudenbush1985,method='%s',test='knha',%s)", m, tight), pooled, "dat.raudenbush1985")
  for (t in c("z", "knha")) {
    case(sprintf("tight_metareg_ablat_%s_%s", m, t), "rma.mods", sprintf("rma(yi,vi,mods=~ablat+year,%s,method='%s',test='%s',%s)", rr, m, t, tight), pooled, "dat.bcg")
    case(sprintf("tight_metareg_alloc_%s_%s", m, t), "rma.mods", sprintf("rma(yi,vi,mods=~factor(alloc),%s,method='%s',test='%s',%s)", rr, m, t, tight), pooled, "dat.bcg")
    case(sprintf("tight_metareg_weeks_%s_%s", m, t), "rma.mods", sprintf("rma(yi,vi,mods=~weeks,data=dat.raudenbush1985,method='%s',test='%s',%s)", m, t, tight), pooled, "dat.raudenbush1985")
  }
}
back <- list(PLO = transf.ilogit, PR = NULL, PFT = transf.ipft.hm, PAS = transf.iarcsin, PLN = exp)
for (s in names(back)) for (m in c("DL", "REML", "PM")) {
  case(sprintf("tight_pritz_%s_%s", s, m), "rma.proportion", sprintf("rma(yi,vi,data=escalc(measure='%s',xi=xi,ni=ni,data=dat.pritz1997),method='%s',%s)", s, m, tight), function(r) {
    out <- pooled(r)
    p <- if (is.null(back[[s]])) predict(r) else if (s == "PFT") predict(r, transf = transf.ipft.hm, targs = list(ni = dat.pritz1997$ni)) else predict(r, transf = back[[s]])
    c(out, list(back_transformed = rows(p)))
  }, "dat.pritz1997")
}

for (d in list(c("bcg", sprintf("rma(yi,vi,%s,%s)", rr, tight), "dat.bcg"), c("hackshaw", sprintf("rma(yi,vi,data=dat.hackshaw1998,%s)", tight), "dat.hackshaw1998"))) {
  loo <- function(r) setNames(lapply(c("estimate", "se", "pval", "ci.lb", "ci.ub", "Q", "Qp", "tau2", "I2", "H2"), function(n) r[[n]]), c("estimate", "se", "pval", "ci_lb", "ci_ub", "Q", "Qp", "tau2", "I2", "H2"))
  case(paste0("tight_loo_", d[1]), "leave1out", sprintf("leave1out(%s)", d[2]), loo, d[3])
  case(paste0("tight_cumul_", d[1]), "cumul", sprintf("cumul(%s)", d[2]), loo, d[3])
  case(paste0("tight_influence_", d[1]), "influence", sprintf("influence(%s)", d[2]), function(r) list(inf = unclass(r$inf)[c("rstudent", "dffits", "cook.d", "cov.r", "tau2.del", "QE.del", "hat", "weight")], dfbs = as.vector(r$dfbs[[1]])), d[3])
  egger <- function(r) list(zval = r$zval, pval = r$pval, dfs = r$dfs, est = r$est, ci_lb = r$ci.lb, ci_ub = r$ci.ub)
  case(paste0("tight_egger_", d[1]), "regtest", sprintf("regtest(%s)", d[2]), egger, d[3])
  case(paste0("tight_eggerlm_", d[1]), "regtest", sprintf("regtest(%s,model='lm')", d[2]), egger, d[3])
  case(paste0("tight_begg_", d[1]), "ranktest", sprintf("ranktest(%s)", d[2]), function(r) list(tau = r$tau, pval = r$pval), d[3])
  for (e in c("L0", "R0", "Q0")) case(sprintf("tight_trimfill_%s_%s", e, d[1]), "trimfill", sprintf("trimfill(%s,estimator='%s')", d[2], e),
    function(r) list(k0 = r$k0, se_k0 = r$se.k0, side = r$side, k = r$k, beta = c(r$beta), se = r$se, tau2 = r$tau2, yi = as.vector(r$yi), vi = r$vi), d[3])
}

for (s in c("OR", "RR", "RD", "PETO", "AS", "YUQ", "YUY")) case(paste0("own_escalc_nielweise_", s), "escalc",
  sprintf("escalc(measure='%s',ai=ai,n1i=n1i,ci=ci,n2i=n2i,data=dat.nielweise2007)", s), function(r) list(yi = as.vector(r$yi), vi = as.vector(r$vi)), "dat.nielweise2007")
for (s in c("MD", "SMD", "SMDH", "ROM")) case(paste0("own_escalc_normand_", s), "escalc",
  sprintf("escalc(measure='%s',m1i=m1i,sd1i=sd1i,n1i=n1i,m2i=m2i,sd2i=sd2i,n2i=n2i,data=dat.normand1999)", s), function(r) list(yi = as.vector(r$yi), vi = as.vector(r$vi)), "dat.normand1999")
for (s in c("IRR", "IRD")) case(paste0("own_escalc_rates_", s), "escalc",
  sprintf("escalc(measure='%s',x1i=x1i,t1i=t1i,x2i=x2i,t2i=t2i,data=dat.nielweise2008)", s), function(r) list(yi = as.vector(r$yi), vi = as.vector(r$vi)), "dat.nielweise2008")
mh <- function(r) list(k = r$k, beta = c(r$beta), se = r$se, zval = r$zval, pval = r$pval, ci_lb = r$ci.lb, ci_ub = r$ci.ub, I2 = r$I2, H2 = r$H2, QE = r$QE, QEp = r$QEp,
  MH = r$MH, MHp = r$MHp, TA = r$TA, TAp = r$TAp, BD = r$BD, BDp = r$BDp)
for (s in c("OR", "RR", "RD")) case(paste0("own_mh_nielweise_", s), "rma.mh", sprintf("rma.mh(measure='%s',ai=ai,n1i=n1i,ci=ci,n2i=n2i,data=dat.nielweise2007)", s), mh, "dat.nielweise2007")
case("own_peto_nielweise", "rma.peto", "rma.peto(ai=ai,n1i=n1i,ci=ci,n2i=n2i,data=dat.nielweise2007)", mh, "dat.nielweise2007")

one <- data.frame(yi = 0.3, vi = 0.04); two <- data.frame(yi = c(0.3, 0.5), vi = c(0.04, 0.09)); same <- data.frame(yi = 0.2, vi = (1:5) / 100)
zerovariance <- data.frame(yi = c(0.1, 0.2, 0.3), vi = c(0, 0.01, 0.02)); gap <- data.frame(yi = c(0.1, NA, 0.3, 0.6), vi = c(0.01, 0.02, NA, 0.03)); far <- data.frame(yi = c(-9, 0, 9), vi = 0.001)
nobody <- data.frame(xi = c(0, 0, 0), ni = c(10, 20, 15)); everybody <- data.frame(xi = c(10, 20, 15), ni = c(10, 20, 15))
for (d in c("one", "two", "same", "zerovariance", "gap", "far")) for (m in c("EE", "DL", "REML")) for (t in c("z", "knha"))
  case(sprintf("own_dg_%s_%s_%s", d, m, t), "rma.degenerate", sprintf("rma(yi,vi,data=%s,method='%s',test='%s',%s)", d, m, t, tight), pooled, d)
for (d in c("nobody", "everybody")) for (s in c("PLO", "PFT", "PR"))
  case(sprintf("own_dg_%s_%s", d, s), "rma.degenerate", sprintf("rma(measure='%s',xi=xi,ni=ni,data=%s,method='DL')", s, d), pooled, d)
