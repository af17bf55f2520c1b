#!/bin/sh
# Fuzzes every fuzz target of the module, one after the other. An input that fails
# is written to the target's testdata and belongs into the repository with its mend.
#
# usage: .dev/fuzz.sh [time for each target, 30s by default] [package pattern]
set -eu
cd "$(dirname "$0")/.."
go list -f '{{.ImportPath}}' "${2:-./...}" | while read -r package; do
	go test -list '^Fuzz' "$package" | grep '^Fuzz' | while read -r target; do
		printf '\n== %s %s\n' "$package" "$target"
		go test "$package" -run '^$' -fuzz "^$target\$" -fuzztime "${1:-30s}"
	done
done
