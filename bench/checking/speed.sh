#!/usr/bin/env bash
# Times `kazus check` as a whole process: one manuscript, and many with --jobs 2 (those given, each as often as needed). Prints processor seconds, wall
# seconds, manuscripts per second of wall time, processor time for each further manuscript, and peak memory.
# Usage: bench/checking/speed.sh FOLDER [COUNT...] (1 30 300). FOLDER has manuscripts (*.md). KAZUS names another program than the one `./kazus` built.
# Needs GNU time.
set -eu
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
kazus="${KAZUS:-$here/artifacts/kazus/native/Kazus.Native}"   # machine code, where it was compiled
[ -x "$kazus" ] || kazus="$here/artifacts/kazus/kazus"
folder="$1"; shift
counts=("$@"); [ ${#counts[@]} -gt 0 ] || counts=(1 30 300)
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mapfile -t files < <(find "$folder" -maxdepth 1 -name '*.md' ! -name 'README*' | LC_ALL=C sort)
most="$(printf '%s\n' "${counts[@]}" | sort -n | tail -n 1)"
for ((i = 0; i < most; i++)); do cp "${files[$((i % ${#files[@]}))]}" "$(printf '%s/%05d.md' "$work" "$i")"; done
echo "${#files[@]} different manuscripts, $(cat "$work"/*.md | wc -w | awk -v n="$most" '{ printf "%.0f", $1 / n }') words each"
first=0
for count in "${counts[@]}"; do
  # shellcheck disable=SC2046
  (cd "$work" && /usr/bin/time -f "%U %S %e %M" -o "$work/t" "$kazus" check --json --jobs 2 --fail-on never $(seq -f '%05.0f.md' 0 $((count - 1))) > "$work/out.json" 2> "$work/err")
  read -r one < <(tail -n 1 "$work/t" | awk '{ print $1 + $2 }')
  [ "$first" != 0 ] || first="$one"
  tail -n 1 "$work/t" | awk -v n="$count" -v first="$first" '{ printf "%6d manuscripts %7.2f s processor %7.2f s wall %7.1f per second", n, $1 + $2, $3, n / $3; if (n > 1) printf " %6.1f ms processor each further one", 1000 * ($1 + $2 - first) / (n - 1); printf " %5.0f MB\n", $4 / 1024 }'
done
