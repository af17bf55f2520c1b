package depgraph_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
)

// The impact of one asset is the inverse of the outage sets.
func TestImpactInvertsTheOutageSets(t *testing.T) {
	for seed := range uint64(1000) {
		r := rand.New(rand.NewPCG(seed, 21))
		n := 2 + r.IntN(30)
		e := randomEstate(r, n, 3*r.Float64())
		depth := 1 + r.IntN(5)
		g, o := depgraph.New(e), depgraph.NewOutage(e, depth)
		for v := range int32(n) {
			var want []int32
			for u := range int32(n) {
				if slices.Contains(o.Set(u, nil), v) {
					want = append(want, u)
				}
			}
			opt := depgraph.ImpactOptions{Depth: depth, IgnoreReplicas: true}
			got := g.Impact([]int32{v}, opt).Assets()
			slices.Sort(got)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("seed %d: impact of %d at depth %d (-sets +got):\n%s", seed, v, depth, diff)
			}
		}
	}
}

// slowImpact repeats the definition until nothing changes, and gives the depth of
// each asset that is down.
func slowImpact(e *inventory.Estate, o *depgraph.Outage, lost []int32, depth int) map[int32]int32 {
	down := map[int32]int32{}
	for _, v := range lost {
		down[v] = 0
	}
	for k := int32(1); depth <= 0 || int(k) <= depth; k++ {
		var next []int32
		for u := range int32(len(e.Assets)) {
			if _, met := down[u]; !met && goesDown(o, u, down) {
				next = append(next, u)
			}
		}
		if len(next) == 0 {
			break
		}
		for _, u := range next {
			down[u] = k
		}
	}
	return down
}

func goesDown(o *depgraph.Outage, u int32, down map[int32]int32) bool {
	isDown := func(v int32) bool { _, ok := down[v]; return ok }
	if slices.ContainsFunc(o.NeedsOf(u), isDown) {
		return true
	}
	return slices.ContainsFunc(o.PoolsOf(u), func(q int32) bool {
		return !slices.ContainsFunc(o.Pool(q), func(v int32) bool { return !isDown(v) })
	})
}

func TestImpactOfSeveral(t *testing.T) {
	covered := 0
	for seed := range uint64(1000) {
		r := rand.New(rand.NewPCG(seed, 22))
		n := 2 + r.IntN(60)
		e := randomEstate(r, n, 3*r.Float64())
		g, o := depgraph.New(e), depgraph.NewOutage(e, 1)
		lost := []int32{}
		for range 1 + r.IntN(8) {
			lost = append(lost, r.Int32N(int32(n)))
		}
		depth := r.IntN(5)
		got := g.Impact(lost, depgraph.ImpactOptions{Depth: depth})
		covered += len(got.Covered)
		missed := slices.DeleteFunc(slices.Clone(lost), func(v int32) bool { return groupServes(e, v, lost) })
		want := slowImpact(e, o, missed, depth)
		for i, down := range got.Down {
			if k, ok := want[down.Asset]; !ok || k != down.Depth {
				t.Fatalf("seed %d: %d is down at depth %d, want %d (%v)", seed, down.Asset, down.Depth, k, ok)
			}
			if prev := got.Down[max(i, 1)-1]; i > 0 && (prev.Depth > down.Depth || prev.Depth == down.Depth && prev.Asset >= down.Asset) {
				t.Fatalf("seed %d: %v stands before %v", seed, prev, down)
			}
		}
		if len(got.Down) != len(want) {
			t.Fatalf("seed %d: %d are down, want %d", seed, len(got.Down), len(want))
		}
	}
	if covered < 100 {
		t.Errorf("replica groups covered for %d assets only: too easy", covered)
	}
}

// groupServes reports whether v's replica group does without all that are lost.
func groupServes(e *inventory.Estate, v int32, lost []int32) bool {
	name, size, left, least := e.Assets[v].ReplicaGroup, 0, 0, 0
	for i := range e.Assets {
		if a := &e.Assets[i]; name != "" && a.ReplicaGroup == name && a.Placed() {
			size++
			least = max(least, a.MinAvailable)
			if !slices.Contains(lost, int32(i)) {
				left++
			}
		}
	}
	return size >= 2 && left >= min(least, size-1)
}

func TestTallyBy(t *testing.T) {
	e := &inventory.Estate{Assets: []inventory.Asset{{ID: "a", Team: "x"}, {ID: "b", Team: "w"}, {ID: "c", Team: "x"}}}
	got := depgraph.New(e).TallyBy([]int32{0, 1, 2}, func(a *inventory.Asset) string { return a.Team })
	want := []depgraph.Tally{{Value: "w", Assets: 1}, {Value: "x", Assets: 2}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("tally (-want +got):\n%s", diff)
	}
}
