package flow_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/wavecut/wavecut/inventory/ingest/flow"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/foreigntest"
)

// Both directions of a connection, within 100 seconds, are one dependency.
func ExampleFormats() {
	const text = `2 123456789012 eni-1 10.0.1.10 10.0.2.20 49152 5432 6 20 400000 1763600400 1763600450 ACCEPT OK
2 123456789012 eni-1 10.0.2.20 10.0.1.10 5432 49152 6 18 850000 1763600440 1763600500 ACCEPT OK
`
	for _, f := range flow.Formats() {
		if f.Recognise([]byte(text)) == 0 {
			continue
		}
		out := &foreigntest.Recorder{}
		if err := f.Read(context.Background(), strings.NewReader(text), "flows.log", foreign.Options{}, out); err != nil {
			fmt.Println(err)
		}
		fmt.Println(f.Title())
		fmt.Print(out)
	}
	// Output:
	// VPC flow log
	// dependency 1: ip="10.0.1.10" -> ip="10.0.2.20" sync calls_per_second="0.01" traffic_mbps="0.1" seen 2025-11-20 01:01:40 +0000 UTC
	// rows: 1 stored, 1 merged, 0 left, 0 rejected
}
