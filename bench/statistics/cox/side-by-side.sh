#!/bin/sh
# Runs R and Kazus in turn on the same generated files and prints wall time, processor time and their ratios.
# side-by-side.sh DATA_FOLDER [SIZES] [KINDS] [OPERATIONS] [REPETITIONS]; the files are made by generate.R.
set -e
here=$(cd "$(dirname "$0")" && pwd)
data=$1; sizes=${2:-"1000 10000 100000 1000000"}; kinds=${3:-"ties cont"}; operations=${4:-"coxfit5 coxfit20 cox5 cox20 conc zph"}; reps=${5:-5}
dotnet build "$here" -c Release -v q -nologo >&2
run="$here/bin/Release/net10.0/Kazus.Benchmarks.Cox"
out=$(mktemp)
for n in $sizes; do for kind in $kinds; do for op in $operations; do
  file="$data/surv_${n}_$kind.csv"
  Rscript "$here/cox.R" "$file" "$op" "$reps" >> "$out"
  "$run" side "$file" "$op" "$reps" >> "$out"
done; done; done
awk -F, 'BEGIN { print "| file | operation | R wall ms | Kazus wall ms | ratio | R processor ms | Kazus processor ms | ratio | R MiB | Kazus MiB | answers differ by |"; print "|---|---|---|---|---|---|---|---|---|---|---|" }
  $1 == "R" { w = $4; c = $6; m = $8; a = $9 }
  $1 == "Kazus" { d = a == 0 ? 0 : (a - $9) / a; if (d < 0) d = -d; printf "| %s | %s | %.2f | %.2f | %.1f | %.2f | %.2f | %.1f | %d | %d | %.0e |\n", $2, $3, w, $4, w / $4, c, $6, c / $6, m, $8, d }' "$out"
rm -f "$out"
