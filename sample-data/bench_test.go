package sampledata

import (
	"io"
	"testing"
)

// discard counts what it throws away.
type discard struct{ n *int64 }

func (d discard) Write(p []byte) (int, error) { *d.n += int64(len(p)); return len(p), nil }
func (discard) Close() error                  { return nil }

// BenchmarkGenerate makes the estate of the import benchmarks, a million assets
// with five million dependencies, without writing it anywhere.
func BenchmarkGenerate(b *testing.B) {
	for _, size := range []struct {
		name string
		o    Options
	}{
		{"four-to-two", Options{}},
		{"1M+5M", Options{Assets: 1_000_000, NoNames: true, Dependencies: 5_000_000}},
	} {
		b.Run(size.name, func(b *testing.B) {
			var written int64
			b.ReportAllocs()
			for b.Loop() {
				written = 0
				if err := Generate(size.o, func(string) (io.WriteCloser, error) { return discard{&written}, nil }); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(written)
		})
	}
}
