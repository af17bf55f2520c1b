package partition

import (
	"math"
	"math/rand/v2"
)

// level is an instance and how it came from the finer one.
type level struct {
	in *Instance
	up []int32 // item of the finer instance → item here; nil for the finest
}

// coarsener contracts pairs of items joined by heavy edges.
type coarsener struct {
	in  *Instance
	rng *rand.Rand
	// guard, when not nil, are labels that contraction must not mix: items are
	// only joined when all of them agree.
	guard [][]int32
	most  []float64 // by resource: the largest load of a joined item
	mate  []int32
	size  []float64 // by item: its load in mean loads, at least a trifle
	apart *groups
}

// coarsest is the number of items at which contraction ends: drawn, since now a
// little more is left to the labelling of the coarsest level, now to refinement.
func coarsest(in *Instance, rng *rand.Rand) int {
	return max(15, 7*in.Labels) << rng.IntN(4)
}

// hierarchy contracts until few items are left or contraction stalls. The guards
// are labellings of the finest instance. It returns the levels, finest first, and
// the guards at the coarsest.
func hierarchy(in *Instance, rng *rand.Rand, guards ...[]int32) ([]level, [][]int32) {
	levels := []level{{in: in}}
	end := coarsest(in, rng)
	most := loadCap(in, end)
	for in.Items > end {
		c := &coarsener{in: in, rng: rng, guard: guards, most: most}
		up, n := c.match()
		if n > in.Items*19/20 {
			break
		}
		in = contract(in, up, n)
		in.Limit = loosened(levels[0].in, in)
		guards = lift(guards, up, n)
		levels = append(levels, level{in, up})
	}
	return levels, guards
}

// loadCap is the largest load of a joined item: such that the coarsest items
// still pack well.
func loadCap(in *Instance, end int) []float64 {
	most := make([]float64, in.Resources)
	sum := make([]float64, in.Resources)
	for i := range int32(in.Items) {
		for r, v := range in.loads(i) {
			sum[r] += v
			most[r] = math.Max(most[r], v)
		}
	}
	for r := range most {
		most[r] = math.Max(most[r], 1.5*sum[r]/float64(end))
		if unlimited(in, r) {
			most[r] = math.Inf(1)
		}
	}
	return most
}

func unlimited(in *Instance, r int) bool {
	for k := range in.Labels {
		if !math.IsInf(in.Limit[k*in.Resources+r], 1) {
			return false
		}
	}
	return true
}

// loosened are limits for a coarse level: the true ones and half of the largest
// load there, or one and a half of the mean where that is less, since its items
// pack worse than those that they are made of.
func loosened(fine, coarse *Instance) []float64 {
	limit := append([]float64(nil), fine.Limit...)
	r := coarse.Resources
	largest, mean := make([]float64, r), meanLoads(coarse)
	for i := range int32(coarse.Items) {
		for j, v := range coarse.loads(i) {
			largest[j] = math.Max(largest[j], v)
		}
	}
	for j := range limit {
		limit[j] += math.Min(largest[j%r]/2, 1.5*mean[j%r])
	}
	return limit
}

// lift carries labellings to a coarser level.
func lift(guards [][]int32, up []int32, n int) [][]int32 {
	lifted := make([][]int32, len(guards))
	for j, guard := range guards {
		lifted[j] = make([]int32, n)
		for i, label := range guard {
			lifted[j][up[i]] = label
		}
	}
	return lifted
}

// match pairs items and numbers the pairs by their first items.
func (c *coarsener) match() (up []int32, n int) {
	c.prepare()
	order := c.order()
	for _, i := range order {
		if c.mate[i] < 0 {
			if j := c.heaviest(i); j >= 0 {
				c.mate[i], c.mate[j] = j, i
			}
		}
	}
	c.pairLeftovers(order)
	up = make([]int32, c.in.Items)
	for i := range up {
		if j := c.mate[i]; j >= 0 && int(j) < i {
			up[i] = up[j]
			continue
		}
		up[i] = int32(n)
		n++
	}
	return up, n
}

