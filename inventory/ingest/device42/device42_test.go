package device42_test

import (
	"flag"
	"testing"

	"github.com/wavecut/wavecut/inventory/ingest/device42"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/foreigntest"
)

var update = flag.Bool("update", false, "write the golden files")

func TestGolden(t *testing.T) { foreigntest.Golden(t, device42.Formats(), *update) }

func FuzzRead(f *testing.F) { foreigntest.Fuzz(f, device42.Formats()) }
