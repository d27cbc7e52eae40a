# Writes further cases of meta-analysis: more effect sizes, funnel regressions on other scales, subgroups, clusters.
# Run in this folder: Rscript make-meta-further.R. Helpers and stopping rules are those of make-meta.R.
lines <- readLines("make-meta.R"); eval(parse(text = lines[seq_len(grep("^rows <-", lines)[1] - 1)]))

effects <- function(r) list(yi = as.vector(r$yi), vi = as.vector(r$vi))
for (s in c("COR", "ZCOR")) case(paste0("own_escalc_mcdaniel_", s), "escalc", sprintf("escalc(measure='%s',ri=ri,ni=ni,data=dat.mcdaniel1994)", s), effects, "dat.mcdaniel1994")
for (s in c("IR", "IRLN", "IRS", "IRFT")) case(paste0("own_escalc_rate_", s), "escalc", sprintf("escalc(measure='%s',xi=x1i,ti=t1i,data=dat.nielweise2008)", s), effects, "dat.nielweise2008")
for (s in c("MN", "MNLN")) case(paste0("own_escalc_mean_", s), "escalc", sprintf("escalc(measure='%s',mi=m1i,sdi=sd1i,ni=n1i,data=dat.normand1999)", s), effects, "dat.normand1999")

egger <- function(r) list(zval = r$zval, pval = r$pval, dfs = r$dfs, est = r$est, ci_lb = r$ci.lb, ci_ub = r$ci.ub)
rr <- "data=escalc(measure='RR',ai=tpos,bi=tneg,ci=cpos,di=cneg,data=dat.bcg)"
for (x in c("sei", "vi", "ni", "ninv", "sqrtni", "sqrtninv")) for (m in c("rma", "lm"))
  case(sprintf("own_funnel_%s_%s", x, m), "regtest.scale", sprintf("regtest(rma(yi,vi,%s,%s),model='%s',predictor='%s')", rr, tight, m, x), egger, "dat.bcg")

robust_of <- function(r) list(beta = c(r$beta), se = r$se, tval = r$zval, pval = r$pval, ci_lb = r$ci.lb, ci_ub = r$ci.ub, dfs = r$dfs, vb = unname(r$vb))
for (m in c("REML", "FE")) {
  case(paste0("own_robust_mean_", m), "robust.rma", sprintf("robust(rma(yi,vi,data=dat.konstantopoulos2011,method='%s',%s),cluster=district)", m, tight), robust_of, "dat.konstantopoulos2011")
  case(paste0("own_robust_year_", m), "robust.rma", sprintf("robust(rma(yi,vi,mods=~year,data=dat.konstantopoulos2011,method='%s',%s),cluster=district)", m, tight), robust_of, "dat.konstantopoulos2011")
}

levels_of <- function(fits) {
  e <- sapply(fits, function(f) f$beta[1]); s <- sapply(fits, function(f) f$se)
  between <- rma(e, sei = s, mods = ~ factor(names(fits)), method = "FE")
  list(level = names(fits), estimate = unname(e), se = unname(s), tau2 = unname(sapply(fits, function(f) f$tau2)), k = unname(sapply(fits, function(f) f$k)), QM = between$QM, QMp = between$QMp)
}
bcg <- escalc(measure = "RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg)
for (m in c("REML", "DL")) {
  case(paste0("own_subgroups_separate_", m), "subgroups", sprintf("lapply(split(bcg,bcg$alloc),function(s)rma(yi,vi,data=s,method='%s',%s))", m, tight), levels_of, "dat.bcg")
  case(paste0("own_subgroups_common_", m), "subgroups",
    sprintf("lapply(split(bcg,bcg$alloc),function(s)rma(yi,vi,data=s,tau2=rma(yi,vi,mods=~factor(alloc),data=bcg,method='%s',%s)$tau2))", m, tight), levels_of, "dat.bcg")
}
