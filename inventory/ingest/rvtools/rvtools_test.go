package rvtools_test

import (
	"testing"

	"github.com/wavecut/wavecut/inventory/ingest/foreign/foreigntest"
	"github.com/wavecut/wavecut/inventory/ingest/rvtools"
)

func TestGolden(t *testing.T) { foreigntest.Golden(t, rvtools.Formats()) }

func FuzzRead(f *testing.F) { foreigntest.Fuzz(f, rvtools.Formats()) }
