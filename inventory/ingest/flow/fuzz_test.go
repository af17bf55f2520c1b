package flow_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/ingest/flow"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/foreigntest"
)

// Any bytes are dependencies, rejects and findings in every format; each row is
// counted once, and nobody calls itself.
func FuzzRead(f *testing.F) {
	for _, text := range fixtures(f) {
		f.Add([]byte(text), "")
	}
	f.Add([]byte("10.0.0.1 10.0.0.2 40000 443 6 1763600400 1763600460\n"), "srcaddr dstaddr srcport dstport protocol start end")
	f.Add([]byte("#separator ,\n#fields,ts,id.orig_h,id.orig_p,id.resp_h,id.resp_p,proto\n1,::1,1,::2,2,tcp\n"), "")
	f.Add([]byte(`{"ts":1e9,"a":{"b":["}"]},"id.orig_h":"\u0031.1.1.1"}`), "")
	f.Fuzz(func(t *testing.T, text []byte, fields string) {
		for _, format := range flow.Formats() {
			format.Recognise(text)
			rec := &foreigntest.Recorder{}
			opts := foreign.Options{Records: 5000, Fields: strings.Fields(fields)}
			err := format.Read(context.Background(), strings.NewReader(string(text)), "x", opts, rec)
			var limit *ingest.InputError
			if err != nil && !errors.As(err, &limit) {
				t.Fatalf("%T: %v", err, err)
			}
			if len(rec.Dependencies) > rec.Rows[foreign.Stored]+rec.Rows[foreign.Merged] || len(rec.Assets) > 0 {
				t.Errorf("%d dependencies of %d rows, %d assets", len(rec.Dependencies), rec.Rows[foreign.Stored], len(rec.Assets))
			}
			for _, d := range rec.Dependencies {
				if d.From.Addresses[0] == d.To.Addresses[0] {
					t.Errorf("%v needs itself", d.From)
				}
			}
		}
	})
}
