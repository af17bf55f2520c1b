package konveyor_test

import (
	"testing"

	"github.com/wavecut/wavecut/inventory/ingest/foreign/foreigntest"
	"github.com/wavecut/wavecut/inventory/ingest/konveyor"
)

func TestGolden(t *testing.T) { foreigntest.Golden(t, konveyor.Formats()) }
func FuzzRead(f *testing.F)   { foreigntest.Fuzz(f, konveyor.Formats()) }
