#!/usr/bin/env bash
# Sourced by ./test: starts a PostgreSQL of its own for the tests, where Debian's is installed, and offers stop_services to stop it.
# It listens on the loopback address only, keeps its data in a temporary folder, and is removed afterwards.
KAZUS_TEST_FOLDER=""
start_postgres() {
  local bin="" d
  for d in /usr/lib/postgresql/*/bin; do [ -x "$d/initdb" ] && bin="$d"; done
  if [ -z "$bin" ]; then
    echo "PostgreSQL is not installed: the registry is tested on SQLite alone." >&2
    return 0
  fi
  local as=()
  if [ "$(id -u)" -eq 0 ]; then as=(runuser -u postgres --); fi
  KAZUS_TEST_FOLDER="$(mktemp -d /tmp/kazus-postgres-XXXXXX)"
  if [ "$(id -u)" -eq 0 ]; then chown postgres "$KAZUS_TEST_FOLDER"; fi
  local port
  for port in $(shuf -i 20000-39999 -n 5); do
    "${as[@]}" "$bin/initdb" -D "$KAZUS_TEST_FOLDER/data" -U kazus --auth=trust --encoding=UTF8 --locale=C >"$KAZUS_TEST_FOLDER/log" 2>&1 || break
    if "${as[@]}" "$bin/pg_ctl" -D "$KAZUS_TEST_FOLDER/data" -w -t 60 -l "$KAZUS_TEST_FOLDER/server.log" \
      -o "-h 127.0.0.1 -p $port -k $KAZUS_TEST_FOLDER -c fsync=off -c max_connections=200" start >>"$KAZUS_TEST_FOLDER/log" 2>&1; then
      export KAZUS_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=kazus;Database=postgres"
      KAZUS_TEST_POSTGRES_BIN="$bin"
      return 0
    fi
    rm -rf "$KAZUS_TEST_FOLDER/data"
  done
  echo "PostgreSQL is installed but did not start: $(tail -n 1 "$KAZUS_TEST_FOLDER/log")" >&2
}
stop_services() {
  [ -n "$KAZUS_TEST_FOLDER" ] || return 0
  local as=()
  if [ "$(id -u)" -eq 0 ]; then as=(runuser -u postgres --); fi
  if [ -n "${KAZUS_TEST_POSTGRES_BIN:-}" ]; then "${as[@]}" "$KAZUS_TEST_POSTGRES_BIN/pg_ctl" -D "$KAZUS_TEST_FOLDER/data" -m immediate stop >/dev/null 2>&1; fi
  rm -rf "$KAZUS_TEST_FOLDER"
  KAZUS_TEST_FOLDER=""
}
[ -n "${KAZUS_TEST_POSTGRES:-}" ] || start_postgres
