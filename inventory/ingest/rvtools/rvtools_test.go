package rvtools_test

import (
	"flag"
	"testing"

	"github.com/wavecut/wavecut/inventory/ingest/foreign/foreigntest"
	"github.com/wavecut/wavecut/inventory/ingest/rvtools"
)

var update = flag.Bool("update", false, "write the golden files")

func TestGolden(t *testing.T) { foreigntest.Golden(t, rvtools.Formats(), *update) }

func FuzzRead(f *testing.F) { foreigntest.Fuzz(f, rvtools.Formats()) }
