package konveyor_test

import (
	"flag"
	"testing"

	"github.com/wavecut/wavecut/inventory/ingest/foreign/foreigntest"
	"github.com/wavecut/wavecut/inventory/ingest/konveyor"
)

var update = flag.Bool("update", false, "write the golden files")

func TestGolden(t *testing.T) { foreigntest.Golden(t, konveyor.Formats(), *update) }

func FuzzRead(f *testing.F) { foreigntest.Fuzz(f, konveyor.Formats()) }
