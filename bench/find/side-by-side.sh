#!/usr/bin/env bash
# Kazus's index beside SQLite FTS5, Xapian and PostgreSQL full text: the same invented cases and queries, one after the other in one run.
# Usage: bench/find/side-by-side.sh [CASES=100000]. Needs python3, python3-xapian; python3-psycopg2 and a PostgreSQL named by
# KAZUS_BENCH_POSTGRES (a libpq connection string) for the last, or else Debian's PostgreSQL, started here in a temporary folder on the
# loopback address and stopped at the end. A peer that is not there is left out and named.
set -eu
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
work="$(mktemp -d)"
trap 'type stop_services >/dev/null 2>&1 && stop_services; rm -rf "$work"' EXIT
python=/usr/bin/python3
"$python" "$here/bench/find/generate.py" "${1:-100000}" "$work" >&2
dotnet build "$here/bench/Kazus.Finding" -c Release -v q >&2
"$here/bench/Kazus.Finding/bin/Release/net10.0/Kazus.Finding" "$work/cases.jsonl" "$work/queries.txt" "$work/kazus"
if [ -z "${KAZUS_BENCH_POSTGRES:-}" ]; then
  . "$here/eng/test-services.sh"
  port="$(printf '%s' "${KAZUS_TEST_POSTGRES:-}" | sed -n 's/.*Port=\([0-9]*\).*/\1/p')"
  [ -z "$port" ] || KAZUS_BENCH_POSTGRES="host=127.0.0.1 port=$port user=kazus dbname=postgres"
fi
for peer in xapian sqlite postgres; do
  "$python" "$here/bench/find/peers.py" "$peer" "$work" "${KAZUS_BENCH_POSTGRES:-}" || echo "$peer is left out: it could not be run." >&2
done
