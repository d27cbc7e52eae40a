#!/bin/sh
# Runs R and Kazus in turn on the same generated files; prints best wall time, processor time, peak memory, ratios, and how far the answers differ.
# side-by-side.sh DATA_FOLDER [SIZES] [KINDS] [OPERATIONS] [REPETITIONS]
set -e
here=$(cd "$(dirname "$0")" && pwd)
data=$1; sizes=${2:-"1000 100000 1000000"}; kinds=${3:-"ties cont"}; operations=${4:-"km logrank rmst cuminc aj"}; reps=${5:-5}
for n in $sizes; do [ -e "$data/surv_${n}_cont.csv" ] || Rscript "$here/generate.R" "$data" "$n" >&2; done
dotnet build "$here/../../Kazus.Benchmarks" -c Release -v q -nologo >&2
out=$(mktemp)
for n in $sizes; do for kind in $kinds; do for op in $operations; do
  file="$data/surv_${n}_$kind.csv"
  # R's Aalen-Johansen grows with the square of the distinct times: above 10^5 rows, or without ties above 10^4, it is not waited for.
  [ "$op" = aj ] && { [ "$n" -gt 100000 ] || { [ "$kind" = cont ] && [ "$n" -gt 10000 ]; }; } && echo "R,surv_${n}_$kind.csv,$op,NA,NA,NA,NA" >> "$out" || Rscript "$here/curves.R" "$file" "$op" "$reps" >> "$out"
  dotnet "$here/../../Kazus.Benchmarks/bin/Release/net10.0/Kazus.Benchmarks.dll" side "$file" "$op" 15 >> "$out"
done; done; done
awk -F, 'BEGIN { print "| file | operation | R wall ms | Kazus wall ms | ratio | R processor ms | Kazus processor ms | ratio | R MiB | Kazus MiB | answers differ by |"; print "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|" }
  $1 == "R" { w = $4; c = $5; m = $6; a = $7 }
  $1 == "Kazus" { if (w == "NA") { printf "| %s | %s | | %.3g | | | %.3g | | | %d | |\n", $2, $3, $4, $5, $6; next }
    d = a == 0 ? 0 : (a - $7) / a; if (d < 0) d = -d; printf "| %s | %s | %.3g | %.3g | %.0f | %.3g | %.3g | %.0f | %d | %d | %.0e |\n", $2, $3, w, $4, w / $4, c, $5, c / $5, m, $6, d }' "$out"
rm -f "$out"
