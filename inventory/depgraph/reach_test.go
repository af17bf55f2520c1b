package depgraph_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
)

// slowReach raises the depth one by one and looks at every dependency each time.
func slowReach(e *inventory.Estate, of []int32, depth int, follow func(from, to int32, d inventory.Dependency) (int32, int32, bool)) []depgraph.Reached {
	at := map[int32]int32{}
	for _, v := range of {
		at[v] = 0
	}
	var found []depgraph.Reached
	for k := int32(1); depth <= 0 || int(k) <= depth; k++ {
		via := map[int32][2]int32{} // found asset → the one before it, the dependency
		for number, d := range e.Dependencies {
			u, v, ok := follow(d.From, d.To, d)
			if _, met := at[v]; met || !ok {
				continue
			}
			if depth, met := at[u]; !met || depth != k-1 {
				continue
			}
			if best, met := via[v]; !met || u < best[0] {
				via[v] = [2]int32{u, int32(number)}
			}
		}
		if len(via) == 0 {
			break
		}
		level := []depgraph.Reached{}
		for v, by := range via {
			at[v] = k
			level = append(level, depgraph.Reached{Asset: v, Depth: k, Via: by[1]})
		}
		slices.SortFunc(level, func(a, b depgraph.Reached) int { return int(a.Asset - b.Asset) })
		found = append(found, level...)
	}
	return found
}

func TestNeedsAndNeededBy(t *testing.T) {
	for seed := range uint64(1000) {
		r := rand.New(rand.NewPCG(seed, 11))
		n := 2 + r.IntN(150)
		e := randomEstate(r, n, 3*r.Float64())
		g := depgraph.New(e)
		hidden := r.Int32N(int32(n))
		opt := depgraph.ReachOptions{Depth: r.IntN(5)}
		opt.Kinds = []inventory.DependencyKind{inventory.Sync, inventory.DNS}[:r.IntN(3)]
		opt.Asset = func(v int32) bool { return v != hidden }
		passes := func(v int32, d inventory.Dependency) bool {
			return v != hidden && (len(opt.Kinds) == 0 || slices.Contains(opt.Kinds, d.Kind))
		}
		of := []int32{r.Int32N(int32(n)), r.Int32N(int32(n))}
		want := slowReach(e, of, opt.Depth, func(from, to int32, d inventory.Dependency) (int32, int32, bool) {
			return from, to, passes(to, d)
		})
		if diff := cmp.Diff(want, g.Needs(of, opt)); diff != "" {
			t.Fatalf("seed %d: needs of %v (-slow +got):\n%s", seed, of, diff)
		}
		want = slowReach(e, of, opt.Depth, func(from, to int32, d inventory.Dependency) (int32, int32, bool) {
			return to, from, passes(from, d)
		})
		if diff := cmp.Diff(want, g.NeededBy(of, opt)); diff != "" {
			t.Fatalf("seed %d: needed by %v (-slow +got):\n%s", seed, of, diff)
		}
	}
}

func TestRetiredAssetsAreGone(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	e := randomEstate(r, 200, 2.5)
	site := make([]int32, len(e.Assets))
	retired := func(v int32) bool { return v%3 == 0 && e.Assets[v].Site != inventory.NoSite }
	for v := range site {
		site[v] = e.Assets[v].Site
		if retired(int32(v)) {
			site[v] = inventory.NoSite
		}
	}
	after, today := depgraph.New(e).At(site), depgraph.New(e)
	opt := depgraph.ReachOptions{}
	opt.Asset = func(v int32) bool { return !retired(v) }
	for v := range int32(200) {
		if diff := cmp.Diff(today.Needs([]int32{v}, opt), after.Needs([]int32{v}, depgraph.ReachOptions{})); diff != "" {
			t.Fatalf("needs of %d after the wave (-filtered +got):\n%s", v, diff)
		}
		for _, down := range after.Impact([]int32{v}, depgraph.ImpactOptions{}).Down {
			if retired(down.Asset) {
				t.Fatalf("%d is down with %d after it was retired", down.Asset, v)
			}
		}
	}
}
