#!/usr/bin/env bash
# What a checkout needs before it can build: the .NET SDK. Everything else comes with restore.
if ! command -v dotnet >/dev/null 2>&1; then
  echo "The .NET 10 SDK is needed and 'dotnet' was not found. Install it and run this again." >&2
  exit 1
fi
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
