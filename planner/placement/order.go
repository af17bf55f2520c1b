package placement

import (
	"cmp"
	"math"
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/placement/partition"
)

// reachable reports whether the items can be brought to their labels one after
// another without a site ever being over its room. Where they cannot, because
// assets of surviving sites wait for one another's room, it holds half of these
// at home, those to which it matters least, and reports false.
func (d *draft) reachable(in *partition.Instance, it *items, label []int32) bool {
	m := newMarch(d, it, label)
	if m.simple() {
		return true
	}
	var waiting []int32
	for _, n := range m.run() {
		if d.mayReturn(it.members[n]) {
			waiting = append(waiting, n)
		}
	}
	loss := func(n int32) float64 {
		row := in.Unary[int(n)*d.k : int(n)*d.k+d.k]
		return row[d.home[it.members[n][0]]] - row[label[n]]
	}
	slices.SortStableFunc(waiting, func(a, b int32) int { return cmp.Compare(loss(a), loss(b)) })
	for _, n := range waiting[:(len(waiting)+1)/2] {
		for _, i := range it.members[n] {
			d.concede(i)
			d.hold(i, d.home[i])
		}
	}
	return len(waiting) == 0
}

// mayReturn reports whether assets are all at one surviving site and may stay.
func (d *draft) mayReturn(members []int32) bool {
	home := d.commonHome(members)
	return home != partition.NoLabel && d.allMay(members, home)
}

// march moves items one by one.
type march struct {
	d     *draft
	it    *items
	label []int32
	load  []inventory.Resources
	room  []inventory.Resources
	todo  []int32
}

func newMarch(d *draft, it *items, label []int32) *march {
	m := &march{d: d, it: it, label: label, load: d.startLoads(), room: d.room()}
	for i := range int32(d.n) {
		if d.fate[i] == retires && d.home[i] >= 0 {
			addLoad(&m.load[d.home[i]], d.needs(i), -1)
		}
	}
	for n, members := range it.members {
		for _, i := range members {
			if d.home[i] != label[n] {
				m.todo = append(m.todo, int32(n))
				break
			}
		}
	}
	return m
}

// arrivals is what an item brings to its label.
func (m *march) arrivals(n int32) inventory.Resources {
	var sum inventory.Resources
	for _, i := range m.it.members[n] {
		if m.d.home[i] != m.label[n] {
			addLoad(&sum, m.d.needs(i), 1)
		}
	}
	return sum
}

// simple reports whether everything fits although nobody leaves.
func (m *march) simple() bool {
	load := append([]inventory.Resources(nil), m.load...)
	for _, n := range m.todo {
		sum := m.arrivals(n)
		addLoad(&load[m.label[n]], &sum, 1)
	}
	for l := range load {
		if !within(&load[l], &m.room[l]) {
			return false
		}
	}
	return true
}

func within(load, room *inventory.Resources) bool {
	for r, v := range load {
		if v > room[r]+1e-6 {
			return false
		}
	}
	return true
}

// run moves whatever fits until nothing more does, and returns the rest.
func (m *march) run() []int32 {
	for len(m.todo) > 0 {
		left := m.todo[:0]
		for _, n := range m.todo {
			if !m.advance(n) {
				left = append(left, n)
			}
		}
		if len(left) == len(m.todo) {
			return m.atOnce()
		}
		m.todo = left
	}
	return nil
}

// atOnce tries to bring what is left to its labels in one wave: those that
// change places without running side by side need no room twice. It returns what
// that does not serve.
func (m *march) atOnce() []int32 {
	load := append([]inventory.Resources(nil), m.load...)
	for _, n := range m.todo {
		for _, i := range m.it.members[n] {
			if to := m.label[n]; m.d.home[i] != to && m.d.overlaps(i, to) {
				addLoad(&load[to], m.d.needs(i), 1)
			}
		}
	}
	for l := range load {
		if !within(&load[l], &m.room[l]) {
			return m.todo
		}
	}
	return nil
}

// overlaps reports whether an asset runs on both sides before its wave.
func (d *draft) overlaps(i, label int32) bool {
	move, _ := d.p.ResolveMove(d.p.Placed[i], d.site[label])
	return move.OverlapDays > 0
}

// advance moves an item if its label has room for what arrives.
func (m *march) advance(n int32) bool {
	to := m.label[n]
	load := m.load[to]
	sum := m.arrivals(n)
	addLoad(&load, &sum, 1)
	for r, v := range load {
		if sum[r] > 0 && v > m.room[to][r]+math.Max(1e-6, 1e-12*m.room[to][r]) {
			return false
		}
	}
	m.load[to] = load
	for _, i := range m.it.members[n] {
		if from := m.d.home[i]; from >= 0 && from != to {
			addLoad(&m.load[from], m.d.needs(i), -1)
		}
	}
	return true
}
