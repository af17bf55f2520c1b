package zone_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/zone"
)

// counter is a sink that keeps nothing.
type counter struct{ rows, assets, needs, rejected int }

func (c *counter) Row(foreign.Outcome)                  { c.rows++ }
func (c *counter) Asset(*foreign.Asset) error           { c.assets++; return nil }
func (c *counter) Site(*foreign.Site) error             { return nil }
func (c *counter) Dependency(*foreign.Dependency) error { c.needs++; return nil }
func (c *counter) Finding(inventory.Finding)            {}
func (c *counter) Reject(inventory.Position, []string, foreign.Problem) error {
	c.rejected++
	return nil
}

// write writes a zone of n records: machines, names with two addresses, aliases.
func write(w io.WriteCloser, n int) {
	defer w.Close()
	fmt.Fprint(w, "$ORIGIN big.example.\n$TTL 300\n@ IN SOA ns1 hostmaster 1 2 3 4 5\n")
	for i := 1; i < n; i++ {
		var err error
		switch i % 4 {
		case 0:
			_, err = fmt.Fprintf(w, "host-%d\t60 IN A 10.%d.%d.%d\n", i, i>>16&255, i>>8&255, i&255)
		case 1:
			_, err = fmt.Fprintf(w, "service-%d\tIN A 10.%d.%d.%d\n", i/8, i>>16&255, i>>8&255, i&255)
		case 2:
			_, err = fmt.Fprintf(w, "www-%d IN CNAME service-%d\n", i, i/8)
		case 3:
			_, err = fmt.Fprintf(w, "text-%d TXT ( \"a\"\n\t\"b\" ) ; a comment\n", i)
		}
		if err != nil {
			return
		}
	}
}

// A million records are read as a stream into bounded memory.
func TestLargeZone(t *testing.T) {
	records := 1_000_000
	if os.Getenv("WAVECUT_LARGE") == "" {
		records = 50_000 // a million take several seconds
	}
	r, w := io.Pipe()
	go write(w, records)
	sink := &counter{}
	if err := (zone.Format{}).Read(context.Background(), r, "x", foreign.Options{}, sink); err != nil {
		t.Fatal(err)
	}
	if sink.rows != records || sink.rejected > 0 {
		t.Errorf("%d rows, %d rejected", sink.rows, sink.rejected)
	}
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Skip("no /proc here")
	}
	m := regexp.MustCompile(`VmHWM:\s*(\d+) kB`).FindSubmatch(status)
	if m == nil {
		t.Skip("no VmHWM in /proc/self/status")
	}
	kib, err := strconv.Atoi(string(m[1]))
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d records: %d names, %d dependencies, peak %d MiB", records, sink.assets, sink.needs, kib>>10)
	if kib>>10 >= 1024 {
		t.Errorf("peak memory %d MiB", kib>>10)
	}
}