func (c *coarsener) prepare() {
	in := c.in
	c.mate = make([]int32, in.Items)
	c.size = make([]float64, in.Items)
	c.apart = newGroups(in)
	mean := meanLoads(in)
	for i := range c.mate {
		c.mate[i] = -1
		c.size[i] = 0.05
		for r, v := range in.loads(int32(i)) {
			if !math.IsInf(c.most[r], 1) {
				c.size[i] = math.Max(c.size[i], v/mean[r])
			}
		}
	}
}

// order visits items of few neighbours first, which have the least choice, and
// at random among equals.
func (c *coarsener) order() []int32 {
	const classes = 24
	n := c.in.Items
	order := make([]int32, n)
	for i := range order {
		order[i] = int32(i)
	}
	c.rng.Shuffle(n, func(i, j int) { order[i], order[j] = order[j], order[i] })
	var count [classes + 1]int
	class := func(i int32) int {
		lo, hi := c.in.Graph.arcs(i)
		return min(int(hi-lo), classes-1)
	}
	for _, i := range order {
		count[class(i)+1]++
	}
	for k := range classes {
		count[k+1] += count[k]
	}
	sorted := make([]int32, n)
	for _, i := range order {
		k := class(i)
		sorted[count[k]] = i
		count[k]++
	}
	return sorted
}

// heaviest is the free neighbour with the best rating, squared weight over the
// product of sizes (Holtgrewe, Sanders and Schulz 2010); −1 for none.
func (c *coarsener) heaviest(i int32) int32 {
	g := &c.in.Graph
	best, at := 0.0, int32(-1)
	for a, hi := g.arcs(i); a < hi; a++ {
		j := g.Head[a]
		if c.mate[j] >= 0 {
			continue
		}
		w := g.weight(a)
		if rating := w * w / (c.size[i] * c.size[j]); rating > best && c.mayJoin(i, j) {
			best, at = rating, j
		}
	}
	return at
}

// weight is a single figure for an arc: the sum of its features at their mean
// distances.
func (g *Graph) weight(a int32) float64 {
	if len(g.Weight) == 1 {
		return g.Weight[0][a]
	}
	sum := 0.0
	for f, w := range g.Weight {
		sum += w[a] * meanDistance(g.Metric[f])
	}
	return sum
}

func meanDistance(metric []float64) float64 {
	sum := 0.0
	for _, d := range metric {
		sum += d
	}
	return sum / float64(len(metric))
}

// mayJoin reports whether two items may become one: small enough, agreed by all
// guards, with a label that both may have, and not two of one group.
func (c *coarsener) mayJoin(i, j int32) bool {
	for r, v := range c.in.loads(i) {
		if w := c.in.loads(j)[r]; v > 0 && w > 0 && v+w > c.most[r] {
			return false
		}
	}
	for _, guard := range c.guard {
		if guard[i] != guard[j] {
			return false
		}
	}
	return c.shareLabel(i, j) && !c.apart.share(i, j)
}

func (c *coarsener) shareLabel(i, j int32) bool {
	a, b := c.in.unary(i), c.in.unary(j)
	for k := range a {
		if !math.IsInf(a[k]+b[k], 1) {
			return true
		}
	}
	return false
}

// pairLeftovers joins free items that lean on the same heaviest neighbour, so
// that stars shrink too, and free items without any, by their cheapest label.
func (c *coarsener) pairLeftovers(order []int32) {
	waiting := make([]int32, c.in.Items+c.in.Labels)
	for i := range waiting {
		waiting[i] = -1
	}
	for _, i := range order {
		if c.mate[i] >= 0 {
			continue
		}
		hub := c.leansOn(i)
		j := waiting[hub]
		if j < 0 || !c.mayJoin(i, j) {
			waiting[hub] = i
			continue
		}
		c.mate[i], c.mate[j] = j, i
		waiting[hub] = -1
	}
}

// leansOn is an item's heaviest neighbour, or Items + its cheapest label.
func (c *coarsener) leansOn(i int32) int {
	g := &c.in.Graph
	best, at := 0.0, -1
	for a, hi := g.arcs(i); a < hi; a++ {
		if w := g.weight(a); w > best {
			best, at = w, int(g.Head[a])
		}
	}
	if at >= 0 {
		return at
	}
	k := 0
	for l, v := range c.in.unary(i) {
		if v < c.in.unary(i)[k] {
			k = l
		}
	}
	return c.in.Items + k
}
