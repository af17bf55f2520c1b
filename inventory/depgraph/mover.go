package depgraph

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
