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

// louvain gives the community of each node of the base, beginning with sets that
// stay together: it moves nodes, makes each community a node, and begins again
// until nothing changes; and then moves the sets once more, as Rotta and Noack
// (2011) advise.
func louvain(base *cluster, sets []int32) []int32 {
	first := base.merged(sets)
	of := identity(first.len())
	for level := first; ; {
		moved := level.connected(level.moves(identity(level.len())))
		for v := range of {
			of[v] = moved[of[v]]
		}
		next := level.merged(moved)
		if next.len() == level.len() {
			break
		}
		level = next
	}
	of = first.connected(first.moves(of))
	all := make([]int32, len(sets))
	for v, set := range sets {
		all[v] = of[set]
	}
	return all
}

func identity(n int) []int32 {
	of := make([]int32, n)
	for v := range of {
		of[v] = int32(v)
	}
	return of
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

// movesPerNode bounds a round, which ends long before in practice.
const movesPerNode = 64

// leastGain is the least share of a node's weight that a move must gain, so that
// rounding moves none.
const leastGain = 1e-9

// mover is the state of a round of moves.
type mover struct {
	*cluster
	of   []int32
	tied []float64 // by community
	size []int64   // by community
	near *sums
	wait waiting
}

// moves puts each node into the community in which it adds most to the modularity,
// again when a neighbour has moved away, until none gains. Of equally good
// communities it takes that of the first neighbour.
func (c *cluster) moves(of []int32) []int32 {
	n := c.len()
	m := &mover{
		cluster: c, of: of, tied: make([]float64, n), size: make([]int64, n),
		near: newSums(n), wait: waiting{line: make([]int32, n), in: newBitset(n)},
	}
	for u, community := range of {
		m.tied[community] += c.tied[u]
		m.size[community] += int64(c.size[u])
		m.wait.push(int32(u))
	}
	for steps := 0; m.wait.count > 0 && steps < movesPerNode*n; steps++ {
		m.move(m.wait.pop())
	}
	return of
}

// move looks for a better community for u.
func (m *mover) move(u int32) {
	for i := m.off[u]; i < m.off[u+1]; i++ {
		m.near.add(m.of[m.to[i]], m.weight[i])
	}
	home := m.of[u]
	m.tied[home] -= m.cluster.tied[u]
	m.size[home] -= int64(m.cluster.size[u])
	best, most := home, m.gain(u, home)
	for _, other := range m.near.met {
		if m.limit > 0 && m.size[other]+int64(m.cluster.size[u]) > int64(m.limit) {
			continue
		}
		if gain := m.gain(u, other); gain > most+leastGain*m.cluster.tied[u] {
			best, most = other, gain
		}
	}
	m.near.clear()
	m.tied[best] += m.cluster.tied[u]
	m.size[best] += int64(m.cluster.size[u])
	m.of[u] = best
	if best != home {
		m.wake(u)
	}
}

// gain is what u adds to the modularity in a community, times half the total.
func (m *mover) gain(u, community int32) float64 {
	return m.near.of[community] - m.resolution*m.cluster.tied[u]*m.tied[community]/m.total
}

// wake has the neighbours of u that are elsewhere looked at again.
func (m *mover) wake(u int32) {
	for i := m.off[u]; i < m.off[u+1]; i++ {
		if v := m.to[i]; m.of[v] != m.of[u] {
			m.wait.push(v)
		}
	}
}

// waiting is a queue in which each node stands once at most.
type waiting struct {
	line        []int32 // a ring
	head, count int
	in          bitset
}

func (w *waiting) push(v int32) {
	if !w.in.has(v) {
		w.in.add(v)
		w.line[(w.head+w.count)%len(w.line)] = v
		w.count++
	}
}

func (w *waiting) pop() int32 {
	v := w.line[w.head]
	w.head = (w.head + 1) % len(w.line)
	w.count--
	w.in.remove(v)
	return v
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
