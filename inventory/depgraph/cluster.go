package depgraph

import "slices"

// cluster is a graph of nodes that stand for assets or for sets of them.
type cluster struct {
	*bonds
	loop  []float64 // weight of the bonds inside each node
	size  []int32   // assets in each node
	tied  []float64 // weight that ends at each node, loops twice
	total float64   // the sum of tied

	resolution float64
	limit      int // most assets in a community; 0: none
}

// setUp fills in what follows from the bonds; a missing loop or size is of single assets.
func (c *cluster) setUp() {
	n := c.len()
	if c.size == nil {
		c.loop, c.size = make([]float64, n), slices.Repeat([]int32{1}, n)
	}
	c.tied = make([]float64, n)
	for u := range n {
		c.tied[u] = 2 * c.loop[u]
		for i := c.off[u]; i < c.off[u+1]; i++ {
			c.tied[u] += c.weight[i]
		}
		c.total += c.tied[u]
	}
}

// merged makes each class, numbered from 0, a node.
func (c *cluster) merged(of []int32) *cluster {
	lists := gather(of, func(int32) bool { return true })
	m := &cluster{
		bonds: &bonds{off: make([]int, 1, len(lists)+1)},
		loop:  make([]float64, len(lists)), size: make([]int32, len(lists)),
		resolution: c.resolution, limit: c.limit,
	}
	sum := newSums(len(lists))
	for class, members := range lists {
		for _, u := range members {
			m.loop[class] += c.loop[u]
			m.size[class] += c.size[u]
			for i := c.off[u]; i < c.off[u+1]; i++ {
				sum.add(of[c.to[i]], c.weight[i])
			}
		}
		slices.Sort(sum.met)
		for _, other := range sum.met {
			if other == int32(class) {
				m.loop[class] += sum.of[other] / 2
				continue
			}
			m.to = append(m.to, other)
			m.weight = append(m.weight, sum.of[other])
		}
		m.off = append(m.off, len(m.to))
		sum.clear()
	}
	m.setUp()
	return m
}

// connected splits the communities that do not hang together.
func (c *cluster) connected(of []int32) []int32 {
	sets := newUnion(c.len())
	for u := range int32(c.len()) {
		for i := c.off[u]; i < c.off[u+1]; i++ {
			if v := c.to[i]; of[u] == of[v] {
				sets.join(u, v)
			}
		}
	}
	return sets.number()
}

// modularity is that of a partition.
func (c *cluster) modularity(of []int32) float64 {
	if c.total == 0 {
		return 0
	}
	inside, tied := 0.0, make([]float64, c.len())
	for u := range c.len() {
		tied[of[u]] += c.tied[u]
		inside += 2 * c.loop[u]
		for i := c.off[u]; i < c.off[u+1]; i++ {
			if of[c.to[i]] == of[u] {
				inside += c.weight[i]
			}
		}
	}
	q := inside / c.total
	for _, t := range tied {
		q -= c.resolution * (t / c.total) * (t / c.total)
	}
	return q
}
