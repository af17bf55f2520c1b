package device42_test

import (
	"testing"

	"github.com/wavecut/wavecut/inventory/ingest/device42"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/foreigntest"
)

func TestGolden(t *testing.T) { foreigntest.Golden(t, device42.Formats()) }
func FuzzRead(f *testing.F)   { foreigntest.Fuzz(f, device42.Formats()) }
