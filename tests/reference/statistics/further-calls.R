# Writes about 600 further cases, calls of the same kinds on other data sets and options, into a folder of their own, and lets
# make-survival.R and make-regression.R answer them. They are too many to travel; the tests read them from there:
#   Rscript further-calls.R FOLDER
#   KAZUS_SHARED=FOLDER dotnet test tests/Kazus.Statistics.Tests -c Release --filter "FullyQualifiedName~Survival|FullyQualifiedName~Regression"
suppressMessages({library(survival); library(jsonlite)})
here <- dirname(normalizePath(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))))
root <- file.path(commandArgs(TRUE)[1], "reference", "statistics")
for (folder in c("cases", "data")) dir.create(file.path(root, folder), recursive = TRUE, showWarnings = FALSE)
setwd(root)
set.seed(5)

frames <- list(
  pbcs = pbc[1:312, c("id", "time", "status", "trt", "age", "sex", "edema", "bili", "stage")], gbsg = gbsg,
  retin = retinopathy[, c("id", "laser", "eye", "age", "type", "trt", "futime", "status", "risk")], rats1 = rats,
  cgd1 = cgd[, c("id", "treat", "sex", "age", "inherit", "tstart", "tstop", "enum", "status")],
  jasa1 = jasa[, c("age", "futime", "fustat", "surgery", "transplant")], diab = diabetic,
  rott = rotterdam[sample(nrow(rotterdam), 600), c("age", "meno", "size", "grade", "nodes", "hormon", "rtime", "recur", "dtime", "death")],
  mgusA = mgus[, c("id", "age", "sex", "hgb", "creat", "futime", "death")],
  fl = flchain[sample(nrow(flchain), 700), c("age", "sex", "kappa", "lambda", "futime", "death")],
  myel = transform(myeloid[, c("id", "trt", "futime", "death")], late = factor(ifelse(is.na(myeloid$crtime), "no", "yes"))),
  nw = nwtco[sample(nrow(nwtco), 900), c("stage", "histol", "age", "edrel", "rel")],
  cr = data.frame(t = sample(1:40, 300, TRUE), s = sample(0:2, 300, TRUE, c(.4, .35, .25)), a = rnorm(300), grp = sample(c("one", "two", "three"), 300, TRUE), str = sample(1:3, 300, TRUE)))
x <- rnorm(150); t <- rweibull(150, 1.4, 20 * exp(.4 * x))
frames$intc <- data.frame(x, g = sample(c("u", "v", "w"), 150, TRUE), t1 = pmax(floor(t), .5), t2 = floor(t) + 1, time = round(t, 2) + .01, ev = as.integer(runif(150) < .7))
frames$intc$t2[sample(150, 45)] <- NA
for (name in names(frames)) write.csv(frames[[name]], file.path("data", paste0(name, ".csv")), row.names = FALSE, na = "")

count <- 0
add <- function(kind, data, call, result = list()) {
  count <<- count + 1
  factors <- Filter(is.factor, as.list(frames[[data]]))
  case <- list(id = sprintf("further%03d", count), kind = kind, r_version = "", packages = list(survival = as.character(packageVersion("survival"))),
    data = I(list(paste0("data/", data, ".csv"))), factor_levels = if (length(factors)) setNames(list(lapply(factors, function(f) as.list(levels(f)))), data),
    prep = NULL, call = call, note = NULL, warnings = list(), error = NULL, result = result)
  writeLines(toJSON(case, auto_unbox = TRUE, digits = I(17), null = "null", na = "string"), file.path("cases", paste0(case$id, ".json")))
}

# Data set, response, covariates, groups, strata.
models <- list(c("pbcs", "Surv(time,status==2)", "age+edema+log(bili)", "sex", "stage"), c("gbsg", "Surv(rfstime,status)", "age+size+grade+nodes+pgr", "hormon", "meno"),
  c("retin", "Surv(futime,status)", "age+trt+risk", "type", "laser"), c("rats1", "Surv(time,status)", "rx+litter", "sex", "rx"), c("jasa1", "Surv(futime,fustat)", "age+surgery", "transplant", "surgery"),
  c("diab", "Surv(time,status)", "age+trt+risk", "laser", "eye"), c("rott", "Surv(dtime,death)", "age+grade+log(nodes+1)+hormon", "size", "meno"), c("mgusA", "Surv(futime,death)", "age+hgb+creat", "sex", "sex"),
  c("fl", "Surv(futime,death)", "age+kappa+lambda", "sex", "sex"), c("myel", "Surv(futime,death)", "trt+id", "late", "trt"), c("nw", "Surv(edrel,rel)", "age+stage", "histol", "stage"))
