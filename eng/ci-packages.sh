#!/usr/bin/env bash
# The optional programs that tests use where they are present: only on Debian, only as root.
command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" -eq 0 ] || exit 0
packages="poppler-utils librsvg2-bin pandoc weasyprint libxml2-utils chromium fonts-dejavu fonts-liberation postgresql"
missing=""
for p in $packages; do dpkg -s "$p" >/dev/null 2>&1 || missing="$missing $p"; done
[ -z "$missing" ] && exit 0
apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
