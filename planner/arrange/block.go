package arrange

import (
	"math"
	"slices"
)

// block is the exchange of two runs of a row that stand side by side, [a, b) and
// [b, c), each turned round or not. An empty second run makes it a turn alone.
type block struct {
	a, b, c    int32
	turn, flip bool // turn the first round, turn the second round
}

// place is where the block brings a slot of the row.
func (m *block) place(k int32) int32 {
	switch {
	case k < m.a || k >= m.c:
		return k
	case k < m.b:
		if m.turn {
			k = m.a + m.b - 1 - k
		}
		return k + m.c - m.b
	}
	if m.flip {
		k = m.b + m.c - 1 - k
	}
	return k - (m.b - m.a)
}

// blockCost is what a block adds to the cost.
func (r *row) blockCost(m *block) float64 {
	g, sum := r.g, 0.0
	for k := m.a; k < m.c; k++ {
		v := r.order[k]
		from, to := r.slots[k], r.slots[m.place(k)]
		sum += g.Pull[v] * (to - from)
		for x := g.Start[v]; x < g.Start[v+1]; x++ {
			at := r.at[g.To[x]]
			switch {
			case at < m.a || at >= m.c:
				t := r.slots[at]
				sum += g.Weight[x] * (math.Abs(to-t) - math.Abs(from-t))
			case at > k:
				sum += g.Weight[x] * (math.Abs(to-r.slots[m.place(at)]) - math.Abs(from-r.slots[at]))
			}
		}
	}
	return sum
}

// exchange does what blockCost prices, but for the cost.
func (r *row) exchange(m *block) {
	first, second := slices.Clone(r.order[m.a:m.b]), slices.Clone(r.order[m.b:m.c])
	if m.turn {
		slices.Reverse(first)
	}
	if m.flip {
		slices.Reverse(second)
	}
	copy(r.order[m.a:], second)
	copy(r.order[m.a+m.c-m.b:], first)
	for k := m.a; k < m.c; k++ {
		r.at[r.order[k]] = k
	}
	r.reflow(m.a, m.c)
}
