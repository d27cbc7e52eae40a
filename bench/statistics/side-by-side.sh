#!/bin/sh
# Everything the statistics are measured by, R and Kazus in turn on the same generated files: prints the table of docs/performance.md
# with each ratio beside its aim. On an idle machine of two cores about twenty minutes for 10^3 and 10^6 rows, most of them R's.
#   side-by-side.sh [DATA_FOLDER]            10^3 and 10^6 rows
#   SIZES="10000000" side-by-side.sh FOLDER  10^7 rows: growth (Kazus alone beyond Kaplan-Meier, log-rank and coxph.fit)
#   PARTS="curves cox meta commands peers"   a choice of parts
# Needs R with survival, cmprsk, metafor and data.table; statsmodels (python3) where it is there.
set -e
here=$(cd "$(dirname "$0")" && pwd); root=$here/../..
data=${1:-/tmp/kazus-statistics}; sizes=${SIZES:-"1000 1000000"}; parts=${PARTS:-"curves cox meta commands peers"}
mkdir -p "$data/curves" "$data/cox"
for project in "$root/bench/Kazus.Benchmarks" "$here/cox" "$root/src/Kazus.Cli"; do dotnet build "$project" -c Release -v q -nologo >&2; done
curves="dotnet $root/bench/Kazus.Benchmarks/bin/Release/net10.0/Kazus.Benchmarks.dll"
cox=$here/cox/bin/Release/net10.0/Kazus.Benchmarks.Cox
kazus=${KAZUS:-$root/artifacts/kazus/native/Kazus.Native}   # what ./kazus builds: machine code, else compiled ahead; else the ordinary build
[ -x "$kazus" ] || kazus=$root/artifacts/kazus/kazus
[ -x "$kazus" ] || kazus=$root/src/Kazus.Cli/bin/Release/net10.0/Kazus.Cli
lines=$(mktemp); trap 'rm -f "$lines"' EXIT

# Lines of all programs in one form: who, file, operation, best wall ms, best processor ms, peak MiB, answer.
keep() { awk -F, -v OFS=, '{ if (NF > 7) print $1, $2, $3, $5, $7, $8, $9; else print $1, $2, $3, $4, $5, $6, $7 }' >> "$lines"; }
runs() { if [ "$1" -le 10000 ]; then echo 7; else echo 3; fi; }
says() { echo "$(date +%H:%M:%S) $*" >&2; }

for n in $sizes; do
  case " $parts " in *" curves "*)
    [ -e "$data/curves/surv_${n}_cont.csv" ] || Rscript "$here/curves/generate.R" "$data/curves" "$n" >&2
    for kind in ties cont; do for op in km logrank rmst cuminc aj; do
      file=$data/curves/surv_${n}_$kind.csv; says "$n $kind $op"
      r=yes
      # R's Aalen-Johansen grows with the square of the distinct times: 34 s with whole days, not ended in 400 s without.
      [ "$op" = aj ] && [ "$n" -gt 10000 ] && { [ "$kind" = cont ] || [ "$n" -gt 1000000 ]; } && r=no
      [ "$n" -gt 1000000 ] && { [ "$op" = rmst ] || [ "$op" = cuminc ]; } && r=no
      [ "$r" = yes ] && Rscript "$here/curves/curves.R" "$file" "$op" "$([ "$op" = aj ] && [ "$n" -gt 10000 ] && echo 1 || runs "$n")" | keep
      $curves side "$file" "$op" 9 | keep
    done; done;; esac
  case " $parts " in *" cox "*)
    [ -e "$data/cox/surv_${n}_cont.csv" ] || Rscript "$here/cox/generate.R" "$data/cox" "$n" >&2
    operations="coxfit5 coxfit20 cox5 cox20 conc zph"; [ "$n" -gt 1000000 ] && operations="coxfit5 conc"
    for kind in ties cont; do for op in $operations; do
      file=$data/cox/surv_${n}_$kind.csv; says "$n $kind $op"
      Rscript "$here/cox/cox.R" "$file" "$op" "$([ "$n" -gt 10000 ] && echo 2 || echo 7)" | keep
      "$cox" side "$file" "$op" 5 | keep
    done; done;; esac
done

