package arrange

import (
	"math/rand/v2"
	"slices"
)

// piece is a part of a graph that is to be cut in two, with what lies outside of
// it folded into a bias.
type piece struct {
	start  []int32
	to     []int32
	weight []float64
	size   []int32
	// bias is what the right side costs a node more than the left.
	bias []float64
}

func (p *piece) len() int { return len(p.size) }

// total is the slots that the nodes take together.
func (p *piece) total() int32 {
	sum := int32(0)
	for _, s := range p.size {
		sum += s
	}
	return sum
}

// matched pairs every node with the neighbour of the heaviest edge for the sizes
// that is still free and light enough; one whose neighbours are all taken joins
// the cluster of one, as leaves do around a hub. Nodes without neighbours are
// gathered by their bias.
func (p *piece) matched(rng *rand.Rand, most int32) (of []int32, count int) {
	n := int32(p.len())
	m := matching{p: p, of: make([]int32, n), most: most}
	for v := range m.of {
		m.of[v] = -1
	}
	order := make([]int32, n)
	for v := range order {
		order[v] = int32(v)
	}
	shuffle(order, rng)
	byDegree(order, p.start)
	for _, v := range order {
		if m.of[v] < 0 {
			m.settle(v)
		}
	}
	return m.of, len(m.size)
}

func shuffle(order []int32, rng *rand.Rand) {
	for k := len(order) - 1; k > 0; k-- {
		j := rng.IntN(k + 1)
		order[k], order[j] = order[j], order[k]
	}
}

// byDegree brings nodes of few neighbours to the front, stably.
func byDegree(order, start []int32) {
	const classes = 9
	var count [classes + 1]int
	class := func(v int32) int { return int(min(start[v+1]-start[v], classes-1)) }
	for _, v := range order {
		count[class(v)+1]++
	}
	for k := range classes {
		count[k+1] += count[k]
	}
	for _, v := range slices.Clone(order) {
		k := class(v)
		order[count[k]] = v
		count[k]++
	}
}

// matching is a clustering in the making.
type matching struct {
	p      *piece
	of     []int32 // cluster by node, -1 for none yet
	size   []int32 // slots by cluster
	most   int32   // slots that a cluster may take
	lonely int32   // open cluster of nodes without neighbours, plus one
}

func (m *matching) settle(v int32) {
	p := m.p
	if p.start[v] == p.start[v+1] {
		m.gather(v)
		return
	}
	free, taken := m.best(v)
	switch {
	case free >= 0:
		m.of[v], m.of[free] = int32(len(m.size)), int32(len(m.size))
		m.size = append(m.size, p.size[v]+p.size[free])
	case taken >= 0:
		m.of[v] = m.of[taken]
		m.size[m.of[v]] += p.size[v]
	default:
		m.open(v)
	}
}

func (m *matching) open(v int32) {
	m.of[v] = int32(len(m.size))
	m.size = append(m.size, m.p.size[v])
}

// gather puts two nodes without neighbours together.
func (m *matching) gather(v int32) {
	if c := m.lonely - 1; c >= 0 && m.size[c]+m.p.size[v] <= m.most {
		m.of[v] = c
		m.size[c] += m.p.size[v]
		m.lonely = 0
		return
	}
	m.open(v)
	m.lonely = m.of[v] + 1
}

// best is the neighbour with the heaviest edge for the sizes, among the free ones
// and among those whose cluster has room; -1 for none.
func (m *matching) best(v int32) (free, taken int32) {
	p := m.p
	free, taken = -1, -1
	freeRating, takenRating := 0.0, 0.0
	for k := p.start[v]; k < p.start[v+1]; k++ {
		u := p.to[k]
		if c := m.of[u]; c >= 0 {
			r := p.weight[k] / float64(m.size[c])
			if r > takenRating && m.size[c]+p.size[v] <= m.most {
				taken, takenRating = u, r
			}
			continue
		}
		if r := p.weight[k] / float64(p.size[u]); r > freeRating && p.size[u]+p.size[v] <= m.most {
			free, freeRating = u, r
		}
	}
	return free, taken
}

// contracted is the piece of the merged nodes.
func (p *piece) contracted(of []int32, count int) *piece {
	c := &piece{start: make([]int32, count+1), size: make([]int32, count), bias: make([]float64, count)}
	for v, k := range of {
		c.size[k] += p.size[v]
		c.bias[k] += p.bias[v]
	}
	first, member := listed(of, count)
	c.to, c.weight = make([]int32, 0, len(p.to)), make([]float64, 0, len(p.to))
	at := make([]int32, count)
	for i := range at {
		at[i] = -1
	}
	for k := range int32(count) {
		begin := int32(len(c.to))
		for _, v := range member[first[k]:first[k+1]] {
			for x := p.start[v]; x < p.start[v+1]; x++ {
				u := of[p.to[x]]
				switch {
				case u == k:
				case at[u] >= begin:
					c.weight[at[u]] += p.weight[x]
				default:
					at[u] = int32(len(c.to))
					c.to, c.weight = append(c.to, u), append(c.weight, p.weight[x])
				}
			}
		}
		c.start[k+1] = int32(len(c.to))
	}
	return c
}

// listed turns the cluster of every node into the nodes of every cluster.
func listed(of []int32, count int) (first, member []int32) {
	first = make([]int32, count+1)
	for _, k := range of {
		first[k+1]++
	}
	for k := range count {
		first[k+1] += first[k]
	}
	member = make([]int32, len(of))
	next := slices.Clone(first[:count])
	for v, k := range of {
		member[next[k]] = int32(v)
		next[k]++
	}
	return first, member
}
