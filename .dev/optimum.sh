#!/bin/sh
# Compares standard plans with what the outside solver cbc proves of the exported
# program (plan export-lp): its optimum on estates of about 40 assets and 6
# windows, its best bound after two minutes on estates of 100.
#
# usage: .dev/optimum.sh [number of small estates] [number of large ones]
#
# Needs cbc (Debian: coinor-cbc). Prints a line for each estate and the averages,
# and fails if plans are more than 0.5 % over cbc's on average.
set -eu
cd "$(dirname "$0")/.."
command -v cbc >/dev/null || { echo "optimum.sh: cbc is not installed" >&2; exit 1; }
WAVECUT_OUTSIDE=1 WAVECUT_OUTSIDE_40="${1:-10}" WAVECUT_OUTSIDE_100="${2:-4}" \
	go test ./planner -run '^TestOutside$' -count=1 -v -timeout 3h
