package google_test

import (
	"flag"
	"testing"

	"github.com/wavecut/wavecut/inventory/ingest/foreign/foreigntest"
	"github.com/wavecut/wavecut/inventory/ingest/google"
)

var update = flag.Bool("update", false, "write the golden files")

func TestGolden(t *testing.T) { foreigntest.Golden(t, google.Formats(), *update) }

func FuzzRead(f *testing.F) { foreigntest.Fuzz(f, google.Formats()) }
