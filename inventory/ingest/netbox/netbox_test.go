package netbox_test

import (
	"testing"

	"github.com/wavecut/wavecut/inventory/ingest/foreign/foreigntest"
	"github.com/wavecut/wavecut/inventory/ingest/netbox"
)

func TestGolden(t *testing.T) { foreigntest.Golden(t, netbox.Formats()) }
func FuzzRead(f *testing.F)   { foreigntest.Fuzz(f, netbox.Formats()) }
