#!/usr/bin/env bash
# Reads many case texts of some 320 words with `kazus read --json --jobs 2` and prints, for each number of files, processor seconds, wall seconds,
# texts per second of wall time and peak memory: memory must not grow with the number of files.
# Usage: bench/reading/many.sh TEXTS.jsonl [COUNT...] (1000 5000 10000). TEXTS.jsonl has a JSON object with a "text" a line. KAZUS names another
# program than the one `./kazus` built. Needs GNU time and python3.
set -eu
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
kazus="${KAZUS:-$here/artifacts/kazus/native/Kazus.Native}"   # machine code, where it was compiled
[ -x "$kazus" ] || kazus="$here/artifacts/kazus/kazus"
texts="$1"; shift
counts=("$@"); [ ${#counts[@]} -gt 0 ] || counts=(1000 5000 10000)
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
most="$(printf '%s\n' "${counts[@]}" | sort -n | tail -n 1)"
mkdir "$work/texts"
python3 - "$texts" "$work/texts" "$most" <<'P'
import itertools, json, sys
texts, folder, most = sys.argv[1], sys.argv[2], int(sys.argv[3])
cases = [t for t in (json.loads(l)["text"] for l in open(texts, encoding="utf-8")) if 270 <= len(t.split()) <= 370]
words = 0
for i, case in zip(range(most), itertools.cycle(cases)):
    words += len(case.split())
    with open(f"{folder}/{i:05}.txt", "w", encoding="utf-8") as f: f.write(f"Case {i + 1}\n\n{case}\n")
print(f"{len(cases)} different texts, {words / most:.0f} words each", file=sys.stderr)
P
for count in "${counts[@]}"; do
  # shellcheck disable=SC2046
  (cd "$work/texts" && /usr/bin/time -f "%U %S %e %M" -o "$work/t" "$kazus" read --json --jobs 2 $(seq -f '%05.0f.txt' 0 $((count - 1))) > "$work/out.json" 2> "$work/err")
  tail -n 1 "$work/t" | awk -v n="$count" '{ printf "%6d files %8.2f s processor %8.2f s wall %8.1f texts/s %6.0f MB\n", n, $1 + $2, $3, n / $3, $4 / 1024 }'
done
