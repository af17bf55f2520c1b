package flow

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestNumbers(t *testing.T) {
	for text, want := range map[string]int64{
		"0": 0, "12": 12_000, "1763600400.123456": 1763600400123, "1.5": 1500, "1.": 1000,
		"": -1, "-1": -1, "1e9": -1, "99999999999999999999": -1, "1.2.3": -1, ".5": -1,
	} {
		got, ok := parseMillis([]byte(text))
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
	for text, want := range map[string]int64{
		"2025-11-20 01:00:00": 1763600400_000, "2025-11-20T01:00:00.25Z": 1763600400_250, "2025-11-20T10:00:00+09:00": 1763600400_000,
		"2025-11-19T20:00:00.000-0500": 1763600400_000, "2024-02-29 00:00:00": 1709164800_000,
		"2025-13-20 01:00:00": -1, "2025-11-20 01:61:00": -1, "2025-11-20 01:00:99": -1, "2025-11-20T01:00:00Zx": -1, "2025-11-20": -1, "2025-11-20T01:00:00+9": -1,
	} {
		got, ok := parseStamp([]byte(text))
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

// Every time is read as the standard library reads it.
func TestStamps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.Int64Range(0, 7_000_000_000_000).Draw(t, "ms")
		text := time.UnixMilli(want).UTC().Format("2006-01-02T15:04:05.000Z")
		if got, ok := parseStamp([]byte(text)); !ok || got != want {
			t.Fatalf("%s: %d, want %d", text, got, want)
		}
	})
}

// Reading a line of flows that are known allocates nothing.
func TestAllocations(t *testing.T) {
	lines := map[string]layout{
		"2 123456789012 eni-0a1 10.0.1.10 10.0.2.20 49152 5432 6 20 4000 1763600400 1763600460 ACCEPT OK":                                                          newVPC(nil),
		`{"ts":1763600400.1,"id.orig_h":"10.0.1.10","id.orig_p":49152,"id.resp_h":"10.0.2.20","id.resp_p":5432,"proto":"tcp","x":[1,{"y":"z"}],"conn_state":"SF"}`: &zeekJSON{},
	}
	for line, l := range lines {
		c, f, text := newCollector(), flow{}, []byte(line)
		n := testing.AllocsPerRun(100, func() {
			if v := l.read(text, &f); v.what != isFlow {
				t.Fatal(v)
			}
			c.add(&f, place{})
		})
		if n > 0 {
			t.Errorf("%.1f allocations for %s", n, line)
		}
	}
}

// Two interfaces that see the same flows count once, whatever comes first.
func TestSides(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 20).Draw(t, "flows")
		var order []uint32
		for range n {
			order = append(order, 3, 9)
		}
		order = rapid.Permutation(order).Draw(t, "order")
		whole, cut := sums{at: place{0, 9}}, rapid.IntRange(0, len(order)).Draw(t, "cut")
		parts := [2]sums{}
		for i, via := range order {
			f := &flow{bytes: 10, count: 1, via: via}
			whole.add(f, true, place{})
			part := 0
			if i >= cut {
				part = 1
			}
			parts[part].add(f, true, place{})
		}
		parts[0].merge(&parts[1], false)
		for _, s := range []*sums{&whole, &parts[0]} {
			if bytes, calls := s.total(); bytes != int64(10*n) || calls != int64(n) {
				t.Fatalf("%d bytes, %d calls of %d", bytes, calls, n)
			}
		}
	})
}
