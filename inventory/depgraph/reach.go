package depgraph

import "slices"

// ReachOptions says how far Needs and NeededBy go.
type ReachOptions struct {
	Filter
	// Depth is the most dependencies in a row; 0 is no limit.
	Depth int
}

// Reached is an asset that a search found.
type Reached struct {
	Asset int32
	// Depth is the fewest dependencies between it and an asset asked about.
	Depth int32
	// Via is the dependency by which it was found: the first, in canonical order of
	// the ends, of those that begin at the depth before.
	Via int32
}

// Needs lists what the given assets need, directly or not, without the assets
// themselves, in order of depth, then asset.
func (g *Graph) Needs(of []int32, opt ReachOptions) []Reached {
	return g.search(of, opt, g.needsOf)
}

// NeededBy lists what needs the given assets, directly or not, in the same way.
func (g *Graph) NeededBy(of []int32, opt ReachOptions) []Reached {
	return g.search(of, opt, g.neededBy)
}

// search goes breadth first, level by level, each in order of asset. It holds one
// bit for every asset.
func (g *Graph) search(of []int32, opt ReachOptions, step func(*frontier, int32)) []Reached {
	f := newFrontier(g.Len(), g.sieve(&opt.Filter))
	for _, v := range of {
		f.seen.add(v)
	}
	level := distinct(slices.Clone(of))
	for depth := 1; len(level) > 0 && (opt.Depth <= 0 || depth <= opt.Depth); depth++ {
		f.depth = int32(depth)
		start := len(f.found)
		for _, u := range level {
			step(f, u)
		}
		level = f.sortSince(start, level[:0])
	}
	return f.found
}

func (g *Graph) needsOf(f *frontier, u int32) {
	for d := g.out[u]; d < g.out[u+1]; d++ {
		if f.sieve.follows(g.class[d], d) {
			f.visit(g.to[d], d)
		}
	}
}

func (g *Graph) neededBy(f *frontier, v int32) {
	lo, hi := g.in[v], g.in[v+1]
	from, deps := g.inFrom[lo:hi], g.inDeps[lo:hi]
	for i, c := range g.inClass[lo:hi] {
		if f.sieve.follows(c, deps[i]) {
			f.visit(from[i], deps[i])
		}
	}
}

// frontier is the state of a breadth-first search.
type frontier struct {
	sieve *sieve
	seen  bitset
	depth int32
	found []Reached

	next bitset  // scratch of sortSince
	via  []int32 // by asset, scratch of sortSince; made when first used
}

func newFrontier(n int, s *sieve) *frontier {
	return &frontier{sieve: s, seen: newBitset(n)}
}

func (f *frontier) visit(v, via int32) {
	if f.seen.has(v) || !f.sieve.shows(v) {
		return
	}
	f.seen.add(v)
	f.found = append(f.found, Reached{Asset: v, Depth: f.depth, Via: via})
}

// sortSince sorts what was found since start by asset, and lists the assets. Many
// are sorted by way of a table of all assets, which is linear.
func (f *frontier) sortSince(start int, assets []int32) []int32 {
	found := f.found[start:]
	if len(found) < len(f.seen) {
		slices.SortFunc(found, func(a, b Reached) int { return int(a.Asset) - int(b.Asset) })
		for _, r := range found {
			assets = append(assets, r.Asset)
		}
		return assets
	}
	if f.via == nil {
		f.next, f.via = newBitset(64*len(f.seen)), make([]int32, 64*len(f.seen))
	}
	for _, r := range found {
		f.next.add(r.Asset)
		f.via[r.Asset] = r.Via
	}
	assets = f.next.drain(assets)
	for i, v := range assets {
		found[i] = Reached{Asset: v, Depth: f.depth, Via: f.via[v]}
	}
	return assets
}
