package aws_test

import (
	"testing"

	"github.com/wavecut/wavecut/inventory/ingest/aws"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/foreigntest"
)

func TestGolden(t *testing.T) { foreigntest.Golden(t, aws.Formats()) }
func FuzzRead(f *testing.F)   { foreigntest.Fuzz(f, aws.Formats()) }
