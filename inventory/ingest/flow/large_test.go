package flow_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"regexp"
	"runtime"
	"strconv"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/flow"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

// counter is a sink that keeps nothing.
type counter struct{ rows, needs, rejected, findings int }

func (c *counter) Row(foreign.Outcome)                  { c.rows++ }
func (c *counter) Asset(*foreign.Asset) error           { return nil }
func (c *counter) Site(*foreign.Site) error             { return nil }
func (c *counter) Dependency(*foreign.Dependency) error { c.needs++; return nil }
func (c *counter) Finding(inventory.Finding)            { c.findings++ }
func (c *counter) Reject(inventory.Position, []string, foreign.Problem) error {
	c.rejected++
	return nil
}

// generated is a text that is made while it is read.
type generated struct {
	line func(i int, to []byte) []byte
	n, i int
	rest []byte
}

func (g *generated) Read(p []byte) (int, error) {
	if len(g.rest) == 0 {
		g.rest = g.rest[:0:cap(g.rest)]
		buf := make([]byte, 0, 64<<10)
		for len(buf) < 60<<10 && g.i < g.n {
			buf = g.line(g.i, buf)
			g.i++
		}
		g.rest = buf
	}
	if len(g.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(p, g.rest)
	g.rest = g.rest[n:]
	return n, nil
}

// mix scatters a number (Steele, Lea, Flood: "Fast splittable pseudorandom number
// generators", 2014).
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// estateLine is a flow of an estate of 4,000 machines: each calls 40 servers.
func estateLine(i int, to []byte) []byte {
	r := mix(uint64(i))
	client := r % 4000
	server := mix(client<<8|(r>>16)%40) % 4000
	ports := [...]int{443, 5432, 8080, 3306, 9092, 6379, 53, 20000, 41000, 45000}
	return fmt.Appendf(to, "2 123456789012 eni-%d 10.0.%d.%d 10.0.%d.%d %d %d 6 10 %d %d %d ACCEPT OK\n",
		r%2, client>>8, client&255, server>>8, server&255, 32768+(r>>24)%28000, ports[server%10], r>>40%9000, 1763600400+i/200, 1763600460+i/200)
}

// hostileLine is a flow between any two addresses and any two ports.
func hostileLine(i int, to []byte) []byte {
	r, q := mix(uint64(i)), mix(uint64(i)<<32)
	return fmt.Appendf(to, "2 1 eni-%d %d.%d.%d.%d 10.%d.%d.%d %d %d 6 10 9 1763600400 1763600460 ACCEPT OK\n",
		r%9, 11+r%100, r>>8&255, r>>16&255, r>>24&255, r>>32&255, r>>40&255, r>>48&255, q&0xffff, q>>16&0xffff)
}

// Ten million lines stay below 1 GiB of memory, whatever they say.
func TestLargeLog(t *testing.T) {
	lines := 10_000_000
	if os.Getenv("WAVECUT_LARGE") == "" {
		lines = 50_000 // ten million take half a minute
	}
	for _, c := range []struct {
		name string
		line func(int, []byte) []byte
	}{{"estate", estateLine}, {"hostile", hostileLine}} {
		t.Run(c.name, func(t *testing.T) {
			sink := &counter{}
			err := flow.Formats()[0].Read(context.Background(), &generated{line: c.line, n: lines}, "x", foreign.Options{}, sink)
			if err != nil {
				t.Fatal(err)
			}
			if sink.rows+sink.rejected != lines || sink.needs == 0 {
				t.Errorf("%d rows, %d rejected, %d dependencies", sink.rows, sink.rejected, sink.needs)
			}
			peak := peakMiB(t)
			t.Logf("%d lines: %d dependencies, %d findings, peak %d MiB", lines, sink.needs, sink.findings, peak)
			if peak >= 1024 {
				t.Errorf("peak memory %d MiB", peak)
			}
		})
	}
}

// peakMiB is the most memory that the process ever held.
func peakMiB(t *testing.T) int {
	t.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Skip("no /proc on " + runtime.GOOS)
	}
	m := regexp.MustCompile(`VmHWM:\s*(\d+) kB`).FindSubmatch(status)
	if m == nil {
		t.Skip("no VmHWM in /proc/self/status")
	}
	kib, err := strconv.Atoi(string(m[1]))
	if err != nil {
		t.Fatal(err)
	}
	return kib >> 10
}
