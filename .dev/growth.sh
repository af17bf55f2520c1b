#!/bin/sh
# Plans generated estates of growing size, five dependencies for each asset, at the
# effort quick, and prints a row for each: how many assets moved, processor and wall
# time and peak memory of `plan create` (reading the database, checking, planning,
# proving, verifying, the baselines and storing the plan included), and the gaps.
#
# usage: .dev/growth.sh [assets…]     default: 1000 10000 100000
#
# Fails if 100,000 assets take over 90 s or 4 GiB, or 1,000,000 over 15 minutes or
# 16 GiB. Needs GNU time (Debian: time), and for figures that mean something a machine
# that does nothing else; 1,000,000 assets need 2 GB of disk and 12 GiB of memory.
set -eu
cd "$(dirname "$0")/.."
[ -x /usr/bin/time ] || { echo "growth.sh: GNU time is not installed" >&2; exit 1; }
[ $# -gt 0 ] || set -- 1000 10000 100000
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
go build -o "$dir/wavecut" ./cmd/wavecut
go build -o "$dir/generate" ./sample-data/generate

# field NAME prints a figure of the plan's summary.
field() { awk -v name="$1" '$1 == name { print $2; exit }' "$dir/plan.txt"; }

status=0
echo '| assets | dependencies | moved | processor | wall | peak memory | gap | avoidable |'
echo '| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |'
for n; do
  rm -rf "$dir/estate" "$dir/estate.db"
  "$dir/generate" -seed 1 -assets "$n" -dependencies $((5 * n)) -no-names -out "$dir/estate"
  "$dir/wavecut" init --quiet --db "$dir/estate.db" >/dev/null
  "$dir/wavecut" import --quiet --db "$dir/estate.db" "$dir/estate" >/dev/null
  /usr/bin/time -o "$dir/time.txt" -f '%U %S %e %M' \
    "$dir/wavecut" plan create growth --quiet --effort quick --db "$dir/estate.db" >"$dir/plan.txt"
  [ "$(field violations)" = 0 ] || { echo "growth.sh: the plan of $n assets breaks constraints" >&2; status=1; }
  read -r user sys wall memory <"$dir/time.txt"
  awk -v n="$n" -v user="$user" -v sys="$sys" -v wall="$wall" -v memory="$memory" \
    -v moved="$(field moved)" -v gap="$(field gap)" -v avoidable="$(field gap_avoidable)" 'BEGIN {
      printf "| %d | %d | %d | %.1f s | %.1f s | %d MiB | %.1f %% | %.0f %% |\n",
        n, 5 * n, moved, user + sys, wall, memory / 1024, gap, avoidable
      over = n == 100000 && (wall > 90 || memory > 4 * 1048576) || n == 1000000 && (wall > 900 || memory > 16 * 1048576)
      exit over
    }' || { echo "growth.sh: $n assets took too much" >&2; status=1; }
done
exit $status
