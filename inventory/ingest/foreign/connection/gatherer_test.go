package connection_test

import (
	"net/netip"
	"testing"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/connection"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/foreigntest"
	"pgregory.net/rapid"
)

var day = time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)

func end(n byte) foreign.Identity {
	return foreign.Identity{Addresses: []netip.Addr{netip.AddrFrom4([4]byte{10, 0, 0, n})}}
}

// Counts become rates over the time that the rows cover together, in whatever order
// and however often the same time is told.
func TestRates(t *testing.T) {
	var g connection.Gatherer
	for _, s := range []struct {
		count      float64
		start, end int // hours
	}{{3600, 6, 12}, {3600, 0, 6}, {3600, 6, 12}, {3600, 10, 16}} {
		g.Add(connection.Seen{
			From: end(1), To: end(2), Count: s.count,
			Start: day.Add(time.Duration(s.start) * time.Hour), End: day.Add(time.Duration(s.end) * time.Hour),
		})
	}
	rec := &foreigntest.Recorder{}
	if err := g.Close(foreign.Header{}, rec); err != nil {
		t.Fatal(err)
	}
	if len(rec.Dependencies) != 1 || rec.Dependencies[0].Values[0].Text != "0.25" { // 14400 in 16 hours
		t.Errorf("4 hours' worth of seconds in 16 hours are\n%s", rec)
	}
}

// Each row is one of the dependencies, merged with one, or a machine's own.
func TestEveryConnectionIsCounted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var (
			g    connection.Gatherer
			rows [3]int
		)
		n := rapid.IntRange(0, 50).Draw(t, "rows")
		for range n {
			s := connection.Seen{From: end(rapid.ByteRange(1, 4).Draw(t, "from")), To: end(rapid.ByteRange(1, 4).Draw(t, "to"))}
			s.Kind = connection.Kind(rapid.SampledFrom([]int{0, 22, 443, 5672}).Draw(t, "port"))
			rows[g.Add(s)]++
		}
		rec := &foreigntest.Recorder{}
		if err := g.Close(foreign.Header{}, rec); err != nil {
			t.Fatal(err)
		}
		if rows[0] != len(rec.Dependencies) || rows[0]+rows[1]+rows[2] != n {
			t.Errorf("%d rows are %v and give %d dependencies", n, rows, len(rec.Dependencies))
		}
	})
}

func TestKind(t *testing.T) {
	for port, want := range map[int]inventory.DependencyKind{
		0: inventory.Sync, 53: inventory.Sync, 443: inventory.Sync, 5432: inventory.Sync, 5672: inventory.Async, 22: inventory.Batch,
		4567: inventory.Replication,
	} {
		if got := connection.Kind(port); got != want {
			t.Errorf("port %d is %s, want %s", port, got, want)
		}
	}
}