for (m in models) {
  data <- m[1]; response <- m[2]
  times <- frames[[data]][[sub("Surv\\(([a-z]+),.*", "\\1", response)]]
  at <- as.list(unname(signif(quantile(times, c(.1, .4, .7), na.rm = TRUE), 3)))
  asked <- list(quantile_probs = list(.1, .25, .5, .75, .9), at_times = list(time = at), rmst = list(list(tau = at[[3]])))
  for (scale in c("log", "log-log", "logit", "arcsin", "plain"))
    add("km", data, sprintf("survfit(%s~%s,data=%s,conf.type='%s',conf.int=%s)", response, m[4], data, scale, c("0.8", "0.95", "0.99")[1 + count %% 3]), asked)
  for (ctype in 1:2) add("km", data, sprintf("survfit(%s~1,data=%s,conf.type='log',stype=2,ctype=%d)", response, data, ctype), asked)
  groups <- length(unique(na.omit(frames[[data]][[m[4]]])))
  for (rho in c(0, 1, .5)) add("logrank", data, sprintf("survdiff(%s~%s,data=%s,rho=%s)", response, m[4], data, rho), list(df = groups - 1))
  if (m[4] != m[5]) add("logrank", data, sprintf("survdiff(%s~%s+strata(%s),data=%s,rho=0)", response, m[4], m[5], data), list(df = groups - 1))
  for (limit in c("'common'", at[[3]])) add("survmean", data, sprintf("survival:::survmean(survfit(%s~%s,data=%s),rmean=%s)", response, m[4], data, limit))
  for (ties in c("efron", "breslow")) for (strata in c("", sprintf("+strata(%s)", m[4]))) {
    cox <- sprintf("coxph(%s~%s%s,data=%s,ties='%s')", response, m[3], strata, data, ties)
    add("coxph", data, cox)
    for (transform in c("km", "identity", "rank", if (min(times, na.rm = TRUE) > 0) "log")) add("cox.zph", data, sprintf("cox.zph(%s,transform='%s')", cox, transform))
    for (centered in c("TRUE", "FALSE")) add("basehaz", data, sprintf("basehaz(%s,centered=%s)", cox, centered))
    add("concordance", data, sprintf("concordance(%s)", cox))
    if (strata == "") for (type in c("lp", "risk", "expected", "terms")) add("predict.coxph", data, sprintf("predict(%s,type='%s',se.fit=TRUE)", cox, type))
    if (strata == "") add("coxph", data, sub("\\)$", ",robust=TRUE)", cox))
  }
  if (min(times, na.rm = TRUE) > 0) for (law in c("weibull", "exponential", "lognormal", "loglogistic"))
    add("survreg", data, sprintf("survreg(%s~%s,data=%s,dist='%s')", response, m[3], data, law))
}

add("coxph", "jasa1", "coxph(Surv(futime,fustat)~age+surgery,data=jasa1,ties='exact')")
add("coxph", "retin", "coxph(Surv(futime,status)~trt+type+trt:type,data=retin,cluster=id)")
add("coxph", "gbsg", "coxph(Surv(rfstime,status)~factor(grade)+nodes+sqrt(pgr),data=gbsg,weights=age/40)")
add("coxph", "gbsg", "coxph(Surv(rfstime,status)~hormon+nodes+offset(size/100),data=gbsg,ties='breslow')")
add("coxph", "fl", "coxph(Surv(futime,death)~age*sex+log(kappa),data=fl)")
for (cox in c("coxph(Surv(tstart,tstop,status)~treat+age+inherit,data=cgd1,ties='efron')", "coxph(Surv(tstart,tstop,status)~treat+age+strata(enum),data=cgd1,ties='breslow')")) {
  add("coxph", "cgd1", cox); add("cox.zph", "cgd1", sprintf("cox.zph(%s,transform='km')", cox)); add("concordance", "cgd1", sprintf("concordance(%s)", cox))
}
for (weight in c("n/G2", "S", "n", "S/G")) add("concordance", "gbsg", sprintf("concordance(Surv(rfstime,status)~nodes,data=gbsg,reverse=TRUE,timewt='%s')", weight))
for (scale in c("log-log", "log", "plain"))
  add("survfit.coxph", "gbsg", sprintf("survfit(coxph(Surv(rfstime,status)~age+nodes,data=gbsg),newdata=data.frame(age=c(40,60),nodes=c(1,10)),conf.type='%s')", scale))
add("survfit.coxph", "cgd1", "survfit(coxph(Surv(tstart,tstop,status)~treat+age,data=cgd1),newdata=data.frame(treat='placebo',age=20),conf.type='log-log')")
for (law in c("weibull", "exponential", "lognormal", "loglogistic")) {
  add("survreg", "intc", sprintf("survreg(Surv(t1,t2,type='interval2')~x,data=intc,dist='%s')", law))
  add("survreg", "intc", sprintf("survreg(Surv(time,ev)~x+factor(g),data=intc,dist='%s')", law))
  add("survreg", "intc", sprintf("survreg(Surv(time,ev,type='left')~x,data=intc,dist='%s')", law))
}
for (scale in c("log", "log-log", "plain")) for (groups in c("1", "grp"))
  add("aalen-johansen", "cr", sprintf("survfit(Surv(t,factor(s,0:2,c('censor','a','b')))~%s,data=cr,conf.type='%s')", groups, scale))
for (call in c("cuminc(t,s,grp,rho=0)", "cuminc(t,s,grp,rho=1)", "cuminc(t,s,grp,strata=str)", "cuminc(t,s)")) add("cuminc", "cr", sprintf("with(cr,%s)", call))

for (script in c("make-survival.R", "make-regression.R")) system2("Rscript", shQuote(file.path(here, script)))
cat(count, "cases in", root, "\n")
