package aws_test

import (
	"flag"
	"testing"

	"github.com/wavecut/wavecut/inventory/ingest/aws"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/foreigntest"
)

var update = flag.Bool("update", false, "write the golden files")

func TestGolden(t *testing.T) { foreigntest.Golden(t, aws.Formats(), *update) }

func FuzzRead(f *testing.F) { foreigntest.Fuzz(f, aws.Formats()) }
