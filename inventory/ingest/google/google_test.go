package google_test

import (
	"testing"

	"github.com/wavecut/wavecut/inventory/ingest/foreign/foreigntest"
	"github.com/wavecut/wavecut/inventory/ingest/google"
)

func TestGolden(t *testing.T) { foreigntest.Golden(t, google.Formats()) }
func FuzzRead(f *testing.F)   { foreigntest.Fuzz(f, google.Formats()) }
