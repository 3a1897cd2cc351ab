#!/bin/sh
# Builds the islands into ../wwwroot/islands from the lock file; run again, it gives the same bytes.
# With --check it builds beside and fails when the committed bundle differs.
set -eu
cd "$(dirname "$0")"
npm ci --ignore-scripts --no-audit --no-fund
if [ "${1:-}" = --check ]; then
  built=$(mktemp -d)
  trap 'rm -rf "$built"' EXIT
  npm run --silent build -- --outDir "$built"
  diff -r "$built" ../wwwroot/islands
else
  npm run --silent build
fi
