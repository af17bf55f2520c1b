package depgraph_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
)

type set map[int32]bool

// literalSet is D_k(u) as the planning model writes it.
func literalSet(e *inventory.Estate, u int32, k int) set {
	d := set{u: true}
	if k == 0 {
		return d
	}
	pools := map[inventory.DependencyKind][]int32{}
	for _, dep := range e.Dependencies {
		if dep.From != u || dep.Impact != inventory.ImpactOutage {
			continue
		}
		if dep.Mode == inventory.ModeAny {
			pools[dep.Kind] = append(pools[dep.Kind], dep.To)
			continue
		}
		unite(d, literalSet(e, dep.To, k-1))
	}
	for _, targets := range pools {
		common := literalSet(e, targets[0], k-1)
		for _, t := range targets[1:] {
			intersect(common, literalSet(e, t, k-1))
		}
		unite(d, common)
	}
	return d
}

func unite(a, b set) {
	for v := range b {
		a[v] = true
	}
}

func intersect(a, b set) {
	for v := range a {
		if !b[v] {
			delete(a, v)
		}
	}
}

func sorted(s set) []int32 {
	list := make([]int32, 0, len(s))
	for v := range s {
		list = append(list, v)
	}
	slices.Sort(list)
	return list
}

// small draws the sizes of a case small enough for the literal recursion.
func small(r *rand.Rand) (n int, degree float64, depth int) {
	return 2 + r.IntN(14), 0.5 + 3*r.Float64(), r.IntN(6)
}

func TestSetEqualsTheLiteralRecursion(t *testing.T) {
	pools, common := 0, 0
	for seed := range uint64(3000) {
		r := rand.New(rand.NewPCG(seed, 1))
		n, degree, depth := small(r)
		e := randomEstate(r, n, degree)
		o := depgraph.NewOutage(e, depth)
		for u := range int32(n) {
			want := sorted(literalSet(e, u, depth))
			if diff := cmp.Diff(want, o.Set(u, nil)); diff != "" {
				t.Fatalf("seed %d: D_%d(%d) (-literal +got):\n%s", seed, depth, u, diff)
			}
		}
		pools += o.Pools()
		common += withCommonNeeds(e, o, depth)
	}
	if pools < 2000 || common < 500 {
		t.Errorf("the cases had %d pools, %d with needs in common: too easy", pools, common)
	}
}

// withCommonNeeds counts the pools whose targets all need, or are, some asset.
func withCommonNeeds(e *inventory.Estate, o *depgraph.Outage, depth int) int {
	n := 0
	for q := range int32(o.Pools()) {
		common := literalSet(e, o.Pool(q)[0], max(depth-1, 0))
		for _, t := range o.Pool(q) {
			intersect(common, literalSet(e, t, max(depth-1, 0)))
		}
		if len(common) > 0 {
			n++
		}
	}
	return n
}

func TestSetsEqualTheSingleSets(t *testing.T) {
	for seed := range uint64(1000) {
		r := rand.New(rand.NewPCG(seed, 2))
		n, degree, depth := small(r)
		e := randomEstate(r, n*3, degree)
		o := depgraph.NewOutage(e, depth)
		kept := make([]bool, len(e.Assets))
		which := []int32{}
		for v := range kept {
			kept[v] = r.IntN(3) > 0
			if r.IntN(2) == 0 {
				which = append(which, int32(v))
			}
		}
		keep := func(v int32) bool { return kept[v] }
		if seed%4 == 0 {
			keep = nil
		}
		checkFamily(t, o, which, keep, o.Sets(which, keep))
	}
}

func checkFamily(t *testing.T, o *depgraph.Outage, which []int32, keep func(int32) bool, f *depgraph.SetFamily) {
	t.Helper()
	for i, u := range which {
		want := slices.DeleteFunc(o.Set(u, nil), func(v int32) bool { return keep != nil && !keep(v) })
		var got []int32
		if f.Of[i] >= 0 {
			got = f.Set(f.Of[i])
		}
		if !slices.Equal(want, got) {
			t.Fatalf("set of %d is %v, want %v", u, got, want)
		}
	}
	seen := map[string]bool{}
	for s := range f.Len() {
		key := fmt.Sprint(f.Set(int32(s)))
		if seen[key] {
			t.Fatalf("set %v stands twice", f.Set(int32(s)))
		}
		seen[key] = true
	}
	if next := int32(0); !slices.ContainsFunc(f.Of, func(s int32) bool {
		if s == next {
			next++
		}
		return s > next
	}) && int(next) != f.Len() {
		t.Fatalf("sets are not numbered by first use: %v", f.Of)
	}
}

