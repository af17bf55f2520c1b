package arrange

import (
	"math"
	"math/bits"
)

// exact finds the best order of the nodes in a short window of a row, all else in
// its place: a gap's flow depends only on which nodes stand before it, so the
// least cost of every set of nodes that may come first follows from those of one
// node fewer (Held and Karp 1962; Koren and Harel's window refinement).
type exact struct {
	*row
	from   int32
	nodes  []int32
	base   []float64 // flow that a node takes along when it comes before all others of the window
	within []float64 // weight between two nodes of the window, by i*len(nodes)+j
	flow   []float64 // by set
	least  []float64 // by set: the cost of the gaps behind its nodes, placed first
	last   []int8    // by set: the node that stands last in the best order
}

// widestExact is the number of nodes that are ordered exactly.
const widestExact = 12

// order brings the slots [from, to) into their best order and reports whether that
// changed anything.
func (e *exact) order(from, to int32) bool {
	n := int(to - from)
	e.from, e.nodes = from, append(e.nodes[:0], e.row.order[from:to]...)
	e.measure(from, to)
	e.grow(1 << n)
	e.flow[0], e.least[0] = e.row.flow[from], 0
	for set := 1; set < 1<<n; set++ {
		e.extend(set, n)
	}
	if e.least[1<<n-1] > e.row.within(from, to)+e.ahead(to)-1e-9*math.Abs(e.row.cost) {
		return false
	}
	for set, k := 1<<n-1, to-1; set > 0; k-- {
		v := e.last[set]
		e.row.order[k] = e.nodes[v]
		set &^= 1 << v
	}
	e.relay(from, to)
	return true
}

// ahead is the cost of the gap behind the window, which no order of it changes.
func (e *exact) ahead(to int32) float64 { return e.row.flow[to] * e.gap(to) }

// gap is the length of the gap before a slot, 0 at the end of the row.
func (e *exact) gap(slot int32) float64 {
	if int(slot) >= len(e.slots) {
		return 0
	}
	return e.slots[slot] - e.slots[slot-1]
}

// measure sorts the edges of the window's nodes into those within and without.
func (e *exact) measure(from, to int32) {
	n := to - from
	e.base = append(e.base[:0], make([]float64, n)...)
	e.within = append(e.within[:0], make([]float64, n*n)...)
	for i, v := range e.nodes {
		e.base[i] = -e.g.Pull[v]
		for x := e.g.Start[v]; x < e.g.Start[v+1]; x++ {
			switch at := e.at[e.g.To[x]]; {
			case at < from:
				e.base[i] -= e.g.Weight[x]
			case at >= to:
				e.base[i] += e.g.Weight[x]
			default:
				e.base[i] += e.g.Weight[x]
				e.within[int32(i)*n+at-from] = e.g.Weight[x]
			}
		}
	}
}

func (e *exact) grow(sets int) {
	if len(e.flow) < sets {
		e.flow, e.least, e.last = make([]float64, sets), make([]float64, sets), make([]int8, sets)
	}
}

// extend finds the best last node of a set.
func (e *exact) extend(set, n int) {
	low := bits.TrailingZeros(uint(set))
	e.flow[set] = e.flow[set&(set-1)] + e.base[low]
	for rest := set & (set - 1); rest > 0; rest &= rest - 1 {
		e.flow[set] -= 2 * e.within[low*n+bits.TrailingZeros(uint(rest))]
	}
	least := math.Inf(1)
	for rest := set; rest > 0; rest &= rest - 1 {
		v := bits.TrailingZeros(uint(rest))
		if c := e.least[set&^(1<<v)]; c < least {
			least, e.last[set] = c, int8(v)
		}
	}
	e.least[set] = least + e.flow[set]*e.gap(e.from+int32(bits.OnesCount(uint(set))))
}

// polish orders every short window exactly, again and again while that pays.
func (r *row) polish() {
	const width = 8
	e := exact{row: r}
	n := int32(len(r.order))
	for range 4 {
		changed := false
		for from := int32(0); from+width <= n; from += 2 {
			changed = e.order(from, from+width) || changed
		}
		if !changed {
			return
		}
	}
}
