package depgraph

import "slices"

// Paths lists the k best ways in which a needs b that pass no asset twice and are
// at most extra longer than the best: by the measure, then fewer dependencies,
// then the order of the assets. ByStrength it lists the ways as strong as the
// strongest, the shortest first, and extra counts dependencies. Of several
// dependencies between two assets it uses the lightest, then the first.
//
// It is the algorithm of Yen (1971) without the repetitions that Lawler (1972)
// found, and with each search for a detour directed by the exact distances to b.
func (g *Graph) Paths(a, b int32, k int, extra float64, opt PathOptions) []Path {
	best, ok := g.Path(a, b, opt)
	if !ok || k <= 0 {
		return nil
	}
	if a == b {
		return []Path{best}
	}
	if opt.By == ByStrength {
		strong := opt
		strong.By, strong.Filter = ByHops, g.strongest(a, b, &opt)
		paths := g.Paths(a, b, k, extra, strong)
		for i := range paths {
			paths[i].Weight = best.Weight
		}
		return paths
	}
	if seen := opt.Asset; seen != nil {
		opt.Asset = func(v int32) bool { return v == a || v == b || seen(v) }
	}
	y := newYen(g, &opt, b, (best.Weight+extra)*(1+rounding))
	y.distances(a)
	y.offer(best.Dependencies, a, 0)
	for len(y.paths) < k && len(y.candidates) > 0 {
		y.accept(y.candidates.pop())
	}
	slices.SortFunc(y.paths, comparePaths)
	return y.paths
}

// rounding is how far, relatively, two sums of the same weights may lie apart.
const rounding = 1e-9

func comparePaths(p, q Path) int {
	switch {
	case p.Weight != q.Weight:
		if p.Weight < q.Weight {
			return -1
		}
		return 1
	case len(p.Assets) != len(q.Assets):
		return len(p.Assets) - len(q.Assets)
	}
	return slices.Compare(p.Assets, q.Assets)
}

// detour is a path that leaves those found before at its asset number leaves.
type detour struct {
	Path
	leaves int
}

func (d detour) before(e detour) bool { return comparePaths(d.Path, e.Path) < 0 }

// yen is the state of one call of Paths.
type yen struct {
	g          *Graph
	opt        *PathOptions
	sieve      *sieve
	goal       int32
	limit      float64
	rest       []label // from the asset to the goal
	paths      []Path
	candidates heap[detour]

	// of and by are the label from the start, and the dependency it came by, of the
	// assets of met; scratch of one search.
	of    []label
	by    []int32
	met   []int32
	shut  bitset // assets not to be entered
	queue heap[estimate]
}

// estimate is a label from the start with the distance to the goal added.
type estimate struct{ through, from label }

func (e estimate) before(f estimate) bool { return e.through.before(f.through) }

func newYen(g *Graph, opt *PathOptions, goal int32, limit float64) *yen {
	y := &yen{
		g: g, opt: opt, sieve: g.sieve(&opt.Filter), goal: goal, limit: limit,
		of: make([]label, g.Len()), by: make([]int32, g.Len()), shut: newBitset(g.Len()),
	}
	return y
}

// distances searches back from the goal to what is on a way within the limit: half
// the way from the start shows what is not.
func (y *yen) distances(start int32) {
	from := newLabels(y.g, y.opt, start, y.goal)
	for len(from.queue) > 0 && from.radius() <= y.limit/2 {
		from.forth()
	}
	to := newLabels(y.g, y.opt, y.goal, start)
	for len(to.queue) > 0 {
		to.backWithin(y.limit, from)
	}
	y.rest = to.of
}

// offer makes a path a candidate.
func (y *yen) offer(way []int32, a int32, leaves int) {
	if p := y.g.path(a, way, y.opt); p.Weight <= y.limit {
		y.candidates.push(detour{p, leaves})
	}
}

// accept takes a path for the next best, and offers the best detour from each of
// its assets, from where it left the earlier ones. What it has passed is shut.
func (y *yen) accept(p detour) {
	y.paths = append(y.paths, p.Path)
	alike := slices.Clone(y.paths) // those that have come the same way so far
	start := label{assets: 1, asset: p.Assets[0]}
	for i, d := range p.Dependencies {
		if i >= p.leaves {
			y.detour(p.Path, start, alike)
		}
		y.shut.add(p.Assets[i])
		alike = slices.DeleteFunc(alike, func(q Path) bool { return q.Assets[i+1] != p.Assets[i+1] })
		start = label{weight: start.weight + y.opt.length(d), assets: start.assets + 1, asset: p.Assets[i+1]}
	}
	for _, v := range p.Assets {
		y.shut.remove(v)
	}
}

// detour offers the best path that follows p to start, and goes on from there as
// none of those alike does.
func (y *yen) detour(p Path, start label, alike []Path) {
	i := int(start.assets) - 1
	var taken []int32
	for _, q := range alike {
		taken = append(taken, q.Assets[i+1])
	}
	if y.search(start, taken) {
		way := y.wayBack(start.asset)
		y.offer(append(slices.Clone(p.Dependencies[:i]), way...), p.Assets[0], i)
	}
	for _, v := range y.met {
		y.of[v] = label{}
	}
	y.met, y.queue = y.met[:0], y.queue[:0]
}

// search looks for the goal from the start (A*: Hart, Nilsson, Raphael 1968),
// without the assets taken as a first step.
func (y *yen) search(start label, taken []int32) bool {
	y.meet(start, -1)
	for len(y.queue) > 0 {
		x := y.queue.pop().from
		if x.asset == y.goal {
			return true
		}
		if x != y.of[x.asset] {
			continue
		}
		for d := y.g.out[x.asset]; d < y.g.out[x.asset+1]; d++ {
			if x.asset != start.asset || !slices.Contains(taken, y.g.to[d]) {
				y.try(x, d)
			}
		}
	}
	return false
}

// try goes from x along the dependency d.
func (y *yen) try(x label, d int32) {
	v := y.g.to[d]
	if y.shut.has(v) || !y.sieve.follows(y.g.class[d], d) {
		return
	}
	next := label{weight: x.weight + y.opt.length(d), assets: x.assets + 1, asset: v}
	if next.shorter(y.of[v]) {
		y.meet(next, d)
	}
}

// meet labels an asset, if the goal can be reached from it within the limit.
func (y *yen) meet(x label, by int32) {
	rest := y.rest[x.asset]
	through := label{weight: x.weight + rest.weight, assets: x.assets + rest.assets, asset: x.asset}
	if !rest.known() || through.weight > y.limit {
		return
	}
	if !y.of[x.asset].known() {
		y.met = append(y.met, x.asset)
	}
	y.of[x.asset], y.by[x.asset] = x, by
	y.queue.push(estimate{through, x})
}

// wayBack is the dependencies from the spur to the goal.
func (y *yen) wayBack(spur int32) []int32 {
	var way []int32
	for v := y.goal; v != spur; {
		d := y.by[v]
		way = append(way, d)
		v = y.g.deps[d].From
	}
	slices.Reverse(way)
	return way
}
