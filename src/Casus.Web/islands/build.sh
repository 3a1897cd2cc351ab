#!/bin/sh
# Builds the islands into ../wwwroot/islands from the lock file; run again, it gives the same bytes.
set -eu
cd "$(dirname "$0")"
npm ci --ignore-scripts --no-audit --no-fund
npm run --silent build
