package store

import (
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestSortByHead(t *testing.T) {
	type pair struct{ head, tail int32 }
	compare := func(a, b pair) int { return cmp.Or(cmp.Compare(a.head, b.head), cmp.Compare(a.tail, b.tail)) }
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 40).Draw(t, "heads")
		rows := rapid.SliceOf(rapid.Custom(func(t *rapid.T) pair {
			return pair{rapid.Int32Range(0, int32(n)-1).Draw(t, "head"), rapid.Int32Range(0, 5).Draw(t, "tail")}
		})).Draw(t, "rows")
		want := slices.SortedFunc(slices.Values(rows), compare)
		sortByHead(rows, n, func(p *pair) int32 { return p.head }, compare)
		if !slices.Equal(rows, want) {
			t.Fatalf("%v, want %v", rows, want)
		}
	})
}
