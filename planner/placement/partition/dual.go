package partition

import "math"

// dual bounds an instance of any number of labels from below by sequential
// tree-reweighted message passing (Kolmogorov 2006). Messages shift costs between
// items and edges without changing the cost of any labelling; each sweep raises
// the sum of the least costs of the parts, which no labelling undercuts whatever
// the messages are. Limits are priced by multipliers on top.
type dual struct {
	in      *Instance
	sister  []int32   // arc → the same edge's arc from its head
	message []float64 // by arc*Labels+label of the head: what the tail's side adds there
	price   []float64 // by label*Resources+resource
	label   []int32   // decoded in the last forward sweep
	theta   []float64 // scratch: an item's costs, messages included
	out     []float64 // scratch: a message
	visited int64     // arcs
}

// newDual prepares an instance whose arcs are sorted by head.
func newDual(in *Instance) *dual {
	k := in.Labels
	return &dual{
		in: in, sister: sisters(&in.Graph), message: make([]float64, in.Graph.Arcs()*k),
		price: make([]float64, k*in.Resources), label: make([]int32, in.Items),
		theta: make([]float64, k), out: make([]float64, k),
	}
}

// sisters pairs the arcs of each edge. The heads of every item must ascend.
func sisters(g *Graph) []int32 {
	sister := make([]int32, len(g.Head))
	next := append([]int32(nil), g.First...)
	for i := range int32(len(g.First) - 1) {
		for a, hi := g.arcs(i); a < hi; a++ {
			sister[a] = next[g.Head[a]]
			next[g.Head[a]]++
		}
	}
	return sister
}

// sweep passes messages forwards, decoding a labelling on the way, and back,
// and returns the bound.
func (d *dual) sweep() float64 {
	for i := range int32(d.in.Items) {
		d.gather(i)
		d.decode(i)
		d.send(i, true)
	}
	bound := 0.0
	for i := int32(d.in.Items) - 1; i >= 0; i-- {
		d.gather(i)
		bound += settle(d.theta)
		bound += d.send(i, false)
	}
	d.visited += 4 * int64(d.in.Graph.Arcs())
	for j, p := range d.price {
		if p > 0 {
			bound -= p * d.in.Limit[j]
		}
	}
	return bound
}

// gather fills theta: unary costs, prices of the loads, and all messages.
func (d *dual) gather(i int32) {
	in, g, k := d.in, &d.in.Graph, d.in.Labels
	copy(d.theta, in.unary(i))
	for r, v := range in.loads(i) {
		for l := range d.theta {
			d.theta[l] += v * d.price[l*in.Resources+r]
		}
	}
	for a, hi := g.arcs(i); a < hi; a++ {
		row := d.message[int(d.sister[a])*k : int(d.sister[a])*k+k]
		for l, m := range row {
			d.theta[l] += m
		}
	}
}

// settle shifts values so that the least is 0 and returns what it took off.
func settle(values []float64) float64 {
	least := math.Inf(1)
	for _, v := range values {
		least = math.Min(least, v)
	}
	for l := range values {
		values[l] -= least
	}
	return least
}

// decode labels an item by the labels of those before it, and the messages of
// those after.
func (d *dual) decode(i int32) {
	g, k := &d.in.Graph, d.in.Labels
	best, at := math.Inf(1), int32(0)
	for l := range k {
		cost := d.theta[l]
		for a, hi := g.arcs(i); a < hi && g.Head[a] < i; a++ {
			cost += g.price(a, int(d.label[g.Head[a]])*k+l) - d.message[int(d.sister[a])*k+l]
		}
		if cost < best {
			best, at = cost, int32(l)
		}
	}
	d.label[i] = at
}

// send updates the messages to the neighbours of greater number, or of smaller,
// from theta, and returns the sum of what normalising them took off. The share
// of theta that each gets is such that neither direction gives away more than all.
func (d *dual) send(i int32, forwards bool) float64 {
	g, k := &d.in.Graph, d.in.Labels
	lo, hi := g.arcs(i)
	mid := lo
	for mid < hi && g.Head[mid] < i {
		mid++
	}
	share := 1 / float64(max(mid-lo, hi-mid, 1))
	if forwards {
		lo = mid
	} else {
		hi = mid
	}
	sum := 0.0
	for a := lo; a < hi; a++ {
		back := d.message[int(d.sister[a])*k : int(d.sister[a])*k+k]
		for x := range d.out {
			d.out[x] = math.Inf(1)
		}
		for x, t := range d.theta {
			if math.IsInf(t, 1) {
				continue
			}
			base := share*t - back[x]
			for y := range d.out {
				d.out[y] = math.Min(d.out[y], base+g.price(a, x*k+y))
			}
		}
		sum += settle(d.out)
		copy(d.message[int(a)*k:int(a)*k+k], d.out)
	}
	return sum
}
