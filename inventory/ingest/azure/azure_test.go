package azure_test

import (
	"testing"

	"github.com/wavecut/wavecut/inventory/ingest/azure"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/foreigntest"
)

func TestGolden(t *testing.T) { foreigntest.Golden(t, azure.Formats()) }
func FuzzRead(f *testing.F)   { foreigntest.Fuzz(f, azure.Formats()) }
