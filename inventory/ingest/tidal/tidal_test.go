package tidal_test

import (
	"testing"

	"github.com/wavecut/wavecut/inventory/ingest/foreign/foreigntest"
	"github.com/wavecut/wavecut/inventory/ingest/tidal"
)

func TestGolden(t *testing.T) { foreigntest.Golden(t, tidal.Formats()) }
func FuzzRead(f *testing.F)   { foreigntest.Fuzz(f, tidal.Formats()) }
