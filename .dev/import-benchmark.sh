#!/bin/sh
# Imports a generated estate of 1,000,000 assets and 5,000,000 dependencies, with
# every check and index, and, in the same run, the same two files with the sqlite3
# shell's .import into tables without types, checks or indexes. Prints rows per
# second of both, the ratio of their times and the peak memory of the import; then
# the rows per second of loading the estate and of checking its content.
#
# usage: .dev/import-benchmark.sh [assets] [repetitions]
#
# Needs sqlite3 (Debian: sqlite3), 3 GB of disk, and a machine that does nothing
# else: the import uses two cores, the shell one.
set -eu
cd "$(dirname "$0")/.."
command -v sqlite3 >/dev/null || { echo "import-benchmark.sh: sqlite3 is not installed" >&2; exit 1; }
export WAVECUT_BENCH_ASSETS="${1:-1000000}"
go test ./inventory/store -run '^$' -bench 'Import|Estate' -benchtime "${2:-3}x" -timeout 2h
