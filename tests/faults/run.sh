#!/usr/bin/env bash
# Fault runs of the registry: every acknowledged change is there afterwards, and none is half-done. Loopback and temporary folders only;
# ends by itself. As root it also fills a small disk and takes away write permission.
#   tests/faults/run.sh [ROUNDS]      rounds of kill -9 on each engine, 200 unless said
set -u
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
cd "$here" || exit 2
rounds="${1:-200}"
dotnet build bench/registry -c Release --nologo -v quiet -clp:NoSummary >&2 || exit 2
work="$(mktemp -d)"
cp -r bench/registry/bin/Release/net10.0 "$work/program"
program="$work/program/Kazus.Benchmarks.Registry"
failed=0
say() { printf '%-34s %s\n' "$1" "$2"; }
verdict() { # name, exit code of check, its line
  if [ "$2" -eq 0 ]; then say "$1" "ok: $3"; else say "$1" "FAILED: $3"; failed=$((failed + 1)); fi
}
clean() { umount "$work/disk" 2>/dev/null; [ -n "${postgres:-}" ] && stop_postgres; rm -rf "$work"; }
trap clean EXIT

start_postgres() {
  local d
  for d in /usr/lib/postgresql/*/bin; do [ -x "$d/initdb" ] && postgres="$d"; done
  [ -n "${postgres:-}" ] || return 1
  as=(); [ "$(id -u)" -eq 0 ] && { as=(runuser -u postgres --); chmod 711 "$work"; mkdir -p "$work/pg"; chown postgres "$work/pg"; }
  mkdir -p "$work/pg"
  "${as[@]}" "$postgres/initdb" -D "$work/pg/data" -U kazus --auth=trust --encoding=UTF8 --locale=C >"$work/pg.log" 2>&1 || return 1
  port=$((20000 + RANDOM % 20000))
  control start -w -o "-h 127.0.0.1 -p $port -k $work/pg" || return 1
  database="Host=127.0.0.1;Port=$port;Username=kazus;Database=postgres"
}
control() { "${as[@]}" "$postgres/pg_ctl" -D "$work/pg/data" -l "$work/pg/server.log" "$@" >>"$work/pg.log" 2>&1; }
stop_postgres() { control stop -m immediate; }

# One program that writes and is killed at a moment of its own, once it has begun to write.
kill_one() { # address, prefix
  local mine="$work/kill-$2"
  : >"$mine"
  "$program" write "$1" "$2-" 600 >"$mine" 2>>"$work/errors" &
  local pid=$!
  for _ in $(seq 1 1200); do [ -s "$mine" ] && break; sleep 0.05; done
  sleep "0.$((RANDOM % 5))$((RANDOM % 10))"
  kill -9 "$pid" 2>/dev/null && echo killed >>"$work/killed"
  wait "$pid" 2>/dev/null
  [ -s "$mine" ] && echo wrote >>"$work/wrote"
}
kill_rounds() { # name, address; eight at a time, all on the one registry
  local i
  : >"$work/killed"; : >"$work/wrote"; : >"$work/errors"
  for i in $(seq 1 "$rounds"); do
    kill_one "$2" "R$i" &
    [ $((i % 8)) -eq 0 ] && wait
  done
  wait
  cat "$work"/kill-R* >"$work/acknowledged"; rm -f "$work"/kill-R*
  local line; line="$("$program" check "$2" "$work/acknowledged")"
  verdict "$1" $? "$(wc -l <"$work/killed") killed, $(wc -l <"$work/wrote") of them while writing; $line; said: $(sort -u "$work/errors" | head -n 1)"
}

kill_rounds "kill -9, file" "$work/kill.kazus"

"$program" write "$work/two.kazus" A 6 >"$work/a" 2>"$work/a.err" &
"$program" write "$work/two.kazus" B 6 >"$work/b" 2>"$work/b.err"; wait $!
cat "$work/a" "$work/b" >"$work/acknowledged"
line="$("$program" check "$work/two.kazus" "$work/acknowledged")"; verdict "two programs on one file" $? "$line; $(cat "$work/a.err" "$work/b.err" | wc -l) errors"

"$program" ingest "$work/held.kazus" 10 10 >/dev/null
"$program" hold "$work/held.kazus" 30 >"$work/held.out" & holder=$!
until grep -q held "$work/held.out" 2>/dev/null; do sleep 0.1; done
"$program" write "$work/held.kazus" L 1 >"$work/acknowledged" 2>"$work/errors"; wait "$holder"
line="$("$program" check "$work/held.kazus" "$work/acknowledged")"; verdict "locked by another program" $? "$line; said: $(head -n 1 "$work/errors")"

if [ "$(id -u)" -eq 0 ] && mkdir "$work/disk" && mount -t tmpfs -o size=6m tmpfs "$work/disk" 2>/dev/null; then
  "$program" write "$work/disk/full.kazus" F 600 >"$work/acknowledged" 2>"$work/errors"
  said="$(head -n 1 "$work/errors")"
  cp "$work/disk"/full.kazus* "$work/"
  line="$("$program" check "$work/full.kazus" "$work/acknowledged")"; code=$?
  grep -q "disk is full" "$work/errors" || code=1
  verdict "full disk" $code "$line; said: $said"
  mount -o remount,ro "$work/disk"
  "$program" write "$work/disk/full.kazus" G 600 >"$work/acknowledged.ro" 2>"$work/errors"
  code=$?; [ $code -eq 1 ] && [ ! -s "$work/acknowledged.ro" ]; verdict "file that is read-only" $? "said: $(head -n 1 "$work/errors")"
  umount "$work/disk"
else
  say "full disk, read-only file" "skipped: needs root to mount a small disk"
fi

if start_postgres; then
  kill_rounds "kill -9, PostgreSQL" "$database"
  # Each restart comes while changes are being acknowledged, and the next one only when they are again.
  "$program" write "$database" S 99 >"$work/more" 2>"$work/errors" & writer=$!
  more() { local n=$(($(wc -l <"$work/more") + 5)); for _ in $(seq 1 600); do [ "$(wc -l <"$work/more")" -ge "$n" ] && break; sleep 0.05; done; }
  for mode in fast immediate fast immediate; do more; control restart -w -m $mode; done
  more; kill -9 "$writer" 2>/dev/null; wait "$writer" 2>/dev/null
  cat "$work/more" >>"$work/acknowledged"
  line="$("$program" check "$database" "$work/acknowledged")"; verdict "PostgreSQL restarted under load" $? "$(wc -l <"$work/more") more changes; $line; said: $(sort -u "$work/errors" | head -n 1)"
else
  say "PostgreSQL" "skipped: not installed"
fi
[ "$failed" -eq 0 ]
