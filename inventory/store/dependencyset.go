package store

import (
	"cmp"
	"math"
	"runtime"
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
)

// notGiven stands in a byte for a word that the file does not say.
const notGiven = 0xff

// packedDependency is a row of a dependencies table with its ends as numbers:
// 40 bytes, so that millions can be sorted in memory before they are stored.
// Numbers that are not given are NaN.
type packedDependency struct {
	from, to    int32
	kind        uint8
	mode        uint8 // notGiven or inventory.Mode
	impact      uint8 // notGiven or inventory.Impact
	constraints uint8 // inventory.Constraints
	calls       float64
	traffic     float64
	maxRTT      float64
}

// same reports whether two rows say the same, with NaN equal to itself.
func (d packedDependency) same(o packedDependency) bool {
	for _, n := range []struct{ a, b *float64 }{{&d.calls, &o.calls}, {&d.traffic, &o.traffic}, {&d.maxRTT, &o.maxRTT}} {
		if *n.a != *n.b && !(math.IsNaN(*n.a) && math.IsNaN(*n.b)) {
			return false
		}
		*n.a, *n.b = 0, 0
	}
	return d == o
}

// dependencySet is what all dependency sources of an import hold.
type dependencySet struct {
	rows    []packedDependency
	columns dependencyColumns
	sources bool // there was a source
}

// dependencyColumns says which columns the sources hold.
type dependencyColumns struct {
	mode, impact, calls, traffic, maxRTT, constraints bool
}

// add takes a row. After the first few thousand rows of a file it makes room for
// as many as the rest of its bytes are likely to hold, since growing by copying
// would need the memory twice. Garbage is collected every million rows: with
// hundreds of megabytes in use the collector by itself would wait until there is
// as much garbage again.
func (s *dependencySet) add(d packedDependency, rows *ingest.Rows, size int64) {
	const sample, often = 1 << 12, 1 << 20
	switch {
	case rows.Read == sample && size > rows.Offset():
		s.rows = slices.Grow(s.rows, int((size-rows.Offset())/(rows.Offset()/sample+1)*21/20))
	case rows.Read%often == 0:
		runtime.GC()
	}
	s.rows = append(s.rows, d)
}

// sort orders the rows by key, and rows of one key by their rates, so that the
// sums do not depend on the order of the input.
func (s *dependencySet) sort() {
	last := int32(0)
	for i := range s.rows {
		last = max(last, s.rows[i].from)
	}
	sortByHead(s.rows, int(last)+1, func(d *packedDependency) int32 { return d.from }, comparePacked)
}

func comparePacked(a, b packedDependency) int {
	if c := compareKeys(a, b); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(a.calls, b.calls), cmp.Compare(a.traffic, b.traffic))
}

func compareKeys(a, b packedDependency) int {
	switch {
	case a.from != b.from:
		return cmp.Compare(a.from, b.from)
	case a.to != b.to:
		return cmp.Compare(a.to, b.to)
	}
	return cmp.Compare(a.kind, b.kind)
}

// merge makes one row of those with the same key, in place. It returns how many
// rows went up in others.
func (s *dependencySet) merge() int64 {
	s.sort()
	kept := 0
	for i := 0; i < len(s.rows); {
		j := i + 1
		for j < len(s.rows) && compareKeys(s.rows[i], s.rows[j]) == 0 {
			j++
		}
		s.rows[kept] = mergeRun(s.rows[i:j])
		kept++
		i = j
	}
	merged := len(s.rows) - kept
	s.rows = s.rows[:kept]
	return int64(merged)
}

// mergeRun makes one row of a sorted run with one key: rates are added up, all
// constraints hold, the smallest max_rtt_ms, the graver impact and mode all win.
func mergeRun(run []packedDependency) packedDependency {
	d := run[0]
	if len(run) == 1 {
		return d
	}
	traffic := make([]float64, len(run))
	traffic[0] = d.traffic
	for i, o := range run[1:] {
		traffic[i+1] = o.traffic
		d.calls = sum(d.calls, o.calls)
		d.maxRTT = least(d.maxRTT, o.maxRTT)
		d.constraints |= o.constraints
		d.mode = prevail(d.mode, o.mode, uint8(inventory.ModeAll))
		d.impact = prevail(d.impact, o.impact, uint8(inventory.DependencyKind(d.kind).DefaultImpact()))
	}
	slices.Sort(traffic)
	d.traffic = math.NaN()
	for _, v := range traffic {
		d.traffic = sum(d.traffic, v)
	}
	return d
}

// sum adds what is given.
func sum(a, b float64) float64 {
	switch {
	case math.IsNaN(a):
		return b
	case math.IsNaN(b):
		return a
	}
	return a + b
}

func least(a, b float64) float64 {
	switch {
	case math.IsNaN(a):
		return b
	case math.IsNaN(b):
		return a
	}
	return min(a, b)
}

// prevail is the smaller of two words, which is the graver one; a word that is
// not given means the default.
func prevail(a, b, byDefault uint8) uint8 {
	if a == b {
		return a
	}
	if a == notGiven {
		a = byDefault
	}
	if b == notGiven {
		b = byDefault
	}
	return min(a, b)
}