# Whole commands: start, read the file, estimate, print.
whole() { # NAME FILE R-EXPRESSION KAZUS-ARGUMENTS...
  name=$1; file=$2; expression=$3; shift 3
  for who in R Kazus R Kazus R Kazus; do
    says "whole $name $who"
    if [ $who = R ]; then measured Rscript -e "suppressMessages({library(survival);library(data.table)});d<-fread('$file',nThread=2);$expression"
    else measured "$kazus" survival "$@"; fi
    echo "$who,$(basename "$file" .csv),$name,$wall,$cpu,$peak,0" >> "$lines"
  done
}
measured() { # wall, processor and peak memory of one process
  set -- python3 -c 'import os,sys,time,subprocess as s
t=time.perf_counter();p=s.Popen(sys.argv[1:],stdout=s.DEVNULL,stderr=s.DEVNULL);_,_,u=os.wait4(p.pid,0)
print(f"{1000*(time.perf_counter()-t):.1f} {1000*(u.ru_utime+u.ru_stime):.1f} {u.ru_maxrss/1024:.0f}")' "$@"
  result=$("$@"); wall=${result%% *}; peak=${result##* }; cpu=${result#* }; cpu=${cpu% *}
}
case " $parts " in *" commands "*)
  for n in $sizes; do for kind in ties cont; do
    file=$data/cox/surv_${n}_$kind.csv; [ -e "$file" ] || continue
    whole command_km "$file" 'print(survfit(Surv(time,status)~x2,d,conf.type="log-log"))' km "$file" --time time --event status --by x2
    whole command_cox "$file" 'print(summary(coxph(Surv(time,status)~x1+x2+x3+x4+x5,d)))' cox "$file" --time time --event status --x x1,x2,x3,x4,x5
  done; done;; esac

case " $parts " in *" peers "*)
  python=python3; for p in python3 /usr/bin/python3; do "$p" -c 'import statsmodels' 2>/dev/null && python=$p && break; done
  if "$python" -c 'import statsmodels' 2>/dev/null; then
    for n in $sizes; do for kind in ties cont; do
      file=$data/curves/surv_${n}_$kind.csv; [ -e "$file" ] && says "statsmodels $n $kind" && "$python" "$here/curves/peers.py" "$file" | keep
    done; done
  else echo "statsmodels is not installed: not compared" >&2; fi;; esac

awk -F, '
  BEGIN {
    split("km:survfit logrank:survdiff rmst:survfit+survmean cuminc:cmprsk::cuminc aj:survfit_multi-state coxfit5:coxph.fit coxfit20:coxph.fit cox5:coxph cox20:coxph conc:concordance zph:cox.zph command_km:Rscript command_cox:Rscript", f, " ")
    for (i in f) { split(f[i], a, /:/); name[a[1]] = substr(f[i], length(a[1]) + 2) }
    split("km_ties:500 logrank_ties:500 km_cont:30 logrank_cont:30 rmst_ties:20 rmst_cont:20 cuminc_ties:20 cuminc_cont:20 aj_ties:500 coxfit5_ties:3 coxfit5_cont:3 coxfit20_ties:8 coxfit20_cont:8 cox5_ties:30 cox5_cont:30 zph_ties:20 zph_cont:20 command_km_ties:15 command_cox_ties:15 command_km_cont:15 command_cox_cont:15", g, " ")
    for (i in g) { split(g[i], a, ":"); aim[a[1]] = a[2] }
    print "| file | operation | R | R, ms | Kazus, ms | ratio | aim | R, processor ms | Kazus, processor ms | ratio | statsmodels, ms | R, MiB | Kazus, MiB | answers differ by |"
    print "|---|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
  }
  { sub(/\.csv$/, "", $2); key = $2 "|" $3
    if (!(key in seen)) { seen[key] = 1; order[++count] = key }
    if (!(($1, key) in wall) || $4 < wall[$1, key]) { wall[$1, key] = $4; cpu[$1, key] = $5; peak[$1, key] = $6 }
    answer[$1, key] = $7 }
  END { for (i = 1; i <= count; i++) { key = order[i]; split(key, k, "|"); split(k[1], n, "_")
    r = wall["R", key]; z = wall["Kazus", key]; d = ""
    if (("R", key) in wall && answer["R", key] + 0 != 0) { d = (answer["R", key] - answer["Kazus", key]) / answer["R", key]; if (d <= 0) d = 0 - d; d = sprintf("%.0e", d + 0) }
    goal = n[2] == 1000000 ? aim[k[2] "_" n[3]] : n[2] == 1000 && k[2] == "km" ? "0.1 ms" : n[2] == 1000 && k[2] == "coxfit5" ? "0.3 ms" : ""
    printf "| %s | %s | `%s` | %s | %.3g | %s | %s | %s | %.3g | %s | %s | %s | %d | %s |\n", k[1], k[2], name[k[2]], r == "" ? "" : sprintf("%.3g", r), z,
      r == "" ? "" : sprintf("%.3g", r / z), goal, r == "" ? "" : sprintf("%.3g", cpu["R", key]), cpu["Kazus", key], r == "" ? "" : sprintf("%.3g", cpu["R", key] / cpu["Kazus", key]),
      ("statsmodels", key) in wall ? sprintf("%.3g", wall["statsmodels", key]) : "", r == "" ? "" : sprintf("%d", peak["R", key]), peak["Kazus", key], d } }' "$lines"

case " $parts " in *" meta "*)
  echo; echo "| metafor | k | metafor | Kazus | ratio | answers differ by |"; echo "|---|---:|---:|---:|---:|---:|"
  says meta; SIZES="10 20 50 200 1000 2000" ONLY=rma_REML_knha,rma_REML_knha_mods,rma_DL "$here/meta/side-by-side.sh" | grep -v "not run";; esac
