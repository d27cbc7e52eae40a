#!/usr/bin/env bash
# R and Kazus in turn on the same data, one size after the other, and their ratios. Needs R with metafor.
set -e
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
work="$(mktemp -d)"; trap 'rm -rf "$work"' EXIT
dotnet build "$here" -c Release -v q --nologo >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
bench="$here/bin/Release/net10.0/Kazus.Benchmarks.Meta"
for k in ${SIZES:-10 20 200 2000 20000 100000}; do
  OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 Rscript "$here/meta.R" "$k" "$work/$k.csv" >"$work/r.txt"
  "$bench" "$work/$k.csv" >"$work/kazus.txt"
  awk -v k="$k" 'NR == FNR { us[$1] = $3; est[$1] = $4; next }
    { line = sprintf("| %s | %d | %s | %.3g us |", $1, k, ($1 in us) ? sprintf("%.3g ms", us[$1] / 1000) : "not run", $3);
      if ($1 in us) { d = (est[$1] - $4) / est[$1]; if (d < 0) d = -d; printf "%s %.0f | %.0e |\n", line, us[$1] / $3, d } else print line " | |" }' "$work/r.txt" "$work/kazus.txt"
done
