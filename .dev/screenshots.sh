#!/usr/bin/env bash
# Makes the pictures of the README from the sample estate, into .dev/pictures: plans
# four-to-two at quick effort, writes its report and looks at it in Chromium.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go run ./cmd/wavecut demo --dir "$work/demo" --effort quick --quiet >/dev/null
go run ./.dev/pictures "$work/demo/report.html" .dev/pictures
ls -l .dev/pictures/*.png
