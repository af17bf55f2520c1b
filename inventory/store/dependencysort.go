package store

import (
	"cmp"
	"slices"
)

// sort orders the rows by key, and rows of one key by their rates, so that the
// sums do not depend on the order of the input. With many rows it distributes
// them by their from first, in place (American flag sort: McIlroy, Bostic and
// McIlroy, 1993).
func (s *dependencySet) sort() {
	last := int32(0)
	for i := range s.rows {
		last = max(last, s.rows[i].from)
	}
	if len(s.rows) < int(last) {
		slices.SortFunc(s.rows, comparePacked)
		return
	}
	ends := distribute(s.rows, int(last)+1)
	start := int32(0)
	for _, end := range ends {
		if end-start > 1 {
			slices.SortFunc(s.rows[start:end], comparePacked)
		}
		start = end
	}
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

// distribute moves the rows so that they are in order of from, which is below n,
// and returns where the run of each ends.
func distribute(rows []packedDependency, n int) (ends []int32) {
	next, ends := make([]int32, n), make([]int32, n)
	for i := range rows {
		ends[rows[i].from]++
	}
	sum := int32(0)
	for f := range ends {
		next[f] = sum
		sum += ends[f]
		ends[f] = sum
	}
	for f := range next {
		for next[f] < ends[f] {
			at := next[f]
			home := rows[at].from
			if int(home) != f {
				rows[at], rows[next[home]] = rows[next[home]], rows[at]
			}
			next[home]++
		}
	}
	return ends
}
