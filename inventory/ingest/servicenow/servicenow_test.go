package servicenow_test

import (
	"testing"

	"github.com/wavecut/wavecut/inventory/ingest/foreign/foreigntest"
	"github.com/wavecut/wavecut/inventory/ingest/servicenow"
)

func TestGolden(t *testing.T) { foreigntest.Golden(t, servicenow.Formats()) }

func FuzzRead(f *testing.F) { foreigntest.Fuzz(f, servicenow.Formats()) }
