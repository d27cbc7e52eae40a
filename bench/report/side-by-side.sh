#!/usr/bin/env bash
# Times `kazus build` beside pandoc (the same manuscript) and R (the curve and the swimmer plot), each as a whole process, in turn.
# Prints processor seconds (user + system), wall seconds and peak memory; the best of RUNS (five) runs each. Needs GNU time, pandoc, Rscript.
set -eu
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"$here/kazus" demo --no-serve --out "$work/example" >/dev/null 2>&1
"$here/kazus" build "$work/example" --out "$work/first" >/dev/null 2>&1 || true

best() { # name command...
  local name="$1"; shift
  for _ in $(seq "${RUNS:-5}"); do /usr/bin/time -f "%U %S %e %M" -o "$work/t" "$@" >/dev/null 2>&1 || true; tail -n 1 "$work/t"; done |
    awk -v n="$name" '{ c = $1 + $2; if (NR == 1 || c < b) { b = c; e = $3; m = $4 } } END { printf "%-44s %6.2f s cpu  %6.2f s wall  %5.0f MB\n", n, b, e, m / 1024 }'
}

best "kazus --version (start-up)" "$here/artifacts/kazus/kazus" --version
best "kazus build: HTML, DOCX, JATS, all figures" "$here/artifacts/kazus/kazus" build "$work/example"
if command -v pandoc >/dev/null; then
  # What pandoc would be given: the report as plain Markdown, figures and tables already made.
  pandoc "$work/example/build/report.xml" -f jats -t markdown -o "$work/report.md"
  best "pandoc: the same text to HTML, DOCX, JATS" bash -c "for f in html docx jats; do pandoc '$work/report.md' -s -o '$work/p.'\$f -t \$f; done"
fi
if command -v Rscript >/dev/null; then
  cat > "$work/plot.R" <<R
library(survival); library(ggplot2)
d <- read.csv("$work/example/build/tables/pooled-recurrence.csv"); d <- d[!is.na(d\$months), ]
f <- survfit(Surv(months, event) ~ 1, d, conf.type = "log-log")
g <- ggplot(data.frame(t = c(0, f\$time), s = c(1, f\$surv)), aes(t, s)) + geom_step()
ggsave("$work/km.svg", g, width = 3.35, height = 2.6, device = grDevices::svg)
h <- ggplot(d, aes(months, reorder(case_id, months))) + geom_col() + geom_point(aes(shape = factor(event)))
ggsave("$work/sw.svg", h, width = 6.7, height = 4, device = grDevices::svg)
R
  best "R: survival and ggplot2, curve and swimmer" Rscript "$work/plot.R"
fi

# Growth: a table of n patients, HTML report with the whole table, curve and map.
for n in 1000 10000 100000; do
  book="$work/book$n"
  mkdir -p "$book/cases" "$book/manuscript"
  echo "title: $n patients" > "$book/casebook.yaml"
  printf '@tab:comparison and @fig:survival.\n\n{{ table: comparison }}\n\n{{ figure: survival }}\n' > "$book/manuscript/01.md"
  awk -v n="$n" 'BEGIN { srand(1); print "case_id,source_id,where,patient.age,patient.sex,disease,disease.kind,lesion.levels,symptom,symptom.duration,surgery.extent,radiotherapy,chemotherapy,followup,followup.clock,recurrence,recurrence.time,status";
    for (i = 0; i < n; i++) { f = 1 + int(rand() * 120); r = rand() < 0.4;
      printf "C%06d,s%d,Table 1,%d,%s,leiomyosarcoma,%s,%s,pain; weakness,%d,%s,%s,NR,%d,surgery,%s,%s,%s\n", i, i / 5, 1 + rand() * 89, rand() < .5 ? "female" : "male", rand() < .5 ? "primary" : "metastasis",
        rand() < .5 ? "L1" : "T4-T6", 1 + rand() * 24, rand() < .5 ? "gross total" : "subtotal", rand() < .5 ? "yes" : "no", f, r ? "yes" : "no", r ? 1 + int(rand() * f) : "", rand() < .5 ? "alive" : "dead of disease" } }' > "$book/cases/all.csv"
  best "kazus build: $n cases, table, curve, figures" "$here/artifacts/kazus/kazus" build "$book" --to html
done