func TestInvert(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	e := randomEstate(r, 60, 2)
	which := []int32{}
	for v := range e.Assets {
		which = append(which, int32(v))
	}
	f := depgraph.NewOutage(e, 4).Sets(which, nil)
	m := f.Invert(len(e.Assets))
	for v := range int32(len(e.Assets)) {
		var want []int32
		for s := range int32(f.Len()) {
			if slices.Contains(f.Set(s), v) {
				want = append(want, s)
			}
		}
		if !slices.Equal(want, m.Of(v)) {
			t.Errorf("sets of %d are %v, want %v", v, m.Of(v), want)
		}
	}
}

func TestOutageOfNothing(t *testing.T) {
	f := depgraph.NewOutage(&inventory.Estate{}, 4).Sets(nil, nil)
	if f.Len() != 0 || len(f.Of) != 0 || len(f.Invert(0).Off) != 1 {
		t.Errorf("an empty estate has sets: %+v", f)
	}
}

// A depth far beyond the size of the estate is where the sets have stopped growing.
func TestSetsStopGrowing(t *testing.T) {
	longest := 0
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 3))
		e := randomEstate(r, 64, 0.5+1.2*r.Float64())
		want, steps := lastLevel(e)
		longest = max(longest, steps)
		for _, depth := range []int{steps, steps + 1, 1_000_000} {
			o := depgraph.NewOutage(e, depth)
			for u := range int32(64) {
				got := uint64(0)
				for _, v := range o.Set(u, nil) {
					got |= 1 << v
				}
				if got != want[u] {
					t.Fatalf("seed %d, depth %d: D(%d) is %b, want %b", seed, depth, u, got, want[u])
				}
			}
		}
	}
	if longest < 10 {
		t.Errorf("the longest case took %d levels: too easy", longest)
	}
}

// lastLevel raises the depth until no set of 64 assets, as bits, changes, and says
// at which depth that was.
func lastLevel(e *inventory.Estate) (sets []uint64, depth int) {
	o := depgraph.NewOutage(e, 0)
	sets = make([]uint64, 64)
	for u := range sets {
		sets[u] = 1 << u
	}
	for ; ; depth++ {
		next := make([]uint64, 64)
		for u := range int32(64) {
			next[u] = 1 << u
			for _, v := range o.NeedsOf(u) {
				next[u] |= sets[v]
			}
			for _, q := range o.PoolsOf(u) {
				common := ^uint64(0)
				for _, v := range o.Pool(q) {
					common &= sets[v]
				}
				next[u] |= common
			}
		}
		if slices.Equal(next, sets) {
			return sets, depth
		}
		sets = next
	}
}

func TestSetsDoNotDependOnCores(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	e := randomEstate(r, 3000, 3)
	which := []int32{}
	for v := range e.Assets {
		if v%3 == 0 {
			which = append(which, int32(v))
		}
	}
	all := depgraph.NewOutage(e, 4).Sets(which, nil)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := depgraph.NewOutage(e, 4).Sets(which, nil)
	if diff := cmp.Diff(all, one); diff != "" {
		t.Errorf("one core finds other sets:\n%s", diff)
	}
}

func TestOutageOfARealEstate(t *testing.T) {
	e := wikimedia(t)
	o := depgraph.NewOutage(e, 4)
	which := []int32{}
	for v := range e.Assets {
		which = append(which, int32(v))
	}
	keep := func(v int32) bool { return e.Assets[v].Placed() }
	f := o.Sets(which, keep)
	t.Logf("%d pools, %d assets, %d sets of %d members", o.Pools(), len(which), f.Len(), len(f.Members))
	r := rand.New(rand.NewPCG(1, 1))
	for range 100 {
		u := r.Int32N(int32(len(which)))
		want := slices.DeleteFunc(sorted(literalSet(e, u, 4)), func(v int32) bool { return !keep(v) })
		var got []int32
		if f.Of[u] >= 0 {
			got = f.Set(f.Of[u])
		}
		if !slices.Equal(want, got) {
			t.Errorf("set of %s is %v, want %v", e.Assets[u].ID, got, want)
		}
	}
}
